"""Typing in the grid of measures as in a spreadsheet: a line over the cell, Enter goes down, Tab to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from app.calc import pasted_table
from app.calc.quantity import Unreadable
from app.language import N_, _, ngettext
from app.models.measure_block import NUMBERS, READING, Pasted, as_subgroups, paste_block, read_cell
from app.models.measure_edit import CHANGE, EXCLUDE
from app.views.cell_editor import CellEditor

if TYPE_CHECKING:
    from app.views.measure_table import MeasureTable

COMPLETED = ("event", "stage", "shift", "machine", "excluded")
"""The columns in which earlier words come again."""
_LOOKED_AT = 2000
"""The last measures whose words are offered."""
HINTS = {
    "at": N_("A date, a date with its time, or what the point is called"),
    "excluded": N_("Why the point does not count; Delete lets it count again"),
    "event": N_("What happened here stands on the chart: new die"),
    "stage": N_("Points that follow each other with the same word are one stage with limits of its own"),
}


class MeasureTyping:
    def __init__(self, table: MeasureTable) -> None:
        self._table = table
        self.editor: CellEditor | None = None
        self._row, self._field = -1, ""

    def begin(self, text: str | None = None) -> CellEditor | None:
        """Type in the current cell: this text in the place of what stands there, or that itself."""
        table = self._table
        index = table.currentIndex()
        if not index.isValid() or not table.may_write():
            return None
        self.finish()
        table.scrollTo(index)
        self._row, self._field = index.row(), table.rows.columns[index.column()]
        number = self._field in NUMBERS or self._field.startswith(READING)
        editor = CellEditor(table.viewport(), table.worn, table.rows.title(self._field), number=number)
        self.editor = editor
        if self._field in COMPLETED:
            editor.complete_from(self._words())
        editor.show_text(table.rows.text(self._row, self._field), text)
        self.place()
        editor.left.connect(self._leave)
        editor.given_up.connect(self.give_up)
        editor.table_pasted.connect(self._paste)
        editor.show()
        editor.setFocus()
        if text is not None:
            editor.end(False)
        return editor

    def _words(self) -> list[str]:
        rows = self._table.rows
        texts = (rows.text(row, self._field) for row in range(max(0, rows.n - _LOOKED_AT), rows.n))
        return list(dict.fromkeys(filter(None, texts)))

    def place(self) -> None:
        """Over its cell, wherever that is now."""
        if self.editor is None:
            return
        rows = self._table.rows
        if self._field not in rows.columns or self._row >= rows.rowCount():
            self.give_up()
            return
        rect: QRect = self._table.visualRect(rows.index(self._row, rows.columns.index(self._field)))
        self.editor.lay_over(rect)

    def finish(self) -> None:
        """Keep what is half typed; what cannot be read is said, and not kept."""
        if self.editor is not None:
            self._leave("away")

    def give_up(self) -> None:
        editor, self.editor = self.editor, None
        if editor is None:
            return
        if editor.hasFocus():
            self._table.setFocus()  # hidden with the keys, Qt would hand them on by a Tab to the next cell
        editor.close_down()

    def _leave(self, how: str) -> None:
        editor = self.editor
        if editor is None:
            return
        row, field, text = self._row, self._field, editor.text()
        if editor.is_changed:
            try:
                unit = self._table.rows.head.unit if self._table.rows.head is not None else ""
                read_cell(field, text, unit, today=self._table.today())
            except Unreadable as refused:
                if how != "away":
                    editor.refuse(refused)
                    return
                self._table.say(str(refused.sentence))
                self.give_up()
                return
        changed, was_next = editor.is_changed, row >= self._table.rows.n
        self.give_up()
        if changed:
            row = self.write(row, field, text)
            if was_next and how == "enter":
                row = self._table.rows.n - 1  # wherever its date has put it, the next one is typed
        if how != "away":
            self._table.setFocus()
            self._go(how, row, field)

    def _go(self, how: str, row: int, field: str) -> None:
        table = self._table
        if field not in table.rows.columns:
            return
        column = table.rows.columns.index(field)
        if how in ("right", "left"):
            table.step_aside(row, column, 1 if how == "right" else -1)
        else:
            table.go(row - 1 if how == "up" else row + 1, column)

    def write(self, row: int, field: str, text: str) -> int:
        """Store a cell; typed in the last row it makes a measure. The row where it stands then."""
        table = self._table
        if table.document is None or table.indicator_id is None:
            return row
        label = EXCLUDE if field == "excluded" else CHANGE["value"] if field.startswith(READING) else CHANGE[field]
        pasted = paste_block(
            table.document, table.indicator_id, row, [field], [[text]], today=table.today(), label=label
        )
        if pasted.unread:
            table.say(str(pasted.unread[0].why))
        return table.rows.row_of(pasted.ids[0]) if pasted.ids else row

    def _paste(self, text: str) -> None:
        self.give_up()
        self._table.setFocus()
        self.paste(text)

    def paste(self, text: str) -> None:
        """A block from a spreadsheet, from the current cell on, in one gesture; what was not understood is told."""
        table = self._table
        index = table.currentIndex()
        if not index.isValid() or not text.strip() or not table.may_write():
            return
        rows = pasted_table.cells(text.rstrip("\r\n"))
        if all(len(row) <= 1 for row in rows) and any(";" in cell for row in rows for cell in row):
            rows = [cell.split(";") for row in rows for cell in row or [""]]
        fields = table.rows.columns[index.column() :]
        if table.rows.n == 0:
            fields = as_subgroups(fields, rows, table.rows.head.unit if table.rows.head is not None else "")
        pasted = paste_block(
            table.document,  # type: ignore[arg-type]
            table.indicator_id,  # type: ignore[arg-type]
            index.row(),
            fields,
            rows,
            today=table.today(),
        )
        table.mark(pasted.ids, index.column())
        self._tell(pasted)

    def _tell(self, pasted: Pasted) -> None:
        said = ngettext("{n} measure was pasted.", "{n} measures were pasted.", len(pasted.ids))
        if pasted.heading:
            said += " " + _("The first line is a heading and was left out: {heading}.", heading=pasted.heading)
        if not pasted.unread:
            self._table.say(said)
            return
        first = pasted.unread[0]
        said += " " + ngettext(
            "{n} cell could not be read and was left as it stood: line {row}, column {column}. {why}",
            "{n} cells could not be read and were left as they stood, the first in line {row}, column {column}. {why}",
            len(pasted.unread),
            row=first.row,
            column=first.column,
            why=str(first.why),
        )
        told = "\n".join(
            _("Line {row}, column {column}: “{text}”. {why}", row=e.row, column=e.column, text=e.text, why=str(e.why))
            for e in pasted.unread
        )
        self._table.warn(said, told)
