"""Whether the words around a date tell of what was or of what is to come, from the parse.

    "will meet on Tuesday", "is due on Tuesday", "a vote scheduled for Tuesday"     ahead
    "met on Tuesday", "says on Tuesday", "refused to meet on Tuesday"               past

Asked only for dates whose meaning hangs on it: a bare weekday or month.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.coverage.dates.grammar import read_words
from explorer.factuality.cues import read_cues
from explorer.syntax import Syntax

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAST, PRESENT, AHEAD, UNKNOWN = "past", "present", "ahead", ""
GO_UP = "go up"
WANTED = "wanted"
"""What somebody voted, asked, agreed to do: ahead of that, though perhaps not of the publication."""

HAVE = frozenset("have 've ’ve having".split())
PERFECT = frozenset("has have had 've ’ve having".split())
PAST_FORMS = frozenset("was were did had got".split())
MOST_STEPS = 8


class Told:
    """Tells the tense of what stands with words of one parsed text.

    Args:
        doc: the parsed text.
        syntax: its parse in UD terms; made when first needed if it was not made already.
    """

    def __init__(self, doc: Doc, syntax: Syntax | None = None) -> None:
        self.doc, self._syntax = doc, syntax

    @property
    def syntax(self) -> Syntax:
        """The parse in UD terms."""
        if self._syntax is None:
            self._syntax = Syntax(self.doc)
        return self._syntax

    def token_at(self, start: int, end: int) -> Token:
        """Give the token that the words between two offsets hang on."""
        return self.syntax.top(self.doc.char_span(start, end, alignment_mode="expand"))

    def of(self, start: int, end: int) -> tuple[str, bool]:
        """Give PAST, PRESENT, AHEAD or UNKNOWN for words between two offsets, and whether it is just theirs.

        In "the raid of May 3 failed" the date hangs on a noun: the raid was on that day, the failing need not be. In
        the present, what hangs on the verb lies ahead ("meets on Tuesday"), what hangs on a noun may be either.
        """
        node = self.token_at(start, end)
        if self._was_said_then(start, end):
            return PAST, True
        direct, prepositions = True, {self.syntax.case_of(node)}
        for steps in range(MOST_STEPS):
            tense = self._of_clause(node, ahead_of=bool(prepositions & {"for", "until", "till", "by", "to"}))
            if tense == WANTED:
                return AHEAD, False
            if tense == PRESENT and not direct and "for" in prepositions:
                return AHEAD, False  # "flies to Riga for Monday's fair"
            if tense in (PAST, PRESENT, AHEAD):
                return tense, direct
            parent = self.syntax.parent(node)
            if parent is None:
                return UNKNOWN, direct
            if steps and not tense:
                direct = False
                prepositions.add(self.syntax.case_of(node))
            if "ahead of" in prepositions or parent.lower_ == "ahead":
                return AHEAD, direct
            node = parent
        return UNKNOWN, False

    def _was_said_then(self, start: int, end: int) -> bool:
        """Tell whether a reporting verb stands right before ("said on Tuesday"), on whatever the parser hangs it."""
        index = self.doc.char_span(start, end, alignment_mode="expand").start - 1
        if index > 0 and self.doc[index].lower_ in ("on", "in"):
            index -= 1
        before = self.doc[index] if index >= 0 else None
        return before is not None and before.tag_ == "VBD" and before.lemma_ in read_words("reporting")

    def _of_clause(self, node: Token, *, ahead_of: bool) -> str:
        """Give the tense that a word sets for what hangs on it, GO_UP for verbs that have it from above."""
        syntax = self.syntax
        helpers = [child.lower_ for child in syntax.children(node, "aux", "cop")]
        if not helpers and node.pos_ not in ("VERB", "AUX"):
            return AHEAD if self._lies_ahead(node) and node.pos_ == "ADJ" else UNKNOWN
        if self._is_modal(helpers) and not ("'d" in helpers and node.tag_ == "VBN"):
            return PAST if HAVE & set(helpers) else AHEAD
        if "to" in helpers or "to" in [child.lower_ for child in syntax.children(node, "mark")]:
            return PAST if HAVE & set(helpers) else self._of_infinitive(node)
        if self._lies_ahead(node) and (node.tag_ in ("VBN", "JJ") or ahead_of):
            return AHEAD
        if PERFECT & set(helpers) or PAST_FORMS & set(helpers):
            return PAST
        if helpers:
            return PRESENT
        return self._of_form(node)

    def _is_modal(self, helpers: list[str]) -> bool:
        """Tell whether an auxiliary says that it is planned, possible or demanded, and so lies ahead."""
        return any(word.replace("’", "'") in read_cues("auxiliary") for word in helpers)

    def _of_form(self, verb: Token) -> str:
        syntax = self.syntax
        if verb.tag_ == "VBD":
            return PAST
        if verb.tag_ in ("VBZ", "VBP"):
            return PAST if verb.lemma_ in read_words("reporting") else PRESENT
        if verb.tag_ == "VBN" and syntax.relation_of(verb) != "conj":
            return PAST
        return GO_UP if syntax.parent(verb) is not None else UNKNOWN

    def _of_infinitive(self, verb: Token) -> str:
        """Purposes and what was managed or refused have the tense of the verb above; other infinitives lie ahead."""
        parent = self.syntax.parent(verb)
        if parent is None:
            return AHEAD
        if self.syntax.relation_of(verb).startswith("advcl") or parent.lemma_ in read_words("done"):
            return GO_UP
        return AHEAD if self._lies_ahead(parent) or parent.pos_ == "AUX" else WANTED

    def _lies_ahead(self, node: Token) -> bool:
        return node.lemma_.lower() in read_words("ahead")
