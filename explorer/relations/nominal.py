"""Actions named by nouns: "X's attack on Y", "a letter to Y from X", "talks between X and Y"."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from explorer.factuality.cues import read_cues
from explorer.relations.between import find_pair, pair_before
from explorer.relations.blame import blamed
from explorer.relations.custody import is_custody
from explorer.relations.intent import intended_event
from explorer.relations.lexicon import CARRIER, QUAD_OF_EVENT, read_verbs
from explorer.relations.meant import is_meant, tell_beside
from explorer.relations.phrases import INSIDE, PLACES, Filler, phrase, phrases, preposition_of
from explorer.relations.slots import fill, fill_agents, find_targets, is_scene

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from explorer.model import Mention
    from explorer.relations.finding import Finding
    from explorer.relations.lexicon import NounRow
    from explorer.relations.senses import Sense

CONFIDENCE = 0.84
BETWEEN = 0.85
MOST_ENDS = 4
LIGHT_GOVERNORS = ("VERB", "ADJ")

BESIDE = frozenset({"in", "during", "at", "after", "before", "following", "for", "to"})
"""Prepositions of a meeting that the subject takes part in ("said *in* talks", and not "pulled *out of* talks")."""

FLYING = frozenset({"deploy", "fight", "fly", "operate", "patrol", "sail", "train"})
"""What forces do in support of somebody."""

STRUGGLES = frozenset({"fight", "struggle", "war", "battle", "campaign"})
"""Nouns by which whoever helps somebody "in the fight against Y" is against Y too."""

RULES = {
    "noun for a deed": (
        "A noun names the deed, and the words around it say whose it is and whom it concerns ('X's attack on Y')."
    ),
}


def find_nominal_actions(finding: Finding) -> None:
    """Add an action for each event noun whose doer and target are mentioned."""
    for token in finding.syntax.tokens:
        if token.pos_ == "PROPN" and pair_before(finding, token):  # "the Iran-Iraq War"
            row = finding.senses.of_noun(token)
            if row is not None and row.event != "-":
                _between(finding, token, row)
            continue
        if token.pos_ != "NOUN" or token.i in finding.consumed or _is_somebody(finding, token):
            continue
        if is_custody(finding, token):
            continue
        row = finding.senses.of_noun(token)
        if row is None or row.event == "-":
            continue
        if not _between(finding, token, row) and not _in_service(finding, token, row):
            _directed(finding, token, row)


def _is_somebody(finding: Finding, noun: Token) -> bool:
    """Words such as "alliance" name both a deed and an organization; with a name of its own it is the latter."""
    mention = finding.located.at(noun)
    return mention is not None and mention.form != "description"


def _between(finding: Finding, noun: Token, row: NounRow) -> bool:
    mentions = find_pair(finding, noun, row)[:MOST_ENDS]
    for one, other in combinations(mentions, 2):
        _add(finding, noun, row, Filler(one, 1.0, "between"), Filler(other, 1.0, "between"), mutual=True)
    return len(mentions) > 1


def _in_service(finding: Finding, noun: Token, row: NounRow) -> bool:
    """Read "flew in support of Y" as the subject's support of Y, "won with the help of Y" as Y's to the subject."""
    turned = {"in": False, "with": True}.get(
        finding.syntax.case_of(noun).rpartition(" ")[2]
    )  # "with and in support of"
    heads = [head for preposition, head in finding.clauses.attached(noun) if preposition == "of"]
    verb = next((t for t in finding.syntax.ancestors(noun) if t.pos_ in ("VERB", "ADJ")), None)
    if turned is None or not heads or verb is None or QUAD_OF_EVENT[row.event].endswith("conflict"):
        return False
    served = [f for head in heads for f in phrase(finding, head, "of")]
    against = [f for f in served if finding.syntax.case_of(finding.located.top_of(f.mention)) == "against"]
    served = [f for f in served if f not in against]  # "in support of the campaign against Y"
    subjects = [Filler(f.mention, f.confidence * 0.85, "subj") for f in _doers(finding, verb)]
    if not turned and row.event == "SUPPORT" and _is_forceful(finding, verb):
        row = replace(row, event="AID")  # who fights in support of somebody does more than speak
    agents, targets = (served, subjects) if turned else (subjects, served)
    for agent in agents[:MOST_ENDS]:
        for target in targets[:MOST_ENDS]:
            _add(finding, noun, row, agent, target)
    return bool(served and subjects)


def _is_forceful(finding: Finding, verb: Token) -> bool:
    """Tell whether a verb, or the noun that it is said of, is a deed of force or a movement of forces."""
    governor = finding.syntax.parent(verb)
    noun = governor if governor is not None and finding.syntax.relation_of(verb) == "acl" else None
    rows = [finding.senses.of_noun(noun)] if noun is not None else []
    rows += [finding.senses.of_noun(patient) for patient in finding.clauses.patients(verb)]
    sense = finding.senses.of_verb(verb) if verb.pos_ == "VERB" else None
    above = finding.syntax.parent(noun) if noun is not None else None
    carried = finding.senses.of_verb(above) if above is not None and above.pos_ == "VERB" else None
    senses = [each.row.event for each in (sense, carried) if each is not None]
    events = {row.event for row in rows if row is not None} | set(senses)
    return bool(events & {"ASSAULT", "MOBILIZE", "COERCE"}) or verb.lemma_.lower() in FLYING


def _doers(finding: Finding, verb: Token) -> list[Filler]:
    """Give who does what a verb says; of "carried out raids *coordinated* with Y" whoever carried them out."""
    governor = finding.syntax.parent(verb)
    raids = governor is not None and finding.syntax.relation_of(verb) == "acl" and finding.syntax.parent(governor)
    if raids and finding.clauses.is_passive(verb) and finding.senses.of_noun(governor) is not None:
        verb = raids
    return fill_agents(finding, verb) or fill(finding, verb, "subj")


def _directed(finding: Finding, noun: Token, row: NounRow) -> None:
    carrier = _carrier(finding, noun)
    if carrier is not None and "subj" in carrier.row.target:
        _turned_round(finding, noun, row)
        return
    helped = _helped(finding, noun)
    agents = helped or _first(finding, noun, row.agent, _agents_at)  # who helps in words does not fight
    if not agents:
        return
    doers = {agent.mention.id for agent in agents}
    clause = ("comp",) if row.event in ("ACCUSE", "REQUEST") else ()
    slots = [*row.target, *clause, "poss", *(carrier.row.target if carrier is not None else ())]
    targets = [t for t in _first(finding, noun, slots, _targets_at, without=doers) if t.mention.id not in doers]
    targets = [t for t in targets if not _is_where(finding, row, t)]
    targets = blamed(finding, noun, targets) if row.event == "ACCUSE" else targets
    for agent in agents[:MOST_ENDS]:
        for target in targets[:MOST_ENDS]:
            _add(finding, noun, row, agent, target)


def _helped(finding: Finding, noun: Token) -> list[Filler]:
    """Read "stands by X in their fight against Y" as X's fight, too: of whom the deed just before it helps."""
    if noun.lemma_.lower() not in STRUGGLES or finding.syntax.case_of(noun) != "in":
        return []
    return [Filler(mention, 0.9, "helped") for mention in finding.helped_before(noun)]


