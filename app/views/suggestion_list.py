"""The suggestions as a table: sorted by a click on a column; without room, columns are left out."""

from __future__ import annotations

from app.calc.suggestion_list import Column
from app.language import _
from app.views.suggestion_rows import SuggestionRows
from app.views.theme import Appearance
from app.views.thing_table import SignBehind, ThingTable

WIDTHS: dict[Column, int] = {
    "state": 132,
    "told_on": 122,
    "author": 112,
    "reason": 164,
    "studied_by": 104,
    "suggested_on": 118,
}
LEAST_TEXT = 250


class SuggestionList(ThingTable):
    widths = WIDTHS
    least = LEAST_TEXT

    def __init__(self, rows: SuggestionRows, worn: Appearance) -> None:
        super().__init__(rows, worn, _("Improvement suggestions"), "text")
        self.setObjectName("observations")  # what it looks like
        self.setItemDelegateForColumn(rows.columns.index("text"), SignBehind(self))
