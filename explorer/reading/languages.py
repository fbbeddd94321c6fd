"""In which language an article is written, told offline."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

ENGLISH = "en"
_CODES = """
en english eng; de german deutsch deu ger; fr french fra fre; es spanish spa; ar arabic ara; ru russian rus;
it italian ita; pt portuguese por; nl dutch nld; tr turkish tur; fa persian fas; zh chinese zho; ja japanese jpn;
uk ukrainian ukr; pl polish pol; he hebrew heb
"""
_SHORT_CODES = {word: codes.split()[0] for codes in _CODES.split(";") for word in codes.split()}
"""What archives write instead of a code of ISO 639-1; what is not here is told by the text."""

THE_SHARE = 0.02
"""Share of "the" among the words of a text from which on it is English: of English news it is 4 to 8 %, and no other
language has the word at all. It also spares most builds the identifier."""

LEAST_LETTERS = 80
"""Letters. A shorter text is a headline or a list of names, whose language nothing tells for sure."""

LEAST_FOREIGN_LETTERS = 10
"""Letters, where most are not of the Latin alphabet: a word or two in another script tell that it is not English."""

SURE = 0.9
"""Probability from which on the identifier is believed; names of many languages in one text leave it below."""

SAMPLE_CHARACTERS = 10_000
"""Characters that are looked at: the language of a text does not change behind them."""


def name_language(said: str, text: str) -> str:
    """Return the language of an article as a code of ISO 639, as it says itself or as its words tell.

    English where neither tells: a short text, or one that is a list of names.

    Args:
        said: the language that the article's file names: a code ("en", "en-GB") or a word ("English"); may be empty.
        text: the article.
    """
    code = said.strip().lower().replace("_", "-").split("-")[0]
    code = _SHORT_CODES.get(code, code)
    return code if re.fullmatch(r"[a-z]{2}", code) else identify_language(text)


def identify_language(text: str) -> str:
    """Return the language in which a text is written, English where nothing tells for sure."""
    words = re.findall(r"\w+", text[:SAMPLE_CHARACTERS].lower())
    letters = sum(map(len, words))
    is_latin = sum(letter.isascii() for word in words for letter in word) >= letters / 2
    if letters < (LEAST_LETTERS if is_latin else LEAST_FOREIGN_LETTERS):
        return ENGLISH
    if words.count("the") >= THE_SHARE * len(words):
        return ENGLISH
    language, probability = _identifier().classify(" ".join(words))
    return language if probability >= SURE or not is_latin else ENGLISH  # Arabic may be taken for Persian


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
