"""How many of the relations that readers wrote down are found, how many claims are among them, and how well the
stated confidence holds.

    articles --analyse, resolve--> claims between actors --held against gold--> recall, share in gold, F1, calibration

Counted as `explorer/evaluate/gold.py` says. Confidence is calibrated for people's verdicts, who call some claims right
that no reader wrote down; the share in the gold is therefore a lower bound of it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from explorer.actors import resolve
from explorer.analysis import analyse
from explorer.errors import ReadingError
from explorer.evaluate.ceiling import measure_ceiling
from explorer.evaluate.finder_claims import TOLD, is_held_out
from explorer.evaluate.gold import find_hits, read_gold, same_sentence
from explorer.evaluate.pairs import LABEL_OF_KIND
from explorer.language import annotate
from explorer.model import Document
from explorer.settings import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from spacy.language import Language

    from explorer.analysis import Analysis
    from explorer.evaluate.gold import GoldRelation
    from explorer.model import Actor, RelationMention

BINS = 10
"""Groups of claims by stated confidence, over which the calibration error is averaged."""

COVERAGES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Claim(NamedTuple):
    """A claim with the gold relations that it finds; `right` also in kind and in how it is told."""

    document: str
    kind: str
    confidence: float
    rule: str
    hits: frozenset[int]
    right: bool


@dataclass(frozen=True, slots=True)
class FinderReport:
    """What was found and claimed.

    Attributes:
        gold: the relations that readers wrote down.
        claims: all of them, shown or not.
        ceiling: share of the gold whose two ends are mentions of the right actors.
        shown: confidence from which a claim is shown.
    """

    gold: tuple[GoldRelation, ...]
    claims: tuple[Claim, ...]
    ceiling: float
    shown: float = SHOWN

    def visible(self, least: float | None = None) -> list[Claim]:
        """Give the claims of at least some confidence."""
        return [claim for claim in self.claims if claim.confidence >= (self.shown if least is None else least)]

    def recall(self, least: float | None = None) -> float:
        """Give the share of the gold that is found."""
        found = set().union(*(claim.hits for claim in self.visible(least)))
        return len(found) / max(1, len(self.gold))

    def in_gold(self, least: float | None = None) -> float:
        """Give the share of the claims that are in the gold."""
        claims = self.visible(least)
        return sum(bool(claim.hits) for claim in claims) / max(1, len(claims))

    def calibration(self) -> tuple[float, float, float]:
        """Give the expected calibration error, the Brier score and that of always saying the mean."""
        if not self.claims:
            return 0.0, 0.0, 0.0
        bins: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            bins[min(BINS - 1, int(claim.confidence * BINS))].append(claim)
        gap = sum(abs(sum(c.confidence - bool(c.hits) for c in own)) for own in bins.values()) / len(self.claims)
        mean = sum(bool(c.hits) for c in self.claims) / len(self.claims)
        brier = sum((c.confidence - bool(c.hits)) ** 2 for c in self.claims) / len(self.claims)
        return gap, brier, mean * (1 - mean)

    def __str__(self) -> str:
        """Give the figures as lines for a terminal."""
        recall, share = self.recall(), self.in_gold()
        f1 = 2 * recall * share / max(1e-9, recall + share)
        gap, brier, baseline = self.calibration()
        documents = len({relation.document for relation in self.gold})
        lines = [
            f"{documents} articles, {len(self.gold)} relations; both ends are there of {self.ceiling:.1%}",
            f"shown from {self.shown:.2f}: {len(self.visible())} claims ({len(self.visible()) / max(1, documents):.1f}"
            f" an article), recall {recall:.3f}, in gold {share:.3f}, F1 {f1:.3f}",
            *self._by_kind(),
            f"calibration against the gold: error {gap:.3f}, Brier {brier:.3f} (always the mean: {baseline:.3f})",
            *self._curve(),
        ]
        return "\n".join(lines)

    def _by_kind(self) -> list[str]:
        lines = []
        for kind in ("action", "statement", "quotation", "affiliation"):
            wanted = {n for n, relation in enumerate(self.gold) if relation.kind == kind}
            claims = [claim for claim in self.visible() if claim.kind == kind]
            found = wanted & set().union(*(claim.hits for claim in self.visible()))
            share = sum(bool(claim.hits) for claim in claims) / max(1, len(claims))
            recall = len(found) / max(1, len(wanted))
            f1 = 2 * recall * share / max(1e-9, recall + share)
            lines.append(
                f"  {kind:<12} {len(found)} of {len(wanted)} found ({recall:.1%}), "
                f"{share:.1%} of {len(claims)} claims in gold, F1 {f1:.3f}"
            )
        return lines

    def _curve(self) -> list[str]:
        ordered = sorted(self.claims, key=lambda claim: -claim.confidence)
        lines = ["surest claims: share in gold, also in kind and told"]
        for coverage in COVERAGES:
            own = ordered[: max(1, round(coverage * len(ordered)))]
            if own:
                share = sum(bool(claim.hits) for claim in own) / len(own)
                right = sum(claim.right for claim in own) / len(own)
                lines.append(f"  {coverage:.0%} (from {own[-1].confidence:.2f}): {share:.3f}, {right:.3f}")
        return lines


def evaluate_finder(nlp: Language, articles: Path, gold: Path, *, held_out: bool = True) -> FinderReport:
    """Measure the relations found in articles against those that readers wrote down.

    Args:
        nlp: the language pipeline.
        articles: JSON lines of id and text.
        gold: JSON lines of relations (`explorer/evaluate/gold.py`).
        held_out: only the third of the articles that nothing was learned from.

    Raises:
        ReadingError: a line cannot be read, or no article has relations.
    """
    relations = [r for r in read_gold(gold) if not held_out or is_held_out(r.document)]
    wanted = {relation.document for relation in relations}
    documents = [document for document in _read_documents(articles) if document.id in wanted]
    if not documents:
        way_out = "Give articles with the ids that the relations name; `--all` takes those in that were learned from."
        raise ReadingError("No article here has relations.", where=str(articles), way_out=way_out)
    return measure_finder(nlp, documents, relations)


def measure_finder(nlp: Language, documents: Sequence[Document], gold: Sequence[GoldRelation]) -> FinderReport:
    """Measure the relations found in articles against those that readers wrote down in them."""
    docs = annotate(nlp, [document.text for document in documents])
    analyses = [analyse(document, doc) for document, doc in zip(documents, docs, strict=True)]
    mentions = [mention for each in analyses for mention in each.mentions]
    actors = resolve(documents, [s for each in analyses for s in each.sentences], mentions)
    claims = tuple(claim for each in analyses for claim in _claims(each, actors, gold))
    placed = [_place(relation) for relation in gold if relation.source_at[0] >= 0]
    return FinderReport(tuple(gold), claims, measure_ceiling(placed, mentions, actors).share)


def _place(relation: GoldRelation) -> dict[str, str | int]:
    """Give a relation as `measure_ceiling` reads it."""
    (source, source_end), (target, target_end) = relation.source_at, relation.target_at
    return {
        "document": relation.document, "source": relation.source, "target": relation.target,
        "source_words": relation.source_words, "source_start": source, "source_end": source_end,
        "target_words": relation.target_words, "target_start": target, "target_end": target_end,
    }  # fmt: skip


def _read_documents(articles: Path) -> list[Document]:
    lines = [line for line in articles.read_text(encoding="utf-8").splitlines() if line.strip()]
    try:
        rows = [json.loads(line) for line in lines]
        return [Document(str(row["id"]), str(row.get("title", "")), str(row["text"])) for row in rows]
    except (ValueError, KeyError, TypeError) as error:
        way_out = "A line is an object with id and text."
        raise ReadingError(f"This is no article: {error!r}.", where=str(articles), way_out=way_out) from error


def _claims(analysis: Analysis, actors: Iterable[Actor], gold: Sequence[GoldRelation]) -> Iterable[Claim]:
    links = {link.mention_id: (link.confidence, actor) for actor in actors for link in actor.links}
    mentions = {mention.id: mention for mention in analysis.mentions}
    text = analysis.document.text
    sentences = {s.id: text[s.start : s.end] for s in analysis.sentences if not s.repeats}
    own = [(n, r) for n, r in enumerate(gold) if r.document == analysis.document.id]
    for relation in analysis.relations:
        ends = links.get(relation.source), links.get(relation.target)
        if relation.kind == "co-mention" or None in ends or ends[0][1].id == ends[1][1].id:
            continue
        if relation.sentence_id not in sentences:
            continue
        forms = [
            (mentions[key].text, actor.name, *actor.aliases)
            for key, (_, actor) in zip((relation.source, relation.target), ends, strict=True)
        ]
        yield _hold(
            relation, forms, [(n, r) for n, r in own if same_sentence(r, sentences[relation.sentence_id])], gold
        )


def _hold(
    relation: RelationMention, forms: Sequence[Sequence[str]], own: Sequence[tuple[int, GoldRelation]], gold: Sequence
) -> Claim:
    hits = find_hits(relation.kind, relation.event, *forms, own)
    told = "negated" if relation.negated else relation.modality
    right = any(
        LABEL_OF_KIND.get(gold[n].kind) == LABEL_OF_KIND[relation.kind]
        and (gold[n].kind != "action" or told in TOLD.get(gold[n].told, {""}))
        for n in hits
    )
    document = own[0][1].document if own else relation.sentence_id.rpartition("#")[0]
    return Claim(document, relation.kind, relation.confidence, relation.rule, frozenset(hits), right)
