"""The command `update`: what the page Articles had read is brought into its project, in a process of its own.

    PROJECT/incoming/NAME.json --read_incoming--> update_store --> the store; then the file is removed

The file is removed when its articles are in the store and not before: by that whoever waits knows that it is done.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from explorer.commands_messages import messages
from explorer.progress import ProgressFormat, make_reporter


def update(
    store: Annotated[Path, typer.Option("--store", metavar="DIR", help="Folder of the store.", readable=False)],
    batch: Annotated[Path, typer.Option("--batch", metavar="FILE.json", help="What is to change.", readable=False)],
    pipeline: Annotated[str, typer.Option("--pipeline", metavar="NAME", help="As for `build`.")] = "",
    jobs: Annotated[int, typer.Option(min=1, help="Processes that share the work.")] = 1,
    progress: Annotated[ProgressFormat, typer.Option(help="As for `build`.")] = ProgressFormat.BAR,
) -> None:
    """Bring a batch of the page Articles into a store: articles to add, to remove and to correct."""
    with messages(make_reporter(progress)) as reporter:
        from explorer.build import update_store
        from explorer.incoming import drop_incoming, read_incoming

        read = read_incoming(batch)
        report = update_store(
            store, add=read.add, remove=read.remove, change=read.change, pipeline=pipeline, jobs=jobs,
            on_progress=reporter.progress, on_problem=reporter.problem,
        )  # fmt: skip
        drop_incoming(batch)
    reporter.count_problems()
    reporter.end()
    reporter.message(f"{report.documents:,} articles, {report.actors:,} actors ({report.seconds:.1f} s)")
    if report.problems:
        raise typer.Exit(2)
