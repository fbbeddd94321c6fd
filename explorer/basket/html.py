"""The hand-out as one web page that opens and prints anywhere, without any network: no script, nothing loaded."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template

from explorer.basket.citing import HEADINGS, Runs
from explorer.basket.handout import MARKING, Entry, Handout

_TEMPLATE = Path(__file__).with_name("handout.html")


def to_html(handout: Handout) -> str:
    """Return a hand-out as HTML; texts of articles and readers reach it escaped."""
    by = " · ".join(filter(None, (handout.author, handout.day)))
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=escape(handout.title),
        by=f'<p class="by">{escape(by)}</p>',
        about=escape(handout.about),
        key=_key() if any(roles for entry in handout.entries for _, roles in entry.runs) else "",
        entries="\n".join(map(_entry, handout.entries)) or "<p>Nothing was kept.</p>",
        heading=HEADINGS[handout.style],
        sources="\n".join(f"<li>{_source(runs)}</li>" for runs in handout.sources),
    )


def _key() -> str:
    marked = ", ".join(f'<span class="{role}">{words}</span>' for role, words in MARKING)
    return f'<p class="key">Marked: {marked}.</p>'


def _entry(entry: Entry) -> str:
    claim = f"{entry.number}. {escape(entry.claim)}" if entry.claim else f"{entry.number}."
    sentence = "".join(_run(text, roles) for text, roles in entry.runs)
    link = f' · <a href="{escape(entry.url)}" rel="noreferrer noopener">{escape(entry.url)}</a>' if entry.url else ""
    parts = [
        f"<h2>{claim}</h2>",
        f"<blockquote>“{sentence}” {escape(entry.citation)}</blockquote>",
        f'<p class="origin">{escape(entry.origin)}{link}</p>',
    ]
    if entry.comment:
        parts.append(f'<p class="own"><b>My line:</b> {escape(entry.comment)}</p>')
    parts += [f'<p class="note">{escape(note)}</p>' for note in entry.notes]
    return f"<article>{''.join(parts)}</article>"


def _run(text: str, roles: frozenset[str]) -> str:
    names = " ".join(role for role, _ in MARKING if role in roles)
    return f'<span class="{names}">{escape(text)}</span>' if names else escape(text)


def _source(runs: Runs) -> str:
    return "".join(f"<i>{escape(text)}</i>" if italic else escape(text) for text, italic in runs)
