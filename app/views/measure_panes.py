"""List, grid and chart of measures beside each other; a point that is chosen in one is chosen in the other."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from app.language import _
from app.views.measure_chart import MeasureChart
from app.views.measure_list import MeasureList
from app.views.measure_table import MeasureTable
from app.views.page import Desk
from app.views.theme import Appearance

LEAST, WANTED = 260, 372
"""The width of list and grid, in pixels of the design: what it has at least, and what it takes where there is room."""
SHARE, MOST = 0.36, 0.41
"""Of the page: what list and grid take of a wide one, and at most of any."""


class MeasurePanes(QSplitter):
    """`side` are the list and, below it, the grid; until the hand moves their edge it stands between two columns."""

    def __init__(self, worn: Appearance, list: MeasureList, table: MeasureTable, chart: MeasureChart) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._worn, self._table, self._by_hand = worn, table, False
        self.side = QSplitter(Qt.Orientation.Vertical)
        self.side.addWidget(list)
        self.side.addWidget(table)
        self.addWidget(self.side)
        self.addWidget(chart)
        for splitter in (self.side, self):
            splitter.setStretchFactor(1, 1)
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(worn.px(3))
        self.setSizes([worn.px(WANTED), worn.px(3 * WANTED)])
        self.splitterMoved.connect(lambda _at, _edge: self._moved())
        table.fitted.connect(self._fit)
        table.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._fit())

    def _moved(self) -> None:
        self._by_hand = True

    def _fit(self) -> None:
        if self._by_hand or not self.side.isVisibleTo(self):
            return
        room = self.width() - self.handleWidth()
        left = max(round(SHARE * room), min(self._worn.px(WANTED), round(MOST * room)))
        left = max(self._worn.px(LEAST), self._table.width_of_whole_columns(left))
        self.setSizes([left, room - left])

    def kept(self) -> list[int] | None:
        """The sizes, where the hand gave them."""
        return self.sizes() if self._by_hand else None

    def restore(self, kept: list[int] | None) -> None:
        self._by_hand = kept is not None
        if kept is not None:
            self.setSizes(kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class MeasureSelection:
    """The row of the grid and the point of the chart are one; points are counted from 1."""

    def __init__(self, desk: Desk, table: MeasureTable, chart: MeasureChart) -> None:
        self._desk, self._table, self._chart = desk, table, chart

    def follow_chart(self, index: int) -> None:
        if index:
            self._table.go(index - 1, max(0, self._table.currentIndex().column()))

    def show_points(self, first: int, last: int) -> None:
        """Choose these points in the grid and on the chart."""
        ids = [id for row in range(first - 1, last) if (id := self._table.rows.id(row)) is not None]
        self._table.mark(ids)
        self._chart.select(first)

    def next_signal(self) -> None:
        """To the next point that breaks a rule, round the end."""
        told = self._chart.told
        broken = sorted({signal.index for signal in told.chart.signals}) if told is not None else []
        if not broken:
            self._desk.say(_("No rule is broken."))
            return
        chosen = self._table.chosen_rows()
        now = chosen[-1] + 1 if chosen else 0
        at = next((index for index in broken if index > now), broken[0])
        self.show_points(at, at)

    def place_of_point(self) -> QRect:
        """Where the chosen point stands on the chart, for what is asked of it."""
        view = self._chart.view
        middle = self._chart.rect().center()
        if view is not None and view.selected is not None:
            middle = view.mapTo(self._chart, view.place_of(view.selected).toPoint())
        return QRect(middle - QPoint(8, 8), middle + QPoint(8, 8))
