"""The basket as it is shown and handed out: each sentence with its article and its claim as they are now.

Corrections hold here too: an actor who was renamed since is called by the new name, a claim that somebody called wrong
says so. What the collection does not know any more is shown as it was kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from explorer.basket.finding import GONE, HERE, MOVED, find_again
from explorer.basket.kept import Basket, Kept
from explorer.errors import QueryError
from explorer.explore import Explorer, hold_always
from explorer.model import Document
from explorer.store import read_verdicts
from explorer.ui.drawing import describe_evidence, is_plural
from explorer.views import Evidence

MOST_MARKED = 2000
"""Kept sentences that are shown as kept wherever they stand; nobody keeps more, a hostile file may."""

ROLES = ("source", "target", "cue", "speaker")
"""What is marked in a kept sentence: who, whom, what it does, and who says so."""

NOTES = {
    GONE: "This article is not in the collection any more; these are the words that were kept.",
    MOVED: "The article was changed since this was kept; the sentence stands elsewhere in it now.",
}

UNCLAIMED = "The program does not read this in the sentence any more, or somebody called it wrong."


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a sentence stands for.

    Attributes:
        text: in words: "Ada Holm warned Ben Kovac".
        relation: id of the relation.
        marks: (start, end, role) in the sentence's text.
        evidence: ids of the pieces of evidence that say so.
    """

    text: str
    relation: str
    marks: tuple[tuple[int, int, str], ...]
    evidence: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shown:
    """A kept sentence with what is known of it now.

    Attributes:
        kept: as it is now: title, outlet, date and address of its article, claim and marks brought up to date.
        where: HERE, MOVED or GONE.
        sentence_id: its id now, or empty.
        notes: what a reader has to know beside it.
        claims: all that the sentence stands for, the surest first.
    """

    kept: Kept
    where: str = HERE
    sentence_id: str = ""
    notes: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()


def look(explorer: Explorer, basket: Basket) -> tuple[Shown, ...]:
    """Return the kept sentences in their order, as they are now."""
    known = {kept_id: sentence for sentence, kept_id in sentence_ids(explorer, basket).items()}
    claims = claims_of(explorer, known.values())
    documents = explorer.documents()
    return tuple(_look_at(kept, documents, known.get(kept.id, ""), claims) for kept in basket.sentences)


def make_kept(explorer: Explorer, sentence_id: str, *, evidence: tuple[str, ...] = (), relation: str = "") -> Kept:
    """Return a sentence of an article as it is kept.

    Args:
        explorer: the collection.
        sentence_id: which sentence.
        evidence: ids of the pieces of evidence beside which it was shown.
        relation: id of the line that was being read about, if it was no list of evidence.

    Raises:
        QueryError: there is no such sentence.
    """
    document_id = sentence_id.rpartition("#")[0]
    document, places = _places(explorer, document_id)
    start, end = next((place for place, each in places.items() if each == sentence_id), (0, 0))
    if end <= start:
        raise QueryError("There is no such sentence in this collection.", where=sentence_id[:80], way_out=_READ_ANEW)
    claims = claims_in(explorer, sentence_id)
    meant = [each for each in claims if each.evidence & set(evidence) or each.relation == relation]
    claim = meant[0] if meant else Claim("", "", ())
    return Kept(
        "", document_id, sentence_id, start, end, document.text[start:end], document.title, document.outlet,
        document.published, document.url, claim.marks, claim.text, claim.relation,
    )  # fmt: skip


def claims_in(explorer: Explorer, sentence_id: str) -> tuple[Claim, ...]:
    """Return what a sentence stands for, the surest first; that two are named together is no claim."""
    return claims_of(explorer, (sentence_id,)).get(sentence_id, ())


def claims_of(explorer: Explorer, sentences: Iterable[str]) -> dict[str, tuple[Claim, ...]]:
    """Return what each of some sentences stands for, as `claims_in` does; those without a claim are left out."""
    return explorer.keep(_find_claims, explorer, tuple(dict.fromkeys(sentences)))


