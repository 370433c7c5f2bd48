"""A table from a file as plants have them: CSV of any spreadsheet and encoding, or Excel; as rows of cells.

Nothing is understood here, and nothing dropped: every row of the file is there, blank ones too.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import repeat
from pathlib import Path
from typing import Any

from app.language import N_, Sentence, sentence
from app.models.document_error import DocumentError, FileNotReadable, MissingFile
from app.models.whole_file import named, reason

Cell = str | float
"""What was written, or a number that a spreadsheet kept as one."""

LARGEST, LARGEST_UNPACKED = 20_000_000, 300_000_000
"""Bytes; a table of counts has some thousands, an action plan some hundred thousands."""
MOST_ROWS, MOST_COLUMNS = 100_000, 500
_LOOKED_AT = 200
"""Rows from which the separator is told."""
_SEPARATORS = {";": N_("semicolons"), "\t": N_("tabs"), "|": N_("bars"), ",": N_("commas")}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = (b"<!doctype", b"<html", b"<table", b"<?xml")


class NotATable(DocumentError):
    """A file that holds no table that can be read; `sentence` says why and what to do."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(sentence(template, **values))


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
    content = _content(path)
    if content.startswith(_OLE):
        protected = "EncryptedPackage".encode("utf-16-le") in content
        raise NotATable(_PROTECTED if protected else _OLD_EXCEL, name=path.name)
    if content.startswith(b"PK"):
        return _from_excel(path.name, content, sheet)
    if content.startswith(b"%PDF"):
        raise NotATable(_PDF, name=path.name)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML):
        raise NotATable(_WEB_PAGE, name=path.name)
    return _from_csv(path.name, content)


_EMPTY = N_("“{name}” is empty. Choose the file that holds the table.")
_TOO_LARGE = N_("“{name}” is too large. Keep the table alone in it, and try again.")
_OLD_EXCEL = N_("“{name}” is of an old Excel (.xls). Open it and save it as .xlsx or CSV, then import that.")
_PROTECTED = N_("“{name}” is protected by a password. Save it without one, then import that.")
_PDF = N_("“{name}” is a PDF, not a table. Export the table as .xlsx or CSV, then import that.")
_WEB_PAGE = N_("“{name}” is a web page inside. Open it in a spreadsheet and save it as .xlsx or CSV, then import that.")
_NO_TEXT = N_("“{name}” is neither CSV nor Excel. Save the table as .xlsx or CSV, then import that.")
_DAMAGED = N_("“{name}” is damaged, or no Excel file. Open it in a spreadsheet, save it anew, then import that.")
_NO_SHEET = N_("“{name}” has no sheet called “{sheet}”. Choose another one.")


def _content(path: Path) -> bytes:
    target = named(path)
    try:
        if target.stat().st_size > LARGEST:
            raise NotATable(_TOO_LARGE, name=path.name)
        content = target.read_bytes()
    except FileNotFoundError as error:
        raise MissingFile(name=path.name) from error
    except OSError as error:
        raise FileNotReadable(name=path.name, reason=reason(error)) from error
    if not content.strip():
        raise NotATable(_EMPTY, name=path.name)
    return content


# CSV


def _from_csv(name: str, content: bytes) -> Table:
    text, remark = _decoded(name, content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    remarks = [remark] if remark else []
    first, _end, rest = text.partition("\n")
    skipped, separator = 0, ""
    told = first.strip().strip('"')
    if told.lower().startswith("sep=") and len(told) == 5:
        skipped, separator, text = 1, told[4], rest
    separator = separator or _separator(text)
    rows = _split(text, separator)
    if not any(cell for row in rows for cell in row):
        raise NotATable(_EMPTY, name=name)
    if separator in _SEPARATORS:
        remarks.append(sentence(N_("Columns are parted by {separators}."), separators=Sentence(_SEPARATORS[separator])))
    return Table(name, _numbered(name, rows, skipped + 1), remarks=tuple(remarks))


def _decoded(name: str, content: bytes) -> tuple[str, Sentence | None]:
    """The text, and in which encoding it was read where that was guessed. Raises `NotATable`."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), None
    if b"\0" in content:
        wide = _wide(content)
        if wide is None:
            raise NotATable(_NO_TEXT, name=name)
        return wide, sentence(N_("Read as {encoding}."), encoding="UTF-16")
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), sentence(N_("Read as {encoding}."), encoding="Windows-1252")


def _wide(content: bytes) -> str | None:
    """Text in UTF-16 that lacks its mark: every second byte of Latin letters is zero."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < 0.6 * len(content) / 2:
        return None
    text = content.decode(encoding, "replace")
    return None if "\0" in text else text


def _separator(text: str) -> str:
    """The one that cuts most lines into the same number of parts; a semicolon before a comma, which is in decimals."""
    lines = [line for line in text.split("\n", _LOOKED_AT * 4)[: _LOOKED_AT * 4] if line.strip()][:_LOOKED_AT]
    best, found = 0.0, ";"
    for separator in _SEPARATORS:
        widths = Counter(len(row) for row in _split("\n".join(lines), separator) if any(row))
        wide = {width: n for width, n in widths.items() if width > 1}
        score = max(wide.values(), default=0) / max(1, sum(widths.values()))
        if score > best:
            best, found = score, separator
    return found


def _split(text: str, separator: str) -> list[list[str]]:
    """Rows of stripped cells. Where a quotation mark is never closed, marks are letters like others."""
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting))
        except (csv.Error, ValueError, TypeError):
            continue
        if quoting == csv.QUOTE_NONE or not any(cell.count("\n") > 5 for row in rows for cell in row):
            return [[cell.strip() for cell in row] for row in rows]
    return [[cell.strip() for cell in line.split(separator)] for line in text.split("\n")]


