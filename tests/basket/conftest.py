"""Two small articles of an invented quarrel, and what was kept of them."""

import pytest

from explorer.basket import changes
from explorer.basket.file import FileKeeper
from explorer.basket.kept import fold
from explorer.basket.looking import make_kept
from explorer.deciding import Deciding
from explorer.explore import Explorer
from explorer.store import About, open_store, write_store
from tests.factory import Story, make_actor, make_tables

LAMP = "Ada Holm warned Ben Kovac over the ferry. Nobody slept.\n\n=Then the ferry & its {crew} left."
KETTLE = "On Monday Ben Kovac thanked Ada Holm."


def write_quarrel(folder, lamp=LAMP, lamp_id="lamp-1", others=True):
    """Write the store of the quarrel; `lamp`: what the first article says."""
    first = Story(
        lamp_id,
        lamp,
        outlet="The Paper Lantern",
        published="2017-11-14T08:00:00Z",
        url="https://lamp.example/f?a=1&b=2",
    )
    second = Story("kettle-1", KETTLE, outlet="", published="")
    ada, ben = first.mention("Ada Holm"), first.mention("Ben Kovac")
    first.relation(
        "action", ada, ben, cue="warned", event="THREATEN", quad="verbal conflict", predicate="warn", tense="past"
    )
    ben_again, ada_again = second.mention("Ben Kovac"), second.mention("Ada Holm")
    second.relation("action", ben_again, ada_again, cue="thanked", predicate="thank", tense="past")
    actors = [
        make_actor("Ada Holm", [ada, *([ada_again] if others else [])]),
        make_actor("Ben Kovac", [ben, *([ben_again] if others else [])]),
    ]
    tables = make_tables([first, *([second] if others else [])], actors)
    write_store(folder, tables, about=About(pipeline="none", fingerprint="quarrel"))
    return folder


@pytest.fixture
def folder(tmp_path):
    return write_quarrel(tmp_path / "store")


@pytest.fixture
def explorer(folder):
    return open_explorer(folder)


def open_explorer(folder):
    explorer = Explorer(open_store(folder))
    assert isinstance(explorer.deciding, Deciding)
    explorer.deciding.apply()
    return explorer


@pytest.fixture
def keeper(folder):
    return FileKeeper(folder)


@pytest.fixture
def kept(explorer, keeper):
    """Both claims and the sentence that no spreadsheet may reckon, in this order."""
    for sentence in ("lamp-1#0", "kettle-1#0", "lamp-1#2"):
        evidence = tuple(each.mention.id for each in explorer.store.evidence_in(sentence.rpartition("#")[0]))
        keeper.append(changes.keep(fold(keeper.rows()), make_kept(explorer, sentence, evidence=evidence)))
    return fold(keeper.rows())
