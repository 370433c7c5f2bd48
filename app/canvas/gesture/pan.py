"""Pull the whole picture along: with the middle button, or with the space bar held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from app.canvas.sight import Sight


class Pan:
    scrolls = False

    def __init__(self, view: Sight, at: QPointF) -> None:
        self._view, self._at = view, at
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        dx, dy = round(at.x() - self._at.x()), round(at.y() - self._at.y())
        self._at += QPointF(dx, dy)
        self._view.scroll_by(-dx, -dy)

    def finish(self) -> None:
        self._view.viewport().unsetCursor()

    def cancel(self) -> None:
        self.finish()

    def paint(self, painter: QPainter, pixel: float) -> None:
        pass
