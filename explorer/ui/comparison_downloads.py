"""The summary of a comparison as files; each is made when it is asked for."""

from __future__ import annotations

import streamlit as st

from explorer.compare import Comparer, Side
from explorer.export.table import to_excel
from explorer.model import Query


def show_comparison_downloads(comparer: Comparer, a: Side, b: Side, query: Query) -> None:
    """Offer the summary as a web page, its figures and their sentences as tables."""
    for name, label, help_text, make, kind in FILES:
        st.download_button(
            label, data=lambda make=make: make(comparer, a, b, query), file_name=name, mime=kind, help=help_text,
            on_click="ignore", key=f"download-{name}",
        )  # fmt: skip


def make_page(comparer: Comparer, a: Side, b: Side, query: Query) -> bytes:
    """Return the summary with the sentences behind each figure as one page that opens anywhere."""
    from explorer.export.comparison import summary_page

    return summary_page(comparer, a, b, query).encode("utf-8")


def make_figures(comparer: Comparer, a: Side, b: Side, query: Query) -> bytes:
    """Return the figures as CSV."""
    from explorer.export.comparison import figures_table

    return to_excel(figures_table(comparer, a, b, query))


def make_evidence(comparer: Comparer, a: Side, b: Side, query: Query) -> bytes:
    """Return the sentences behind the figures as CSV."""
    from explorer.export.comparison import evidence_table

    return to_excel(evidence_table(comparer, a, b, query))


FILES = (
    ("compare.html", "Web page (HTML)", "Summary and sentences in one file.", make_page, "text/html"),
    ("compare.csv", "Figures (CSV)", "One row for each figure; opens in Excel.", make_figures, "text/csv"),
    (
        "compare-evidence.csv",
        "Sentences (CSV)",
        "One row for each sentence behind a figure.",
        make_evidence,
        "text/csv",
    ),
)
"""File name, label, help, maker, media type."""
