"""A story of names that may be one and that the rules rightly leave apart."""

from __future__ import annotations

from pathlib import Path

from explorer.store import About, Tables, write_store
from tests.factory import Story, make_tables
from tests.ui.synthetic import resolve_story

NAMES = (
    ("Harbour Rescue Board", "organization"),
    ("Harbour Rescue", "organization"),
    ("Ostrovian Salt Union", "organization"),
    ("Salt Union", "organization"),
    ("Vienna", "place"),
    ("Austria", "state"),
    ("Tallinn", "place"),
    ("Estonia", "state"),
)


def make_alike() -> Tables:
    """Return the tables of the story: each name in a sentence of each of two articles."""
    stories = []
    for number in range(2):
        story = Story(f"d{number}", " ".join(f"Ada told {name} so." for name, _ in NAMES), outlet=f"o{number}")
        for name, kind in NAMES:
            nth = 1 if any(name in other and name != other for other, _ in NAMES) else 0
            story.mention(name, nth, kind=kind)
        stories.append(story)
    return resolve_story(make_tables(stories, []))


def write_alike(folder: Path) -> Path:
    """Write the story as a store and return its folder."""
    write_store(folder, make_alike(), about=About(pipeline="none", fingerprint="alike"))
    return folder
