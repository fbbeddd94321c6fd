"""The files of exact versions hold everything that is asked for, and lead nowhere but to the usual index."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent


def lines_of(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r"))]


def locked(name):
    found = {}
    for line in lines_of(name):
        asked = Requirement(line)
        found.setdefault(canonicalize_name(asked.name), []).append(asked)
    return found


@pytest.mark.parametrize(
    ("asked", "lock"),
    [
        ("requirements.txt", "requirements.lock"),
        ("requirements.txt", "requirements-dev.lock"),
        ("requirements-dev.txt", "requirements-dev.lock"),
    ],
)
def test_what_is_asked_for_is_locked_in_a_version_that_fits(asked, lock):
    versions = locked(lock)
    for each in map(Requirement, lines_of(asked)):
        pinned = versions[canonicalize_name(each.name)]
        assert all(
            each.specifier.contains(spec.version, prereleases=True) for pin in pinned for spec in pin.specifier
        ), each


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_exact_versions_and_no_addresses(lock):
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+( ; .+)?", line) for line in lines_of(lock))
    assert not re.search(r"://|--|@", (ROOT / lock).read_text(encoding="utf-8"))


def test_everything_that_is_asked_for_has_an_upper_bound():
    for each in map(Requirement, lines_of("requirements.txt")):
        assert {spec.operator for spec in each.specifier} & {"<", "==", "~="}, each


def test_the_commands_of_the_readme_use_the_locks():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.count("-r requirements.lock") == readme.count("-r requirements-dev.lock") == 1
    assert "-r requirements.txt" not in readme
