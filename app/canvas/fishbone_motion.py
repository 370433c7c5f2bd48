"""A diagram that goes to its next layout in a short while, and may be called elsewhere on its way."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QTimer

from app.calc.fishbone_motion import between, moving
from app.calc.laid_fishbone import Laid

if TYPE_CHECKING:
    from app.canvas.fishbone_sight import FishboneSight

LASTS_S = 0.17
MOST = 300
"""More texts than this do not move: they are there."""
_TICK_MS = 15
Place = tuple[QPointF, float]
"""The middle of what is in sight, and the zoom."""


class Motion:
    """`shown` is what is painted now; `enabled` may be switched off."""

    def __init__(self, view: FishboneSight) -> None:
        self._view = view
        self.enabled = True
        self.shown: Laid | None = None
        self._from: Laid | None = None
        self._to: Laid | None = None
        self._places: tuple[Place, Place] | None = None
        self._began = 0.0
        self._timer = QTimer(view, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def is_on(self) -> bool:
        return self._timer.isActive()

    def go(self, to: Laid | None, place: Place | None = None) -> None:
        """Show this layout, from this place, by way of what lies between; at once where nothing can be seen of it."""
        start = self.shown
        self._timer.stop()
        self._to, self._places = to, None
        if place is not None:
            self._places = self._view.place(), place
        if start is None or to is None or not self._moves(start, to):
            self._arrive()
            return
        self._from, self._began = start, perf_counter()
        self._timer.start()
        self._show(0.0)

    def _moves(self, start: Laid, to: Laid) -> bool:
        if not self.enabled or not self._view.isVisible() or start.head.id != to.head.id:
            return False
        return self._places is not None or 0 < moving(start, to) <= MOST

    def stop(self) -> None:
        """Be there now."""
        if self._timer.isActive():
            self._timer.stop()
            self._arrive()

    def _tick(self) -> None:
        part = (perf_counter() - self._began) / LASTS_S
        if part >= 1:
            self.stop()
        else:
            self._show(1 - (1 - part) ** 3)

    def _show(self, part: float) -> None:
        assert self._from is not None
        assert self._to is not None
        self.shown = between(self._from, self._to, part)
        if self._places:
            (one, small), (other, large) = self._places
            self._view.show_at((one + (other - one) * part, small + (large - small) * part))
        self._view.viewport().update()

    def _arrive(self) -> None:
        self.shown, self._from = self._to, None
        if self._places:
            self._view.show_at(self._places[1])
        self._view.viewport().update()
