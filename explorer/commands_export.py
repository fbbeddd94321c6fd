"""The commands `export` and `basket`: what a store holds, what its page shows, and what was kept, as files.

python -m explorer export --store DIR --to FOLDER --format gexf
python -m explorer export --store DIR --to FOLDER --format csv --view "quads=verbal+conflict&show=20"
python -m explorer basket --store DIR --to FOLDER --format docx
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from explorer.commands_messages import messages
from explorer.errors import to_printable

if TYPE_CHECKING:
    from explorer.explore import Explorer
    from explorer.store import Store

StoreOption = Annotated[Path, typer.Option("--store", metavar="DIR", help="Folder of the store.", readable=False)]
FolderOption = Annotated[Path, typer.Option("--to", metavar="FOLDER", help="Where to put the files.")]


class ExportFormat(StrEnum):
    """Kinds of files that an export writes."""

    CSV = "csv"
    GRAPHML = "graphml"
    GEXF = "gexf"
    JSON = "json"
    HTML = "html"
    SVG = "svg"
    PNG = "png"


class BasketFormat(StrEnum):
    """Kinds of files that the kept sentences become."""

    DOCX = "docx"
    HTML = "html"
    CSV = "csv"
    APA = "apa"
    MLA = "mla"
    BIBTEX = "bibtex"


def export(
    store: StoreOption,
    to: FolderOption,
    format_: Annotated[ExportFormat, typer.Option("--format", help="What to write.")] = ExportFormat.CSV,
    view: Annotated[
        str | None,
        typer.Option("--view", metavar="ADDRESS", help="Only what the page shows at this address, with its filters."),
    ] = None,
) -> None:
    """Write what a store holds, or what its page shows, as files for other programs."""
    with messages(stopped="Stopped."):
        from explorer.export.choosing import export_everything, export_view

        explorer = _open(store)
        if view is None:
            paths = export_everything(explorer, to, format_.value)
        else:
            paths, problems = export_view(explorer, to, format_.value, view)
            for problem in problems:
                typer.echo(to_printable(problem), err=True)
        for path in paths:
            typer.echo(path)


def basket(
    store: StoreOption,
    to: FolderOption,
    format_: Annotated[BasketFormat, typer.Option("--format", help="What to write.")] = BasketFormat.DOCX,
    name: Annotated[str, typer.Option(help="Whose it is, if another name than the one that was typed in.")] = "",
) -> None:
    """Write the sentences that were kept: a hand-out, a table, or citations."""
    with messages(stopped="Stopped."):
        from dataclasses import replace

        from explorer.basket.file import FileKeeper
        from explorer.basket.files import export_basket
        from explorer.basket.kept import fold

        explorer = _open(store)
        kept = fold(FileKeeper(store).rows())
        if not kept.sentences:
            typer.echo("Nothing is kept in this project yet.", err=True)
        kept = replace(kept, author=name) if name else kept
        typer.echo(export_basket(explorer, kept, to, format_.value))


def _open(folder: Path) -> Explorer:
    from explorer.deciding import apply_decisions
    from explorer.explore import Explorer
    from explorer.store import open_store

    opened: Store = open_store(folder)
    apply_decisions(opened)
    return Explorer(opened)
