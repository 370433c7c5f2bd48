"""The grid of measures: typed as in a spreadsheet, with 100,000 rows as with ten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import (
    QEvent,
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
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView

from app.calc import pasted_table
from app.calc.indicator import Indicator
from app.language import _
from app.models import measure_edit as edit
from app.models.document import Document
from app.models.document_error import ReadOnlyLook
from app.models.measure_block import READING, paste_block
from app.models.measure_reading import Held
from app.views.measure_rows import MeasureRows
from app.views.measure_typing import MeasureTyping
from app.views.page import Desk

ROW = 27
WIDTHS = {"at": 104, "value": 96, "count": 74, "n": 74, "event": 116, "comment": 160, "stage": 84, "excluded": 110}
READING_WIDTH, OTHER_WIDTH = 66, 78
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_FLAG = QItemSelectionModel.SelectionFlag


class MeasureTable(QTableView):
    """`selected` when other cells are current or chosen; `menu_asked(place)` for a right click; `left` by Escape;
    `fitted` when the columns have become others.
    """

    selected = Signal()
    fitted = Signal()
    menu_asked = Signal(QPoint)
    left = Signal()

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__()
        self.worn, self._desk, self.today = desk.worn, desk, today
        self.document: Document | None = None
        self.indicator_id: str | None = None
        self.rows = MeasureRows(desk.worn, self)
        self.typing = MeasureTyping(self)
        px = desk.worn.px
        self.setObjectName("measures")
        self.setAccessibleName(_("Measures"))
        self.setModel(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setGridStyle(Qt.PenStyle.SolidLine)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(px(20))
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(px(40))
        self.setMinimumWidth(px(180))
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.selected.emit())

    # What is shown

    def may_write(self) -> bool:
        """Whether something can be written; says so where the file may only be read."""
        if self.document is not None and self.document.read_only:
            self.say(str(ReadOnlyLook(name=self.document.path.name)))
        return self.document is not None and self.indicator_id is not None and not self.document.read_only

    def say(self, text: str) -> None:
        self._desk.say(text)

    def warn(self, text: str, details: str) -> None:
        self._desk.warn(text, details=details)

    def show_measures(
        self, document: Document, head: Indicator | None, held: Held, columns: tuple[str, ...], *, whole: bool
    ) -> None:
        """Show these, or what has become of them: the current measure stays so. `whole`: all of them were read."""
        other = (head.id if head else None) != self.indicator_id
        if other:
            self.typing.finish()
        index, place = self.currentIndex(), self.verticalScrollBar().value()
        id = self.rows.id(index.row()) if index.isValid() and not other else None
        row, column = index.row(), max(index.column(), 0)
        self.document, self.indicator_id = document, head.id if head else None
        self.selectionModel().blockSignals(True)
        has_next = head is not None and whole and not document.read_only
        new_columns = columns != self.rows.columns
        self.rows.show(head, held, columns, has_next=has_next)
        if new_columns or other:
            self._fit()
        self.selectionModel().blockSignals(False)
        if other:
            self.go(self.rows.rowCount() - 1, min(1, len(columns) - 1))
        else:
            at = self.rows.row_of(id) if id is not None else -1
            self.verticalScrollBar().setValue(place)
            if index.isValid():
                self.go(at if at >= 0 else min(row, self.rows.rowCount() - 1), min(column, len(columns) - 1))
        self.typing.place()

    def _fit(self) -> None:
        px = self.worn.px
        for i, field in enumerate(self.rows.columns):
            wide = READING_WIDTH if field.startswith(READING) else WIDTHS.get(field, OTHER_WIDTH)
            needed = self.horizontalHeader().fontMetrics().horizontalAdvance(self.rows.title(field)) + px(18)
            self.setColumnWidth(i, max(px(wide), needed))
        self.fitted.emit()

    def width_of_whole_columns(self, room: int) -> int:
        """What shows as many columns as the room has place for, none of them cut."""
        bar = self.verticalScrollBar()
        whole = edge = self.verticalHeader().sizeHint().width() + (bar.sizeHint().width() if bar.maximum() else 0)
        for column in range(len(self.rows.columns)):
            edge += self.columnWidth(column)
            whole = edge if edge <= room else whole
        return whole

    # Where the hand is

    def chosen_rows(self) -> list[int]:
        """The rows with a chosen cell, without the empty one."""
        parts = self.selectionModel().selection()
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}  # type: ignore[attr-defined]
        return sorted(row for row in rows if row < self.rows.n)

    def chosen_ids(self) -> list[str]:
        return [id for row in self.chosen_rows() if (id := self.rows.id(row)) is not None]

    def go(self, row: int, column: int) -> None:
        """Make this cell the current one, if it is there, and the only chosen one."""
        if 0 <= row < self.rows.rowCount() and 0 <= column < len(self.rows.columns):
            index = self.rows.index(row, column)
            self.selectionModel().setCurrentIndex(index, _FLAG.ClearAndSelect)
            self.scrollTo(index)

    def mark(self, ids: Iterable[str], column: int | None = None) -> None:
        """Choose these measures, whole; the first of them becomes the current one."""
        rows = sorted(row for id in ids if (row := self.rows.row_of(id)) >= 0)
        if not rows:
            return
        chosen, last = QItemSelection(), len(self.rows.columns) - 1
        first = start = rows[0]
        for row, following in zip(rows, [*rows[1:], -1], strict=True):
            if following != row + 1:
                chosen.select(self.rows.index(start, 0), self.rows.index(row, last))
                start = following
        at = self.rows.index(first, max(0, self.currentIndex().column() if column is None else column))
        self.selectionModel().setCurrentIndex(at, _FLAG.NoUpdate)
        self.selectionModel().select(chosen, _FLAG.ClearAndSelect)
        self.scrollTo(at)

    def step_aside(self, row: int, column: int, by: int) -> None:
        """To the next cell, over the end of the row to the next one."""
        wide = len(self.rows.columns)
        at = row * wide + column + by
        self.go(at // wide, at % wide)

    # What is done to cells

    def copy(self) -> None:
        """The chosen cells as a spreadsheet takes them; whole columns with their titles."""
        selection = self.selectionModel().selection()
        parts = [selection.at(i) for i in range(selection.count())]
        rows = sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})
        columns = sorted({column for part in parts for column in range(part.left(), part.right() + 1)})
        fields = [self.rows.columns[column] for column in columns]
        lines = [[self.rows.text(row, field) for field in fields] for row in rows if row < self.rows.n]
        if len(lines) == self.rows.n > 1:
            lines.insert(0, [self.rows.title(field) for field in fields])
        if lines:
            QGuiApplication.clipboard().setText(pasted_table.written(lines).rstrip("\n"))

    def clear_cells(self) -> None:
        """Empty the chosen cells; rows that are chosen whole are deleted."""
        self.typing.finish()
        selection = self.selectionModel().selection()
        if not selection.count() or self.document is None or not self.may_write():
            return
        part = selection.at(0)
        if part.left() == 0 and part.right() == len(self.rows.columns) - 1:
            self.delete_rows()
            return
        rows = self.chosen_rows()
        fields = self.rows.columns[part.left() : part.right() + 1]
        if rows and self.indicator_id is not None:
            empty = [[""] * len(fields)] * len(rows)
            cleared = paste_block(self.document, self.indicator_id, rows[0], fields, empty, label=edit.CLEAR)
            if cleared.unread:
                self.say(str(cleared.unread[0].why))

    def delete_rows(self) -> None:
        ids = self.chosen_ids()
        if ids and self.document is not None and self.may_write():
            stay = edit.delete_typed(self.document, ids)
            said = [_("Deleted: Ctrl+Z brings it back.")] if stay < len(ids) else []
            if stay:
                said.append(_("What the page OEE reckons stays: delete its series there, or exclude the point here."))
            self._desk.say(" ".join(said))

    # Events of Qt

    def event(self, event: QEvent) -> bool:
        """A letter is typed here, though it is the key of a command elsewhere on the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            text, keys = event.text(), event.modifiers()
            plain = not keys & (_CTRL | _ALT) or bool(keys & _CTRL and keys & _ALT)
            if text and text.isprintable() and plain and self.currentIndex().isValid():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys, text = event.key(), event.modifiers(), event.text()
        index = self.currentIndex()
        plain = not keys & (_CTRL | _ALT) or bool(keys & _CTRL and keys & _ALT)
        back = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.go(index.row() + (-1 if back else 1), index.column())
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.step_aside(index.row(), index.column(), 1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_F2:
            self.typing.begin()
        elif text and text.isprintable() and plain and index.isValid():
            self.typing.begin(text)
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
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.typing.begin()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, current.isValid())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if not index.isValid() or self.typing.editor is not None:
            return
        painter, look = QPainter(self.viewport()), self.worn.look
        thick = self.worn.px(2) if self.hasFocus() else 1
        painter.setPen(QPen(QColor(look.accent if self.hasFocus() else look.muted), thick))
        rect: QRect = self.visualRect(index)
        painter.drawRect(rect.adjusted(thick // 2, thick // 2, -thick + thick // 2, -thick + thick // 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.typing.place()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.typing.place()
