"""The page Articles: what was brought in, what was read of it, and the network that is built of it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from explorer.errors import ExplorerError
from explorer.model import Document
from explorer.reading.inputs import Upload
from explorer.ui.address import PROJECT
from explorer.ui.articles import session
from explorer.ui.articles.bring import show_bringing
from explorer.ui.articles.check import show_bulk, show_reading, show_table, show_ticks, summarise, tell_foreign
from explorer.ui.articles.columns import show_columns
from explorer.ui.articles.desk import Desk
from explorer.ui.articles.finish import show_finishing
from explorer.ui.articles.gathering import Gathering
from explorer.ui.articles.present import show_listed, show_present
from explorer.ui.articles.progress import show_works
from explorer.ui.articles.shown import tell_problems
from explorer.ui.articles.target import Target, find_target, list_targets, read_documents, stamp_of
from explorer.ui.articles.twins import show_doubles
from explorer.ui.heading import show_heading
from explorer.ui.visitors import may_change
from explorer.ui.words import count

ONLY_LOOK = "Here you may look. Articles are brought in by whoever started the program, on the computer where it runs."
"""What a visitor of a class is told (explorer.ui.rights)."""

POLL_SECONDS = 0.5
"""Seconds between two looks at how far the reading is."""


def show_articles() -> None:
    """Draw the page for the project that the address names, or for a new one."""
    show_heading(page="articles")
    with st.container(key="articles"):
        try:
            target = find_target(st.query_params.get(PROJECT, ""))
            documents = read_documents(target)
        except ExplorerError as error:
            st.html(tell_problems([error]))
            return
        if not may_change():
            _show_to_visitor(target, documents)
            return
        # Containers that are always there: what comes and goes in them moves no tab and no text field.
        with st.container(key="target"):
            _choose_target(target)
        with st.container(key="works"):
            if target is not None:
                show_works(target)
        _show_steps(target, documents)
        session.keep_desk()
        if target is not None and documents:
            _show_head(f"In this project: {count(len(documents), 'article')}")
            show_present(target, documents, stamp=stamp_of(target))


def _show_to_visitor(target: Target | None, documents: Sequence[Document]) -> None:
    """Show a project's articles to somebody who may look only; nothing that could be acted on is drawn."""
    st.html(f"<p class='ae-note'>{escape(ONLY_LOOK)}</p>")
    if target is not None and documents:
        _show_head(f"In this project: {count(len(documents), 'article')}")
        show_listed(target, documents)


def _show_steps(target: Target | None, documents: Sequence[Document]) -> None:
    session.compare_again(target)
    reading, desk = session.settle(target), session.get_desk()
    with st.container(key="step-1"):
        _show_step(1, "Bring", "articles from files, from the clipboard, or from the web")
        show_bringing(lambda inputs: session.gather(inputs, target))
        if reading:
            st.fragment(_poll, run_every=POLL_SECONDS)(session.get_gathering())
    with st.container(key="step-2"):
        if desk.rows or desk.problems or desk.tables:
            _show_step(2, "Check", "what was read, and correct what is wrong")
            _show_check(desk, target, {document.id: document for document in documents})
        else:
            _show_step(2, "Check", "what was read will be listed here, to be corrected", later=True)
    with st.container(key="step-3"):
        if desk.rows:
            _show_step(3, "Build", "the network of who does what to whom")
            show_finishing(desk, target, holds=len(documents), reading=reading)
        else:
            _show_step(3, "Build", "the network of who does what to whom", later=True)


def _choose_target(target: Target | None) -> None:
    """Let the project be chosen into which the articles go."""
    targets = {each.name: each.title for each in list_targets()}
    if not targets:
        return
    new = " new"  # no project can be called so
    options = [new, *targets]
    at = options.index(target.name) if target is not None and target.name in options else 0
    chosen = st.selectbox(
        "The articles go into", options, index=at, width=420, key=f"target-{target.name if target else new}",
        format_func=lambda name: "A new project" if name == new else targets[name],
    )  # fmt: skip
    if chosen != options[at]:
        _go_to("" if chosen == new else chosen)


def _go_to(name: str) -> None:
    if name:
        st.query_params[PROJECT] = name
    else:
        st.query_params.pop(PROJECT, None)
    st.rerun()


def _show_check(desk: Desk, target: Target | None, there: dict) -> None:
    if desk.problems:
        left_out = count(len(desk.problems), "thing was", "things were")
        with st.container(key="problems"):
            st.html(
                f"<p><b>{left_out} not read as given.</b> Everything else is below.</p>{tell_problems(desk.problems)}"
            )
            st.button("Put these notes away", type="tertiary", on_click=desk.problems.clear)
    show_columns(desk.tables, lambda table: _read_again(table, target))
    if not desk.rows:
        return
    st.html(f"<p>{escape(summarise(desk))}</p>")
    show_table(desk)
    show_ticks(desk)
    show_bulk(desk)
    if foreign := tell_foreign(desk):
        st.html(f"<p class='ae-note warning'>{escape(foreign)}</p>")
    show_doubles(desk, there)
    show_reading(desk)


def _read_again(table: Upload, target: Target | None) -> None:
    session.gather([table], target, instead_of=table.name)


def _poll(gathering: Gathering | None) -> None:
    """Show how far the reading is; when it is over, the whole page is drawn anew."""
    if gathering is None or gathering.wait(0) or gathering.has_read != gathering.taken:
        st.rerun()
    done, total = gathering.done, max(gathering.total, 1)
    text = "Looking for what is there twice" if gathering.has_read else f"Reading {done:,} of {total:,}"
    st.progress(min(done / total, 1.0), text=text)
    if not gathering.has_read:
        st.button("Stop reading", on_click=gathering.stop, key="stop-reading")


def _show_step(number: int, name: str, about: str, *, later: bool = False) -> None:
    """Show the heading of a step; of one that has nothing to do yet, in grey."""
    look = "ae-step later" if later else "ae-step"
    st.html(f"<h2 class='{look}'><span>{number}</span>{name} <small>{about}</small></h2>")


def _show_head(text: str) -> None:
    st.html(f"<h2 class='ae-step'>{escape(text)}</h2>")
