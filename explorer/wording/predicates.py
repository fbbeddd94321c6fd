"""What a relation says, as one says it between who and whom: "did not attack", "is minister of", "wrote to"."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from explorer.wording.inflecting import participle, past, plural, present

_FILE = Path(__file__).with_name("data") / "nouns.tsv"

_WITHOUT = frozenset(("of", "on", "against", "to", "for", "at", "upon", "toward", "towards", "about", "into"))
"""Prepositions behind a noun that its verb does without: "an attack on", "criticism of"."""

_ALONE = frozenset(
    "ambassador boss brother capital captain ceo chair chairman chairwoman chancellor chief coach commander director"
    " editor envoy father governor head husband king leader manager mayor minister mother part premier president prince"
    " princess queen secretary sheriff sister speaker spokesman spokesperson spokeswoman widow wife".split()
)
"""What is said without an article: "is minister of", but "is a member of"."""

_LIGHT = frozenset(
    "carry come conduct deliver give have hold issue launch lead make mount offer pay plan send sign stage start take"
    " undertake wage write".split()
)
"""Verbs that only carry a noun: "launched *an* attack on", but "welcomed *the* liberation of"."""

_RECEIVED = dict.fromkeys(("deliver", "give", "make", "offer", "pay", "send"), "to")
"""Prepositions of whom a noun is for that a verb carries; without any the two do it with each other."""

_PARTICLES = frozenset(
    "about above across after against along among apart around as aside at away back before behind below beside between"
    " beyond by down for forth forward from in inside into near of off on onto out outside over past since through"
    " throughout to together toward towards under until up upon via with within without".split()
)
"""Words behind a verb that are no object of it."""

_TIES = {"belong": "belong to", "work": "work for", "report": "report to"}
"""Verbs of belonging that need a preposition."""

_TOLD_AS = {
    "planned": ("plan", "to {verb}"),
    "attempted": ("try", "to {verb}"),
    "threatened": ("threaten", "to {verb}"),
    "demanded": ("be", "asked to {verb}"),
}
"""How a modality is said: the verb that shows the time, and what follows it."""

_CLAIMED = {
    "possible": "may {verb}",
    "hypothetical": "might {verb}",
    "alleged": "{be} said to {verb}",
    "denied": "{be} said, though it is denied, to {verb}",
    "feared": "{be} feared to {verb}",
    "asked": "may or may not {verb}",
}
"""How a modality is said that is told of now, whatever the time of the deed: "is said to have attacked"."""


@dataclass(frozen=True, slots=True)
class _Noun:
    """How a noun of a deed is said: with an article or as it is, and the verb that says the same."""

    phrase: str
    verb: str


def say(
    predicate: str, told_as: str = "", tense: str = "", *, plural_source: bool = False, office: bool = False
) -> str:
    """Return a predicate as one says it between who and whom.

    Args:
        predicate: as in `model.RelationMention`.
        told_as: empty if it is told as a fact, else "negated" or one of MODALITIES.
        tense: "past", "present", or empty where the text does not say; deeds told by a noun are over then.
        plural_source: several do it: "attack" for "attacks".
        office: the predicate may be what somebody is: "director of".
    """
    if not predicate:
        return ""
    verb = _say_office(predicate, many=plural_source) if office else ""
    if not verb:
        verb, by_noun = _as_verb(predicate, alone=not (office or tense or told_as))
        if by_noun and not told_as:
            tense = "" if verb.split()[0] in ("be", "have") else "past"
    return _told(verb, told_as, is_past=tense == "past", many=plural_source)


def _told(verb: str, told_as: str, *, is_past: bool, many: bool) -> str:
    if verb.startswith("have to do with the ") and told_as not in ("", "negated"):
        return _CLAIMED["possible"].format(verb=verb)
    if told_as == "negated":
        return _deny(verb, is_past=is_past, many=many)
    if told_as in _TOLD_AS:
        word, rest = _TOLD_AS[told_as]
        return f"{_finite(word, is_past=is_past, many=many)} {rest.format(verb=verb)}"
    if told_as in _CLAIMED:
        over = is_past and told_as != "hypothetical"
        return _CLAIMED[told_as].format(verb=_perfect(verb) if over else verb, be="are" if many else "is")
    word, _, rest = verb.partition(" ")
    return f"{_finite(word, is_past=is_past, many=many)} {rest}".strip()


def _finite(word: str, *, is_past: bool, many: bool) -> str:
    if is_past:
        return "were" if word == "be" and many else past(word)
    if word == "be":
        return "are" if many else "is"
    return word if many else present(word)


def _deny(verb: str, *, is_past: bool, many: bool) -> str:
    word, _, rest = verb.partition(" ")
    finite = _finite(word, is_past=is_past, many=many)
    if word == "be":
        return f"{finite} not {rest}".strip()
    if word == "have" and rest and not rest.startswith("to "):
        return f"{finite} no {rest.removeprefix('a ').removeprefix('an ')}"
    do = _finite("do", is_past=is_past, many=many)
    return f"{plural(do) if many else do} not {verb}"


def _perfect(verb: str) -> str:
    word, _, rest = verb.partition(" ")
    return f"have {participle(word)} {rest}".strip()


def _say_office(predicate: str, *, many: bool) -> str:
    """Return what somebody is as a verb: "be minister of", "belong to"; empty where the predicate is a verb."""
    words = predicate.split()
    if predicate == "of" or predicate in _TIES:
        return _TIES.get(predicate, "belong to")
    if len(words) > 1 and words[-1] in ("in", "from") and (words[0].endswith("ed") or words[0] == "born"):
        return f"be {predicate}"
    if words[-1:] != ["of"] or len(words) < 2:
        return ""
    office = words[1:-1] if words[0] == "as" else words[:-1]
    if not office:
        return "belong to"
    if office[-1] in _ALONE:
        return f"be {' '.join(office)} of"
    if many:
        return f"be {' '.join(office)}{'' if office[-1].endswith('s') else 's'} of"
    return f"be {_article(office[0])} {' '.join(office)} of"


def _as_verb(predicate: str, *, alone: bool) -> tuple[str, bool]:
    """Return a predicate as a verb with what follows it, and whether a noun told the deed.

    Args:
        predicate: of an action.
        alone: no verb tells when, or whether it happened: a word that can be a noun is one.
    """
    words = predicate.split()
    if words[0] in ("a", "an") and len(words) > 1:
        return _say_noun(words[1:]), True
    noun = _read_nouns().get(predicate)
    if noun is None:
        return " ".join([words[0], *_with_articles(words[0], words[1:])]), False
    verb = noun.verb.removesuffix(" +")
    if verb == "have" or (verb != predicate and noun.verb.endswith("+")):
        return (f"{verb} {noun.phrase}" if verb == "have" else verb) + " with" if alone else predicate, alone
    return (verb, True) if alone and verb != predicate else (predicate, False)


def _say_noun(words: list[str]) -> str:
    """Return what a noun with its preposition tells as a verb: "invade" for "invasion of"."""
    preposition = words[-1] if len(words) > 1 else ""
    name = " ".join(words[:-1] if preposition else words)
    noun = _read_nouns().get(name)
    preposition = {"between": "with", "'s": "of", "’s": "of"}.get(preposition, preposition)
    if noun is None and preposition == "of":
        return f"have to do with the {name} of"
    noun = noun or _Noun(f"{_article(name)} {name}", "have")
    if noun.verb.endswith(" +") and preposition == "of":
        return f"take part in {noun.phrase} of"
    if noun.verb.endswith(" +"):
        return f"{noun.verb.removesuffix(' +')} {preposition}".strip()
    if noun.verb == "have":
        return f"have {noun.phrase} {preposition}".strip()
    return noun.verb if preposition in _WITHOUT else f"{noun.verb} {preposition}".strip()


def _with_articles(verb: str, words: list[str]) -> list[str]:
    """Give the object of a verb its article: "launch *an* attack on", "welcome *the* liberation of".

    An object without a preposition has its own actor behind it: "strike *the* convoy *of*".
    """
    noun = _read_nouns().get(words[0]) if words else None
    if noun is not None and (verb in _LIGHT or noun.phrase == words[0]):
        return [noun.phrase, *(words[1:] or [_RECEIVED.get(verb, "with")])]
    if len(words) == 1 and words[0] not in _PARTICLES:
        return ["the", *words, "of"]
    return ["the", *words] if len(words) == 2 and words[1] == "of" else words


def _article(word: str) -> str:
    return "an" if word[:1] in "aeiou" and not word.startswith(("uni", "use", "eu")) else "a"


@cache
def _read_nouns() -> dict[str, _Noun]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["noun"]: _Noun(row["phrase"], row["verb"]) for row in rows}
