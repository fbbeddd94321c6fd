"""Projects side by side: each is a store folder of its own with a title, and can be kept as one file.

    projects_folder()/NAME/  project.json  what the project is called, its notes and settings
                             about.json, tables-*/, decisions.jsonl   the store (explorer/store); none at first
                             basket.jsonl, incoming/                  what others keep beside it

A plain store is a project without `project.json`. What is removed is put aside in `removed/` and can be fetched back.
"""

from explorer.project.folders import choose_folder, project_folder, projects_folder
from explorer.project.info import ProjectInfo, describe_project, is_empty
from explorer.project.listing import (
    create_project,
    list_projects,
    list_removed,
    remove_project,
    rename_project,
    restore_project,
)
from explorer.project.opening import load_project
from explorer.project.saving import save_project
from explorer.project.settings import ProjectSettings, read_settings, write_settings

__all__ = [
    "ProjectInfo",
    "ProjectSettings",
    "choose_folder",
    "create_project",
    "describe_project",
    "is_empty",
    "list_projects",
    "list_removed",
    "load_project",
    "project_folder",
    "projects_folder",
    "read_settings",
    "remove_project",
    "rename_project",
    "restore_project",
    "save_project",
    "write_settings",
]
