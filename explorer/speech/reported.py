"""Speech with a verb of saying: "X said that ...", '"..." X told Y', "X quoted Y as saying ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.speech.beside import find_beside, find_other_half, stands_before
from explorer.speech.content import credited_tokens, find_content
from explorer.speech.credited import CERTAINTY
from explorer.speech.lexicon import entry_of, read_reporting
from explorer.speech.runs import find_speaker, make_speech, to_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from explorer.clauses import Clauses
    from explorer.factuality import EventFactuality, Factuality
    from explorer.located import Located
    from explorer.model import Document, Speech
    from explorer.speech.lexicon import Reporting
    from explorer.speech.quotes import Quote

QUOTING = frozenset({"quote", "cite"})
WITHHELD = frozenset({"planned", "possible", "demanded", "attempted", "hypothetical"})
"""Ways of telling a saying by which nothing has been said yet ("wants to say", "asked her to say")."""


def find_reported(
    document: Document, located: Located, clauses: Clauses, factuality: Factuality, quotes: Sequence[Quote]
) -> Iterator[Speech]:
    """Give the speech that each reporting verb of a text introduces."""
    for token in located.syntax.tokens:
        entry = entry_of(located, token)
        if entry is None or _says_for_another(located, token) or _is_unsaid(located, factuality, token):
            continue
        speech = _quoted_as(document, located, clauses, quotes, token) if token.lemma_.lower() in QUOTING else None
        if speech is not None:
            yield speech
            speech = _reports(document, located, clauses, token, entry)
        else:
            cited = _cited(document, located, clauses, quotes, token)
            speech = cited or _said(document, located, clauses, quotes, token, entry)
        if speech is not None and _fits(located, token, entry, speech):
            yield speech


def _says_for_another(located: Located, verb: Token) -> bool:
    """In "X quoted Y as saying" the one who says is not the subject of the sentence."""
    if verb.i < 1 or verb.nbor(-1).lower_ != "as":
        return False
    return any(above.lemma_.lower() in QUOTING for above in located.syntax.ancestors(verb))


def _is_unsaid(located: Located, factuality: Factuality, verb: Token) -> bool:
    """Nothing is said in "did not say", "refused to say", "asked her to say" and "did she say ...?"."""
    told = factuality.of(verb)
    above = located.syntax.parent(verb) if located.syntax.relation_of(verb) == "xcomp" else None
    if factuality.local.is_negated(verb) or (above is not None and _is_withheld(above, told)):
        return True
    first = [t.i for relation in ("aux", "nsubj") for t in located.syntax.children(verb, relation)[:1]]
    inverted = len(first) == 2 and first[0] < first[1]
    return inverted and any(token.text == "?" for token in located.syntax.sentence(verb) if token.i > verb.i)


def _is_withheld(above: Token, told: EventFactuality) -> bool:
    """Tell whether a verb leaves open whether something is said; what somebody *has* to admit is admitted."""
    return above.lemma_ != "have" and (told.negated or told.modality in WITHHELD)


def _fits(located: Located, verb: Token, entry: Reporting, speech: Speech) -> bool:
    """Some verbs report only with a clause ("show that"), some only with words in quotation marks ("he pressed")."""
    if entry.only == "clause":
        return any(_is_finite(located, clause) for clause in located.syntax.children(verb, "ccomp"))
    return entry.only != "direct" or bool(speech.quoted)


def _is_finite(located: Located, clause: Token) -> bool:
    """Tell whether a clause is more than a participle ("pictures showed him visiting the front" says nothing)."""
    words = [clause, *located.syntax.children(clause, "aux", "aux:pass", "cop")]
    return any("Fin" in word.morph.get("VerbForm") for word in words)


def _said(
    document: Document, located: Located, clauses: Clauses, quotes: Sequence[Quote], verb: Token, entry: Reporting
) -> Speech | None:
    spoken = _spoken_before(located, verb) or verb
    heads = _speaking(located, clauses, spoken, entry) or _taken_for_the_addressee(located, verb, quotes)
    speaker = find_speaker(located, heads)
    content = find_content(located, clauses, verb, quotes, entry.group)
    content += find_other_half(located, verb, quotes, content)
    if speaker is None or not content:
        return None
    addressee = _addressee(located, clauses, verb, entry)
    return make_speech(
        document,
        located,
        speaker=speaker,
        cue=_cue(located, verb),
        verb=entry.verb,
        content=content,
        quotes=quotes,
        rule="reporting verb",
        addressee=addressee if addressee != speaker.mention_id else "",
        group=entry.group,
        certainty=entry.certainty,
    )


def _speaking(located: Located, clauses: Clauses, verb: Token, entry: Reporting) -> list[Token]:
    """Give who says it; of two subjects the nearer one, because a dateline ("KALYN (AFP) -") may be taken for one."""
    subjects = located.syntax.children(verb, "nsubj")
    asked = entry.addressee == "obj" and located.syntax.relation_of(verb) == "advcl" and verb.tag_ in ("VBD", "VBN")
    if (
        asked and not subjects and not clauses.is_passive(verb)
    ):  # the parser takes "Asked whether ..., X ..." for active
        return []
    if clauses.is_passive(verb):  # whoever "was told that" says nothing
        return clauses.agents(verb) or (clauses.surface_subjects(verb) if entry.addressee != "obj" else [])
    if len(subjects) > 1:
        return [min(subjects, key=lambda subject: abs(subject.i - verb.i))]
    return clauses.agents(verb)


def _taken_for_the_addressee(located: Located, verb: Token, quotes: Sequence[Quote]) -> list[Token]:
    """In '"...?" asked X' and "X shelled Y, says Z" the parser may take the speaker for whom it is said to."""
    syntax = located.syntax
    behind = [t for t in syntax.children(verb, "iobj", "obj") if t.i > verb.i]
    turned = any(clause.i < verb.i for clause in syntax.children(verb, "ccomp")) and not syntax.children(verb, "nsubj")
    return behind[:1] if turned or stands_before(verb, quotes) else []


def _spoken_before(located: Located, verb: Token) -> Token | None:
    """In '"...", said X, adding that ...' the parser hangs "adding" on the quoted words; it goes with "said"."""
    syntax = located.syntax
    parent = syntax.parent(verb)
    if parent is None or syntax.relation_of(verb) != "advcl" or syntax.children(verb, "nsubj"):
        return None
    said = [t for t in syntax.children(parent, "parataxis") if t.i < verb.i and t.lemma_.lower() in read_reporting()]
    return said[-1] if said else None


def _cue(located: Located, verb: Token) -> list[Token]:
    particles = [t for t in located.syntax.children(verb, "compound:prt") if t.i == verb.i + 1]
    return [verb, *particles]


def _addressee(located: Located, clauses: Clauses, verb: Token, entry: Reporting) -> str:
    if entry.addressee == "obj":
        heads = clauses.recipients(verb) or (clauses.patients(verb) if not clauses.is_passive(verb) else [])
    elif entry.addressee.startswith("prep:"):
        wanted = entry.addressee.removeprefix("prep:")
        heads = [head for preposition, head in clauses.obliques(verb) if preposition == wanted]
    else:
        heads = []
    found = located.directly(heads[0]) if heads else []
    return found[0].id if found else ""


def _quoted_as(
    document: Document, located: Located, clauses: Clauses, quotes: Sequence[Quote], verb: Token
) -> Speech | None:
    """Read "X quoted Y as saying ...", "Y was quoted as saying ...": the words are Y's."""
    speaker = find_speaker(located, clauses.patients(verb))
    saying = [
        t
        for t in located.syntax.subtree(verb)
        if t.i > verb.i and t.nbor(-1).lower_ == "as" and t.lemma_.lower() in read_reporting()
    ]
    beside = find_beside(located, verb, quotes)
    if speaker is None or not (saying or (beside is not None and speaker.mention_id)):
        return None  # without "as saying" only a quotation beside it is somebody's: 'quoted Y: "..."'
    cue = saying[:1] or [verb]
    return make_speech(
        document,
        located,
        speaker=speaker,
        cue=cue,
        verb=cue[0].lemma_.lower(),
        content=find_content(located, clauses, cue[0], quotes) or find_content(located, clauses, verb, quotes),
        quotes=quotes,
        rule="quoted as saying",
    )


