"""Sentences with marked words, as a tree of texts that the browser turns into elements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from explorer.model import Rule
from explorer.views import ActorRow, Mark, Passage

Tree = list[Any]


@dataclass(slots=True)
class _Open:
    """A mark whose end is not reached yet."""

    end: int
    children: Tree = field(default_factory=list)


def mark_up(
    passage: Passage, actors: Mapping[str, ActorRow], rules: Mapping[str, Rule], *, roles: Iterable[str] | None = None
) -> Tree:
    """Return a passage's text as a tree: texts, and marked words as {role, actor, kind, why, of: tree}.

    Offsets are left behind here, because Python counts characters and JavaScript counts UTF-16 units.

    Args:
        passage: its marks nest, outer ones first (as the store gives them).
        actors: who can be named; kinds are looked up here.
        rules: all of the collection, by name.
        roles: which roles are marked; all if not given.
    """
    wanted = None if roles is None else set(roles)
    stack, at = [_Open(len(passage.text))], 0
    for mark in passage.marks:
        if wanted is not None and mark.role not in wanted:
            continue
        while mark.start >= stack[-1].end and len(stack) > 1:
            at = _close(passage.text, stack, at)
        _write(passage.text, at, mark.start, stack[-1].children)
        at = max(at, mark.start)
        node = _describe(mark, passage.text, actors, rules)
        stack[-1].children.append(node)
        stack.append(_Open(mark.end, node["of"]))
    while len(stack) > 1:
        at = _close(passage.text, stack, at)
    _write(passage.text, at, len(passage.text), stack[0].children)
    return stack[0].children


def _close(text: str, stack: list[_Open], at: int) -> int:
    done = stack.pop()
    _write(text, at, done.end, done.children)
    return max(at, done.end)


def _write(text: str, start: int, end: int, children: Tree) -> None:
    if start < end:
        children.append(text[start:end])


def _describe(mark: Mark, text: str, actors: Mapping[str, ActorRow], rules: Mapping[str, Rule]) -> dict[str, Any]:
    node: dict[str, Any] = {"role": mark.role, "of": []}
    actor = actors.get(mark.actor_id)
    if actor is not None:
        node |= {"actor": actor.id, "kind": actor.kind}
        why = rules[mark.rule].text if mark.rule in rules else ""
        if mark.reference or text[mark.start : mark.end] != actor.name:
            node["why"] = f"Read as {actor.name}. {why}".strip()
        if mark.reference:
            node["reference"] = True
    if mark.note:
        node["why"] = mark.note
    return node
