"""Floors of the bundled pipeline's accuracy. They only rise: a change that lowers a figure has to say why.

The figures are those of the model card, less what one seed may differ (half a point; two for the small files of names).
"""

import os
from pathlib import Path

import pytest

from explorer.evaluate.names import NameScore, evaluate_names
from explorer.evaluate.parse import evaluate_parse
from explorer.language import load_pipeline
from training.dev import write_dev_files

SHARED = Path(os.environ.get("EXPLORER_SHARED") or Path(__file__).parents[2].parent / "shared")
DATA = SHARED / "nlp-data"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DATA.is_dir(), reason="the measuring data is not beside this checkout"),
]

PARSES = {
    "en_ewt-test": {"uas": 0.897, "las": 0.873, "pos": 0.962, "lemma": 0.962, "sentences": 0.811},
    "en_gum-test": {"uas": 0.919, "las": 0.894, "pos": 0.970, "lemma": 0.975, "sentences": 0.928},
}
NAMES = {"gum_dev": 0.805, "re3d_train": 0.886, "uner_ewt_dev": 0.797, "uner_pud": 0.767}


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline()


@pytest.mark.parametrize("name", PARSES)
def test_parses(nlp, name):
    report = evaluate_parse(nlp, DATA / "ud" / f"{name}.conllu")
    below = {
        figure: getattr(report, figure) for figure, floor in PARSES[name].items() if getattr(report, figure) < floor
    }
    assert not below


@pytest.fixture(scope="module")
def dev_files(tmp_path_factory):
    paths = write_dev_files(DATA / "ner", tmp_path_factory.mktemp("dev"))
    return {path.stem: path for path in paths}


@pytest.mark.parametrize("name", NAMES)
def test_names(nlp, dev_files, name):
    assert evaluate_names(nlp, dev_files[name]).micro.f1 >= NAMES[name]


def test_mending_whole_documents_helps(nlp, dev_files):
    files = [dev_files[name] for name in NAMES]
    mended = sum((evaluate_names(nlp, path).micro for path in files), NameScore())
    with nlp.select_pipes(disable=["name_consistency"]):
        plain = sum((evaluate_names(nlp, path).micro for path in files), NameScore())
    assert mended.f1 > plain.f1
