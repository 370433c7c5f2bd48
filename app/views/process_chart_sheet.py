"""One chart as a table over its totals, or two beside each other over what the proposed one gains."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.calc.process_chart import STATES, ProcessChart
from app.calc.process_chart_figures import figures
from app.language import _
from app.models.document import Document
from app.views.one_line import OneLine
from app.views.process_chart_gain import GainStrip
from app.views.process_chart_table import ChartTable
from app.views.process_chart_totals import ChartTotals
from app.views.theme import Appearance


class ChartSheet(QWidget):
    """`table` shows the chart that is chosen, `other` the one that it is compared with: the present one at the left."""

    def __init__(self, worn: Appearance, say: Callable[[str], None]) -> None:
        super().__init__()
        self.table = ChartTable(worn, say, _("Process flow chart"))
        self.other = ChartTable(worn, say, _("Process flow chart it is compared with"))
        self.tables = (self.table, self.other)
        self.totals, self.gain = ChartTotals(worn), GainStrip(worn)
        self._titles = {table: OneLine() for table in self.tables}
        self._sides = {table: self._side(table, worn) for table in self.tables}
        self._between = QFrame()
        self._between.setObjectName("divider")
        self._between.setFixedWidth(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self._sides[self.table], 1)
        self._row.addWidget(self._between)
        self._row.addWidget(self._sides[self.other], 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row, 1)
        column.addWidget(self.totals)
        column.addWidget(self.gain)
        self._compare(False)

    def _side(self, table: ChartTable, worn: Appearance) -> QWidget:
        side = QWidget()
        grid = QGridLayout(side)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        heading = self._titles[table]
        heading.setObjectName("side_title")
        heading.setContentsMargins(worn.px(10), worn.px(6), worn.px(10), worn.px(6))
        grid.addWidget(heading, 0, 0)
        grid.addWidget(table, 1, 0)
        return side

    def _compare(self, shown: bool) -> None:
        self._sides[self.other].setVisible(shown)
        self._between.setVisible(shown)
        self.gain.setVisible(shown)
        self.totals.setVisible(not shown)
        for table in self.tables:
            self._titles[table].setVisible(shown)
            table.set_short(shown)

    def show_charts(self, document: Document, own: ProcessChart | None, other: ProcessChart | None) -> None:
        """Without another one, the chart with its totals."""
        compared = own is not None and other is not None
        if compared == self._sides[self.other].isHidden():
            self._compare(compared)
        self.table.show_chart(document, own)
        self.other.show_chart(document if other else None, other)
        if own is None:
            self.totals.hide()
            return
        if other is None:
            self.totals.show()
            self.totals.tell(figures(own))
            return
        present, proposed = (other, own) if own.compared_to == other.id else (own, other)
        left = self.table if present is own else self.other
        if self._row.indexOf(self._sides[left]) > self._row.indexOf(self._between):
            right = self.other if left is self.table else self.table
            self._row.removeWidget(self._between)
            for side in (self._sides[left], self._between, self._sides[right]):
                self._row.removeWidget(side)
                self._row.addWidget(side, 0 if side is self._between else 1)
        for table, chart in ((self.table, own), (self.other, other)):
            self._titles[table].setText(
                f"{_(STATES[chart.state])} · {chart.name}" if chart.name else _(STATES[chart.state])
            )
        self.gain.tell(figures(present), figures(proposed))
