"""Measures from a spreadsheet into indicators: chosen or dropped, previewed over the page, taken in one gesture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app.language import N_, _
from app.views.command import Command
from app.views.file_dialog import file_dialog

if TYPE_CHECKING:
    from app.calc.measure_series import Stored
    from app.views.measure_import_sheet import MeasureImportSheet
    from app.views.page import Page

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
IMPORT_COMMAND = Command("import_measures", N_("Import measures…"), "file", 5, ("Ctrl+Alt+I",), "upload")


def table_of(mime: QMimeData) -> Path | None:
    """The one table that is dropped."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() in TABLES else None


class MeasureImport(QObject):
    """Of a page: `target` says which indicator is on show there, `None` where the file decides by its headings."""

    def __init__(self, page: Page, target: Callable[[], str | None] = lambda: None) -> None:
        super().__init__(page)
        self._page, self._target = page, target
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def ask(self) -> None:
        dialog = file_dialog(self._page, _("Import measures"), self._page.desk.document.path.parent)
        dialog.setNameFilters([_("Tables (*.csv *.tsv *.txt *.xlsx)")])
        dialog.fileSelected.connect(lambda chosen: self.show(Path(chosen)))
        dialog.open()

    def takes(self, mime: QMimeData) -> bool:
        return not self._page.desk.document.read_only and table_of(mime) is not None

    def drop(self, mime: QMimeData) -> None:
        if (path := table_of(mime)) is not None:
            self.show(path)

    def show(self, path: Path) -> MeasureImportSheet:
        """Read the file and show what was understood, over the page."""
        from app.views.measure_import_sheet import MeasureImportSheet

        page = self._page
        page.settle()
        sheet = MeasureImportSheet(page, page.desk.worn, page.desk.document, path, self._target())
        sheet.refused.connect(page.desk.warn)
        sheet.stored.connect(self._stored)
        sheet.open_sheet()
        sheet.read()
        return sheet

    def _stored(self, stored: Stored, said: str) -> None:
        desk = self._page.desk
        desk.say(said)
        if stored.indicators and stored.indicators[0] != self._target():
            desk.open_thing("indicator", stored.indicators[0], on="measure")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.DragEnter
            and isinstance(event, QDragEnterEvent)
            and self.takes(event.mimeData())
        ):
            event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent) and self.takes(event.mimeData()):
            event.acceptProposedAction()
            self.drop(event.mimeData())
            return True
        return False
