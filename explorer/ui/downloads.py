"""What is shown, as files; each says in itself which filters made it."""

from __future__ import annotations

from explorer.explore import Explorer
from explorer.export.table import to_excel
from explorer.model import Query


def make_csv(explorer: Explorer, query: Query) -> bytes:
    """Return the sentences of the relations shown as one CSV file, one row a piece of evidence."""
    from explorer.export.shown import sentences_shown

    return to_excel(sentences_shown(explorer, query))


def make_tables(explorer: Explorer, query: Query) -> bytes:
    """Return what is shown as tables of sentences, lines, actors and articles in one ZIP."""
    from explorer.export.shown import zip_tables

    return zip_tables(explorer, query)


def make_graphml(explorer: Explorer, query: Query) -> bytes:
    """Return the network shown as GraphML."""
    from explorer.export.graphs import shown_graphml

    return shown_graphml(explorer, query).encode("utf-8")


def make_gexf(explorer: Explorer, query: Query) -> bytes:
    """Return the network shown as GEXF."""
    from explorer.export.graphs import shown_gexf

    return shown_gexf(explorer, query).encode("utf-8")


def make_json(explorer: Explorer, query: Query) -> bytes:
    """Return the network shown with its sentences as JSON."""
    from explorer.export.shown import shown_json

    return shown_json(explorer, query).encode("utf-8", "replace")


def make_html(explorer: Explorer, query: Query) -> bytes:
    """Return the network shown with its sentences as one page that opens anywhere, without any network."""
    from explorer.export.html import to_html

    return to_html(explorer, query).encode("utf-8")


FILES = (
    ("sentences.csv", "Table of sentences (CSV)", "One row for each sentence; opens in Excel.", make_csv, "text/csv"),
    ("network.html", "Web page (HTML)", "Picture and sentences in one file, works offline.", make_html, "text/html"),
    ("network.graphml", "Network (GraphML)", "For yEd, Cytoscape, igraph.", make_graphml, "application/xml"),
    ("network.gexf", "Network (GEXF)", "For Gephi.", make_gexf, "application/xml"),
    ("network.json", "Network (JSON)", "For programs of one's own.", make_json, "application/json"),
    (
        "tables.zip",
        "All tables (ZIP)",
        "Sentences, lines, actors and articles as CSV tables.",
        make_tables,
        "application/zip",
    ),
)
"""File name, label, help, maker, media type."""
