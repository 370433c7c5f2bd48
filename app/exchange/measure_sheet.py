"""The rows of a sheet of Excel as values: days of 1900 and 1904, times, shares, errors, cells that were merged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from app.exchange.file_content import EMPTY, NotATable
from app.exchange.measure_cell import ErrorText, Moment, Seconds, Share, Value, moment_of, tidied
from app.exchange.workbook import Workbook, opened, text_of
from app.language import N_, Sentence, sentence

MOST_ROWS = 1_048_576
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)\"")
CHOSEN = N_("The workbook has several sheets: “{sheet}” was read, {others} was not.")
HIDDEN = N_("Hidden sheets were not read: {others}.")
FILLED = N_("Cells that are merged over several lines stand in each of them.")
NOT_COMPUTED = N_("Formulas were never computed: open the file in a spreadsheet and save it, then import it again.")
_HALF = timedelta(milliseconds=500)


@dataclass(frozen=True, slots=True)
class SheetRows:
    rows: list[list[Any]]
    sheet: str
    sheets: tuple[str, ...]
    doubts: tuple[Sentence, ...]


def sheet_rows(name: str, content: bytes, sheet: str = "") -> SheetRows:
    """The sheet of this name; else, also where there is none, the first one in sight with a table.

    Text stays text, to be understood with its column. Raises `DocumentError`.
    """
    with opened(name, content) as book:
        tried = book.chosen(sheet if sheet in book.sheets else None)
        found: tuple[str, list[list[Any]]] | None = None
        for title in tried:
            rows = _rows(book, title)
            if sum(any(cell not in (None, "") for cell in row) for row in rows) > 1:
                found = title, rows
                break
            found = found or ((title, rows) if rows else None)
        if found is None:
            raise NotATable(EMPTY, name=name)
        title, rows = found
        doubts: list[Sentence] = []
        others = [each for each in book.sheets if each != title]
        if others and title != sheet:
            doubts.append(sentence(CHOSEN, sheet=title, others=", ".join(f"“{each}”" for each in others)))
        if book.hidden:
            doubts.append(sentence(HIDDEN, others=", ".join(f"“{each}”" for each in book.hidden)))
        if _fill(rows, book.part(title)):
            doubts.append(sentence(FILLED))
        if any(type(cell) is ErrorText and cell.text.startswith("=") for row in rows for cell in row):
            doubts.append(sentence(NOT_COMPUTED))
    return SheetRows(rows, title, book.sheets, tuple(doubts))


def _rows(book: Workbook, title: str) -> list[list[Any]]:
    rows = [[_value(cell, formula) for cell, formula in row] for row in book.rows(title, MOST_ROWS)]
    for row in rows:
        while row and row[-1] in (None, ""):
            row.pop()
    while rows and not rows[-1]:
        rows.pop()  # formatted to the bottom of the sheet
    return rows


def _value(cell: Any, formula: str) -> Value:
    value = cell.value
    if value is None:
        return ErrorText(formula) if formula else None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"  # True and 1 are one key of a dictionary
    if isinstance(value, int | float):
        percent = "%" in str(getattr(cell, "number_format", "") or "")
        return Share(value) if percent else tidied(float(value))
    if isinstance(value, datetime):
        value += _HALF
        has_time = value.time().replace(microsecond=0) != time()
        return moment_of(value.replace(microsecond=0)) if has_time else Moment(value.date().isoformat())
    if isinstance(value, date):
        return Moment(value.isoformat())
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds(), 3)
        return Seconds(int(seconds) if seconds.is_integer() else seconds)
    return ErrorText(str(value)) if cell.data_type == "e" else text_of(value)


def _fill(rows: list[list[Any]], part: bytes) -> bool:
    """Give what is merged down several lines of one column to each of them; whether there was any."""
    filled = False
    for left, top, right, bottom in _MERGED.findall(part):
        if left != right or top == bottom:
            continue
        j, first, last = _column(left), int(top) - 1, min(int(bottom), len(rows))
        value = rows[first][j] if first < len(rows) and j < len(rows[first]) else None
        for row in rows[first + 1 : last] if value not in (None, "") else ():
            row += [None] * (j + 1 - len(row))
            if row[j] is None and any(cell not in (None, "") for cell in row):
                row[j] = value
                filled = True
    return filled


def _column(letters: bytes) -> int:
    n = 0
    for letter in letters:
        n = n * 26 + letter - 64
    return n - 1
