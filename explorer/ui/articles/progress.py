"""How far the analyses of a project are, asked every second, while the rest of the page can be used."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from html import escape
from pathlib import Path

import streamlit as st

from explorer.errors import ExplorerError
from explorer.incoming import Incoming, drop_incoming, list_incoming, read_incoming, write_incoming
from explorer.model import Document
from explorer.ui.articles.shown import plain
from explorer.ui.articles.target import Target
from explorer.ui.pages import show_link
from explorer.ui.words import count, join
from explorer.ui.working import Work, find_others, list_works, put_aside, start_work, stop_work

POLL_SECONDS = 1.0
"""Seconds between two looks: what is told changes about as often."""

MINUTE = 60
ROUGH_SECONDS = 10
"""Below a minute, the time left is told in steps of so many seconds: it is an estimate."""


def show_works(target: Target) -> None:
    """Show what is analysed, what ended, and what still waits of an earlier day."""
    works = list_works(target.folder)
    if any(work.active for work in works):
        st.fragment(_poll, run_every=POLL_SECONDS)(target, [work.state for work in works])
    for work in works:
        if not work.active:
            _show_ended(work, target)
    _show_left(target, {work.batch for work in works})


def _poll(target: Target, states: list[str]) -> None:
    """Show how far it is; where something has begun or ended, the whole page is drawn anew."""
    works = list_works(target.folder)
    if [work.state for work in works if work.state != "running"] != [each for each in states if each != "running"]:
        st.rerun()
    for number, work in enumerate(works):
        if work.active:
            _show_active(number, work)


def _show_active(number: int, work: Work) -> None:
    with st.container(key=f"work-{number}", border=True):
        others = find_others(work) if work.state == "waiting" else ()
        st.progress(work.share, text=tell_state(work, others))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("You can go on: look at the network, bring in more, or close this window.", width="stretch")
            stopping = work.state == "stopping"
            st.button("Cancel", key=f"cancel-{number}", on_click=stop_work, args=(work,), disabled=stopping)


def tell_state(work: Work, others: tuple[Work, ...] = ()) -> str:
    """Return in a line what a work does and how long it will take yet."""
    if work.state == "waiting":
        title = plain(others[0].title, 40) if others else ""
        return f"Waiting until “{title}” is analysed" if title else "Waiting for another analysis"
    if work.state == "stopping":
        return "Stopping …"
    said = [work.text or "Starting"]
    if work.step == "annotating" and work.total:
        said.append(f"{work.done:,} of {count(work.total, 'article')}")
    left = work.seconds_left()
    if left is not None:
        said.append(f"{tell_seconds(left)} left")
    return " · ".join(said)


def tell_seconds(seconds: float) -> str:
    """Return a time that was estimated as one says it."""
    if seconds >= 1.5 * MINUTE:
        return f"about {count(round(seconds / MINUTE), 'minute')}"
    if seconds >= MINUTE - ROUGH_SECONDS / 2:
        return "about a minute"
    return f"about {max(ROUGH_SECONDS, round(seconds / ROUGH_SECONDS) * ROUGH_SECONDS)} seconds"


def _show_ended(work: Work, target: Target) -> None:
    key = work.batch.stem
    with st.container(key=f"ended-{key}", border=True):
        if work.state == "done":
            st.html(f"<p class='ae-done'>Done: {escape(_tell_done(work))}</p>")
            with st.container(horizontal=True):
                show_link("network", label="Look at the network", project=target.name)
                if work.taken_out:
                    label = f"Put {_tell_size(len(work.taken_out))} back"
                    st.button(label, key=f"back-{key}", on_click=_put_back, args=(work, target))
                st.button("Close", key=f"close-{key}", type="tertiary", on_click=put_aside, args=(work,))
        else:
            why = "It was stopped." if work.state == "stopped" else work.error
            st.html(f"<p>{escape(why)} Nothing was changed; the {escape(_tell_size(work.articles))} wait here.</p>")
            _offer(work.batch, target, work)
        if work.problems:
            problems = "".join(f"<li>{escape(each)}</li>" for each in work.problems)
            st.html(f"<ul class='ae-problems'>{problems}</ul>")


def tell_batch(batch: Incoming) -> str:
    """Return what is so when a batch is done."""
    said = []
    if batch.add:
        said.append(f"{_tell_size(len(batch.add))} {'is' if len(batch.add) == 1 else 'are'} in the project now")
    if batch.change:
        said.append(f"{_tell_size(len(batch.change))} corrected")
    if batch.remove:
        said.append(f"{_tell_size(len(batch.remove))} removed")
    return join(said)


def start_batch(target: Target, path: Path, batch: Incoming, taken_out: Sequence[Document] = ()) -> Work:
    """Have a batch of a project analysed."""
    told = tell_batch(batch)
    size = batch.size
    return start_work(target.folder, path, title=target.title, articles=size, told=told, taken_out=taken_out)


def _tell_done(work: Work) -> str:
    left = f"; {count(len(work.problems), 'note')} below" if work.problems else ""
    return f"{work.told}{left}."


def _tell_size(articles: int) -> str:
    return count(articles, "article")


def _show_left(target: Target, in_work: set[Path]) -> None:
    """Offer batches that no work of this server is about: the program ended before they were analysed."""
    for path in list_incoming(target.folder):
        if path in in_work:
            continue
        with st.container(key=f"left-{path.stem}", border=True):
            try:
                batch = read_incoming(path)
            except ExplorerError as error:
                st.html(f"<p>{escape(str(error))}</p>")
                st.button("Delete it", key=f"drop-{path.stem}", on_click=drop_incoming, args=(path,))
                continue
            when = batch.made_at[:16].replace("T", " ")
            size = _tell_size(batch.size)
            st.html(f"<p>{escape(size)}, brought in on {escape(when)} (UTC), wait to be analysed.</p>")
            _offer(path, target)


def _offer(path: Path, target: Target, work: Work | None = None) -> None:
    with st.container(horizontal=True):
        st.button("Analyse them now", key=f"go-{path.stem}", on_click=_go_on, args=(path, target, work))
        st.button("Forget them", key=f"drop-{path.stem}", type="tertiary", on_click=_forget, args=(path, work))


def _go_on(path: Path, target: Target, work: Work | None) -> None:
    with suppress(ExplorerError):  # another window has forgotten it: then there is nothing to do
        start_batch(target, path, read_incoming(path), work.taken_out if work is not None else ())


def _put_back(work: Work, target: Target) -> None:
    batch = Incoming(add=tuple(work.taken_out))
    with suppress(ExplorerError):  # it cannot be written: the button stays
        start_batch(target, write_incoming(target.folder, batch), batch)
        put_aside(work)


def _forget(path: Path, work: Work | None) -> None:
    drop_incoming(path)
    if work is not None:
        put_aside(work)
