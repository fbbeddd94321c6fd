"""Characters that files of XML cannot hold."""

from __future__ import annotations

import re

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write (its production Char)."""


def fit_for_xml(text: str) -> str:
    """Return a text with a replacement sign for each character that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
