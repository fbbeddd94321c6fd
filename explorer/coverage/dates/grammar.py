"""How dates are written: data/patterns.tsv with the words of data/words.tsv, as regular expressions.

text --find_phrases--> Phrases: where, by which rule, with the words that the rule names ("month", "day", "year" ...)

One expression with all rules is tried where a word can begin a date; the phrase found is then read once more by its
own rule for the named words, because a regular expression cannot give one name to words of several rules.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

NO_DATE = "-"
FIXED_NAME = "fixed name"
FIXED_NAME_EXPLAINED = "A name that stands for a certain day (“9/11”, “Christmas Day”)."

UNITS = "day|night|morning|afternoon|evening|weekend|week|fortnight|month|quarter|year|decade|century"
PIECES = {
    "year": r"(?:1\d\d\d|20\d\d|2100)(?!\d|[.,:]\d|%|st\b|nd\b|rd\b|th\b|s\b)",
    "year2": r"(?:1\d\d\d|20\d\d|2100)(?!\d)",
    "yy": r"\d\d(?!\d)",
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d|%)",
    "day2": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d|%)",
    "mm": r"(?:1[0-2]|0?[1-9])",
    "dd": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
    "n1": r"\d\d?",
    "n2": r"\d\d?",
    "unit": f"(?:{UNITS})",
    "units": f"(?:(?:{UNITS}|hour)s?|centuries)(?!\\w)",
    "daypart": r"(?:morning|afternoon|evening|night|lunchtime|noon)",
    "dayword": r"(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)",
    "which": r"(?:[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]his|[Pp]ast|[Cc]oming|[Pp]revious)",
    "weekend": "weekend",
    "current": r"(?:the )?current",
    "week": r"(?:last|this|next)",
    "beside": r"(?:following|next|same|previous|preceding)",
    "later": r"(?:later|earlier|afterwards?|beforehand)",
    "season": r"(?:spring|summer|autumn|fall|winter)",
    "piece": r"(?:quarter|half)",
    "decade": r"(?:1\d\d0|20\d0)",
    "tens": r"\d0",
    "nth": r"(?:1\d|2[01])(?:st|th)",
}
"""Named pieces of the patterns; those made of listed words are added by `_pieces`."""

BEFORE = r"(?:(?<![\w$£€#/.,:–-])|(?<=[Mm]id-))"
"""A date does not begin inside a word, a number or a sum of money."""

LINKS = frozenset("and at d for ies nd of on or rd s st th through to until w".split())
"""What stands in the patterns, but never first."""

WORD = re.compile(r"['’‘](?=\d)\w+|\w+")
AFTER = r"(?![\w/])"


_CAN_BEGIN = re.compile(r"(?<![\w{])(?:the|this|that|last|in|year)(?![\w}])")
"""Words of the patterns that may stand at the beginning of a sentence."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a text that a rule takes for a date; `words` are its named parts, `value` that of a fixed name."""

    start: int
    end: int
    rule: str
    words: Mapping[str, str]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the patterns: its name, its own expression, and its explanation for readers."""

    name: str
    expression: re.Pattern[str]
    explanation: str
    value: str = ""


@cache
def read_words(kind: str) -> dict[str, str]:
    """Give the words of one kind, with what each stands for."""
    return {row["word"]: row["value"] or "" for row in _rows("words.tsv") if row["kind"] == kind}


def find_phrases(text: str) -> Iterator[Phrase]:
    """Give what is written as a date, in text order, also the names that are none (their rule is NO_DATE)."""
    rules, master = _grammar()
    openers, end = _openers(), 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < end or not (word[0].lower() in openers or word[0].lstrip("'’‘")[0].isdigit()):
            continue
        match = master.match(text, start)
        if match is None:
            continue
        end = match.end()
        rule = rules[int(match.lastgroup[1:])]
        read = rule.expression.match(text, match.start())
        words = {name: word for name, word in read.groupdict().items() if word}
        yield Phrase(match.start(), match.end(), rule.name, words, rule.value)


def explain_patterns() -> dict[str, str]:
    """Give each rule with a plain sentence for readers."""
    rules, _ = _grammar()
    found: dict[str, str] = {}
    for rule in rules:
        if rule.name != NO_DATE:
            found.setdefault(rule.name, rule.explanation)
    return found


@cache
def _grammar() -> tuple[tuple[Rule, ...], re.Pattern[str]]:
    rows = [(_name_rule(row), row["pattern"], FIXED_NAME_EXPLAINED, row["value"]) for row in _rows("names.tsv")]
    rows += [(row["rule"], row["pattern"], row["explanation"], "") for row in _rows("patterns.tsv")]
    rules = tuple(
        Rule(name, re.compile(f"(?:{_expand(pattern, named=True)}){AFTER}"), explanation, value)
        for name, pattern, explanation, value in rows
    )
    parts = "|".join(
        f"(?P<r{number}>{_expand(pattern, named=False)})" for number, (_, pattern, _, _) in enumerate(rows)
    )
    return rules, re.compile(f"{BEFORE}(?:{parts}){AFTER}")


@cache
def _openers() -> frozenset[str]:
    """Give the words with which a date may begin, lower case: trying all rules at each word would cost four times more.

    They are all words of the patterns but LINKS: more than needed, so that none can be forgotten.
    """
    patterns = [row["pattern"] for name in ("patterns.tsv", "names.tsv") for row in _rows(name)]
    plain = re.sub(r"\\.|\[[A-Z](?=[a-z]\])|\{\w+\}", " ", " ".join([*patterns, *_pieces().values()]))
    return frozenset(word.lower() for word in re.findall(r"[A-Za-z]+", plain.replace("]", ""))) - LINKS


def _name_rule(row: dict[str, str]) -> str:
    return NO_DATE if row["value"] == NO_DATE else FIXED_NAME


def _expand(pattern: str, *, named: bool) -> str:
    """Put the pieces into a pattern; blanks stand for any one blank."""
    seen = set()

    def put(match: re.Match[str]) -> str:
        name = match[1]
        if not named or name in seen:
            return f"(?:{_pieces()[name]})"
        seen.add(name)
        return f"(?P<{name}>{_pieces()[name]})"

    spelled = _CAN_BEGIN.sub(lambda match: f"[{match[0][0].upper()}{match[0][0]}]{match[0][1:]}", pattern)
    return re.sub(r"\{([a-z]\w*)\}", put, spelled).replace(" ", r"[ \xa0\n]")


@cache
def _pieces() -> dict[str, str]:
    month, short = _either("month"), _either("short month")
    weekday = _either("weekday")
    return PIECES | {
        "month": month,
        "shortmonth": short,
        "anymonth": rf"(?:{month}|{short}\.?)(?![a-z])",
        "month2": rf"(?:{month}|{short}\.?)(?![a-z])",
        "weekday": weekday,
        "anyweekday": rf"(?:{weekday}|{_either('short weekday')}\.?)",
        "ordinal": _either("ordinal"),
        "count": rf"(?:\d{{1,3}}|{_either('number')})",
    }


def _either(kind: str) -> str:
    words = sorted(read_words(kind), key=len, reverse=True)
    forms = [form for word in words for form in (word, word.upper() if word[0].isupper() else word.capitalize())]
    return f"(?:{'|'.join(forms)})"


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("explorer.coverage.dates").joinpath("data", name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
