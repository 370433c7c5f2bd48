"""A table of things: sorted by a click on a column; without room, columns are left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from app.views.opened_list import OpenedList
from app.views.theme import Appearance
from app.views.thing_rows import ITEM, Index, ThingRows


class SignBehind(QStyledItemDelegate):
    """The sign stands behind the words, so that these stay in line."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.decorationPosition = QStyleOptionViewItem.Position.Right


def mark(selection: QItemSelectionModel, rows: ThingRows, ids: Iterable[str], section: int = 0) -> QModelIndex:
    """Select these rows; the last of them becomes the current one, in this column. Its first cell."""
    chosen, last = QItemSelection(), QModelIndex()
    for id in ids:
        index = rows.index_of(id)
        if index.isValid():
            chosen.select(index, index.siblingAtColumn(rows.columnCount() - 1))
            last = index
    selection.setCurrentIndex(last.siblingAtColumn(section), QItemSelectionModel.SelectionFlag.NoUpdate)
    selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    return last


class ThingTable(OpenedList, QTreeView):
    """`sort_asked(column, falling)` by the head, `menu_asked(place)` for the selection, `opened` by Enter and a double
    click to type all of one.
    """

    sort_asked = Signal(object, bool)
    menu_asked = Signal(QPoint)
    opened = Signal()
    selected = Signal()

    widths: Mapping[Any, int] = {}
    """Of the columns that are as wide as is said here, at the usual scale; where there is no room the last go first."""
    least = 0
    """Before the column that takes the rest becomes narrower than this, others are left out."""

    def __init__(self, rows: ThingRows, worn: Appearance, name: str, stretched: str | None = None) -> None:
        super().__init__()
        self.rows, self.worn = rows, worn
        self.setModel(rows)
        self.setAccessibleName(name)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setWordWrap(True)
        self.setAllColumnsShowFocus(True)
        self.setIconSize(QSize(worn.px(17), worn.px(17)))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        head = self.header()
        head.setSectionsMovable(False)
        head.setSectionsClickable(True)
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(worn.px(48))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        if stretched is not None:
            head.setSectionResizeMode(rows.columns.index(stretched), QHeaderView.ResizeMode.Stretch)
        head.sectionClicked.connect(self._sort)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.selected.emit())
        for column, width in self.widths.items():
            self.setColumnWidth(rows.columns.index(column), worn.px(width))

    def _sort(self, section: int) -> None:
        """Rising, falling, as they were noted."""
        column, falling = self.rows.sorted
        if column != self.rows.columns[section]:
            self.sort_asked.emit(self.rows.columns[section], False)
        else:
            self.sort_asked.emit(None if falling else column, not falling)

    # What is selected

    def ids(self) -> list[str]:
        """The selected things in the order in which they are shown. Qt's own question asks every cell of each."""
        parts = self.selectionModel().selection()
        return self.rows.ids_at(row for part in parts for row in range(part.top(), part.bottom() + 1))  # type: ignore[attr-defined]

    def mark(self, ids: Iterable[str]) -> None:
        mark(self.selectionModel(), self.rows, ids)

    # How it is laid out

    def fit(self) -> None:
        """Leave out the column that the headings say, and the last ones where the widest has no room."""
        free = self.viewport().width() - self.worn.px(self.least)
        for column, width in self.widths.items():
            said = column == getattr(self.rows, "grouping", None)
            free -= 0 if said else self.worn.px(width)
            self.setColumnHidden(self.rows.columns.index(column), said or free < 0)

    def paint_heading(self, painter: QPainter, rect: QRect, group: Any) -> None:
        """Where rows are grouped."""
        raise NotImplementedError

    # Events of Qt

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, rect = index.data(ITEM), option.rect
        if self.rows.id_of(item) is None:
            self.paint_heading(painter, rect, item)
            return
        super().drawRow(painter, option, index)
        painter.setPen(QPen(QColor(self.worn.look.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
