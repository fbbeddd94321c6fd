"""The commands `basket` and `export --view`."""

import csv
import io

import pytest
from typer.testing import CliRunner

from explorer.__main__ import app
from explorer.basket.files import FILES


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(app, [str(each) for each in words])


@pytest.mark.parametrize("kind", ["html", "bibtex"])
def test_what_was_kept_is_written(run, folder, kept, tmp_path, kind):
    told = run("basket", "--store", folder, "--to", tmp_path / "out", "--format", kind, "--name", "Ida Nowak")
    path = tmp_path / "out" / FILES[kind].name
    assert (told.exit_code, told.stdout.strip()) == (0, str(path))
    assert "Title of lamp-1" in path.read_text(encoding="utf-8")
    assert kind == "bibtex" or "Ida Nowak" in path.read_text(encoding="utf-8")


def test_nothing_kept_is_said(run, folder, tmp_path):
    told = run("basket", "--store", folder, "--to", tmp_path / "out")
    assert told.exit_code == 0
    assert "Nothing is kept in this project yet." in told.output


def test_no_store_is_said(run, tmp_path):
    told = run("basket", "--store", tmp_path / "nothing", "--to", tmp_path / "out")
    assert told.exit_code == 2
    assert "There is no store here." in told.output


def test_an_address_of_the_page_chooses_what_is_written(run, folder, tmp_path):
    told = run("export", "--store", folder, "--to", tmp_path, "--view", "/?quads=verbal+conflict&quads=sour&sure=90")
    assert told.exit_code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "sentences.csv").read_text(encoding="utf-8-sig"))))
    assert [(row["source"], row["in_words"], row["target"], row["outlet"]) for row in rows] == [
        ("Ada Holm", "warned", "Ben Kovac", "The Paper Lantern")
    ]
    assert rows[0]["filters"] == "Hostile words; at least 90% sure"
