"""What somebody does on a page that corrects: decide, undo, redo, ask for a preview, look for a name.

said --act--> a decision for all, or for this visitor alone, or an answer that the next run shows (`answers`)

Who may change what all see is asked here, at every act, whatever the page offered: messages can be forged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st

from explorer.errors import ExplorerError
from explorer.explore import Explorer
from explorer.history import last_done, last_undone
from explorer.model import Decision
from explorer.pointing import point
from explorer.store import check_decision
from explorer.ui import visitors
from explorer.ui.actors.listing import find_names
from explorer.ui.contents import Json
from explorer.ui.decided import tell
from explorer.ui.deciding import find_mention, make_decisions, settle
from explorer.ui.previewing import preview
from explorer.ui.subjects import text_of
from explorer.visit import OWN_VERBS

_ANSWERS = "what was just done"
"""Key of the session's state under which what was done waits for the next run."""

REFUSED = "Only whoever runs this page may change what all see. You may hide and mark for yourself."
NOTHING_LEFT = {"Undone": "There is nothing to undo.", "Done again": "There is nothing to do again."}
GONE = "That is not possible any more."


def act(explorer: Explorer, said: Json) -> None:
    """Do what was said; who was selected stays selected, even under another id.

    Args:
        explorer: of all, as it is now.
        said: "do" is a verb of decisions, "undo", "redo", "preview" (with "of": what would be decided) or "look"
            (with "text": a name). "serial" comes back, so that the page knows what was answered.
    """
    seen = visitors.as_decided(explorer)
    answer: Json = {"serial": said.get("serial") if isinstance(said.get("serial"), int) else 0}
    try:
        answer |= _DOING.get(text_of(said, "do"), _decide)(explorer, seen, said)
    except ExplorerError as error:
        answer["decided"] = {"text": str(error), "undo": []}
    st.session_state[_ANSWERS] = answer


def answers(explorer: Explorer) -> Json:
    """Return what the parts show beside their contents: what was just done, the list, what Undo and Redo would do.

    Args:
        explorer: as this session sees it.
    """
    done = st.session_state.pop(_ANSWERS, {})
    decisions = visitors.as_decided(explorer).decisions()
    known = {each.id: each for each in decisions}
    undo = [known[each] for each in last_done(decisions)]
    redo = _taken_back(last_undone(decisions), known)
    return {
        "decided": None, "preview": None, "looked": None, **done,
        "undo": tell(explorer, undo) if undo else "", "redo": tell(explorer, redo) if redo else "",
        "visitor": "" if visitors.may_change() else visitors.TOLD,
    }  # fmt: skip


def _decide(explorer: Explorer, seen: Explorer, said: Json) -> Json:
    may_change = visitors.may_change()
    if not may_change and text_of(said, "do") not in OWN_VERBS:
        return {"decided": {"text": REFUSED, "undo": []}}
    decisions = make_decisions(seen, said)
    return {"decided": _carry_out(explorer, seen, decisions)}


def _undo(explorer: Explorer, seen: Explorer, said: Json) -> Json:
    return _withdraw(explorer, seen, said, last_done(seen.decisions()), "Undone")


def _redo(explorer: Explorer, seen: Explorer, said: Json) -> Json:
    return _withdraw(explorer, seen, said, last_undone(seen.decisions()), "Done again")


def _withdraw(explorer: Explorer, seen: Explorer, said: Json, ids: Sequence[str], word: str) -> Json:
    if not ids:
        return {"decided": {"text": NOTHING_LEFT[word], "undo": []}}
    known = {each.id: each for each in seen.decisions()}
    meant = _taken_back(ids, known) or [known[each] for each in ids]
    text = f"{word}: {tell(seen, meant)}"
    said = {"do": "withdraw", "decisions": list(ids), "author": text_of(said, "author")}
    return {"decided": {**_carry_out(explorer, seen, make_decisions(seen, said)), "text": text, "undo": []}}


def _taken_back(withdrawals: Iterable[str], known: Mapping[str, Decision]) -> list[Decision]:
    """Return the decisions that some withdrawals took back."""
    made = (known[each] for each in withdrawals if known[each].verb == "withdraw")
    return [known[subject] for each in made for subject in each.subjects if subject in known]


def _carry_out(explorer: Explorer, seen: Explorer, decisions: Sequence[Decision]) -> Json:
    """Let decisions take effect for all or for this visitor, and tell of them."""
    if not decisions:
        return {"text": GONE if visitors.may_change() else REFUSED, "undo": []}
    selected, text = st.query_params.get("sel", ""), tell(seen, decisions)
    mention = find_mention(seen, selected)
    if visitors.may_change():
        explorer.deciding.decide(decisions)
    else:
        checked = [check_decision(each) for each in decisions]
        visitors.keep_own(explorer, point(explorer.store, checked, ()))
        seen = visitors.as_decided(explorer)
    left, note = settle(seen, selected, mention)
    if left != selected:
        _select(left)
    text += note
    undo = [each.id for each in decisions if each.verb != "withdraw"]
    return {"text": text if text.endswith(("”", ".", ")")) else f"{text}.", "undo": undo}


def _select(actor_id: str) -> None:
    if actor_id:
        st.query_params["sel"] = actor_id
    else:
        st.query_params.pop("sel", None)


def _preview(explorer: Explorer, seen: Explorer, said: Json) -> Json:
    of = said.get("of")
    if not isinstance(of, dict) or not visitors.may_change():
        return {"decided": {"text": REFUSED if isinstance(of, dict) else GONE, "undo": []}}
    found = preview(seen, of)
    return {"preview": found} if found else {"decided": {"text": GONE, "undo": []}}


def _look(explorer: Explorer, seen: Explorer, said: Json) -> Json:
    field, text = text_of(said, "field"), text_of(said, "text")[:200]
    return {"looked": {"field": field, "text": text, "names": find_names(seen, text, without=text_of(said, "actor"))}}


_DOING: dict[str, Callable[[Explorer, Explorer, Json], Json]] = {
    "undo": _undo,
    "redo": _redo,
    "preview": _preview,
    "look": _look,
}