# Excel


def _from_excel(name: str, content: bytes, sheet: str | None) -> Table:
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            inside = {part.filename.lower() for part in archive.infolist()}
            if unpacked > LARGEST_UNPACKED:
                raise NotATable(_TOO_LARGE, name=name)
            if not any(part.startswith("xl/workbook.xml") for part in inside):
                raise NotATable(_NO_TEXT, name=name)
            computes = any(_computes(archive.read(part)) for part in archive.infolist() if "sheet" in part.filename)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl says of features that hold no table
            values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True) if computes else None
            return _of_workbook(name, values, formulas, sheet)
    except DocumentError:
        raise
    except Exception as error:  # a damaged file fails in openpyxl in as many ways as there are places in it
        raise NotATable(_DAMAGED, name=name) from error


def _of_workbook(name: str, values: Any, formulas: Any, sheet: str | None) -> Table:
    held = [each for each in values.worksheets if each.sheet_state == "visible"] or values.worksheets
    names = tuple(each.title for each in held)
    if sheet is not None and sheet not in names:
        raise NotATable(_NO_SHEET, name=name, sheet=sheet)
    empty = None
    for each in held:
        if sheet is None or each.title == sheet:
            rows = list(_excel_rows(each, formulas[each.title] if formulas else None))
            if len(rows) > MOST_ROWS:
                raise NotATable(_TOO_LARGE, name=name)
            while rows and not any(cell != "" for cell in rows[-1]):
                rows.pop()  # formatted to the bottom of the sheet
            table = Table(name, _numbered(name, rows, 1), each.title, names)
            if sheet is not None or sum(any(cell != "" for cell in row) for row in rows) > 1:
                return table
            empty = empty or (table if rows else None)
    if empty is None:
        raise NotATable(_EMPTY, name=name)
    return empty


def _computes(sheet: bytes) -> bool:
    """Whether this part of the file holds a formula: reading it a second time for them takes as long as the first."""
    return b"<f>" in sheet or b"<f " in sheet or b":f>" in sheet or b":f " in sheet


def _excel_rows(values: Any, formulas: Any | None) -> Iterable[list[Cell]]:
    """Until one row more than is taken. A formula whose result was never kept stands as itself: it is no number."""
    for sheet in filter(None, (values, formulas)):
        sheet.reset_dimensions()  # what the file says of its size is often wrong
    pairs = zip(values.iter_rows(), formulas.iter_rows() if formulas else repeat(()), strict=False)
    for n, (row, written) in enumerate(pairs):
        if n > MOST_ROWS:
            return
        cells = [_excel_cell(cell) for cell in row[: MOST_COLUMNS + 1]]
        for i, formula in enumerate(written[: len(cells)]):
            if cells[i] == "" and isinstance(formula.value, str) and formula.value.startswith("="):
                cells[i] = formula.value
        yield cells


def _excel_cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        percent = "%" in str(getattr(cell, "number_format", "") or "")
        return percentage(value) if percent else float(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return _CODED.sub(_letter, str(value)).strip()


def percentage(share: float) -> str:
    """A share as a cell that shows a percentage is read."""
    return f"{share * 100:.6g} %"


_CODED = re.compile("_x([0-9A-Fa-f]{4})_")
"""A letter by its number, as Excel writes what XML does not hold, and underscores that would look so."""


def _letter(coded: re.Match[str]) -> str:
    letter = chr(int(coded[1], 16))
    return coded[0] if "\ud800" <= letter <= "\udfff" else letter


def _numbered(name: str, rows: Iterable[list[Any]], first: int) -> tuple[Row, ...]:
    made = tuple(Row(number, tuple(_stripped(row))) for number, row in enumerate(rows, first))
    if len(made) > MOST_ROWS or any(len(row.cells) > MOST_COLUMNS for row in made):
        raise NotATable(_TOO_LARGE, name=name)
    return made


def _stripped(row: list[Cell]) -> list[Cell]:
    """Without the empty cells at its end."""
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return row[:end]
