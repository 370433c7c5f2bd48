"""Typing in the table of a process flow chart: a line over the cell, letters for what is chosen, and the way from cell
to cell. A letter is text wherever a text stands, and a choice where a symbol, a class or a question stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect

from app.calc.process_chart import KEYS, KINDS, QUESTIONS, VALUE_CLASSES, Step
from app.calc.process_chart_rows import COLUMNS, QUESTION_KEYS, UNITS, VALUE_KEYS, choice
from app.calc.quantity import Unreadable, show_for_typing
from app.language import _
from app.models import process_chart_edit as edit
from app.models.schema import new_id
from app.views.process_chart_clipboard import paste_rows
from app.views.process_chart_editor import StepEditor
from app.views.process_chart_rows import DESCRIPTION, KIND, NUMBER, ORDER, column

if TYPE_CHECKING:
    from app.views.process_chart_table import ChartTable

CHOICES: dict[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "kind": (KEYS, KINDS),
    "value_class": (VALUE_KEYS, VALUE_CLASSES),
    "question": (QUESTION_KEYS, QUESTIONS),
}
"""Of each column that is chosen and not typed: its keys, and the names of its choices."""


def keys_told(name: str) -> str:
    """What can be typed in a column where that is not plain: for the status bar."""
    if name in CHOICES:
        keys, names = CHOICES[name]
        return " · ".join(f"{key} {_(names[id])}" for key, id in keys.items())
    return _("45, 1 min 15, 0.5 h – ~45 is an estimate") if name == "time_s" else ""


class Typing:
    def __init__(self, table: ChartTable) -> None:
        self._table = table
        self.editor: StepEditor | None = None
        self._at = ("", "")
        """The id of the row and the name of the column that are typed in."""

    # The line over a cell

    def begin(self, text: str | None = None) -> StepEditor | None:
        """Type in the current cell: this text in the place of what stands there, or that itself."""
        table = self._table
        index = table.currentIndex()
        name = ORDER[index.column()] if index.isValid() else "number"
        if name == "number" or name in CHOICES or not table.may_write():
            return None
        self.finish()
        table.scrollTo(index)
        editor = StepEditor(table.viewport(), table.worn, name, _(COLUMNS[name]))
        self.editor, self._at = editor, (table.rows.id(index.row()), name)
        if name == "actor" and table.document is not None:
            editor.complete_from(edit.actors(table.document))
        editor.show_text(self._standing(index.row(), name), text)
        self.place()
        editor.left.connect(self._leave)
        editor.given_up.connect(self.give_up)
        editor.table_pasted.connect(self._paste)
        editor.show()
        editor.setFocus()
        if text is not None:
            editor.end(False)
        return editor

    def _standing(self, row: int, name: str) -> str:
        step = self._table.rows.step(row)
        if step is None:
            return ""
        if name not in UNITS:
            return str(getattr(step, name))
        text = show_for_typing(getattr(step, name), UNITS[name], day_s=self._table.rows.day_s)
        return f"≈ {text}" if name == "time_s" and step.time_source == "estimated" and text else text

    def place(self) -> None:
        """Over its cell, wherever that is now."""
        if self.editor is None:
            return
        row = self._table.rows.row_of(self._at[0])
        if row < 0:
            self.give_up()
            return
        rect: QRect = self._table.visualRect(self._table.rows.index(row, column(self._at[1])))
        self.editor.lay_over(rect)

    def finish(self) -> None:
        """Keep what is half typed; what cannot be read is said, and not kept."""
        if self.editor is not None:
            self._leave("away")

    def give_up(self) -> None:
        had_focus = self.editor is not None and self.editor.hasFocus()
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.close_down()
        if had_focus:
            self._table.setFocus()

    def _leave(self, how: str) -> None:
        editor = self.editor
        if editor is None:
            return
        row, name = self._table.rows.row_of(self._at[0]), self._at[1]
        values: dict[str, Any] = {}
        if editor.is_changed and row >= 0:
            try:
                values = editor.values(self._table.rows.day_s)
            except Unreadable as refused:
                if how != "away":
                    editor.refuse(refused)
                    return
                self._table.say(str(refused.sentence))
        self.give_up()
        row = self.write(row, values) if values else row
        if how == "away":
            return
        self._table.setFocus()
        self._go(how, row, name)

    def _go(self, how: str, row: int, name: str) -> None:
        if how == "enter":
            self.enter(row, name)
        elif how in ("right", "left"):
            self.step_aside(row, column(name), 1 if how == "right" else -1)
        else:
            self._table.go(row + (1 if how == "down" else -1), column(name))

    def _paste(self, text: str) -> None:
        self.give_up()
        self._table.setFocus()
        paste_rows(self._table, text)

    # From cell to cell

    def enter(self, row: int, name: str) -> None:
        """From the description to the symbol; from everywhere else to the next step, or to the row to type it in."""
        table = self._table
        if name == "description" and table.rows.step(row) is not None:
            table.go(row, KIND)
        elif table.rows.is_next(row):
            table.rows.put_next(None)
            table.go(row, DESCRIPTION)
        else:
            table.go(row + 1, DESCRIPTION)

    def step_aside(self, row: int, at: int, by: int) -> None:
        """To the next cell that is typed, over the end of the row to the next one."""
        table = self._table
        shown = [i for i in range(NUMBER + 1, len(ORDER)) if not table.isColumnHidden(i)]
        place = shown.index(at) + by if at in shown else 0
        if 0 <= place < len(shown):
            table.go(row, shown[place])
        elif 0 <= row + by < table.rows.rowCount():
            table.go(row + by, shown[0 if by > 0 else -1])

    # Choices

    def key(self, letter: str) -> bool:
        """A letter typed on the current cell; whether it means something there."""
        index = self._table.currentIndex()
        name = ORDER[index.column()]
        if name not in CHOICES:
            return letter != " " and self.begin(letter) is not None
        if letter == " ":
            self.turn(index.row(), name)
            return True
        chosen = CHOICES[name][0].get(letter.upper())
        if chosen is None or not self._table.may_write():
            return False
        row = self.write(index.row(), {name: chosen})
        self._table.go(row, self._after(name, chosen))
        return True

    @staticmethod
    def _after(name: str, chosen: str) -> int:
        """What is asked next: of what is carried how far, of all else how long."""
        if name == "kind":
            return column("distance_m" if chosen == "transport" else "time_s")
        return column("actor" if name == "value_class" else "idea")

    def turn(self, row: int, name: str) -> None:
        """The next of the choices; after the last there is none, but for the symbol."""
        step = self._table.rows.step(row)
        ids: list[str | None] = [*CHOICES[name][1]]
        if name != "kind":
            ids.insert(0, None)
        now = getattr(step, name) if step else ids[-1]
        self.write(row, {name: ids[(ids.index(now) + 1) % len(ids)]})

    def clear(self) -> None:
        """Empty the current cell; a symbol cannot be empty."""
        index = self._table.currentIndex()
        name = ORDER[index.column()] if index.isValid() else "kind"
        step = self._table.rows.step(index.row())
        if step is None or name in ("kind", "number"):
            return
        values: dict[str, Any] = {name: "" if name in ("description", "actor", "idea") else None}
        self.write(index.row(), values | ({"time_source": None} if name == "time_s" else {}))

    def put(self, text: str) -> None:
        """Give the current cell this text, as if it were typed. Raises `ValueError` where it is no choice."""
        index = self._table.currentIndex()
        name = ORDER[index.column()]
        if name in CHOICES:
            chosen = choice(name, text)
            if chosen is not None:
                self.write(index.row(), {name: chosen})
        elif editor := self.begin(text):
            editor.left.emit("away")

    # Into the document

    def write(self, row: int, values: dict[str, Any]) -> int:
        """Store what differs in a row; what is typed in the next row makes it a step. The row where it stands then."""
        table = self._table
        if table.document is None or table.chart_id is None or not table.may_write():
            return row
        step = table.rows.step(row)
        if step is None:
            given = {name: value for name, value in values.items() if value not in (None, "")}
            return self._add(table, Step(new_id(), **given)) if given else row
        if values.get("time_source", "") is None and step.time_source == "standard":
            values = {name: value for name, value in values.items() if name != "time_source"}
        if all(getattr(step, name) == value for name, value in values.items() if name != "time_source"):
            values = {n: v for n, v in values.items() if n == "time_source" and v and v != step.time_source}
        if values:
            edit.set_values(table.document, [step.id], values)
        return table.rows.row_of(step.id)

    @staticmethod
    def _add(table: ChartTable, step: Step) -> int:
        rows = table.rows
        after = rows.last()
        if rows.next_after is not None:
            rows.next_after = step.id  # it is not there yet: the row follows it as soon as it is
        edit.add_rows(table.document, table.chart_id, [step], after)  # type: ignore[arg-type]
        return rows.row_of(step.id)
