"""Mouse, wheel and keys on a chart: zoom, pulling, and walking from point to point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.canvas.chart_extent import Ends, fit_x, fit_y
from app.canvas.chart_layout import Seen

if TYPE_CHECKING:
    from app.canvas.chart_view import ChartView

_WHEEL = 1.0015
"""Zoom of one unit of the wheel's angle; a notch has 120."""
_KEY = 1.4
_STEP = 0.2
"""Of what is in sight, for a shift by a key."""
_LEAST = 3.0
"""So many names are seen at least; of dates and numbers a two-thousandth of all."""


class ChartHand:
    """What the hands do with one view; a press that does not move chooses."""

    def __init__(self, view: ChartView) -> None:
        self.view = view
        self._pressed: QPointF | None = None
        self._pulled = False
        self._began = Seen()

    @property
    def _shows(self) -> bool:
        return bool(self.view.plan.panels) and not self.view.plan.empty

    # Zoom

    def wheel(self, event: QWheelEvent) -> None:
        if not self._shows:
            event.ignore()
            return
        by = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turn_y(_WHEEL**by, event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.shift(-by / 120 * _STEP)
        else:
            self._turn_x(_WHEEL**by, event.position().x())
        self.view.point_at(self.view.nearest(event.position()))
        event.accept()

    def turn(self, by: float, at: QPointF | None = None) -> None:
        """Zoom about a place of the view, else the chosen point, else the middle."""
        if self._shows:
            spot = self.view.selected
            if at is None and spot is not None:
                at = self.view.place_of(spot)
            self._turn_x(by, (at or self.view.laid.plots[0].rect.center()).x())

    def _turn_x(self, by: float, x: float) -> None:
        plan, plot = self.view.plan, self.view.laid.plots[0]
        whole = fit_x(plan)
        least = _LEAST if plan.x.kind == "names" else (whole[1] - whole[0]) / 2000
        share = min(max((x - plot.rect.left()) / plot.rect.width(), 0.0), 1.0)
        self._show_x(_turned(plot.x_ends, by, share, least, whole))

    def _turn_y(self, by: float, at: QPointF) -> None:
        which = self.view.laid.plot_at(at)
        if which is None:
            return
        plot = self.view.laid.plots[which]
        whole = fit_y(plot.panel)
        share = (plot.rect.bottom() - at.y()) / plot.rect.height()
        ends = _turned(plot.y_ends, by, share, (whole[1] - whole[0]) / 200, whole)
        ys = [*self.view.seen.ys, *(None for _plot in self.view.laid.plots)][: len(self.view.laid.plots)]
        ys[which] = None if ends == whole else ends
        self.view.show_seen(Seen(self.view.seen.x, tuple(ys)))

    def _show_x(self, ends: Ends) -> None:
        whole = fit_x(self.view.plan)
        self.view.show_seen(Seen(None if ends == whole else ends, self.view.seen.ys))

    def shift(self, by: float) -> None:
        """By this share of what is in sight."""
        low, high = self.view.laid.x_ends
        self._show_x(_inside((low + by * (high - low), high + by * (high - low)), fit_x(self.view.plan)))

    def bring(self, x: float) -> None:
        """Shift as little as brings a place into sight."""
        low, high = self.view.laid.x_ends
        room = (high - low) * 0.08
        by = min(0.0, x - room - low) or max(0.0, x + room - high)
        if by:
            self._show_x(_inside((low + by, high + by), fit_x(self.view.plan)))

    # Mouse

    def press(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton) and self._shows:
            self._pressed, self._pulled, self._began = event.position(), False, self.view.seen

    def move(self, event: QMouseEvent) -> None:
        if not self._shows:
            return
        if self._pressed is None:
            self.view.point_at(self.view.nearest(event.position()))
            return
        by = event.position() - self._pressed
        if self._pulled or by.manhattanLength() >= QApplication.startDragDistance():
            self._pulled = True
            self._pull(by)

    def _pull(self, by: QPointF) -> None:
        seen, x = self._began, self._began.x
        view = self.view
        if x is not None:
            across = view.laid.plots[0].rect.width()
            shift = by.x() / across * (x[1] - x[0])
            x = _inside((x[0] - shift, x[1] - shift), fit_x(view.plan))
        ys = []
        for ends, plot in zip(seen.ys, view.laid.plots, strict=False):
            if ends is not None:
                shift = by.y() / plot.rect.height() * (ends[1] - ends[0])
                ends = _inside((ends[0] + shift, ends[1] + shift), fit_y(plot.panel))
            ys.append(ends)
        if x is not None or any(ys):
            view.setCursor(Qt.CursorShape.ClosedHandCursor)
            view.point_at(None)
            view.show_seen(Seen(x, tuple(ys)))

    def release(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._pulled and event.button() == Qt.MouseButton.LeftButton:
            self.view.choose(self.view.nearest(event.position()))
        self.view.unsetCursor()

    # Keys

    def key(self, event: QKeyEvent) -> bool:
        """Whether the key means something here."""
        key, mods = event.key(), event.modifiers()
        if not self._shows or mods & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        view, count = self.view, len(self.view.plan.spots.xs)
        shifted = bool(mods & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            way = 1 if key == Qt.Key.Key_Right else -1
            if shifted:
                self.shift(way * _STEP)
            else:
                view.point_at(None)
                view.step(way)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            view.point_at(None)
            view.step(-count if key == Qt.Key.Key_Home else count)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.turn(_KEY)
        elif key == Qt.Key.Key_Minus:
            self.turn(1 / _KEY)
        elif key == Qt.Key.Key_F:
            view.fit()
        elif key == Qt.Key.Key_Escape and view.selected is not None:
            view.choose(None)
        else:
            return False
        return True


def _turned(ends: Ends, by: float, share: float, least: float, whole: Ends) -> Ends:
    """Narrower by this factor about a place, between `least` and all of it."""
    low, high = ends
    length = min(max((high - low) / by, least), whole[1] - whole[0])
    if length >= (whole[1] - whole[0]) * (1 - 1e-9):
        return whole
    at = low + share * (high - low)
    return _inside((at - share * length, at + (1 - share) * length), whole)


def _inside(ends: Ends, whole: Ends) -> Ends:
    """Shifted so that nothing beyond the whole is seen."""
    low, high = ends
    if low < whole[0]:
        return whole[0], whole[0] + high - low
    if high > whole[1]:
        return whole[1] - (high - low), whole[1]
    return ends
