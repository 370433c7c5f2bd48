"""What the keys mean on the plan: dates by the day and by the week, progress by tenths, from row to row."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.calc.planning_layout import Span, Zoom, planned_for
from app.canvas.pressed import ALT, CTRL, SHIFT
from app.language import N_

if TYPE_CHECKING:
    from app.canvas.planning_view import PlanningView

PLANNING_KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        N_("On the planning"),
        (
            (N_("Move the bar by one day"), N_("Left, Right")),
            (N_("By one week"), N_("Shift+Arrows")),
            (N_("Its end, its start alone"), N_("Ctrl+Arrows, Alt+Arrows")),
            (N_("Further and less far by a tenth"), N_("+ and -")),
            (N_("The action above, below"), N_("Up, Down")),
            (N_("Show all its data"), N_("Enter, double click")),
            (N_("Days, weeks, months"), "1, 2, 3"),
            (N_("To today"), N_("Home key")),
            (N_("Put the bar back"), N_("Esc")),
            (N_("Pull the plan"), N_("Space and drag")),
            (N_("Wider and narrower days"), N_("Ctrl+wheel")),
        ),
    ),
)
_Key = Qt.Key
_SIDEWAYS = {_Key.Key_Left: -1, _Key.Key_Right: 1}
_ROWS = {_Key.Key_Up: -1, _Key.Key_Down: 1, _Key.Key_PageUp: -10, _Key.Key_PageDown: 10}
_ZOOMS: dict[Qt.Key, Zoom] = {_Key.Key_1: "days", _Key.Key_2: "weeks", _Key.Key_3: "months"}
_TENTHS = {_Key.Key_Plus: 0.1, _Key.Key_Minus: -0.1}


class PlanningKeys:
    def __init__(self, view: PlanningView) -> None:
        self._view = view

    def wants_first(self, event: QEvent) -> bool:
        """Arrows with any key held are the plan's, and the plain keys that it knows."""
        assert isinstance(event, QKeyEvent)
        key, held = _Key(event.key()), event.modifiers()
        if key in _SIDEWAYS:
            return bool(self._view.selection.ids)
        return not held & (CTRL | ALT) and (key in _ROWS or key in _ZOOMS or key in _TENTHS)

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key says; whether it said anything."""
        key, held, view = _Key(event.key()), event.modifiers(), self._view
        if key in _SIDEWAYS:
            return self.nudge(event)
        if held & (CTRL | ALT):
            return False
        if key in _ROWS:
            view.step(_ROWS[key], adds=bool(held & SHIFT))
            return True
        if key in _TENTHS:
            self._fill(_TENTHS[key])
            return True
        plain: dict[Qt.Key, Callable[[], object]] = {
            _Key.Key_Home: view.show_today,
            _Key.Key_Space: view.pointing.hold_space,
            _Key.Key_Escape: self._escape,
            **{each: partial(view.set_zoom, zoom) for each, zoom in _ZOOMS.items()},
        }
        if view.selection.ids:
            plain |= dict.fromkeys((_Key.Key_Return, _Key.Key_Enter), self._open)
        act = plain.get(key)
        if act is None or (key == _Key.Key_Escape and not view.selection.ids and not view.pointing.gesture):
            return False
        act()
        return True

    def release(self, event: QKeyEvent) -> None:
        if event.key() == _Key.Key_Space and not event.isAutoRepeat():
            self._view.pointing.let_space_go()

    def tab(self, *, back: bool) -> bool:
        """Tab goes on to the next panel."""
        return False

    def _escape(self) -> None:
        if not self._view.pointing.cancel():
            self._view.select([])

    def _open(self) -> None:
        self._view.opened.emit(self._view.selection.ids[-1])

    def nudge(self, event: QKeyEvent) -> bool:
        """Move what is selected; what has no date yet begins today."""
        view, held = self._view, event.modifiers()
        ids = view.selection.ids
        if not ids or view.is_fixed:
            return False
        days = _SIDEWAYS[_Key(event.key())] * (7 if held & SHIFT else 1)
        way = Span.with_due if held & CTRL else Span.with_start if held & ALT else Span.shifted
        spans = {}
        for id in ids:
            now = view.plan.spans.get(id) or planned_for(view.plan.actions[id], view.today)
            spans[id] = way(now, days)
        view.take(spans, merge_key="planning " + " ".join(ids))
        view.bring(ids[-1])
        return True

    def _fill(self, by: float) -> None:
        view = self._view
        for_all = [view.plan.actions[id].progress or 0.0 for id in view.selection.ids]
        if for_all and not view.is_fixed:
            share = round(max(0.0, min(1.0, for_all[-1] + by)), 2)
            view.store_progress(view.selection.ids, share, merge_key="progress " + " ".join(view.selection.ids))
