"""Text -> spaCy Docs: sentences, words, who depends on whom, names.

    load_pipeline() --> nlp;   texts --annotate(nlp)--> Docs

    Doc  --line_breaks--> forced sentence starts
         --news_encoder--> sentences, heads, relations, word classes, names   (pieces, windows, encoder, trees, names)
         --news_lemmas--> lemmas
         --name_consistency--> names, mended by looking at the whole document   (marks, name_steps, repeats)

The bundled pipeline lies in `en_news`, with a model card; `training/` made it. Any other installed spaCy pipeline with
parser, tagger, lemmatizer and names will do as well. Importing this package imports neither spaCy nor onnxruntime.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 32
"""Texts that are annotated side by side."""


def load_pipeline(name: str = "") -> Language:
    """Load the language pipeline.

    Args:
        name: empty for the bundled one (or that which the environment variable EXPLORER_PIPELINE names), else the name
            of an installed spaCy pipeline or a folder with one.

    Returns:
        A spaCy pipeline that sets sentences, tags, lemmas, dependencies and names.

    Raises:
        PipelineError: it is not there, cannot be loaded, or lacks one of these.
    """
    from explorer.language.loading import load

    return load(name)


def annotate(nlp: Language, texts: Iterable[str], *, jobs: int = 1) -> Iterator[Doc]:
    """Annotate texts, in their order.

    Args:
        nlp: from `load_pipeline`.
        texts: plain text; line breaks end sentences unless the text is wrapped.
        jobs: processes that share the work; more than one pays from some hundred articles on.
    """
    return nlp.pipe(texts, batch_size=BATCH, n_process=jobs)
