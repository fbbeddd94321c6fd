from random import Random

import pytest
import spacy

from explorer.language.tokens import make_tokenizer
from training.augment import Augmenter, Shares
from training.corpus import Sentence, Syntax
from training.invent import Inventor, acronym_of

NOTHING = dict.fromkeys(
    ("rename", "each", "dateline", "title", "acronym", "lower", "capitals", "headline", "typographic"), 0.0
)
TEXT = Sentence("d", ("Ann", "Lee", "of", "Shell", "met", "Lee", "in", "Rome", "."),
                ("B-PERSON", "I-PERSON", "O", "B-ORG", "O", "B-PERSON", "O", "B-GPE", "O"))  # fmt: skip


@pytest.fixture(scope="module")
def inventor():
    tokenizer = make_tokenizer(spacy.blank("en"))
    return Inventor(Random(0), lambda text: tuple(token.text for token in tokenizer(text)))


def change(inventor, sentence=TEXT, seed=1, **shares):
    inventor.random.seed(seed)
    return Augmenter(inventor, Shares(**(NOTHING | shares))).change([sentence])[0]


def names(sentence):
    return [(" ".join(sentence.words[a:b]), kind) for a, b, kind in sentence.spans()]


def is_sound(sentence) -> bool:
    """Labels are as many as words, and no name starts in the middle."""
    befores = ("O", *sentence.names)
    inside = all(
        before[2:] == label[2:] for before, label in zip(befores, sentence.names, strict=False) if label[0] == "I"
    )
    return len(sentence.words) == len(sentence.names) and inside


def test_nothing_happens_without_shares(inventor):
    assert change(inventor) == TEXT


@pytest.mark.parametrize("seed", range(40))
def test_labels_stay_sound_whatever_happens(inventor, seed):
    everything = {name: 0.5 for name in NOTHING}
    assert is_sound(change(inventor, seed=seed, **everything))


@pytest.mark.parametrize("seed", range(20))
def test_the_same_person_gets_the_same_family_name(inventor, seed):
    changed = change(inventor, seed=seed, rename=1.0, each=1.0)
    (full, _), (organization, kind), (family, _), (place, _) = names(changed)
    assert kind == "ORG"
    assert family in full
    assert "Lee" not in (full, family) or full != "Ann Lee"
    assert organization
    assert place


def test_trees_keep_their_words(inventor):
    n = len(TEXT.words)
    tree = Sentence("d", TEXT.words, TEXT.names, Syntax((("X", "X", ""),) * n, (0,) * n, ("dep",) * n, TEXT.words))
    for seed in range(30):
        changed = change(inventor, tree, seed, rename=1.0, each=1.0, dateline=1.0, title=1.0, acronym=1.0)
        assert len(changed.words) == n
        assert changed.names == TEXT.names


def test_dateline_title_and_acronym(inventor):
    changed = change(inventor, dateline=1.0)
    assert names(changed)[0][1] == "GPE"
    assert len(changed.words) > len(TEXT.words)
    titled = change(inventor, title=1.0)
    assert titled.names[0] == "O"
    assert names(titled) == names(TEXT)
    for seed in range(200):
        renamed = change(inventor, seed=seed, rename=1.0, each=1.0, acronym=1.0)
        kinds = [kind for _, kind in names(renamed)]
        if kinds.count("ORG") == 2:
            short = names(renamed)[2][0]
            assert short == acronym_of(tuple(names(renamed)[1][0].split()))
            return
    pytest.fail("no acronym in 200 tries")


def test_cases_and_marks(inventor):
    assert change(inventor, lower=1.0).words[0] == "ann"
    assert change(inventor, capitals=1.0).words[3] == "SHELL"
    assert change(inventor, headline=1.0).words[:5] == ("Ann", "Lee", "of", "Shell", "met")
    quoted = Sentence("d", ('"', "No", '"', "--", "it", "'s", "..."), ("O",) * 7)
    words = change(inventor, quoted, typographic=1.0).words
    assert words[:3] == ("“", "No", "”")
    assert words[3] in "–—"
    assert words[5:] == ("’s", "…")


def test_invented_names_are_cut_like_the_pipeline_cuts(inventor):
    for seed in range(300):
        inventor.random.seed(seed)
        words = inventor.organization()
        assert words
        assert "{" not in " ".join(words)
        assert all(inventor.words(word) == (word,) for word in words)


def test_acronyms():
    assert acronym_of(("Union", "of", "Arab", "Banks")) == "UAB"
