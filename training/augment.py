"""Change training sentences while they are read, so that the pipeline learns what holds for any news text.

Every change keeps the labels right: names are replaced by others of their kind (the same one everywhere in a text),
datelines, titles and acronyms are put in, cases and quotation marks vary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from training.corpus import Sentence
from training.invent import Inventor, Person, Words, acronym_of


@dataclass(frozen=True, slots=True)
class Shares:
    """How often a text is changed, each between 0 and 1.

    Attributes:
        rename: texts some of whose names are replaced; `each` is the share of the names in such a text.
        dateline, title, acronym: put in before a text, a person, or after an organization (texts without syntax only,
            for the words that are put in have no place in a tree).
        lower, capitals, headline: whole texts in another case.
        typographic: typographic quotation marks, apostrophes and dashes for typewriter ones.
    """

    rename: float = 0.4
    each: float = 0.7
    dateline: float = 0.03
    title: float = 0.06
    acronym: float = 0.15
    lower: float = 0.03
    capitals: float = 0.02
    headline: float = 0.03
    typographic: float = 0.4


class Augmenter:
    """Changes texts at random.

    Args:
        inventor: where new names come from.
        shares: how often what is done.
    """

    def __init__(self, inventor: Inventor, shares: Shares | None = None) -> None:
        self.inventor, self.shares = inventor, shares or Shares()
        self.random: Random = inventor.random

    def change(self, text: Sequence[Sentence]) -> list[Sentence]:
        """Change the sentences of one text."""
        shares, sentences = self.shares, list(text)
        if self._happens(shares.rename):
            renaming = _Renaming(self.inventor)
            sentences = [self._rename(sentence, renaming) for sentence in sentences]
        sentences = [self._put_titles(sentence) for sentence in sentences]
        if sentences[0].syntax is None and self._happens(shares.dateline):
            sentences[0] = self._put_dateline(sentences[0])
        sentences = self._change_case(sentences)
        return _set_typographic(sentences, self.random) if self._happens(shares.typographic) else sentences

    def _happens(self, share: float) -> bool:
        return self.random.random() < share

    def _rename(self, sentence: Sentence, renaming: _Renaming) -> Sentence:
        changed = sentence
        for begin, end, kind in reversed(list(sentence.spans())):
            if self._happens(self.shares.each):
                new = renaming.new_name(sentence.words[begin:end], kind)
                if new and (sentence.syntax is None or len(new) == end - begin):
                    changed = _put(changed, begin, end, new, kind)
                    if kind == "ORG":
                        changed = self._put_acronym(changed, begin + len(new), new)
        return changed

    def _put_acronym(self, sentence: Sentence, at: int, name: Words) -> Sentence:
        short = acronym_of(name)
        if sentence.syntax is not None or len(short) < 3 or not self._happens(self.shares.acronym):
            return sentence
        return _insert(sentence, at, ("(", short, ")"), ("O", "B-ORG", "O"))

    def _put_titles(self, sentence: Sentence) -> Sentence:
        changed = sentence
        if sentence.syntax is None:
            for begin, _, kind in reversed(list(sentence.spans())):
                free = begin == 0 or sentence.words[begin - 1].islower()
                if kind == "PERSON" and free and self._happens(self.shares.title):
                    title = self._title(first=begin == 0)
                    changed = _insert(changed, begin, title, ("O",) * len(title))
        return changed

    def _title(self, *, first: bool) -> Words:
        titles = self.inventor.organizations["titles"]
        kinds = ("abbreviated", "full") if first else ("abbreviated", "full", "small")
        return self.inventor.words(self.random.choice(titles[self.random.choice(kinds)]))

    def _put_dateline(self, sentence: Sentence) -> Sentence:
        city = self.inventor.place()
        city = tuple(word.upper() for word in city) if self._happens(0.7) else city
        place = ("B-GPE", *["I-GPE"] * (len(city) - 1))
        agency = self.inventor.words(self.random.choice(self.inventor.organizations["agencies"]))
        name = ("B-ORG", *["I-ORG"] * (len(agency) - 1))
        dash = self.random.choice(("-", "–", "—", "--"))
        if self._happens(0.7):
            return _insert(sentence, 0, (*city, "(", *agency, ")", dash), (*place, "O", *name, "O", "O"))
        return _insert(sentence, 0, (*city, dash), (*place, "O"))

    def _change_case(self, sentences: list[Sentence]) -> list[Sentence]:
        shares, chance = self.shares, self.random.random()
        if chance < shares.lower:
            return [_recase(sentence, str.lower) for sentence in sentences]
        if chance < shares.lower + shares.capitals:
            return [_recase(sentence, str.upper) for sentence in sentences]
        if len(sentences) == 1 and chance < shares.lower + shares.capitals + shares.headline * 3:
            return [_recase(sentence, _as_title) for sentence in sentences]
        return sentences


class _Renaming:
    """The new names of one text: the same name is always replaced by the same one."""

    def __init__(self, inventor: Inventor) -> None:
        self.inventor = inventor
        self._names: dict[tuple[str, Words], Words] = {}
        self._families: dict[str, Person] = {}

    def new_name(self, old: Words, kind: str) -> Words:
        """Another name of that kind, or () where names of that kind stay."""
        key = (kind, old)
        if key not in self._names:
            self._names[key] = self._person(old) if kind == "PERSON" else self._other(old, kind)
        return self._names[key]

    def _person(self, old: Words) -> Words:
        """A person of one word is called by the family name of whoever ended in that word before."""
        person = self._families.setdefault(old[-1], self.inventor.person())
        if len(old) == 1:
            return person.family
        if len(old) > 2 and self.inventor.random.random() < 0.3:
            return self.inventor.person().given + person.full
        return person.full

    def _other(self, old: Words, kind: str) -> Words:
        if kind == "NORP":
            single = len(old) == 1 and old[0].isalpha()
            return self.inventor.people(plural=old[-1].endswith("s") and old[-1] != "Swiss") if single else ()
        makers = {"GPE": self.inventor.place, "LOC": self.inventor.region, "ORG": self.inventor.organization}
        return makers[kind]() if kind in makers else ()


def _put(sentence: Sentence, begin: int, end: int, words: Words, kind: str) -> Sentence:
    names = (f"B-{kind}", *[f"I-{kind}"] * (len(words) - 1))
    return replace(
        sentence,
        words=sentence.words[:begin] + words + sentence.words[end:],
        names=sentence.names[:begin] + names + sentence.names[end:],
    )


def _insert(sentence: Sentence, at: int, words: Words, names: Words) -> Sentence:
    return replace(
        sentence,
        words=sentence.words[:at] + words + sentence.words[at:],
        names=sentence.names[:at] + names + sentence.names[at:],
    )


def _recase(sentence: Sentence, change) -> Sentence:
    return replace(sentence, words=tuple(change(word) for word in sentence.words))


def _as_title(word: str) -> str:
    """As in a headline: small words stay small, what has capitals keeps them."""
    return word if len(word) < 4 or not word.islower() else word.capitalize()


def _set_typographic(sentences: list[Sentence], random: Random) -> list[Sentence]:
    """Opening and closing marks take turns through the text."""
    dash, opened, changed = random.choice("–—"), False, []
    for sentence in sentences:
        words = []
        for word in sentence.words:
            if word in ('"', "``", "''"):
                opened = not opened
                words.append("“" if opened else "”")
            else:
                words.append({"--": dash, "...": "…"}.get(word, word.replace("'", "’")))
        changed.append(replace(sentence, words=tuple(words)))
    return changed
