"""The planning of the actions: their bars in time, grouped as one likes, with days, weeks or months in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.calc.action import PHASES, Action
from app.calc.action_figures import is_late
from app.calc.calendar_date import show
from app.calc.planning_layout import DAY_WIDTH, Grouping, Zoom
from app.canvas.font import width
from app.canvas.planning_bars import draw_done, draw_first_due, draw_late
from app.canvas.planning_keys import PLANNING_KEYS
from app.canvas.planning_view import PlanningView
from app.canvas.rating_drawing import write
from app.language import N_, _, ngettext
from app.models.action_list import names_of
from app.models.axis import Axis
from app.views.action_words import NAMELESS
from app.views.flow_layout import FlowLayout
from app.views.page import Desk
from app.views.theme import Appearance

ZOOMS: dict[Zoom, str] = {"days": N_("Days"), "weeks": N_("Weeks"), "months": N_("Months")}
GROUPINGS: dict[Grouping, str] = {"none": N_("In one list"), "owner": N_("By owner"), "axis": N_("By axis")}
FURTHER_KEYS = PLANNING_KEYS
_SIGNS = (N_("late"), N_("first due date"), N_("done"))


class ActionPlanning(QWidget):
    """One look of the action page. `selected` when others are selected, `opened` by Enter and double click."""

    selected = Signal()
    opened = Signal(str)
    menu_asked = Signal(QPoint)
    hint_changed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = PlanningView(desk.worn.look)
        self.view.set_look(desk.worn.look, desk.worn.scale)
        self.view.setAccessibleName(_("Timeline"))
        self.view.tip = self._tip
        self.zooms: dict[Zoom, QToolButton] = {}
        self.groupings: dict[Grouping, QToolButton] = {}
        self._lay()
        self.setFocusProxy(self.view)
        self.view.selection_changed.connect(lambda _ids: self.selected.emit())
        self.view.opened.connect(self.opened)
        self.view.message.connect(desk.say)
        self.view.menu_asked.connect(self.menu_asked)
        self.view.zoom_changed.connect(self._tick_zoom)

    def _lay(self) -> None:
        px = self._desk.worn.px
        top = QHBoxLayout()
        top.setContentsMargins(px(10), px(6), px(10), px(6))
        top.setSpacing(px(4))
        for n, (zoom, word) in enumerate(ZOOMS.items(), 1):
            button = self._button(_(word), _("{what}  ({key})", what=_(word), key=n))
            button.clicked.connect(lambda _on=False, zoom=zoom: self.show_zoom(zoom))
            self.zooms[zoom] = button
        today = self._button(_("Today"), _("{what}  ({key})", what=_("To today"), key=_("Home key")))
        today.setCheckable(False)
        today.clicked.connect(self._to_today)
        for grouping, word in GROUPINGS.items():
            button = self._button(_(word), _(word))
            button.clicked.connect(lambda _on=False, grouping=grouping: self.group(grouping))
            self.groupings[grouping] = button
        tray = QWidget()
        flow = FlowLayout(tray, px(4))
        for buttons in (self.zooms, self.groupings):
            group, row = QButtonGroup(self), QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, px(10), 0)
            line.setSpacing(px(4))
            for button in buttons.values():
                group.addButton(button)
                line.addWidget(button)
            if buttons is self.zooms:
                line.addSpacing(px(10))
                line.addWidget(today)
            flow.addWidget(row)
        top.addWidget(tray)
        self.groupings["none"].setChecked(True)
        top.addWidget(_Legend(self._desk.worn), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    @staticmethod
    def _button(text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setCheckable(True)
        return button

    # What is shown

    def tell(self, actions: Sequence[Action], today: date) -> None:
        """Show these actions in this order; those that were dropped are in no plan."""
        document = self._desk.document
        if self.view.document is not document:
            self.view.work_on(document)
        with document.read() as session:
            names = names_of(session, Axis)
        axes = {id: name or _(NAMELESS["axis"]) for id, (_place, name) in names.items()}
        self.view.tell([action for action in actions if action.phase != "dropped"], today, axes)
        waiting = len(self.view.plan.actions) - len(self.view.plan.spans)
        said = ngettext("{n} action is not planned yet", "{n} actions are not planned yet", waiting)
        self.hint_changed.emit(said if waiting else "")

    def show_zoom(self, zoom: Zoom) -> None:
        self.view.set_zoom(zoom)
        self.view.setFocus()

    def _tick_zoom(self, day: float) -> None:
        """The button of a look is down while its days are as wide as it makes them."""
        for zoom, button in self.zooms.items():
            group = button.group()
            group.setExclusive(False)
            button.setChecked(abs(day - DAY_WIDTH[zoom]) < 0.05)
            group.setExclusive(True)

    def _to_today(self) -> None:
        self.view.show_today()
        self.view.setFocus()

    def group(self, grouping: Grouping) -> None:
        self.groupings[grouping].setChecked(True)
        self.view.set_grouping(grouping)
        self.view.setFocus()

    def _tip(self, action: Action) -> str:
        lines = [f"{action.number}  {action.label}" if action.number else action.label]
        if action.deliverable:
            lines.append(_("Deliverable: {what}", what=action.deliverable))
        lines.append(_("Owner: {who}", who=action.owner) if action.owner else _("Without owner"))
        if action.due:
            dates = " – ".join(show(day) for day in (action.start, action.due) if day)
            late = _("late") if is_late(action, self.view.today) else _(PHASES[action.phase])
            lines.append(f"{dates}  ({late})")
        for each in action.postponements:
            lines.append(_("Postponed to {day}: {why}", day=show(each.to_due), why=each.reason))
        return "\n".join(filter(None, lines))

    # What is selected

    def ids(self) -> list[str]:
        return list(self.view.selection.ids)

    def select(self, ids: Iterable[str]) -> None:
        self.view.select(ids)

    def settle(self) -> None:
        self.view.settle()

    def leave(self) -> None:
        self.settle()

    def kept(self) -> dict[str, Any]:
        return {"grouping": self.view.grouping, "day": self.view.day / self.view.size_factor}

    def restore(self, kept: dict[str, Any]) -> None:
        self.group(kept["grouping"])
        self.view.begin_at(kept["day"] * self.view.size_factor)


class _Legend(QWidget):
    """What the signs mean."""

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn, self._px = worn, worn.px(12)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(_(word) for word in _SIGNS))

    def _widths(self) -> list[float]:
        return [width(_(word), self._px) + self._worn.px(36) for word in _SIGNS]

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._widths())), self._worn.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, look, y = self._worn.px, self._worn.look, self.height() / 2
        x = self.width() - sum(self._widths())
        for draw, word in zip((draw_late, draw_first_due, draw_done), _SIGNS, strict=True):
            if x >= 0:  # in a narrow window some are left out: the tips of the actions say the same
                draw(painter, QPointF(x + px(9), y), px(7), look)
                write(painter, x + px(22), y + self._px * 0.36, _(word), self._px, 400, look.muted)
            x += width(_(word), self._px) + px(36)
        painter.end()
