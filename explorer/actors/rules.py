"""The rules by which a mention gets to its actor, each with its confidence and a sentence for readers.

They stand in data/rules.yaml, so that they can be read in one place: `names` for names and named groups, `references`
for pronouns and descriptions.
"""

from __future__ import annotations

from functools import lru_cache

from explorer.actors.resources import read_mapping


@lru_cache(maxsize=1)
def _rules() -> dict[str, tuple[float, str]]:
    rules = {name: rule for table in read_mapping("rules.yaml").values() for name, rule in table.items()}
    return {name: (float(rule["confidence"]), str(rule["explanation"])) for name, rule in rules.items()}


def confidence_of(rule: str) -> float:
    """Return how far a rule can be trusted, 0 to 1."""
    return _rules()[rule][0]


def explain_rules() -> dict[str, str]:
    """Return a plain sentence for each rule that can link a mention to an actor, by rule name."""
    return {name: explanation for name, (_, explanation) in _rules().items()}
