"""Sentences as evidence: grouped by article, with what a reader needs to judge and cite each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from explorer.model import Document, Rule
from explorer.ui.contents import Json
from explorer.ui.contents.marked import mark_up
from explorer.ui.contents.rules import say_agreed, tell_rule
from explorer.ui.drawing import describe_evidence, is_plural
from explorer.ui.words import describe_certainty, join, label, meaning, say_stance
from explorer.views import ActorRow, Evidence, Passage

MOST_SENTENCES = 60
"""Sentences of an actor or a line that are sent at once; a browser paints so many in a few milliseconds."""

CHECKED = "Verified by a reviewer: somebody read this sentence and called the claim right."

ROLES = ("source", "target", "cue", "speaker", "words")


def group_by_article(
    evidence: Iterable[Evidence], *, actors: Mapping[str, ActorRow], rules: Mapping[str, Rule], with_ends: bool = False
) -> list[Json]:
    """Return evidence as sentences by article, in the order in which it comes.

    Args:
        evidence: that of one article stands together.
        actors: who can be named.
        rules: all of the collection, by name.
        with_ends: say at each sentence who does it to whom, for lists of several relations.
    """
    groups = []
    for document_id, pieces in groupby(evidence, key=lambda each: each.passage.document_id):
        pieces = list(pieces)
        first = pieces[0]
        groups.append(
            {**article_head(document_id, first.document_title, first.outlet, first.published),
             "sentences": _sentences(pieces, actors, rules, with_ends)}
        )  # fmt: skip
    return groups


def article_head(document_id: str, title: str, outlet: str, published: str) -> Json:
    """Return how an article is named wherever it is."""
    return {"document": document_id, "title": title, "outlet": outlet or "Outlet unknown", "date": published[:10]}


def plain_sentences(
    passages: Iterable[Passage],
    documents: Mapping[str, Document],
    *,
    actors: Mapping[str, ActorRow],
    rules: Mapping[str, Rule],
    only: str,
) -> list[Json]:
    """Return sentences that mention an actor, by article, that actor's words marked."""
    groups = []
    for document_id, found in groupby(passages, key=lambda each: each.document_id):
        document = documents[document_id]
        sentences = [
            {"id": each.sentence_id, "text": mark_up(_keep_marks(each, only), actors, rules), "strength": 0,
             "cite": cite(document, each.text)}
            for each in found
        ]  # fmt: skip
        head = article_head(document_id, document.title, document.outlet, document.published)
        groups.append({**head, "sentences": sentences})
    return groups


def cite(document: Document | Evidence, sentence: str) -> str:
    """Return a citation of a sentence: outlet, title, date, and the words."""
    title = document.title if isinstance(document, Document) else document.document_title
    origin = ", ".join(filter(None, (document.outlet, f"“{title}”", document.published[:10])))
    return f"{origin}: “{' '.join(sentence.split())}”"


def _sentences(pieces: list[Evidence], actors: Mapping, rules: Mapping, with_ends: bool) -> list[Json]:
    """Return one entry a sentence; a sentence that says it several times over keeps the surest reading."""
    found: dict[tuple[str, ...], list[Evidence]] = {}
    for piece in pieces:
        ends = (piece.source_id, piece.mention.kind, piece.target_id) if with_ends else ()
        found.setdefault((piece.passage.sentence_id, *ends), []).append(piece)
    return [_sentence(same, actors, rules, with_ends) for same in found.values()]


def _sentence(same: list[Evidence], actors: Mapping, rules: Mapping, with_ends: bool) -> Json:
    surest = max(same, key=lambda each: each.confidence)
    entry = {
        "id": surest.passage.sentence_id, "evidence": [each.mention.id for each in same],
        "text": mark_up(surest.passage, actors, rules, roles=ROLES),
        "badges": _badges(same), "says": _say_who(surest), "strength": round(surest.confidence, 3),
        "sure": f"{describe_certainty(surest.confidence)} ({surest.confidence:.0%})",
        "why": _explain(surest, rules), "stance": _say_stance(surest), "cite": cite(surest, surest.passage.text),
    }  # fmt: skip
    entry["correct"] = _correctable(surest)
    if any(each.checked for each in same):
        entry["checked"] = True
        entry["badges"].append({"text": "checked: right", "help": CHECKED, "tone": "checked", "id": "checked"})
    if with_ends:
        said = describe_evidence(surest.mention, plural=is_plural(actors.get(surest.source_id)))
        entry["ends"] = [surest.source_name, said, surest.target_name]
    return entry


def _correctable(piece: Evidence) -> Json:
    """Return what the program read, for a reader who knows better: the kind, how it is told, whom the words mean."""
    said = piece.mention
    ends = (
        (said.source, piece.source_text, piece.source_name),
        (said.target, piece.target_text, piece.target_name),
    )
    return {
        "kind": said.kind, "event": said.event, "told": "negated" if said.negated else said.modality or "fact",
        "ends": [{"mention": each, "text": text, "name": name} for each, text, name in ends if each and text],
    }  # fmt: skip


def _badges(same: list[Evidence]) -> list[Json]:
    badges: dict[tuple[str, str], Json] = {}
    for piece in same:
        said = piece.mention
        for group, word, tone in (
            ("event", said.event, "type"),
            ("quad", said.stance or said.quad, "quad"),
            ("modality", "negated" if said.negated else "", "doubt"),
            ("modality", said.modality, "doubt"),
        ):
            if word:
                badges[group, word] = {
                    "text": label(group, word),
                    "help": meaning(group, word),
                    "tone": tone,
                    "id": word,
                }
    return list(badges.values())


def _say_who(piece: Evidence) -> str:
    outlet = piece.outlet or "an unknown outlet"
    return f"{outlet}, crediting {join(piece.credited_to)}" if piece.credited_to else outlet


def _explain(piece: Evidence, rules: Mapping[str, Rule]) -> list[Json]:
    """Return why the program takes the sentence for this: the rule, and how it read words that are no names."""
    reasons = [tell_rule(rules, piece.mention.rule, reason=piece.mention.reason)] if piece.mention.rule else []
    if reasons and piece.target_text:
        reasons[0]["agreed"] = say_agreed(piece.confidence)
    for text, name, rule in (
        (piece.source_text, piece.source_name, piece.source_rule),
        (piece.target_text, piece.target_name, piece.target_rule),
    ):
        if text and name and text.casefold() != name.casefold():
            reasons.append(tell_rule(rules, rule, read=f"“{text}” is read as {name}."))
    return reasons


def _say_stance(piece: Evidence) -> str:
    said = piece.mention
    return say_stance(said.kind, said.predicate, said.event, said.stance or said.quad)


def _keep_marks(passage: Passage, actor_id: str) -> Passage:
    marks = tuple(mark for mark in passage.marks if mark.actor_id == actor_id)
    return Passage(passage.sentence_id, passage.document_id, passage.text, marks, passage.repeats)
