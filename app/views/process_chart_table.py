"""The table of a process flow chart: rows typed at the speed of speech, selected, moved, copied and pasted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTableView

from app.calc.process_chart import ProcessChart
from app.canvas.symbol_drawing import colour
from app.models import process_chart_edit as edit
from app.models.document import Document
from app.models.document_error import ReadOnlyLook
from app.views.process_chart_cells import ChartCells, ChartHeader
from app.views.process_chart_columns import fit_columns
from app.views.process_chart_hand import RowHand
from app.views.process_chart_rows import DESCRIPTION, FIRST, NEXT, NUMBER, ORDER, ChartRows
from app.views.process_chart_typing import Typing
from app.views.theme import Appearance

SHORT = ("number", "description", "kind", "distance_m", "time_s", "value_class")
"""The columns of two charts beside each other."""


class ChartTable(QTableView):
    """`selected` when other rows are current or chosen; `menu_asked(place)` for a right click."""

    selected = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, worn: Appearance, say: Callable[[str], None], name: str) -> None:
        super().__init__()
        self.worn, self.say = worn, say
        self.document: Document | None = None
        self.chart_id: str | None = None
        self.is_narrow = False
        self.painted_marks: set[int] = set()
        """The rows that are chosen as rows, while the table is painted."""
        self.rows = ChartRows()
        self.rows.setParent(self)
        self.typing = Typing(self)
        self.space: Callable[[], None] | None = None
        """What the space bar does while no text is typed, in the place of the next choice."""
        self._hand = RowHand(self)
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.cells = ChartCells(self)
        self.setItemDelegate(self.cells)
        self.setHorizontalHeader(ChartHeader(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(worn.px(24))
        self.verticalHeader().setDefaultSectionSize(worn.px(30))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rows.rowsInserted.connect(lambda _parent, first, last: self._fit_heights(first, last))
        self.rows.dataChanged.connect(lambda first, last: self._fit_heights(first.row(), last.row()))
        self.selectionModel().selectionChanged.connect(self._selection_changed)

    # What is shown

    @property
    def can_write(self) -> bool:
        return self.document is not None and self.chart_id is not None and not self.document.read_only

    def may_write(self) -> bool:
        """The same, and says so where the file may only be read."""
        if self.document is not None and self.document.read_only:
            self.say(str(ReadOnlyLook(name=self.document.path.name)))
        return self.can_write

    def show_chart(self, document: Document | None, chart: ProcessChart | None) -> None:
        """Show this chart, or what has become of it: what was current and chosen stays so."""
        if (chart.id if chart else None) != self.chart_id:
            self.typing.finish()
            self.document, self.chart_id = document, chart.id if chart else None
            self.rows.has_next, self.rows.next_after = self.can_write, None
            self.rows.show(chart)
            self.go(0, DESCRIPTION)
            return
        current, chosen = self.currentIndex(), self._tokens()
        token, column = self.rows.id(current.row()), max(current.column(), 0)
        row = current.row()
        self.rows.show(chart)
        at = self.rows.row_of(token) if current.isValid() else -1
        if at < 0:
            self.go(max(0, min(row, self.rows.rowCount() - 1)), column or DESCRIPTION)
        elif self._tokens() != chosen or self.currentIndex() != self.rows.index(at, column):
            self.choose(chosen, self.rows.index(at, column))
        self.typing.place()
        self.viewport().update()

    def _tokens(self) -> list[str]:
        return [self.rows.id(row) for row in self._chosen_rows()]

    def _chosen_rows(self) -> list[int]:
        """Only whole rows are chosen here; Qt's own question for them asks every cell of each."""
        parts = self.selectionModel().selection()
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})  # type: ignore[attr-defined]

    def marked(self) -> list[int]:
        """The rows that are chosen as rows: several, or one by its number."""
        rows = self._chosen_rows()
        return rows if len(rows) > 1 or self.currentIndex().column() == NUMBER else []

    def marked_ids(self) -> list[str]:
        return [id for row in self.marked() if (id := self.rows.id(row)) != NEXT]

    def asked_ids(self) -> list[str]:
        """The steps that a command is about: those chosen, else the current one."""
        rows = self.marked() or [self.currentIndex().row()]
        return [id for row in rows if (id := self.rows.id(row)) != NEXT]

    # Where the hand is

    def go(self, row: int, column: int) -> None:
        """Make this cell the current one, if it is there, and its row alone the chosen one, whatever keys are held."""
        if 0 <= row < self.rows.rowCount():
            index = self.rows.index(row, column)
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.scrollTo(index)

    def choose(self, ids: Iterable[str], current: QModelIndex | None = None) -> None:
        """Choose these rows; the current cell is the first of them unless it is said."""
        chosen = QItemSelection()
        rows = [row for id in ids if (row := self.rows.row_of(id)) >= 0]
        for first, last in runs(rows):
            chosen.select(self.rows.index(first, 0), self.rows.index(last, len(ORDER) - 1))
        if current is None and rows:
            current = self.rows.index(rows[0], NUMBER if len(rows) == 1 else DESCRIPTION)
        if current is not None:
            self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(current)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def reveal(self, ids: Iterable[str]) -> None:
        """Bring those of these steps that are there into view: one as the current, several chosen."""
        rows = sorted(row for id in ids if (row := self.rows.row_of(id)) >= 0)
        if len(rows) == 1:
            self.go(rows[0], max(self.currentIndex().column(), DESCRIPTION))
        elif rows:
            self.choose([self.rows.id(row) for row in rows])

    def choose_all(self) -> None:
        self.choose([step.id for step in self.rows.chart.steps] if self.rows.chart else [])

    def set_short(self, short: bool) -> None:
        """Only the columns that there is room for beside another chart."""
        for i, name in enumerate(ORDER):
            self.setColumnHidden(i, short and name not in SHORT)
        self.fit_columns()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The next row goes to the end of the chart when nobody is there any more."""
        super().currentChanged(current, previous)
        if self.rows.is_laying:
            return
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, current.isValid())
        row = self.rows.row_of(NEXT)
        if self.rows.next_after is not None and current.isValid() and current.row() not in (row, row - 1):
            self.rows.put_next(None)
        self.selected.emit()
        self.viewport().update()

    def _selection_changed(self) -> None:
        if self.rows.is_laying:
            return
        self.selected.emit()
        self.viewport().update()

    # Gestures of rows

    def insert_row(self) -> None:
        """Type the next step before the current one."""
        self.typing.finish()
        row = self.currentIndex().row()
        if self.rows.step(row) is not None and self.can_write:
            self.rows.put_next(self.rows.step_above(row) or FIRST)
            self.go(self.rows.row_of(NEXT), DESCRIPTION)

    def delete_rows(self) -> None:
        self.typing.finish()
        ids = self.asked_ids()
        if ids and self.document is not None:
            edit.delete_steps(self.document, ids)

    def move_rows(self, by: int) -> None:
        """One place up or down, all that are chosen together."""
        self.typing.finish()
        ids = self.asked_ids()
        order = [step.id for step in self.rows.chart.steps] if self.rows.chart else []
        if not ids or self.document is None or self.chart_id is None:
            return
        first = min(order.index(id) for id in ids)
        others = [id for id in order if id not in ids]
        ahead = sum(id in others for id in order[:first])
        if 0 <= ahead + by <= len(others):
            edit.move_steps(self.document, self.chart_id, ids, ahead + by)

    def move_rows_before(self, ids: Sequence[str], row: int) -> None:
        """Put steps before the one that stands in this row."""
        if self.document is None or self.chart_id is None:
            return
        above = {self.rows.id(r) for r in range(row)} - {NEXT}
        edit.move_steps(self.document, self.chart_id, list(ids), len(above - set(ids)))

    # Events of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), event.modifiers()
        index = self.currentIndex()
        text = event.text()
        plain = not keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        altgr = keys & Qt.KeyboardModifier.ControlModifier and keys & Qt.KeyboardModifier.AltModifier
        if not index.isValid():
            if text.isprintable() and text.strip():
                self.may_write()  # without a row in which something could be typed
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.typing.enter(index.row(), ORDER[index.column()])
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.typing.step_aside(index.row(), index.column(), 1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_Escape:
            event.setAccepted(self._hand.cancel())
        elif key == Qt.Key.Key_Space and self.space is not None:
            if not event.isAutoRepeat():
                self.space()
        elif text and text.isprintable() and (plain or altgr) and index.column() != NUMBER:
            self.typing.key(text)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A letter with an accent that is typed with two keys begins a text, too."""
        editor = self.typing.begin("")
        if editor is None:
            super().inputMethodEvent(event)
        else:
            QApplication.sendEvent(editor, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.typing.finish()
        if not self._hand.press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._hand.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._hand.release(event):
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.typing.begin()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted_marks = set(self.marked())
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        index = self.currentIndex()
        if index.isValid() and self.typing.editor is None:
            thick = self.worn.px(2) if self.hasFocus() else 1
            painter.setPen(QPen(colour(self.worn.look.accent if self.hasFocus() else self.worn.look.muted), thick))
            rect: QRect = self.visualRect(index)
            painter.drawRect(rect.adjusted(thick // 2, thick // 2, -thick + thick // 2, -thick + thick // 2))
        self._hand.paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()
        self.typing.place()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.typing.place()

    def fit_columns(self) -> None:
        if fit_columns(self):
            self._fit_heights(0, self.rows.rowCount() - 1)

    def _fit_heights(self, first: int, last: int) -> None:
        for row in range(max(first, 0), min(last, self.rows.rowCount() - 1) + 1):
            high = self.cells.height(row)
            if self.rowHeight(row) != high:
                self.setRowHeight(row, high)


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """The first and the last of rows that follow each other: a selection of few pieces is looked at in no time."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found
