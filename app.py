"""The front door: `streamlit run app.py` shows who is in the story and which sentence says so."""

import streamlit as st

st.set_page_config(page_title="Actor network", layout="wide", initial_sidebar_state=272)

from explorer.ui.navigation import run_page  # noqa: E402  after the page set-up, which must come first
from explorer.ui.parts import show_style  # noqa: E402
from explorer.ui.start import open_explorer  # noqa: E402

show_style()
run_page(open_explorer)
