"""Select everything within a rectangle drawn over empty canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.calc.grid import Box
from app.canvas.symbol_drawing import colour

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.canvas.selection import Selection
    from app.look import Look


class Selecting(Protocol):
    """A view on which several things can be selected."""

    look: Look

    @property
    def selection(self) -> Selection: ...

    def to_scene(self, at: QPointF) -> QPointF: ...

    def ids_within(self, box: Box) -> list[str]:
        """What lies whole in a box of the scene."""

    def update_boxes(self, boxes: Iterable[Box]) -> None: ...


class RubberBand:
    """With Shift or Ctrl held at its start it adds to what was selected."""

    scrolls = True

    def __init__(self, view: Selecting, at: QPointF, *, adds: bool) -> None:
        self._view = view
        self._from = self._to = view.to_scene(at)
        self._kept = list(view.selection.ids) if adds else []

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        before = self._edges()
        self._to = self._view.to_scene(at)
        self._view.update_boxes(before + self._edges())
        rect = self._rect()
        inside = self._view.ids_within((rect.left(), rect.top(), rect.right(), rect.bottom()))
        self._view.selection.set([*self._kept, *inside])

    def finish(self) -> None:
        self._view.update_boxes(self._edges())

    def cancel(self) -> None:
        self._view.update_boxes(self._edges())
        self._view.selection.set(self._kept)

    def _rect(self) -> QRectF:
        return QRectF(self._from, self._to).normalized()

    def _edges(self) -> list[Box]:
        """The four sides alone: what lies inside need not be painted again."""
        r = self._rect()
        left, top, right, bottom = r.left(), r.top(), r.right(), r.bottom()
        return [
            (left, top, right, top),
            (left, bottom, right, bottom),
            (left, top, left, bottom),
            (right, top, right, bottom),
        ]

    def paint(self, painter: QPainter, pixel: float) -> None:
        painter.setPen(QPen(QBrush(colour(self._view.look.accent)), pixel))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._rect())
