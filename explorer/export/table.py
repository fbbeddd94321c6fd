"""A table as CSV, safe to open in a spreadsheet.

Text that a spreadsheet would take for a formula gets an apostrophe before it: a cell that begins with = @ + - (or
a wide form of these), a tab or a line end, and is not just a number. An article could otherwise run commands on the
machine of whoever opens the file in a spreadsheet (OWASP, "CSV Injection"), and a harmless sentence that begins with a
dash would show as an error. All other text is written exactly as it stands, and columns of numbers never get one.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from typing import Any

_FORMULA = re.compile(r"[=@\uff1d\uff20\t\r\n]|[+\uff0b\uff0d-](?!\d+([.,]\d+)*$)")
"""East Asian versions of spreadsheets take the wide forms of these signs for the signs."""

_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the local code page and spoils every quotation mark."""


@dataclass(frozen=True, slots=True)
class Table:
    """A named table of plain values."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def to_csv(self) -> str:
        """Return the table as CSV (RFC 4180) with a header."""
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow(self.columns)
        writer.writerows([_cell(value) for value in row] for row in self.rows)
        return file.getvalue()

    def with_column(self, name: str, value: Any) -> Table:
        """Return the table with one more column that says the same in every row."""
        return replace(self, columns=(*self.columns, name), rows=tuple((*row, value) for row in self.rows))


def to_excel(table: Table) -> bytes:
    """Return a table as CSV that Excel opens as it is."""
    return (_BYTE_ORDER_MARK + table.to_csv()).encode("utf-8", "replace")


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
