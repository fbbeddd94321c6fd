"""Mentions on the tokens of a parsed text, and which of them a phrase stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

    from explorer.model import Mention, Sentence
    from explorer.syntax import Syntax

QUANTITIES = frozenset(
    "group number member thousand hundred dozen million score many some most several all each both one two three "
    "half third quarter majority minority part percent % rest crowd team band couple series handful kind type sort "
    "contingent wave batch round mission delegation coalition unit column convoy patch element ton tonne barrel "
    "day week".split()
)
"""Heads that say how many or which part; the phrase stands for those it counts ("a group of diplomats")."""

OWNERS = ("nmod:poss",)
MODIFIERS = ("amod", "compound", "nmod:unmarked", "nmod:desc")
MOST_DEPTH = 3

COMMUNITIES = frozenset(
    "african asian buddhist catholic christian hindu hispanic islamic jewish latin latino moslem muslim orthodox "
    "protestant western".split()
)
"""Adjectives of creeds and continents, by which nobody owns a thing ("a *Muslim* holiday", "*African* coffee")."""


class Located:
    """Finds mentions by token.

    Args:
        doc: the parsed text.
        syntax: its parse in UD terms.
        mentions: its mentions; those that do not lie on token borders are passed over.
        sentences: its sentences.
    """

    def __init__(self, doc: Doc, syntax: Syntax, mentions: Iterable[Mention], sentences: Iterable[Sentence]) -> None:
        self.doc, self.syntax = doc, syntax
        self.text = doc.text  # spaCy puts it together anew at each look-up
        self.sentences = tuple(sentences)
        self._starts = [sentence.start for sentence in self.sentences]
        self.mentions: dict[str, Mention] = {}
        self._spans: dict[str, Span] = {}
        self._tops: dict[int, Mention] = {}
        self._top_of: dict[str, Token] = {}
        self._covering: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: (m.end - m.start, m.start)):
            self._place(mention)
        self._by_start = sorted((mention.start, mention.id) for mention in self.mentions.values())

    def renew(self, mentions: Iterable[Mention]) -> None:
        """Put changed copies of mentions in place of those with the same ids; spans stay."""
        self.mentions |= {mention.id: mention for mention in mentions if mention.id in self.mentions}
        self._tops = {i: self.mentions[mention.id] for i, mention in self._tops.items()}
        self._covering = {i: self.mentions[mention.id] for i, mention in self._covering.items()}

    def _place(self, mention: Mention) -> None:
        span = self.doc.char_span(mention.start, mention.end)
        if span is None:
            return
        self.mentions[mention.id] = mention
        self._spans[mention.id] = span
        self._tops[self.top_of(mention).i] = mention  # longer ones come later and win
        for token in span:
            if mention.form == "name":
                self._covering.setdefault(token.i, mention)

    def sentence_number(self, offset: int) -> int:
        """Give the index of the last sentence that begins at or before a character, -1 where there is none."""
        return bisect_right(self._starts, offset) - 1

    def sentence_at(self, offset: int) -> Sentence | None:
        """Give the sentence that a character stands in."""
        number = self.sentence_number(offset)
        return self.sentences[number] if number >= 0 and offset < self.sentences[number].end else None

    def mentions_from(self, start: int, end: int) -> list[Mention]:
        """Give the mentions that begin in a stretch of the text, in the order of `mentions`: shorter ones first."""
        first, last = (bisect_left(self._by_start, (place,)) for place in (start, end))
        found = [self.mentions[key] for _, key in self._by_start[first:last]]
        return sorted(found, key=lambda m: (m.end - m.start, m.start))

    def span_of(self, mention: Mention) -> Span:
        """Give the tokens of a mention."""
        return self._spans[mention.id]

    def top_of(self, mention: Mention) -> Token:
        """Give the token that a mention's phrase hangs on."""
        known = self._top_of.get(mention.id)
        if known is None:
            known = self.syntax.top_of_name(self._spans[mention.id], self._title_of(mention))
            self._top_of[mention.id] = known
        return known

    def _title_of(self, mention: Mention) -> Span | None:
        if not mention.title:
            return None
        start = self.text.rfind(mention.title, 0, mention.start)
        return self.doc.char_span(start, start + len(mention.title)) if start >= 0 else None

    def at(self, token: Token) -> Mention | None:
        """Give the mention that a phrase with this head is: the largest topped by it, or the name it lies in."""
        return self._tops.get(token.i) or self._covering.get(token.i)

    def lies_in_name(self, token: Token) -> bool:
        """Tell whether a word is part of a name."""
        return token.i in self._covering

    def name_ending_at(self, token: Token) -> Mention | None:
        """Give the name whose last token this is."""
        name = self._covering.get(token.i)
        return name if name is not None and self._spans[name.id].end == token.i + 1 else None

    def directly(self, token: Token) -> list[Mention]:
        """Give the mention at a token, or those it counts ("thousands of Kurds"), or its apposition's."""
        for candidate in (token, self.counted(token)):
            mention = self.at(candidate)
            if mention is not None:
                return [mention, *self._coordinated_owners(mention)]
        named = [self.at(child) for child in self.syntax.children(token, "appos")]
        return [mention for mention in named if mention is not None][:1]

    def counted(self, token: Token) -> Token:
        """Give what a head that only counts stands for ("hundreds of *troops*"); other heads stand for themselves."""
        for _ in range(MOST_DEPTH):
            if token.lemma_.lower() not in QUANTITIES and token.pos_ != "NUM":
                break
            inside = [
                c for c in self.syntax.children(token, "nmod") if self.syntax.case_of(c) in ("of", "from", "among")
            ]
            if not inside:
                break
            token = inside[0]
        return token

    def _coordinated_owners(self, mention: Mention) -> list[Mention]:
        """Give France for "French and Egyptian warships", Mali for "envoys of Chad and Mali"."""
        owner = self._spans.get(mention.belongs_to) if mention.form == "group" else None
        if owner is None:
            return []
        first = self.syntax.first_conjunct(self.syntax.top(owner))
        if self.syntax.case_of(first) == "from":  # people from Chad and Mali are not Mali
            return []
        others = [self.at(token) for token in self.syntax.conjuncts(first)]
        outside = [m for m in others if m is not None and (m.end <= mention.start or m.start >= mention.end)]
        return [m for m in outside if m.id != mention.belongs_to]

    def owners(self, token: Token) -> list[Mention]:
        """Give the mentions that say whose a thing is ("*Iran's* missiles", "*Israeli* military policy")."""
        for relations in (OWNERS, MODIFIERS):
            found = [
                self._owner(owner)
                for child in self.syntax.children(token, *relations)
                if not self._is_pair(child)
                for owner in self.syntax.conjuncts(child)  # "French and Egyptian warships"
            ]
            kept = [mention for mention in found if mention is not None]
            if kept:
                return kept
        return []

    def _is_pair(self, child: Token) -> bool:
        """Tell whether an adjective is one of a hyphened two ("the Syrian-Iraqi border"); neither owns the thing."""
        around = [self.doc[i].text for i in (child.i - 1, child.i + 1) if 0 <= i < len(self.doc)]
        return child.pos_ in ("ADJ", "PROPN") and any(text in "-–" for text in around)

    def _owner(self, child: Token) -> Mention | None:
        mention = self.at(child)
        if mention is not None and mention.text.lower() in COMMUNITIES:
            return None
        if mention is not None:
            return mention
        inner = [self.at(below) for below in self.syntax.children(child, *OWNERS, *MODIFIERS)]
        return next((m for m in inner if m is not None), None)

    def inside(self, token: Token, prepositions: Iterable[str], *, depth: int = MOST_DEPTH) -> list[Mention]:
        """Give the mentions in prepositional phrases below a noun, nearest first ("the offices *of the Y*")."""
        wanted = tuple(prepositions)
        heads = [
            c for c in self.syntax.children(token, "nmod", "obl") if self.syntax.case_of(c) in wanted and c.i > token.i
        ]
        if "by" in wanted:  # "a letter sent by X"
            made = [c for c in self.syntax.children(token, "acl") if c.i > token.i]
            heads += [
                t for clause in made for t in self.syntax.children(clause, "obl") if self.syntax.case_of(t) == "by"
            ]
        for head in heads:
            for conjunct in self.syntax.conjuncts(head):
                found = self.directly(conjunct) or self.owners(conjunct)
                if not found and depth > 1:
                    found = self.inside(conjunct, wanted, depth=depth - 1)
                if found:
                    rest = [m for other in self.syntax.conjuncts(head) for m in self.directly(other)]
                    return found + [m for m in rest if m not in found]
        return []
