"""What the finders of mentions share: the parse, the mentions found so far, and how a mention is made."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from explorer.mentions.credits import Credits
from explorer.model import Mention
from explorer.tongues import is_foreign

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc, Span, Token

    from explorer.model import Document, Sentence
    from explorer.syntax import Syntax

DETERMINERS_OF_THE_KNOWN = frozenset({"the", "this", "that", "these", "those", "both"})
ROLES = (
    (("nsubj", "csubj"), "subject"),
    (("obj", "iobj"), "object"),
    (("nmod:poss",), "possessive"),
    (("obl", "nmod:npmod", "nmod:tmod"), "oblique"),
    (("amod", "compound", "nmod:unmarked", "nmod:desc", "det"), "modifier"),
    (("appos",), "apposition"),
    (("nmod",), "oblique"),
)
"""UD relations and the roles they stand for; the first that fits counts."""


def explains(**rules: str) -> Callable:
    """Attach to a finder the plain sentences for the rules it uses, keyed by rule name with _ for blanks."""

    def attach(finder: Callable) -> Callable:
        finder.explanations = {rule.replace("_", " "): text for rule, text in rules.items()}
        return finder

    return attach


TASKS = frozenset({"mission", "service"})
"""Role nouns that name a task where an infinitive follows."""


class Context:
    """The text that is being read and the mentions found in it so far."""

    def __init__(self, document: Document, doc: Doc, sentences: Sequence[Sentence], syntax: Syntax) -> None:
        self.document, self.doc, self.syntax = document, doc, syntax
        self.sentences = sentences
        self._credits = Credits(document.text)
        self._foreign = {span.start for span in syntax.sentences if is_foreign([token.text for token in span])}
        self._starts = [sentence.start for sentence in sentences]
        self._found: dict[tuple[int, int], Mention] = {}
        self._spans: dict[str, Span] = {}
        self._tops: dict[str, Token] = {}
        self._owner_of_token: dict[int, str] = {}
        self._topped_by: dict[int, str] = {}
        self._in_titles: set[int] = set()

    def add(
        self, span: Span, kind: str, form: str, rule: str, *, titled: Span | None = None, **fields: object
    ) -> Mention | None:
        """Make a mention of a span.

        None is made if there is one with the same words, or it lies in no sentence, in a credit, or in a sentence of
        another language.

        Args:
            span: the words that stand for the actor.
            kind, form, rule: see `Mention`.
            titled: the title before a name.
            **fields: further fields of the mention.
        """
        sentence = self.sentence_at(span.start_char)
        key = (span.start_char, span.end_char)
        if sentence is None or key in self._found or self._credits.cover(key[0]):
            return None
        if self._foreign and self.syntax.sentence(span[0]).start in self._foreign:
            return None
        top = self.syntax.top_of_name(span, titled)
        role, governor = self.place(top)
        mention = Mention(
            id=f"{self.document.id}@{key[0]}-{key[1]}",
            document_id=self.document.id,
            sentence_id=sentence.id,
            start=key[0],
            end=key[1],
            text=span.text,
            kind=kind,
            form=form,
            rule=rule,
            title=titled.text.strip() if titled is not None else "",
            role=role,
            governor=governor,
            definite=self.is_definite(top),
            **fields,
        )
        self._remember(mention, span, top)
        self._in_titles.update(token.i for token in titled or ())
        return mention

    def _remember(self, mention: Mention, span: Span, top: Token) -> None:
        self._found[mention.start, mention.end] = mention
        self._spans[mention.id] = span
        self._topped_by[top.i] = mention.id
        self._tops[mention.id] = top
        if mention.form == "name":
            for token in span:
                self._owner_of_token[token.i] = mention.id

    def change(self, mention: Mention, **fields: object) -> Mention:
        """Put a mention's changed copy in its place."""
        changed = replace(mention, **fields)
        self._found[mention.start, mention.end] = changed
        return changed

    def mentions(self) -> tuple[Mention, ...]:
        """Give all mentions in text order, longer ones first where they begin together."""
        return tuple(self._found[key] for key in sorted(self._found, key=lambda key: (key[0], -key[1])))

    def top_of(self, mention: Mention) -> Token:
        """Give the token that a mention's phrase hangs on."""
        return self._tops[mention.id]

    def begins_sentence(self, token: Token) -> bool:
        """Tell whether a word is the first of its sentence, where everything has a capital."""
        sentence = self.syntax.sentence(token)
        return not any(each.is_alpha for each in sentence[: token.i - sentence.start])

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Give the words written with a capital within a sentence of this text that are no part of a longer name."""
        words = (t for span in self.syntax.sentences for t in span[1:] if t.text[:1].isupper() and t.text[1:].islower())
        alone = (t for t in words if (name := self.name_at(t)) is None or len(self.span_of(name)) == 1)
        return frozenset(t.text for t in alone if not self.begins_sentence(t))

    def names_a_task(self, token: Token) -> bool:
        """Tell whether a role noun names what is to be done ("the Iraqi *mission* to retake the city")."""
        infinitives = [child for child in self.syntax.children(token, "acl") if self.syntax.children(child, "mark")]
        return token.lemma_.lower() in TASKS and bool(infinitives)

    def is_in_title(self, token: Token) -> bool:
        """Tell whether a word is part of the title before a name."""
        return token.i in self._in_titles

    def span_of(self, mention: Mention) -> Span:
        """Give the tokens of a mention."""
        return self._spans[mention.id]

    def topped_by(self, token: Token) -> Mention | None:
        """Give the largest mention whose top token is this one."""
        return self._by_id(self._topped_by.get(token.i))

    def name_at(self, token: Token) -> Mention | None:
        """Give the name that a token is part of."""
        return self._by_id(self._owner_of_token.get(token.i))

    def _by_id(self, mention_id: str | None) -> Mention | None:
        if mention_id is None:
            return None
        span = self._spans[mention_id]
        return self._found[span.start_char, span.end_char]

    def confidence_of(self, start: int, end: int) -> float:
        """Give how sure the language pipeline is of a name with these offsets; 1.0 where it does not say."""
        return round(float(self.doc.user_data.get(("name_confidence", start, end), 1.0)), 3)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Give the sentence that a character stands in."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def place(self, top: Token) -> tuple[str, str]:
        """Give the role of a phrase and the lemma of what governs it (see `Mention`)."""
        first = self.syntax.first_conjunct(top)
        relation, parent = self.syntax.relation_of(first), self.syntax.parent(first)
        role = next((role for names, role in ROLES if self.syntax.is_one(first, names)), "other")
        if role == "oblique":
            return role, self.syntax.case_of(top)
        if relation == "nmod" and not self.syntax.case_of(top):
            role = "modifier"
        return role, "" if parent is None else parent.lemma_.lower()

    def is_definite(self, top: Token) -> bool:
        """Tell whether a phrase is introduced as known: by "the", "this", a possessive."""
        determiners = self.syntax.children(top, "det", "det:predet")
        if any(child.lower_ in DETERMINERS_OF_THE_KNOWN for child in determiners):
            return True
        return bool(self.syntax.children(top, "nmod:poss"))
