import re
import shutil
import subprocess

import pytest

from explorer.errors import ExplorerError
from explorer.ui import bundle


def test_vis_comes_out_of_pyvis_with_its_licence():
    text = bundle.read_vis()
    assert "vis-network" in text[:500]
    assert "MIT" in text[:5000]


def test_missing_pyvis_names_the_way_out(monkeypatch):
    bundle.read_vis.cache_clear()
    monkeypatch.setattr(bundle.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(ExplorerError, match="pip install"):
        bundle.read_vis()
    bundle.read_vis.cache_clear()


def test_no_copy_of_vis_lies_in_the_repository():
    assert not list(bundle.FRONTEND.rglob("vis-*"))
    assert all(path.stat().st_size < 30_000 for path in bundle.FRONTEND.iterdir())


@pytest.mark.parametrize("name", ["library", "standalone"])
def test_joined_modules_need_nothing_from_outside(name):
    text = bundle.join_modules(name)
    assert not re.search(r"^\s*import\b", text, re.MULTILINE)
    assert not re.search(r"^export (?!default)", text, re.MULTILINE)


@pytest.mark.parametrize("name", ["library", "standalone"])
def test_every_module_is_defined_once_and_before_it_is_used(name):
    seen: set[str] = set()
    for kind, module in re.findall(r"(const module_|= module_)(\w+)", bundle.join_modules(name)):
        if kind == "const module_":
            assert module not in seen
            seen.add(module)
        else:
            assert module in seen, module


@pytest.mark.skipif(shutil.which("node") is None, reason="node, which checks the syntax, is not on this machine")
@pytest.mark.parametrize("name", ["library", "standalone"])
def test_joined_modules_are_valid_scripts(name, tmp_path):
    script = tmp_path / "joined.mjs"
    script.write_text(bundle.join_modules(name), encoding="utf-8")
    subprocess.run(["node", "--check", str(script)], check=True)


def test_article_text_never_becomes_markup():
    for path in bundle.FRONTEND.glob("*.js"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", source), path.name


def test_nothing_is_loaded_from_elsewhere():
    for path in bundle.FRONTEND.iterdir():
        urls = set(re.findall(r"https?://[^\s\"'`)]+", path.read_text(encoding="utf-8")))
        assert urls <= {"http://www.w3.org/2000/svg"}, path.name
        assert "@import" not in path.read_text(encoding="utf-8")


def test_looks_of_actors_are_said_once():
    assert '"person": {"color"' in bundle.join_modules("library")
