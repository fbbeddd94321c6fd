"""What was kept is on the disk, in one piece, and nothing that stands there can hurt."""

import json
import os
import random

import pytest

from explorer.basket import changes
from explorer.basket.file import BASKET_FILE, FileKeeper, SessionKeeper
from explorer.basket.kept import LONGEST_COMMENT, Basket, Kept, fold
from explorer.errors import StoreError


def sentence(number, **fields):
    return Kept("", "d", f"d#{number}", number * 10, number * 10 + 5, f"No. {number}", **fields)


@pytest.fixture(params=["file", "session"])
def any_keeper(request, tmp_path):
    return FileKeeper(tmp_path) if request.param == "file" else SessionKeeper([])


def keep_all(keeper, count):
    for number in range(count):
        keeper.append(changes.keep(fold(keeper.rows()), sentence(number)))
    return fold(keeper.rows())


def texts(keeper):
    return [each.text for each in fold(keeper.rows()).sentences]


def test_an_empty_folder_holds_an_empty_basket(any_keeper):
    assert fold(any_keeper.rows()) == Basket()


def test_what_is_kept_comes_back_with_everything(any_keeper):
    told = sentence(1, title="T", outlet="O", published="2017", url="u", marks=((0, 2, "source"),), claim="A met B")
    any_keeper.append(changes.keep(Basket(), told))
    (back,) = fold(any_keeper.rows()).sentences
    assert (back.title, back.outlet, back.published, back.url) == ("T", "O", "2017", "u")
    assert (back.marks, back.claim, back.removed) == (((0, 2, "source"),), "A met B", False)
    assert back.kept_at.startswith("20")


def test_a_sentence_is_kept_once(any_keeper):
    keep_all(any_keeper, 2)
    assert changes.keep(fold(any_keeper.rows()), sentence(1)) == []


def test_what_is_taken_out_comes_back_to_its_place(any_keeper):
    basket = keep_all(any_keeper, 3)
    middle = basket.sentences[1].id
    any_keeper.append(changes.take_out(basket, middle))
    basket = fold(any_keeper.rows())
    assert ([each.text for each in basket.sentences], [each.id for each in basket.removed]) == (
        ["No. 0", "No. 2"],
        [middle],
    )
    any_keeper.append(changes.put_back(basket, middle))
    assert texts(any_keeper) == ["No. 0", "No. 1", "No. 2"]


def test_to_keep_again_what_was_taken_out_holds_its_line(any_keeper):
    basket = keep_all(any_keeper, 1)
    any_keeper.append(changes.comment(basket, basket.sentences[0].id, " Why\nthis? "))
    any_keeper.append(changes.take_out(basket, basket.sentences[0].id))
    any_keeper.append(changes.keep(fold(any_keeper.rows()), sentence(0)))
    assert [each.comment for each in fold(any_keeper.rows()).sentences] == ["Why this?"]


def test_any_walk_of_moves_ends_as_in_a_list(any_keeper):
    keep_all(any_keeper, 6)
    wanted, chance = texts(any_keeper), random.Random(3)
    for _ in range(120):
        start, end = chance.randrange(6), chance.randrange(6)
        basket = fold(any_keeper.rows())
        any_keeper.append(changes.move(basket, basket.sentences[start].id, end))
        wanted.insert(end, wanted.pop(start))
        assert texts(any_keeper) == wanted


def test_between_the_same_two_there_is_always_room(any_keeper):
    """Halving a gap of one a hundred times would end in equal numbers."""
    keep_all(any_keeper, 3)
    for _ in range(100):
        basket = fold(any_keeper.rows())
        any_keeper.append(changes.move(basket, basket.sentences[2].id, 1))
    assert len({each.order for each in fold(any_keeper.rows()).sentences}) == 3


