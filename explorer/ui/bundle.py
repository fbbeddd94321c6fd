"""What the browser is sent once: vis-network out of the installed pyvis, the page's own modules, the style sheet.

The modules in `frontend/` are plain ES modules. Streamlit takes a component's script as one text, so they are joined
here, each in a function of its own; nothing is installed, built or copied.
"""

from __future__ import annotations

import importlib.util
import json
import re
from dataclasses import asdict
from functools import cache
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.model import ACTOR_KINDS, QUAD_OF_EVENT, RELATION_KINDS, TOLD_AS
from explorer.ui.style import ACTOR_STYLES
from explorer.ui.words import label

FRONTEND = Path(__file__).with_name("frontend")

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";.*$', re.MULTILINE)
_EXPORT = re.compile(r"^export (async function|function|class|const) (\w+)", re.MULTILINE)


@cache
def library() -> str:
    """Return the script of the library component: vis-network and all modules that `library.js` needs."""
    return f"{read_vis()}\n{join_modules('library')}"


@cache
def part() -> str:
    """Return the script of a part of the page: a few lines that wait for the library."""
    return (FRONTEND / "part.js").read_text(encoding="utf-8")


@cache
def style_sheet() -> str:
    """Return the page's style sheets as one: `page.css`, then those of single parts."""
    others = sorted(path for path in FRONTEND.glob("*.css") if path.name != "page.css")
    return "\n".join(path.read_text(encoding="utf-8") for path in (FRONTEND / "page.css", *others))


@cache
def read_vis() -> str:
    """Return the minified vis-network that pyvis carries, with its licence notice.

    Raises:
        ExplorerError: pyvis is not installed, or carries no such file.
    """
    spec = importlib.util.find_spec("pyvis")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    found = [path for folder in folders for path in sorted(Path(folder).glob("**/vis-9*/vis-network.min.js"))]
    if not found:
        way_out = "Install what running needs: pip install -r requirements.lock"
        raise ExplorerError("vis-network, which draws the picture, is missing: pyvis carries it.", way_out=way_out)
    return max(found, key=lambda path: _version(path.parent.name)).read_text(encoding="utf-8")


def join_modules(name: str) -> str:
    """Return a module of `frontend/` with all that it imports before it, as one script."""
    sources: dict[str, str] = {}
    _collect(name, sources)
    own = sources.pop(name)
    return "\n".join([*(_wrap(each, text) for each, text in sources.items()), _bind_imports(own)])


def _collect(name: str, sources: dict[str, str]) -> None:
    """Read a module and before it those it imports; the order of `sources` is the order in which they can run."""
    made = _MADE.get(name)
    text = made() if made else (FRONTEND / f"{name}.js").read_text(encoding="utf-8")
    for match in _IMPORT.finditer(text):
        if match[2] not in sources:
            _collect(match[2], sources)
    sources[name] = text


def _wrap(name: str, text: str) -> str:
    exported = ", ".join(match[2] for match in _EXPORT.finditer(text))
    body = _EXPORT.sub(r"\1 \2", _bind_imports(text))
    return f"const module_{name} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();"


def _bind_imports(text: str) -> str:
    def bind(match: re.Match[str]) -> str:
        return f"const {{{match[1].replace(' as ', ': ')}}} = module_{match[2]};"

    return _IMPORT.sub(bind, text)


def _style_module() -> str:
    """Return `style.js`, which no file holds: how actors look is said once, in style.py."""
    looks = {kind: asdict(style) for kind, style in ACTOR_STYLES.items()}
    return f"export const ACTORS = {json.dumps(looks)};"


def _choices_module() -> str:
    """Return `choices.js`: what a person may say of an actor or a sentence, as pairs of value and label."""
    kinds = [[kind, label("kind of actor", kind)] for kind in ACTOR_KINDS]
    events = sorted(([event, label("event", event)] for event in QUAD_OF_EVENT), key=lambda each: each[1])
    others = [[kind, label("kind", kind).lower()] for kind in RELATION_KINDS if kind != "co-mention"]
    told = [[each, label("modality", each)] for each in TOLD_AS]
    named = {"KINDS": kinds, "EVENTS": [*events, *others], "TOLD": told}
    return "\n".join(f"export const {name} = {json.dumps(values)};" for name, values in named.items())


_MADE = {"style": _style_module, "choices": _choices_module}
"""Modules that no file holds, by name."""


def _version(folder: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", folder))
