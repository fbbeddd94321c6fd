"""How a text shows somebody: what it calls them, what it says they are, do and suffer.

    mentions --find_names--> names, titles    --find_descriptions--> appositions, "X is a Y"
             --find_adjectives--> adjectives  --find_deeds--> verbs they are the doer or the target of

Every portrayal keeps its words with their offsets; what is not told as happened says so in its lemma.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.coverage import adjectives, deeds, descriptions, names
from explorer.coverage.portraying import Portraying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.clauses import Clauses
    from explorer.factuality import Factuality
    from explorer.located import Located
    from explorer.model import Portrayal, RelationMention, Speech


def find_portrayals(
    located: Located,
    clauses: Clauses,
    factuality: Factuality,
    speeches: Sequence[Speech] = (),
    relations: Sequence[RelationMention] = (),
) -> tuple[Portrayal, ...]:
    """Find how one text portrays each of its mentions.

    Args:
        located: its mentions on its tokens.
        clauses: the arguments of its verbs.
        factuality: how it tells events.
        speeches: who says what in it.
        relations: what was found between the mentions; gives targets behind a preposition ("relied on X").

    Returns:
        Portrayals in text order. Those of pronouns and descriptions count once the resolver links their mentions.
    """
    portraying = Portraying(located, clauses, factuality, speeches)
    names.find_names(portraying)
    descriptions.find_descriptions(portraying)
    adjectives.find_adjectives(portraying)
    deeds.find_deeds(portraying)
    deeds.find_targets_of_relations(portraying, relations)
    return portraying.portrayals()


def explain_rules() -> dict[str, str]:
    """Give each rule that finds portrayals with a plain sentence for readers."""
    return names.RULES | descriptions.RULES | adjectives.RULES | deeds.RULES
