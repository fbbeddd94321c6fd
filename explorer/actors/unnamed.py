"""Parties that an article never names: "protesters", "the railway unions", "the education committee".

    "Farmers blocked the road ... the farmers left"      one party, of this article alone

A noun for people who act together, or for a body with a word that says which, is a party where no name of the article
can be meant; else the reader of references finds who it is. Several that are told apart by a word ("eastern rebels",
"southern rebels") are several; the bare noun is then left to that reader too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.actors.groups import read_group
from explorer.actors.names import read_name
from explorer.actors.resources import read_words
from explorer.actors.salience import BEHIND
from explorer.actors.uses import GROUP, OF_THIS_TEXT, Use

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from explorer.model import Mention

PARTY = "unnamed party"
"""Rule of the mentions of people who act together, by a noun alone (see `mentions.descriptions`)."""

TELLING_NOTHING = frozenset(
    "alleged angry armed another dead every foreign former fellow his her its masked more no only other our own "
    "remaining suspected their young".split()
)
"""Words beside a noun that do not say which party it is."""

LEAST_SAID = 2
"""Times that a body without a word saying which has to be mentioned: "the school", "the board"."""


def find_unnamed(uses: Sequence[Use], mentions: Sequence[Mention], first_order: int) -> list[Use]:
    """Make uses of the parties that a document tells of without a name.

    Args:
        uses: the other uses of the document.
        mentions: all mentions of the document, in text order.
        first_order: the first free order.
    """
    used = {mention.id for use in uses for mention in use.mentions}
    known = _known_words(uses)
    by_head: dict[tuple[str, bool], dict[frozenset[str], list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in _candidates(mentions, used):
        words = read_group(mention.text, mention.head, "").words - TELLING_NOTHING
        if not any(mention.head in heads and words <= every for heads, every in known):
            by_head[mention.head, mention.number == "plural"][words].append(mention)
    parties = [own for same in by_head.values() for own in _tell_apart(same) if _is_told_of(own)]
    parties.sort(key=lambda own: own[0].start)
    return [_make(own, first_order + number) for number, own in enumerate(parties)]


def _candidates(mentions: Sequence[Mention], used: set[str]) -> Iterator[Mention]:
    before = None
    for mention in mentions:
        possessed = before is not None and before.form == "pronoun" and before.governor == mention.head
        before = mention
        if mention.form != "description" or mention.id in used or mention.belongs_to or mention.same_as or possessed:
            continue
        if mention.rule == PARTY or (mention.kind == "organization" and mention.number != "plural"):
            yield mention


def _known_words(uses: Iterable[Use]) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Give for each organization and group of a document the words that say what it is, and all of its words."""
    found = []
    for use in uses:
        if use.kind != "person":
            names = [use.name.words] + ([tuple(use.reading.entry.name.lower().split())] if use.reading else [])
            heads = {_head_of(words) for words in names} | {use.mentions[0].head}
            found.append((frozenset(heads), frozenset(word for words in names for word in words)))
    return found


def _head_of(words: tuple[str, ...]) -> str:
    """Return the word of a name that says what it is: "ministry" of a ministry of oil."""
    return next((words[place - 1] for place, word in enumerate(words) if place and word in BEHIND), words[-1])


def _tell_apart(same: dict[frozenset[str], list[Mention]]) -> Iterator[list[Mention]]:
    """Give the parties of one noun; a phrase with fewer words means the only one with more."""
    parties: dict[frozenset[str], list[Mention]] = {}
    for words, own in sorted(same.items(), key=lambda item: (-len(item[0]), sorted(item[0]))):
        longer = [known for known in parties if words < known]
        if len(longer) == 1:
            parties[longer[0]] += own
        elif words or not longer:
            parties[words] = list(own)
    for own in parties.values():
        yield sorted(own, key=lambda mention: mention.start)


def _is_told_of(own: Sequence[Mention]) -> bool:
    """Tell whether mentions are of a party: of people, of a body with a word saying which, or of one told of often."""
    first = own[0]
    if first.rule == PARTY:
        return True
    if any(mention.text[:1].isupper() or " " in mention.text.strip() for mention in own):
        return True
    return len(own) >= LEAST_SAID and first.head not in read_words("vague_bodies.txt")


def _make(own: Sequence[Mention], order: int) -> Use:
    mentions = [replace(mention, rule=OF_THIS_TEXT) for mention in own]
    use = Use(order, mentions[0].document_id, read_name(mentions[0].text), GROUP, mentions)
    use.describe()
    return use
