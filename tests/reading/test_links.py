"""Symbolic links among articles: what leads out of the folder that was named is left out and named."""

import os

import pytest

from explorer.reading import list_files, metadata_files
from tests.reading.test_sources import STORY, read, write

SECRET = "Ann hid the key from Bob."


@pytest.fixture
def folder(tmp_path):
    """A folder of articles beside one that nobody named."""
    write(tmp_path, {"in/a.txt": STORY, "in/sub/b.txt": STORY, "out/secret.txt": SECRET, "out/metadata.csv": "path\n"})
    return tmp_path / "in"


@pytest.mark.parametrize("target", ["../out/secret.txt", "sub/../../out/secret.txt", "{top}/out/secret.txt"])
def test_a_file_that_leads_out_is_left_out_and_named(tmp_path, folder, target):
    (folder / "x.txt").symlink_to(target.replace("{top}", str(tmp_path)))
    documents, (problem,) = read(folder)
    assert {document.id for document in documents} == {"a", "b"}
    assert "x.txt: This is a symbolic link that leads out of the folder" in problem
    assert SECRET not in problem


def test_a_chain_of_links_is_followed_to_its_end(tmp_path, folder):
    (folder / "y.txt").symlink_to("z.txt")
    (folder / "z.txt").symlink_to("../out/secret.txt")
    documents, problems = read(folder)
    assert {document.id for document in documents} == {"a", "b"}
    assert len(problems) == 2


def test_a_folder_that_leads_out_is_left_out_and_named(folder):
    (folder / "all").symlink_to("../out", target_is_directory=True)
    documents, (problem,) = read(folder)
    assert {document.id for document in documents} == {"a", "b"}
    assert "all: This is a symbolic link" in problem


def test_what_stays_inside_is_read_once(folder):
    (folder / "c.txt").symlink_to("sub/b.txt")
    (folder / "again").symlink_to("sub", target_is_directory=True)
    (folder / "round").symlink_to(".", target_is_directory=True)
    documents, problems = read(folder)
    assert len(documents) == 2
    assert problems == []


def test_a_table_that_leads_out_tells_nothing(tmp_path, folder):
    write(tmp_path, {"out/metadata.csv": f"path,title\na.txt,{SECRET}\n"})
    (folder / "metadata.csv").symlink_to("../out/metadata.csv")
    documents, (problem,) = read(folder)
    assert SECRET not in {document.title for document in documents}
    assert "metadata.csv: This is a symbolic link" in problem
    assert metadata_files(list_files([folder])) == ()


def test_what_is_named_itself_may_be_a_link(tmp_path, folder):
    (tmp_path / "named.txt").symlink_to("out/secret.txt")
    (tmp_path / "linked").symlink_to("in", target_is_directory=True)
    (document,), problems = read(tmp_path / "named.txt")
    assert (document.text, problems) == (SECRET, [])
    documents, problems = read(tmp_path / "linked")
    assert ({document.id for document in documents}, problems) == ({"a", "b"}, [])


def test_links_that_lead_nowhere_or_in_a_circle_are_named(folder):
    (folder / "gone.txt").symlink_to("nothing.txt")
    (folder / "round.txt").symlink_to("round.txt")
    documents, problems = read(folder)
    assert len(documents) == 2
    assert {os.path.basename(problem.split(": ")[0]) for problem in problems} == {"gone.txt", "round.txt"}
