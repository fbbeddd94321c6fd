"""Step 1: files, pasted text, web addresses, feeds. Addresses are asked on a button and never before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from explorer.errors import ExplorerError
from explorer.reading.batch import list_feed
from explorer.reading.feeds import Feed
from explorer.reading.inputs import Address, Input, Pasted, Upload, split_addresses, split_pasted
from explorer.reading.limits import LIMITS, megabytes
from explorer.ui.articles.desk import check_value
from explorer.ui.articles.shown import plain

Take = Callable[[Sequence[Input]], None]
"""Has inputs read."""

_FEED, _FEEDS = "articles feed", "articles feeds"
_FEED_PROBLEM, _PASTE_PROBLEM = "articles feed problem", "articles paste problem"

KINDS = "Text, Markdown, saved web pages (HTML), PDF, Word (DOCX), tables (CSV, JSON lines), and ZIP of any of them"

LIMITS_TOLD = f"""
- **{megabytes(LIMITS.file_bytes)} a file**: a newspaper page as PDF with its pictures has 5 to 30 MB.
- **{LIMITS.batch_files:,} files and {megabytes(LIMITS.batch_bytes)} at once**: they lie on this computer's disk while
  they are read. Bring more in afterwards.
- **{LIMITS.pdf_pages} pages a PDF**: an article has one to ten; a whole book is no article.
- **{LIMITS.parse_seconds:g} seconds for reading a file**: one that takes longer is broken or built to do harm.
- **{LIMITS.rows:,} rows a table.**
- **{LIMITS.addresses} addresses at once, {LIMITS.page_seconds:g} seconds and {megabytes(LIMITS.page_bytes)} a page**: a
  list that you chose, not a crawl. Addresses inside this computer or its network are never asked.
- **ZIP files that unpack to more than {LIMITS.zip_ratio} times their size** are refused: text packs to a tenth.

What is over a limit is named below with its reason, and everything else gets in.
"""


def show_bringing(take: Take) -> None:
    """Show the four ways to bring articles in."""
    files, paste, addresses, feed = st.tabs(["Files", "Paste text", "Web addresses", "Feed"])
    with files:
        _show_files(take)
    with paste:
        _show_pasting(take)
    with addresses:
        _show_addresses(take)
    with feed:
        _show_feed(take)


def _show_files(take: Take) -> None:
    # A new widget for every batch: what was read is not kept twice, and the next files do not read it again.
    number = st.session_state.setdefault("articles files", 0)
    files = st.file_uploader(
        "Drop files here, one or many", accept_multiple_files=True, key=f"articles-files-{number}",
        max_upload_size=LIMITS.file_bytes // 1_000_000,
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f"{KINDS}. They stay on this computer.", width="stretch")
        with st.popover("Limits, and why", type="tertiary"):
            st.markdown(LIMITS_TOLD)
    if files:
        st.session_state["articles files"] = number + 1
        take([Upload(file.name, file.getvalue()) for file in files])
        st.rerun()


def _show_pasting(take: Take) -> None:
    with st.form("articles-paste", border=False):
        st.text_area(
            "Text of the article", height=170, key="paste-text",
            help="Several at once: put a line of three dashes (---) between them.",
        )  # fmt: skip
        with st.container(horizontal=True, key="paste-fields"):
            st.text_input("Title", key="paste-title", placeholder="its first line, if empty")
            st.text_input("Outlet", key="paste-outlet", placeholder="Harbour Gazette")
            st.text_input("Date", key="paste-published", placeholder="2026-11-30")
        st.form_submit_button("Add this article", on_click=_paste, args=(take,))
    if problem := st.session_state.pop(_PASTE_PROBLEM, ""):
        st.warning(plain(problem, 300))
    st.caption("The next article can be pasted at once; outlet and date stay filled in.")


def _paste(take: Take) -> None:
    """Take a pasted text in; with a date that cannot be understood, nothing that was written is lost."""
    state = st.session_state
    pasted = Pasted(state["paste-text"], state["paste-title"], state["paste-outlet"], state["paste-published"])
    day, problem = check_value("published", pasted.published)
    if not pasted.text.strip():
        problem = "There is no text yet."
    if problem:
        state[_PASTE_PROBLEM] = problem
        return
    parts = split_pasted(pasted.text)
    title = pasted.title if len(parts) == 1 else ""
    take([replace(pasted, text=part, title=title, published=day) for part in parts])
    state["paste-text"] = state["paste-title"] = ""


def _show_addresses(take: Take) -> None:
    with st.form("articles-addresses", border=False):
        st.text_area("Web addresses of articles, one a line", height=120, key="addresses-text")
        st.form_submit_button("Fetch these pages", on_click=_fetch, args=(take,))
    st.caption("Nothing is asked of the internet before you press the button, and nothing but these addresses then.")


def _fetch(take: Take) -> None:
    urls = split_addresses(st.session_state["addresses-text"])
    if urls:
        take([Address(url) for url in urls])
        st.session_state["addresses-text"] = ""


def _show_feed(take: Take) -> None:
    with st.form("articles-feed", border=False):
        st.text_input("Address of an RSS or Atom feed", key="feed-url")
        asked = st.form_submit_button("Show its articles")
    urls = split_addresses(st.session_state["feed-url"])
    if asked and urls:
        _open_feed(urls[0])
    if problem := st.session_state.get(_FEED_PROBLEM):
        st.warning(plain(problem, 600))
    if (feed := st.session_state.get(_FEED)) is not None:
        _show_entries(feed, take)
    else:
        st.caption("The feed is fetched on the button, its articles only when you have chosen some.")


def _open_feed(url: str) -> None:
    st.session_state[_FEED_PROBLEM] = ""
    try:
        with st.spinner("Asking for the feed …"):
            st.session_state[_FEED] = list_feed(url)
        # Another feed is another table: nothing in it is ticked yet.
        st.session_state[_FEEDS] = st.session_state.get(_FEEDS, 0) + 1
    except ExplorerError as error:
        st.session_state[_FEED_PROBLEM] = str(error)


def _show_entries(feed: Feed, take: Take) -> None:
    rows = [
        {"Take": False, "Title": entry.title or entry.url, "Date": entry.published[:10], "Summary": entry.summary}
        for entry in feed.entries
    ]
    chosen = st.data_editor(
        rows, key=f"feed-{st.session_state[_FEEDS]}", hide_index=True, width="stretch",
        disabled=["Title", "Date", "Summary"],
        column_config={"Take": st.column_config.CheckboxColumn(width="small"),
                       "Title": st.column_config.TextColumn(width="large")},
    )  # fmt: skip
    ticked = [entry for entry, row in zip(feed.entries, chosen, strict=True) if row["Take"]]
    if st.button(f"Fetch the {len(ticked)} ticked" if ticked else "Tick what you want", disabled=not ticked):
        take(ticked)
        st.session_state[_FEED] = None
        st.rerun()
