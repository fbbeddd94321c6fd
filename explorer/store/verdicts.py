"""What people say of evidence: that it does not count, that it was checked, and how it should have been read.

decisions in force --judge_all--> Verdicts
Verdicts before, Verdicts after --compare--> the evidence of which something else is said now
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from explorer.model import QUAD_OF_EVENT, RELATION_KINDS, Decision, RelationMention
from explorer.store.verbs import ABOUT_EVIDENCE, CORRECTIONS

TOGETHER = "co-mention"


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What people say of the evidence of a store.

    Attributes:
        wrong: ids of the evidence that does not count.
        checked: ids of the evidence that somebody checked and called right.
        corrected: the decisions by which evidence was corrected, oldest first, by its id.
        applied: ids of the decisions that found the evidence they speak of.
    """

    wrong: frozenset[str] = frozenset()
    checked: frozenset[str] = frozenset()
    corrected: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    applied: frozenset[str] = frozenset()

    def corrected_otherwise(self, other: Verdicts) -> frozenset[str]:
        """Return the ids of the evidence that others verdicts correct otherwise."""
        ids = self.corrected.keys() | other.corrected.keys()
        return frozenset(each for each in ids if self.corrected.get(each) != other.corrected.get(each))


def judge_all(decisions: Iterable[Decision], place_of: Mapping[str, str]) -> Verdicts:
    """Gather what people say of evidence; what was said last counts.

    Args:
        decisions: in the order in which they were made, withdrawn ones marked.
        place_of: the evidence that is there now, by the ids that decisions name; what is missing is not there any more.
    """
    verdicts: dict[str, str] = {}
    corrected: dict[str, tuple[Decision, ...]] = {}
    applied = set()
    for decision in decisions:
        if decision.withdrawn or decision.verb not in ABOUT_EVIDENCE:
            continue
        about = decision.subjects[:1] if decision.verb in CORRECTIONS else decision.subjects
        for evidence in filter(None, map(place_of.get, about)):
            applied.add(decision.id)
            if decision.verb in CORRECTIONS:
                corrected[evidence] = (*corrected.get(evidence, ()), decision)
            else:
                verdicts[evidence] = decision.verb
    called = {
        verdict: frozenset(evidence for evidence, said in verdicts.items() if said == verdict)
        for verdict in ("wrong", "right")
    }
    return Verdicts(called["wrong"], called["right"], corrected, frozenset(applied))


def evidence_of(decisions: Iterable[Decision]) -> dict[str, tuple[str, str]]:
    """Return the ids of evidence that decisions speak of, with place and text of its sentence when it was decided."""
    named: dict[str, tuple[str, str]] = {}
    for decision in decisions:
        if decision.verb in ABOUT_EVIDENCE:
            number = 1 if decision.verb in CORRECTIONS else len(decision.subjects)
            none = ("",) * number
            named |= zip(
                decision.subjects[:number],
                zip(decision.anchors[:number] or none, decision.words[:number] or none, strict=True),
                strict=True,
            )
    return named


def correct(read: RelationMention, decisions: Iterable[Decision], texts: Mapping[str, str]) -> RelationMention:
    """Return a piece of evidence as people say that it should have been read; its id stays.

    Args:
        read: as the machine read it.
        decisions: the corrections, oldest first.
        texts: the words of its ends, by mention id.
    """
    decisions = tuple(decisions)
    corrected = read
    for decision in decisions:
        corrected = _CORRECT[decision.verb](corrected, *decision.subjects[1:])
    return replace(corrected, confidence=1.0, reason=_explain(read, decisions, texts))


def _turn(read: RelationMention) -> RelationMention:
    return replace(read, source=read.target, target=read.source) if read.target else read


def _call(read: RelationMention, value: str) -> RelationMention:
    """Return it as another kind of relation, or as another event."""
    if value not in RELATION_KINDS:
        kind = read.kind if read.kind in ("action", "statement") else "action"
        stance = "demand" if value == "REQUEST" else ""
        return replace(read, kind=kind, event=value, quad=QUAD_OF_EVENT[value], stance=stance)
    if value == read.kind:
        return read
    if value == TOGETHER:
        read = replace(read, predicate="named together", negated=False, modality="", words=(), attributions=())
    told = {} if value in ("action", "statement") else {"event": "", "quad": "", "stance": ""}
    return replace(read, kind=value, **told)


def _tell(read: RelationMention, value: str) -> RelationMention:
    modality = "" if value in ("fact", "negated") else value
    return replace(read, negated=value == "negated", modality=modality)


_CORRECT = {"direction": _turn, "event": _call, "told": _tell}


def _explain(read: RelationMention, decisions: Iterable[Decision], texts: Mapping[str, str]) -> str:
    """Return in a sentence for readers who corrected it, and how the machine had read it."""
    authors = list(dict.fromkeys(decision.author or "a reader" for decision in decisions))
    reasons = list(dict.fromkeys(decision.why for decision in decisions if decision.why))
    why = f" ({'; '.join(reasons)})" if reasons else ""
    ends = f"“{texts.get(read.source, '')}”" + (f" to “{texts[read.target]}”" if read.target in texts else "")
    told = "not so" if read.negated else read.modality or "as a fact"
    event = f" ({read.event.lower()})" if read.event else ""
    return (
        f"Corrected by {' and '.join(authors)}{why}. The program had read: {read.kind} from {ends}, "
        f"{read.predicate or read.kind}{event}, told {told}."
    )
