import pytest

from explorer.language import load_pipeline


@pytest.fixture(scope="session")
def bundled():
    """The pipeline that comes with the program, loaded once."""
    return load_pipeline()
