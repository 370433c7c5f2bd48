"""The problems of the event as a list: method, symptom, line, and the clock that counts with its sign and its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.calc.problem import METHODS
from app.calc.problem_figures import STATES
from app.calc.problem_list import Seen
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD
from app.canvas.problem_clock_drawing import draw_clock_sign, tint_of
from app.canvas.problem_clock_words import short_words
from app.canvas.tip import tip_of
from app.language import N_, _
from app.views.opened_list import OpenedList, draw_line
from app.views.problem_words import UNNAMED
from app.views.theme import FAMILY, TEXT_SIZE, Appearance
from app.views.thing_rows import neighbour

ITEM = Qt.ItemDataRole.UserRole
"""What gives the `Seen` of a row."""
ROW = 58
PADDING = 10
COLUMNS = (N_("Method"), N_("Symptom"), N_("Part"), N_("Line"), N_("Pilot"), N_("State"), N_("Clock"), N_("Opened"))

Index = QModelIndex | QPersistentModelIndex


class ProblemRows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: list[Seen] = []

    def show_rows(self, items: Sequence[Seen]) -> None:
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def freshen(self, items: Sequence[Seen]) -> None:
        """The same problems as they stand now."""
        self.items = list(items)
        if items:
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))

    def ids(self) -> list[str]:
        return [item.problem.id for item in self.items]

    def index_of(self, id: str) -> QModelIndex:
        row = next((i for i, item in enumerate(self.items) if item.problem.id == id), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = 0) -> Any:
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.problem.name.strip() or _(UNNAMED)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, self.cells(item)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_of("\n".join(filter(None, (item.problem.name, *self.cells(item)[2:]))))
        return None

    @staticmethod
    def cells(item: Seen) -> list[str]:
        problem = item.problem
        told = (_(METHODS[problem.method]), problem.name, problem.part, problem.line, problem.pilot)
        state = _(STATES[item.figures.state])
        return [" ".join(cell.split()) for cell in (*told, state, short_words(problem, item.clock), problem.opened_at)]

    def table(self, ids: Iterable[str]) -> str:
        """These problems, all without any, as a spreadsheet takes them from the clipboard."""
        wanted = set(ids)
        chosen = [item for item in self.items if not wanted or item.problem.id in wanted]
        return "\n".join("\t".join(row) for row in ([_(title) for title in COLUMNS], *map(self.cells, chosen)))


class _Row(QStyledItemDelegate):
    """Two lines: symptom and method; the clock that counts, and the line."""

    def __init__(self, worn: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._worn = worn

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._worn.px(120), self._worn.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, look, px, state = index.data(ITEM), self._worn.look, self._worn.px, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, QColor(look.accent_soft if selected else look.surface))
        painter.setPen(QPen(QColor(look.line), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if selected:
            painter.fillRect(QRect(option.rect.topLeft(), QSize(px(3), option.rect.height())), QColor(look.accent))
        inside = option.rect.adjusted(px(PADDING), px(7), -px(PADDING), -px(7))
        half = inside.height() // 2
        upper = QRect(inside.left(), inside.top(), inside.width(), half)
        lower = QRect(inside.left(), inside.top() + half, inside.width(), half)
        self._upper(painter, upper, item)
        self._lower(painter, lower, item)
        painter.restore()

    def _upper(self, painter: QPainter, line: QRect, item: Seen) -> None:
        look, px = self._worn.look, self._worn.px
        method = _(METHODS[item.problem.method])
        self._font(painter, 11, SEMI_BOLD)
        wide = painter.fontMetrics().horizontalAdvance(method) + px(10)
        pill = QRectF(line.right() - wide + 0.5, line.center().y() - px(8) + 0.5, wide, px(17))
        painter.setPen(QPen(QColor(look.muted), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pill, px(4), px(4))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, method)
        named = item.problem.name.strip()
        self._font(painter, TEXT_SIZE + 1, SEMI_BOLD if named else REGULAR)
        room = line.adjusted(0, 0, -wide - px(8), 0)
        words = " ".join((named or _(UNNAMED)).split())
        draw_line(painter, room, words, look.text if named and not item.problem.closed_on else look.muted)

    def _lower(self, painter: QPainter, line: QRect, item: Seen) -> None:
        look, px, clock = self._worn.look, self._worn.px, item.clock
        radius = px(8)
        tint = tint_of(clock.state, look)
        draw_clock_sign(painter, QPointF(line.left() + radius, line.center().y() + 1), radius, clock.state, look)
        self._font(painter, TEXT_SIZE, MEDIUM)
        left = line.adjusted(2 * radius + px(6), 0, 0, 0)
        words = short_words(item.problem, clock)
        wide = min(painter.fontMetrics().horizontalAdvance(words), left.width())
        draw_line(painter, left, words, tint if clock.late else look.text)
        self._font(painter, TEXT_SIZE - 1, REGULAR)
        place = " · ".join(filter(None, (item.problem.line.strip(), item.problem.part.strip())))
        draw_line(painter, left.adjusted(wide + px(12), 0, 0, 0), place, look.muted, Qt.AlignmentFlag.AlignRight)

    def _font(self, painter: QPainter, size: int, weight: int) -> None:
        font = QFont(FAMILY)
        font.setPixelSize(self._worn.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        painter.setFont(font)


class ProblemList(OpenedList, QListView):
    """`opened` by Enter or a double click; `menu_asked(place)` for the selection."""

    opened = Signal()
    menu_asked = Signal(object)

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.rows = ProblemRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Row(worn, self))
        self.setAccessibleName(_("Problems"))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def show_rows(self, items: Sequence[Seen]) -> None:
        """The selection stays where it is still shown, and the place too."""
        if [item.problem.id for item in items] == self.rows.ids():
            self.rows.freshen(items)
            return
        kept, place = self.ids(), self.verticalScrollBar().value()
        selection = self.selectionModel()
        selection.blockSignals(True)
        self.rows.show_rows(items)
        self.select(kept)
        selection.blockSignals(False)
        self.verticalScrollBar().setValue(place)

    def ids(self) -> list[str]:
        """The selected problems in the order in which they are shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.rows.items[row].problem.id for row in rows if row < len(self.rows.items)]

    def select(self, ids: Sequence[str]) -> None:
        """Select those of them that are shown, and bring the first into sight."""
        flag, selection = QItemSelectionModel.SelectionFlag, self.selectionModel()
        indexes = [index for id in ids if (index := self.rows.index_of(id)).isValid()]
        selection.setCurrentIndex(indexes[0] if indexes else QModelIndex(), flag.ClearAndSelect)
        for index in indexes[1:]:
            selection.select(index, flag.Select)
        if indexes:
            self.scrollTo(indexes[0])

    def neighbour_of(self, ids: Sequence[str]) -> str | None:
        """The one to select when these are no more: the next one, else the one before."""
        return neighbour(self.rows.ids(), ids)

    def step(self, by: int) -> None:
        """To the next one or the one before, round the ends."""
        shown = self.rows.ids()
        if shown:
            at = self.currentIndex().row()
            self.select([shown[(at + by) % len(shown) if at >= 0 else 0]])
