"""What people decided, carried out on what the rules made of the texts, in the order in which it was decided.

    actors by the rules --same, split, rename, kind, hide, give, name ...--> actors as people want them

Decisions speak of actors and of mentions by id (see roster.py for what these mean). What speaks of an id that is no
longer there is looked for by its words, and else passed over, not lost.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.actors.names import read_name
from explorer.actors.naming import slug
from explorer.actors.roster import Roster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from explorer.model import Decision

__all__ = ["Roster", "carry_out", "in_force"]


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that count: without those withdrawn, and without the withdrawals themselves.

    A withdrawal can be withdrawn too; so the list is read from its end.
    """
    taken_back: set[str] = set()
    kept = []
    for decision in reversed(list(decisions)):
        if decision.withdrawn or decision.id in taken_back:
            continue
        if decision.verb == "withdraw":
            taken_back.update(decision.subjects)
        else:
            kept.append(decision)
    return kept[::-1]


def carry_out(roster: Roster, decisions: Iterable[Decision]) -> frozenset[str]:
    """Carry out decisions one after the other.

    Returns:
        Ids of those about actors that found what they speak of.
    """
    applied = set()
    for decision in in_force(decisions):
        carry = _VERBS.get(decision.verb)
        if carry is not None and len(decision.subjects) >= (1 if decision.verb in _OF_ONE else 2):
            roster.anchors.update(_anchors(decision))
            if carry(roster, _find_again(roster, decision)):
                applied.add(decision.id)
    return frozenset(applied)


def _anchors(decision: Decision) -> dict[str, str]:
    return {subject: anchor for subject, anchor in zip(decision.subjects, decision.anchors, strict=False) if anchor}


def _find_again(roster: Roster, decision: Decision) -> Decision:
    """Return a decision with the mentions of now in place of those that are not there any more."""
    subjects = list(decision.subjects)
    for number, words in enumerate(decision.words):
        subject = subjects[number]
        if "@" in subject and not roster.knows(subject):
            subjects[number] = roster.written.find_mention(subject, words) or subject
    return replace(decision, subjects=tuple(subjects))


def _same(roster: Roster, decision: Decision) -> bool:
    first, *others = decision.subjects
    found = False
    for other in others:
        if other in roster.reference_ids:
            first, other = other, first
        found |= _bring_together(roster, first, other)
    return found


def _bring_together(roster: Roster, one: str, other: str) -> bool:
    target = roster.actor_of(other)
    if one in roster.reference_ids:
        return _refer(roster, one, target)
    source = roster.actor_of(one)
    if not source or not target:
        return False
    if source == target:
        return True
    if one in roster.use_of:
        roster.move(roster.part_of(one), target)
    elif other in roster.use_of:
        roster.move(roster.part_of(other), source)
    else:
        roster.merge(source, target)
    return True


def _refer(roster: Roster, reference: str, target: str) -> bool:
    """Let a pronoun or description mean an actor."""
    if target:
        roster.references[reference] = target
        roster.barred.pop(reference, None)
        roster.revive(reference)
    return bool(target)


def _different(roster: Roster, decision: Decision) -> bool:
    one, other = decision.subjects[:2]
    if one == other:
        return False
    for reference, actor in ((one, other), (other, one)):
        if reference in roster.reference_ids:
            return _bar(roster, reference, roster.actor_of(actor))
    first, second = roster.actor_of(one), roster.actor_of(other)
    if not first or first != second:
        return bool(first and second)
    if one in roster.use_of or other in roster.use_of:
        return _split_off(roster, one if one in roster.use_of else other, other if one in roster.use_of else one)
    gone = one if one in roster.merged and one not in roster.actors else other
    if gone in roster.merged:
        return roster.part_again(gone)
    return _part_by_name(roster, decision, first)


def _bar(roster: Roster, reference: str, actor: str) -> bool:
    if actor:
        roster.barred.setdefault(reference, set()).add(actor)
        if roster.references.get(reference) == actor:
            del roster.references[reference]
    return bool(actor)


def _split_off(roster: Roster, mention_id: str, other: str) -> bool:
    """Make what a mention stands for an actor of its own; where both are one use, the mention alone."""
    use, part = roster.use_of[mention_id], roster.part_of(mention_id)
    if other in roster.use_of and any(each is roster.use_of[other] for each in part):
        part = roster.single_out((mention_id,)) if roster.use_of[other] is use else [use]
    if len(part) == len(roster.actors[roster.actor_of(mention_id)]):
        return False
    roster.set_apart(part)
    return True


def _part_by_name(roster: Roster, decision: Decision, together: str) -> bool:
    """Part two actors that a newer analysis takes for one: the one whose id is gone gets what bears its name."""
    for subject, words in zip(decision.subjects, decision.words, strict=False):
        if subject in roster.actors or not words:
            continue
        key = read_name(words, person=True).key
        part = [use for use in roster.actors[together] if use.name.key == key]
        if part and len(part) < len(roster.actors[together]):
            roster.set_apart(part)
            return True
    return False


def _split(roster: Roster, decision: Decision) -> bool:
    named = [each for each in decision.subjects if each in roster.use_of]
    if not named:
        return False
    part = roster.single_out(dict.fromkeys(named))
    actor = roster.actor_of(named[0])
    if len(part) != len(roster.actors[actor]) or any(roster.actor_of(each) != actor for each in named):
        actor = roster.set_apart(part)
    for each in decision.subjects:
        if each in roster.reference_ids:
            _refer(roster, each, actor)
    return True


def _give(roster: Roster, decision: Decision) -> bool:
    mention_id, target = decision.subjects[0], roster.actor_of(decision.subjects[1])
    if mention_id in roster.reference_ids:
        return _refer(roster, mention_id, target)
    if not target or not roster.knows(mention_id):
        return False
    roster.revive(mention_id)
    if roster.actor_of(mention_id) != target:
        roster.move(roster.single_out((mention_id,)), target)
    return True


def _no_mention(roster: Roster, decision: Decision) -> bool:
    return any([roster.silence(each) for each in decision.subjects])


def _rename(roster: Roster, decision: Decision) -> bool:
    actor, name = roster.actor_of(decision.subjects[0]), decision.subjects[1].strip()
    if actor and name:
        roster.names[actor] = name
    return bool(actor and name)


def _set_kind(roster: Roster, decision: Decision) -> bool:
    actor = roster.actor_of(decision.subjects[0])
    if actor:
        roster.kinds[actor] = decision.subjects[1]
    return bool(actor)


def _hide(roster: Roster, decision: Decision) -> bool:
    actors = set(filter(None, map(roster.actor_of, decision.subjects)))
    roster.hidden |= actors
    return bool(actors)


def _unhide(roster: Roster, decision: Decision) -> bool:
    actors = set(filter(None, map(roster.actor_of, decision.subjects)))
    roster.hidden -= actors
    return bool(actors)


def _name(roster: Roster, decision: Decision) -> bool:
    """Add a name to an actor; one that the machine missed altogether is made if its id is that of the name."""
    subject, text = decision.subjects
    actor = roster.actor_of(subject)
    if not actor and subject != slug(text):
        return False
    return roster.add_name(actor or subject, text) > 0


_VERBS: dict[str, Callable[[Roster, Decision], bool]] = {
    "same": _same,
    "different": _different,
    "never": _different,
    "split": _split,
    "give": _give,
    "no-mention": _no_mention,
    "rename": _rename,
    "kind": _set_kind,
    "hide": _hide,
    "unhide": _unhide,
    "name": _name,
}

_OF_ONE = ("hide", "unhide", "split", "no-mention")
"""Verbs that need one subject only."""
