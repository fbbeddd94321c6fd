"""How many relations could be found at all: whether both ends are linked to the right actors."""

from explorer.evaluate.ceiling import FOUND, MISSING, UNLINKED, WRONG, measure_ceiling
from explorer.evaluate.ends import fits
from tests.actors.rows import resolve_all, tell

TEXT = "{Ann Lee|person|role=subject} sued {Orel Bank|organization|role=object}. {She|female|role=subject} met {it|it}."


def gold(text, source, target, source_words, target_words, nth=0):
    def place(words):
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return start, start + len(words)

    (a, b), (c, d) = place(source_words), place(target_words)
    return {
        "document": "a", "source": source, "target": target, "source_words": source_words, "target_words": target_words,
        "source_start": a, "source_end": b, "target_start": c, "target_end": d,
    }  # fmt: skip


def measure(*rows):
    told = tell("a", TEXT)
    text = told.document.text
    return measure_ceiling([gold(text, *row) for row in rows], told.mentions, resolve_all(told))


def test_both_ends_must_be_linked_to_the_right_actor():
    found = measure(("Ann Lee", "Orel Bank", "Ann Lee", "Orel Bank"), ("Ann Lee", "Orel Bank", "She", "it"))
    assert (found.relations, found.both, found.share) == (2, 1, 0.5)
    assert found.ends == {FOUND: 3, UNLINKED: 1}
    assert "1 of 2 (50.0%)" in str(found)


def test_words_of_a_pronoun_prove_nothing_and_missing_ends_are_told_apart():
    found = measure(("Eve Dorn", "Orel Bank", "She", "sued"))
    assert [what for _, what in found.lost] == [WRONG, MISSING]
    assert found.both == 0


def test_nothing_to_measure_is_no_error():
    assert measure().share == 0.0


def test_names_fit_by_their_telling_words():
    assert fits(["government of Marenia"], "Marenian government", "the government")
    assert fits(["Lee"], "Ann Lee", "she")
    assert not fits(["President of the new government"], "Ann Lee", "the president")
    assert not fits([], "Ann Lee", "Lee")