def _cited(
    document: Document, located: Located, clauses: Clauses, quotes: Sequence[Quote], verb: Token
) -> Speech | None:
    """Read "X reported, citing Y, that ..." as Y's words too."""
    parent = located.syntax.parent(verb)
    beside = verb.lemma_.lower() in QUOTING and located.syntax.relation_of(verb) == "advcl"
    if not beside or parent is None or parent.lemma_.lower() not in read_reporting():
        return None
    speaker = find_speaker(located, clauses.patients(verb))
    if speaker is None or not speaker.mention_id:
        return None  # "citing a lack of rain"
    return make_speech(
        document,
        located,
        speaker=speaker,
        cue=[verb],
        verb=verb.lemma_.lower(),
        content=find_content(located, clauses, parent, quotes),
        quotes=quotes,
        rule="according to",
        certainty=CERTAINTY,
    )


def _reports(document: Document, located: Located, clauses: Clauses, verb: Token, entry: Reporting) -> Speech | None:
    """Give what the one who quotes another says: that the other said it."""
    speaker = find_speaker(located, clauses.agents(verb))
    if speaker is None:
        return None
    around = [*clauses.agents(verb), *located.syntax.children(verb, "advmod")]
    left_out = {t.i for head in around for t in located.syntax.subtree(head)} | credited_tokens(located, verb)
    return make_speech(
        document,
        located,
        speaker=speaker,
        cue=[verb],
        verb=entry.verb,
        content=to_runs(t for t in located.syntax.subtree(verb) if t.i not in left_out and t.i != verb.i),
        quotes=(),
        rule="quotes another",
        group=entry.group,
        certainty=entry.certainty,
    )
