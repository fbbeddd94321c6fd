"""Find and load a spaCy pipeline, and check that it can do what the program needs.

Importing this module makes the factories of the bundled pipeline's components known to spaCy.
"""

from __future__ import annotations

import os
from pathlib import Path

import spacy
from spacy.language import Language

from explorer.errors import PipelineError
from explorer.language import component, consistency, lemmas, lines  # noqa: F401

BUNDLED = Path(__file__).parent / "en_news"
CHOICE = "EXPLORER_PIPELINE"
"""Environment variable that names another pipeline than the bundled one."""

NEEDED = {"token.dep": "a parser", "token.tag": "a tagger", "doc.ents": "names", "token.lemma": "a lemmatizer"}
"""What the program reads from a Doc, and what sets it."""


def load(name: str = "") -> Language:
    """Load a pipeline; see `explorer.language.load_pipeline`."""
    chosen = name or os.environ.get(CHOICE, "") or str(BUNDLED)
    if not os.path.exists(chosen) and not spacy.util.is_package(chosen):
        raise _not_there(chosen)
    nlp = _load(chosen)
    _check(nlp, chosen)
    return nlp


def _not_there(chosen: str) -> PipelineError:
    if chosen == str(BUNDLED):
        return PipelineError("The bundled pipeline is missing.", where=chosen, way_out="Get the program's files again.")
    return PipelineError(
        f"The pipeline {chosen!r} is neither installed nor a folder.",
        way_out=f"Install it (python -m spacy download {chosen}), give a folder, or leave the choice out "
        "to use the bundled pipeline.",
    )


def _load(chosen: str) -> Language:
    try:
        return spacy.load(chosen)
    except PipelineError:
        raise
    except Exception as error:  # a pipeline may run any code of its own while it is loaded
        raise PipelineError(
            f"The pipeline cannot be loaded ({type(error).__name__}: {error}).",
            where=chosen,
            way_out="Check that it was made for this version of spaCy, or leave the choice out to use the bundled one.",
        ) from error


def _check(nlp: Language, chosen: str) -> None:
    given = {attribute for name in nlp.pipe_names for attribute in nlp.get_pipe_meta(name).assigns}
    missing = [what for attribute, what in NEEDED.items() if attribute not in given]
    if missing:
        raise PipelineError(
            f"The pipeline has no {', no '.join(what.removeprefix('a ') for what in missing)}.",
            where=chosen,
            way_out="Choose a pipeline with parser, tagger, lemmatizer and names, such as the bundled one.",
        )
