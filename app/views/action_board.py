"""The plan as it is looked at, below the line in which actions are typed and the buttons that filter it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.calc.action_list import Filter, Group, grouped, ordered
from app.language import _
from app.models.action_list import Plan
from app.views.action_entry import ActionEntry
from app.views.action_filter import ActionFilter
from app.views.action_modes import ActionModes, Mode
from app.views.action_rows import ActionRows
from app.views.action_table import ActionTable
from app.views.empty import Empty
from app.views.page import Desk
from app.views.thing_board import ThingBoard

Way = tuple[str, str, list[QAction]]
"""Title, words and buttons of an empty page."""


class ActionBoard(ThingBoard):
    opened = Signal(str)

    rows: ActionRows
    table: ActionTable

    def __init__(self, desk: Desk, begin: list[QAction], commands: dict[str, QAction]) -> None:
        """`begin` are the ways to begin."""
        super().__init__()
        worn = desk.worn
        self._begin, self._seek = begin, commands["seek"]
        self.plan, self.all = Plan(), []
        self.today = date.today()
        self._groups: list[Group] = []
        self.entry, self.filters = ActionEntry(worn), ActionFilter(worn)
        self.rows = ActionRows(worn, self)
        self.table = ActionTable(self.rows, worn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.modes = ActionModes(desk, self.table, commands)
        for widget in (self.entry, self.filters, self.modes):
            column.addWidget(widget, 1 if widget is self.modes else 0)
        self.empty = Empty(self.modes, worn, "list-todo", *self._nothing())
        self.entry.left.connect(self.into_view)
        self.filters.left.connect(self.into_view)
        self.filters.changed.connect(self.show_rows)
        self.table.sort_asked.connect(self.sort)
        for view in (self.table, self.modes):
            view.menu_asked.connect(self.menu_asked)
        self.modes.selected.connect(self.selected)
        self.modes.opened.connect(self.opened)
        self.table.selected.connect(self.selected)

    # What is shown

    def tell(self, plan: Plan, today: date) -> None:
        self.plan, self.all, self.today = plan, list(plan.rows), today
        self.rows.today = self.entry.today = today
        self.entry.set_owners([*plan.said("owner").values()])
        self.filters.tell(plan)
        self.show_rows()

    def show_rows(self) -> None:
        """What passes the filter, under its headings; the selection and the place stay.

        What moves to another heading is followed there, if it was in sight.
        """
        table, kept = self.table, self.table.ids()
        in_sight = self._in_sight(kept)
        place = table.verticalScrollBar().value()
        passing = [row for row in self.plan.rows if self.filters.filter.passes(row)]
        column, falling = self.rows.sorted
        groups = grouped(ordered(passing, column, falling=falling), self.filters.grouping)
        selection, current = table.selectionModel(), table.current()[1]
        selection.blockSignals(True)
        self.rows.show(groups, self.filters.grouping)
        table.fit()
        table.mark(kept, current)
        selection.blockSignals(False)
        table.typing.place()
        table.viewport().update()
        table.verticalScrollBar().setValue(place)
        if in_sight:
            table.scrollTo(self.rows.index_of(kept[0]))
        self.empty.tell(*(self._all_filtered() if self.plan.rows else self._nothing()))
        self._groups = groups
        shown = [row for group in groups for row in group.members]
        self.modes.tell(self.plan, shown, self.today)
        self._show_empty()
        self.selected.emit()

    def _show_empty(self) -> None:
        """Whoever has to be reminded of nothing is told so there."""
        self.empty.setVisible(not self._groups and self.modes.mode != "reminders")
        self.empty.raise_()

    def show_mode(self, mode: Mode) -> None:
        """The line to type in belongs to the table, the filter to all but the reminders."""
        self.entry.setVisible(mode == "table")
        self.filters.setVisible(mode != "reminders")
        self.filters.show_groups(mode == "table")
        self.modes.go(mode)
        self._show_empty()
        self.selected.emit()

    def _in_sight(self, ids: Sequence[str]) -> bool:
        sight = self.table.viewport().rect()
        return bool(ids) and self.table.visualRect(self.rows.index_of(ids[0])).intersects(sight)

    def _nothing(self) -> Way:
        words = _("Type the first one: what is to be done, Tab, what will be there then, Tab, who, Tab, when, Enter.")
        return _("No actions yet"), words, self._begin

    def _all_filtered(self) -> Way:
        return _("Nothing of that kind"), _("The filter hides every action."), [self._seek]

    # What is selected

    def ids(self) -> list[str]:
        """The selected actions in the order in which they are shown."""
        return self.modes.ids()

    def shown_groups(self) -> list[list[str]]:
        """The ids of what is shown, in its order, group by group."""
        return [[row.action.id for row in group.members] for group in self._groups]

    def select(self, ids: Sequence[str]) -> None:
        """Select these, and bring the first into sight."""
        if self.modes.mode == "planning":
            self.modes.of("planning").select(ids)
        super().select(ids)

    def bring(self, id: str) -> bool:
        """What was dropped is shown among its like."""
        row = next((row for row in self.plan.rows if row.action.id == id), None)
        if row is not None and "dropped" in row.states and not self.rows.index_of(id).isValid():
            self.filters.show_filter(Filter(frozenset({"dropped"})))
        return super().bring(id)

    def show_all(self) -> None:
        self.filters.show_all()

    def place_of(self, ids: Sequence[str], over: QWidget) -> QRect:
        """Where the first of these stands, in the coordinates of another widget; the top of the table without any.

        In the other modes it is the lower edge: what is asked about stands above it.
        """
        if self.modes.mode != "table":
            return QRect(self.modes.mapTo(over, self.modes.rect().bottomLeft()), QSize(self.modes.width(), 1))
        view = self.table.viewport()
        rect = self.table.below_row(ids).intersected(view.rect())
        if not rect.isValid():
            rect = QRect(0, 0, view.width(), 1)
        return QRect(view.mapTo(over, rect.topLeft()), rect.size())

    def into_view(self) -> None:
        """From the lines above into the table: to what is selected, else to the first."""
        self.begin_somewhere()
        self.modes.take_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.modes.take_focus()
