"""Counts from a spreadsheet: asked for by name or dropped on the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from app.language import _
from app.views.file_dialog import file_dialog

if TYPE_CHECKING:
    from app.views.tally import TallyPage

KINDS = (".csv", ".tsv", ".txt", ".xlsx")


class TallyImport:
    def __init__(self, page: TallyPage) -> None:
        self._page = page

    def takes(self, mime: QMimeData) -> bool:
        return self._page.tally is not None and _file_of(mime) is not None

    def drop(self, mime: QMimeData) -> None:
        if (path := _file_of(mime)) is not None:
            self.show(path)

    def ask(self) -> None:
        dialog = file_dialog(self._page, _("Import counts"), self._page.desk.document.path.parent)
        dialog.setNameFilters([_("Tables (*.csv *.tsv *.txt *.xlsx)")])
        dialog.fileSelected.connect(lambda chosen: self.show(Path(chosen)))
        dialog.open()

    def show(self, path: Path) -> None:
        """What was understood of the file, to be ticked and taken."""


def _file_of(mime: QMimeData) -> Path | None:
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return next((path for path in files if path.suffix.lower() in KINDS), None)
