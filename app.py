"""The front door: `streamlit run app.py` shows who is in the story and which sentence says so.

The file is read twice: once as the server that is started, then for every click as the page that it serves.
"""

import streamlit as st

if st.runtime.exists():
    st.set_page_config(page_title="Actor network", layout="wide", initial_sidebar_state=272)

    from explorer.ui.navigation import run_page
    from explorer.ui.parts import show_style
    from explorer.ui.start import open_explorer

    show_style()
    run_page(open_explorer)
else:
    from starlette.middleware import Middleware

    from explorer.ui.server import Guard, announce, tell_failure

    app = st.App(__file__, middleware=[Middleware(Guard)], lifespan=announce, on_script_error=tell_failure)
