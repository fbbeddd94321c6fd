import subprocess
import sys

import pytest
import spacy

from explorer.errors import PipelineError
from explorer.language import load_pipeline, loading


def test_unknown_pipeline_is_named_with_the_way_out():
    with pytest.raises(PipelineError, match=r"en_no_such_pipeline.*download en_no_such_pipeline"):
        load_pipeline("en_no_such_pipeline")


def test_a_missing_bundled_pipeline_is_said_to_be_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(loading, "BUNDLED", tmp_path / "en_news")
    monkeypatch.delenv(loading.CHOICE, raising=False)
    with pytest.raises(PipelineError, match="bundled pipeline is missing"):
        load_pipeline()


def test_the_environment_chooses(monkeypatch):
    monkeypatch.setenv(loading.CHOICE, "en_chosen_by_environment")
    with pytest.raises(PipelineError, match="en_chosen_by_environment"):
        load_pipeline()


def test_a_pipeline_without_parser_and_names_is_refused(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "plain")
    with pytest.raises(PipelineError, match="no parser, no tagger, no names, no lemmatizer"):
        load_pipeline(str(tmp_path / "plain"))


def test_a_folder_that_is_no_pipeline(tmp_path):
    with pytest.raises(PipelineError, match="cannot be loaded"):
        load_pipeline(str(tmp_path))


def test_importing_the_package_imports_neither_spacy_nor_onnxruntime():
    heavy = "('spacy', 'onnxruntime', 'numpy')"
    code = f"import sys, explorer.language; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
