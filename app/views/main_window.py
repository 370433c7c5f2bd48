"""The window: rail, top bar, banners, page and status bar around one document."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from app import language
from app.language import LANGUAGES, Sentence, _
from app.models.document_error import DocumentError
from app.views import tab_order
from app.views.command import Command, in_menu, make_actions, name_with_key
from app.views.contents import Contents, Preview
from app.views.deviation_watch import DeviationWatch
from app.views.document_words import DocumentWords
from app.views.files import Files
from app.views.measure_import import MeasureImport, table_of
from app.views.page import Page
from app.views.page_ahead import PageAhead
from app.views.qt_words import speak
from app.views.rail import HOME, Rail
from app.views.settings import Settings
from app.views.start_page import StartPage
from app.views.theme import appearance, wear
from app.views.tools import OPENING, TOOLS, tool_of, tool_that_shows
from app.views.top_bar import TopBar
from app.views.window_commands import OF_A_DOCUMENT, WINDOW_COMMANDS, WindowCommands
from app.views.window_place import WindowPlace
from app.views.window_trail import WindowTrail

if TYPE_CHECKING:
    from app.models.document import Document

WITH_A_KEY = 9
"""Ctrl+1 to Ctrl+9 go to the first tools; Ctrl+0 is for the real size of pictures."""


class MainWindow(QMainWindow):
    """The contents are built anew when the language, the look or the size changes; the document and its place stay."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        settings.projector = False  # it is for one meeting
        self.document: Document = None  # type: ignore[assignment]  # pages exist only while there is one
        self.pages: dict[str, Page] = {}
        self._kept: dict[str, dict[str, Any]] = {}
        """Where the pages were that are to be made anew."""
        self.ahead = PageAhead(self)
        self.commands: dict[str, QAction] = {}
        self.current = HOME
        self._sure = False
        self.place = WindowPlace(self, settings)
        self.files = Files(self)
        self.asked = WindowCommands(self)
        self._words = DocumentWords(self)
        self.trail = WindowTrail(self)
        self.deviations = DeviationWatch(self)
        self.setAcceptDrops(True)
        self._build()

    def _build(self) -> None:
        language.use(self.settings.language)
        self.worn = appearance(self.settings.look, self.settings.projector)
        app = cast(QApplication, QApplication.instance())
        speak(app, self.settings.language)
        wear(app, self.worn)
        self.commands = self._make_commands()
        small = [self.commands[id] for id in ("change_language", "change_look", "projector")]
        content = Contents(
            self.worn,
            Rail(TOOLS, self.worn, self.go, small),
            TopBar(self.worn, self.commands["search"], self._fill),
            StartPage(self.worn, self.files, self.settings),
        )
        self.content, self.banners, self.status = content, content.banners, content.status
        self.status.trail.asked.connect(self.open_thing)
        self.setCentralWidget(content)
        self.deviations.show()
        self.go(HOME)

    def _make_commands(self) -> dict[str, QAction]:
        for old in self.commands.values():
            self.removeAction(old)
            old.deleteLater()
        tools = [
            Command(f"go_{tool.id}", tool.title, "tools", 0, (f"Ctrl+{i}",) if i <= WITH_A_KEY else (), tool.icon)
            for i, tool in enumerate(TOOLS, 1)
        ]
        made = make_actions(self, (*WINDOW_COMMANDS, *tools), self.asked, self.files, self)
        made["projector"].setChecked(self.settings.projector)
        known = list(LANGUAGES)
        other = known[(known.index(self.settings.language) + 1) % len(known)]
        name_with_key(made["change_language"], LANGUAGES[other])
        return made

    def rebuild(self) -> None:
        """Make the contents anew from the settings, with every page where it was when it is next seen.

        What is half typed and cannot be stored stays typed, and the contents as they are.
        """
        kept = {id: page.kept() for id, page in self.pages.items()}
        try:
            self.settle_all()
        except DocumentError:
            for id, page in self.pages.items():
                page.restore(kept[id])
            raise
        self._kept |= kept
        current = self.current
        self._drop_pages()
        banners = [(b.said, b.property("kind"), b.details, b.act) for b in self.banners.open_banners()]
        self._build()
        for banner in banners:
            self.banners.add(*banner)
        self.go(current)
        self.ahead.soon()

    def _drop_pages(self) -> None:
        self.content.drop_preview()
        self.ahead.drop()
        lost = [self.content.drop_page(page) for page in self.pages.values()]
        self.pages = {}
        for problem in filter(None, lost):
            self.warn(problem.sentence)

    # The document

    def show_document(self, document: Document) -> None:
        """Take over an open document; the one before must be closed."""
        self.document = document
        self._words.follow(document)
        self.deviations.follow(document)
        self.go(OPENING)

    def close_document(self) -> None:
        """Leave and close what is open. Raises what `Document.close` raises; the document is closed all the same."""
        if self.document is None:
            return
        document = self.document
        self.deviations.stop()  # before the start page is seen, which says what was counted
        self._drop_pages()
        self._kept = {}
        self._words.stop()
        self.document = None  # type: ignore[assignment]
        self.go(HOME)
        document.close()
        self.ahead.soon()

    # Pages

    def page(self, id: str) -> Page:
        """The page of a tool, made at its first use."""
        if id not in self.pages:
            self.pages[id] = self.ahead.take(id) or tool_of(id).factory(self)
            self.content.add_page(self.pages[id])
            self.pages[id].begin()
            self.pages[id].hint_changed.connect(lambda _hint: self.trail.selected())
            if id in self._kept:
                self.pages[id].restore(self._kept.pop(id))
        return self.pages[id]

    def go(self, id: str) -> None:
        """Show the start page, or a tool; a tool needs an event, so without one it is the start page."""
        self.current = id if self.document is not None else HOME
        page = None if self.current == HOME else self.page(self.current)
        self.content.rail.show_current(self.current, tools=self.document is not None)
        self._refresh(page)
        self.content.show_page(page)
        self.trail.shown_anew()

    def open_thing(self, kind: str, id: str, *, typing: bool = False, on: str = "") -> bool:
        """Go to the page that shows things of this kind of `calc.link`, and to this one there; whether it is there.

        With `typing` it was just made, and its name is typed next. `on` is the tool to show it on instead.
        """
        self.settle()
        tool = tool_of(on) if on else tool_that_shows(kind)
        if tool is not None:
            self.go(tool.id)
            if self.page(tool.id).show_thing(kind, id):
                if typing:
                    self.page(tool.id).type_name()
                return True
        self.say(_("It is no more: it was deleted. Undo brings it back."))
        return False

    def _refresh(self, page: Page | None) -> None:
        self._words.say_all()
        for id in (*OF_A_DOCUMENT, *(f"go_{tool.id}" for tool in TOOLS)):
            self.commands[id].setEnabled(self.document is not None)
        bar = page.bar if page else ()
        known = self.commands | (page.commands if page else {})
        for id, menu in (page.menus if page else {}).items():
            known[id] = menu.menuAction()
        self.content.top_bar.show_page([known[id] if id else None for id in bar], known[page.primary] if page else None)

    def _fill(self, menu: QMenu, id: str) -> None:
        menu.clear()
        for action in in_menu(self.all_commands(), id):
            menu.addAction(action) if action else menu.addSeparator()
            if action and action.property("command") == "open_event":
                self.files.fill_recent(menu.addMenu(_("Open recent")))

    def all_commands(self) -> list[QAction]:
        """Those of the window and of the page on show."""
        page = self.pages.get(self.current)
        return [*self.commands.values(), *(page.commands.values() if page else ())]

    # Words

    def say(self, text: str) -> None:
        self.status.say(text)

    def warn(
        self,
        said: str | Sentence,
        *,
        kind: str = "warning",
        details: str = "",
        act: tuple[str | Sentence, Callable[[], object]] | None = None,
    ) -> None:
        self.banners.add(said, kind, details, act)

    def settle(self) -> None:
        """Keep what is half typed on the page on show."""
        page = self.pages.get(self.current)
        if page is not None:
            page.settle()

    def settle_all(self) -> None:
        """Keep what is half typed on any page. Raises `DocumentError`."""
        from app.views.field_editor import refused  # no field was typed in before a page was made

        refused.clear()
        for page in self.pages.values():
            page.settle()
        if refused:
            raise refused[-1]

    def show_over(self, preview: Preview) -> None:
        self.commands["save_now"].setEnabled(False)  # in the preview its keys save the sheet
        preview.closed.connect(lambda: self.go(self.current))
        preview.said.connect(self.say)
        preview.warned.connect(self.warn)
        self.content.show_over(preview)

    # Events of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.settings.projector:
            self.commands["projector"].setChecked(False)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_order.step(self, forward=forward) or super().focusNextPrevChild(forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.files.takes(event.mimeData()) or self._takes_measures(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        if self._takes_measures(event):
            self.go("measure")
            if (importing := self.page("measure").findChild(MeasureImport)) is not None:
                importing.drop(event.mimeData())
            return
        self.files.drop(event.mimeData())

    def _takes_measures(self, event: QDropEvent) -> bool:
        """A table that the page below does not take for itself holds measures."""
        return self.document is not None and not self.document.read_only and table_of(event.mimeData()) is not None

    def close_for_sure(self) -> None:
        self._sure = True
        self.close()

    def go_to_work(self) -> None:
        """From the start page to the page that an event opens with."""
        self.go(OPENING)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._sure and not self.files.may_close():
            event.ignore()
            return
        self.files.close_event(sure=True)
        self.ahead.stop()
        self.place.keep()
        self.settings.save()
        event.accept()
