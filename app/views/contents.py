"""What fills the window: rail, top bar, banners, page and status bar. Made anew for another language or look."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.models.document_error import DocumentError
from app.views.banner import Banners
from app.views.page import Page
from app.views.rail import Rail
from app.views.start_page import StartPage
from app.views.status_bar import StatusBar
from app.views.theme import Appearance
from app.views.top_bar import TopBar


class Preview(QWidget):
    """What may stand in the place of a page until it sends `closed`."""

    closed: SignalInstance
    said: SignalInstance
    warned: SignalInstance


class Contents(QWidget):
    def __init__(self, worn: Appearance, rail: Rail, top_bar: TopBar, start_page: StartPage) -> None:
        super().__init__()
        self.setObjectName("content")
        self.rail, self.top_bar, self.start_page = rail, top_bar, start_page
        self.banners, self.status = Banners(worn), StatusBar(worn)
        self.stack = QStackedWidget()
        self.stack.addWidget(start_page)
        self._preview: QWidget | None = None
        column, row = QVBoxLayout(), QHBoxLayout(self)
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        for widget in (top_bar, self.banners, self.stack, self.status):
            column.addWidget(widget, 1 if widget is self.stack else 0)
        row.addWidget(rail)
        row.addLayout(column, 1)

    def hold_page(self, page: Page) -> None:
        """Take in a page that is made ahead, and let it lie down as large as it will be shown."""
        self.stack.addWidget(page)
        page.resize(self.stack.size())
        page.grab()

    def add_page(self, page: Page) -> None:
        for signal, show in (
            (page.hint_changed, self.status.show_hint),
            (page.zoom_changed, self.status.show_zoom),
            (page.numbers_changed, self.status.show_numbers),
        ):
            signal.connect(partial(self._tell, page, show))
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)

    def _tell(self, page: Page, show: Callable[[Any], None], what: object) -> None:
        """The status bar speaks of the page on show alone; the others say theirs again when they come."""
        if self.stack.currentWidget() is page:
            show(what)

    def drop_page(self, page: Page) -> DocumentError | None:
        """Let go of a page; what of it could not be stored."""
        refused = None
        try:
            page.leave()
        except DocumentError as problem:
            refused = problem
        page.let_go()
        self.stack.removeWidget(page)
        page.deleteLater()
        return refused

    def show_page(self, page: Page | None) -> None:
        """Bring a page to the front, or the start page; a preview that stood over it goes."""
        self.drop_preview()
        self.status.leave_page()
        if page is None:
            self.stack.setCurrentWidget(self.start_page)
            self.start_page.setFocus()
        else:
            self.stack.setCurrentWidget(page)
            page.focus()
            page.tell()

    def show_over(self, preview: Preview) -> None:
        """Show this in the place of the page, with a bar of its own."""
        self._preview = preview
        self.status.leave_page()
        self.stack.addWidget(preview)
        self.stack.setCurrentWidget(preview)
        self.top_bar.hide()
        preview.setFocus()

    def drop_preview(self) -> None:
        preview, self._preview = self._preview, None
        if preview is not None:
            self.stack.removeWidget(preview)
            preview.deleteLater()
            self.top_bar.show()
