"""What a build has found so far, kept beside the store, so that one that is killed need not find it again.

    STORE/tables-5b0e...   like the tables of a store, `made.json` says which program and pipeline found them
                           `documents.parquet` is written last: where it can be read, the others are whole

Nothing names these folders in `about.json`: to readers of the store there are none. The next build takes what it can
use of them and clears them away when it is done; those that nobody uses go as any left by a killed build.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import StoreError
from explorer.store.about import read_about
from explorer.store.articles import OF_ARTICLES, Articles, read_file
from explorer.store.folders import analysis_of, file_of, is_ours, list_folders, make_folder, remove_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

log = logging.getLogger(__name__)


def keep_articles(folder: Path, articles: Articles, analysis: str) -> list[Path]:
    """Write what was found in some articles beside a store; gives the folder, none where it cannot be kept.

    Args:
        folder: of the store.
        articles: what was found.
        analysis: what found it, as `About.analysis`.
    """
    import pyarrow.parquet

    kept = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        kept = make_folder(folder, map(file_of, OF_ARTICLES), analysis=analysis)
        for name in reversed(OF_ARTICLES):
            pyarrow.parquet.write_table(articles.columns[name], kept / file_of(name), compression="zstd")
    except OSError as error:
        log.debug("what was found so far cannot be kept: %s", error)
        if kept is not None:
            remove_folder(kept)
        return []
    return [kept]


def read_kept(folder: Path, analysis: str) -> tuple[list[Articles], list[Path]]:
    """Return what builds that came to no end have found, and the folders that hold it.

    Args:
        folder: of the store.
        analysis: what must have found it.
    """
    import pyarrow

    found, folders = [], []
    for path in list_folders(folder) if folder.is_dir() else ():
        if path.name == _current(folder) or not is_ours(path) or analysis_of(path) != analysis:
            continue
        try:
            found.append(Articles({name: read_file(path / file_of(name)) for name in OF_ARTICLES}))
            folders.append(path)
        except (OSError, pyarrow.ArrowException) as error:
            log.debug("%s was not written to its end: %s", path, error)
    return found, folders


def drop_kept(folders: Iterable[Path]) -> None:
    """Clear away what is in the store now."""
    for path in folders:
        remove_folder(path)


def _current(folder: Path) -> str:
    try:
        return read_about(folder).tables
    except StoreError:
        return ""
