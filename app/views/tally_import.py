"""Counts from a spreadsheet: asked for by name or dropped on the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from app.language import _, ngettext
from app.models import tally_edit as edit
from app.models import tally_mark_edit as marks
from app.models.document_error import DocumentError
from app.views.file_dialog import file_dialog

if TYPE_CHECKING:
    from app.exchange.counts_file import CountsPreview
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
        from app.exchange.counts_file import read_counts
        from app.views.tally_import_sheet import ImportSheet

        page = self._page
        if page.tally is None:
            return
        page.settle()
        try:
            preview = read_counts(path)
        except DocumentError as refused:
            page.desk.warn(str(refused.sentence))
            return
        sheet = ImportSheet(page, page.desk.worn, page.tally, path, preview)
        sheet.wanted.connect(self.take)
        sheet.open_sheet()

    def take(self, preview: CountsPreview, numbers: frozenset[int]) -> None:
        """Add the counts of these lines to the sheet: one gesture."""
        from app.views.tally_import_lines import home_of

        page = self._page
        tally = page.tally
        if tally is None:
            return
        counts = preview.counts(numbers)
        rows = [marks.Counted(home_of(tally, each), each.category, each.count, each.column or "") for each in counts]
        document = page.desk.document
        with document.edit(marks.IMPORT):
            if tally.column_kind == "none" and any(row.column for row in rows):
                edit.set_columns(document, tally.id, "station", [])
            marks.import_counts(document, tally.id, rows)
        total = sum(row.count for row in rows)
        page.desk.say(
            ngettext("{n} mark taken. Ctrl+Z takes it back.", "{n} marks taken. Ctrl+Z takes them back.", total)
        )


def _file_of(mime: QMimeData) -> Path | None:
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return next((path for path in files if path.suffix.lower() in KINDS), None)
