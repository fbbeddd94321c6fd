"""Tell whether a store is still what building it again would give, without building it.

A fingerprint covers what a build depends on: the bytes of the articles, the program's own code and word lists, and
the language pipeline's description. It needs neither spaCy nor the model.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from explorer import __version__
from explorer.model import Document
from explorer.settings import STORE_FORMAT

PACKAGE = Path(__file__).parent
BUNDLED_PIPELINE = PACKAGE / "language" / "en_news"
PIPELINE_CHOICE = "EXPLORER_PIPELINE"
"""Environment variable by which `explorer.language` lets the pipeline be chosen."""

_NOT_THE_SLOW_HALF = ("ui", "export", "evaluate", "store", "network.py", "explore.py", "views.py", "__main__.py")
"""What can change without changing what a build finds; the store's form has a version of its own."""

_CODE = (".py", ".tsv", ".csv", ".yaml", ".yml", ".json", ".txt")


def fingerprint(files: Iterable[tuple[str, Path]], *, pipeline: str = "") -> str:
    """Return a text that is equal for builds that would give equal stores.

    Args:
        files: the articles' files and their metadata, each with the name by which the store knows it.
        pipeline: as for `build_store`.
    """
    digest = hashlib.sha256(sign_analysis(pipeline).encode())
    for name, path in sorted(files):
        digest.update(f"{name}\0{_digest(path)}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def sign_analysis(pipeline: str = "") -> str:
    """Return a text that is equal where the same would be found in the same article: of program and pipeline."""
    digest = hashlib.sha256(json.dumps([STORE_FORMAT, __version__, describe_pipeline(pipeline)]).encode())
    digest.update(f"{_program()}{_weigh_pipeline(pipeline)}".encode())
    return digest.hexdigest()


def sign_documents(documents: Iterable[Document], *, pipeline: str = "") -> str:
    """Return the fingerprint of a store that was changed article by article; no build from files has the same."""
    digest = hashlib.sha256(f"articles {sign_analysis(pipeline)}".encode())
    for document in documents:
        digest.update(json.dumps(astuple(document)).encode())
    return digest.hexdigest()


def describe_pipeline(pipeline: str = "") -> str:
    """Return the name and version of a pipeline as its `meta.json` has it; its bare name where there is none."""
    for folder in _pipeline_folders(pipeline):
        try:
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            name = str(meta["name"]).removeprefix(f"{meta['lang']}_")
            return f"{meta['lang']}_{name} {meta.get('version', '')}".strip()
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue
    return pipeline or "bundled"


def _weigh_pipeline(pipeline: str) -> str:
    """Return the files of a pipeline with their sizes: they tell a newly trained one of the same name.

    What is no pipeline is not looked through: it may be a whole disk.
    """
    folders = (folder for folder in _pipeline_folders(pipeline) if (folder / "meta.json").is_file())
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return json.dumps(sorted((path.name, path.stat().st_size) for path in files if path.suffix != ".pyc"))


def _pipeline_folders(pipeline: str) -> Iterator[Path]:
    pipeline = pipeline or os.environ.get(PIPELINE_CHOICE, "")
    if not pipeline:
        yield BUNDLED_PIPELINE
        return
    yield Path(pipeline)
    found = find_spec(pipeline) if pipeline.isidentifier() else None
    for folder in (found.submodule_search_locations or ()) if found else ():
        yield Path(folder)


@cache
def _program() -> str:
    """Return a digest of the code and word lists of the slow half."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        inside = path.relative_to(PACKAGE)
        if path.suffix in _CODE and inside.parts[0] not in _NOT_THE_SLOW_HALF and BUNDLED_PIPELINE not in path.parents:
            digest.update(f"{inside.as_posix()}\0{_digest(path)}\n".encode())
    return digest.hexdigest()


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "unreadable"
