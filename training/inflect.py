"""Fill the lemma table with forms of verbs that the training text never showed: `python -m training.inflect FOLDER`.

FOLDER is a pipeline; its table of lemmas is filled in place. Forms come from lemminflect (MIT), which is needed here
only: loading it takes seconds, the table nothing. The training text decides wherever it has the form.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import lemminflect
import spacy

from explorer.language.lemmas import LemmaTable, NewsLemmas
from explorer.relations.lexicon import read_verbs
from explorer.speech.lexicon import read_reporting

PART = "news_lemmas"
TAGS = ("VBD", "VBN", "VBG", "VBZ")
Word = tuple[str, str, str]
"""Form, Penn tag, lemma."""


def lexicon_verbs() -> list[str]:
    """Give the verbs of one word that the program's word lists hold."""
    words = {word for word in (*read_verbs(), *read_reporting()) if " " not in word}
    return sorted(words)


def common_verbs() -> list[str]:
    """Give the verbs of lemminflect's dictionary in lower case."""
    path = Path(lemminflect.__file__).parent / "resources" / "lemma_lu.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split(",") for line in file]
    lemmas = {lemma for _, kind, found in rows if kind == "verb" for lemma in found.split("/")}
    return sorted(lemma for lemma in lemmas if lemma.isalpha() and lemma.islower())


def inflect(verbs: Iterable[str]) -> list[Word]:
    """Give the inflected forms of verbs with their Penn tags."""
    found: list[Word] = []
    for verb in verbs:
        listed = lemminflect.getAllInflections(verb, upos="VERB")
        for tag in TAGS:
            found += [(form, tag, verb) for form in listed.get(tag) or lemminflect.getInflection(verb, tag)]
    return found


def fill_table(table: LemmaTable, words: Iterable[Word], more: Iterable[Word] = ()) -> LemmaTable:
    """Give a table that also knows these forms; what it learnt from text stays.

    Args:
        table: learnt from text.
        words: forms with their lemmas.
        more: further ones, which count where `words` do not have the form.
    """
    lemmas = _by_form(more) | _by_form(words)
    known = table.known | {lemma for fitting in lemmas.values() for lemma in fitting}
    full = LemmaTable(table.seen, table.endings, known, table.names)
    seen = {tag: dict(forms) for tag, forms in table.seen.items()}
    for (tag, form), fitting in sorted(lemmas.items()):
        if form not in table.seen.get(tag, {}) and full.find_lemma(form, tag) not in fitting:
            seen.setdefault(tag, {})[form] = fitting[0]
    return LemmaTable(_sorted(seen), table.endings, known, table.names)


def _by_form(words: Iterable[Word]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for form, tag, lemma in words:
        found[tag, form.lower()].append(lemma)
    return dict(found)


def _sorted(seen: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {tag: dict(sorted(forms.items())) for tag, forms in seen.items()}


def main(folder: str) -> None:
    """Fill the table of the pipeline in a folder."""
    path = Path(folder) / PART
    lemmas = NewsLemmas(spacy.blank("en").vocab).from_disk(path)
    lemmas.table = fill_table(lemmas.table, inflect(lexicon_verbs()), inflect(common_verbs()))
    lemmas.to_disk(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
