"""The plan out of the program and back: as a calendar, as a workbook of Excel."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog

from app.calc.action_change import ActionChanges, ActionRow
from app.calc.event import EventData
from app.language import _, current, ngettext
from app.models.document_error import DocumentError
from app.models.event import read_event
from app.models.whole_file import write_bytes
from app.views.file_dialog import file_dialog, file_name

if TYPE_CHECKING:
    from app.views.action import ActionPage

TABLES = (".xlsx", ".csv")


class ActionFiles:
    def __init__(self, page: ActionPage) -> None:
        self._page = page

    def export_calendar(self) -> None:
        self._ask(_("Save as calendar"), _("Calendar (*.ics)"), "ics", self.write_calendar)

    def export_workbook(self) -> None:
        self._ask(_("Save as Excel workbook"), _("Excel workbook (*.xlsx)"), "xlsx", self.write_workbook)

    def import_workbook(self) -> None:
        dialog = file_dialog(self._page, _("Take over from Excel"), self._page.desk.document.path.parent)
        dialog.setNameFilters([_("Tables (*.xlsx *.csv)")])
        dialog.fileSelected.connect(lambda chosen: self.show(Path(chosen)))
        dialog.open()

    def _ask(self, title: str, kind: str, suffix: str, then: Callable[[Path], None]) -> None:
        page = self._page
        page.settle()
        folder = page.desk.document.path.parent
        dialog = file_dialog(page, title, folder)
        dialog.setNameFilter(kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{file_name(page.plan.event or _('Action plan'))}.{suffix}")
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()

    def write_calendar(self, path: Path) -> None:
        from app.exchange.calendar_file import calendar

        self._write(path, calendar)

    def write_workbook(self, path: Path) -> None:
        from app.exchange.action_workbook import workbook

        self._write(path, lambda event: workbook(event, current()))

    def _write(self, path: Path, make: Callable[[EventData], bytes]) -> None:
        desk = self._page.desk
        with desk.document.read() as session:
            event = read_event(session, pictures=False)
        try:
            write_bytes(path, make(event))
        except OSError:
            logging.getLogger(__name__).warning("The plan could not be written", exc_info=True)
            desk.warn(_("“{file}” could not be written. Close it elsewhere or choose another place.", file=path.name))
        else:
            desk.say(_("Saved as “{file}”", file=path.name))

    # From Excel

    def takes(self, mime: QMimeData) -> bool:
        return not self._page.desk.document.read_only and _table_of(mime) is not None

    def drop(self, mime: QMimeData) -> None:
        if (path := _table_of(mime)) is not None:
            self.show(path)

    def show(self, path: Path) -> None:
        """What the table would change, to be looked at and taken over."""
        from app.views.action_import_sheet import ActionImportSheet

        page = self._page
        page.settle()
        try:
            changes = self._read(path)
        except DocumentError as refused:
            page.desk.warn(str(refused.sentence))
            return
        if not changes.rows:
            page.desk.say(_("“{file}” holds no action.", file=path.name))
            return
        sheet = ActionImportSheet(page, page.desk.worn, changes, lambda name: self._read(path, name))
        sheet.wanted.connect(lambda rows: self.take(rows, changes.name))
        sheet.open_sheet()

    def _read(self, path: Path, sheet: str | None = None) -> ActionChanges:
        from app.exchange.action_changes import read_changes

        with self._page.desk.document.read() as session:
            event = read_event(session, pictures=False)
        return read_changes(path, event, self._page.today, sheet)

    def take(self, rows: Sequence[ActionRow], name: str) -> None:
        """Take these lines over: one gesture."""
        from app.models.action_import import apply

        page = self._page
        ids = apply(page.desk.document, rows, name, page.today)
        page.show_mode("table")
        page.board.select(ids)
        page.desk.say(
            ngettext(
                "{n} action taken over. Ctrl+Z takes it back.",
                "{n} actions taken over. Ctrl+Z takes them back.",
                len(ids),
            )
        )


def _table_of(mime: QMimeData) -> Path | None:
    """The one table that is dropped."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() in TABLES else None
