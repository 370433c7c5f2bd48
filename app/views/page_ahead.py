"""What an event opens with, loaded and made behind the start page: an event then opens without that wait."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.look import LIGHT
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
        self._loading: Future[None] | None = None
        self._soon = QTimer(window, singleShot=True, interval=AHEAD_MS)
        self._soon.timeout.connect(self.make)
        self.soon, self.stop = self._soon.start, self._soon.stop

    def begin(self) -> None:
        """Load what the first event needs behind the start page, then draw and make what it is shown on."""
        from app.views.background import ask
        from app.views.start import load_behind

        def draw(_nothing: object) -> None:
            if self._window.document is None:
                from app.canvas.first_use import draw_once

                draw_once(LIGHT)
                self.make()

        self._loading = ask(self._window, load_behind, draw, _leave)

    def wait(self) -> None:
        """Until what `begin` loads is there: two threads do not import the same in turns."""
        if self._loading is not None:
            self._loading.result()
            self._loading = None

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


def _leave(_problem: Exception) -> None:
    """What cannot be loaded is said when an event is opened: that loads it again."""
