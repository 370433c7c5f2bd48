"""Typing on the tally sheet itself: names one after another, and the counts of a paper form in its own order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from app.calc.tally import Category
from app.canvas.field_editor import CANCEL, ENTER, LEAVE, NEXT, PREVIOUS, FieldEditor, LineField
from app.canvas.font import MEDIUM, SEMI_BOLD, map_font
from app.canvas.tally_layout import NAME, NUMBER
from app.language import _

if TYPE_CHECKING:
    from app.views.tally_sheet import TallySheet

TYPED = "typed"
"""The id of a row that is being typed and not yet kept."""
_NUMBER = re.compile(r"\+?\d{1,9}")


class TallyTyping:
    """One field at a time: the name of a row, of one that does not exist yet, or the count of a cell."""

    def __init__(self, sheet: TallySheet) -> None:
        self._sheet = sheet
        self._editor: FieldEditor | None = None
        self._id = ""
        self.adds = False
        """Whether a row is typed that does not exist yet."""
        self._column: tuple[str | None] | None = None
        """The column of the cell that is typed; nothing while it is a name."""
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
        self._open(TYPED, "", None)

    def name(self, id: str) -> None:
        self.finish()
        category = next((each for each in self._sheet.tally.categories if each.id == id), None)
        if category is not None:
            self._sheet.select(id)
            self._open(id, category.name, None)

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
        self._open(id, str(self._counted(category, column) or ""), (column,))

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

    def _open(self, id: str, text: str, column: tuple[str | None] | None) -> None:
        sheet = self._sheet
        self._id, self._column = id, column
        field = LineField(text, "left" if column is None else "center", sheet.viewport())
        field.setAccessibleName(_("Name of the category") if column is None else _("Number of marks"))
        self._editor = FieldEditor(field, sheet.viewport(), sheet.worn.look, sheet.worn.scale)
        field.asked.connect(self._asked)
        field.edited.connect(self._editor.forgive)
        self.place()
        self._editor.show()

    def place(self) -> None:
        """Keep the field over its row."""
        if self._editor is None:
            return
        sheet = self._sheet
        at = sheet.index_of(self._id)
        if at < 0:
            self.close()
            return
        laid = sheet.laid
        if self._column is None:
            rect, font = sheet.on_screen(laid.name_rect(at)), map_font(laid.px(NAME), MEDIUM)
            rect = QRect(rect.left() - 6, rect.top() + 3, max(rect.width(), laid.px(220)), rect.height() - 6)
        else:
            cell = next(
                (cell for cell in laid.cells if cell.everything or cell.column == self._column[0]), laid.cells[0]
            )
            rect, font = sheet.on_screen(laid.cell_rect(at, cell)), map_font(laid.px(NUMBER + 4), SEMI_BOLD)
            rect = QRect(rect.left() + 4, rect.top() + 3, min(rect.width() - 8, laid.px(110)), rect.height() - 6)
        self._editor.lay(rect, font)

    def finish(self) -> None:
        """Keep what is half typed."""
        if self._editor is not None:
            self._keep()

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
        if self._column is not None and text and not _NUMBER.fullmatch(text):
            editor.refuse(
                _("“{text}” is not a number of marks. Write for instance 12, or +5 for five more.", text=text)
            )
            return False
        id, column, adds = self._id, self._column, self.adds
        self.close()
        if column is not None:
            self._keep_count(id, column[0], text)
        elif adds and text:
            self._sheet.added.emit(text, self._sheet.after_row)
        elif not adds:
            self._keep_name(id, text)
        return True

    def _keep_name(self, id: str, text: str) -> None:
        category = next((each for each in self._sheet.tally.categories if each.id == id), None)
        if category is not None and category.name != text:
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
            if not self._keep():
                self.close()
        elif self._column is None:
            self._next_name(what)
        else:
            self._next_count(what)

    def _next_name(self, what: str) -> None:
        """Enter makes the next category; an empty one ends it."""
        adds, is_empty = self.adds, self._editor is not None and not self._editor.field.words().strip()
        if self._keep() and adds and not is_empty and what in (ENTER, NEXT):
            self.add(self._sheet.selected)

    def _next_count(self, what: str) -> None:
        """Enter goes down, at the end to the next column; Tab goes to the next column at once."""
        sheet, id, form = self._sheet, self._id, self.form
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
