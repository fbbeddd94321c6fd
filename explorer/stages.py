"""The stages of the slow half that need the language pipeline, run over documents; in other processes if asked to.

    Document --annotate--> Doc --analyse--> sentences, mentions, speeches, relations, dates, portrayals, candidates
                               --mark_repeats--> Findings

Documents go through the pipeline a few at a time and only what was found in them is kept, so the memory of a build
grows with the findings and not with the parses. The same few go through together whatever the number of jobs: so the
result is the same with a pipeline that reads several texts at once, too (the bundled one reads each alone).
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from typing import Any

from explorer.errors import ExplorerError
from explorer.model import (
    Candidate,
    DateMention,
    Document,
    Mention,
    Portrayal,
    RelationMention,
    Sentence,
    SentenceCopy,
    SharedPassage,
    Speech,
)
from explorer.reading import mark_repeats, split_sentences

log = logging.getLogger(__name__)

CHUNK = 4
"""Documents annotated side by side: enough to fill the pipeline's batches, few enough for a progress bar that moves."""


def _share_nothing(
    _documents: Sequence[Document], _sentences: Iterable[Sentence], _known: Any = None
) -> tuple[SharedPassage, ...]:
    """Find no passages: a function of its own, because stages are sent to other processes."""
    return ()


def _copy_nothing(
    _documents: Sequence[Document], _passages: Iterable[SharedPassage], _sentences: Iterable[Sentence]
) -> tuple[SentenceCopy, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages that a build composes: plain functions, because several jobs send them to other processes.

    Attributes:
        load_pipeline: name -> a spaCy pipeline.
        annotate: pipeline, texts -> a Doc for each.
        analyse: document, Doc -> an object with its `sentences`, `mentions`, `speeches`, `relations`, `dates`,
            `portrayals` and `candidates`.
        resolve: documents, sentences, mentions, decisions -> actors.
        place: actors, relations -> where each actor stands.
        place_new: places of some actors, all actors, relations -> where each stands, those some where they were.
        explain_rules: each gives rule names with a sentence for readers.
        read_measured: gives for rules that were measured how many pieces of their work were judged, how many right.
        find_passages: documents, sentences, what was known before -> the runs of text that two documents share.
        find_copies: documents, these runs, sentences -> the sentences in them that were copied.
    """

    load_pipeline: Callable[[str], Any]
    annotate: Callable[[Any, Iterable[str]], Iterable[Any]]
    analyse: Callable[[Document, Any], Any]
    resolve: Callable[..., tuple]
    place: Callable[[Iterable[Any], Iterable[Any]], dict[str, tuple[float, float]]]
    place_new: Callable[..., dict[str, tuple[float, float]]]
    explain_rules: tuple[Callable[[], dict[str, str]], ...] = ()
    read_measured: Callable[[], dict[str, tuple[int, int]]] = dict
    find_passages: Callable[..., tuple[SharedPassage, ...]] = _share_nothing
    find_copies: Callable[..., tuple[SentenceCopy, ...]] = _copy_nothing


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in one document; `problem` says why there is nothing, `note` why only its sentences."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    relations: tuple[RelationMention, ...] = ()
    speeches: tuple[Speech, ...] = ()
    dates: tuple[DateMention, ...] = ()
    portrayals: tuple[Portrayal, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    problem: ExplorerError | None = None
    note: ExplorerError | None = None


def choose_stages() -> Stages:
    """Return the program's own stages; imported here, because spaCy is slow to import."""
    from explorer import actors, language, layout, mentions, relations, speech
    from explorer.analysis import analyse
    from explorer.coverage import dates, portrayal
    from explorer.coverage.copies import find_sentence_copies
    from explorer.coverage.passages import find_passages
    from explorer.measured import read_measured

    explained = tuple(each.explain_rules for each in (mentions, speech, relations, actors, dates, portrayal))
    find = (language.load_pipeline, language.annotate, analyse)
    places = (layout.place, layout.place_new)
    return Stages(*find, actors.resolve, *places, explained, read_measured, find_passages, find_sentence_copies)


def find_in(documents: Sequence[Document], stages: Stages, *, pipeline: str = "", jobs: int = 1) -> Iterator[Findings]:
    """Give what is in each document, in their order.

    Args:
        documents: the articles.
        stages: what to do with them.
        pipeline: name or folder of the spaCy pipeline; empty for the bundled one.
        jobs: processes that share the work.

    Raises:
        PipelineError: the pipeline cannot be loaded.
        ExplorerError: one of several processes was killed.
    """
    chunks = [documents[first : first + CHUNK] for first in range(0, len(documents), CHUNK)]
    nlp = stages.load_pipeline(pipeline)  # also with several jobs: what is wrong with it is said once, and at once
    if jobs <= 1 or len(chunks) == 1:
        for chunk in chunks:
            yield from _find_in_chunk(chunk, nlp, stages)
        return
    del nlp
    yield from _find_in_chunks(chunks, stages, pipeline, min(jobs, len(chunks)))


def _find_in_chunks(
    chunks: Sequence[Sequence[Document]], stages: Stages, pipeline: str, jobs: int
) -> Iterator[Findings]:
    """Give what is in the documents of all chunks, in their order, found by processes of their own."""
    others = multiprocessing.active_children()
    # Spawned, not forked: the network's threads do not survive a fork.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _start_worker, (stages, pipeline)) as pool:
        try:
            waiting = deque(pool.submit(_work, chunk) for chunk in chunks)
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            what = "A process that read articles was ended from outside, most likely for want of memory."
            raise ExplorerError(what, way_out="Try it with fewer jobs: --jobs 1.") from error
        except BaseException:
            for process in multiprocessing.active_children():  # else the pool ends only after what it has begun
                if process not in others:
                    process.terminate()
            raise


class _Worker:
    """What a process of the pool keeps between its chunks."""

    nlp: Any
    stages: Stages


def _start_worker(stages: Stages, pipeline: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the build says that it was stopped, once
    threading.Thread(target=_end_with_the_build, daemon=True).start()
    _Worker.stages, _Worker.nlp = stages, stages.load_pipeline(pipeline)


def _end_with_the_build() -> None:
    """End this process when the build is gone, even killed: it would wait for work for ever."""
    multiprocessing.parent_process().join()
    os._exit(1)


def _work(documents: Sequence[Document]) -> list[Findings]:
    return list(_find_in_chunk(documents, _Worker.nlp, _Worker.stages))


def _find_in_chunk(documents: Sequence[Document], nlp: Any, stages: Stages) -> Iterator[Findings]:
    known = {id(each) for each in documents if _is_known(each.language, nlp)}
    findings = _find_in_known([each for each in documents if id(each) in known], nlp, stages)
    for document in documents:
        yield next(findings) if id(document) in known else _only_read(document)


def _is_known(language: str, nlp: Any) -> bool:
    """Whether a pipeline is made for a language; those for many ("xx") and those that do not say are."""
    return getattr(nlp, "lang", "xx") in ("xx", "", language) or not language


def _only_read(document: Document) -> Findings:
    """Return the sentences of an article in a language that the pipeline does not know: to read, drawing nobody."""
    what = f"The article is in another language ({document.language}) than the language pipeline knows."
    way_out = "It can be read, and draws no actors. If the language is wrong, say it in its front matter or table."
    where = f"{document.path} ({document.id})" if document.path else document.id  # a file may hold many articles
    note = ExplorerError(what, where=where, way_out=way_out)
    return Findings(document, mark_repeats(document.text, split_sentences(document)), note=note)


def _find_in_known(documents: Sequence[Document], nlp: Any, stages: Stages) -> Iterator[Findings]:
    if not documents:
        return
    try:
        docs = list(stages.annotate(nlp, [document.text for document in documents]))
    except Exception:
        if len(documents) == 1:
            yield _give_up(documents[0])
            return
        for document in documents:  # one of them is too much for the pipeline: the others are not to suffer
            yield from _find_in_known([document], nlp, stages)
        return
    for document, doc in zip(documents, docs, strict=True):
        yield _find_in_doc(document, doc, stages)


def _find_in_doc(document: Document, doc: Any, stages: Stages) -> Findings:
    try:
        found = stages.analyse(document, doc)
        sentences = mark_repeats(document.text, found.sentences)
        candidates = tuple(replace(each, document_id=document.id) for each in found.candidates)
        kept = (found.mentions, found.relations, found.speeches, found.dates, found.portrayals, candidates)
        return Findings(document, sentences, *kept)
    except Exception:
        return _give_up(document)


def _give_up(document: Document) -> Findings:
    """Leave a document out rather than lose all others; called where an exception is being handled."""
    log.exception("%s cannot be analysed", document.id)
    what = "The article cannot be analysed; this is a fault of the program."
    way_out = "It is left out. Please report it with the article and the lines above."
    return Findings(document, problem=ExplorerError(what, where=document.path or document.id, way_out=way_out))
