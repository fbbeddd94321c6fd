"""Links between the pages, for the heading that both have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page as Streamlit knows it, and what a link to it says."""

    page: Any
    label: str


LINKS: dict[str, PageLink] = {}
"""Page name ("network", "compare") -> its link; filled before a page is run."""
