"""A comparison's summary as files: one web page that opens anywhere, a table of figures, and one of their sentences.

The page has no script and may load nothing; texts of articles reach it escaped. A number leads to an anchor in a folded
part, which browsers unfold.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template
from urllib.parse import urlencode

from explorer.compare import Comparer, Side
from explorer.export.files import write_file
from explorer.export.table import Table
from explorer.model import Query
from explorer.summary import Summary, summarise
from explorer.summary.evidence import Cited, find_evidence
from explorer.summary.notes import tell_trust
from explorer.summary.values import FIGURE, Figure, Finding, Item
from explorer.ui.comparison_address import ComparisonQuery, write_comparison

HTML_FILE, FIGURES_TABLE, EVIDENCE_TABLE = "compare.html", "compare", "compare-evidence"

FIGURE_COLUMNS = ("id", "side", "outlets", "figure", "value", "per_1000_words", "link", "sentence_ids")
EVIDENCE_COLUMNS = (
    "figure_id", "side", "item", "item_id", "number", "document_id", "outlet", "title", "published", "sentence_id",
    "start", "end", "sentence",
)  # fmt: skip

TEACHING = "Retellings written for teaching; the outlets are invented."

MOST_CITED = 6
"""Sentences of one thing in the page; the table of evidence holds all."""

_TEMPLATE = Path(__file__).with_name("comparison.html")

Counted = tuple[tuple[Item, tuple[Cited, ...]], ...]


def export_comparison(comparer: Comparer, a: Side, b: Side, folder: Path) -> tuple[Path, ...]:
    """Write the summary of two sides as `compare.html`, `compare.csv` and `compare-evidence.csv`.

    Raises:
        StoreError: the folder cannot be written.
    """
    tables = (figures_table(comparer, a, b, Query()), evidence_table(comparer, a, b, Query()))
    page = write_file(folder, HTML_FILE, summary_page(comparer, a, b, Query()))
    return (page, *(write_file(folder, f"{table.name}.csv", table.to_csv()) for table in tables))


def figures_table(comparer: Comparer, a: Side, b: Side, query: Query) -> Table:
    """Return one row a figure; `link` opens it in the page, `sentence_ids` are joined by a vertical bar."""
    summary = summarise(comparer, a, b, query)
    rows = (_figure_row(comparer, summary, query, figure) for figure in summary.figures)
    return Table(FIGURES_TABLE, FIGURE_COLUMNS, tuple(rows))


def evidence_table(comparer: Comparer, a: Side, b: Side, query: Query) -> Table:
    """Return one row for each sentence of each thing that a figure counts."""
    summary = summarise(comparer, a, b, query)
    rows = (
        _evidence_row(figure, item, cited)
        for figure in summary.figures
        for item, sentences in find_evidence(comparer, a, b, query, figure)
        for cited in sentences
    )
    return Table(EVIDENCE_TABLE, EVIDENCE_COLUMNS, tuple(rows))


def summary_page(comparer: Comparer, a: Side, b: Side, query: Query) -> str:
    """Return the summary as one HTML text."""
    summary = summarise(comparer, a, b, query)
    evidence = {each.id: find_evidence(comparer, a, b, query, each) for each in summary.figures}
    anchors = {figure.id: f"figure-{at}" for at, figure in enumerate(summary.figures, start=1)}
    source = TEACHING if comparer.explorer.store.about.teaching else ""
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=escape(f"{a.short} and {b.short} compared"), label_a=escape(a.label), label_b=escape(b.label),
        source=source, body="\n".join(_render_topics(summary, evidence, anchors)),
    )  # fmt: skip


def _figure_row(comparer: Comparer, summary: Summary, query: Query, figure: Figure) -> tuple:
    labels = {"a": summary.a.label, "b": summary.b.label, "both": f"{summary.a.label} | {summary.b.label}"}
    asked = ComparisonQuery(summary.a.chosen, summary.b.chosen, "summary", FIGURE + figure.id, once=query.once)
    evidence = find_evidence(comparer, summary.a, summary.b, query, figure)
    ids = dict.fromkeys(cited.sentence_id for _, sentences in evidence for cited in sentences)
    rate = "" if figure.per_words is None else round(figure.per_words, 3)
    link = f"compare?{urlencode(write_comparison(asked), doseq=True)}"
    return figure.id, figure.side, labels[figure.side], figure.name, figure.value, rate, link, "|".join(ids)


def _evidence_row(figure: Figure, item: Item, cited: Cited) -> tuple:
    document = cited.document
    return (
        figure.id, figure.side, item.label, item.id, item.number, document.id, document.outlet, document.title,
        document.published, cited.sentence_id, cited.start, cited.end, cited.text,
    )  # fmt: skip


def _render_topics(summary: Summary, evidence: dict[str, Counted], anchors: dict[str, str]) -> Iterator[str]:
    for topic, findings in groupby(summary.findings, key=lambda each: each.topic):
        yield f"<h2>{escape(topic)}</h2>"
        for finding in findings:
            yield _render_finding(finding, anchors)
            yield from (_render_figure(each, evidence[each.id], anchors[each.id]) for each in finding.figures)
        if trust := tell_trust(topic):
            yield f'<p class="trust">{escape(trust)}</p>'


def _render_finding(finding: Finding, anchors: dict[str, str]) -> str:
    parts = (
        escape(each) if isinstance(each, str)
        else f'<a class="figure" href="#{anchors[each.id]}">{escape(each.shown)}</a>'
        for each in finding.parts
    )  # fmt: skip
    return f'<p class="of {finding.side}">{"".join(parts)}</p>'


def _render_figure(figure: Figure, counted: Counted, anchor: str) -> str:
    rate = "" if figure.per_words is None else f" <span>({figure.per_words:.1f} per 1,000 words)</span>"
    inside = "\n".join(_render_item(item, cited) for item, cited in counted) or "<p>Nothing was counted.</p>"
    head = f"{figure.value:,} {escape(figure.name)}{rate}"
    return f'<details><summary>{head}</summary><div id="{anchor}">\n{inside}\n</div></details>'


def _render_item(item: Item, cited: tuple[Cited, ...]) -> str:
    parts = [f'<h3>{escape(item.label)} <span class="count">{item.number:,}</span></h3>']
    for document, sentences in groupby(cited[:MOST_CITED], key=lambda each: each.document):
        origin = filter(None, (document.outlet or "Outlet unknown", document.title, document.published[:10]))
        parts.append(f'<p class="origin">{escape(" · ".join(origin))}</p>')
        parts += [f"<blockquote>{escape(each.text)}</blockquote>" for each in sentences]
    if len(cited) > MOST_CITED:
        parts.append(f'<p class="note">{len(cited) - MOST_CITED:,} more sentences in {EVIDENCE_TABLE}.csv</p>')
    return "\n".join(parts)
