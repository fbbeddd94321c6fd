"""How well mentions are grouped, held against the right groups.

B-cubed (Bagga and Baldwin 1998) asks of each mention how pure and how complete its group is; the entity-based CEAF
(Luo 2005) pairs made groups with right ones, one to one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scipy.optimize import linear_sum_assignment

if TYPE_CHECKING:
    from collections.abc import Mapping

Grouping = dict[str, str]
"""Which group each mention is in: mention id -> any name of the group."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        """Precision, recall and F1 in percent."""
        return f"{100 * self.precision:9.1f}{100 * self.recall:8.1f}{100 * self.f1:7.1f}"


def b_cubed(gold: Mapping[str, str], made: Mapping[str, str]) -> Score:
    """Score a grouping by B-cubed: how pure and how complete the group of each mention is, on average."""
    together = Counter((gold[each], made[each]) for each in gold)
    gold_size, made_size = Counter(gold.values()), Counter(made.values())
    total = max(1, len(gold))
    precision = sum(count * count / made_size[group] for (_, group), count in together.items()) / total
    recall = sum(count * count / gold_size[group] for (group, _), count in together.items()) / total
    return Score(precision, recall)


def ceaf(gold: Mapping[str, str], made: Mapping[str, str]) -> Score:
    """Score a grouping by CEAF-e: the best one-to-one pairing of marked and made groups, each group counting alike."""
    by_document: dict[str, Grouping] = defaultdict(dict)
    for mention, group in gold.items():
        by_document[group.rpartition("/")[0]][mention] = group
    similarity, gold_groups, made_groups = 0.0, 0, 0
    for part in by_document.values():
        golds, mades = sorted(set(part.values())), sorted({made[mention] for mention in part})
        gold_groups, made_groups = gold_groups + len(golds), made_groups + len(mades)
        gold_size, made_size = Counter(part.values()), Counter(made[mention] for mention in part)
        together = Counter((part[mention], made[mention]) for mention in part)
        cost = [[-2 * together[g, m] / (gold_size[g] + made_size[m]) for m in mades] for g in golds]
        rows, columns = linear_sum_assignment(cost)
        similarity -= sum(cost[row][column] for row, column in zip(rows, columns, strict=True))
    return Score(similarity / max(1, made_groups), similarity / max(1, gold_groups))
