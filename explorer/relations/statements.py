"""Statements and quotations: who says something about whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.relations.finding import distinct
from explorer.relations.intent import obliges
from explorer.relations.lexicon import QUAD_OF_EVENT, read_judgements
from explorer.relations.phrases import OWNER, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.model import Mention, Speech
    from explorer.relations.finding import Finding

STATEMENT, QUOTATION, CONTINUED = 0.85, 0.9, 0.7
UNINTRODUCED = frozenset({"continued quotation", "floating quotation"})
"""Rules of quotations that no verb of saying gives to their speaker."""

MOST_TARGETS = 2
"""Those that a statement is about; the others that it names are only mentioned."""

MOST_NAMED_IN_QUOTE = 2

RULES = {
    "statement about the subject": (
        "Somebody says something, and the other is the subject of what is said ('X said that Y refused')."
    ),
    "judgement": "Somebody says what the other is, or what is to be thought of its doings ('X said Y was to blame').",
    "statement about the object": (
        "Somebody says something, and the other is the object of what is said ('X said it would attack Y')."
    ),
    "quoted words name": "Somebody is quoted, and the quoted words name the other.",
}


def find_statements(finding: Finding) -> None:
    """Add a statement or quotation from each speaker to those whom the words are about."""
    for speech in finding.speeches:
        speaker = finding.located.mentions.get(speech.speaker.mention_id)
        if speaker is None or (speech.passed_on and speech.kind == "indirect"):
            continue  # an agency passes on; whom it is credited with is kept with what it passes on
        kind = "statement" if speech.kind == "indirect" else "quotation"
        targets, rule = _targets(finding, speech, speaker)
        if rule == "statement about the object" and finding.acts_from(speaker, speech.cue.start):
            continue  # "accused Y of lying about Z" is about Y
        for target in targets:
            if target.id != speaker.id and not finding.has(speaker.id, target.id, speech.cue.start):
                _add(finding, kind, speech, speaker, target, rule, event=_event(finding, speech, rule))
        if kind == "quotation" and not targets:
            _add(finding, kind, speech, speaker, None, "quoted words name")


def _targets(finding: Finding, speech: Speech, speaker: Mention) -> tuple[list[Mention], str]:
    head = _head(finding, speech)
    if speech.rule == "quotes another":
        return _quoted_one(finding, speech), "statement about the object"
    if head is not None:
        about = _filled(finding, finding.clauses.surface_subjects(head)) or _in_subject_clause(finding, head)
        if any(_is_speaker(mention, speaker) for mention in about):
            if any(finding.acts(mention) for mention in about):
                return [], ""
            about = []
        if about:
            return about[:MOST_TARGETS], "judgement" if _judgement(finding, head) else "statement about the subject"
        objects = _filled(finding, finding.clauses.patients(head) + [t for _, t in finding.clauses.obliques(head)])
        objects = [mention for mention in objects if not _is_speaker(mention, speaker)]
        if objects and speech.kind == "indirect":
            return objects[:1], "statement about the object"
        if objects:
            return objects[:MOST_TARGETS], "quoted words name"
    if speech.kind == "indirect":
        return [], ""
    return _named_in(finding, speech, speaker), "quoted words name"


def _quoted_one(finding: Finding, speech: Speech) -> list[Mention]:
    cue = finding.doc.char_span(speech.cue.start, speech.cue.end, alignment_mode="expand")
    return _filled(finding, finding.clauses.patients(cue[0]))[:1]


def _in_subject_clause(finding: Finding, head: Token) -> list[Mention]:
    """Give whom "lifting sanctions on Y is out of the question" is about."""
    clauses = finding.syntax.children(head, "csubj")
    below = [t for clause in clauses for t in finding.clauses.patients(clause)]
    return _filled(finding, below + [t for clause in clauses for _, t in finding.clauses.obliques(clause)])


def _judgement(finding: Finding, head: Token) -> str:
    """Give the event type of what a clause calls its subject; what is only told of within the subject is not judged."""
    if not finding.syntax.children(head, "cop") or finding.clauses.is_negated(head):
        return ""
    if finding.syntax.case_of(head) == "behind" or head.lemma_.lower() == "responsible":
        return "ACCUSE" if _is_bad(finding, head) else ""
    words = [head.lemma_.lower(), *(t.lemma_.lower() for t in finding.syntax.conjuncts(head))]
    named = f"{finding.syntax.case_of(head)} {words[0]}".strip()
    events = [read_judgements()[word] for word in (named, *words) if word in read_judgements()]
    if finding.syntax.children(head, "csubj"):
        return "REJECT" if "REJECT" in events else ""
    subjects = [f for s in finding.clauses.surface_subjects(head) for f in phrase(finding, s, "about")]
    is_somebody = all(f.confidence >= OWNER and f.mention.head != "it" for f in subjects)
    return events[0] if events and is_somebody else ""


def _is_bad(finding: Finding, head: Token) -> bool:
    """Tell whether somebody is said to be behind, or responsible for, a deed of conflict."""
    deeds = [head] + [noun for preposition, noun in finding.clauses.attached(head) if preposition == "for"]
    rows = [finding.senses.of_noun(noun) for noun in deeds]
    return any(row is not None and QUAD_OF_EVENT.get(row.event, "").endswith("conflict") for row in rows)


def _event(finding: Finding, speech: Speech, rule: str) -> str:
    """Saying that somebody must do something is a demand; a judgement is one for or against them."""
    head = _head(finding, speech)
    if head is not None and rule == "judgement":
        return _judgement(finding, head)
    demands = head is not None and rule == "statement about the subject" and obliges(finding.clauses.auxiliaries(head))
    return "REQUEST" if demands else ""


def _head(finding: Finding, speech: Speech) -> Token | None:
    """Give the verb or noun that the content of a speech hangs on."""
    run = speech.content[0]
    span = finding.doc.char_span(run.start, run.end, alignment_mode="contract")
    return finding.syntax.top(span) if span is not None and len(span) else None


def _filled(finding: Finding, heads: list[Token]) -> list[Mention]:
    expanded = [conjunct for head in heads for conjunct in finding.syntax.conjuncts(head)]
    return distinct(f.mention for head in expanded for f in phrase(finding, head, "about"))


def _is_speaker(mention: Mention, speaker: Mention) -> bool:
    """A pronoun in reported speech that agrees with the speaker is taken for the speaker ("X said it would")."""
    if speaker.id in (mention.id, mention.same_as) or mention.text == speaker.text:
        return True
    if mention.form != "pronoun":
        return False
    if mention.head in ("i", "we", "me", "us", "my", "our"):
        return True
    if mention.head in ("it", "its"):
        return speaker.kind not in ("person", "group")
    return not mention.gender or not speaker.gender or mention.gender == speaker.gender


def _named_in(finding: Finding, speech: Speech, speaker: Mention) -> list[Mention]:
    inside = [
        mention
        for mention in finding.located.mentions.values()
        if mention.form in ("name", "group")
        and any(run.start <= mention.start and mention.end <= run.end for run in speech.quoted)
    ]
    ordered = sorted(inside, key=lambda m: (m.role != "subject", m.role not in ("object", "possessive"), m.start))
    ordered = [m for m in ordered if m.role != "oblique" or m.kind != "place"]
    whole = [m for m in ordered if not any(o.id != m.id and o.start <= m.start and m.end <= o.end for o in ordered)]
    return [m for m in whole if not _is_speaker(m, speaker)][:MOST_NAMED_IN_QUOTE]


def _add(
    finding: Finding, kind: str, speech: Speech, speaker: Mention, target: Mention | None, rule: str, *, event: str = ""
) -> None:
    cue = finding.doc.char_span(speech.cue.start, speech.cue.end, alignment_mode="expand")
    base = CONTINUED if speech.rule in UNINTRODUCED else QUOTATION if kind == "quotation" else STATEMENT
    finding.add(
        kind,
        speaker,
        target,
        list(cue),
        predicate=speech.verb,
        rule=rule,
        event=event,
        confidence=base if rule != "quoted words name" else base * 0.9,
        words=speech.quoted or speech.content,
        attributions=finding.attributions(speech.cue, speaker),
    )
