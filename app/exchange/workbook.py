"""The sheets of an Excel file, opened for reading: visible ones, with the formulas that were never computed."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat
from typing import Any

from app.exchange.file_content import EMPTY, NO_TEXT, TOO_LARGE, NotATable
from app.language import N_
from app.models.document_error import DocumentError

LARGEST_UNPACKED = 300_000_000
"""Bytes."""
MOST_COLUMNS = 500
_DAMAGED = N_("“{name}” is damaged, or no Excel file. Open it in a spreadsheet, save it anew, then import that.")
_NO_SHEET = N_("“{name}” has no sheet called “{sheet}”. Choose another one.")
_CODED = re.compile("_x([0-9A-Fa-f]{4})_")
"""A letter by its number, as Excel writes what XML does not hold, and underscores that would look so."""


class Workbook:
    """`sheets` are the names of those in sight, of all where none is, `hidden` the others. Made by `opened`."""

    def __init__(self, name: str, archive: zipfile.ZipFile, values: Any, formulas: Any | None) -> None:
        self.name = name
        self._archive, self._values, self._formulas = archive, values, formulas
        held = [each for each in values.worksheets if each.sheet_state == "visible"] or values.worksheets
        self.sheets = tuple(each.title for each in held)
        self.hidden = tuple(each.title for each in values.worksheets if each.title not in self.sheets)

    def chosen(self, sheet: str | None) -> tuple[str, ...]:
        """The sheets to try, in their order. Raises `NotATable` where none is called so."""
        if sheet is not None and sheet not in self.sheets:
            raise NotATable(_NO_SHEET, name=self.name, sheet=sheet)
        if not self.sheets:
            raise NotATable(EMPTY, name=self.name)
        return self.sheets if sheet is None else (sheet,)

    def rows(self, sheet: str, most: int) -> Iterator[list[tuple[Any, str]]]:
        """Each row as pairs: the cell of openpyxl, and its formula where that was never computed; at most these."""
        values, formulas = self._values[sheet], self._formulas[sheet] if self._formulas else None
        for each in filter(None, (values, formulas)):
            each.reset_dimensions()  # what the file says of its size is often wrong
        pairs = zip(values.iter_rows(), formulas.iter_rows() if formulas else repeat(()), strict=False)
        for n, (row, written) in enumerate(pairs):
            if n > most:
                raise NotATable(TOO_LARGE, name=self.name)
            yield [
                (cell, _formula(cell, written[i] if i < len(written) else None))
                for i, cell in enumerate(row[: MOST_COLUMNS + 1])
            ]

    def part(self, sheet: str) -> bytes:
        """The XML of a sheet, for what openpyxl does not say of a sheet that is read row by row."""
        return self._archive.read(self._values[sheet]._worksheet_path)  # noqa: SLF001


@contextmanager
def opened(name: str, content: bytes) -> Iterator[Workbook]:
    """Raises `DocumentError` for a file that is no workbook, whatever is wrong with it."""
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            inside = {part.filename.lower() for part in archive.infolist()}
            if unpacked > LARGEST_UNPACKED:
                raise NotATable(TOO_LARGE, name=name)
            if not any(part.startswith("xl/workbook.xml") for part in inside):
                raise NotATable(NO_TEXT, name=name)
            computes = any(_computes(archive.read(part)) for part in archive.infolist() if "sheet" in part.filename)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what openpyxl says of features that hold no table
                values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
                formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True) if computes else None
                yield Workbook(name, archive, values, formulas)
    except DocumentError:
        raise
    except Exception as error:  # a damaged file fails in openpyxl in as many ways as there are places in it
        raise NotATable(_DAMAGED, name=name) from error


def _computes(sheet: bytes) -> bool:
    """Whether this part of the file holds a formula: reading it a second time for them takes as long as the first."""
    return b"<f>" in sheet or b"<f " in sheet or b":f>" in sheet or b":f " in sheet


def _formula(cell: Any, written: Any) -> str:
    """A formula whose result was never kept."""
    said = getattr(written, "value", None)
    return said if cell.value is None and isinstance(said, str) and said.startswith("=") else ""


def text_of(value: object) -> str:
    return _CODED.sub(_letter, str(value)).strip()


def _letter(coded: re.Match[str]) -> str:
    letter = chr(int(coded[1], 16))
    return coded[0] if "\ud800" <= letter <= "\udfff" else letter
