"""Long texts through a network that sees a window of words at a time.

A window begins where a sentence begins. All of it is scored, its sentences are taken but for the last, which may be
cut off by the window's end, and the next window begins with that one. So every sentence is read whole, and with what
stands around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from explorer.language.encoder import Encoder, Scores
from explorer.language.trees import find_heads


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """How texts are cut.

    Attributes:
        words: words of a window; what lies around a sentence helps to understand it, and training used as many.
        most_words: a sentence longer than a window is given a larger one up to this many words.
        start_log_odds: from which log-odds on a word starts a sentence.
    """

    words: int = 128
    most_words: int = 256
    start_log_odds: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, and which of them must or cannot start a sentence whatever the network says."""

    forms: Sequence[str]
    forced: frozenset[int] = frozenset()
    barred: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was found for a text of n words; indices are into its words.

    Attributes:
        starts: (n,) True where a sentence starts.
        heads: (n,) index of each word's head, a root's own index.
        relations, analyses: (n,) indices into the encoder's labels.
        names: (n, labels) log-probabilities of the name labels.
        states: (n, width) float16, see `encoder.Scores`; None without heads for roles.
    """

    starts: np.ndarray
    heads: np.ndarray
    relations: np.ndarray
    analyses: np.ndarray
    names: np.ndarray
    states: np.ndarray | None = None


class _Progress:
    """How far a text has been read."""

    def __init__(self, words: Words, labels: int, settings: WindowSettings) -> None:
        n = len(words.forms)
        self.words, self.settings, self.at, self.size = words, settings, 0, settings.words
        self.found = Annotation(
            np.zeros(n, bool), np.arange(n), np.zeros(n, int), np.zeros(n, int), np.zeros((n, labels), np.float32)
        )
        self.states: list[np.ndarray] = []

    @property
    def done(self) -> bool:
        return self.at >= len(self.words.forms)

    def window(self) -> Sequence[str]:
        return self.words.forms[self.at : self.at + self.size]

    def take(self, encoder: Encoder, scores: Scores) -> None:
        """Keep the whole sentences of a window and move on; ask for a larger window if there is none."""
        starts = self._starts(scores)
        at_end = self.at + len(scores) >= len(self.words.forms)
        if not at_end and len(starts) == 1 and len(scores) == self.size < self.settings.most_words:
            self.size = min(2 * self.size, self.settings.most_words)
            return
        cut = len(scores) if at_end or len(starts) == 1 else starts.pop()
        self._keep(encoder, scores, [*starts, cut])
        self.at, self.size = self.at + cut, self.settings.words

    def _starts(self, scores: Scores) -> list[int]:
        likely = scores.starts > self.settings.start_log_odds
        forced, barred = self.words.forced, self.words.barred
        return [
            k for k in range(len(scores))
            if k == 0 or self.at + k in forced or (likely[k] and self.at + k not in barred)
        ]  # fmt: skip

    def _keep(self, encoder: Encoder, scores: Scores, borders: list[int]) -> None:
        heads = np.zeros(len(scores), int)
        for begin, end in pairwise(borders):
            inside = np.concatenate([scores.arcs[begin:end, :1], scores.arcs[begin:end, begin + 1 : end + 1]], axis=1)
            found = find_heads(inside)
            heads[begin:end] = np.where(found == 0, 0, found + begin)
        cut = borders[-1]
        here = slice(self.at, self.at + cut)
        self.found.starts[[self.at + k for k in borders[:-1]]] = True
        self.found.relations[here] = encoder.pick_relations(scores, heads)[:cut]
        self.found.heads[here] = np.where(heads == 0, np.arange(len(heads)) + self.at, heads - 1 + self.at)[:cut]
        self.found.analyses[here] = scores.analyses[:cut]
        self.found.names[here] = scores.names[:cut]
        if scores.states is not None:
            self.states.append(scores.states[:cut])


def annotate_words(encoder: Encoder, words: Words, settings: WindowSettings) -> Annotation:
    """Annotate a text, one window after the other."""
    progress = _Progress(words, len(encoder.labels.names), settings)
    while not progress.done:
        progress.take(encoder, encoder.score(progress.window()))
    return replace(progress.found, states=np.concatenate(progress.states) if progress.states else None)
