"""Named numbers that more than one module needs, each with its unit and reason.

A number that only one stage needs stands beside that stage.
"""

from __future__ import annotations

import re

MAX_DOCUMENT_CHARACTERS = 1_000_000
"""Characters. Longer texts are books or dumps, not articles; spaCy's parsers refuse more than this as well."""

STORE_FORMAT = 5
"""Version of the tables on disk; raised whenever an older program could misread them."""

SURE, FAIRLY_SURE = 0.85, 0.5
"""Confidence, 0 to 1. From where on the page says "sure" and "fairly sure"; below that "unsure". Of what was stated
from 0.7 on, 94 % were right by both of two readers, in articles that nothing was learned from."""

SHOWN = 0.4
"""Confidence, 0 to 1. Claims from here on are shown at first: about three quarters of them are right in every respect
(docs/accuracy/finder.md); the slider "Certainty at least" shows more."""

STALE_BUILD_SECONDS = 600
"""Seconds. Writing the tables takes a few; a half-written folder of this age was left by a build that was killed."""

TABLES_FOLDER = re.compile(r"tables-[0-9a-f]{12}")
"""How a store calls the folders of its tables: exactly so, because a build clears away its own and nothing else."""

PROJECT_FILES = ("project.json", "basket.jsonl", "places.json", "incoming", "projects")
"""What may lie in a folder in which no store was built yet: a project's own files, and the folder of the projects."""

NAME_MENDED = "name_mended"
"""Key of `doc.user_data`, with a name's offsets behind it, where the step stands that made or changed the name."""

TITLE_OF_WORK = "WORK_OF_ART"
"""Label of a name that is the title of a book, a film or a song."""
