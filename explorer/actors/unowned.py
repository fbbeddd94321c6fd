"""Police, army and parliament without an owner: those of the state that the article is about.

    "Police arrested two men", in an article on Marenia      the police of Marenia

Where the article tells of one owner's police only, it is theirs; else it is those of the state that it names far more
often than any other; where there is none, nobody's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.actors.names import read_name
from explorer.actors.resources import read_words
from explorer.actors.uses import GROUP, OF_THE_TEXT, Use

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.model import Mention

LEADING_SHARE = 0.7
"""Share of all mentions of states, their people and their towns that belong to the state that a text is about."""

LEAST_LEADING = 2
"""Mentions of it."""


def find_unowned(uses: Sequence[Use], mentions: Sequence[Mention], first_order: int) -> list[Use]:
    """Make uses of the bodies of a state that a document names without their owner.

    Args:
        uses: the other uses of the document, with their readings.
        mentions: all mentions of the document.
        first_order: the first free order.
    """
    bare = [m for m in mentions if m.form == "description" and not m.belongs_to and not m.same_as and _is_body(m)]
    if not bare:
        return []
    leading, owners = _leading_state(uses), _owners(uses)
    made: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in bare:
        own = owners.get(mention.head, set())
        owner = next(iter(own)) if len(own) == 1 else (leading if not own else None)
        if owner is not None:
            made[mention.head, owner].append(mention)
    return [_make(*key, same, first_order + number) for number, (key, same) in enumerate(made.items())]


OF_A_STATE = frozenset("army federal government military navy police security".split())
"""Words before officials, soldiers and the like that only say that they are a state's: "*military* officials"."""


def _is_body(mention: Mention) -> bool:
    before = mention.text.lower().split()[: -len(mention.head.split())]
    if before and mention.head in ("force", "officer", "personnel"):
        return OF_A_STATE.issuperset(before)
    return mention.head in read_words("state_heads.txt") and OF_A_STATE.issuperset(before)


def _leading_state(uses: Iterable[Use]) -> str | None:
    """Return the id of the first mention of the state that a document is about."""
    counts: Counter[str] = Counter()
    named: dict[str, str] = {}
    for use in uses:
        state = use.reading.entry.state if use.reading is not None and use.reading.entry.kind != "organization" else ""
        if state:
            counts[state] += len(use.mentions)
            if use.reading.entry.id == state:
                named.setdefault(state, use.mentions[0].id)
    if not counts:
        return None
    (first, most), every = counts.most_common(1)[0], sum(counts.values())
    return named.get(first) if most >= max(LEAST_LEADING, every * LEADING_SHARE) else None


def _owners(uses: Iterable[Use]) -> dict[str, set[str]]:
    """Return the mentions that name whose the bodies of each kind are that the document tells of with their owner."""
    owners: dict[str, dict[str, str]] = defaultdict(dict)
    for use in uses:
        first = use.mentions[0]
        if use.sense == GROUP and first.belongs_to:
            owners[first.head].setdefault(use.owner or use.owner_text, first.belongs_to)
    return {head: set(same.values()) for head, same in owners.items()}


def _make(head: str, owner: str, mentions: Sequence[Mention], order: int) -> Use:
    own = [replace(mention, belongs_to=owner, rule=OF_THE_TEXT) for mention in mentions]
    use = Use(order, own[0].document_id, read_name(own[0].text), GROUP, own)
    use.describe()
    return use
