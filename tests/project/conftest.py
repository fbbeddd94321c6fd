"""A folder of projects of the test's own, and the file of one that has everything a project can have."""

import json
import zipfile

import pytest

from explorer.project import ProjectSettings, create_project, project_folder, save_project, write_settings
from explorer.project.places import write_places
from explorer.store import read_about
from tests.ui.synthetic import write_story

DECISION = {"id": "d1", "verb": "hide", "subjects": ["nobody-of-that-name"], "author": "Ada", "decided_at": "2026"}
KEPT = {"id": "k1", "document": "d000", "text": "Ada warned Bela.", "line": "Why does she?", "order": 1}


@pytest.fixture(autouse=True)
def projects(tmp_path, monkeypatch):
    """Where projects lie in this test; nothing is there yet."""
    folder = tmp_path / "projects"
    monkeypatch.setenv("EXPLORER_PROJECTS", str(folder))
    return folder


@pytest.fixture(scope="session")
def saved(tmp_path_factory):
    """The file of a project of 14 actors with corrections, kept sentences, notes and places."""
    top = tmp_path_factory.mktemp("saved")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXPLORER_PROJECTS", str(top / "projects"))
        folder = fill(create_project("Harbour strike").folder)
        return save_project(folder, top / "strike.actors")


def fill(folder):
    """Put everything into a project that one can have."""
    write_story(folder, 14, resolved=True)
    write_settings(folder, ProjectSettings("Harbour strike", "2026-01-02T03:04:05+00:00", "To read.", {"tone": 3}))
    (folder / "decisions.jsonl").write_text(json.dumps(DECISION) + "\n")
    (folder / "basket.jsonl").write_text(json.dumps(KEPT) + "\n")
    write_places(folder, read_about(folder), {"ada-holm": (12.5, -3.25), "emre-novak": (0.0, 1 / 3)})
    return folder


@pytest.fixture
def strike(projects):
    """The folder of a project that has everything."""
    create_project("Harbour strike")
    return fill(project_folder("harbour-strike"))


def repack(file, to, *, change=None, drop=(), add=None, sign=True, **options):
    """Write a file like another with some parts changed; the manifest tells of them, if `sign`."""
    import hashlib

    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name not in drop}
    parts |= change or {}
    manifest = json.loads(parts.pop("manifest.json"))
    manifest["files"] = [
        {"name": name, "what": "", "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        if sign or name not in (change or {})
        else next(each for each in manifest["files"] if each["name"] == name)
        for name, content in parts.items()
    ]
    manifest |= options
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        for name, content in parts.items():
            archive.writestr(name, content)
        for name, content in (add or {}).items():
            archive.writestr(name, content)
    return to
