"""Words worth discussing in a text: loaded, judging, euphemistic ones, each with its reason and without a verdict.

They are found by word lists alone, so a mark says no more than "look here". The published accuracy of finding biased
wording by program is low: the best F1 is 45.7 % on NewsWCL50 (Hamborg 2019). What was shown to raise readers' awareness
is that words are marked in the text (Spinde et al., PLoS ONE 2022, 985 readers).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.coverage.wordlists import read_patterns, read_reasons
from explorer.model import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from explorer.coverage.wordlists import Pattern
    from explorer.located import Located
    from explorer.model import Portrayal, Sentence

OPENING, CLOSING = frozenset("\"“‘'«„"), frozenset("\"”’'»“")
MOST_QUOTED = 2
"""Words within quotation marks that are marked as single words; longer runs are quotations."""

SAYING_WHAT = frozenset({"NOUN", "ADJ"})
DISTANCE = "distance"
REACH_BEFORE, REACH_BEHIND = 2, 4
"""Words around a candidate that may rule it out."""


def find_candidates(located: Located) -> tuple[Candidate, ...]:
    """Find the words worth discussing in one text.

    Args:
        located: its mentions on its tokens; words inside names ("Popular Front for the Liberation of ...") are names.

    Returns:
        Candidates in text order; they do not overlap, the longer expression counts.
    """
    tokens = located.syntax.tokens
    words = [(token.lemma_.lower(), token.lower_) for token in tokens]
    found: list[Candidate] = []
    covered = 0
    for index, possible in _possible(words):
        fitting = (p for p in possible if _fits(p, index, words, located)) if index >= covered else ()
        pattern = next(iter(fitting), None)
        if pattern is not None:
            covered = index + len(pattern.words)
            found.append(_candidate(located.text, tokens[index:covered], pattern))
    marked = {token for each in found for token in range(each.start, each.end)}
    found += [each for each in _quoted(located, tokens) if each.start not in marked and each.end - 1 not in marked]
    return tuple(_place(sorted(found, key=lambda each: each.start), located.sentences))


def candidate_in(portrayal: Portrayal, candidates: Iterable[Candidate]) -> Candidate | None:
    """Give the first candidate that shares words with a portrayal, None where its words are none.

    Args:
        portrayal: words that show somebody.
        candidates: those of the same document.
    """
    return next((each for each in candidates if each.start < portrayal.end and portrayal.start < each.end), None)


def _place(candidates: Iterable[Candidate], sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """Say in which sentence each of them stands; both come in text order."""
    waiting = iter(sentences)
    sentence = next(waiting, None)
    for each in candidates:
        while sentence is not None and sentence.end <= each.start:
            sentence = next(waiting, None)
        inside = sentence is not None and sentence.start <= each.start
        yield replace(each, document_id=sentence.document_id, sentence_id=sentence.id) if inside else each


def _possible(words: Sequence[tuple[str, str]]) -> Iterator[tuple[int, list[Pattern]]]:
    """Give the places where patterns may begin, by their first two words, with these patterns, longest first."""
    patterns = read_patterns()
    for index, word in enumerate(words):
        rests = [patterns[form] for form in (word if word[0] != word[1] else word[:1]) if form in patterns]
        if not rests:
            continue
        seconds = {*words[index + 1], ""} if index + 1 < len(words) else {""}
        found = [pattern for rest in rests for second in seconds & rest.keys() for pattern in rest[second]]
        if found:
            yield index, sorted(found, key=lambda pattern: (-len(pattern.words), pattern.order))


def _fits(pattern: Pattern, index: int, words: Sequence[tuple[str, str]], located: Located) -> bool:
    end, tokens = index + len(pattern.words), located.syntax.tokens
    if end > len(tokens) or (pattern.pos and not _is_of_class(tokens[index], pattern.pos, located)):
        return False
    if any(choices.isdisjoint(word) for choices, word in zip(pattern.words, words[index:end], strict=True)):
        return False
    before, behind = words[max(0, index - REACH_BEFORE) : index], words[end : end + REACH_BEHIND]
    if any(lemma in pattern.not_before for lemma, _ in before) or any(
        lemma in pattern.not_behind for lemma, _ in behind
    ):
        return False
    return not any(_in_name(token, located) for token in tokens[index:end])


def _is_of_class(token: Token, pos: str, located: Located) -> bool:
    """Tell whether a word is of a class; a participle before its noun is an adjective ("a *devastating* raid")."""
    if pos == "ADJ" and token.pos_ == "VERB":
        return located.syntax.relation_of(token) == "amod"
    return token.pos_ == pos and not (pos == "VERB" and located.syntax.relation_of(token) == "amod")


def _in_name(token: Token, located: Located) -> bool:
    """Tell whether a word is part of a name, also of one that nobody recognised; small letters name nobody."""
    if token.is_lower:
        return located.lies_in_name(token) and token.ent_type_ != "NORP"
    return located.lies_in_name(token) or bool(token.ent_type_) or (token.pos_ == "PROPN" and token.is_title)


def _candidate(text: str, tokens: Sequence[Token], pattern: Pattern) -> Candidate:
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    return Candidate(start, end, text[start:end], pattern.group, pattern.reason, pattern.alternatives)


def _quoted(located: Located, tokens: Sequence[Token]) -> Iterator[Candidate]:
    """Give single words within quotation marks; names and titles of works are no such words."""
    for index, token in enumerate(tokens):
        if token.text not in OPENING or token.whitespace_:
            continue
        end = next((i for i in range(index + 2, index + 3 + MOST_QUOTED) if _closes(tokens, i)), None)
        inside = tokens[index + 1 : end] if end is not None else []
        if inside and inside[0].pos_ in SAYING_WHAT and all(word.is_lower or word.text == "-" for word in inside):
            start, stop = inside[0].idx, inside[-1].idx + len(inside[-1])
            yield Candidate(start, stop, located.text[start:stop], DISTANCE, read_reasons()[DISTANCE])


def _closes(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].text in CLOSING and not tokens[index - 1].whitespace_
