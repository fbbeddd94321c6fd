"""What a decision is about, from what somebody said on the page: checked against what there is, verb by verb.

{"do": "same", "actor": ..., "other": ...} --SUBJECTS["same"]--> [("same", (actor, other))]

A page sends what it showed some time ago, and anybody can send anything: what is not there any more gives no decision.
"""

from __future__ import annotations

from collections.abc import Callable

from explorer.deciding import make_id
from explorer.errors import QueryError
from explorer.explore import EVERYTHING, Explorer
from explorer.model import ACTOR_KINDS, QUAD_OF_EVENT, RELATION_KINDS, TOLD_AS
from explorer.store import clean_name, clean_text
from explorer.ui.contents import Json

About = list[tuple[str, tuple[str, ...]]]
"""Verbs with their subjects; empty subjects decide nothing."""

MOST_AT_ONCE = 2_000
"""Mentions that one click moves; what is more is a kind of mention, which a name or another actor settles."""


def hidden_actors(explorer: Explorer) -> dict[str, str]:
    """Return whom people hid, with the words by which they were hidden, or empty; without those shown again since."""
    hidden: dict[str, str] = {}
    for decision in explorer.decisions():
        if decision.withdrawn or decision.verb not in ("hide", "unhide"):
            continue
        for number, subject in enumerate(decision.subjects):
            if decision.verb == "hide":
                hidden[subject] = decision.words[number] if number < len(decision.words) else ""
            else:
                hidden.pop(subject, None)
    return hidden


def text_of(said: Json, name: str) -> str:
    """Return what was said under a name as text."""
    value = said.get(name, "")
    return value if isinstance(value, str) else ""


def _texts(said: Json, name: str) -> tuple[str, ...]:
    values = said.get(name)
    values = values if isinstance(values, list | tuple) else ()
    return tuple(dict.fromkeys(each for each in values[:MOST_AT_ONCE] if isinstance(each, str)))


def _actor(explorer: Explorer, said: Json, name: str = "actor") -> str:
    actor = text_of(said, name)
    return actor if actor in explorer.everybody() else ""


def _evidence(explorer: Explorer, said: Json) -> tuple[str, ...]:
    asked = _texts(said, "evidence")
    known = explorer.store.known_evidence(asked)
    return tuple(each for each in asked if each in known)


def _mentions(explorer: Explorer, said: Json) -> tuple[str, ...]:
    asked = _texts(said, "mentions")
    known = explorer.store.known_mentions(asked)
    return tuple(each for each in asked if each in known)


def _same(explorer: Explorer, said: Json) -> About:
    """Make two actors one, and call it as was said, if something was said."""
    both, name = _two_actors("same")(explorer, said), clean_name(text_of(said, "name"))
    return [*both, ("rename", (text_of(said, "actor"), name))] if both and name else both


def _two_actors(verb: str) -> Callable[[Explorer, Json], About]:
    def make(explorer: Explorer, said: Json) -> About:
        actor, other = _actor(explorer, said), _actor(explorer, said, "other")
        return [(verb, (actor, other))] if actor and other and actor != other else []

    return make


def _about_evidence(verb: str) -> Callable[[Explorer, Json], About]:
    return lambda explorer, said: [(verb, _evidence(explorer, said))]


def _about_mentions(verb: str) -> Callable[[Explorer, Json], About]:
    return lambda explorer, said: [(verb, _mentions(explorer, said))]


def _each_evidence(verb: str, name: str, known: tuple[str, ...]) -> Callable[[Explorer, Json], About]:
    def make(explorer: Explorer, said: Json) -> About:
        value = text_of(said, name)
        return [(verb, (each, value)) for each in _evidence(explorer, said)] if value in known else []

    return make


def _turn(explorer: Explorer, said: Json) -> About:
    return [("direction", (each,)) for each in _evidence(explorer, said)]


def _named(verb: str) -> Callable[[Explorer, Json], About]:
    def make(explorer: Explorer, said: Json) -> About:
        actor, name = _actor(explorer, said), clean_name(text_of(said, "name"))
        return [(verb, (actor, name))] if actor and name else []

    return make


def _add(explorer: Explorer, said: Json) -> About:
    """Make an actor of a name that the program found nowhere.

    Raises:
        QueryError: there is an actor of this name.
    """
    name, kind = clean_name(text_of(said, "name")), text_of(said, "kind")
    actor = make_id(name) if name else ""
    if not actor or kind not in ACTOR_KINDS:
        return []
    if actor in explorer.everybody():
        raise QueryError("There is an actor of this name already.", way_out="Find it in the list, and open its card.")
    return [("name", (actor, name)), ("kind", (actor, kind))]


def _kind(explorer: Explorer, said: Json) -> About:
    actor, kind = _actor(explorer, said), text_of(said, "kind")
    return [("kind", (actor, kind))] if actor and kind in ACTOR_KINDS else []


def _hide(explorer: Explorer, said: Json) -> About:
    actor = _actor(explorer, said)
    return [("hide", (actor,))] if actor else []


def _unhide(explorer: Explorer, said: Json) -> About:
    actor = text_of(said, "actor")
    return [("unhide", (actor,))] if actor in hidden_actors(explorer) else []


def _take_out(explorer: Explorer, said: Json) -> About:
    """Say for each article that a name means somebody else there, and that it means the same one in all of them."""
    actor, uses = _actor(explorer, said), {}
    for mention_id, document_id in explorer.store.mentions_called(actor, text_of(said, "name")):
        uses.setdefault(document_id, mention_id)
    first, *others = uses.values() or [""]
    if not first:
        return []
    return [("different", (first, actor)), *(("same", (each, first)) for each in others)]


def _give(explorer: Explorer, said: Json) -> About:
    other = _actor(explorer, said, "other")
    return [("give", (each, other)) for each in _mentions(explorer, said)] if other else []


def _note(explorer: Explorer, said: Json) -> About:
    about, text = text_of(said, "about"), clean_text(text_of(said, "text"))
    return [("note", (about, text))] if text and about and _is_known(explorer, about) else []


def _is_known(explorer: Explorer, about: str) -> bool:
    """Tell whether there is an actor, line, article or piece of evidence of an id."""
    known = (explorer.everybody(), explorer.documents(), explorer.lines_by_id(EVERYTHING))
    return any(about in each for each in known) or about in explorer.store.known_evidence([about])


def _withdraw(explorer: Explorer, said: Json) -> About:
    known = {each.id for each in explorer.decisions()}
    return [("withdraw", tuple(each for each in _texts(said, "decisions") if each in known))]


SUBJECTS: dict[str, Callable[[Explorer, Json], About]] = {
    "same": _same,
    "never": _two_actors("never"),
    "different": _take_out,
    "split": _about_mentions("split"),
    "no-mention": _about_mentions("no-mention"),
    "give": _give,
    "rename": _named("rename"),
    "name": _named("name"),
    "add": _add,
    "kind": _kind,
    "hide": _hide,
    "unhide": _unhide,
    "wrong": _about_evidence("wrong"),
    "right": _about_evidence("right"),
    "direction": _turn,
    "event": _each_evidence("event", "event", (*RELATION_KINDS, *QUAD_OF_EVENT)),
    "told": _each_evidence("told", "told", TOLD_AS),
    "note": _note,
    "withdraw": _withdraw,
}
"""What was said -> what makes verbs with their subjects of it; "add" is a name and a kind of a new actor."""
