"""How a file of measures is read, kept for the file of next week, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.language import N_

DateOrder = Literal["dmy", "mdy", "ymd"]
DATE_ORDERS: dict[DateOrder, str] = {
    "dmy": N_("Day, month, year"),
    "mdy": N_("Month, day, year"),
    "ymd": N_("Year, month, day"),
}
ColumnRole = Literal["ignored", "at", "value", "reading", "count", "n", "stage", "shift", "machine", "event", "comment"]
COLUMN_ROLES: dict[ColumnRole, str] = {
    "ignored": N_("Left out"),
    "at": N_("Date"),
    "value": N_("Value"),
    "reading": N_("Reading of a subgroup"),
    "count": N_("Count"),
    "n": N_("Sample size"),
    "stage": N_("Stage"),
    "shift": N_("Shift"),
    "machine": N_("Machine or line"),
    "event": N_("Event"),
    "comment": N_("Comment"),
}


@dataclass(frozen=True, slots=True)
class RecipeColumn:
    """What the column of this header is; numbers go to the measures of `indicator`."""

    header: str = ""
    role: ColumnRole = "ignored"
    indicator: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class ImportRecipe:
    """What was decided on a file once; what is left empty is found anew in each file."""

    id: str
    name: str = ""
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    date_order: DateOrder | None = None
    columns: tuple[RecipeColumn, ...] = ()
