"""Which files an export writes: of a whole store, or of what its page shows at an address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from explorer.errors import QueryError
from explorer.explore import Explorer
from explorer.export.files import write_bytes, write_file
from explorer.export.html import LIMIT
from explorer.model import Query
from explorer.ui.address import read_known

Paths = tuple[Path, ...]


def export_everything(explorer: Explorer, folder: Path, kind: str) -> Paths:
    """Write all that a store holds, under no filter; pictures and web pages show the leading actors.

    Raises:
        StoreError: the folder cannot be written.
    """
    if kind in _WHOLE:
        return _WHOLE[kind](explorer, folder)
    return _SHOWN[kind](explorer, Query(limit=LIMIT), folder)


def export_view(explorer: Explorer, folder: Path, kind: str, address: str) -> tuple[Paths, tuple[str, ...]]:
    """Write what the page shows at an address; return the files, and what of the address was passed over, in words.

    Args:
        explorer: the collection.
        folder: where the files go.
        kind: of file: "csv", "graphml", "gexf", "json", "html", "svg" or "png".
        address: the whole one, or what stands behind its question mark.

    Raises:
        QueryError: the address holds too much to be one.
        StoreError: the folder cannot be written.
    """
    query, problems = read_view(explorer, address)
    return _SHOWN[kind](explorer, query, folder), problems


def read_view(explorer: Explorer, address: str) -> tuple[Query, tuple[str, ...]]:
    """Return the query of an address without what this collection lacks, and words on what was passed over.

    Raises:
        QueryError: it cannot be taken apart.
    """
    try:
        text = urlsplit(address).query if "?" in address else address
        parameters = parse_qs(text, max_num_fields=500)
    except ValueError as error:
        way_out = "Copy it from the page, from the question mark on."
        raise QueryError("This address cannot be understood.", where=address[:80], way_out=way_out) from error
    return read_known(explorer, parameters)


def _write_csv(explorer: Explorer, folder: Path) -> Paths:
    from explorer.export.tables import export_csv

    return export_csv(explorer.store, folder)


def _write_json(explorer: Explorer, folder: Path) -> Paths:
    from explorer.export.json_file import export_json

    return export_json(explorer.store, folder)


def _write_graphml(explorer: Explorer, folder: Path) -> Paths:
    from explorer.export.graphs import export_graphml

    return export_graphml(explorer.store, folder)


def _write_gexf(explorer: Explorer, folder: Path) -> Paths:
    from explorer.export.graphs import export_gexf

    return export_gexf(explorer.store, folder)


def _show_csv(explorer: Explorer, query: Query, folder: Path) -> Paths:
    from explorer.export.shown import export_shown_csv

    return export_shown_csv(explorer, query, folder)


def _show_json(explorer: Explorer, query: Query, folder: Path) -> Paths:
    from explorer.export.shown import export_shown_json

    return export_shown_json(explorer, query, folder)


def _show_graphml(explorer: Explorer, query: Query, folder: Path) -> Paths:
    from explorer.export.graphs import GRAPHML_FILE, shown_graphml

    return (write_file(folder, GRAPHML_FILE, shown_graphml(explorer, query)),)


def _show_gexf(explorer: Explorer, query: Query, folder: Path) -> Paths:
    from explorer.export.graphs import GEXF_FILE, shown_gexf

    return (write_file(folder, GEXF_FILE, shown_gexf(explorer, query)),)


def _show_html(explorer: Explorer, query: Query, folder: Path) -> Paths:
    from explorer.export.html import HTML_FILE, to_html

    return (write_file(folder, HTML_FILE, to_html(explorer, query)),)


def _show_svg(explorer: Explorer, query: Query, folder: Path) -> Paths:
    from explorer.export.svg import SVG_FILE, shown_svg

    return (write_file(folder, SVG_FILE, shown_svg(explorer, query)),)


def _show_png(explorer: Explorer, query: Query, folder: Path) -> Paths:
    from explorer.export.png import PNG_FILE, shown_png

    return (write_bytes(folder, PNG_FILE, shown_png(explorer, query)),)


_WHOLE: dict[str, Callable[[Explorer, Path], Paths]] = {
    "csv": _write_csv, "json": _write_json, "graphml": _write_graphml, "gexf": _write_gexf,
}  # fmt: skip
"""Kind of file -> what writes a whole store as such a file."""

_SHOWN: dict[str, Callable[[Explorer, Query, Path], Paths]] = {
    "csv": _show_csv, "json": _show_json, "graphml": _show_graphml, "gexf": _show_gexf, "html": _show_html,
    "svg": _show_svg, "png": _show_png,
}  # fmt: skip
"""Kind of file -> what writes what a query shows as such a file."""
