"""When the picture gets more or less room by itself, a map that was seen whole is seen whole again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from app.canvas.map_view import MapView

SETTLING_MS = 600
"""The desktop takes a moment to give a window its new size, when the projector comes or goes."""


class WholeMap:
    def __init__(self, view: MapView) -> None:
        self._view = view
        self._settling = QTimer(view, singleShot=True, interval=SETTLING_MS)

    def keep(self, change: Callable[[], object]) -> None:
        """Do what gives the picture less room; a map that was seen whole stays whole."""
        whole = self._is_seen()
        change()
        if whole:
            QTimer.singleShot(0, self._view, lambda: None if self._is_seen() else self._view.fit())

    def show(self) -> None:
        """Now, and as often as the window changes its size in the next moment."""
        self._settling.start()
        self.resized()

    def resized(self) -> None:
        if self._settling.isActive():
            QTimer.singleShot(0, self._view, self._view.fit)

    def stop(self) -> None:
        self._settling.stop()

    def _is_seen(self) -> bool:
        return self._view.visible_rect().contains(self._view.map.bounds())
