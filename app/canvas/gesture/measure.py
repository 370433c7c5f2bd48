"""Draw the line whose length is known, between two points of a floor plan: by a drag, or by two clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from app.canvas.spaghetti_drawing import draw_measure
from app.canvas.spaghetti_places import Frame

if TYPE_CHECKING:
    from app.canvas.spaghetti_view import SpaghettiView

FAR_ENOUGH = 8.0
"""Pixels of the screen between the two points: less is a click, and the second one is still to come."""


class Measure:
    """Shift keeps the line level or upright."""

    scrolls = False

    def __init__(self, view: SpaghettiView, at: QPointF) -> None:
        self._view = view
        self._start = self._end = view.to_scene(at)
        self._pressed = at
        view.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self._end = self._view.to_scene(at)
        if keys & Qt.KeyboardModifier.ShiftModifier:
            level = abs(self._end.x() - self._start.x()) >= abs(self._end.y() - self._start.y())
            self._end = QPointF(self._end.x(), self._start.y()) if level else QPointF(self._start.x(), self._end.y())
        self._view.viewport().update()

    def is_far(self) -> bool:
        """Whether the two points are apart."""
        by = self._end - self._start
        return by.manhattanLength() * self._view.zoom.scale >= FAR_ENOUGH

    def finish(self) -> None:
        self._view.viewport().unsetCursor()
        self._view.measured.emit(self._start.toTuple(), self._end.toTuple())

    def cancel(self) -> None:
        self._view.viewport().unsetCursor()
        self._view.viewport().update()

    def paint(self, painter: QPainter, pixel: float) -> None:
        frame = Frame(1.0, 0.0, 0.0, pixel)
        draw_measure(painter, frame, self._start.toTuple(), self._end.toTuple(), "", self._view.over)
