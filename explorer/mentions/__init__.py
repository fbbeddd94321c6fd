"""Who is mentioned: from a parsed text to mentions.

    Doc --find_names--> names --find_groups--> named groups
        --find_descriptions, find_both, find_offices, find_pronouns--> all that may mean somebody
        --equate, find_antecedents--> mentions, with what the text itself says of them (title, number, owner, same as)

Nothing is resolved here: which mentions are the same actor is decided later, from these rows alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.mentions.antecedents import find_antecedents
from explorer.mentions.both import find_both
from explorer.mentions.context import Context
from explorer.mentions.descriptions import find_descriptions
from explorer.mentions.equations import equate
from explorer.mentions.groups import find_groups
from explorer.mentions.names import find_names
from explorer.mentions.offices import find_offices
from explorer.mentions.pronouns import find_pronouns
from explorer.mentions.sentences import find_sentences
from explorer.syntax import Syntax

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from explorer.model import Document, Mention, Sentence

__all__ = ["explain_rules", "find_mentions", "find_sentences"]

FINDERS = (find_names, find_groups, find_descriptions, find_both, find_offices, find_pronouns)


def find_mentions(
    document: Document, doc: Doc, sentences: Sequence[Sentence], *, syntax: Syntax | None = None
) -> tuple[Mention, ...]:
    """Find everything in a text that may refer to an actor.

    Args:
        document: the article; its id starts the mentions' ids.
        doc: its text, parsed and with names; `doc.text == document.text`.
        sentences: what `find_sentences` gave for it.
        syntax: the parse in UD terms, where it was made already.

    Returns:
        Mentions in text order; no two have the same span.
    """
    context = Context(document, doc, sentences, syntax or Syntax(doc))
    for find in FINDERS:
        find(context)
    equate(context)
    find_antecedents(context)
    return context.mentions()


def explain_rules() -> dict[str, str]:
    """Give each rule that finds mentions with a plain sentence for readers."""
    return {rule: text for find in (*FINDERS, equate, find_antecedents) for rule, text in find.explanations.items()}
