"""Everything that is found in one parsed text; composes the stages between the language pipeline and the store.

Doc --find_sentences--> --find_mentions--> --find_speech--> --find_relations-->
    --find_dates--> --find_portrayals--> --find_candidates--> Analysis

Whether something happened is answered once, by `Factuality`, for speech, relations and portrayals.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.actors import resolve
from explorer.actors.story import score_story
from explorer.clauses import Clauses
from explorer.coverage.candidates import find_candidates
from explorer.coverage.dates import find_dates
from explorer.coverage.portrayal import find_portrayals
from explorer.factuality import Factuality
from explorer.located import Located
from explorer.mentions import find_mentions, find_sentences
from explorer.relations import find_relations
from explorer.relations.learned.view import who_is_who
from explorer.relations.senses import Senses
from explorer.speech import attach_speakers, find_speech
from explorer.syntax import Syntax

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    from explorer.relations.learned.view import Who


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


@dataclass(frozen=True, slots=True)
class Parts:
    """What relations are learned from and found in: the parse with everything on it."""

    located: Located
    clauses: Clauses
    factuality: Factuality
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    speeches: tuple[Speech, ...]
    factuality: Factuality
    relations: tuple[RelationMention, ...]


def analyse(document: Document, doc: Doc, *, learned: bool = True) -> Analysis:
    """Find sentences, mentions, speech, relations, dates and portrayals in a text.

    Args:
        document: the article.
        doc: its text as the language pipeline parsed it.
        learned: the learned finder weighs the claims of rules and adds its own.
    """
    if document.language.partition("-")[0].lower() not in ("en", ""):
        return Analysis(document, find_sentences(document, doc), (), (), ())  # the pipeline knows English only
    parts = analyse_parts(document, doc, learned=learned)
    located, sentences, relations = parts.located, parts.sentences, parts.relations
    dates = find_dates(document, doc, sentences, syntax=located.syntax)
    portrayals = find_portrayals(located, parts.clauses, parts.factuality, parts.speeches, relations)
    candidates = find_candidates(located)
    return Analysis(document, sentences, parts.mentions, parts.speeches, relations, dates, portrayals, candidates)


def analyse_parts(document: Document, doc: Doc, *, learned: bool = False) -> Parts:
    """Find sentences, mentions, speech and what rules say of relations in a text.

    Args:
        document: the article.
        doc: its text as the language pipeline parsed it.
        learned: the learned finder weighs the claims of rules and adds its own.
    """
    syntax = Syntax(doc)
    clauses = Clauses(syntax)
    sentences = find_sentences(document, doc)
    mentions = find_mentions(document, doc, sentences, syntax=syntax)
    located = Located(doc, syntax, mentions, sentences)
    senses, factuality = read_factuality(located, clauses)
    speeches = find_speech(document, located, clauses, factuality)
    mentions = attach_speakers(mentions, speeches, located)
    located.renew(mentions)
    who = link_mentions(document, sentences, mentions) if learned else None
    relations = find_relations(located, clauses, speeches, senses, factuality, who)
    return Parts(located, clauses, factuality, sentences, mentions, speeches, relations)


def link_mentions(document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> dict[str, Who]:
    """Find out whom each mention of an article means, by this article alone.

    Args:
        document: the article.
        sentences: of it.
        mentions: in it.
    """
    actors = resolve([document], sentences, mentions)
    story = {actor: score.probability for (_, actor), score in score_story(actors, mentions).items()}
    return who_is_who(actors, mentions, sentences, story)


def read_factuality(located: Located, clauses: Clauses) -> tuple[Senses, Factuality]:
    """Give the lexicon over a text, and how the text tells events.

    Args:
        located: its mentions on its tokens.
        clauses: the arguments of its verbs.
    """
    senses = Senses(clauses, located)
    return senses, Factuality(clauses, senses)
