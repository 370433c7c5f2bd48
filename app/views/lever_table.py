"""The levers compared in a table: sorted by a click on a column; without room, columns are left out."""

from __future__ import annotations

from app.calc.lever_order import Column
from app.language import _
from app.views.lever_rows import LeverRows
from app.views.theme import Appearance
from app.views.thing_table import ThingTable

WIDTHS: dict[Column, int] = {
    "state": 150, "payback_years": 112, "npv": 96, "investment": 112, "roi": 82, "acts_on": 150, "yearly": 96,
}  # fmt: skip
LEAST_NAME = 190


class LeverTable(ThingTable):
    widths = WIDTHS
    least = LEAST_NAME

    def __init__(self, rows: LeverRows, worn: Appearance) -> None:
        super().__init__(rows, worn, _("Levers"), "name")
        self.setObjectName("levers")

    def sort_next(self) -> None:
        """By the keyboard: column after column, the best figure first; after the last one as they were noted."""
        every, now = self.rows.columns, self.rows.sorted[0]
        at = every.index(now) + 1 if now is not None else 0
        column = next((each for each in every[at:] if not self.isColumnHidden(every.index(each))), None)
        self.sort_asked.emit(column, column in ("roi", "npv", "yearly"))
