"""Names and titles: what a text calls somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.symbols import ADJ

if TYPE_CHECKING:
    from explorer.coverage.portraying import Portraying
    from explorer.model import Mention

RULES = {
    "name": "The form of the name that the text uses here ('Mrs Holm', 'the Marenian army').",
    "description": "The text speaks of somebody without the name ('the general', 'the militants').",
    "title": "Title or role words directly before the name ('General Farkas').",
}


def find_names(portraying: Portraying) -> None:
    """Add the form of each name, named group and description, and the titles before names."""
    for mention in portraying.located.mentions.values():
        if mention.form == "description" and not _is_said_of_another(portraying, mention):
            _add(portraying, mention, "description", " ".join(mention.text.lower().split()))
        elif mention.form in ("name", "group") and not _is_adjective(portraying, mention):
            _add(portraying, mention, "name", " ".join(mention.text.split()))
        if mention.title:
            _add_title(portraying, mention)


def _add(portraying: Portraying, mention: Mention, rule: str, lemma: str) -> None:
    portraying.add(mention, "name", mention.start, mention.end, lemma=lemma, rule=rule)


def _add_title(portraying: Portraying, mention: Mention) -> None:
    start = portraying.text.rfind(mention.title, 0, mention.start)
    if start >= 0:
        lemma = " ".join(mention.title.lower().split())
        portraying.add(mention, "title", start, start + len(mention.title), lemma=lemma, rule="title")


def _is_adjective(portraying: Portraying, mention: Mention) -> bool:
    """Tell whether a name only says whose something is ("the *Marenian* army"): grammar chooses it, and no writer."""
    if mention.kind == "person":
        return False
    span = portraying.located.span_of(mention)
    return all(token.pos == ADJ for token in portraying.tokens[span.start : span.end])


def _is_said_of_another(portraying: Portraying, mention: Mention) -> bool:
    """Tell whether a description is an apposition or a predicate, which tell what somebody else is."""
    syntax, top = portraying.syntax, portraying.tops[mention.id]
    named = [portraying.located.at(child) for child in syntax.children(top, "appos")]
    if any(name is not None and name.form == "name" for name in named):
        return True
    return syntax.is_one(top, ("appos",)) or bool(syntax.children(top, "cop"))
