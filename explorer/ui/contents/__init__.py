"""What the parts of the page show, as plain values ready for JSON; one module a part.

Texts are plain texts: the browser puts them in place as text nodes, so whatever an article holds, it stays text.
A click is described by what it changes in the address (`address.write_change`).
"""

from __future__ import annotations

import json
from typing import Any

Json = dict[str, Any]


def to_json(content: Any) -> str:
    """Return content as compact JSON text; equal content gives equal text, which the browser is not sent again."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
