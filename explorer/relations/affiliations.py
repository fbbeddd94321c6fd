"""Affiliations: roles and memberships that the text states ("X, head of Y", "Y director X", "US-backed Y", "Y's X")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.factuality import FACT, EventFactuality
from explorer.relations.lexicon import read_affiliations
from explorer.relations.phrases import DIRECT
from explorer.relations.slots import fill, fill_agents

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.model import Mention
    from explorer.relations.finding import Finding
    from explorer.relations.phrases import Filler

TITLE, APPOSITION, IS_A, OWNED, BACKED, VERB, PART = 0.97, 0.94, 0.88, 0.92, 0.88, 0.87, 0.8
"""Confidence of each rule: its share right among judged relations, small counts drawn to the mean
(docs/accuracy/relations.md)."""

OF = ("of", "for", "in", "at", "from", "to")
POSSESSABLE = frozenset({"organization", "person"})
MOST_OWNERS = 2

SERVING = frozenset({"serve", "act", "work", "take", "continue", "return"})
"""Verbs whose subject holds the office that stands after "as" ("took over as head of Y")."""

CHARGED = frozenset({"commissioner", "envoy", "minister", "rapporteur", "secretary"})
"""Offices whose "for" says what they deal with, not whose they are ("minister for the Middle East")."""

PLATFORMS = frozenset({"facebook", "flickr", "instagram", "telegram", "tiktok", "twitter", "x", "youtube"})
"""Where somebody has an account; "the ministry's Twitter" is not the company."""

RANKS = frozenset({"prime", "deputy", "vice"})
TIES_OF_STATES = frozenset({"opposes", "allied with", "backed by", "funds", "owns", "member of"})
"""What a state, city or region can be to another or to an organization."""

RULES = {
    "title before the name": "The title before the name says where somebody belongs ('CIA director X').",
    "apposition names the office": "Words set beside the name say which office somebody holds ('X, head of Y').",
    "is the": "The text says that somebody is the holder of an office ('X is the leader of Y').",
    "possessive": "The possessive says whose it is ('Iran's Revolutionary Guards').",
    "backed by": "An adjective says who stands behind it ('US-backed Y').",
    "as part of": "The text says that somebody does something as part or member of something ('X works as part of Y').",
    "named to an office": "The text says to which office somebody is named or elected ('X was appointed head of Y').",
    "verb of belonging": "A verb says that somebody leads, joins, founds or serves it ('X commands Y').",
}


def find_affiliations(finding: Finding) -> None:
    """Add what the text states about offices, memberships and backing."""
    for mention in list(finding.located.mentions.values()):
        _by_office(finding, mention)
        if mention.form != "pronoun":
            _by_title(finding, mention)
            _by_possessive(finding, mention)
            _by_backing(finding, mention)
    for token in finding.syntax.tokens:
        if token.pos_ == "VERB":
            _by_verb(finding, token)
            _by_appointment(finding, token)
        elif token.pos_ == "NOUN":
            _as_part_of(finding, token)


def _by_title(finding: Finding, mention: Mention) -> None:
    """Read "CIA Director Mike Pompeo": the last name within the title is where the person belongs."""
    if not mention.title:
        return
    start = mention.start - len(mention.title) - 1
    before = [t for t in finding.syntax.tokens[: finding.located.span_of(mention).start] if t.idx >= start]
    owners = [
        m
        for m in (finding.located.at(t) for t in before)
        if m is not None and m.form == "name" and m.end <= mention.start
    ]
    if owners:
        office = [t for t in before if t.idx >= owners[-1].end and t.pos_ in ("NOUN", "PROPN", "ADJ")]
        if office:
            _add(finding, mention, owners[-1], office, "title before the name", TITLE)


def _by_possessive(finding: Finding, mention: Mention) -> None:
    """Read "Iran's Revolutionary Guards" and "Saddam Hussein's Baath Party"."""
    if mention.form != "name" or mention.kind not in POSSESSABLE:
        return
    top = finding.located.top_of(mention)
    for child in finding.syntax.children(top, "nmod:poss"):
        owner = finding.located.at(child)
        if owner is not None and owner.form in ("name", "group") and mention.text.lower() not in PLATFORMS:
            mark = next((t for t in finding.syntax.children(child, "case") if t.i > child.i), child)
            finding.add("affiliation", mention, owner, [mark], predicate="of", rule="possessive", confidence=OWNED)


def _by_office(finding: Finding, mention: Mention) -> None:
    """Read an office set beside a name or said of it; the names it holds are where the person belongs."""
    top = finding.located.top_of(mention)
    other = finding.located.mentions.get(mention.same_as)
    if other is not None and other.form == "name":
        is_a = bool(finding.syntax.children(top, "cop"))
        rule, base = ("is the", IS_A) if is_a else ("apposition names the office", APPOSITION)
        _office_of(finding, other, top, rule, base)
    if mention.form == "name":
        for office in finding.syntax.children(top, "appos"):
            _office_of(finding, mention, office, "apposition names the office", APPOSITION)
        parent = finding.syntax.parent(top)
        for clause in finding.syntax.children(top, "acl:relcl"):
            own = finding.syntax.children(clause, "nsubj")  # "Y, where she was head of the choir"
            if finding.syntax.children(clause, "cop") and all(t.lower_ in ("who", "which", "that") for t in own):
                _office_of(finding, mention, clause, "is the", IS_A)
    parent = finding.syntax.parent(top)
    if parent is not None and finding.syntax.relation_of(top) == "nsubj" and finding.syntax.children(parent, "cop"):
        _office_of(finding, mention, parent, "is the", IS_A)


def _by_appointment(finding: Finding, verb: Token) -> None:
    """Read "X was elected president of Y", "Z named X as head of Y", "X serves as head of Y"."""
    ties, syntax = read_affiliations(), finding.syntax
    as_what = [head for preposition, head in finding.clauses.obliques(verb) if preposition == "as"]
    if ties.verbs.get(verb.lemma_.lower(), ("",))[0] == "appoints":
        about = syntax.children(verb, "nsubj:pass", "obj", "iobj", "xcomp") + as_what
    elif verb.lemma_.lower() in SERVING:
        about = finding.clauses.surface_subjects(verb) + as_what
    else:
        return
    offices = [token for token in about[1:] if token.i > verb.i and token.lemma_.lower() in ties.offices]
    holders = [m for token in about if token not in offices for m in finding.located.directly(token)]
    for holder in holders[:1]:
        for office in offices[:1]:
            _office_of(finding, holder, office, "named to an office", VERB, factuality=finding.factuality.of(verb))


def _office_of(
    finding: Finding,
    holder: Mention,
    office: Token,
    rule: str,
    base: float,
    *,
    factuality: EventFactuality | None = None,
) -> None:
    for noun in finding.syntax.conjuncts(office):
        ties = read_affiliations()
        if noun.lemma_.lower() not in ties.offices or (
            finding.syntax.children(noun, "cop") and finding.syntax.case_of(noun)
        ):
            continue  # "he was in the town of X" is no office
        owners = _owners_of_office(finding, noun)
        relation = ties.offices[noun.lemma_.lower()]
        if holder.kind != "person" and noun.tag_ == "NNS" and relation in ("member of", "works for"):
            continue  # "the Front, mostly Kurdish fighters" is no fighter of the Kurds
        for owner in owners[:MOST_OWNERS]:
            if owner.id != holder.id and _is_possible(relation, holder, owner):
                told = _factuality(finding, noun) if factuality is None else factuality
                _add(finding, holder, owner, _words_of_office(finding, noun), rule, base, factuality=told)


def _words_of_office(finding: Finding, office: Token) -> list[Token]:
    """Give "prime minister", "deputy head" for the noun of the office."""
    before = finding.syntax.tokens[max(0, office.i - 1) : office.i]
    parts = RANKS | ({"foreign"} if office.lemma_.lower() in ("minister", "secretary") else set())
    return [*(t for t in before if t.lower_ in parts), office]


def _owners_of_office(finding: Finding, office: Token) -> list[Mention]:
    """Give whose office it is: "head *of Y*", "*Y* leader in Z", "envoy *to Y*", "commander, *Y*"."""
    located = finding.located
    found = [m for m in located.inside(office, ("of",)) if not _is_of_state(office, m)]
    if not found:  # "the lead Syrian commander for the Front" is the Front's
        found = [owner for owner in located.inside(office, ("for",)) if owner.kind == "organization"]
    found = found or located.owners(office)
    if found:  # "U.S. ally" is a mention itself; whose ally it is stands within
        return [located.mentions.get(m.belongs_to, m) if located.top_of(m).i == office.i else m for m in found]
    listed = _listed_after(finding, office)
    if listed is not None:
        return [listed]
    ties = read_affiliations()
    if ties.offices.get(office.lemma_.lower()) in ("allied with", "opposes"):  # an ally *in* the Union is not its ally
        return located.inside(office, ("to", "with"))
    rest = [p for p in OF[1:] if p != "to" or office.lemma_.lower() not in ties.not_to]
    rest = [p for p in rest if p != "for" or office.lemma_.lower() not in CHARGED]
    return located.inside(office, rest)


def _is_of_state(office: Token, owner: Mention) -> bool:
    """In "Secretary of State for Trade" the words after "of" are no name, whatever they are taken for."""
    return office.lemma_.lower() in ("secretary", "minister") and owner.text.split()[0] == "State"


def _listed_after(finding: Finding, office: Token) -> Mention | None:
    """Find the organization in "Ann Lee, commander, Northern Fleet"."""
    tokens = finding.syntax.tokens
    after = tokens[office.i + 1 : office.i + 3]
    if len(after) < 2 or after[0].text != "," or finding.syntax.relation_of(office) != "appos":
        return None
    name = finding.located.at(after[1])
    starts_there = name is not None and name.start == after[1].idx
    return name if starts_there and name.form == "name" and name.kind == "organization" else None


def _is_possible(relation: str, holder: Mention, owner: Mention) -> bool:
    """A place has ties only as a state; a person is no part of something, has no members and succeeds a person."""
    if holder.kind == "place":
        return relation in TIES_OF_STATES and (relation != "member of" or owner.kind == "organization")
    if (relation == "part of" and holder.kind == "person") or (relation == "member of" and owner.kind == "person"):
        return False
    return relation != "succeeded" or holder.kind == owner.kind


def _factuality(finding: Finding, noun: Token) -> EventFactuality:
    return EventFactuality(finding.factuality.local.is_negated(noun)) if finding.syntax.children(noun, "cop") else FACT


def _by_backing(finding: Finding, mention: Mention) -> None:
    """Read "US-backed Y"; the backer stands first."""
    endings = read_affiliations().endings
    top = finding.located.top_of(mention)
    for participle in finding.syntax.children(top, "amod"):
        if participle.lower_ not in endings or participle.i < 2 or participle.nbor(-1).text not in "-‑–":
            continue
        backer = finding.located.at(participle.nbor(-2)) or finding.located.name_ending_at(participle.nbor(-2))
        if backer is not None and backer.form == "name" and backer.id != mention.id:
            is_where = endings[participle.lower_] == "part of"  # "Y-based X" is in Y, and "Y-born X" from there
            finding.add(
                "affiliation",
                mention if is_where else backer,
                backer if is_where else mention,
                [participle],
                predicate=f"{participle.lower_} in" if is_where else participle.lemma_.lower(),
                rule="backed by",
                confidence=BACKED,
                nested=True,  # "US-backed fighters" are one mention, and the US another
            )


def _as_part_of(finding: Finding, noun: Token) -> None:
    """Read "X is working as part of Y", "X, as a member of Y": X belongs to Y."""
    relation = read_affiliations().offices.get(noun.lemma_.lower(), "")
    if relation not in ("part of", "member of") or finding.syntax.case_of(noun) != "as":
        return
    owners = [owner for owner in finding.located.inside(noun, ("of",)) if owner.form != "pronoun"]
    verb = next((t for t in finding.syntax.ancestors(noun) if t.pos_ in ("VERB", "ADJ")), None)
    holders = fill_agents(finding, verb) or fill(finding, verb, "subj") if owners and verb is not None else []
    for holder in holders:
        for owner in owners[:MOST_OWNERS]:
            if holder.mention.id != owner.id and _is_possible("member of", holder.mention, owner):
                _add(finding, holder.mention, owner, [noun], "as part of", PART * holder.confidence)


def _by_verb(finding: Finding, verb: Token) -> None:
    """Read "X commands Y", "X belongs to Y"; a verb that stands for a deed here is left to the actions."""
    particles = finding.syntax.children(verb, "compound:prt")[:1]
    words = " ".join([verb.lemma_.lower(), *(t.lower_ for t in particles)])
    tie = read_affiliations().verbs.get(words)
    sense = finding.senses.of_verb(verb)
    if tie is None or (sense is not None and sense.is_event):
        return
    slots = [slot for slot in tie[1] if slot != "mutual"]
    owners = next((found for found in (_fill(finding, verb, slot) for slot in slots) if found), [])
    owners = [owner for owner in owners if owner.confidence == DIRECT and not _is_stay(tie[0], owner)]
    if tie[0] == "member of" and any(owner.mention.kind == "person" for owner in owners):
        return  # who joined X and the delegates for talks became no member of theirs
    if tie[0] == "appoints":  # whom, not to what
        owners = [owner for owner in owners if owner.mention.head not in read_affiliations().offices]
    holders = fill_agents(finding, verb)
    if tie[0] == "advises":  # forces that advise others help them; a person who does serves them
        holders = [holder for holder in holders if holder.mention.kind == "person"]
    if tie[0] == "includes":  # the whole is the subject
        holders, owners = owners, [whole for whole in holders if whole.confidence == DIRECT]
    for holder in holders:
        for owner in owners[:MOST_OWNERS]:
            if not _is_possible(tie[0], holder.mention, owner.mention):
                continue
            finding.add(
                "affiliation",
                holder.mention,
                owner.mention,
                [verb, *particles],
                predicate="part of" if tie[0] == "includes" else words,
                rule="verb of belonging",
                confidence=VERB * holder.confidence * owner.confidence,
                factuality=_factuality_of_tie(finding, verb),
            )


def _factuality_of_tie(finding: Finding, verb: Token) -> EventFactuality:
    """Who "was appointed to lead" leads; who will be appointed does not yet."""
    above = finding.syntax.parent(verb)
    appoints = above is not None and read_affiliations().verbs.get(above.lemma_.lower(), ("",))[0] == "appoints"
    chosen = appoints and finding.syntax.relation_of(verb) in ("xcomp", "advcl")
    return finding.factuality.of(above if chosen else verb)


def _fill(finding: Finding, verb: Token, slot: str) -> list[Filler]:
    """Give the mentions in a slot; behind its "@" the kind that they must be of ("obj@place")."""
    where, _, kind = slot.partition("@")
    return [found for found in fill(finding, verb, where) if kind in ("", found.mention.kind)]


def _is_stay(tie: str, owner: Filler) -> bool:
    """Who served in a place was there, and did not work for it."""
    return tie == "works for" and owner.slot == "prep:in" and owner.mention.kind == "place"


def _add(
    finding: Finding,
    holder: Mention,
    owner: Mention,
    office: list[Token],
    rule: str,
    confidence: float,
    *,
    factuality: EventFactuality = FACT,
) -> None:
    words = " ".join(token.lemma_.lower() for token in office)
    finding.add(
        "affiliation",
        holder,
        owner,
        office[::-1],
        predicate=f"{words} of",
        rule=rule,
        confidence=confidence,
        factuality=factuality,
    )
