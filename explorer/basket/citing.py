"""Sources as APA 7, MLA 9 and BibTeX have them, as far as they are known.

APA (7th edition, 10.1 and 9.12): without an author the title comes first; without a date "n.d."; without a title a
description in brackets. MLA (9th edition, 5.23 and 6.18): without an author the title comes first; what is not known is
left out. The articles here have no authors: nobody says who wrote them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

Runs = tuple[tuple[str, bool], ...]
"""Texts, each with whether it is set in italics."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
BIBTEX_MONTHS = tuple(month[:3].lower() for month in MONTHS)

LONGEST_SHORT_TITLE = 4
"""Words of a title in the text; the whole one stands in the list of sources (both styles shorten)."""

_ENDS = tuple("?!.…")

_ARTICLES = re.compile(r"(?:a|an|the)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it is cited; what is not known is empty."""

    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""


def apa(source: Source) -> Runs:
    """Return a source as APA lists it: the paper in italics, or the title where there is no paper."""
    title, outlet = _clean(source.title), _clean(source.outlet)
    shown = title or "[News article without a title]"
    runs = [(_stop(shown), bool(title) and not outlet), (f" ({_apa_date(source.published)}).", False)]
    if outlet:
        runs += [(" ", False), (outlet, True), (".", False)]
    if address(source.url):
        runs.append((f" {address(source.url)}", False))
    return tuple(runs)


def mla(source: Source) -> Runs:
    """Return a source as MLA lists it."""
    title, outlet = _clean(source.title), _clean(source.outlet)
    runs = [(f"“{_stop(_inner_quotes(title))}”" if title else "News article without a title.", False)]
    if outlet:
        runs += [(" ", False), (outlet, True)]
    rest = [each for each in (_mla_date(source.published), _bare(address(source.url))) if each]
    if rest:
        runs.append((f"{',' if outlet else ''} {', '.join(rest)}.", False))
    elif outlet:
        runs.append((".", False))
    return tuple(runs)


def cite_in_text(source: Source, style: str) -> str:
    """Return how a text refers to a source: (“A Short Title,” 2017), (“A Short Title”)."""
    title = _short(_clean(source.title))
    if style == "mla":
        return f"(“{_inner_quotes(title)}”)" if title else "(news article without a title)"
    year = _parts(source.published)[0] if _parts(source.published) else "n.d."
    return f"(“{_inner_quotes(title)},” {year})" if title else f"([News article without a title], {year})"


STYLE_OF = {"apa": apa, "mla": mla}
HEADINGS = {"apa": "References", "mla": "Works Cited"}


def list_sources(sources: Iterable[Source], style: str) -> tuple[Runs, ...]:
    """Return each source once, in the order of the alphabet, in which A, An and The count not."""
    listed = {STYLE_OF[style](each) for each in sources}
    return tuple(sorted(listed, key=lambda runs: _sort_key(plain(runs))))


def plain(runs: Runs) -> str:
    """Return a citation as mere text."""
    return "".join(text for text, _ in runs)


def bibtex(cited: Iterable[tuple[Source, str]]) -> str:
    """Return a BibTeX file: one entry a source, its sentences in `annote`, all keys different.

    Args:
        cited: sources, each with a sentence; equal sources are one entry.
    """
    sentences: dict[Source, list[str]] = {}
    for source, sentence in cited:
        sentences.setdefault(source, []).append(_clean(sentence))
    taken: set[str] = set()
    return "\n".join(_entry(_key(source, taken), source, said) for source, said in sentences.items())


def address(url: str) -> str:
    """Return a web address, or nothing where it is none that a reader could open."""
    return "".join(url.split()) if url.startswith(("http://", "https://")) else ""


def _entry(key: str, source: Source, sentences: list[str]) -> str:
    parts = _parts(source.published)
    fields = {
        "title": f"{{{_escape(_clean(source.title) or 'News article without a title')}}}",
        "journal": _escape(_clean(source.outlet)),
        "year": f"{parts[0]}" if parts else "",
        "day": f"{parts[2]}" if len(parts) > 2 else "",
        # Braces and backslashes would end the field; everything else is the address as it is.
        "url": quote(address(source.url), safe="%:/?#[]@!$&'()*+,;=~-._") if source.url else "",
        "annote": _escape(" / ".join(sentences)),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    if len(parts) > 1:
        lines.insert(-1, f"  month = {BIBTEX_MONTHS[parts[1] - 1]}")
    kind = "article" if source.outlet else "misc"
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _key(source: Source, taken: set[str]) -> str:
    words = re.findall("[a-z0-9]+", _ascii(f"{source.outlet} {source.title}"))
    words = [word for word in words if word not in ("a", "an", "the")] or ["article"]
    year = f"{_parts(source.published)[0]}" if _parts(source.published) else "nd"
    key, number = f"{''.join(words[:3])[:40]}{year}", 1
    while (key if number == 1 else f"{key}-{number}") in taken:
        number += 1
    key = key if number == 1 else f"{key}-{number}"
    taken.add(key)
    return key


_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "#": r"\#", "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip


def _escape(text: str) -> str:
    """Return a text as TeX sets it. A brace is written so that BibTeX, which counts them, still finds the end."""
    return "".join(_ESCAPES.get(letter, letter) for letter in text)


def _clean(text: str) -> str:
    """Return a text on one line without what no file of text should hold."""
    kept = "".join(each if each.isprintable() or each.isspace() else "" for each in text)
    return " ".join(kept.split())


def _stop(text: str) -> str:
    return text if text.endswith(_ENDS) or text.endswith(("?”", "!”", ".”")) else f"{text}."


def _inner_quotes(text: str) -> str:
    return re.sub(r'"([^"]*)"', r"‘\1’", text.replace("“", "‘").replace("”", "’"))


def _short(title: str) -> str:
    words = title.split()
    return " ".join(words[:LONGEST_SHORT_TITLE]).rstrip(".,;:–—-") if len(words) > LONGEST_SHORT_TITLE else title


def _parts(published: str) -> tuple[int, ...]:
    """Return year, month and day of a date of ISO 8601 as far as it has them; none where it is no date."""
    match = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", published)
    if match is None:
        return ()
    parts = tuple(int(each) for each in match.groups() if each)
    try:
        date(*(*parts, 1, 1)[:3])
    except ValueError:
        return ()
    return parts


def _apa_date(published: str) -> str:
    parts = _parts(published)
    if not parts:
        return "n.d."
    return f"{parts[0]}" + (f", {MONTHS[parts[1] - 1]}" if parts[1:] else "") + (f" {parts[2]}" if parts[2:] else "")


def _mla_date(published: str) -> str:
    parts = _parts(published)
    if not parts:
        return ""
    day = f"{parts[2]} " if parts[2:] else ""
    return day + (f"{MLA_MONTHS[parts[1] - 1]} " if parts[1:] else "") + f"{parts[0]}"


def _bare(url: str) -> str:
    return re.sub("^https?://", "", url)


def _sort_key(text: str) -> str:
    letters = re.sub(r"[^\w\s]", "", text).strip()
    return _ascii(_ARTICLES.sub("", letters, count=1) if _ARTICLES.match(letters) else letters)


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
