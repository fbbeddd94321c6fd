"""Shares of what was judged, with what chance leaves open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

Z = 1.959964
"""Standard deviations on both sides of the middle that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many were right of how many judged."""

    right: int = 0
    judged: int = 0

    @classmethod
    def of(cls, verdicts: Iterable[bool]) -> Share:
        """Count verdicts."""
        said = tuple(verdicts)
        return cls(sum(said), len(said))

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 where nothing was judged."""
        return self.right / self.judged if self.judged else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval by the score method (Wilson 1927), which holds for small numbers and near 0 and 1 too."""
        if not self.judged:
            return 0.0, 1.0
        number, middle = self.judged, self.value + Z * Z / (2 * self.judged)
        wide = Z * sqrt(self.value * (1 - self.value) / number + Z * Z / (4 * number * number))
        whole = 1 + Z * Z / number
        return max(0.0, (middle - wide) / whole), min(1.0, (middle + wide) / whole)

    def __str__(self) -> str:
        """The numbers, the share and its interval in percent."""
        low, high = self.interval
        told = f"{self.right:6} of{self.judged:5}"
        return f"{told}  {self.value:6.1%}  ({low:.1%} to {high:.1%})" if self.judged else f"{told}       -"


def kappa(pairs: Iterable[tuple[bool, bool]]) -> float | None:
    """Return how far two readings agree beyond chance (Cohen 1960): 1 wholly, 0 as by chance.

    None where it is not defined: nothing was read twice, or both readings say the same of everything.
    """
    said = tuple(pairs)
    if not said:
        return None
    first, second = (sum(each[at] for each in said) / len(said) for at in (0, 1))
    agreed = sum(one == other for one, other in said) / len(said)
    by_chance = first * second + (1 - first) * (1 - second)
    return (agreed - by_chance) / (1 - by_chance) if by_chance < 1 else None
