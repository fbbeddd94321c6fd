"""Which stretches of a text a place lies in, looked up without going through all of them.

A hostile text has thousands of quotations, one open within the other: whoever asks for each word whose words it is
must not look at all of them each time.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

MOST_AROUND = 24
"""Stretches around one place that are told, the shortest. Articles have four or five one within the other."""


class Around(Generic[Thing]):
    """Stretches of a text, each with what it belongs to.

    Args:
        stretches: (start, end, thing), ends exclusive; they may overlap in any way.
    """

    def __init__(self, stretches: Iterable[tuple[int, int, Thing]]) -> None:
        known = [each for each in stretches if each[0] < each[1]]
        self._things = [thing for _, _, thing in known]
        self._borders: list[int] = []
        self._open: list[tuple[int, ...]] = []
        self._sweep(known)

    def _sweep(self, known: Sequence[tuple[int, int, Thing]]) -> None:
        """Go through the text once; between two borders the same stretches are open."""
        events = [(start, 1, end - start, number) for number, (start, end, _) in enumerate(known)]
        events += [(end, 0, end - start, number) for number, (start, end, _) in enumerate(known)]
        open_: list[tuple[int, int]] = []
        for place, opens, length, number in sorted(events):
            if opens:
                insort(open_, (length, number))
            else:
                del open_[bisect_right(open_, (length, number)) - 1]
            if self._borders and self._borders[-1] == place:
                self._open.pop()
            else:
                self._borders.append(place)
            self._open.append(tuple(number for _, number in open_[:MOST_AROUND]))

    def at(self, place: int) -> list[Thing]:
        """Give what the stretches around a character belong to: the shortest first, then in the order given."""
        index = bisect_right(self._borders, place) - 1
        return [self._things[number] for number in self._open[index]] if index >= 0 else []
