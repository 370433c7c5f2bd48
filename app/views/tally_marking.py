"""What the sheet asks for, written into the document: each is one gesture."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.language import _
from app.models import tally_edit as edit
from app.models import tally_mark_edit as marks
from app.models.document import Document

if TYPE_CHECKING:
    from app.views.tally import TallyPage


class TallyMarking:
    def __init__(self, page: TallyPage) -> None:
        self._page = page
        sheet = page.sheet
        sheet.mark_asked.connect(self.mark)
        sheet.unmark_asked.connect(self.unmark)
        sheet.counted.connect(self.set_count)
        sheet.added.connect(self.add_category)
        sheet.named.connect(lambda id, name: edit.change_categories(self._document, [id], "name", name))
        sheet.column_named.connect(lambda id, name: edit.name_column(self._document, id, name))
        sheet.moved.connect(lambda id, to: edit.move_category(self._document, id, to))

    @property
    def _document(self) -> Document:
        return self._page.desk.document

    @property
    def _everywhere(self) -> bool:
        """Without columns, what is counted is the whole row, whatever columns there were."""
        return self._page.tally is not None and self._page.tally.column_kind == "none"

    def mark(self, id: str, column: str | None) -> None:
        """One mark, now, in a column."""
        tally, sheet = self._page.tally, self._page.sheet
        if tally is not None:
            made = marks.mark(self._document, tally.id, id, column, datetime.now().isoformat(timespec="seconds"))
            if made != id:  # the first mark of "other" made its row
                sheet.newest = made
                sheet.refresh()

    def unmark(self, id: str, column: str | None) -> None:
        if not marks.unmark(self._document, id, column, anywhere=self._everywhere):
            self._page.desk.say(_("There is no mark of “{name}” to take away here.", name=self._page.name_of(id)))

    def set_count(self, id: str, column: str | None, count: int) -> None:
        if self._page.tally is not None:
            marks.set_count(self._document, self._page.tally.id, id, column, count, anywhere=self._everywhere)

    def add_category(self, name: str, place: str | None) -> None:
        if self._page.tally is not None:
            self._page.sheet.select(edit.add_category(self._document, self._page.tally.id, name, place))
