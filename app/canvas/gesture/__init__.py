"""What a hand does on a canvas, one class each: it starts when it is made, then moves, and finishes or is cancelled.

Nothing of it reaches the document before `finish`, which writes once. `at` is in pixels of the viewport.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication


class Gesture(Protocol):
    scrolls: bool
    """Whether the view scrolls by itself while the pointer is at its border."""

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None: ...

    def finish(self) -> None: ...

    def cancel(self) -> None: ...

    def paint(self, painter: QPainter, pixel: float) -> None:
        """What shows over the picture meanwhile, at scene coordinates; `pixel` is the size of a pixel there."""


def is_pulled(pressed: QPointF, at: QPointF) -> bool:
    """Whether the pointer has come so far from where it was pressed that this is no click."""
    return (at - pressed).manhattanLength() >= QApplication.startDragDistance() / 2
