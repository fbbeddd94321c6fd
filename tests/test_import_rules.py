"""Who may import whom: the layers of the program, and one door for each library.

A stage knows the values and nothing of other stages; only composing modules know several. Whoever adds a room adds it
here and so says where it belongs.
"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "explorer"

VALUES = {"model", "settings", "errors", "views", "labels", "tongues", "pairing"}
"""Imported by everybody; they import at most each other."""

PARSED = {"syntax", "clearnlp", "subjects", "attachments", "wholes", "clauses", "located", "around", "factuality"}
"""How the stages that read a parse see it."""

STAGES = {"reading", "language", "mentions", "speech", "relations", "actors", "store", "network", "layout", "measured"}
STAGES |= {"coverage", "wording"}
"""Each knows the values, those that read a parse know PARSED, and none knows another stage."""

READ_A_PARSE = {"mentions", "speech", "relations", "coverage", *PARSED}

COMPOSING = {
    "analysis": {"mentions", "speech", "relations", "actors", "coverage", *PARSED},
    "stages": {"analysis", *STAGES} - {"store", "network"},
    "fingerprint": set(),
    "steps": set(),
    "former": {"stages", "steps", "store"},
    "growing": {"former", "stages", "steps", "store", "fingerprint"},
    "build": {"growing", "reading", "stages", "steps", "store", "fingerprint"},
    "pointing": {"store"},
    "history": {"pointing"},
    "deciding": {"actors", "history", "pointing", "store"},
    "answers": {"store"},
    "placing": {"explore", "layout"},
    "explore": {"answers", "deciding", "history", "store", "network"},
    "visit": {"answers", "explore", "history", "store"},
    "export": {
        "store",
        "explore",
        "network",
        "ui",
        "compare",
        "summary",
        "coverage",
        "placing",
    },  # ui: the standalone page draws with the page's own parts
    "basket": {"explore", "export", "store", "ui"},  # ui: it says claims in the page's own words
    "evaluate": {
        "reading",
        "language",
        "analysis",
        "relations",
        "actors",
        "mentions",
        "coverage",
        "stages",
        "store",
        "deciding",
        "export",
        "measured",
        *PARSED,
    },
    "tellings": {"explore", "coverage"},
    "folding": {"explore", "coverage", "actors"},
    "compare": {"explore", "coverage", "tellings", "folding"},
    "choosing": {"compare"},
    "summary": {"compare", "explore", "coverage", "ui", "measured"},  # ui: it says things in the page's own words
    "collect": {"reading", "coverage"},
    "commands_messages": {"progress"},
    "commands_export": {"commands_messages", "basket", "deciding", "explore", "export", "progress", "store"},
    "progress": {"build"},
    "commands_growing": {"build", "commands_messages", "progress", "reading", "steps", "store"},
    "project": {"incoming", "store", "explore", "placing"},
    "incoming": set(),
    "commands_update": {"build", "commands_messages", "incoming", "progress"},
    "ui": {
        "incoming",
        "project",
        "basket",
        "reading",
        "compare",
        "folding",
        "measured",
        "summary",
        "coverage",
        "explore",
        "store",
        "build",
        "deciding",
        "export",
        "network",
        "wording",
        "placing",
        "visit",
        "history",
        "pointing",
    },
    "commands_projects": {"commands_messages", "progress", "project"},
    "__main__": {
        "commands_export",
        "build",
        "commands_growing",
        "commands_messages",
        "commands_projects",
        "commands_update",
        "choosing",
        "collect",
        "compare",
        "explore",
        "summary",
        "deciding",
        "export",
        "evaluate",
        "language",
        "store",
        "progress",
    },
}
"""Composing module -> the rooms that it may know beside the values."""

DOORS = {
    "spacy": {"language", "mentions", "speech", "relations", "coverage", "analysis", "evaluate", *PARSED},
    "onnxruntime": {"language"},
    "duckdb": {"store"},
    "pyarrow": {"store"},
    "networkx": {"network", "layout", "export"},
    "scipy": {"evaluate"},
    "numpy": {"language", "layout", "evaluate", "store", "coverage", "relations"},
    "pyvis": {"ui"},
    "streamlit": {"ui"},
    "starlette": {"ui", "app"},
    "PIL": {"export"},
    "pandas": {"ui"},
    "typer": {
        "__main__",
        "commands_export",
        "commands_growing",
        "commands_messages",
        "commands_projects",
        "commands_update",
    },
    "rapidfuzz": {"actors", "coverage"},
    "markdown_it": {"reading"},
    **{library: {"reading"} for library in ("trafilatura", "pdfplumber", "pdfminer", "feedparser", "lxml")},
    "docx": {"reading", "basket"},
    **{library: {"reading"} for library in ("defusedxml", "httpx", "py3langid")},
    "yaml": {"reading", "language", "actors", "mentions", "relations", "speech"},
}
"""Library -> the only rooms that import it."""


def rooms_and_imports():
    """Give (file, room, imported module) for every import statement in the program."""
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE).with_suffix("")
        for module in _imported(ast.parse(path.read_text(encoding="utf-8"))):
            yield path.relative_to(ROOT).as_posix(), inside.parts[0], module


def _imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            bare = node.module == "explorer"
            yield from (f"explorer.{alias.name}" for alias in node.names) if bare else [node.module]


def may_know(room):
    if room in VALUES:
        return VALUES
    if room in STAGES | PARSED:
        return VALUES | ({*PARSED} if room in READ_A_PARSE else set())
    return VALUES | COMPOSING.get(room, set())


def is_allowed(room, module):
    known = module.split(".")[1]
    return room == "__init__" or known in may_know(room) | {room, "__version__"}


IMPORTS = tuple(rooms_and_imports())


def test_every_room_has_its_place():
    known = VALUES | PARSED | STAGES | set(COMPOSING) | {"__init__"}
    rooms = {path.stem if path.is_file() else path.name for path in PACKAGE.iterdir() if _is_room(path)}
    assert rooms <= known, f"say in this file where these belong: {rooms - known}"


def _is_room(path):
    return path.suffix == ".py" or (path.is_dir() and any(path.glob("*.py")))


def test_nobody_knows_more_than_they_may():
    wrong = [
        f"{path}: {module}"
        for path, room, module in IMPORTS
        if module.startswith("explorer.") and not is_allowed(room, module)
    ]
    assert wrong == []


def test_every_library_has_one_door():
    libraries = {module.split(".")[0] for _, _, module in IMPORTS} - set(sys.stdlib_module_names) - {"explorer"}
    assert libraries <= set(DOORS), f"say in this file who may import these: {libraries - set(DOORS)}"
    wrong = [
        f"{path}: {module}" for path, room, module in IMPORTS if room not in DOORS.get(module.split(".")[0], {room})
    ]
    assert wrong == []


def test_the_rules_would_catch_a_stage_that_knows_another():
    assert not is_allowed("actors", "explorer.reading.sources")
    assert not is_allowed("model", "explorer.store")
    assert not is_allowed("store", "explorer.explore")
    assert is_allowed("relations", "explorer.clauses")
    assert len(IMPORTS) > 100


def pages():
    """The modules that the page's process imports, as far as they exist."""
    ui = [f"explorer.ui.{path.stem}" for path in sorted((PACKAGE / "ui").glob("*.py")) if path.stem != "__init__"]
    return ["explorer.explore", "explorer.build", "explorer.deciding", "explorer.store", *ui]


@pytest.mark.parametrize("module", pages())
def test_the_page_loads_no_language_pipeline(module):
    heavy = ("spacy", "onnxruntime", "torch", "thinc")
    code = f"import sys, {module}; print(*(name for name in {heavy!r} if name in sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout.strip()) == (0, ""), told.stderr
