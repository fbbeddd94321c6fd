"""From what was weighed to evidence: the rules' claims with a new confidence, and those that only the trees found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.factuality import FACT
from explorer.relations.learned.features import pair_features
from explorer.relations.learned.reasons import tell_reason
from explorer.relations.learned.view import FEWEST_SENTENCES, view_sentences
from explorer.relations.learned.weighing import list_ends, weigh
from explorer.relations.lexicon import read_affiliations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Token

    from explorer.model import RelationMention, Speech
    from explorer.relations.finding import Finding
    from explorer.relations.learned.trained import Trained
    from explorer.relations.learned.view import End, SentenceView, Who
    from explorer.relations.learned.weighing import Weighed

OWN_SHARE = 0.6
"""How much the rule's own share counts in a text of few sentences, of which the trees know little; 0 to 1."""

LEAST_CONFIDENCE = 0.15
"""Claims below are not kept: hardly one in eight is right."""

RULES = {
    "learned action": (
        "Learned from sentences that readers marked: one does something to, for or with the other "
        "('X bought Y', 'the visit of X to Y')."
    ),
    "learned statement": "Learned from sentences that readers marked: one says something about, or to, the other.",
    "learned affiliation": "Learned from sentences that readers marked: one belongs to, works for or leads the other.",
}


def find_learned(
    finding: Finding, relations: Sequence[RelationMention], who: Mapping[str, Who], trained: Trained
) -> tuple[RelationMention, ...]:
    """Weigh what rules claim in a text, and add what only the trees find.

    Args:
        finding: the text with everything that was found in it.
        relations: what rules claim; co-mentions are given back as they are.
        who: actor of each mention.
        trained: what was learned.

    Returns:
        The claims in text order, each with its confidence. In a text of few sentences, of which the trees know little,
        that of a rule's claim lies between what the rule's own share says and what they say.
    """
    views = view_sentences(finding.located, finding.located.sentences, who, relations, finding.speeches)
    weighed = weigh_views(views, trained)
    sure = {w.claim.id: trained.confidence.probability(w.features) for _, w in weighed if w.claim is not None}
    own = OWN_SHARE if len(finding.located.sentences) < FEWEST_SENTENCES else 0.0
    kept = [
        replace(r, confidence=_rounded(own * r.confidence + (1 - own) * sure[r.id])) if r.id in sure else r
        for r in relations
    ]
    made = [_make(finding, view, w, trained) for view, w in weighed if w.claim is None]
    found = [*kept, *(relation for relation in made if relation is not None)]
    return tuple(sorted(found, key=lambda r: (r.cues[0].start if r.cues else 0, r.id)))


def weigh_views(views: Iterable[SentenceView], trained: Trained) -> list[tuple[SentenceView, Weighed]]:
    """Give the claims of all sentences; the trees see all pairs of a text at once, which is quicker."""
    views = list(views)
    pairs, rows = [], []
    for view in views:
        ends: dict = {}
        filled: dict = {}
        pairs.append(list_ends(view))
        known = trained.forest.columns
        rows += [pair_features(view, one, other, ends, filled, known) for one, other in pairs[-1]]
    outcomes, at, found = trained.forest.probabilities(rows), 0, []
    for view, own in zip(views, pairs, strict=True):
        found += [(view, weighed) for weighed in weigh(view, own, outcomes[at : at + len(own)], trained.cues)]
        at += len(own)
    return found


def _rounded(confidence: float) -> float:
    return round(min(0.99, max(0.01, confidence)), 3)


def _make(finding: Finding, view: SentenceView, weighed: Weighed, trained: Trained) -> RelationMention | None:
    confidence = trained.confidence.probability(weighed.features)
    if confidence < LEAST_CONFIDENCE or weighed.one is None or weighed.other is None:
        return None
    one, other, kind = weighed.one, weighed.other, weighed.kind
    outcome = "statement" if kind == "quotation" else kind
    speech = _speech(finding, one, other) if outcome == "statement" else None
    cue = weighed.cue
    token = finding.token_at(view.starts[cue]) if cue is not None else None
    if token is None or (kind == "action" and token.pos_ == "ADJ"):
        return None  # "wanted this to be clear to Y" is nothing that is done to Y
    cues = _words_of(finding, speech) if speech is not None else [token, *_particles(finding, token)]
    event = _event(finding, token) if kind == "action" else ""
    return finding.make(
        kind,
        finding.located.mentions[one.mention],
        finding.located.mentions[other.mention],
        cues or [token],
        predicate=speech.verb if speech is not None else _predicate(finding, view, token, cue, one, other, kind),
        rule=f"learned {outcome}",
        confidence=_rounded(confidence),
        event=event,
        factuality=finding.factuality.of(token) if token.pos_ in ("VERB", "NOUN", "ADJ") else FACT,
        words=(speech.quoted or speech.content) if speech is not None else (),
        reason=tell_reason(view, one, other, finding.located.text, trained.constructions),
    )


def _speech(finding: Finding, one: End, other: End) -> Speech | None:
    """Give the speech of one in which the other is named."""
    for speech in finding.speeches:
        if speech.speaker.mention_id == one.mention and any(
            run.start <= other.start < run.end for run in speech.content
        ):
            return speech
    return None


def _words_of(finding: Finding, speech: Speech) -> list[Token]:
    span = finding.doc.char_span(speech.cue.start, speech.cue.end, alignment_mode="expand")
    return list(span) if span is not None else []


def _particles(finding: Finding, token: Token) -> list[Token]:
    return [t for t in finding.syntax.children(token, "compound:prt") if t.i > token.i]


def _event(finding: Finding, token: Token) -> str:
    """Give the PLOVER type of a word whose sense is known here."""
    if token.pos_ == "VERB":
        sense = finding.senses.of_verb(token)
        return sense.row.event if sense is not None and sense.is_event else ""
    row = finding.senses.of_noun(token) if token.pos_ == "NOUN" else None
    return row.event if row is not None and row.event not in ("-", "~") else ""


def _predicate(finding: Finding, view: SentenceView, token: Token, cue: int, one: End, other: End, kind: str) -> str:
    """Word a claim as the rules do: lemma, particle, and the preposition that leads to the target."""
    words = [token.lemma_.lower(), *(t.lower_ for t in _particles(finding, token))]
    if kind == "affiliation":
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and token.lemma_.lower() in read_affiliations().offices:
            return f"{words[0]} of"
        return " ".join(words) if token.pos_ == "VERB" else "of"
    leading = _preposition(view, other, cue)
    if token.pos_ != "VERB":
        return f"a {words[0]} {leading or 'of'}" if words[0][:1] not in "aeiou" else f"an {words[0]} {leading or 'of'}"
    if finding.clauses.is_passive(token) and leading == "by":
        return f"be {token.lower_} by"
    return " ".join([*words, *([leading] if leading and leading != "by" else [])])


def _preposition(view: SentenceView, other: End, cue: int) -> str:
    """Give the preposition of the phrase below a word in which a mention stands."""
    word = other.head
    for _ in range(len(view.texts)):
        above = view.heads[word]
        if above == cue or above < 0:
            break
        word = above
    if view.heads[word] != cue:
        return ""
    return next((view.lemmas[k] for k in view.children[word] if view.relations[k] == "case"), "")
