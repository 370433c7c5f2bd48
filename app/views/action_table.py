"""The plan as a table: one view of Qt over rows that are painted, typed in place, sorted by a click on a column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent

from app.calc.action_list import Column, Group
from app.canvas.font import MEDIUM, width
from app.canvas.symbol_drawing import colour
from app.language import _
from app.views.action_cells import ActionCells, paint_heading
from app.views.action_rows import ORDER, ActionRows
from app.views.action_typing import TYPED, Typing
from app.views.action_words import COLUMNS
from app.views.theme import TEXT_SIZE, Appearance
from app.views.thing_table import ThingTable, mark

WIDTHS: dict[Column, int] = {
    "number": 46, "phase": 54, "owner": 104, "due": 148, "priority": 44, "state": 98, "effect": 116, "axis": 116,
}  # fmt: skip
"""In the order in which they are left out where there is no room, the last one first."""
KEPT: tuple[Column, ...] = ("number", "phase", "owner", "due")
"""Never left out."""
LEAST: dict[Column, int] = {"label": 176, "deliverable": 114}
OF_THE_REST: dict[Column, float] = {"label": 0.6, "deliverable": 0.4}


class ActionTable(ThingTable):
    """`wheel_asked(id)` by a click on one."""

    wheel_asked = Signal(str)
    rows: ActionRows

    def __init__(self, rows: ActionRows, worn: Appearance) -> None:
        super().__init__(rows, worn, _("Actions"))
        self.may_write: Callable[[], bool] = lambda: True
        self.typing = Typing(self)
        self.setObjectName("actions")
        self.setItemDelegate(ActionCells(self))
        self.header().setMinimumSectionSize(worn.px(20))

    # What is selected

    def mark(self, ids: Iterable[str], column: Column = "label") -> None:
        """Select these; the last of them is the current one."""
        current = self.currentIndex()
        mark(self.selectionModel(), self.rows, ids, current.column() if current.isValid() else ORDER.index(column))

    def go(self, id: str, column: Column) -> None:
        """Make this cell the current one, and its row alone the chosen one."""
        index = self.rows.index_of(id, column)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.scrollTo(index)

    def current(self) -> tuple[str, Column]:
        """The action and the column where the hand is; an empty id where it is nowhere."""
        index = self.currentIndex()
        found = self.rows.ids_at([index.row()]) if index.isValid() else []
        return (found[0] if found else "", ORDER[index.column()] if index.isValid() else "label")

    def beside(self, id: str, by: int) -> str | None:
        """The next action below or above, headings left out."""
        at = self.rows.index_of(id).row()
        while 0 <= (at := at + by) < len(self.rows.items):
            if found := self.rows.ids_at([at]):
                return found[0]
        return None

    def below_row(self, ids: Sequence[str]) -> QRect:
        """The part of the first of these rows that is in sight, in the coordinates of the viewport."""
        rect = self.visualRect(self.rows.index_of(ids[0])) if ids else QRect()
        rect.setLeft(0)
        rect.setRight(self.viewport().width())
        return rect

    # How it is laid out

    def fit(self) -> None:
        """Leave out the column that the headings say, and the last ones where the texts have no room."""
        px, shown = self.worn.px, self._shown()
        wide = {column: self._needed(column) for column in shown if column not in LEAST}
        least = {column: px(LEAST[column]) for column in shown if column in LEAST}
        room = self.viewport().width() - sum(wide.values())
        if "deliverable" not in least:
            least["label"] = min(least["label"], max(px(LEAST["deliverable"]), room))
        free = max(0, room - sum(least.values()))
        for column in least:
            wide[column] = least[column] + int(free * (OF_THE_REST[column] if len(least) > 1 else 1))
        for column in ORDER:
            self.setColumnHidden(ORDER.index(column), column not in shown)
        for column, pixels in wide.items():
            self.setColumnWidth(ORDER.index(column), pixels)

    def _needed(self, column: Column) -> int:
        head = width(f"{_(COLUMNS[column])} ▲", self.worn.px(TEXT_SIZE), MEDIUM) + self.worn.px(18)
        return max(self.worn.px(WIDTHS[column]), round(head) if column not in ("number", "phase", "priority") else 0)

    def _shown(self) -> list[Column]:
        """Those that are never left out, then as many as there is room for, the deliverable first."""
        free = self.viewport().width() - sum(map(self._needed, KEPT)) - self.worn.px(LEAST["label"])
        shown: list[Column] = [*KEPT, "label"]
        if free >= self.worn.px(LEAST["deliverable"]):
            shown.append("deliverable")
            free -= self.worn.px(LEAST["deliverable"])
        for column in WIDTHS:
            if column not in KEPT and column != self.rows.grouping and free >= self._needed(column):
                free -= self._needed(column)
                shown.append(column)
        return shown

    # Events of Qt

    def paint_heading(self, painter: QPainter, rect: QRect, group: Group) -> None:
        paint_heading(painter, rect, group, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if index.isValid() and self.typing.editor is None and self.hasFocus() and ORDER[index.column()] in TYPED:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(colour(self.worn.look.accent), 1))
            painter.drawRect(self.visualRect(index).adjusted(1, 1, -2, -2))
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = (
            event.key(),
            event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier),
        )
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.typing.begin()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = key in (Qt.Key.Key_Left, Qt.Key.Key_Backtab)
            if not self.typing.aside(-1 if back else 1) and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.typing.finish()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a wheel asks to turn it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        held = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        if event.button() == Qt.MouseButton.LeftButton and not held and index.isValid():
            found = self.rows.ids_at([index.row()])
            if found and ORDER[index.column()] == "phase" and self.currentIndex() == index:
                self.wheel_asked.emit(found[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.typing.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.typing.place()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.typing.place()
