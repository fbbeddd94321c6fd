"""How often each rule that links mentions to actors is right, by rule, held against marked chains.

A name is judged by its actor's other names in the same document: the link is right if the name is matched to the chain
that most of those are matched to which bear the name under which the actor is shown, or, where there are none, of those
with other words. Pronouns and descriptions are judged in `references.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.actors import explain_rules
from explorer.measured import write_measured

if TYPE_CHECKING:
    from explorer.model import Link, Mention

SHOWN = "name"
"""The rule of names under which an actor is shown: what the others are held against, so not judged itself."""

_HOW = """How often each rule that says whom a mention means was right: held against documents in which people
marked who is who, for the links of which that can be said (explorer/evaluate/links.py and references.py).
Written by `python -m explorer evaluate identities FILE.jsonl --write-rules explorer/measured/links.tsv`."""

Counts = dict[str, tuple[int, int]]
"""Rule -> how many of its links are right, of how many judged."""


def judge_names(mentions: Sequence[Mention], links: Mapping[str, Link], chain_of: Mapping[str, int]) -> Counts:
    """Judge the links of names that are matched to a marked chain.

    Args:
        mentions: what was found.
        links: the link of each mention, by mention id.
        chain_of: the chain of each matched mention, by mention id.
    """
    together: defaultdict[tuple[str, str], list[Mention]] = defaultdict(list)
    for each in mentions:
        if each.form == "name" and each.id in links and each.id in chain_of:
            together[each.document_id, links[each.id].actor_id].append(each)
    counts: Counts = {}
    for names in together.values():
        for each in names:
            rule, chains = links[each.id].rule, _chains_beside(each, names, links, chain_of)
            if rule != SHOWN and chains:
                good, every = counts.get(rule, (0, 0))
                right = chain_of[each.id] == min(chains, key=lambda chain: (-chains[chain], chain))
                counts[rule] = good + right, every + 1
    return counts


def _chains_beside(
    name: Mention, names: Sequence[Mention], links: Mapping[str, Link], chain_of: Mapping[str, int]
) -> Counter[int]:
    """Count the chains of an actor's other names in a document, those under which it is shown if there are any."""
    shown = [each for each in names if links[each.id].rule == SHOWN]
    others = shown or [each for each in names if each.text != name.text]
    return Counter(chain_of[each.id] for each in others)


def write_rules(counts: Mapping[str, tuple[int, int]], path: Path) -> tuple[str, ...]:
    """Write how often each rule was right, for the page, and return the rules that there are no more, left out.

    Raises:
        StoreError: the file cannot be written.
    """
    known = explain_rules()
    write_measured(path, {rule: (every, good) for rule, (good, every) in counts.items() if rule in known}, how=_HOW)
    return tuple(rule for rule in counts if rule not in known)
