"""What was found in articles as columns, and who has to do with whom in columns that no store holds."""

import dataclasses

import pytest

from explorer.errors import StoreError
from explorer.model import Query
from explorer.store import (
    OF_ARTICLES,
    About,
    Articles,
    find_ties,
    hold_store,
    read_about,
    read_columns,
    tables_to_arrow,
    write_store,
)
from tests.ui.synthetic import make_story


@pytest.fixture(scope="module")
def story():
    return make_story(30)


def of(document_id, tables):
    """The rows of a document by table; a relation's document is that of its sentence."""
    sentences = {each.id for each in tables.sentences if each.document_id == document_id}
    rows = {name: getattr(tables, name) for name in OF_ARTICLES[1:]}
    return {
        name: [
            each
            for each in some
            if (each.sentence_id in sentences if name == "relations" else each.document_id == document_id)
        ]
        for name, some in rows.items()
    }


def rows_of(articles, tables):
    return hold_store({**tables_to_arrow(tables), **articles.columns}).tables()


def test_documents_are_chosen_with_all_their_rows_in_another_order(story):
    first, second, *_ = story.documents
    chosen = Articles.of(story).choose([dataclasses.replace(second, outlet="Quay Times"), first])
    assert [(each.id, each.outlet) for each in chosen.documents] == [
        (second.id, "Quay Times"),
        (first.id, first.outlet),
    ]
    found = rows_of(chosen, story)
    wanted, other = of(second.id, story), of(first.id, story)
    assert wanted["relations"]
    for name in OF_ARTICLES[1:]:
        assert list(getattr(found, name)) == wanted[name] + other[name], name


def test_articles_of_two_places_are_joined(story):
    every = Articles.of(story)
    parts = [every.choose(story.documents[:1]), every.choose(story.documents[1:])]
    assert rows_of(parts[0].join(parts[1]), story) == rows_of(every, story)


def test_nobody_knows_anything_of_no_articles(story):
    assert Articles.of(story).choose([]).join(Articles.of(story)).documents == story.documents


def test_ties_are_the_relations_that_an_open_store_tells(story):
    relations = hold_store(story).relations(Query(kinds=(), least_confidence=0.0))
    told = {(each.kind, each.source, each.target, each.weight) for each in relations}
    assert told == {dataclasses.astuple(tie) for tie in find_ties(tables_to_arrow(story))}
    assert len(told) > 20


@pytest.mark.parametrize("name", ["mentions", "passages"])
def test_a_damaged_table_is_said(tmp_path, story, name):
    write_store(tmp_path, story, about=About())
    (tmp_path / read_about(tmp_path).tables / f"{name}.parquet").write_bytes(b"PAR1")
    with pytest.raises(StoreError, match=rf"{name}\.parquet cannot be read.*Build it again"):
        read_columns(tmp_path, [name])
