"""The action plan as an Excel workbook: one line an action, true dates and numbers, and nothing that computes."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

from app.calc.event import EventData
from app.exchange.action_columns import COLUMNS, KEY, YES, Column, Names, value, word
from app.language import N_

SHEET = N_("Action plan")
_FORMATS = {
    "date": "dd/mm/yyyy",
    "share": "0%",
    "whole": "0",
}
"""Other numbers as they are: `#,##0.##` leaves a bare point behind each whole one."""
_ROWS_WITH_LISTS = 500
"""Lines below the last action on which the lists of words are offered as well."""


def workbook(event: EventData, language: str) -> bytes:
    """All actions of the plan, in its order; headings and words in `language`."""
    import openpyxl
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = word(SHEET, language)
    names = Names(event)
    for n, column in enumerate(COLUMNS, 1):
        _write(sheet.cell(1, n), word(column.name, language), column)
        sheet.cell(1, n).font = Font(bold=True)
        sheet.cell(1, n).fill = PatternFill("solid", fgColor="E4EBEE")
        sheet.cell(1, n).alignment = Alignment(wrap_text=True, vertical="top")
        dimension = sheet.column_dimensions[get_column_letter(n)]
        dimension.width, dimension.hidden = column.width, column.field == KEY
    top, wrapped = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
    for row, action in enumerate(event.actions, 2):
        for n, column in enumerate(COLUMNS, 1):
            held = value(action, column, names, language)
            if held in ("", None):
                continue
            cell = sheet.cell(row, n)
            _write(cell, held, column)
            cell.alignment = wrapped if isinstance(held, str) and column.width > 20 else top
    last = get_column_letter(len(COLUMNS))
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{last}{max(1, len(event.actions)) + 1}"
    _offer_words(sheet, len(event.actions), language)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    held_in = io.BytesIO()
    book.save(held_in)
    return held_in.getvalue()


def _write(cell: Any, held: Any, column: Column) -> None:
    """A text stays a text whatever it begins with, in Excel, too, when somebody goes over it."""
    if isinstance(held, str):
        cell.value = _unmistakable(held)
        cell.data_type = "s"
        cell.quotePrefix = held[:1] in ("=", "+", "-", "@")
        return
    cell.value = held
    cell.number_format = _FORMATS["date"] if isinstance(held, date) else _FORMATS.get(column.kind, "General")


def _unmistakable(text: str) -> str:
    """Excel reads `_x0041_` as a letter by its number unless its first underscore is written so itself."""
    return re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def _offer_words(sheet: Any, rows: int, language: str) -> None:
    """A list of the words to choose from, in the columns that take nothing else."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for n, column in enumerate(COLUMNS, 1):
        words = [YES] if column.kind == "truth" else list(column.choices.values())
        if words:
            listed = ",".join(word(each, language) for each in words)
            offered = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
            sheet.add_data_validation(offered)
            letter = get_column_letter(n)
            offered.add(f"{letter}2:{letter}{rows + 1 + _ROWS_WITH_LISTS}")