def _is_where(finding: Finding, row: NounRow, target: Filler) -> bool:
    """A request for help at a meeting in Y, or support for talks in Y, is none to or for Y."""
    words = QUAD_OF_EVENT[row.event].startswith("verbal") and row.event != "THREATEN"
    case = finding.syntax.case_of(finding.located.top_of(target.mention))
    return words and target.confidence <= INSIDE and case in PLACES


def _carrier(finding: Finding, noun: Token) -> Sense | None:
    """Give the sense of the verb that carries a noun ("launched an attack"), if it is one that does."""
    governor = finding.syntax.parent(finding.syntax.first_conjunct(noun))
    sense = finding.senses.of_verb(governor) if governor is not None and governor.pos_ in LIGHT_GOVERNORS else None
    return sense if sense is not None and sense.row.event == CARRIER else None


def _turned_round(finding: Finding, noun: Token, row: NounRow) -> None:
    """Read "faced criticism from X" as X's criticism of the subject."""
    targets = _subject_of_governor(finding, noun)
    agents = _first(finding, noun, [slot for slot in row.agent if slot != "subj"], _agents_at)
    for agent in agents[:MOST_ENDS]:
        for target in targets[:MOST_ENDS]:
            if agent.mention.id != target.mention.id:
                _add(finding, noun, row, agent, target)


def _first(
    finding: Finding, noun: Token, slots: Iterable[str], find: object, *, without: Iterable[str] = ()
) -> list[Filler]:
    for slot in slots:
        found = [f for f in find(finding, noun, slot) if f.mention.id not in without]
        if found:
            return found
    return []


