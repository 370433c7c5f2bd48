"""Typing in the table of the plan, as in a spreadsheet: Tab to the next cell, Enter to the one below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.calc import calendar_date
from app.calc.action_list import Column
from app.calc.pasted_list import tidy
from app.calc.quantity import Unreadable
from app.language import N_, _, sentence
from app.models.document_error import DocumentError
from app.views.action_words import COLUMNS
from app.views.cell_editor import CellEditor

if TYPE_CHECKING:
    from app.views.action_table import ActionTable

NO_SUCH_AXIS = sentence(N_("There is no axis of that name. Axes are made on their own page."))
TYPED: tuple[Column, ...] = ("label", "deliverable", "owner", "axis", "due")
"""The columns that are typed, in the order of Tab."""


class Typing:
    """`write(id, column, text)` keeps what was typed. It may raise `Unreadable`, which is shown below the cell."""

    def __init__(self, table: ActionTable) -> None:
        self._table = table
        self.editor: CellEditor | None = None
        self.write: Callable[[str, Column, str], None] = lambda _id, _column, _text: None
        self.words: Callable[[Column], Sequence[str]] = lambda _column: ()
        """What completes a text that is typed in a column."""
        self._at: tuple[str, Column] = ("", "label")

    def begin(self, column: Column | None = None) -> CellEditor | None:
        """Type in the current cell, or in this one of its row; of a cell that is not typed, in the label."""
        table = self._table
        id, at = table.current()
        at = column or at
        if at not in TYPED or table.isColumnHidden(table.rows.index_of(id, at).column()):
            at = "label"
        row = table.rows.of(id)
        if row is None or not table.may_write():
            return None
        self.finish()
        table.go(id, at)
        editor = self.editor = CellEditor(table.viewport(), table.worn, _(COLUMNS[at]))
        self._at = (id, at)
        if words := self.words(at):
            editor.complete_from(list(words))
        standing = row.axis if at == "axis" else calendar_date.show(row.action.due) if at == "due" else None
        editor.show_text(getattr(row.action, at) if standing is None else standing, None)
        self.place()
        editor.left.connect(self._leave)
        editor.given_up.connect(self.give_up)
        editor.show()
        editor.setFocus()
        return editor

    def place(self) -> None:
        """Over its cell, wherever that is now."""
        if self.editor is None:
            return
        index = self._table.rows.index_of(*self._at)
        if not index.isValid():
            self.give_up()
            return
        rect = self._table.visualRect(index)
        self.editor.lay_over(rect)

    def finish(self) -> None:
        """Keep what is half typed; what cannot be read is not kept."""
        if self.editor is not None:
            self._leave("away")

    def give_up(self) -> None:
        editor, self.editor = self.editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        editor.close_down()
        if had_focus:
            self._table.setFocus()

    def _leave(self, how: str) -> None:
        editor, (id, column) = self.editor, self._at
        if editor is None:
            return
        text = tidy(editor.text())
        changed = editor.is_changed
        if changed:
            try:
                value = calendar_date.parse(text, today=self._table.rows.today) if column == "due" else text
                if column == "axis" and text and text not in self.words("axis"):
                    raise Unreadable(NO_SUCH_AXIS)
            except Unreadable as refused:
                if how != "away":
                    editor.refuse(refused)
                    return
                changed = False
        self.give_up()
        if how != "away":
            self._table.setFocus()
        if changed:
            try:
                self.write(id, column, value)
            except DocumentError:
                self._type_again(id, column, editor.text())
                raise
        if how != "away":
            self._go(how, id, column)

    def _type_again(self, id: str, column: Column, text: str) -> None:
        """What could not be stored stays typed."""
        self._table.go(id, column)
        editor = self.begin(column)
        if editor is not None:
            editor.setText(text)

    def _go(self, how: str, id: str, column: Column) -> None:
        """On to the next cell that is typed; it is typed at once."""
        table = self._table
        if not table.hasFocus():
            return  # the typing asked something: a reason for the later date
        if how in ("right", "left"):
            table.go(id, column)
            if self.aside(1 if how == "right" else -1):
                self.begin()
            return
        below = table.beside(id, -1 if how == "up" else 1)
        if below is not None:
            table.go(below, column)
            if how == "enter":
                self.begin()

    def aside(self, by: int) -> bool:
        """To the next cell of the row that is typed, over its end to the row beside; whether there is one."""
        table = self._table
        id, column = table.current()
        shown = [each for each in TYPED if not table.isColumnHidden(table.rows.index_of(id, each).column())]
        if not id:
            return False
        place = shown.index(column) + by if column in shown else 0
        if 0 <= place < len(shown):
            table.go(id, shown[place])
            return True
        beside = table.beside(id, by)
        if beside is None:
            return False
        table.go(beside, shown[0 if by > 0 else -1])
        return True
