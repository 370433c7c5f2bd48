"""The ways to look at the indicators: as the reference list, all their courses at once, the figures of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from app.models.indicator_list import Reference
from app.views.indicator_table import IndicatorTable
from app.views.page import Desk

Mode = Literal["list", "overview", "today"]


class IndicatorModes(QStackedWidget):
    """All but the list are made when they are first shown. `opened(id)` asks for a chart from the day's figures."""

    opened = Signal(str)
    hint_changed = Signal(str)

    def __init__(self, desk: Desk, table: IndicatorTable) -> None:
        super().__init__()
        self._desk, self._table = desk, table
        self.mode: Mode = "list"
        self.today = date.today()
        self.made: dict[Mode, Any] = {}
        self._told = Reference()
        self._kept: dict[str, Any] = {}
        self.addWidget(table)

    def go(self, mode: Mode) -> None:
        """To another way to look, which shows the selection."""
        ids = self.ids()
        self.mode = mode
        widget = self.of(mode)
        self.setCurrentWidget(widget)
        self._tell()
        self.select(ids)

    def of(self, mode: Mode) -> Any:
        if mode == "list":
            return self._table
        if mode not in self.made:
            self.made[mode] = made = self._make(mode)
            self.addWidget(made)
            if mode in self._kept:
                made.look_from(self.today)
                made.tell(self._told.rows)
                made.restore(self._kept.pop(mode))
        return self.made[mode]

    def _make(self, mode: Mode) -> Any:
        if mode == "overview":
            from app.views.indicator_overview import IndicatorOverview

            overview = IndicatorOverview(self._table.rows, self._desk.worn)
            overview.setSelectionModel(self._table.selectionModel())
            overview.opened.connect(self._table.opened)
            overview.menu_asked.connect(self._table.menu_asked)
            return overview
        from app.views.indicator_today import IndicatorToday

        today = IndicatorToday(self._desk)
        today.opened.connect(self.opened)
        today.hint_changed.connect(self.hint_changed)
        return today

    def tell(self, reference: Reference) -> None:
        """All that there is: the list and the overview show the rows of the table, the day's figures are of all."""
        self._told = reference
        self._tell()

    def _tell(self) -> None:
        if self.mode == "today":
            self.made["today"].look_from(self.today)
            self.made["today"].tell(self._told.rows)

    def take_focus(self) -> None:
        self.of(self.mode).setFocus()

    # What is selected

    def ids(self) -> list[str]:
        if self.mode != "today":
            return self._table.ids()
        return [self.made["today"].current] if self.made["today"].current else []

    def select(self, ids: Sequence[str]) -> None:
        self._table.mark(ids)
        if self.mode == "today":
            self.made["today"].current = ids[0] if ids else ""

    def settle(self) -> None:
        if "today" in self.made:
            self.made["today"].settle()

    def kept(self) -> dict[str, Any]:
        return self._kept | ({"today": self.made["today"].kept()} if "today" in self.made else {})

    def restore(self, kept: dict[str, Any]) -> None:
        self._kept = dict(kept)
