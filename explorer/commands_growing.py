"""The commands `add` and `remove`: a store changed article by article, at the cost of what changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from explorer.commands_messages import messages
from explorer.errors import ExplorerError, ReadingError
from explorer.progress import ProgressFormat, Reporter, make_reporter

if TYPE_CHECKING:
    from explorer.model import Document
    from explorer.steps import BuildReport

StoreOption = Annotated[Path, typer.Option("--store", metavar="DIR", help="Folder of the store.", readable=False)]
PipelineOption = Annotated[str, typer.Option("--pipeline", metavar="NAME", help="As for `build`.")]
ProgressOption = Annotated[ProgressFormat, typer.Option(help="As for `build`.")]


def add(
    sources: Annotated[
        list[Path], typer.Argument(metavar="SOURCE...", help="Files and folders of articles.", readable=False)
    ],
    store: StoreOption,
    pipeline: PipelineOption = "",
    jobs: Annotated[int, typer.Option(min=1, help="Processes that share the work.")] = 1,
    progress: ProgressOption = ProgressFormat.BAR,
) -> None:
    """Add articles to a store; only these are analysed. An article with an id that is there takes its place."""
    with messages(make_reporter(progress)) as reporter:
        from explorer.build import update_store
        from explorer.reading import read_sources

        problems: list[ExplorerError] = []

        def tell(problem: ExplorerError) -> None:
            problems.append(problem)
            reporter.problem(problem)

        documents = tuple(read_sources(sources, on_problem=tell))
        if not documents:
            raise ReadingError("Nothing could be read, so nothing is changed.", way_out="See the messages above.")
        replaced = _replaced(store, documents)
        report = update_store(
            store, add=documents, pipeline=pipeline, jobs=jobs, on_progress=reporter.progress, on_problem=tell
        )
        _tell(reporter, report)
        for each in replaced:
            reporter.message(f"{each}: an article of this id was there; this one has taken its place.")
    if problems:
        raise typer.Exit(2)


def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of articles.")],
    store: StoreOption,
    pipeline: PipelineOption = "",
    progress: ProgressOption = ProgressFormat.BAR,
) -> None:
    """Take articles out of a store; nothing is analysed for it."""
    with messages(make_reporter(progress)) as reporter:
        from explorer.build import update_store
        from explorer.store import read_documents

        read_documents(store)  # where there is no store, that is said, and none is made
        report = update_store(
            store, remove=ids, pipeline=pipeline, on_progress=reporter.progress, on_problem=reporter.problem
        )
        _tell(reporter, report)
    if report.problems:
        raise typer.Exit(2)


def _replaced(store: Path, documents: Sequence[Document]) -> Collection[str]:
    """Return the ids of articles that are there with another text."""
    from explorer.store import has_store, read_documents

    texts = {each.id: each.text for each in read_documents(store)} if has_store(store) else {}
    return [each.id for each in documents if texts.get(each.id, each.text) != each.text]


def _tell(reporter: Reporter, report: BuildReport) -> None:
    reporter.count_problems()
    reporter.end()
    typer.echo(
        f"articles: {report.documents}, actors: {report.actors}, analysed: {report.analysed} ({report.seconds:.1f} s)\n"
        f"store: {report.folder}"
    )
