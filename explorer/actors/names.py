"""Names as they are compared: without case, accents, dots, hyphens, articles, possessive endings and titles.

    "the U.S.", "Sana'a", "President Xi Jinping's" --read_name--> "us", "sanaa", "xi jinping" (title: president)

All comparing is done on these forms, all showing on the forms that the texts write.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from explorer.actors.resources import read_rows, read_words

CACHED = 100_000
"""Different spellings kept in memory; about 20 MB, more than a thousand articles hold."""

LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "&": " and "}
)
"""Letters that Unicode does not take apart into a letter and an accent."""

APOSTROPHES = re.compile(r"['’‘ʼʻ`´ʿʾ]")
POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
INNER_POSSESSIVE = re.compile(r"\s?['’]s(?=\s|$)")
"""The ending of "Lord's Resistance Army", which some write without."""

FOOTNOTE = re.compile(r"\s*[.,;:]?\s*\[\w[^\[]*.*$", re.DOTALL)
"""The mark of a note behind a name, which may be cut ("Bashar al-Assad,[1")."""

NICKNAME = re.compile(r"(\w\.?)\s*[“\"'‘(«][\w .-]{2,30}[”\"'’)»]\s*(?=\w)")
"""A nickname inside a person's name: 'Marko "the Bear" Vilen'."""

INITIAL = re.compile(r"[A-Z]\.")
"""An initial that begins a person's name; "A. Vilen" has no article."""

SURNAME_FIRST = re.compile(r"([^\W\d_][\w'’-]*), ([^\W\d_][\w'’. -]*)")
"""A person's name as lists give it: "Velasco, Irena"."""

DOTS = re.compile(r"\.")
NOT_LETTERS = re.compile(r"[\W_]+")

SHORT_TITLES = {"prof": "professor", "doctor": "dr"}
ARTICLES = ("the", "a", "an")
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "junior", "senior", "phd", "md", "esq"))


@lru_cache(maxsize=CACHED)
def fold(text: str) -> str:
    """Return a text in the form in which names are compared.

    "Côte d’Ivoire" is "cote divoire", "U.S." is "us", "Lord's Resistance Army" is "lord resistance army".
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = DOTS.sub("", APOSTROPHES.sub("", INNER_POSSESSIVE.sub("", plain)))
    return NOT_LETTERS.sub(" ", plain).strip()


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart; two are equal when they are written alike.

    Attributes:
        text: as written, without article and possessive ending.
        folded: all of it in comparable form.
        words: the folded words without title.
        titles: the titles before it, folded ("vice president").
    """

    text: str
    folded: str
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name without its titles, as one comparable text."""
        return " ".join(self.words)


@lru_cache(maxsize=CACHED)
def read_name(text: str, *, person: bool = False) -> Name:
    """Take a name apart.

    Args:
        text: the words of a mention.
        person: it names a person, so that title words before it and "Jr" behind it do not count.
    """
    plain = POSSESSIVE.sub("", without_footnote(text.strip()))
    if person:
        plain = _in_order(NICKNAME.sub(r"\1 ", plain))
    words = fold(plain).split()
    if len(words) > 1 and words[0] in ARTICLES and not (person and INITIAL.match(plain)):
        words = words[1:]
        plain = plain.split(maxsplit=1)[-1]
    folded = " ".join(words)
    titles: tuple[str, ...] = ()
    if person:
        titles, words = split_titles(words)
        words = words[1:] if _is_bare_surname(plain, words) else words
        words = _without_suffix(_joined_initials(words))
    return Name(plain, folded, tuple(words), titles)


def _in_order(text: str) -> str:
    """Return a person's name with the surname last."""
    turned = SURNAME_FIRST.fullmatch(text)
    if turned is None or fold(turned[2]) in SUFFIXES:
        return text
    surname = turned[1].title() if turned[1].isupper() else turned[1]
    return f"{turned[2]} {surname}"


def nickname_of(text: str) -> str:
    """Return the folded nickname inside a person's name, without its article, or an empty text."""
    found = NICKNAME.search(text)
    return fold(found[0][len(found[1]) :]).removeprefix("the ") if found else ""


