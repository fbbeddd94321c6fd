"""The start page: the bundled example, then every project with the ways into it."""

from __future__ import annotations

import streamlit as st

from explorer.errors import ExplorerError
from explorer.project import ProjectInfo, create_project, list_projects
from explorer.ui.heading import show_heading
from explorer.ui.pages import LINKS, show_link
from explorer.ui.words import count


def show_projects() -> None:
    """Draw the page."""
    show_heading(page="projects")
    with st.container(key="projects"):
        show_link("network", label="The bundled example", project="")
        for project in list_projects():
            _show_project(project)
        _show_new()


def _show_project(project: ProjectInfo) -> None:
    with st.container(key=f"project-{project.name}", horizontal=True, vertical_alignment="center"):
        show_link("network", label=project.title, project=project.name)
        st.caption(project.problem or f"{count(project.articles, 'article')}, {count(project.actors, 'actor')}")


def _show_new() -> None:
    with st.form("new-project", clear_on_submit=True):
        title = st.text_input("Title of a new project")
        made = st.form_submit_button("New project")
    if not made:
        return
    try:
        project = create_project(title)
    except ExplorerError as error:
        st.error(str(error))
        return
    page = LINKS["articles" if "articles" in LINKS else "network"]
    st.switch_page(page.page, query_params={"project": project.name})