def _find_claims(explorer: Explorer, sentences: tuple[str, ...]) -> dict[str, tuple[Claim, ...]]:
    verdicts = read_verdicts(explorer.decisions())
    told = (
        each
        for each in explorer.store.evidence_of_sentences(sentences)
        if verdicts.get(each.mention.id) != "wrong" and each.mention.kind != "co-mention" and each.target_id
    )
    found: dict[str, dict[str, list[Evidence]]] = {}
    for each in sorted(told, key=lambda each: -each.confidence):
        relation = f"{each.source_id}~{each.mention.kind}~{each.target_id}"
        found.setdefault(each.passage.sentence_id, {}).setdefault(relation, []).append(each)
    return {
        sentence: tuple(_claim(explorer, relation, same) for relation, same in claims.items())
        for sentence, claims in found.items()
    }


def sentence_ids(explorer: Explorer, basket: Basket) -> dict[str, str]:
    """Return the ids that the kept sentences have now, each with its id in the basket."""
    return explorer.keep(_find_ids, explorer, basket.sentences[:MOST_MARKED], renew=hold_always)


def _find_ids(explorer: Explorer, sentences: tuple[Kept, ...]) -> dict[str, str]:
    documents = explorer.documents()
    texts = explorer.store.sentence_texts(each.sentence_id for each in sentences)
    ids = {}
    for kept in sentences:
        known = texts.get(kept.sentence_id) == kept.text
        sentence = kept.sentence_id if known else _sentence_at(explorer, *_place_of(kept, documents))
        if sentence:
            ids[sentence] = kept.id
    return ids


_READ_ANEW = "Load the page again; the articles may have been read anew."


def _look_at(
    kept: Kept, documents: Mapping[str, Document], sentence: str, known: Mapping[str, tuple[Claim, ...]]
) -> Shown:
    found = find_again(kept, documents)
    if found.document is None:
        return Shown(kept, GONE, notes=(NOTES[GONE],))
    document = found.document
    kept = replace(kept, title=document.title, outlet=document.outlet, published=document.published, url=document.url)
    notes = [NOTES[MOVED]] if found.where == MOVED and document.id == kept.document_id else []
    claims = known.get(sentence, ())
    now = next((each for each in claims if each.relation == kept.relation), None)
    if kept.claim and now is None:
        now = next((each for each in claims if each.text == kept.claim), None)
        notes += [UNCLAIMED] if now is None else []
    if now is not None and kept.claim:
        kept = replace(kept, claim=now.text, relation=now.relation, marks=now.marks)
    return Shown(kept, found.where, sentence, tuple(notes), claims)


def _claim(explorer: Explorer, relation: str, same: list[Evidence]) -> Claim:
    surest = same[0]
    plural = is_plural(explorer.everybody().get(surest.source_id))
    text = " ".join((surest.source_name, describe_evidence(surest.mention, plural=plural), surest.target_name))
    marks = tuple((each.start, each.end, each.role) for each in surest.passage.marks if each.role in ROLES)
    return Claim(text, relation, marks, frozenset(each.mention.id for each in same))


def _place_of(kept: Kept, documents: dict) -> tuple[str, int]:
    found = find_again(kept, documents)
    return (found.document.id, found.start) if found.document is not None else ("", 0)


def _sentence_at(explorer: Explorer, document_id: str, start: int) -> str:
    """Return the id of the sentence that begins at a place of a document, or nothing."""
    if not document_id:
        return ""
    _, places = _places(explorer, document_id)
    return next((sentence for (begin, _), sentence in places.items() if begin == start), "")


def _places(explorer: Explorer, document_id: str) -> tuple:
    """Return a document, and the ids of its sentences by their places."""
    document, passages = explorer.article(document_id)
    places, at = {}, 0
    for passage in passages:
        if passage.sentence_id:
            places[at, at + len(passage.text)] = passage.sentence_id
        at += len(passage.text)
    return document, places
