"""Pull the steps of one place over the floor plan; they are stored once, on release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.calc.spaghetti import Place
from app.canvas.gesture import is_pulled
from app.canvas.spaghetti_places import RADIUS
from app.canvas.symbol_drawing import colour

if TYPE_CHECKING:
    from app.canvas.spaghetti_view import SpaghettiView


class PullPlace:
    """All steps of the place, with Alt the chosen one alone. Near another place they fall upon it."""

    scrolls = False

    def __init__(self, view: SpaghettiView, place: Place, at: QPointF) -> None:
        self._view, self._place, self._pressed = view, place, at
        self._by = QPointF(*place.at) - view.to_scene(at)
        self._at = QPointF(*place.at)
        self._alone = False
        self.has_begun = False

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        if not self.has_begun and not is_pulled(self._pressed, at):
            return
        self.has_begun = True
        self._alone = bool(keys & Qt.KeyboardModifier.AltModifier)
        self._at = QPointF(*self._view.fallen(self._view.to_scene(at) + self._by, beside=self._place))
        self._view.viewport().update()

    def finish(self) -> None:
        self._view.viewport().update()
        if self.has_begun:
            steps = [step.id for _number, step in self._place.steps]
            chosen = self._view.chosen if self._alone and self._view.chosen in steps else ""
            self._view.store({id: self._at.toTuple() for id in ([chosen] if chosen else steps)})

    def cancel(self) -> None:
        self._view.viewport().update()

    def paint(self, painter: QPainter, pixel: float) -> None:
        if self.has_begun:
            painter.setPen(QPen(QBrush(colour(self._view.over.accent)), 2 * pixel))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self._at, RADIUS * pixel, RADIUS * pixel)
            painter.drawLine(QPointF(*self._place.at), self._at)
