"""Words worth discussing, as marks in a text and as reasons to read; without a verdict."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.model import Candidate
from explorer.ui.contents import Json
from explorer.views import Mark


def mark_candidates(candidates: Iterable[Candidate]) -> list[Mark]:
    """Return marks of words worth discussing, with the reason."""
    return [Mark(each.start, each.end, "candidate", note=f"{each.group}: {each.reason}") for each in candidates]


def explain_candidates(candidates: Iterable[Candidate]) -> list[Json]:
    """Return the reasons in words: a tip is not seen by everybody."""
    found: dict[str, list[Candidate]] = {}
    for each in candidates:
        found.setdefault(each.group, []).append(each)
    return [
        {"words": list(dict.fromkeys(" ".join(each.text.split()) for each in same)), "group": group,
         "reason": same[0].reason, "others": list(dict.fromkeys(word for each in same for word in each.alternatives))}
        for group, same in found.items()
    ]  # fmt: skip
