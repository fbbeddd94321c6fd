"""In which language a text or sentence is, as far as its small words and letters tell.

Only so much is told as is needed not to make actors of the words of another language: everything that is not clearly
another one counts as English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SMALL_WORDS = {
    "en": "the of and to in a is that for it was on with as his he be at by had not are but from or have an they which "
    "one you were her all she there would their we him been has when who will no more if out so said what its "
    "about than into them can only other new some could time these two may then do first any my now such like our "
    "over me after also did many before must where through back years most being under",
    "de": "der die das und den dem des ein eine einen einem einer nicht mit sich auf für ist im auch es an als nach "
    "bei aus wie noch nur oder aber hat haben wird werden wurde sind war waren zu zum zur von vom über durch gegen "
    "kein keine ihr ihre ihren seine seinen seiner wir ich sie er dass weil wenn will kann sagte am um vor",
    "fr": "le la les des et un une du au aux que qui dans pour pas sur par plus avec ce cette ses son sa leur leurs "
    "ont est sont été était ne se il elle nous vous ils elles mais comme avait contre après selon déclaré l'a qu'il a",
    "es": "el la los las de del que y en un una por con para se su sus al lo como más pero fue era son está han ha no "
    "este esta entre sobre también hasta desde cuando muy sin contra según dijo",
    "it": "il lo la gli le di del della dei delle che e un una per con non si è sono nel nella al alla dal dalla anche "
    "come più ma ha hanno stato stata era suo sua loro questo questa dopo contro secondo detto",
    "pt": "o a os as de do da dos das que e em um uma por com para não se seu sua mais mas foi é são no na nos nas "
    "pelo pela também até quando muito após contra segundo disse",
    "nl": "de het een en van in op te dat die voor met zijn aan er om niet is was bij ook naar uit maar hebben heeft "
    "wordt werd door over nog tegen als zei ze hij",
}
"""Words so frequent that some stand in every few sentences; general knowledge."""

NAMES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "und": "another language",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LETTER = re.compile(r"[^\W\d_]")
_ENGLISH = frozenset(SMALL_WORDS["en"].split())
_OTHERS = {code: frozenset(words.split()) - _ENGLISH for code, words in SMALL_WORDS.items() if code != "en"}
_IN_NAMES = frozenset("al da das de del della der di do dos du e el la las le les los o te van von y zu zur".split())
_TELLING = frozenset().union(*_OTHERS.values()) - _IN_NAMES
"""Small words that are no parts of names ("Luis de la Fuente")."""

LEAST_LATIN = 0.5
"""Share of letters below which a text is in a script that English is not written in."""

LEAST_WORDS = 4
"""Small words of the other language in a text."""

LEAST_DIFFERENT = 3
"""Different ones among them."""

LEAST_LETTERS = 20
"""Of a text whose script is to be told."""

_SHARED = frozenset(("a", "as", "in", "on", "die", "me", "no", "he", "an", "was"))
"""English words that are words of other languages too."""

LEAST_WORDS_OF_SENTENCE = 2
LEAST_BEFORE_SMALL = 3
"""Different small words of a sentence that names may hold too, where they stand before words in small letters."""

TIMES_ENGLISH = 2.0
"""How many times as many small words of the other language as of English there must be."""

MOST_READ = 4000
"""Letters of a text that are looked at."""


def other_language(text: str) -> str:
    """Return the ISO code of the language of a text that clearly is not English, "und" for one unknown, else ""."""
    letters = _LETTER.findall(text[:MOST_READ])
    if (
        len(letters) >= LEAST_LETTERS
        and sum(bool(_LATIN.match(letter)) for letter in letters) < len(letters) * LEAST_LATIN
    ):
        return "und"
    words = [word for word in _WORD.findall(text[:MOST_READ]) if word[0].islower()]  # "El Capitan" is a name
    english = sum(word in _ENGLISH for word in words)
    code, count = max(((code, sum(word in own for word in words)) for code, own in _OTHERS.items()), key=_second)
    different = len(_OTHERS[code].intersection(words))
    clear = count >= LEAST_WORDS and different >= LEAST_DIFFERENT and count >= english * TIMES_ENGLISH
    return code if clear else ""


def is_foreign(words: list[str]) -> bool:
    """Tell whether a sentence, given as its words as they are written, is in another language than English."""
    small = [word.lower() for word in words]
    if not (_ENGLISH - _SHARED).isdisjoint(small):
        return False
    telling = [word for word in small if word in _TELLING]
    if any(sum(word in own for word in telling) >= LEAST_WORDS_OF_SENTENCE for own in _OTHERS.values()):
        return _ENGLISH.isdisjoint(small)
    before_small = {word.lower() for word in _before_small(words)}
    return any(len(before_small & own) >= LEAST_BEFORE_SMALL for own in _OTHERS.values())


def _before_small(words: list[str]) -> Iterator[str]:
    """Give the small words that stand before ones in small letters, as articles do outside of names ("la empresa")."""
    every = frozenset().union(*_OTHERS.values())
    for place, word in enumerate(words):
        if word.lower() in every:
            behind = next((other for other in words[place + 1 :] if other.lower() not in every), "")
            if behind.isalpha() and behind.islower():
                yield word


def _second(pair: tuple[str, int]) -> int:
    return pair[1]
