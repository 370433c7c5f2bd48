"""The load by owner: hours in each week, what is in no sum beside them, and the actions of the chosen cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.calc.action import Action
from app.calc.calendar_date import show
from app.calc.workload import BEFORE, LATER, Cell, Column, OwnerLoad, Workload, workload
from app.canvas.workload_drawing import hours_said
from app.language import N_, _, current, ngettext
from app.views.page import Desk
from app.views.pointer_list import Pointer, PointerList
from app.views.workload_grid import WorkloadGrid

FURTHER_KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        N_("On the load"),
        (
            (N_("From week to week, from owner to owner"), N_("Arrows")),
            (N_("To the actions of the cell"), N_("Enter, click")),
        ),
    ),
)
_WEEK_H = 168
_WIDE, _MOST, _LINE, _LINE_LARGE = 300, 0.28, 215, 150
"""Width of the list beside the grid, in the design's pixels and at most of all; of a line in it, and in the projector
look."""


class ActionWorkload(QWidget):
    """One look of the action page. `opened` by a click on an action of the chosen cell."""

    opened = Signal(str)
    hint_changed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._actions: dict[str, Action] = {}
        self._today = date.today()
        self.grid = WorkloadGrid(desk.worn)
        self.grid.words = self._words
        self.capacity = self._capacity_field()
        self.said = QLabel()
        self.said.setObjectName("muted")
        self.said.setWordWrap(True)
        nothing, line = _("No work is planned here."), _LINE if desk.worn.scale == 1 else _LINE_LARGE
        self.list = PointerList(desk.worn, _("Actions"), nothing, line_width=line)
        self.apart = PointerList(desk.worn, _("In no sum of hours"), line_width=line)
        self._lay()
        self.setFocusProxy(self.grid)
        self.grid.moved.connect(self._show_cell)
        self.grid.opened.connect(self._into_list)
        for pointers in (self.list, self.apart):
            pointers.chosen.connect(self.opened)
        self.capacity.editingFinished.connect(self._take_capacity)

    def _capacity_field(self) -> QLineEdit:
        field = QLineEdit(str(round(self._desk.settings.capacity_h)))
        field.setValidator(QIntValidator(0, _WEEK_H, field))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(self._desk.worn.px(52))
        field.setAccessibleName(_("Hours a week that one person can work on actions"))
        field.setToolTip(_("Weeks above it are marked; 0 marks none."))
        return field

    def _lay(self) -> None:
        px = self._desk.worn.px
        top = QHBoxLayout()
        top.setContentsMargins(px(10), px(6), px(10), px(6))
        top.setSpacing(px(8))
        label = QLabel(_("Hours a week per person"))
        label.setBuddy(self.capacity)
        top.addWidget(self.said, 1)
        top.addWidget(label)
        top.addWidget(self.capacity)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.setSpacing(px(10))
        self.title = QLabel()
        self.title.setObjectName("title")
        self.title.setWordWrap(True)
        for widget in (self.title, self.list, self.apart):
            column.addWidget(widget)
        column.addStretch(1)
        self.side = QScrollArea()
        self.side.setObjectName("panel")
        self.side.setWidgetResizable(True)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setWidget(inside)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.grid, 1)
        row.addWidget(self.side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(round(min(self._desk.worn.px(_WIDE), _MOST * self.width())))

    # What is shown

    def tell(self, actions: Sequence[Action], today: date) -> None:
        """The load of what has still to be done of these."""
        self._actions, self._today = {action.id: action for action in actions}, today
        self._read()

    def _read(self) -> None:
        load = workload(self._actions.values(), self._today)
        self.grid.show_load(load, self._desk.settings.capacity_h or None)
        self.said.setText(self._told(load))

    def _told(self, load: Workload) -> str:
        """How much is known, and what is not: nothing that is missing counts as no work."""
        if not load.owners:
            return _("Nothing has still to be done.")
        effort = sum(len(owner.without_effort) for owner in load.owners)
        dates = sum(len(owner.without_dates) for owner in load.owners)
        parts = [_("Effort of what has still to be done, spread over the days worked from start to due date.")]
        if effort:
            parts.append(ngettext("{n} action says no effort.", "{n} actions say no effort.", effort))
        if dates:
            parts.append(ngettext("{n} action has no due date.", "{n} actions have no due date.", dates))
        return " ".join(parts)

    def _take_capacity(self) -> None:
        """What is typed, as soon as the field is left; without a number as it was."""
        settings, typed = self._desk.settings, self.capacity.text()
        if typed.isdigit() and float(typed) != settings.capacity_h:
            settings.capacity_h = float(min(int(typed), _WEEK_H))
            settings.save()
            self._read()
        self.capacity.setText(str(round(settings.capacity_h)))

    # The chosen cell

    def _when(self, column: Column) -> str:
        day = show(column.monday.isoformat())
        if column.sums == BEFORE:
            return _("before this week")
        return _("after the week of {day}", day=day) if column.sums == LATER else _("week of {day}", day=day)

    def _words(self, owner: OwnerLoad, column: Column, cell: Cell) -> str:
        who = owner.owner or _("Without owner")
        hours = _("{hours} hours", hours=hours_said(cell.hours, current()))
        more = ngettext("{n} action without effort", "{n} actions without effort", len(cell.unknown))
        where = _("{who}, {when}", who=who, when=self._when(column))
        said = ", ".join(filter(None, [hours if cell.parts else "", more if cell.unknown else ""]))
        return _("{what}: {name}", what=where, name=said) if said else where

    def _show_cell(self) -> None:
        found = self.grid.chosen()
        self.side.setVisible(found is not None)
        if found is None:
            self.hint_changed.emit("")
            return
        owner, column, cell = found
        self.title.setText(_("{who}, {when}", who=owner.owner or _("Without owner"), when=self._when(column)))
        hours = dict(cell.parts)
        self.list.show_pointers([self._pointer(id, hours.get(id)) for id in cell.ids])
        self.apart.show_pointers([self._missing(id, owner) for id in owner.uncounted if id not in cell.ids])
        self.hint_changed.emit(self._words(*found))

    def _pointer(self, id: str, hours: float | None) -> Pointer:
        action = self._actions[id]
        if hours is None:
            return Pointer(id, self._name(action), _("No effort said"), "circle-question-mark", "warn")
        part, whole = hours_said(hours, current()), hours_said(action.effort_h, current())
        below = _("{hours} of {sum} hours", hours=part, sum=whole) if part != whole else _("{hours} hours", hours=part)
        return Pointer(id, self._name(action), below, "list-todo")

    def _missing(self, id: str, owner: OwnerLoad) -> Pointer:
        lacks = [_("No due date")] if id in owner.without_dates else []
        if id in owner.without_effort:
            lacks.append(_("No effort said"))
        return Pointer(id, self._name(self._actions[id]), ", ".join(lacks), "circle-question-mark", "warn")

    @staticmethod
    def _name(action: Action) -> str:
        return f"{action.number}  {action.label}" if action.number else action.label

    def _into_list(self) -> None:
        if self.list.buttons:
            self.list.buttons[0].setFocus()

    def settle(self) -> None:
        """The hours that are half typed count."""
        self._take_capacity()

    def leave(self) -> None:
        self.settle()

    def kept(self) -> dict[str, Any]:
        return {"at": (self.grid.row, self.grid.column)}

    def restore(self, kept: dict[str, Any]) -> None:
        self.grid.go(*kept["at"])