def test_the_heading_holds_name_title_and_style(any_keeper):
    any_keeper.append(changes.name(Basket(), title="The ferry", author="Ida", style="mla"))
    basket = fold(any_keeper.rows())
    assert (basket.title, basket.author, basket.style) == ("The ferry", "Ida", "mla")
    assert changes.name(basket, title="The ferry", author="Ida", style="mla") == []
    assert changes.name(basket, title="The ferry", author="Ida", style="shouted") == []


def test_two_windows_lose_nothing_of_each_other(tmp_path):
    one, other = FileKeeper(tmp_path), FileKeeper(tmp_path)
    basket = keep_all(one, 2)
    first = basket.sentences[0].id
    one.append(changes.comment(basket, first, "mine"))
    other.append(changes.move(basket, first, 1))
    other.append(changes.keep(basket, sentence(7)))
    here = fold(one.rows()).sentences
    assert {(each.text, each.comment) for each in here} == {("No. 1", ""), ("No. 0", "mine"), ("No. 7", "")}
    assert here[0].text == "No. 1"


@pytest.mark.parametrize("cut", [1, 5, 30, -1])
def test_a_torn_line_is_passed_over_and_the_next_one_holds(tmp_path, cut, caplog):
    keeper = FileKeeper(tmp_path)
    keep_all(keeper, 2)
    path = tmp_path / BASKET_FILE
    whole = path.read_bytes()
    path.write_bytes(whole + whole.splitlines()[0][:cut])
    keeper.append(changes.keep(fold(keeper.rows()), sentence(5)))
    assert texts(keeper) == ["No. 0", "No. 1", "No. 5"]
    assert "passed over" in caplog.text


@pytest.mark.parametrize(
    "line",
    [
        "[]", "1", "null", '"x"', "{}", '{"id": 5}', '{"id": ""}', "[" * 100_000, '{"id": "a", "teleport": 1}',
        '{"id": "a", "document_id": 5}', '{"id": "a", "start": "5"}', '{"id": "a", "order": NaN}',
        '{"id": "a", "order": Infinity}', '{"id": "a", "removed": 1}', '{"id": "a", "marks": [[1]]}',
        '{"id": "a", "marks": [[5, 1, "cue"]]}', '{"id": "a", "marks": {}}', '{"id": "hand-out", "style": "shouted"}',
        '{"id": "hand-out", "author": {}}', '{"id": "hand-out", "sentences": []}', "\x00",
        '{"id": "never kept", "comment": "x"}',
    ],
)  # fmt: skip
def test_rubbish_is_passed_over(tmp_path, line):
    keeper = FileKeeper(tmp_path)
    (tmp_path / BASKET_FILE).write_text(line + "\n", encoding="utf-8")
    assert fold(keeper.rows()) == Basket()
    assert [each.text for each in keep_all(keeper, 1).sentences] == ["No. 0"]


def test_half_a_character_and_a_long_line_are_made_fit_to_write(any_keeper):
    basket = keep_all(any_keeper, 1)
    row = {"id": basket.sentences[0].id, "comment": "\ud83d" + "x" * 9000}
    if isinstance(any_keeper, FileKeeper):
        any_keeper.path.write_text(any_keeper.path.read_text() + json.dumps(row) + "\n")
    else:
        any_keeper.append([row])
    (back,) = fold(any_keeper.rows()).sentences
    assert len(back.comment.encode("utf-8")) <= LONGEST_COMMENT
    assert back.comment.startswith("?x")


def test_a_folder_that_is_not_there_is_said(tmp_path):
    keeper = FileKeeper(tmp_path / "nowhere")
    assert keeper.rows() == ()
    with pytest.raises(StoreError, match=r"basket\.jsonl: This cannot be kept \(it is not there\)"):
        keeper.append([{"id": "a"}])


def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch):
    keeper = FileKeeper(tmp_path)
    keep_all(keeper, 2)
    before = keeper.path.read_bytes()

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreError, match="the disk is full"):
        keeper.append(changes.keep(fold(keeper.rows()), sentence(9)))
    assert keeper.path.read_bytes() == before
