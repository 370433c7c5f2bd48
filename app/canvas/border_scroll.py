"""While a gesture holds the pointer at the border of a view, the view scrolls on by itself."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, Qt, QTimer

from app.canvas.gesture import Gesture
from app.canvas.sight import Sight

_BORDER, _STEP, _SCROLL_MS = 28, 14, 16


class Pointer(Protocol):
    """What the mouse means on a view: where it was seen last, with which keys, and what the hand is doing."""

    at: QPointF
    keys: Qt.KeyboardModifier
    gesture: Gesture | None


class BorderScroll:
    def __init__(self, view: Sight, pointer: Pointer) -> None:
        self._view, self._pointer = view, pointer
        self._timer = QTimer(view, interval=_SCROLL_MS)
        self._timer.timeout.connect(self._scroll_on)

    def stop(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """Begin or end, by where the pointer is now."""
        gesture = self._pointer.gesture
        if gesture is None or not gesture.scrolls or self._way() == (0, 0):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _way(self) -> tuple[int, int]:
        rect, at = self._view.viewport().rect(), self._pointer.at
        x, y = at.x(), at.y()
        dx = -_STEP if x < _BORDER else _STEP if x > rect.width() - _BORDER else 0
        dy = -_STEP if y < _BORDER else _STEP if y > rect.height() - _BORDER else 0
        return dx, dy

    def _scroll_on(self) -> None:
        gesture = self._pointer.gesture
        if gesture is None:
            self._timer.stop()
            return
        self._view.scroll_by(*self._way())
        gesture.move(self._pointer.at, self._pointer.keys)