def _agents_at(finding: Finding, noun: Token, slot: str) -> list[Filler]:
    located, syntax = finding.located, finding.syntax
    if slot == "poss":
        children = syntax.children(noun, "nmod:poss")
    elif slot in ("compound", "adj"):
        children = syntax.children(noun, "compound", "amod", "nmod:unmarked")
    elif slot == "subj":
        return _subject_of_governor(finding, noun) if _lends_its_subject(finding, noun) else []
    else:
        return _at_preposition(finding, noun, slot)
    found = [mention for mention in (located.at(child) for child in children) if mention is not None]
    if slot in ("compound", "adj") and QUAD_OF_EVENT.get(_event_of(finding, noun), "").endswith("conflict"):
        found = [mention for mention in found if not is_scene(finding, mention)]
    if slot == "poss" and found and _suffers(finding, noun, found[0]):
        return []
    if found and found[0].text.lower() in ("my", "our"):
        return [Filler(found[0], 0.9, slot)]  # whoever writes so is not whom the sentence is about
    if found and found[0].form == "pronoun":
        return _subject_of_governor(finding, noun) or [Filler(found[0], 0.9, slot)]
    return [Filler(mention, 0.95, slot) for mention in found]


def _event_of(finding: Finding, noun: Token) -> str:
    row = finding.senses.of_noun(noun)
    return row.event if row is not None else ""


def _suffers(finding: Finding, noun: Token, owner: Mention) -> bool:
    """A person's arrest or killing is done to that person, unless the noun says to whom ("X's killing of Y")."""
    row = finding.senses.of_noun(noun)
    if row is None or row.event not in ("ASSAULT", "COERCE") or not (owner.kind == "person" or owner.form == "pronoun"):
        return False
    return not any(preposition in ("of", "on", "against") for preposition, _ in finding.clauses.attached(noun))


def _is_held_against(finding: Finding, noun: Token, governor: Token | None) -> bool:
    """Tell whether somebody is accused of the deed that a noun names ("accused X *of support* for Y")."""
    if (
        governor is None
        or finding.syntax.relation_of(noun) != "obl"
        or governor.lemma_.lower() not in read_cues("alleging")
    ):
        return False
    return finding.syntax.case_of(noun) in ("of", "for")


def _lends_its_subject(finding: Finding, noun: Token) -> bool:
    """A verb that carries the noun lends it its subject; for a meeting, one beside it too ("said in talks with Y")."""
    if _carrier(finding, noun) is not None or _is_held_against(finding, noun, finding.syntax.parent(noun)):
        return True
    row = finding.senses.of_noun(noun)
    beside = finding.syntax.relation_of(noun) == "obl" and finding.syntax.case_of(noun) in BESIDE
    if noun.lemma_.lower() in STRUGGLES and finding.syntax.case_of(noun) == "in":
        return True  # "supported X in the fight against Y"
    return row is not None and row.event == "CONSULT" and beside


def _subject_of_governor(finding: Finding, noun: Token) -> list[Filler]:
    """Read "X issued an ultimatum to Y" as X's ultimatum, "accused X of support for Y" as X's support."""
    syntax = finding.syntax
    governor = syntax.parent(syntax.first_conjunct(noun))
    if _is_held_against(finding, noun, governor):
        return [Filler(f.mention, f.confidence * 0.85, "subj", (governor,)) for f in fill(finding, governor, "obj")]
    if (
        governor is None
        or governor.pos_ not in LIGHT_GOVERNORS
        or syntax.relation_of(syntax.first_conjunct(noun)) not in ("obj", "obl", "nsubj:pass")
    ):
        return []
    if _is_discussed(finding, noun, governor):
        return []
    found = fill_agents(finding, governor)
    if not found and syntax.relation_of(noun) == "obl":
        found = fill(finding, governor, "subj")  # "were engaged in fighting"
    return [Filler(f.mention, f.confidence * 0.85, "subj", (governor,)) for f in found]


def _is_discussed(finding: Finding, noun: Token, verb: Token) -> bool:
    """Who only talks about a deed does not do it by that ("discussed support for Y")."""
    sense, row = finding.senses.of_verb(verb), finding.senses.of_noun(noun)
    if sense is None or row is None or finding.syntax.relation_of(finding.syntax.first_conjunct(noun)) != "obj":
        return False
    return sense.row.event == "CONSULT" and row.event != "CONSULT"


def _targets_at(finding: Finding, noun: Token, slot: str) -> list[Filler]:
    if slot in ("compound", "adj"):
        return _agents_at(finding, noun, slot)
    if slot == "poss":
        owners = [finding.located.at(child) for child in finding.syntax.children(noun, "nmod:poss")]
        return [Filler(owner, 0.9, slot) for owner in owners if owner is not None and _suffers(finding, noun, owner)]
    if slot == "comp":
        return _in_clause(finding, noun)
    if slot in ("iobj", "obj", "mutual", "subj"):
        return _at_governor_slot(finding, noun, slot)
    found = _at_preposition(finding, noun, slot)
    return found or _at_governor(finding, noun, slot)


