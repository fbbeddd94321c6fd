"""Everything that is found in one parsed text; composes the stages between the language pipeline and the store.

Doc --find_sentences--> --find_mentions--> --find_speech--> --find_relations-->
    --find_dates--> --find_portrayals--> --find_candidates--> Analysis
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.clauses import Clauses
from explorer.coverage.candidates import find_candidates
from explorer.coverage.dates import find_dates
from explorer.coverage.portrayal import find_portrayals
from explorer.located import Located
from explorer.mentions import find_mentions, find_sentences
from explorer.relations import find_relations
from explorer.speech import attach_speakers, find_speech
from explorer.syntax import Syntax

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from explorer.model import (
        Candidate,
        DateMention,
        Document,
        Mention,
        Portrayal,
        RelationMention,
        Sentence,
        Speech,
    )


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found in one document."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    speeches: tuple[Speech, ...]
    relations: tuple[RelationMention, ...]
    dates: tuple[DateMention, ...] = ()
    portrayals: tuple[Portrayal, ...] = ()
    candidates: tuple[Candidate, ...] = ()


def analyse(document: Document, doc: Doc) -> Analysis:
    """Find sentences, mentions, speech, relations, dates and portrayals in a text.

    Args:
        document: the article.
        doc: its text as the language pipeline parsed it.
    """
    if document.language.partition("-")[0].lower() not in ("en", ""):
        return Analysis(document, find_sentences(document, doc), (), (), ())  # the pipeline knows English only
    syntax = Syntax(doc)
    clauses = Clauses(syntax)
    sentences = find_sentences(document, doc)
    mentions = find_mentions(document, doc, sentences, syntax=syntax)
    located = Located(doc, syntax, mentions, sentences)
    speeches = find_speech(document, located, clauses)
    mentions = attach_speakers(mentions, speeches, located)
    located.renew(mentions)
    relations = find_relations(located, clauses, speeches)
    dates = find_dates(document, doc, sentences, syntax=syntax)
    portrayals = find_portrayals(located, clauses, relations)
    candidates = find_candidates(located)
    return Analysis(document, sentences, mentions, speeches, relations, dates, portrayals, candidates)
