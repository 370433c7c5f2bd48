"""A table from a file as plants have them: CSV of any spreadsheet and encoding, or Excel; as rows of cells.

Nothing is understood here, and nothing dropped: every row of the file is there, blank ones too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from app.exchange.csv_text import SEPARATORS, csv_text
from app.exchange.file_content import EMPTY, TOO_LARGE, NotATable, file_content, is_workbook
from app.exchange.workbook import MOST_COLUMNS, opened, text_of
from app.language import N_, Sentence, sentence

__all__ = ["Cell", "NotATable", "Row", "Table", "percentage", "read_table"]

Cell = str | float
"""What was written, or a number that a spreadsheet kept as one."""

MOST_ROWS = 100_000
_SAID = {"cp1252": "Windows-1252", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "mac_roman": "Mac", "cp850": "DOS"}
"""Encodings that were guessed, as people call them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `number` is that of the file, from 1 on."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`sheet` is the one of `sheets` that was read, empty for CSV. `remarks` say what was guessed about the file."""

    name: str
    rows: tuple[Row, ...]
    sheet: str = ""
    sheets: tuple[str, ...] = field(default=())
    remarks: tuple[Sentence, ...] = field(default=())


def read_table(path: Path, sheet: str | None = None) -> Table:
    """The table in a CSV or Excel file; of Excel the sheet of this name, else the first one in sight with a table.

    Raises `DocumentError` with one sentence for everything that can be wrong with a file.
    """
    content = file_content(path)
    return _from_excel(path.name, content, sheet) if is_workbook(content) else _from_csv(path.name, content)


def _from_csv(name: str, content: bytes) -> Table:
    read = csv_text(name, content)
    remarks = list(read.doubts)
    if read.encoding in _SAID:
        remarks.insert(0, sentence(N_("Read as {encoding}."), encoding=_SAID[read.encoding]))
    if read.delimiter in SEPARATORS:
        separators = Sentence(SEPARATORS[read.delimiter])
        remarks.append(sentence(N_("Columns are parted by {separators}."), separators=separators))
    rows = ([cell.strip() for cell in row] for row in read.rows)
    return Table(name, _numbered(name, rows, read.first), remarks=tuple(remarks))


def _from_excel(name: str, content: bytes, sheet: str | None) -> Table:
    """The sheet that is called so; else the first with more than one line, or with any."""
    empty = None
    with opened(name, content) as book:
        for title in book.chosen(sheet):
            rows = [[_excel_cell(cell, formula) for cell, formula in row] for row in book.rows(title, MOST_ROWS)]
            while rows and not any(cell != "" for cell in rows[-1]):
                rows.pop()  # formatted to the bottom of the sheet
            table = Table(name, _numbered(name, rows, 1), title, book.sheets)
            if sheet is not None or sum(any(cell != "" for cell in row) for row in rows) > 1:
                return table
            empty = empty or (table if rows else None)
    if empty is None:
        raise NotATable(EMPTY, name=name)
    return empty


def _excel_cell(cell: Any, formula: str) -> Cell:
    """A formula whose result was never kept stands as itself: it is no number."""
    value = cell.value
    if value is None:
        return formula
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        percent = "%" in str(getattr(cell, "number_format", "") or "")
        return percentage(value) if percent else float(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return text_of(value)


def percentage(share: float) -> str:
    """A share as a cell that shows a percentage is read."""
    return f"{share * 100:.6g} %"


def _numbered(name: str, rows: Iterable[list[Any]], first: int) -> tuple[Row, ...]:
    made = tuple(Row(number, tuple(_stripped(row))) for number, row in enumerate(rows, first))
    if len(made) > MOST_ROWS or any(len(row.cells) > MOST_COLUMNS for row in made):
        raise NotATable(TOO_LARGE, name=name)
    return made


def _stripped(row: list[Cell]) -> list[Cell]:
    """Without the empty cells at its end."""
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return row[:end]