def _at_governor_slot(finding: Finding, noun: Token, slot: str) -> list[Filler]:
    governor = finding.syntax.parent(finding.syntax.first_conjunct(noun))
    return fill(finding, governor, slot) if slot == "iobj" and governor is not None and governor.pos_ == "VERB" else []


def _in_clause(finding: Finding, noun: Token) -> list[Filler]:
    """Read "the call for Y to go" and "the charge that Y lied" as against Y, and "a strike to demand that Y go"."""
    governor = finding.syntax.parent(noun)
    verbs = [noun] if governor is None or governor.pos_ != "VERB" else [noun, governor]
    for verb in verbs:
        for clause in finding.syntax.children(verb, "acl", "advcl", "ccomp"):
            if finding.syntax.relation_of(clause) == "acl:relcl" or clause.pos_ != "VERB" or clause.i < noun.i:
                continue
            subjects = finding.syntax.children(clause, "nsubj") if verb is noun else []  # not whom it is done to
            if subjects and not finding.clauses.is_passive(clause):
                return phrases(finding, subjects, "comp")
            if "to" in finding.clauses.marks(clause):
                if finding.factuality.governing.event_of(noun) == "REQUEST":
                    return []  # an order to protect Y is not given to Y
                sense = finding.senses.of_verb(clause)
                slots = sense.row.target if sense is not None else ("obj",)
                return find_targets(finding, clause, slots, general=verb is not noun)
    return []


def _at_preposition(finding: Finding, noun: Token, slot: str) -> list[Filler]:
    wanted = slot.removeprefix("prep:")
    pairs = list(finding.clauses.attached(noun))
    # "a letter to X and Y from Z" may hang on Y, "the attack by X on Y" on X
    deeper = [head for preposition, head in pairs if wanted in ("from", "by") or preposition == "by"]
    pairs += [pair for head in deeper for pair in finding.clauses.attached(head)]
    heads = [head for preposition, head in pairs if preposition == wanted]
    return [f for head in heads for f in phrase(finding, head, slot)]


def _at_governor(finding: Finding, noun: Token, slot: str) -> list[Filler]:
    """The parser may hang "against Y" in "launched an attack against Y" on the verb."""
    syntax = finding.syntax
    governor = syntax.parent(noun)
    if governor is None or governor.pos_ != "VERB" or syntax.relation_of(noun) not in ("obj", "obl", "nsubj:pass"):
        return []
    wanted = slot.removeprefix("prep:")
    if syntax.relation_of(noun) == "obl" and wanted not in ("with", "between", "against"):
        return []  # "travelled to Y for talks" does not say with whom
    heads = [head for preposition, head in finding.clauses.obliques(governor) if preposition == wanted]
    if syntax.relation_of(noun) == "obl" and _carrier(finding, noun) is None:  # "will return to X after the talks"
        heads = [head for head in heads if governor.i < noun.i < head.i]
    return [
        Filler(f.mention, f.confidence * 0.9, slot, f.through) for head in heads for f in phrase(finding, head, slot)
    ]


def _add(finding: Finding, noun: Token, row: NounRow, agent: Filler, target: Filler, *, mutual: bool = False) -> None:
    light = [t for t in agent.through if t.pos_ == "VERB"]
    factuality = tell_beside(finding, noun, light)
    finding.add(
        "action",
        agent.mention,
        target.mention,
        [noun, *light],
        predicate=_predicate(finding, noun, light, target),
        rule="between" if mutual else "noun for a deed",
        confidence=(BETWEEN if mutual else CONFIDENCE) * agent.confidence * target.confidence,
        event=row.event if mutual or is_meant(finding, noun) else intended_event(row.event, factuality),
        factuality=factuality,
        mutual=mutual,
    )


def _aimed(finding: Finding, noun: Token) -> str:
    """Give the preposition for a deed whose noun stands without one ("an onslaught *against*")."""
    row = finding.senses.of_noun(noun)
    force = row is not None and QUAD_OF_EVENT.get(row.event) == "material conflict"
    return "against" if force else "about"


def _predicate(finding: Finding, noun: Token, light: list[Token], target: Filler) -> str:
    """Say it as a reader would: "launch attack on", "attack", and with an article what is no verb: "a letter to"."""
    word = noun.lemma_.lower()
    preposition = preposition_of(finding, finding.located.top_of(target.mention))
    if light:
        return " ".join([*(t.lemma_.lower() for t in light), word, preposition]).strip()
    if word in read_verbs() and preposition not in ("with", "between"):  # "war", "deal", "talk" are no verbs there
        return word
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word} {preposition or _aimed(finding, noun)}"
