"""What the page shows under its filters, as tables and JSON; each says which filters made it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from explorer.explore import Explorer
from explorer.export.files import write_bytes, write_file
from explorer.export.filters import tell_filters, tell_origin
from explorer.export.json_file import JSON_FILE, describe_network, to_json
from explorer.export.table import Table, to_excel
from explorer.export.tables import actors_table, documents_table, relations_table, select_evidence
from explorer.model import Document, Query
from explorer.placing import place_view
from explorer.store import read_verdicts
from explorer.ui.address import write_query
from explorer.ui.contents.network import say_source
from explorer.ui.drawing import describe_line, is_plural
from explorer.views import ActorRow, Evidence, RelationRow

LINE_COLUMNS = (
    "id", "kind", "source_id", "source", "in_words", "target_id", "target", "stance", "events", "sentences",
    "documents", "outlets", "confidence", "mutual", "unreal",
)  # fmt: skip

ABOUT_FILE = "about.txt"


def shown_tables(explorer: Explorer, query: Query) -> tuple[Table, ...]:
    """Return the tables of what a query shows: sentences (one row a piece of evidence), lines, actors, articles."""
    view, told = explorer.view(query), tell_filters(explorer, query)
    tables = (
        sentences_shown(explorer, query),
        lines_table(view.actors, view.relations),
        actors_table(view.actors),
        articles_table(explorer, query),
    )
    return (tables[0], *(each.with_column("filters", told) for each in tables[1:]))


def sentences_shown(explorer: Explorer, query: Query) -> Table:
    """Return one row for each piece of evidence of the lines that a query shows."""
    table = relations_table(find_evidence(explorer, query), explorer.rules())
    return Table("sentences", table.columns, table.rows).with_column("filters", tell_filters(explorer, query))


def find_evidence(explorer: Explorer, query: Query) -> tuple[Evidence, ...]:
    """Return the evidence of the lines that a query shows, without what this reader alone called wrong."""
    verdicts = read_verdicts(explorer.decisions())
    told = (each for each in explorer.store.evidence_for(query) if verdicts.get(each.mention.id) != "wrong")
    return select_evidence(told, explorer.view(query).relations)


def lines_table(actors: Iterable[ActorRow], lines: Iterable[RelationRow]) -> Table:
    """Return one row a line: who, what, whom, how many sentences."""
    known = {actor.id: actor for actor in actors}
    return Table("lines", LINE_COLUMNS, tuple(_line_row(each, known) for each in lines))


def zip_tables(explorer: Explorer, query: Query) -> bytes:
    """Return all tables of what a query shows in one ZIP, with a text on where they come from."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        for table in shown_tables(explorer, query):
            pack.writestr(f"{table.name}.csv", to_excel(table))
        pack.writestr(ABOUT_FILE, tell_origin(explorer, query).encode("utf-8", "replace") + b"\n")
    return file.getvalue()


def export_shown_csv(explorer: Explorer, query: Query, folder: Path) -> tuple[Path, ...]:
    """Write the tables of what a query shows, and a text on where they come from.

    Raises:
        StoreError: the folder cannot be written.
    """
    tables = (write_bytes(folder, f"{each.name}.csv", to_excel(each)) for each in shown_tables(explorer, query))
    return (*tables, write_file(folder, ABOUT_FILE, f"{tell_origin(explorer, query)}\n"))


def shown_json(explorer: Explorer, query: Query) -> str:
    """Return what a query shows as JSON: actors where they stand in the picture, lines with their evidence."""
    view, _ = place_view(explorer, explorer.view(query))
    evidence = find_evidence(explorer, query)
    about = {
        "source": say_source(explorer), "filters": tell_filters(explorer, query), "address": write_query(query),
        "fingerprint": explorer.store.about.fingerprint,
    }  # fmt: skip
    return to_json({"about": about, **describe_network(view.actors, view.relations, evidence)})


def export_shown_json(explorer: Explorer, query: Query, folder: Path) -> tuple[Path, ...]:
    """Write what a query shows as `network.json`.

    Raises:
        StoreError: the folder cannot be written.
    """
    return (write_file(folder, JSON_FILE, shown_json(explorer, query)),)


def articles_table(explorer: Explorer, query: Query) -> Table:
    """Return one row for each article that a query looks at; where it lay on the disk is nobody else's business."""
    table = documents_table(each for each in explorer.documents().values() if _is_looked_at(each, query))
    return Table("articles", table.columns[:-1], tuple(row[:-1] for row in table.rows))


def _is_looked_at(document: Document, query: Query) -> bool:
    """Tell whether the filters of articles let a document pass, as those of the store do."""
    if query.documents and document.id not in query.documents:
        return False
    if query.outlets and document.outlet not in query.outlets:
        return False
    day, since, until = document.published, query.since, query.until
    return (not since or day[: len(since)] >= since) and (not until or (bool(day) and day[: len(until)] <= until))


def _line_row(line: RelationRow, actors: dict[str, ActorRow]) -> tuple[Any, ...]:
    source, target = (actors[each].name if each in actors else each for each in (line.source, line.target))
    said = describe_line(line, plural=is_plural(actors.get(line.source)), most=3)
    events = " | ".join(f"{event} ({number})" for event, number in line.events)
    return (
        line.id, line.kind, line.source, source, said, line.target, target, line.stance, events, line.weight,
        line.documents, " | ".join(filter(None, line.outlets)), round(float(line.confidence), 4), line.mutual,
        round(float(line.unreal), 4),
    )  # fmt: skip
