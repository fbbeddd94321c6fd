"""Nothing that the pipeline runs on may keep an identity of the machine or count its users."""

import os
import subprocess
import sys

RUN = """
from explorer.language import annotate, load_pipeline
print(len(next(iter(annotate(load_pipeline(), ["Ada Holm left."])))))
"""


def test_running_the_pipeline_leaves_nothing_in_the_users_folders(tmp_path):
    home = {
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / ".cache"),
        "XDG_CONFIG_HOME": str(tmp_path / ".config"),
    }
    done = subprocess.run(
        [sys.executable, "-c", RUN], env=os.environ | home, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "4"
    assert [str(path) for path in tmp_path.rglob("*") if path.is_file()] == []
