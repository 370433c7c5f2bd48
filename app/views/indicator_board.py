"""The indicators as they are looked at, below the line in which they are noted and the buttons that filter them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout

from app.calc.indicator_list import Listed, ordered
from app.calc.near_duplicates import Likeness
from app.calc.usual_indicator import is_usual
from app.language import _
from app.models.indicator_list import Reference
from app.views.empty import Empty
from app.views.indicator_entry import IndicatorEntry
from app.views.indicator_filter import IndicatorFilter
from app.views.indicator_modes import IndicatorModes, Mode
from app.views.indicator_rows import IndicatorRows
from app.views.indicator_table import IndicatorTable
from app.views.page import Desk
from app.views.thing_board import ThingBoard

COMPARED, SHORT = 300, 4
"""Of more indicators none are compared; and of what is typed not before so many letters."""
_TYPED = ""
"""Stands for what is being typed, where an id would."""
Way = tuple[str, str, list[QAction]]
"""Title, words and buttons of an empty page."""


class IndicatorBoard(ThingBoard):
    """`opened(id)` asks for the chart of an indicator."""

    opened = Signal(str)

    rows: IndicatorRows
    table: IndicatorTable

    def __init__(self, desk: Desk, begin: list[QAction], commands: dict[str, QAction]) -> None:
        """`begin` are the ways to begin."""
        super().__init__()
        worn = desk.worn
        self._begin, self._every = begin, commands["show_all"]
        self.reference, self.all = Reference(), []
        self._like = Likeness(most=COMPARED)
        self.entry, self.filters = IndicatorEntry(worn, commands["take_usual"]), IndicatorFilter(worn)
        self.rows = IndicatorRows(worn, self)
        self.table = IndicatorTable(self.rows, worn)
        self.modes = IndicatorModes(desk, self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.entry, self.filters, self.modes):
            column.addWidget(widget, 1 if widget is self.modes else 0)
        self.empty = Empty(self.modes, worn, "chart-line", *self._nothing())
        self.entry.left.connect(self.into_view)
        self.entry.typing.connect(self._say_like)
        self.filters.left.connect(self.into_view)
        self.filters.changed.connect(self.show_rows)
        self.table.sort_asked.connect(self.sort)
        self.table.selected.connect(self.selected)
        self.table.menu_asked.connect(self.menu_asked)
        self.table.opened.connect(self._open)
        self.modes.opened.connect(self.opened)

    # What is shown

    def tell(self, reference: Reference, today: date) -> None:
        """All indicators of the document."""
        self.reference, self.all = reference, list(reference.rows)
        self.modes.today = today
        self._compare()
        self.filters.tell(reference)
        self.entry.set_names([row.indicator.name for row in self.all])
        self.show_rows()

    def _compare(self, typed: str = "") -> None:
        names = {row.id: row.indicator.name for row in self.all if row.indicator.name.strip()}
        self._like.tell({**names, _TYPED: typed} if typed else names)

    def _say_like(self, typed: str) -> None:
        """While one is typed, that there is one of such a name, perhaps."""
        typed = typed.strip() if len(typed.strip()) >= SHORT else ""
        self._compare(typed)
        names = {row.id: row.indicator.name for row in self.all}
        like = next(iter(self._alike(_TYPED, {**names, _TYPED: typed})), "") if typed else ""
        self.entry.say_like(" ".join(like.split()))

    def _alike(self, id: str, names: Mapping[str, str]) -> list[str]:
        """The names of those that may be the same; two usual ones never are, however alike they are called."""
        others = [names[other] for other in self._like.of(id) if other in names]
        return [name for name in others if not (is_usual(name) and is_usual(names[id]))]

    def show_rows(self) -> None:
        """What passes the filter, in its order; the selection and the place stay."""
        kept, place = self.table.ids(), self.table.verticalScrollBar().value()
        passing = [row for row in self.all if self.filters.filter.passes(row)]
        shown = ordered(passing, self.rows.sorted[0], falling=self.rows.sorted[1])
        names = {row.id: row.indicator.name for row in self.all}
        like = {row.id: self._alike(row.id, names) for row in passing}
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        self.rows.show(shown, like)
        self.table.fit()
        self.table.mark(kept)
        selection.blockSignals(False)
        self.table.viewport().update()
        self.table.verticalScrollBar().setValue(place)
        self.modes.tell(self.reference)
        self.empty.tell(*(self._all_filtered() if self.all else self._nothing()))
        self._show_empty()
        self.selected.emit()

    def _show_empty(self) -> None:
        of_all = self.modes.mode == "today"
        self.empty.setVisible(not (self.all if of_all else self.rows.items))
        self.empty.raise_()

    def show_mode(self, mode: Mode) -> None:
        """The line to type in belongs to the list; the day's figures are those of all indicators."""
        self.entry.setVisible(mode == "list")
        self.filters.setVisible(mode != "today")
        self.modes.go(mode)
        self._show_empty()
        self.selected.emit()

    def _nothing(self) -> Way:
        words = _(
            "What shall be measured, and why? Type the name of the first one above, or take some of the usual ones."
        )
        return _("No indicator yet"), words, self._begin

    def _all_filtered(self) -> Way:
        return _("Nothing of that kind"), _("The filter hides every indicator."), [self._every]

    def show_all(self) -> None:
        self.filters.show_all()

    # What is selected

    def ids(self) -> list[str]:
        """The selected indicators of the mode, in the order in which they are shown."""
        return self.modes.ids()

    def chosen(self) -> list[Listed]:
        return [row for id in self.ids() if (row := self.reference.of(id)) is not None]

    def view(self) -> QAbstractItemView:
        return self.modes.of("overview") if self.modes.mode == "overview" else self.table

    def select(self, ids: Sequence[str]) -> None:
        super().select(ids)
        self.modes.select(ids)

    def _open(self) -> None:
        if ids := self.ids():
            self.opened.emit(ids[0])

    def into_view(self) -> None:
        """From the lines above into the list: to what is selected, else to the first."""
        self.entry.say_like("")
        if self.modes.mode != "today":
            self.begin_somewhere()
        self.modes.take_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.modes.take_focus()
