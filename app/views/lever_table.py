"""The levers compared in a table: sorted by a click on a column; without room, columns are left out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView

from app.calc.lever_order import Column
from app.language import _
from app.views.lever_rows import IDS, Index, LeverRows
from app.views.theme import Appearance

WIDTHS: dict[Column, int] = {
    "state": 150, "payback_years": 92, "npv": 96, "investment": 96, "roi": 82, "acts_on": 150, "yearly": 96,
}  # fmt: skip
"""In the order in which they are left out where there is no room, the last one first."""
LEAST_NAME = 190


class LeverTable(QTreeView):
    """`sort_asked(column, falling)` by the head, `opened` by Enter and a double click."""

    sort_asked = Signal(object, bool)
    menu_asked = Signal(QPoint)
    opened = Signal()
    selected = Signal()

    def __init__(self, rows: LeverRows, worn: Appearance) -> None:
        super().__init__()
        self.rows, self._worn = rows, worn
        self.setObjectName("levers")
        self.setModel(rows)
        self.setAccessibleName(_("Levers"))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setWordWrap(True)
        self.setAllColumnsShowFocus(True)
        self.setIconSize(QSize(worn.px(17), worn.px(17)))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        head = self.header()
        head.setSectionsMovable(False)
        head.setSectionsClickable(True)
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(worn.px(48))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.sectionClicked.connect(lambda section: self._sort(IDS[section]))
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.selected.emit())

    def _sort(self, asked: Column) -> None:
        """Rising, falling, as they were noted."""
        column, falling = self.rows.sorted
        if column != asked:
            self.sort_asked.emit(asked, False)
        else:
            self.sort_asked.emit(None if falling else column, not falling)

    def sort_next(self) -> None:
        """By the keyboard: column after column, the best figure first; after the last one as they were noted."""
        now = self.rows.sorted[0]
        at = IDS.index(now) + 1 if now is not None else 0
        column = next((each for each in IDS[at:] if not self.isColumnHidden(IDS.index(each))), None)
        self.sort_asked.emit(column, column in ("roi", "npv", "yearly"))

    # What is selected

    def ids(self) -> list[str]:
        """The selected levers in the order in which they are shown."""
        return self.rows.ids_at(self.selectionModel().selectedIndexes())

    def mark(self, ids: Iterable[str]) -> None:
        chosen, last = QItemSelection(), QModelIndex()
        for id in ids:
            index = self.rows.index_of(id)
            if index.isValid():
                chosen.select(index, index.siblingAtColumn(len(IDS) - 1))
                last = index
        selection = self.selectionModel()
        selection.setCurrentIndex(last, QItemSelectionModel.SelectionFlag.NoUpdate)
        selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if last.isValid():
            self.scrollTo(last)

    # How it is laid out

    def fit(self) -> None:
        """Each as wide as its heading asks for; leave out the last ones where the name has no room."""
        free = self.viewport().width() - self._worn.px(LEAST_NAME)
        for column, least in WIDTHS.items():
            at = IDS.index(column)
            self.setColumnHidden(at, False)  # the head asks for nothing where a column is hidden
            wide = max(self._worn.px(least), self.header().sectionSizeHint(at))
            free -= wide
            self.setColumnWidth(at, wide)
            self.setColumnHidden(at, free < 0)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().drawRow(painter, option, index)
        painter.setPen(QPen(QColor(self._worn.look.line), 1))
        rect = option.rect
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
