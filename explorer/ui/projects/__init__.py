"""The page that lists the projects: the start page of one's own work."""

from explorer.ui.projects.page import show_projects

__all__ = ["show_projects"]
