"""The series in their table, below the line in which a machine begins the next one and the chips that filter them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.calc.oee import Oee
from app.calc.oee_list import ordered
from app.calc.pasted_list import tidy
from app.language import _
from app.views.completion import Completion
from app.views.empty import Empty
from app.views.icon import icon
from app.views.observation_entry import NoteLine
from app.views.oee_filter import OeeFilter
from app.views.oee_rows import OeeRows, OeeTable
from app.views.theme import Appearance
from app.views.thing_board import ThingBoard

WIDTH, LEAST, SHARE = 330, 180, 0.3
"""It makes way for the waterfall where there is little room: not more than this share of the page."""


class OeeBoard(ThingBoard):
    """`noted(machine)` when a series of a machine is begun."""

    noted = Signal(str)

    rows: OeeRows
    table: OeeTable

    def __init__(self, worn: Appearance, begin: list[QAction], every: QAction, today: Callable[[], date]) -> None:
        """`begin` are the ways to begin, `every` shows what the filter hides."""
        super().__init__()
        self._worn, self._begin, self._every, self._today = worn, begin, every, today
        self.all: list[Oee] = []
        self.rows = OeeRows(worn, self)
        self.table = OeeTable(self.rows, worn)
        self.filters = OeeFilter(worn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line())
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        self.setFixedWidth(worn.px(WIDTH))
        self.empty = Empty(self.table, worn, "gauge", *self._nothing())
        self.table.sort_asked.connect(self.sort)
        self.table.selected.connect(self.selected)
        self.table.menu_asked.connect(self.menu_asked)
        self.table.opened.connect(self.opened)
        self.filters.changed.connect(self.show_rows)
        self.filters.left.connect(self.into_view)
        self.setFocusProxy(self.table)

    def _line(self) -> QWidget:
        frame, px = QFrame(), self._worn.px
        frame.setObjectName("entry")
        row = QHBoxLayout(frame)
        row.setContentsMargins(px(8), px(6), px(8), px(6))
        self.line = NoteLine()
        self.line.setAccessibleName(_("Which machine?"))
        self.line.setPlaceholderText(_("Which machine?  Type, then Enter"))
        self.line.setToolTip(_("Enter begins the series of today on this machine"))
        self.line.addAction(icon("gauge", self._worn.look.accent), QLineEdit.ActionPosition.LeadingPosition)
        self.line.returnPressed.connect(self.take)
        self.line.down.connect(self.into_view)
        self._machines = Completion(self.line)
        row.addWidget(self.line)
        return frame

    def take(self) -> None:
        """Begin the series of the machine that is typed."""
        if machine := tidy(self.line.text()):
            self.line.clear()
            self.noted.emit(machine)

    def fit_into(self, room: int) -> None:
        """Take a share of a page that is so wide."""
        px = self._worn.px
        self.setFixedWidth(max(px(LEAST), min(px(WIDTH), round(room * SHARE))))

    # What is shown

    def tell(self, series: list[Oee]) -> None:
        """All series of the document."""
        self.all = series
        self.filters.tell(series)
        self._machines.set_words(self.filters.machines())
        self.show_rows()

    def passing(self) -> list[Oee]:
        return [one for one in self.all if self.filters.filter.passes(one, self._today())]

    def show_rows(self) -> None:
        kept, bar = self.ids(), self.table.verticalScrollBar()
        place, passing = bar.value(), self.passing()
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        self.rows.show(ordered(passing, self.rows.sorted[0], falling=self.rows.sorted[1]))
        self.table.fit()
        self.table.mark(kept)
        selection.blockSignals(False)
        bar.setValue(place)
        self.table.viewport().update()
        self.empty.tell(*(self._all_filtered() if self.all else self._nothing()))
        self.empty.setVisible(not passing)
        self.selected.emit()

    def _nothing(self) -> tuple[str, str, list[QAction]]:
        words = _("Type the name of a machine above: then its times or its losses, as fast as they are said.")
        return _("No series yet"), words, self._begin

    def _all_filtered(self) -> tuple[str, str, list[QAction]]:
        return _("No such series"), _("The filter hides every series."), [self._every]

    def show_all(self) -> None:
        self.filters.show_all()