def without_footnote(text: str) -> str:
    """Return a name without the mark of a note behind it."""
    return FOOTNOTE.sub("", text) or text


def split_titles(words: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Part the titles that begin a list of folded words from the rest, of which at least one word stays."""
    titles: list[str] = []
    while len(words) > 1:
        length = next((n for n in (3, 2, 1) if len(words) > n and " ".join(words[:n]) in known_titles()), 0)
        if not length:
            break
        titles.append(" ".join(words[:length]))
        words = words[length:]
    return tuple(titles), words


@lru_cache(maxsize=CACHED)
def read_titles(text: str) -> tuple[str, ...]:
    """Find the titles in the words before a name: "then-CIA Director" -> ("then", "director"), longest first."""
    words, found = fold(text).split(), []
    while words:
        length = next((n for n in (3, 2, 1) if " ".join(words[:n]) in known_titles()), 0)
        if length:
            found.append(" ".join(words[:length]))
        words = words[max(length, 1) :]
    return tuple(found)


@lru_cache(maxsize=CACHED)
def is_acronym(text: str) -> bool:
    """Tell whether a text is written like an acronym: one word of two to seven letters, mostly capitals ("DoD")."""
    letters = [char for char in text if char.isalpha()]
    if not 2 <= len(letters) <= 7 or any(char.isspace() for char in text.strip()):
        return False
    return letters[0].isupper() and sum(char.isupper() for char in letters) * 3 >= len(letters) * 2


def initials(words: tuple[str, ...]) -> frozenset[str]:
    """Return the acronyms that folded words may form: with and without their small words ("dod" and "dd")."""
    small = read_words("small_words.txt")
    long = [word for word in words if word not in small]
    return frozenset({"".join(word[0] for word in words), "".join(word[0] for word in long)})


def particles() -> frozenset[str]:
    """Return the words that begin a surname without being one: "van der" Leyen, "bin" Salman."""
    return read_words("particles.txt")


def arabic_articles() -> frozenset[str]:
    """Return the ways to write the Arabic article."""
    return read_words("arabic_articles.txt")


@lru_cache(maxsize=1)
def known_titles() -> dict[str, tuple[str, str]]:
    """Return the title words in comparable form with (gender, sort), from data/titles.tsv."""
    return {fold(row["title"]): (row["gender"], row["sort"]) for row in read_rows("titles.tsv")}


def gender_of_titles(titles: tuple[str, ...]) -> str:
    """Return the gender that titles imply, or nothing."""
    return next((known_titles()[title][0] for title in titles if known_titles()[title][0]), "")


def takes_first_name(titles: tuple[str, ...]) -> bool:
    """Tell whether a title makes a first name a full one: Pope Francis, Queen Rania."""
    return any(known_titles()[title][1] == "first" for title in titles)


def tells_apart(title: str) -> bool:
    """Tell whether a folded title tells two people of one surname apart: an office or rank, "Dr", "Professor"."""
    return known_titles()[title][1] in ("office", "degree")


def plain_title(title: str) -> str:
    """Return a folded title in the form in which titles are compared ("prof" is "professor")."""
    return SHORT_TITLES.get(title, title)


def _is_bare_surname(text: str, words: list[str]) -> bool:
    """Tell whether a name is a surname with its article ("al-Assad"), not a first name before it ("Al Gore")."""
    article = words[0] if len(words) == 2 and words[0] in arabic_articles() else ""
    return bool(article) and bool(re.search(rf"(?:\b(?i:{article})-|\b{article} )\S+$", text))


def _joined_initials(words: list[str]) -> list[str]:
    """Join single letters that stand together: "j d vance" as "jd vance"."""
    joined: list[str] = []
    for word in words:
        if len(word) == 1 and joined and joined[-1].startswith("\0"):
            joined[-1] += word
        else:
            joined.append("\0" + word if len(word) == 1 else word)
    return [word.lstrip("\0") for word in joined]


def _without_suffix(words: list[str]) -> list[str]:
    return words[:-1] if len(words) > 2 and words[-1] in SUFFIXES else words
