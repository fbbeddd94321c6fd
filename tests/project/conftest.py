"""A folder of projects of the test's own."""

import pytest


@pytest.fixture(autouse=True)
def projects(tmp_path, monkeypatch):
    """Where projects lie in this test; nothing is there yet."""
    folder = tmp_path / "projects"
    monkeypatch.setenv("EXPLORER_PROJECTS", str(folder))
    return folder
