"""What the page says when there is no store, a broken one or a newer one."""

import json
import sys

import pytest
from streamlit.testing.v1 import AppTest

from explorer.errors import StoreError
from explorer.ui import start
from explorer.ui.start import CHECKOUT, choose_folder
from tests.ui.synthetic import write_story

APP = str(CHECKOUT / "app.py")


def open_page(monkeypatch, folder) -> AppTest:
    monkeypatch.setenv("EXPLORER_STORE", str(folder))
    return AppTest.from_file(APP, default_timeout=60).run()


def message(at: AppTest) -> str:
    assert not at.exception
    return " ".join(element.proto.body for element in at.get("html"))


def test_a_missing_store_names_the_way_out(monkeypatch, tmp_path):
    said = message(open_page(monkeypatch, tmp_path / "no <b>where</b>"))
    assert "python -m explorer build" in said
    assert "<b>where" not in said


def test_a_damaged_store(monkeypatch, tmp_path):
    folder = write_story(tmp_path / "store", 12)
    tables = json.loads((folder / "about.json").read_text())["tables"]
    (folder / tables / "relations.parquet").write_bytes(b"rubbish")
    assert "damaged" in message(open_page(monkeypatch, folder))


def test_a_store_of_a_newer_program(monkeypatch, tmp_path):
    folder = write_story(tmp_path / "store", 12)
    about = json.loads((folder / "about.json").read_text())
    (folder / "about.json").write_text(json.dumps({**about, "format": 999}))
    assert "newer" in message(open_page(monkeypatch, folder))


def test_a_store_that_was_built_anew_is_opened_anew(monkeypatch, tmp_path):
    from tests.ui.test_page import content

    folder = write_story(tmp_path / "store", 12)
    assert len(content(open_page(monkeypatch, folder), "network")["nodes"]) <= 12
    write_story(folder, 30)
    assert len(content(open_page(monkeypatch, folder), "network")["nodes"]) > 12


def test_the_bundled_store_lies_in_the_checkout_or_where_the_user_may_write(monkeypatch, tmp_path):
    assert choose_folder() == CHECKOUT / ".explorer"
    monkeypatch.setattr(start.os, "access", lambda *_: False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(start.sys, "platform", "linux")
    assert choose_folder() == tmp_path / "actor-network"


def run_builder(monkeypatch, script: str, tmp_path):
    """Replace the command line by a script that tells on stderr what a build would."""
    fake = tmp_path / "fake.py"
    fake.write_text(f"import sys\n{script}")
    monkeypatch.setattr(start.sys, "executable", sys.executable)
    popen = start.subprocess.Popen
    monkeypatch.setattr(
        start.subprocess, "Popen", lambda command, **options: popen([command[0], str(fake), *command[3:]], **options)
    )
    return list(start._build(tmp_path / "corpus", tmp_path / "store"))


def test_progress_of_the_first_build_only_grows(monkeypatch, tmp_path):
    script = """
for step, done in (("reading", 0), ("loading", 0), ("annotating", 1), ("annotating", 12), ("writing", 1)):
    print('{"step": "%s", "done": %d, "total": 12, "text": "%s"}' % (step, done, step), file=sys.stderr)
print("a warning of some library", file=sys.stderr)
"""
    told = run_builder(monkeypatch, script, tmp_path)
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 1
    assert told[-1][1] == "writing"


def test_a_first_build_that_fails_says_why(monkeypatch, tmp_path):
    script = """
print('{"error": "There is no room on the disk."}', file=sys.stderr)
sys.exit(2)
"""
    with pytest.raises(StoreError, match="no room"):
        run_builder(monkeypatch, script, tmp_path)
