"""Where the window lies: as it was left, and never larger than the screen that is there today."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from app.views.settings import Settings

SMALLEST = QSize(800, 520)
SMALL_SCREEN = 900
"""Of a screen that leaves less height than this, the window takes all."""
_SHARE, _LARGEST = 0.88, QSize(1680, 1050)


class WindowPlace:
    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        self._window, self._settings = window, settings

    def restore(self) -> None:
        """Before the window is shown: as it was left; at the first start, or where that cannot be, as the screen asks.

        Qt brings a window that reaches beyond its screen back, and refuses what was kept on a screen quite unlike.
        """
        available = self._available()
        self._window.setMinimumSize(SMALLEST.boundedTo(available.size()))
        kept = QByteArray.fromBase64(self._settings.window.encode())
        if not (kept and self._window.restoreGeometry(kept)):
            self._begin(available)

    def keep(self) -> None:
        """The full screen of the projector is for one meeting: what is kept is the place before it."""
        if not self._window.isFullScreen():
            self._settings.window = bytes(self._window.saveGeometry().toBase64().data()).decode()

    def _begin(self, available: QRect) -> None:
        size = (available.size() * _SHARE).boundedTo(_LARGEST).expandedTo(self._window.minimumSize())
        place = QRect(available.topLeft(), size)
        place.moveCenter(available.center())
        self._window.setGeometry(place)
        if available.height() < SMALL_SCREEN:
            self._window.setWindowState(Qt.WindowState.WindowMaximized)

    def _available(self) -> QRect:
        screen = self._window.screen() or QGuiApplication.primaryScreen()
        return screen.availableGeometry()
