"""The page that an event opens with, made while the start page is looked at: an event then opens without that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.views.page import Page
from app.views.tools import OPENING, tool_of

if TYPE_CHECKING:
    from app.views.main_window import MainWindow

AHEAD_MS = 300
"""The start page is shown first, then what comes after it is made."""


class PageAhead:
    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._page: Page | None = None
        self._soon = QTimer(window, singleShot=True, interval=AHEAD_MS)
        self._soon.timeout.connect(self.make)
        self.soon, self.stop = self._soon.start, self._soon.stop

    def make(self) -> None:
        """Now, unless there is one, or an event is open already."""
        if self._window.document is None and self._page is None:
            self._page = tool_of(OPENING).factory(self._window)
            self._window.content.hold_page(self._page)

    def take(self, id: str) -> Page | None:
        """The page when it is that of this tool; it is no longer ahead then."""
        page = self._page if id == OPENING else None
        if page:
            self._page = None
        return page

    def drop(self) -> None:
        if page := self.take(OPENING):
            self._window.content.drop_page(page)
