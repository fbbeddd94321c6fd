import json
import random

import pytest
from typer.testing import CliRunner

from explorer.__main__ import app
from explorer.evaluate.passages import PlantScore, evaluate_passages, judge_passages, judge_plants
from explorer.evaluate.plants import RATES, Insertion, Plant, Planted, Planter, cut_sentences
from explorer.model import SharedPassage
from tests.factory import make_document
from tests.reading.test_shared import SHARED


def make_articles(count, *, sentences=12):
    """Articles of words that nobody uses, each with its own."""
    articles = []
    for number in range(count):
        dice = random.Random(number)
        words = [f"{''.join(dice.choices('bdfgklmnprst', k=2))}o{number}a" for _ in range(60)]
        lines = [" ".join(dice.choices(words, k=12)).capitalize() + "." for _ in range(sentences)]
        articles.append(make_document(" ".join(lines), f"a{number}"))
    return articles


def shared(start_a, end_a, start_b, end_b):
    return SharedPassage("p", "a", start_a, end_a, "b", start_b, end_b, 20, 1.0, "verbatim")


def test_a_plant_is_where_it_is_said_to_be():
    planted = Planter(make_articles(8), {}, seed=3).plant(0.0)
    texts = {document.id: document.text for document in planted.documents}
    assert len(planted.plants) == 8
    for plant in planted.plants:
        assert plant.source != plant.target
        copied = texts[plant.target][slice(*plant.target_span)]
        assert copied.split() == texts[plant.source][slice(*plant.source_span)].split()
        assert 12 <= len(copied.split()) <= 120


@pytest.mark.parametrize("rate", RATES[1:])
def test_as_many_words_are_touched_as_said(rate):
    planter = Planter(make_articles(8), {}, seed=5)
    words = [f"w{n}" for n in range(100)]
    dropped = planter._copy(" ".join(words), rate, "dropped").split()
    changed = planter._copy(" ".join(words), rate, "changed").split()
    moved = planter._copy(" ".join(words), rate, "reordered").split()
    assert len(dropped) == 100 - round(100 * rate)
    assert sum(one != other for one, other in zip(words, changed, strict=True)) == round(100 * rate)
    assert sorted(moved) == sorted(words) != moved


def test_the_same_seed_gives_the_same_plants():
    articles = make_articles(6)
    plants = [Planter(articles, {}, seed=seed).plant(0.2) for seed in (1, 1, 2)]
    assert plants[0] == plants[1] != plants[2]


def test_what_others_hold_already_is_not_planted():
    articles = make_articles(4)
    half = len(articles[0].text) // 2
    closed = {article.id: [(0, half)] for article in articles}
    planted = Planter(articles, closed, seed=1).plant(0.0)
    moved = [planted.insertions.get(p.source, Insertion(0, 0)).shift((half, half)) for p in planted.plants]
    assert all(plant.source_span[0] >= min(half, *span) for plant, span in zip(planted.plants, moved, strict=True))


def test_a_plant_counts_from_four_fifths_on_both_sides():
    plant = Plant("a", (0, 100), "b", (50, 150), "mixed")
    assert judge_plants([plant], [shared(0, 80, 70, 150)]).recall == 1
    assert judge_plants([plant], [shared(0, 79, 70, 150)]).recall == 0
    assert judge_plants([plant], [shared(0, 50, 50, 100), shared(50, 100, 100, 150)]).recall == 1
    assert judge_plants([plant], []) == PlantScore(plants=1, planted=200)


def test_precision_counts_characters_of_both_sides():
    plant = Plant("a", (0, 100), "b", (50, 150), "mixed")
    planted = Planted((), (plant,), {"b": Insertion(50, 100)})
    score = judge_passages(planted, [shared(0, 100, 100, 200)], [])
    assert (score.reported, score.right, score.wrong) == (200, 150, 0)
    natural = [shared(300, 400, 60, 160)]  # 160 to 260 since the plant was put in before it
    assert judge_passages(planted, [shared(300, 400, 160, 260)], natural).precision == 1
    assert judge_passages(planted, [shared(300, 400, 160, 260)], []).wrong == 1


def test_sentences_cover_the_words():
    document = make_document("One came. “Two stayed!” Three left\n\nU.S. troops? No.")
    sentences = cut_sentences(document)
    assert [document.text[each.start : each.end] for each in sentences] == [
        "One came.", "“Two stayed!”", "Three left", "U.S. troops?", "No.",
    ]  # fmt: skip


def test_the_command_prints_recall_and_precision(tmp_path):
    path = tmp_path / "articles.jsonl"
    rows = [json.dumps({"id": each.id, "text": each.text}) for each in make_articles(6)]
    path.write_text("\n".join(rows), encoding="utf-8")
    told = CliRunner().invoke(app, ["evaluate", "passages", str(path), "--seed", "7"])
    assert told.exit_code == 0
    verbatim = next(line for line in told.output.splitlines() if line.startswith("verbatim"))
    name, plants, found, characters, precision, _ = verbatim.split()
    assert (name, plants, found) == ("verbatim", "24", "100.0")
    assert float(characters) > 95
    assert float(precision) > 95


def test_a_line_that_is_no_article_is_told(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text('{"id": "a"}\n', encoding="utf-8")
    told = CliRunner().invoke(app, ["evaluate", "passages", str(path)])
    assert told.exit_code == 2
    assert "articles.jsonl:1" in told.output


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the measuring data is not beside this checkout")
def test_passages_planted_into_real_articles_are_found():
    report = evaluate_passages(SHARED / "coverage" / "articles.jsonl", seed=2)
    assert report.rates[0.0].recall >= 0.95
    assert report.rates[0.2].recall >= 0.85
    assert min(score.precision for score in report.rates.values()) >= 0.95
