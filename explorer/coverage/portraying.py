"""What the finders of portrayals share: the parse, and how words become a portrayal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.symbols import VERB

from explorer.factuality import EventFactuality
from explorer.factuality.vouching import Vouching
from explorer.model import Cue, Portrayal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from explorer.clauses import Clauses
    from explorer.factuality import Factuality
    from explorer.located import Located
    from explorer.model import Mention, Speech

NOT_OF_A_PHRASE = frozenset(
    "acl:relcl advcl:relcl appos parataxis advcl nsubj nsubj:pass nsubj:outer csubj cop conj cc mark aux aux:pass expl "
    "dep ccomp discourse case vocative orphan list reparandum dislocated preconj cc:preconj obl:unmarked".split()
)
"""Relations of what stands by a noun or adjective without being part of what it says somebody is."""

NOT_OF_A_PREDICATE = frozenset({"advmod", "obl", "obl:agent"})
"""Further ones where it is said by a verb of being ("is *now* a threat *in the region*")."""

WITHOUT_QUOTES = dict.fromkeys(map(ord, '"“”„«»'))
CLAUSES = ("csubj", "ccomp", "acl", "advcl", "advcl:relcl")
"""Clauses behind a predicate for which "it" may stand."""

MOST_WORDS = 18
"""Of a phrase; longer ones are cut after their head."""


class Portraying:
    """One text and the portrayals found in it.

    Args:
        located: mentions on tokens.
        clauses: the arguments of its verbs.
        factuality: how it tells events.
        speeches: who says what.

    Attributes:
        verbs: its tokens that are verbs.
        tops: the token that each mention's phrase hangs on, by mention id; pronouns are left out.
    """

    def __init__(
        self, located: Located, clauses: Clauses, factuality: Factuality, speeches: Sequence[Speech] = ()
    ) -> None:
        self.located, self.clauses, self.factuality = located, clauses, factuality
        self.vouching = Vouching(located, speeches)
        self.syntax, self.text = located.syntax, located.text
        self.tokens = located.syntax.tokens
        self.verbs = [token for token in self.tokens if token.pos == VERB]
        referring = (mention for mention in located.mentions.values() if mention.form != "pronoun")
        self.tops = {mention.id: located.top_of(mention) for mention in referring}
        self._found: dict[str, Portrayal] = {}

    def portrayals(self) -> tuple[Portrayal, ...]:
        """Give what was found so far, in text order."""
        return tuple(sorted(self._found.values(), key=lambda p: (p.start, p.end, p.id)))

    def add(self, mention: Mention, kind: str, start: int, end: int, *, lemma: str, rule: str) -> None:
        """Keep a portrayal; of two with the same words for the same mention the first counts."""
        key = f"{mention.sentence_id}/{kind}/{mention.start}-{mention.end}/{start}-{end}"
        if key in self._found or not lemma:
            return
        self._found[key] = Portrayal(
            id=key,
            mention_id=mention.id,
            document_id=mention.document_id,
            sentence_id=mention.sentence_id,
            kind=kind,
            start=start,
            end=end,
            text=self.text[start:end],
            lemma=lemma,
            rule=rule,
        )

    def add_words(self, mention: Mention, kind: str, words: list[Token], *, lemma: str, rule: str) -> None:
        """Keep a portrayal by a run of tokens, unless the mention itself lies in it."""
        start, end = words[0].idx, words[-1].idx + len(words[-1])
        if mention.form == "name" and start <= mention.start and mention.end <= end:
            return
        self.add(mention, kind, start, end, lemma=lemma, rule=rule)

    def phrase(self, head: Token, *, said: bool = False) -> list[Token]:
        """Give the run of words around a noun or adjective that say what somebody is.

        Args:
            head: the noun or adjective.
            said: it is said by a verb of being or calling, so that what qualifies the verb is left out.
        """
        left_out = NOT_OF_A_PHRASE | NOT_OF_A_PREDICATE if said and head.pos_ != "ADJ" else NOT_OF_A_PHRASE
        kept = {head.i}
        open_ = [child for child in self.syntax.children(head) if self._belongs(child, head, left_out)]
        while open_:
            node = open_.pop()
            kept.add(node.i)
            open_ += self.syntax.children(node)
        first, last = self._run(head.i, kept)
        if last - first >= MOST_WORDS:
            last = head.i
        return self.tokens[first : last + 1]

    def _belongs(self, child: Token, head: Token, left_out: frozenset[str]) -> bool:
        relation = self.syntax.relation_of(child)
        if relation in left_out or relation == "punct" or child.lower_ in ("not", "n't", "n’t", "never"):
            return False
        if head.pos_ == "ADJ" and child.i > head.i:  # "furious about it": the adjective alone
            return False
        return relation != "acl" or child.i - head.i <= 2  # "a militia backed by X", not "a man seen at the time ..."

    def _run(self, head: int, kept: set[int]) -> tuple[int, int]:
        """Go left and right from the head over kept words and the marks between them."""
        first = last = head
        while first - 1 in kept or (self._is_mark(first - 1) and first - 2 in kept):
            first -= 1
        while last + 1 in kept or (self._is_mark(last + 1) and last + 2 in kept):
            last += 1
        return first, last

    def _is_mark(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].is_punct

    def lemma_of_phrase(self, head: Token, words: list[Token]) -> str:
        """Give a phrase up to its head, without article or possessive, the head in its base form."""
        before = [token for token in words if token.i < head.i]
        while before and (before[0].pos_ in ("DET", "PUNCT") or before[0].tag_ in ("PRP$", "WP$", "POS")):
            before = before[1:]
        lead = self.text[before[0].idx : head.idx].lower() if before else ""
        return " ".join(f"{lead}{head.lemma_.lower()}".translate(WITHOUT_QUOTES).split())

    def negated(self, lemma: str, predicate: Token) -> str:
        """Put "not" before what a text says somebody is not; "not just a group" is a group."""
        return f"not {lemma}" if self.is_negated(predicate) else lemma

    def is_negated(self, predicate: Token) -> bool:
        """Tell whether a predicate is negated by its own words."""
        return self.factuality.local.is_negated(predicate)

    def told_of(self, event: Token, mention: Mention) -> EventFactuality:
        """Give how an event is told of somebody who does or suffers it."""
        told = self.factuality.with_ends(self.factuality.of(event), self.located.top_of(mention))
        quoted = told.is_fact and self.vouching.is_quoted_from_nobody(Cue(event.idx, event.idx + len(event)))
        return EventFactuality(False, "alleged") if quoted else told

    def below(self, token: Token) -> set[str]:
        """Give the relations of a token's children."""
        return {self.syntax.relation[child.i] for child in self.syntax.children(token)}

    def is_empty(self, subject: Token, predicate: Token) -> bool:
        """Tell whether "it" only stands for a clause behind it ("*it* is clear that ...") and for nobody."""
        return subject.lower_ == "it" and bool(self.syntax.children(predicate, *CLAUSES))

    def shown(self, heads: Iterable[Token]) -> list[Mention]:
        """Give the mentions that phrases stand for, each once."""
        found: list[Mention] = []
        for head in heads:
            mention = self.located.at(head)
            if mention is None or mention.form == "group":  # those it counts or explains; those coordinated with it
                found += self.located.directly(head)
            else:
                found.append(mention)
        return list({mention.id: mention for mention in found}.values()) if len(found) > 1 else found
