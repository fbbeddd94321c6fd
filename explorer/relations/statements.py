"""Statements and quotations: who says something about whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.factuality import FACT, EventFactuality
from explorer.relations.intent import obliges
from explorer.relations.lexicon import QUAD_OF_EVENT, read_judgements
from explorer.relations.phrases import DIRECT, INSIDE, OWNER, Filler, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.model import Mention, Speech
    from explorer.relations.finding import Finding

STATEMENT, QUOTATION, CONTINUED = 0.93, 0.93, 0.75
"""Confidence, from judged relations (docs/accuracy/relations.md)."""

PLAIN = ("statement about the subject", "judgement")
LESS_PLAIN = 0.87
"""Factor for those who are the object of what is said, or only named in it."""
UNINTRODUCED = frozenset({"continued quotation", "floating quotation"})
"""Rules of quotations that no verb of saying gives to their speaker."""

MOST_TARGETS = 2
"""Those that a statement is about; the others that it names are only mentioned."""

MOST_NAMED_IN_QUOTE = 2

NO_SAYING = frozenset(
    "decide detect determine discover find hear know learn lie mean notice prove realise realize require see show "
    "understand".split()
)
"""Verbs that come with a clause, or with words in quotation marks, but do not say that somebody said something."""

OF_THE_SUBJECT = frozenset({"of", "by", "between"})
"""Prepositions within a subject whose noun the words are still about ("the trial *of Y*", and not "a fire *in Y*")."""

CONCERNED = frozenset({"against", "at", "by", "for", "from", "to", "with"})
"""Prepositions of those whom a deed concerns ("an order went *to Y*", and not "a bomb went off *in Y*")."""

OF_THE_QUOTED = OF_THE_SUBJECT | CONCERNED | {"among", "on"}

WHERE = frozenset({"at", "from", "in", "near"})
"""Prepositions of a place where something happened, which the words are not about ("taken *from Y*")."""

MOVING = frozenset("abduct bring carry come deport drive escape flee fly go move return ship take travel".split())
"""Verbs behind which "to" says where somebody got, too."""

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
        if _says_nothing(finding, speech, speaker):
            continue
        kind = "statement" if speech.kind == "indirect" else "quotation"
        targets, rule = _targets(finding, speech, speaker)
        if rule == "statement about the object" and finding.acts_from(speaker, speech.cue.start):
            continue  # "accused Y of lying about Z" is about Y
        for target in targets:
            told = target.mention.id in (speaker.id, speech.addressee)  # to whom it is said is not whom it is about
            if not told and not finding.has(speaker.id, target.mention.id, speech.cue.start):
                _add(finding, kind, speech, speaker, target, rule, event=_event(finding, speech, rule))
        if kind == "quotation" and not targets:
            _add(finding, kind, speech, speaker, None, "quoted words name")


def _says_nothing(finding: Finding, speech: Speech, speaker: Mention) -> bool:
    """Tell whether nobody says something here.

    In '"We know that they heard ...", X said' only X does, and in "reports from Tehran" Tehran is where.
    """
    if speech.verb in NO_SAYING:
        return True
    inside = any(
        run.start <= speech.cue.start < run.end
        for other in finding.speeches
        if other.id != speech.id
        for run in other.quoted
    )
    return (inside and speech.kind != "indirect") or (speaker.kind == "place" and speaker.role == "oblique")


def _targets(finding: Finding, speech: Speech, speaker: Mention) -> tuple[list[Filler], str]:
    head = _head(finding, speech)
    if speech.rule == "quotes another":
        return _quoted_one(finding, speech), "statement about the object"
    if head is not None:
        about = _subjects(finding, head) or _in_subject_clause(finding, head)
        if any(_is_speaker(filler.mention, speaker) for filler in about):
            if any(finding.acts(filler.mention) for filler in about):
                return [], ""
            about = []
        if about:
            return about[:MOST_TARGETS], "judgement" if _judgement(finding, head) else "statement about the subject"
        objects = [f for f in _objects(finding, head) if not _is_speaker(f.mention, speaker)]
        if speech.kind != "indirect":
            objects = [f for f in objects if not _is_where(finding, f.mention)]
        if objects and speech.kind == "indirect":
            return objects[:1], "statement about the object"
        if objects:
            return objects[:MOST_TARGETS], "quoted words name"
    if speech.kind == "indirect":
        return [], ""
    named = _named_in(finding, speech, speaker)
    return [Filler(mention, DIRECT, "about") for mention in named], "quoted words name"


def _quoted_one(finding: Finding, speech: Speech) -> list[Filler]:
    cue = finding.doc.char_span(speech.cue.start, speech.cue.end, alignment_mode="expand")
    return _filled(finding, finding.clauses.patients(cue[0]))[:1]


def _subjects(finding: Finding, head: Token) -> list[Filler]:
    """Give whom a clause is about: its subject, whose it is, or whose doing ("the arrest of Y"); not where it is."""
    found = _filled(finding, finding.clauses.surface_subjects(head))
    return [f for f in found if _is_meant(finding, f)]


def _is_meant(finding: Finding, filler: Filler) -> bool:
    """Tell whether words about a thing are about the one named with it."""
    mention = filler.mention
    if filler.confidence >= DIRECT:
        return True
    if filler.confidence > INSIDE:  # "Iran's offer", "the US plan", and not "the IRNA report"
        return mention.form != "pronoun" and (mention.role == "possessive" or mention.kind in ("place", "group"))
    return finding.syntax.case_of(finding.located.top_of(mention)) in OF_THE_SUBJECT


def _objects(finding: Finding, head: Token) -> list[Filler]:
    """Give whom what a clause tells concerns: its object, or whose that is, or the one after "to", "against" ..."""
    clauses = finding.clauses
    direct = [
        f
        for f in _filled(finding, clauses.patients(head))
        if f.confidence >= DIRECT or (f.mention.role == "possessive" and f.mention.form != "pronoun")
    ]
    concerned = [t for preposition, t in clauses.obliques(head) if preposition in CONCERNED]
    return direct + [f for f in _filled(finding, concerned) if f.confidence >= DIRECT]


def _is_where(finding: Finding, mention: Mention) -> bool:
    """Tell whether a name only says where something in quoted words happened."""
    top = finding.located.top_of(mention)
    case, governor = finding.syntax.case_of(top), finding.syntax.parent(top)
    moved = case in ("to", "into") and governor is not None and governor.lemma_.lower() in MOVING
    return mention.kind == "place" and (case in WHERE or moved)


def _in_subject_clause(finding: Finding, head: Token) -> list[Filler]:
    """Give whom "lifting sanctions on Y is out of the question" is about."""
    clauses = finding.syntax.children(head, "csubj")
    below = [t for clause in clauses for t in finding.clauses.patients(clause)]
    return _filled(finding, below + [t for clause in clauses for _, t in finding.clauses.obliques(clause)])


def _judgement(finding: Finding, head: Token) -> str:
    """Give the event type of what a clause calls its subject; what is only told of within the subject is not judged."""
    if not finding.syntax.children(head, "cop") or finding.factuality.local.is_negated(head):
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


def _filled(finding: Finding, heads: list[Token]) -> list[Filler]:
    expanded = [conjunct for head in heads for conjunct in finding.syntax.conjuncts(head)]
    found = [filler for head in expanded for filler in phrase(finding, head, "about")]
    return list({filler.mention.id: filler for filler in reversed(found)}.values())[::-1]


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
    told = [m for m in inside if m.role != "modifier" and (m.role != "oblique" or m.governor in OF_THE_QUOTED)]
    ordered = sorted(told, key=lambda m: (m.role != "subject", m.role not in ("object", "possessive"), m.start))
    ordered = [m for m in ordered if m.role != "oblique" or m.kind != "place"]
    whole = [m for m in ordered if not any(o.id != m.id and o.start <= m.start and m.end <= o.end for o in ordered)]
    return [m for m in whole if not _is_speaker(m, speaker)][:MOST_NAMED_IN_QUOTE]


def _factuality(finding: Finding, verb: Token) -> EventFactuality:
    """What somebody may or will say has not been said; a question stands in the words, not around them."""
    negated, modality = finding.factuality.of(verb, is_said=True) if verb.pos_ == "VERB" else FACT
    return EventFactuality(negated, "" if modality == "asked" else modality)


def _add(
    finding: Finding, kind: str, speech: Speech, speaker: Mention, target: Filler | None, rule: str, *, event: str = ""
) -> None:
    cue = finding.doc.char_span(speech.cue.start, speech.cue.end, alignment_mode="expand")
    base = CONTINUED if speech.rule in UNINTRODUCED else QUOTATION if kind == "quotation" else STATEMENT
    finding.add(
        kind,
        speaker,
        target.mention if target is not None else None,
        list(cue),
        predicate=speech.verb,
        rule=rule,
        event=event,
        factuality=_factuality(finding, cue[0]),
        confidence=base * (1.0 if rule in PLAIN else LESS_PLAIN) * (target.confidence if target else 1.0),
        words=speech.quoted or speech.content,
        attributions=finding.attributions(speech.cue, speaker),
    )
