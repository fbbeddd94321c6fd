"""Adjectives that stand before whom they describe ("the embattled minister", "Iran-backed fighters")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.coverage.wordlists import read_classifying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from explorer.coverage.portraying import Portraying
    from explorer.model import Mention

RULES = {"before the noun": "The adjective stands before the word for whom it describes ('the embattled minister')."}

PARTICIPLES = frozenset({"VBG", "VBN"})


def find_adjectives(portraying: Portraying) -> None:
    """Add the adjectives before each name, named group and description."""
    for mention in portraying.located.mentions.values():
        if mention.form != "pronoun":
            for adjective in _before(portraying, mention):
                _add(portraying, mention, adjective)


def _before(portraying: Portraying, mention: Mention) -> Iterator[Token]:
    syntax = portraying.syntax
    for child in syntax.children(portraying.tops[mention.id], "amod"):
        for adjective in syntax.conjuncts(child):
            if _describes(portraying, mention, adjective):
                yield adjective


def _describes(portraying: Portraying, mention: Mention, adjective: Token) -> bool:
    plain = adjective.pos_ == "ADJ" or (adjective.pos_ == "VERB" and adjective.tag_ in PARTICIPLES)
    if not plain or adjective.text[0].isdigit() or adjective.lemma_.lower() in read_classifying():
        return False
    inside = mention.start <= adjective.idx < mention.end
    if inside and mention.form == "name":
        return False
    named = portraying.located.at(adjective)
    return named is None or named.form != "name" or (mention.form == "name" and not inside)  # "Sunni Marenia"


def _add(portraying: Portraying, mention: Mention, adjective: Token) -> None:
    words = [t for t in portraying.phrase(adjective) if t.i <= adjective.i]
    while words[0].i and not portraying.tokens[words[0].i - 1].whitespace_ and _hyphened(portraying, words[0]):
        words.insert(0, portraying.tokens[words[0].i - 1])
    text = portraying.text[words[0].idx : adjective.idx + len(adjective)]
    lemma = adjective.lower_ if adjective.pos_ == "VERB" else adjective.lemma_.lower()
    if "-" in text:  # "Iran-backed", "hard-line", "19-year-old"
        lemma = " ".join(text.lower().split())
    portraying.add_words(mention, "adjective", words, lemma=lemma, rule="before the noun")


def _hyphened(portraying: Portraying, word: Token) -> bool:
    return "-" in (word.text, portraying.tokens[word.i - 1].text)
