"""The series for the OEE as rows of one table, with their figures; each cell says how its figure comes about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from app.calc import calendar_date
from app.calc.oee import Oee
from app.calc.oee_explanation import explain, show_figure
from app.calc.oee_figures import RATIOS, figures
from app.calc.oee_list import COLUMNS, Column
from app.language import N_, _
from app.views.theme import Appearance
from app.views.thing_rows import ThingRows
from app.views.thing_table import ThingTable

RIGHT: tuple[Column, ...] = ("oee", "availability", "performance", "quality")
UNNAMED = N_("Series without a name")
WIDTHS: dict[Column, int] = {
    "made_on": 96, "oee": 58, "shift": 66, "availability": 84, "performance": 90, "quality": 66,
}  # fmt: skip
LEAST = 60


def series_name(oee: Oee) -> str:
    """What a series is called where no column says the rest."""
    named = " ".join(oee.name.split())
    day = calendar_date.show(oee.made_on)
    if named:
        return f"{named} ({day})" if day else named
    return ", ".join(filter(None, (oee.machine.strip(), day, oee.shift.strip()))) or _(UNNAMED)


class OeeRows(ThingRows):
    titles = COLUMNS
    right = RIGHT

    def show(self, items: Sequence[Oee]) -> None:
        self.fill(items)

    def id_of(self, item: Oee) -> str:
        return item.id

    def text(self, item: Oee, column: Column) -> str:
        if column == "made_on":
            return calendar_date.show(item.made_on)
        if column == "machine":
            return " ".join(item.machine.split()) or " ".join(item.name.split()) or _(UNNAMED)
        if column == "shift":
            return item.shift
        shown = show_figure(column, getattr(figures(item), column))
        return f"{shown} !" if column == "oee" and figures(item).warnings else shown

    def tip(self, item: Oee, column: Column) -> str:
        if column not in RATIOS:
            return series_name(item)
        return "\n".join([str(explain(item, column)), *(str(each) for each in figures(item).warnings)])

    def cell(self, item: Oee, section: int, role: int) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and self.columns[section] == "oee" and figures(item).warnings:
            return QColor(self.worn.look.warn)
        return super().cell(item, section, role)

    def spoken(self, item: Oee) -> list[str]:
        return [*super().spoken(item), *(str(each) for each in figures(item).warnings)]


class OeeTable(ThingTable):
    widths = WIDTHS
    least = LEAST

    def __init__(self, rows: OeeRows, worn: Appearance) -> None:
        super().__init__(rows, worn, _("OEE series"), "machine")

    def sort_next(self) -> None:
        """By the keyboard: column after column; after the last one by machine and date."""
        every, now = self.rows.columns, self.rows.sorted[0]
        at = every.index(now) + 1 if now is not None else 0
        column = next((each for each in every[at:] if not self.isColumnHidden(every.index(each))), None)
        self.sort_asked.emit(column, False)
