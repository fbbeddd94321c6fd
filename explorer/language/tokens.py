"""The tokenizer of the project's pipeline: spaCy's English rules, brought closer to Universal Dependencies and to news.

It is built once, when a pipeline is assembled, and then travels inside the pipeline's folder as spaCy's own tokenizer.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml
from spacy.attrs import ORTH
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

RUNS = (r"[!?]{2,}", r"\*{2,}", r"_{2,}", r"={2,}", r"~{2,}", r"<{2,}", r">{2,}", r"#{2,}")
"""Marks that repeat are one token, as in UD, not one token each."""


@lru_cache(maxsize=1)
def _resource() -> dict[str, list[str]]:
    text = (files("explorer.language") / "resources" / "tokens.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


def _hyphens(prefixes: list[str]) -> list[str]:
    """Where a hyphen parts two tokens: before a capital always, before a small letter unless a prefix stands there."""
    no_prefix = "".join(rf"(?<!\b{form})" for prefix in prefixes for form in (prefix, prefix.capitalize()))
    return [
        rf"(?<=[{ALPHA}0-9])(?:-|–|—|~)(?=[{ALPHA_UPPER}])",
        rf"(?<=[{ALPHA}0-9]){no_prefix}(?:-|–|—|~)(?=[{ALPHA}])",
    ]


def _infixes(nlp: Language) -> list[str]:
    usual = [rule for rule in nlp.Defaults.infixes if "(?:-|–|—|--|---|——|~)" not in rule]
    assert len(usual) == len(nlp.Defaults.infixes) - 1, "spaCy's hyphen rule has changed"
    return [
        r"--+|——+|—|―",  # a dash without blanks: "(AP)—BAGHDAD"
        r"(?<=[0-9])–(?=[0-9])",
        rf"(?<=[{ALPHA}]\.)[-–/](?=[{ALPHA}])",  # "U.S.-backed"
        rf"(?<=[{ALPHA_LOWER}][.!?,])[\"“”’](?=[{ALPHA_UPPER}])",  # 'he said."Yes'
        rf"(?<=[{ALPHA_LOWER}])[.!?](?=[\"“][{ALPHA_UPPER}])",
        rf"(?<=[{ALPHA_LOWER}])[!?](?=[{ALPHA_UPPER}])",
        rf"(?<=[{ALPHA}0-9.])[()\[\]](?=[{ALPHA}—–-])",  # "SDF(the Kurdish force"
        *_hyphens(_resource()["prefixes"]),
        *usual,
    ]


def _exceptions(nlp: Language) -> dict[str, list[dict]]:
    dropped = set(_resource()["dropped_exceptions"])
    kept = {
        form: pieces
        for form, pieces in nlp.Defaults.tokenizer_exceptions.items()
        if form not in dropped and form.removesuffix(".") not in {"Wed", "wed"}
    }
    return kept | {form: [{ORTH: form}] for form in _resource()["abbreviations"]}


def make_tokenizer(nlp: Language) -> Tokenizer:
    """Make the news tokenizer for a blank English pipeline.

    Args:
        nlp: a pipeline whose language defaults are spaCy's English ones; its vocabulary is used.

    Returns:
        An ordinary spaCy tokenizer, written to disk with the pipeline.
    """
    defaults = nlp.Defaults
    return Tokenizer(
        nlp.vocab,
        rules=_exceptions(nlp),
        prefix_search=compile_prefix_regex([*RUNS, *defaults.prefixes]).search,
        suffix_search=compile_suffix_regex([*RUNS, *defaults.suffixes]).search,
        infix_finditer=compile_infix_regex(_infixes(nlp)).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )
