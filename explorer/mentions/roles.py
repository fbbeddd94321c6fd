"""Role nouns: words for people, organizations and groups by what they do ("general", "ministry", "rebels")."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun: `kind` of actor, whether it is a title of office, and the gender it implies."""

    noun: str
    kind: str
    is_office: bool = False
    gender: str = ""


@cache
def read_roles() -> dict[str, Role]:
    """Give the role nouns by lemma, from data/roles.tsv."""
    text = resources.files("explorer.mentions").joinpath("data/roles.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    roles = (_read_row(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {role.noun: role for role in roles}


@cache
def read_creeds() -> frozenset[str]:
    """Give the words for what people believe or want that tell a group without a name, from data/creeds.txt."""
    text = resources.files("explorer.mentions").joinpath("data/creeds.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def read_parties() -> frozenset[str]:
    """Give the plural nouns for people who act together, from data/parties.txt."""
    text = resources.files("explorer.mentions").joinpath("data/parties.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def _read_row(row: dict[str, str]) -> Role:
    notes = {note.strip() for note in (row.get("note") or "").replace(";", ",").split(",")}
    gender = next((word for word in ("male", "female") if word in notes), "")
    return Role(row["noun"], row["kind"], is_office="office" in notes, gender=gender)


def find_role(token: Token) -> Role | None:
    """Give the role that a word stands for, by its lemma or its form; None if it is no role noun."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "X"):
        return None
    roles = read_roles()
    return roles.get(token.lemma_.lower()) or roles.get(token.lower_) or roles.get(token.lower_.rstrip("."))
