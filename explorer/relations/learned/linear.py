"""Logistic regressions as plain tables of weights."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression of two outcomes.

    Attributes:
        bias: log-odds of something of which nothing is known.
        weights: what each feature adds to the log-odds.
    """

    bias: float
    weights: Mapping[str, float]

    def log_odds(self, features: Mapping[str, float]) -> float:
        """Give the log-odds of the outcome."""
        weights = self.weights
        return self.bias + sum(weights[name] * value for name, value in features.items() if name in weights)

    def probability(self, features: Mapping[str, float]) -> float:
        """Give the probability of the outcome."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.log_odds(features)))))
