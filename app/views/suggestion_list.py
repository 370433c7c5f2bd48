"""The suggestions as a table: sorted by a click on a column; without room, columns are left out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView

from app.calc.suggestion_list import Column
from app.language import _
from app.views.observation_list import SignBehind
from app.views.suggestion_rows import IDS, SuggestionRows
from app.views.theme import Appearance

WIDTHS: dict[Column, int] = {
    "state": 132,
    "told_on": 122,
    "author": 112,
    "reason": 164,
    "studied_by": 104,
    "suggested_on": 118,
}
"""Those that are left out first come last."""
LEAST_TEXT = 250
"""Before the text becomes narrower than this, columns are left out."""


class SuggestionList(QTreeView):
    """`sort_asked(column, falling)` by the head, `menu_asked(place)` for the selection, `opened` to type all of one."""

    sort_asked = Signal(object, bool)
    menu_asked = Signal(QPoint)
    opened = Signal()

    def __init__(self, rows: SuggestionRows, worn: Appearance) -> None:
        super().__init__()
        self._rows, self._worn = rows, worn
        self.setObjectName("observations")  # what it looks like
        self.setModel(rows)
        self.setItemDelegateForColumn(IDS.index("text"), SignBehind(self))
        self.setAccessibleName(_("Improvement suggestions"))
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
        head.setSectionResizeMode(IDS.index("text"), QHeaderView.ResizeMode.Stretch)
        head.sectionClicked.connect(self._sort)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        for column, width in WIDTHS.items():
            self.setColumnWidth(IDS.index(column), worn.px(width))

    def _sort(self, section: int) -> None:
        """Rising, falling, as they were noted."""
        column, falling = self._rows.sorted
        if column != IDS[section]:
            self.sort_asked.emit(IDS[section], False)
        else:
            self.sort_asked.emit(None if falling else column, not falling)

    def fit(self) -> None:
        """Leave out the last columns where the text has no room."""
        free = self.viewport().width() - self._worn.px(LEAST_TEXT)
        for column, width in WIDTHS.items():
            free -= self._worn.px(width)
            self.setColumnHidden(IDS.index(column), free < 0)

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().drawRow(painter, option, index)
        painter.setPen(QPen(QColor(self._worn.look.line), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

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
