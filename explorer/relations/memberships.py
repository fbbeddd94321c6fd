"""Where people and offices belong by the words right behind their names: "the Office of X at the Y", "Z of the Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.model import Mention
    from explorer.relations.finding import Finding

CONFIDENCE = 0.75
"""Set by hand; to be measured with the relations."""

PARTS = frozenset(
    "academy agency board branch bureau center centre chapter college command commission committee corps council "
    "delegation department directorate division faculty institute laboratory mission office school secretariat "
    "section service staff unit wing".split()
)
"""Words for parts of organizations, as they stand in their names."""

WITHIN = ("of", "at", "within", "in", "under")
"""Prepositions between a part of an organization and the whole."""

RULES = {
    "part of a whole": "One organization is named as a part of another ('the Office of X at the Ministry of Y').",
    "somebody of an organization": "The organization stands right behind the name ('X of the Red Cross').",
}


def find_memberships(finding: Finding) -> None:
    """Add what stands behind a name with only a preposition in between."""
    for mention in list(finding.located.mentions.values()):
        _part_of_name(finding, mention)
        _of_organization(finding, mention)


def _part_of_name(finding: Finding, mention: Mention) -> None:
    """Read "the Office of Museums at the Ministry of Culture" as a part of the Ministry."""
    if mention.form != "name" or mention.kind != "organization":
        return
    span = finding.located.span_of(mention)
    after = [t for t in finding.doc[span.end : span.end + 3] if t.pos_ != "DET"]
    wholes = [finding.located.at(token) for token in after[1:2]]
    if not after or after[0].lower_ not in WITHIN or not any(token.lower_ in PARTS for token in span):
        return
    for whole in wholes:
        if whole is not None and whole.form == "name" and whole.kind == "organization" and whole.start >= span.end_char:
            rule = "part of a whole"
            finding.add("affiliation", mention, whole, after[:1], predicate="part of", rule=rule, confidence=CONFIDENCE)


def _of_organization(finding: Finding, mention: Mention) -> None:
    """Read "Ann Lee of the Red Cross" as a member of it."""
    if mention.form != "name" or mention.kind != "person":
        return
    span = finding.located.span_of(mention)
    after = [t for t in finding.doc[span.end : span.end + 4] if t.pos_ != "DET" and t.text != ","]
    if len(after) < 2 or after[0].lower_ not in ("of", "from"):
        return
    owner = finding.located.at(after[1])
    if owner is not None and owner.form == "name" and owner.kind == "organization" and owner.start == after[1].idx:
        rule = "somebody of an organization"
        finding.add("affiliation", mention, owner, after[:1], predicate="of", rule=rule, confidence=CONFIDENCE)
