"""What a person decides on the page, made into decisions.

{"do": "same", "actor": ..., "other": ...} --make_decisions--> Decision ... --Deciding.decide--> a new view
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import uuid4

from explorer.errors import QueryError
from explorer.explore import EVERYTHING, Explorer, is_line
from explorer.model import Decision
from explorer.store import clean_name, clean_text
from explorer.ui.contents import Json
from explorer.ui.subjects import SUBJECTS, text_of


def make_decisions(explorer: Explorer, said: Json) -> tuple[Decision, ...]:
    """Return the decisions for what somebody said on the page; none if it makes no sense any more.

    Args:
        explorer: what it is about.
        said: "do" is a verb (store.verbs.VERBS) with what it is about: "actor", "other", "name", "kind", "mentions",
            "evidence", "event", "told", "about" and "text" (a note), or "decisions" (to withdraw). "author" and "why"
            may come along.

    Raises:
        QueryError: what was said holds half a character.
    """
    _check_characters(said)
    make = SUBJECTS.get(text_of(said, "do"))
    made = make(explorer, said) if make else ()
    author, why = clean_name(text_of(said, "author")), clean_text(text_of(said, "why"))
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return tuple(
        Decision(uuid4().hex[:12], what, about, author=author, decided_at=now, why=why) for what, about in made if about
    )


def _check_characters(said: Json) -> None:
    try:
        json.dumps(said, ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeEncodeError:
        way_out = "Type it again without its last sign; a symbol may have been cut in two."
        raise QueryError("There is half a character in this, which cannot be written.", way_out=way_out) from None


def find_mention(explorer: Explorer, actor_id: str) -> str:
    """Return one of an actor's mentions, by which it can be found again after a decision; empty if there is none."""
    return explorer.store.mention_of(actor_id)


def find_actor(explorer: Explorer, mention_id: str) -> str:
    """Return the actor that a mention refers to now, or nothing."""
    return explorer.store.actor_of(mention_id)


def settle(explorer: Explorer, selected: str, mention: str) -> tuple[str, str]:
    """Return what is selected after a decision, which may have taken it away, and what a reader is told of that.

    Args:
        selected: an actor's or relation's id, or empty.
        mention: a mention of the selected actor, from `find_mention`; empty if it is no actor.
    """
    if mention and selected not in explorer.everybody():
        return find_actor(explorer, mention), ""
    if is_line(selected) and selected not in explorer.lines_by_id(EVERYTHING):
        return "", "; no other sentence tells this, so the line is gone"
    return selected, ""
