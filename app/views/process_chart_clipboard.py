"""Rows of a process flow chart to a spreadsheet, and lines or tables from elsewhere as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from app.calc.process_chart_rows import read_rows, write_rows
from app.language import _, ngettext
from app.models import process_chart_edit as edit
from app.views.cell_editor import is_table
from app.views.process_chart_rows import NUMBER

if TYPE_CHECKING:
    from app.views.process_chart_table import ChartTable


def copy(table: ChartTable) -> None:
    """The chosen rows as a table, or the text of the current cell."""
    ids = set(table.marked_ids())
    if ids and table.rows.chart:
        text = write_rows([step for step in table.rows.chart.steps if step.id in ids])
    else:
        text = table.rows.data(table.currentIndex()) if table.currentIndex().isValid() else ""
    if text:
        QGuiApplication.clipboard().setText(text)


def paste(table: ChartTable) -> None:
    """Several lines or cells as rows; a single one as if it were typed in the current cell."""
    text = QGuiApplication.clipboard().text()
    if not text.strip() or not table.may_write():
        return
    if is_table(text) or table.currentIndex().column() == NUMBER:
        paste_rows(table, text)
        return
    try:
        table.typing.put(text.strip())
    except ValueError:
        table.say(_("“{text}” is none of the choices here.", text=text.strip()))


def paste_rows(table: ChartTable, text: str) -> None:
    """Make a step of each line or row of a table, where the hand is."""
    pasted = read_rows(text, day_s=table.rows.day_s)
    if not pasted.steps or not table.can_write or table.document is None or table.chart_id is None:
        return
    current = table.currentIndex().row()
    after = table.rows.id(current) if table.rows.step(current) else table.rows.last()
    ids = edit.add_rows(table.document, table.chart_id, pasted.steps, after, edit.PASTE)
    table.choose(ids)
    said = ngettext("{n} step was pasted.", "{n} steps were pasted.", len(ids))
    if pasted.unread:
        said += " " + ngettext(
            "{n} cell could not be read: its text stands with the ideas.",
            "{n} cells could not be read: their texts stand with the ideas.",
            pasted.unread,
        )
    table.say(said)
