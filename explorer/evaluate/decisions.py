"""What readers called wrong or right on the page: the list, by rule, and as a judging sheet.

Readers look at what strikes them, so the shares do not speak for all relations of a store; they show where to look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.deciding import apply_decisions
from explorer.evaluate.sheet import write_sheet
from explorer.store import hold_store, open_store, read_verdicts
from explorer.views import Evidence

LONGEST_SENTENCE = 160
"""Characters of a sentence in the list; longer ones are read in the article."""


@dataclass(frozen=True, slots=True)
class DecisionsReport:
    """What readers said of evidence.

    Attributes:
        evidence: the pieces they said something of, in the order in which they said it.
        verdicts: "wrong" or "right", by evidence id.
        gone: how many pieces they said something of that the store holds no more.
        pieces: evidence in the store, by rule, whatever was said of it.
    """

    evidence: tuple[Evidence, ...]
    verdicts: dict[str, str]
    gone: int
    pieces: Counter[str]

    def counts(self) -> dict[str, tuple[int, int, int]]:
        """Return by rule how many pieces were called wrong, how many right, and how many there are."""
        said = Counter((each.mention.rule, self.verdicts[each.mention.id]) for each in self.evidence)
        rules = sorted({rule for rule, _ in said}, key=lambda rule: (-said[rule, "wrong"], rule))
        return {rule: (said[rule, "wrong"], said[rule, "right"], self.pieces[rule]) for rule in rules}

    def write(self, path: Path) -> Path:
        """Write a judging sheet in which the readers' verdicts are the first reading; it holds no text.

        Raises:
            StoreError: it cannot be written.
        """
        return write_sheet(path, self.evidence, verdicts=self.verdicts)

    def __str__(self) -> str:
        """Give the list and the counts as lines for a terminal."""
        return "\n".join(_lines(self))


def evaluate_decisions(folder: Path) -> DecisionsReport:
    """Collect what readers said of the evidence of a store.

    Raises:
        StoreError: the folder is no store, or cannot be read.
    """
    store = open_store(folder)
    apply_decisions(store)
    verdicts = read_verdicts(store.decisions())
    undecided = hold_store(store.tables())  # knows who is who, but not what was called wrong and so counts no more
    found = {each.mention.id: each for document in undecided.documents() for each in undecided.evidence_in(document.id)}
    evidence = tuple(found[each] for each in verdicts if each in found)
    pieces = Counter(each.mention.rule for each in found.values())
    return DecisionsReport(evidence, verdicts, len(verdicts) - len(evidence), pieces)


def _lines(report: DecisionsReport) -> Iterator[str]:
    if not report.evidence and not report.gone:
        yield "no reader called anything wrong or right yet"
        return
    for each in report.evidence:
        yield _describe(each, report.verdicts[each.mention.id])
    if report.gone:
        yield f"{report.gone} more are about evidence that this store holds no more"
    if report.evidence:
        yield f"{'by rule':30}wrong  right  of all"
    for rule, (wrong, right, pieces) in report.counts().items():
        yield f"  {rule:28}{wrong:5}{right:7}{pieces:8}"


def _describe(each: Evidence, verdict: str) -> str:
    told = each.mention
    how = "not " if told.negated else f"({told.modality}) " if told.modality else ""
    claim = f"{each.source_name} -> {how}{told.predicate or told.kind} -> {each.target_name or 'nobody in particular'}"
    sentence = " ".join(each.passage.text.split())
    if len(sentence) > LONGEST_SENTENCE:
        sentence = f"{sentence[: LONGEST_SENTENCE - 1]}…"
    origin = ", ".join(filter(None, (each.passage.document_id, each.outlet, each.published[:10])))
    return f"{verdict}: {claim} [{told.kind}, rule: {told.rule}]\n  “{sentence}” ({origin})"
