"""The commands of the window itself; those of a tool are declared by its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from app.language import LANGUAGES, N_, _
from app.look import DARK, LIGHT
from app.views.command import Command
from app.views.tools import TOOLS

if TYPE_CHECKING:
    from app.views.main_window import MainWindow

WINDOW_COMMANDS = (
    Command("new_event", N_("New event…"), "file", 0, ("Ctrl+N",), "file-plus"),
    Command("open_event", N_("Open…"), "file", 0, ("Ctrl+O",), "folder-open"),
    Command("open_example", N_("Open the example"), "file", 0, (), "lightbulb"),
    Command("event_properties", N_("Event properties…"), "file", 1, (), "settings"),
    Command("save_now", N_("Save now"), "file", 2, ("Ctrl+S",), "save"),
    Command("save_copy", N_("Save a copy as…"), "file", 2, ("Ctrl+Shift+S",)),
    Command("save_clean_copy", N_("Save a clean copy…"), "file", 2),
    Command("earlier_versions", N_("Earlier versions…"), "file", 2, (), "history"),
    Command("export_json", N_("Export the event as JSON…"), "file", 3),
    Command("close_event", N_("Close the event"), "file", 9, ("Ctrl+W",)),
    Command("close", N_("Quit"), "file", 9, ("Ctrl+Q",)),
    Command("undo", N_("Undo"), "edit", 0, ("Ctrl+Z",), "undo-2"),
    Command("redo", N_("Redo"), "edit", 0, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2"),
    Command("change_look", N_("Light or dark"), "view", 8, ("F9",), "contrast"),
    Command("change_language", N_("Change the language"), "view", 8, ("Ctrl+Shift+L",), "languages"),
    Command("projector", N_("Projector"), "view", 8, ("F11",), "presentation", check=True),
    Command("trail_back", N_("To where it comes from"), "tools", 8, ("Ctrl+Up",), "arrow-left"),
    Command("trail_on", N_("To what came of it"), "tools", 8, ("Ctrl+Down",), "arrow-right"),
    Command("search", N_("Find a command, a tool, anything by its name…"), "tools", 9, ("Ctrl+K",), "search"),
    Command("show_keys", N_("All keys"), "help", 0, ("F1",), "keyboard"),
    Command("about", N_("About Chantier"), "help", 1, (), "info"),
)
OF_A_DOCUMENT = (
    "event_properties",
    "save_now",
    "save_copy",
    "save_clean_copy",
    "earlier_versions",
    "export_json",
    "close_event",
    "trail_back",
    "trail_on",
)


class WindowCommands:
    """What the window's own commands do; those of files are done by `Files`."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        for tool in TOOLS:
            setattr(self, f"go_{tool.id}", lambda id=tool.id: window.go(id))

    def undo(self) -> None:
        self._back("undo")

    def redo(self) -> None:
        self._back("redo")

    def _back(self, way: str) -> None:
        window = self.window
        page = window.pages.get(window.current)
        if page is not None:
            page.settle()
        if window.document is None:
            return
        label = getattr(window.document, f"{way}_label")
        diff = getattr(window.document, way)()
        if diff is None:
            return
        said = N_("Undone: {what}") if way == "undo" else N_("Redone: {what}")
        window.say(_(said, what=_(label)))
        touched = [tool.id for tool in TOOLS if not diff.tables.keys().isdisjoint(tool.tables)]
        for id in sorted(touched, key=lambda id: (id != window.current, id not in window.pages)):
            if window.page(id).reveal(diff):
                if id != window.current:
                    window.go(id)
                return

    def trail_back(self) -> None:
        self.window.trail.back()

    def trail_on(self) -> None:
        self.window.trail.on()

    def change_look(self) -> None:
        settings = self.window.settings
        settings.look = LIGHT.id if settings.look == DARK.id else DARK.id
        self._rebuild()

    def change_language(self) -> None:
        settings = self.window.settings
        known = list(LANGUAGES)
        settings.language = known[(known.index(settings.language) + 1) % len(known)]
        self._rebuild()

    def projector(self, on: bool) -> None:
        settings = self.window.settings
        if on == settings.projector:
            return
        self.window.place.keep()
        settings.projector = on
        self._rebuild()
        self.window.setWindowState(
            self.window.windowState() | Qt.WindowState.WindowFullScreen
            if on
            else self.window.windowState() & ~Qt.WindowState.WindowFullScreen
        )

    def _rebuild(self) -> None:
        self.window.settings.save()
        QTimer.singleShot(0, self.window.rebuild)

    def search(self) -> None:
        from app.views.search import SearchSheet

        SearchSheet(self.window).open_sheet()

    def show_keys(self) -> None:
        from app.views.keys import KeysSheet

        KeysSheet(self.window).open_sheet()

    def about(self) -> None:
        from app.views.about import AboutSheet

        AboutSheet(self.window).open_sheet()

    def event_properties(self) -> None:
        from app.views.event_properties import EventSheet

        EventSheet(self.window).open_sheet()
