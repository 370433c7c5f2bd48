"""Typing on the tally sheet itself: names one after another, and the counts of a paper form in its own order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont

from app.calc.tally import Category
from app.canvas.field_editor import CANCEL, ENTER, LEAVE, NEXT, PREVIOUS, FieldEditor, LineField
from app.canvas.font import MEDIUM, SEMI_BOLD, map_font
from app.canvas.tally_layout import HEAD, NAME, NUMBER
from app.language import _

if TYPE_CHECKING:
    from app.views.tally_sheet import TallySheet

TYPED = "typed"
"""The id of a row that is being typed and not yet kept."""
_NUMBER = re.compile(r"\+?\d{1,9}")


@dataclass(frozen=True, slots=True)
class _Cell:
    """What is typed: the name of a row, the count of one in a column, or, without a row, the name of a column."""

    row: str | None
    column: str | None
    what: str = "name"


class TallyTyping:
    """One field at a time: a name, that of a row that does not exist yet, or the count of a cell."""

    def __init__(self, sheet: TallySheet) -> None:
        self._sheet = sheet
        self._editor: FieldEditor | None = None
        self._cell = _Cell(None, None)
        self.adds = False
        """Whether a row is typed that does not exist yet."""
        self.form = False
        """Whether the counts of a whole form are typed: after the last row comes the next column."""

    @property
    def is_open(self) -> bool:
        return self._editor is not None

    # Names

    def add(self, after: str | None) -> None:
        """Type a new category after a row, after the last one where that is "other"; Enter makes the next one."""
        self.finish()
        sheet = self._sheet
        own = [category.id for category in sheet.tally.categories if not category.other]
        sheet.after_row = after if after in own else own[-1] if own else None
        self.adds = True
        sheet.lay()
        sheet.select(TYPED)
        self._open(_Cell(TYPED, None), "")

    def name(self, id: str) -> None:
        self.finish()
        category = next((each for each in self._sheet.tally.categories if each.id == id), None)
        if category is not None:
            self._sheet.select(id)
            self._open(_Cell(id, None), category.name)

    def column(self, id: str) -> None:
        """Type the name of a column, in the header."""
        self.finish()
        found = next((each for each in self._sheet.tally.columns if each.id == id), None)
        if found is not None:
            self._sheet.choose_column(id)
            self._open(_Cell(None, id), found.name)

    # Counts

    def count(self, id: str, *, form: bool = False) -> None:
        """Type the count of a row in the current column: a number stands for all, +5 adds five."""
        self.finish()
        category = next((each for each in self._sheet.tally.categories if each.id == id), None)
        if category is None:
            return
        sheet, self.form = self._sheet, form
        sheet.select(id)
        column = sheet.current if sheet.tally.column_kind != "none" else None
        self._open(_Cell(id, column, "count"), str(self._counted(category, column) or ""))

    def _counted(self, category: Category, column: str | None) -> int:
        """Of a sheet without columns, the whole row."""
        return category.count if self._sheet.tally.column_kind == "none" else category.count_in(column)

    def whole_form(self) -> None:
        """Type every count of the sheet, in the order in which it is printed."""
        rows = self._sheet.tally.categories
        if rows:
            columns = self._sheet.tally.columns
            if self._sheet.tally.column_kind != "none" and columns:
                self._sheet.choose_column(columns[0].id)
            self.count(rows[0].id, form=True)

    # The field

    def _open(self, cell: _Cell, text: str) -> None:
        sheet, self._cell = self._sheet, cell
        counts = cell.what == "count"
        field = LineField(text, "center" if counts else "left", sheet.viewport())
        names = {"count": _("Number of marks"), "name": _("Name of the category")}
        field.setAccessibleName(names[cell.what] if cell.row is not None else _("Name of the column"))
        self._editor = FieldEditor(field, sheet.viewport(), sheet.worn.look, sheet.worn.scale)
        field.asked.connect(self._asked)
        field.edited.connect(self._editor.forgive)
        self.place()
        if self._editor is not None:
            self._editor.show()

    def place(self) -> None:
        """Keep the field over what it is for; without it, the typing ends."""
        if self._editor is None:
            return
        found = self._rect()
        if found is None:
            self.close()
        else:
            self._editor.lay(*found)

    def _rect(self) -> tuple[QRect, QFont] | None:
        sheet, laid, what = self._sheet, self._sheet.laid, self._cell
        cell = next((each for each in laid.cells if each.everything or each.column == what.column), None)
        if what.row is None:
            if cell is None:
                return None
            wide = max(round(cell.right - cell.left), laid.px(110))
            return QRect(round(cell.left), 2, wide, round(laid.header) - 4), map_font(laid.px(HEAD + 1), SEMI_BOLD)
        at = sheet.index_of(what.row)
        if at < 0 or (cell is None and what.what == "count"):
            return None
        if what.what == "name":
            rect = sheet.on_screen(laid.name_rect(at))
            wide = max(rect.width(), laid.px(220))
            return QRect(rect.left() - 6, rect.top() + 3, wide, rect.height() - 6), map_font(laid.px(NAME), MEDIUM)
        rect = sheet.on_screen(laid.cell_rect(at, cell)) if cell else QRect()
        wide = min(rect.width() - 8, laid.px(110))
        return QRect(rect.left() + 4, rect.top() + 3, wide, rect.height() - 6), map_font(laid.px(NUMBER + 4), SEMI_BOLD)

    def finish(self) -> None:
        """Keep what is half typed, but for what cannot be read."""
        if self._editor is not None and not self._keep():
            self.close()

    def close(self) -> None:
        """Take the field away, with the row that was to be."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        editor.close()
        self._sheet.setFocus()
        if self.adds:
            self.adds = False
            sheet = self._sheet
            sheet.lay()
            sheet.selected = sheet.after_row or (sheet.tally.categories[0].id if sheet.tally.categories else None)

    def _keep(self) -> bool:
        """Close the field and write what stands in it; false, and left open, where it cannot be read."""
        editor = self._editor
        if editor is None:
            return False
        text = " ".join(editor.field.words().split())
        cell, adds = self._cell, self.adds
        if cell.what == "count" and text and not _NUMBER.fullmatch(text):
            editor.refuse(
                _("“{text}” is not a number of marks. Write for instance 12, or +5 for five more.", text=text)
            )
            return False
        self.close()
        if cell.row is None:
            self._keep_column(cell.column, text)
        elif cell.what == "count":
            self._keep_count(cell.row, cell.column, text)
        elif not adds:
            self._keep_name(cell.row, text)
        elif text:
            self._sheet.added.emit(text, self._sheet.after_row)
        return True

    def _keep_column(self, id: str | None, text: str) -> None:
        column = next((each for each in self._sheet.tally.columns if each.id == id), None)
        if column is not None and " ".join(column.name.split()) != text:
            self._sheet.column_named.emit(column.id, text)

    def _keep_name(self, id: str, text: str) -> None:
        category = next((each for each in self._sheet.tally.categories if each.id == id), None)
        if category is not None and " ".join(category.name.split()) != text:
            self._sheet.named.emit(id, text)

    def _keep_count(self, id: str, column: str | None, text: str) -> None:
        """An empty field, and the number that stood in it, change nothing."""
        category = next((each for each in self._sheet.tally.categories if each.id == id), None)
        if category is None or not text:
            return
        now = self._counted(category, column)
        count = now + int(text[1:]) if text.startswith("+") else int(text)
        if count != now:
            self._sheet.counted.emit(id, column, count)

    def _asked(self, what: str) -> None:
        if what == CANCEL:
            self.form = False
            self.close()
        elif what == LEAVE:
            self.finish()
        elif self._cell.what == "count":
            self._next_count(what)
        else:
            self._next_name(what)

    def _next_name(self, what: str) -> None:
        """Enter makes the next category; an empty one ends it."""
        adds, is_empty = self.adds, self._editor is not None and not self._editor.field.words().strip()
        if self._keep() and adds and not is_empty and what in (ENTER, NEXT):
            self.add(self._sheet.selected)

    def _next_count(self, what: str) -> None:
        """Enter goes down, at the end to the next column; Tab goes to the next column at once."""
        sheet, id, form = self._sheet, self._cell.row, self.form
        if not self._keep():
            return
        rows = [category.id for category in sheet.tally.categories]
        at = rows.index(id) if id in rows else len(rows) - 1
        step = {ENTER: 1, NEXT: 0, PREVIOUS: 0}[what]
        if what == ENTER and at + step < len(rows):
            if form:
                self.count(rows[at + step], form=True)
            return
        before = sheet.current
        sheet.step_column(-1 if what == PREVIOUS else 1)
        if sheet.current != before and (form or what != ENTER):
            self.count(rows[0] if what == ENTER else rows[at], form=form)
        else:
            self.form = False
