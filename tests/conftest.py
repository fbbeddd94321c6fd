"""Made-up stories as explorers, one of each size a test run."""

import pytest

from explorer.explore import Explorer
from explorer.store import hold_store
from tests.ui.synthetic import make_story


@pytest.fixture(scope="session")
def story() -> Explorer:
    """60 actors, 210 relations, told by four outlets and an unknown one."""
    return Explorer(hold_store(make_story(60)))


@pytest.fixture(scope="session")
def hostile() -> Explorer:
    """30 actors; names, titles and sentences hold markup, scripts and odd characters."""
    return Explorer(hold_store(make_story(30, hostile=True)))
