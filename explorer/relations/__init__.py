"""Who did or said what to whom: from mentions, clauses and speech to pieces of evidence.

    verbs --find_actions, find_sides-->  nouns --find_nominal_actions, find_custody, find_visits-->
    "X and Y attacked Z" --find_together-->  "the letter" --find_resumed-->
    speech --find_statements-->  titles, appositions --find_affiliations, find_memberships-->
    all claims, and pairs that no rule ties --find_learned--> claims with one calibrated confidence
    same sentence --find_comentions--> RelationMention

Each relation carries the words that signal it, whether it is told as happened, who it is credited
to, and the rule that found it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.relations import (
    actions,
    affiliations,
    between,
    comentions,
    custody,
    memberships,
    nominal,
    resumed,
    sides,
    statements,
    together,
    visits,
)
from explorer.relations.finding import Finding
from explorer.relations.learned import claims as learned
from explorer.relations.learned.claims import find_learned
from explorer.relations.learned.trained import read_trained

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from explorer.clauses import Clauses
    from explorer.factuality import Factuality
    from explorer.located import Located
    from explorer.model import RelationMention, Speech
    from explorer.relations.learned.view import Who
    from explorer.relations.senses import Senses

__all__ = ["explain_rules", "find_relations"]


def find_relations(
    located: Located,
    clauses: Clauses,
    speeches: Sequence[Speech],
    senses: Senses,
    factuality: Factuality,
    who: Mapping[str, Who] | None = None,
) -> tuple[RelationMention, ...]:
    """Find the relations of one text.

    Args:
        located: its mentions on its tokens.
        clauses: the arguments of its verbs.
        speeches: who says what in it.
        senses: the lexicon over the same text.
        factuality: how it tells events.
        who: the actor of each mention within the text (`learned.view.who_is_who`); without it only rules find
            relations, and their confidence is their own.

    Returns:
        Pieces of evidence in text order, co-mentions last.
    """
    finding = Finding(located, clauses, speeches, senses, factuality)
    actions.find_actions(finding)
    sides.find_sides(finding)
    nominal.find_nominal_actions(finding)
    custody.find_custody(finding)
    visits.find_visits(finding)
    together.find_together(finding)
    resumed.find_resumed(finding)
    statements.find_statements(finding)
    affiliations.find_affiliations(finding)
    memberships.find_memberships(finding)
    found, trained = finding.relations(), read_trained()
    if who is not None and trained is not None:
        found = find_learned(finding, found, who, trained)
    return found + comentions.find_comentions(located.mentions.values())


def explain_rules() -> dict[str, str]:
    """Give each rule that finds relations with a plain sentence for readers."""
    parts: Iterable[dict[str, str]] = (
        actions.RULES,
        sides.RULES,
        nominal.RULES,
        between.RULES,
        custody.RULES,
        visits.RULES,
        together.RULES,
        resumed.RULES,
        statements.RULES,
        affiliations.RULES,
        memberships.RULES,
        learned.RULES,
        comentions.RULES,
    )
    return {rule: text for part in parts for rule, text in part.items()}
