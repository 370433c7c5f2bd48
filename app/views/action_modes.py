"""The ways to look at the plan: as a table, in time, by the load of each owner, by whom to remind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from app.calc.action_list import Listed
from app.models.action_list import Plan
from app.views.action_table import ActionTable
from app.views.page import Desk

Mode = Literal["table", "planning", "load", "reminders"]
SELECTING: tuple[Mode, ...] = ("table", "planning")
"""The modes in which actions are selected."""

TYPING: tuple[Mode, ...] = ("planning", "load")
"""Those in which something may be half typed or half carried."""


class ActionModes(QStackedWidget):
    """All but the table are made when they are first shown. `selected`, `opened(id)`, `menu_asked` by what they show.

    `hint_changed` is what the planning and the load have to say in the status bar.
    """

    selected = Signal()
    opened = Signal(str)
    menu_asked = Signal(QPoint)
    hint_changed = Signal(str)

    def __init__(self, desk: Desk, table: ActionTable, commands: dict[str, QAction]) -> None:
        super().__init__()
        self._desk, self._commands, self._table = desk, commands, table
        self.mode: Mode = "table"
        self.made: dict[Mode, Any] = {}
        self._told: tuple[Plan, Sequence[Listed], date] | None = None
        self._kept: dict[str, Any] = {}
        self.addWidget(table)

    def go(self, mode: Mode) -> None:
        """To another way to look, which shows the selection, and takes the keys."""
        before, ids = self.mode, self.ids() or self._table.ids()
        self.mode = mode
        widget = self.of(mode)
        self.setCurrentWidget(widget)
        if self._told is not None:
            self._tell()
        if mode == "planning":
            widget.select(ids)
        elif mode == "table" and before == "planning":
            self._table.mark(ids)
        widget.setFocus()

    def of(self, mode: Mode) -> Any:
        if mode == "table":
            return self._table
        if mode not in self.made:
            self.made[mode] = made = self._make(mode)
            self.addWidget(made)
            if mode in self._kept:
                made.restore(self._kept.pop(mode))
        return self.made[mode]

    def _make(self, mode: Mode) -> Any:
        if mode == "planning":
            from app.views.action_planning import ActionPlanning

            planning = ActionPlanning(self._desk)
            planning.selected.connect(self.selected)
            planning.opened.connect(self.opened)
            planning.menu_asked.connect(self.menu_asked)
            planning.hint_changed.connect(self.hint_changed)
            return planning
        if mode == "load":
            from app.views.action_workload import ActionWorkload

            load = ActionWorkload(self._desk)
            load.opened.connect(self.opened)
            return load
        from app.views.action_reminders import ActionReminders

        return ActionReminders(self._desk, self._commands)

    def tell(self, plan: Plan, passing: Sequence[Listed], today: date) -> None:
        """What is in the plan, and what of it passes the filter; the reminders are of all."""
        self._told = plan, passing, today
        self._tell()

    def _tell(self) -> None:
        if self._told is None or self.mode == "table":
            return
        plan, passing, today = self._told
        if self.mode == "reminders":
            self.of("reminders").tell(plan, today)
        else:
            self.of(self.mode).tell([row.action for row in passing], today)

    def take_focus(self) -> None:
        self.of(self.mode).setFocus()

    # What is selected

    def ids(self) -> list[str]:
        """The selected actions of the mode; none where there is nothing to select."""
        if self.mode == "table":
            return self._table.ids()
        return list(self.made["planning"].ids()) if self.mode == "planning" else []

    def settle(self) -> None:
        self._table.typing.finish()
        for mode in TYPING:
            if mode in self.made:
                self.made[mode].settle()

    def leave(self) -> None:
        self._table.typing.give_up()
        for mode in TYPING:
            if mode in self.made:
                self.made[mode].leave()

    def kept(self) -> dict[str, Any]:
        return self._kept | {mode: self.made[mode].kept() for mode in TYPING if mode in self.made}

    def restore(self, kept: dict[str, Any]) -> None:
        self._kept = dict(kept)
