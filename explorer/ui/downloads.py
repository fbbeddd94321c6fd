"""What is shown, as files."""

from __future__ import annotations

from explorer.explore import Explorer
from explorer.export.table import to_excel
from explorer.model import Query


def make_csv(explorer: Explorer, query: Query) -> bytes:
    """Return the sentences of the relations shown as one CSV file, one row a piece of evidence."""
    from explorer.export.tables import relations_table, select_evidence

    view = explorer.view(query)
    evidence = select_evidence(explorer.store.evidence_for(query), view.relations)
    return to_excel(relations_table(evidence, explorer.rules()))


def make_graphml(explorer: Explorer, query: Query) -> bytes:
    """Return the network shown as GraphML."""
    from explorer.export.graphs import to_graphml

    view = explorer.view(query)
    return to_graphml(view.actors, view.relations).encode("utf-8")


def make_gexf(explorer: Explorer, query: Query) -> bytes:
    """Return the network shown as GEXF."""
    from explorer.export.graphs import to_gexf

    view = explorer.view(query)
    return to_gexf(view.actors, view.relations).encode("utf-8")


def make_html(explorer: Explorer, query: Query) -> bytes:
    """Return the network shown with its sentences as one page that opens anywhere, without any network."""
    from explorer.export.html import to_html

    return to_html(explorer, query).encode("utf-8")


FILES = (
    ("sentences.csv", "Table of sentences (CSV)", "One row for each sentence; opens in Excel.", make_csv, "text/csv"),
    ("network.html", "Web page (HTML)", "Picture and sentences in one file, works offline.", make_html, "text/html"),
    ("network.graphml", "Network (GraphML)", "For yEd, Cytoscape, igraph.", make_graphml, "application/xml"),
    ("network.gexf", "Network (GEXF)", "For Gephi.", make_gexf, "application/xml"),
)
"""File name, label, help, maker, media type."""
