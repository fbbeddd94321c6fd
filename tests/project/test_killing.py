"""A program that is killed at any step of a save, of an opening or of a correction loses nothing that it confirmed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.project import create_project
from tests.project.conftest import fill

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the program is killed in processes that are forked")
@pytest.mark.parametrize(("deed", "least"), [("saves", 15), ("writes", 15), ("loads", 10), ("decisions", 5)])
def test_a_killed_program_leaves_the_last_good_state(tmp_path, deed, least):
    fill(create_project("Strike").folder)
    command = [sys.executable, "-m", "tests.project.killing", deed, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= least
