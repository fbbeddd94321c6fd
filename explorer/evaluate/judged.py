"""What people judged of relations that were found: how many are right, and whether the stated confidence is earned.

A relation counts as right where no reading calls it wrong. The figures speak for all relations of a corpus only if the
sheet was drawn at random from it (`evaluate draw`); what readers called wrong on the page was not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.evaluate.shares import Share, kappa
from explorer.evaluate.sheet import FAULTS, JudgedRelation, Sheets, read_sheets
from explorer.measured import write_measured
from explorer.relations import explain_rules
from explorer.settings import SURE

BINS = 10
"""Bins of the same width, from 0 to 1, into which stated confidences are put; as usual for reliability tables."""

NAME = 30
"""Characters of the first column of the tables: the longest rule's name and a bit."""

_HOW = """How often each rule that finds relations was right: relations judged by hand against their sentences, as
explorer/evaluate/sheet.py says; right where no reading calls it wrong.
Written by `python -m explorer evaluate judged SHEET.csv ... --write-rules explorer/measured/relations.tsv`
from {count}."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Relations of about the same stated confidence: the mean of what is stated, and what was judged."""

    low: float
    high: float
    stated: float
    share: Share


@dataclass(frozen=True, slots=True)
class JudgedReport:
    """What was judged, counted."""

    sheets: Sheets

    @property
    def relations(self) -> tuple[JudgedRelation, ...]:
        """The judged relations."""
        return self.sheets.relations

    @property
    def overall(self) -> Share:
        """Relations that no reading calls wrong."""
        return Share.of(each.right for each in self.relations)

    def of_reading(self, number: int) -> Share:
        """What the first (0) or second (1) reading calls right."""
        return Share.of(each.readings[number] for each in self.relations if each.readings[number] is not None)

    @property
    def pairs(self) -> list[tuple[bool, bool]]:
        """What both readings say, where there are both."""
        return [each.readings for each in self.relations if None not in each.readings]

    @property
    def sure(self) -> Share:
        """Of those that the page calls sure."""
        return Share.of(each.right for each in self.relations if each.confidence >= SURE)

    def by(self, key: Callable[[JudgedRelation], str]) -> dict[str, Share]:
        """Return the shares of groups, the largest group first."""
        groups = defaultdict(list)
        for each in self.relations:
            groups[key(each)].append(each.right)
        shares = {name: Share.of(verdicts) for name, verdicts in groups.items()}
        return dict(sorted(shares.items(), key=lambda item: (-item[1].judged, item[0])))

    def faults(self) -> dict[str, tuple[int, int]]:
        """Return how often the first and the second reading name each fault; "" is a wrong one without a fault."""
        counts = {fault: [0, 0] for fault in (*FAULTS, "")}
        for each in self.relations:
            for number, reading in enumerate(each.readings):
                if reading is False:
                    counts[each.faults[number]][number] += 1
        return {fault: (first, second) for fault, (first, second) in counts.items() if first or second}

    def bins(self) -> list[Bin]:
        """Return stated confidence against judged share, bins that hold nothing left out."""
        filled: defaultdict[int, list[JudgedRelation]] = defaultdict(list)
        for each in self.relations:
            filled[min(int(each.confidence * BINS + 1e-9), BINS - 1)].append(each)
        return [_fill_bin(at, filled[at]) for at in sorted(filled)]

    @property
    def calibration_error(self) -> float:
        """How far stated confidence and judged share lie apart, on average over the relations (expected ECE)."""
        apart = (each.share.judged * abs(each.stated - each.share.value) for each in self.bins())
        return sum(apart) / max(1, len(self.relations))

    def __str__(self) -> str:
        """Give the figures as lines for a terminal."""
        return "\n".join(_lines(self))


def _fill_bin(at: int, inside: Sequence[JudgedRelation]) -> Bin:
    stated = sum(each.confidence for each in inside) / len(inside)
    return Bin(at / BINS, (at + 1) / BINS, stated, Share.of(each.right for each in inside))


def evaluate_judged(paths: Sequence[Path]) -> JudgedReport:
    """Count what was judged in sheets.

    Raises:
        ReadingError: a sheet cannot be read, or a row is not in the format; names file, line and field.
    """
    return JudgedReport(read_sheets(paths))


def write_rules(report: JudgedReport, path: Path) -> tuple[str, ...]:
    """Write how often each rule was right, for the page, and return the rules that there are no more, left out.

    Raises:
        StoreError: the file cannot be written.
    """
    known = explain_rules()
    shares = report.by(lambda each: each.rule)
    measured = {rule: (share.judged, share.right) for rule, share in shares.items() if rule in known}
    count = f"{sum(judged for judged, _ in measured.values())} relations, {len(report.pairs)} of them read twice"
    write_measured(path, measured, how=_HOW.format(count=count))
    return tuple(rule for rule in shares if rule not in known)


def _lines(report: JudgedReport) -> Iterator[str]:
    if not report.relations:
        yield f"nothing is judged yet: {report.sheets.unread} relations have no reading"
        return
    yield f"{len(report.relations)} relations judged, {len(report.pairs)} of them by two readings"
    if report.sheets.unread:
        yield f"{report.sheets.unread} without a reading are left out"
    if report.sheets.again:
        yield f"{report.sheets.again} rows are passed over: a sheet before them has the same reading"
    yield f"{'':{NAME}} right of judged   share  (95 % interval, Wilson 1927)"
    yield f"{'no reading calls it wrong':{NAME}}{report.overall}"
    for number in (0, 1):
        yield f"{f'by reading {number + 1}':{NAME}}{report.of_reading(number)}"
    yield f"{f'shown as sure ({SURE:.0%} or more)':{NAME}}{report.sure}"
    yield _say_agreement(report.pairs)
    yield from _table("by kind", report.by(lambda each: each.kind).items())
    yield from _table("by rule", report.by(lambda each: each.rule).items())
    yield from _fault_lines(report)
    yield from _reliability_lines(report)


def _say_agreement(pairs: Sequence[tuple[bool, bool]]) -> str:
    if not pairs:
        return "agreement: nothing is read twice"
    agreed, beyond = Share.of(one == other for one, other in pairs), kappa(pairs)
    told = f"{beyond:.2f}" if beyond is not None else "not defined, as both say the same of everything"
    return f"agreement of the readings: {agreed.right} of {agreed.judged} ({agreed.value:.1%}), Cohen's kappa {told}"


def _table(title: str, shares: Iterable[tuple[str, Share]]) -> Iterator[str]:
    yield title
    for name, share in shares:
        yield f"  {name:{NAME - 2}}{share}"


def _fault_lines(report: JudgedReport) -> Iterator[str]:
    faults = report.faults()
    if not faults:
        return
    yield f"{'by fault':{NAME}}reading 1  reading 2"
    for fault, (first, second) in faults.items():
        yield f"  {fault or 'not said':{NAME - 2}}{first:9}{second:11}   {FAULTS.get(fault, '')}".rstrip()


def _reliability_lines(report: JudgedReport) -> Iterator[str]:
    yield "stated confidence against judged share"
    for each in report.bins():
        yield f"  {each.low:.1f} to {each.high:.1f}, stated {each.stated:4.0%}      {each.share}"
    yield f"expected calibration error: {report.calibration_error:.3f}"
