"""Speeches as rows: who says how many words, where, and through whom they came."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from explorer.coverage.chains import chain_of
from explorer.coverage.counting import count_words
from explorer.model import Quotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from explorer.model import Document, Speech


def list_quotations(
    speeches: Iterable[Speech], documents: Iterable[Document], actor_of: Mapping[str, tuple[str, str]]
) -> tuple[Quotation, ...]:
    """Give a row for each speech, in the order in which they come.

    Args:
        speeches: what is said in the articles.
        documents: the articles; speeches of others are passed over.
        actor_of: mention id -> (id, name) of the actor that it refers to.
    """
    known = {document.id: document for document in documents}
    told = [speech for speech in speeches if speech.document_id in known]
    around: dict[str, list[Speech]] = defaultdict(list)
    for speech in told:
        around[speech.document_id].append(speech)
    names = {mention_id: name for mention_id, (_, name) in actor_of.items()}
    return tuple(
        _row(speech, known[speech.document_id], around[speech.document_id], actor_of, names) for speech in told
    )


def _row(
    speech: Speech,
    document: Document,
    around: Iterable[Speech],
    actor_of: Mapping[str, tuple[str, str]],
    names: Mapping[str, str],
) -> Quotation:
    chain = chain_of(speech, around, document, names)
    return Quotation(
        id=speech.id,
        document_id=document.id,
        outlet=document.outlet,
        start=min(run.start for run in speech.content),
        end=max(run.end for run in speech.content),
        kind=speech.kind,
        words=count_words(document.text, [(run.start, run.end) for run in speech.quoted or speech.content]),
        speaker_id=actor_of.get(speech.speaker.mention_id, ("", ""))[0],
        speaker=chain[-1],
        cue=document.text[speech.cue.start : speech.cue.end],
        chain=chain,
        sentence_id=speech.sentence_id,
    )
