"""New, open, import, copies, earlier versions, close: everything that has to do with the file of the event."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMenu

from app.language import N_, Sentence, _, sentence
from app.models.document_error import DocumentError, ReadOnlyFile, ReadOnlyFolder
from app.models.lock import OpenElsewhere
from app.views.file_dialog import file_dialog, free_path
from app.views.recent import HEIGHT, WIDTH, keep_picture
from app.views.tools import OPENING

if TYPE_CHECKING:
    from app.models.backup import Backup
    from app.models.document import Document
    from app.views.main_window import MainWindow

SUFFIX = ".kaizen"


class Files:
    """Acts on the window's document; what goes wrong becomes a sentence above the page."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def begin(self, path: Path | None) -> None:
        """The start of the program: the event asked for, the example the first time, the start page otherwise."""
        settings = self.window.settings
        if path is not None:
            self.open_path(path)
        elif not settings.example_seen:
            self.open_example()

    # Begin

    def new_event(self) -> None:
        name = free_path(documents_folder(), _("New event"))
        self._ask_where(_("New event"), name, self.make_event)

    def make_event(self, path: Path) -> None:
        self._open(path, lambda: _new_events().make_event(path))

    def open_event(self) -> None:
        dialog = file_dialog(self.window, _("Open"), documents_folder())
        dialog.setNameFilters([_("Events (*.kaizen *.json)"), _("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.open_path(Path(chosen)))
        dialog.open()

    def open_example(self) -> None:
        """The example made once in the user's documents; after that it is opened as the user left it."""
        settings = self.window.settings
        settings.example_seen = True
        settings.save()
        path = documents_folder() / (_("Example") + SUFFIX)
        if path.exists():
            self.open_path(path)
        else:
            self._open(path, lambda: _new_events().make_example(path))

    def open_path(self, path: Path) -> None:
        path = Path(path).absolute()
        if path.suffix.lower() == ".json":
            self._import(path)
        elif self.window.document is not None and self.window.document.path == Path(os.path.realpath(path)):
            self.window.go_to_work()
        else:
            self._open(path, lambda: _documents().open(path))

    def open_at(self, path: Path, tool: str) -> None:
        """Open an event on the page of this tool."""
        self.open_path(path)
        if self.window.document is not None and self.window.document.path == Path(os.path.realpath(path)):
            self.window.go(tool)

    def _import(self, source: Path) -> None:
        """A document of its own beside the file that was read."""
        path = free_path(source.parent, source.stem)
        self._open(path, lambda: _new_events().import_event(source, path))
        if self.window.document is not None and self.window.document.path == path:
            told = _("“{source}” was read; the event lies beside it in “{path}”.", source=source.name, path=path.name)
            self.window.warn(told, kind="note")

    def _open(self, path: Path, make: Callable[[], Document]) -> None:
        """Open the next document before the last is closed, so that a refused file changes nothing."""
        window = self.window
        window.ahead.wait()
        try:
            document = make()
        except (OpenElsewhere, ReadOnlyFile, ReadOnlyFolder) as refused:
            self._offer_a_look(path, refused)
            return
        except DocumentError as refused:
            window.warn(refused.sentence, kind="error")
            return
        self.close_event()
        if window.document is not None:
            document.close()
            return
        window.settings.remember(path)
        window.settings.save()
        window.show_document(document)

    def _offer_a_look(self, path: Path, refused: DocumentError) -> None:
        from app.views.open_elsewhere import ElsewhereSheet

        ElsewhereSheet(self.window, path, refused).open_sheet()

    def look_at(self, path: Path) -> None:
        self._open(path, lambda: _documents().look(path))

    def take_over(self, path: Path) -> None:
        self._open(path, lambda: _documents().open(path, take_over=True))

    def open_copy(self, path: Path) -> None:
        """A copy beside the file that someone else has open."""
        folder = path.parent if os.access(path.parent, os.W_OK) else documents_folder()
        copy = free_path(folder, _("{name} – copy", name=path.stem))

        def make() -> Document:
            looked = _documents().look(path)
            try:
                looked.save_copy(copy)
            finally:
                looked.close()
            return _documents().open(copy)

        self._open(copy, make)

    # Keep

    def save_now(self) -> None:
        """Everything is kept by itself; this only writes the file at once, for those who like to be sure."""
        self.window.settle()
        saved = self.window.document.write_back()
        self.window.say(str(saved.sentence))

    def save_copy(self) -> None:
        self._ask_copy(_("Save a copy as"), self.window.document.save_copy)

    def save_clean_copy(self) -> None:
        """Without the history of what was done."""
        self._ask_copy(_("Save a clean copy"), self.window.document.save_clean_copy)

    def _ask_copy(self, title: str, save: Callable[[Path], object]) -> None:
        self.window.settle()
        path = self.window.document.path
        suggested = free_path(path.parent, _("{name} – copy", name=path.stem))

        def keep(chosen: Path) -> None:
            if self._try(lambda: save(chosen)):
                self.window.say(_("Saved as “{file}”", file=chosen.name))

        self._ask_where(title, suggested, keep)

    def earlier_versions(self) -> None:
        from app.views.earlier_versions import EarlierSheet

        EarlierSheet(self.window).open_sheet()

    def open_earlier(self, version: Backup) -> None:
        """A copy of an earlier version beside the event."""
        from app.exchange.event_file import write

        path = self.window.document.path
        copy = free_path(path.parent, f"{path.stem} {version.at:%Y-%m-%d %H-%M}")
        if self._try(lambda: write(copy, version.path.read_bytes())):
            self.open_path(copy)

    def export_json(self) -> None:
        self.window.settle()
        suggested = self.window.document.path.with_suffix(".json")
        self._ask_where(_("Export the event as JSON"), suggested, self.export_to, suffix="json")

    def export_to(self, target: Path) -> None:
        from app.exchange.event_file import write
        from app.exchange.event_json import dumps
        from app.models.event import read_event

        with self.window.document.read() as session:
            event = read_event(session)
        if self._try(lambda: write(target, dumps(event).encode())):
            self.window.say(_("Saved as “{file}”", file=target.name))

    # Close

    def may_close(self) -> bool:
        """Whether nothing is lost by closing; asks when the file could not be written, and then closes by itself."""
        document = self.window.document
        if document is None:
            return True
        if not self._try(self.window.settle_all):
            return False
        if document.saved.state == "saved" or document.write_back().state == "saved":
            return True
        from app.views.open_elsewhere import NotSavedSheet

        NotSavedSheet(self.window).open_sheet()
        return False

    def close_event(self, *, sure: bool = False) -> None:
        """Close what is open; what the lines above the page said of it goes first, what closing it says stays.

        Unless one is `sure`, it stays open while something half typed cannot be stored.
        """
        window = self.window
        window.banners.clear()
        if window.document is None or not (sure or self._try(window.settle_all)):
            return
        document, page = window.document, window.pages.get(OPENING)
        picture = page.picture(WIDTH, HEIGHT) if page else None
        if picture is not None:
            keep_picture(document.path, picture)
        self._try(window.close_document)
        if document.saved.state != "saved":
            later = sentence(N_("It is taken up again when you open the event here."))
            window.warn(Sentence("{problem} {later}", (("problem", document.saved.sentence), ("later", later))))

    # Drop and recent

    def takes(self, mime: QMimeData) -> bool:
        return bool(_files_of(mime))

    def drop(self, mime: QMimeData) -> None:
        files = _files_of(mime)
        if files:
            self.open_path(files[0])

    def fill_recent(self, menu: QMenu) -> None:
        recent = [Path(told) for told in self.window.settings.recent]
        menu.setEnabled(bool(recent))
        for path in recent:
            action = menu.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self.open_path(path))

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except DocumentError as refused:
            self.window.warn(refused.sentence)
            return False
        return True

    def _ask_where(
        self, title: str, suggested: Path, then: Callable[[Path], object], *, suffix: str = SUFFIX[1:]
    ) -> None:
        dialog = file_dialog(self.window, title, suggested.parent)
        dialog.setNameFilter(_("Events (*.kaizen)") if suffix == SUFFIX[1:] else "JSON (*.json)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(suggested.name)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()


def documents_folder() -> Path:
    """The user's documents, or home where there is no such folder."""
    told = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(told) if told else Path.home()
    return folder if folder.is_dir() else Path.home()


def _documents() -> type[Document]:
    """Loaded for the first event: the start page does without SQLAlchemy and all tables."""
    from app.models.document import Document

    return Document


def _new_events() -> Any:
    """Loaded for the first event, too."""
    from app.views import new_events

    return new_events


def _files_of(mime: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in (SUFFIX, ".json")]
