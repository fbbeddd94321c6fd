"""How a command ends where something outside the program is not as it must be: one message, and its exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from explorer.errors import ExplorerError
from explorer.progress import ProgressFormat, Reporter, make_reporter

FAULT, INTERRUPTED = 2, 130
"""Exit codes: something was not as it must be; stopped by the reader, as shells say it (128 and SIGINT)."""


@contextmanager
def messages(reporter: Reporter | None = None, *, stopped: str = "Stopped; nothing was changed.") -> Iterator[Reporter]:
    """Give a reporter; end with a message where something outside the program is not as it must be.

    Args:
        reporter: whom to tell; one without progress if none is given.
        stopped: what is said where the reader stops it.

    Raises:
        typer.Exit: with the exit code.
    """
    reporter = reporter or make_reporter(ProgressFormat.NONE)
    try:
        yield reporter
    except ExplorerError as error:
        reporter.error(error)
        raise typer.Exit(FAULT) from None
    except KeyboardInterrupt:
        reporter.end()
        reporter.message(stopped)
        raise typer.Exit(INTERRUPTED) from None
