"""A table as spreadsheets hand it over by the clipboard: rows of cells, and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def cells(text: str) -> list[list[str]]:
    """Rows of cells parted by tabs; a spreadsheet sets a cell of several lines in quotation marks."""
    try:
        return list(csv.reader(io.StringIO(text), dialect="excel-tab"))
    except csv.Error:
        return [line.split("\t") for line in text.splitlines()]


def written(rows: Iterable[Sequence[str]]) -> str:
    """The same rows as text."""
    held = io.StringIO()
    csv.writer(held, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return held.getvalue()
