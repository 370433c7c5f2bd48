"""The deviations in their list, below the chips that filter them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.calc.deviation_list import Case, ordered
from app.language import _
from app.views.deviation_filter import DeviationFilter
from app.views.deviation_rows import DeviationRows
from app.views.deviation_table import DeviationTable
from app.views.empty import Empty
from app.views.theme import Appearance
from app.views.thing_board import ThingBoard

Way = tuple[str, str, list[QAction]]
"""Title, words and buttons of an empty page."""


class DeviationBoard(ThingBoard):
    rows: DeviationRows
    all: list[Case]

    def __init__(self, worn: Appearance, begin: list[QAction], seek: QAction) -> None:
        """`begin` are the ways to what is measured, `seek` that to what the filter hides."""
        super().__init__()
        self._begin, self._seek = begin, seek
        self.all = []
        self.measured = False
        """Whether there are indicators at all."""
        self.reading = False
        self.filters = DeviationFilter(worn)
        self.rows = DeviationRows(worn, self)
        self.table = DeviationTable(self.rows, worn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        self.empty = Empty(self.table, worn, "activity", *self._nothing())
        self.table.menu_asked.connect(self.menu_asked)
        self.table.opened.connect(self.opened)
        self.table.sort_asked.connect(self.sort)
        self.table.selected.connect(self.selected)
        self.filters.left.connect(self.into_view)
        self.filters.changed.connect(self.show_rows)

    def tell(self, rows: Sequence[Case], *, measured: bool, reading: bool = False) -> None:
        """All deviations of the document; those of long series come when these are read."""
        self.all, self.measured, self.reading = list(rows), measured, reading
        self.filters.tell(self.all)
        self.show_rows()

    def show_rows(self) -> None:
        """What passes the filter, in its order; the selection and the place stay, and something is always selected."""
        kept, place = self.ids(), self.table.verticalScrollBar().value()
        passing = [each for each in self.all if self.filters.filter.passes(each)]
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        self.rows.show(ordered(passing, self.rows.sorted[0], falling=self.rows.sorted[1]))
        self.table.fit()
        self.table.mark(kept)
        if not self.ids():
            self.table.mark(self.rows.ids()[:1])
        selection.blockSignals(False)
        self.table.viewport().update()
        self.table.verticalScrollBar().setValue(place)
        self.empty.tell(*(self._all_filtered() if self.all else self._nothing()))
        self.empty.setVisible(not passing)
        self.empty.raise_()
        self.selected.emit()

    def _nothing(self) -> Way:
        if self.reading:
            return _("Reading the measures"), _("Long series are judged as soon as they are read."), []
        if self.measured:
            words = _("No indicator is over its alarm, and no rule of a control chart was broken lately.")
            return _("Nothing deviates"), words, self._begin
        words = _(
            "Indicators with their measures come first. Then what is over its alarm or breaks a rule stands here, "
            "and one key opens a problem or an action of it."
        )
        return _("No indicator yet"), words, self._begin

    def _all_filtered(self) -> Way:
        return _("Nothing of that kind"), _("The filter hides every deviation."), [self._seek]

    def show_all(self) -> None:
        self.filters.show_all()

    def of_indicator(self, id: str) -> Case | None:
        """The newest deviation of an indicator."""
        return next((each for each in self.all if each.indicator.id == id), None)

    def area_of_selection(self, ground: QWidget) -> QRect:
        """Where the first selected row stands on `ground`, within what is in sight."""
        ids, sight = self.ids(), self.table.viewport().rect()
        rect = self.table.visualRect(self.rows.index_of(ids[0])) if ids else sight
        rect = QRect(sight.left(), rect.top(), sight.width(), rect.height()).intersected(sight)
        return QRect(self.table.viewport().mapTo(ground, rect.topLeft()), rect.size())
