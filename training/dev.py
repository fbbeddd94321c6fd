"""Which documents are kept for measuring, and files with them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from training.corpus import name_documents

DEV_SHARE = 0.12
"""Share of the documents of every gold file of names that is never trained on."""
GOLD = ("uner_ewt_dev", "uner_pud", "wikigold", "crossner_politics", "crossner_other", "re3d_train")
"""Files of names made by people."""
WHOLE = ("gum_dev",)
"""Gold files that are never trained on at all."""


def is_dev(document: str) -> bool:
    """True for the documents that are kept for measuring, by a hash of their name, so that nobody picks them."""
    number = int(hashlib.md5(document.encode(), usedforsecurity=False).hexdigest()[:8], 16)
    return number / 0xFFFFFFFF < DEV_SHARE


def write_dev_files(source: Path, target: Path) -> list[Path]:
    """Copy the lines of the gold files that are never trained on into files of the same form.

    Args:
        source: the folder `ner`.
        target: folder for the new files; made if it is not there.
    """
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for name in (*GOLD, *WHOLE):
        lines = [line for line in (source / f"{name}.jsonl").read_text(encoding="utf-8").split("\n") if line.strip()]
        documents = name_documents(name, [json.loads(line)["id"] for line in lines])
        kept = [line for line, key in zip(lines, documents, strict=True) if name in WHOLE or is_dev(key)]
        path = target / f"{name}.jsonl"
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")
        written.append(path)
    return written
