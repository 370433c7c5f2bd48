"""The tally sheet, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.language import N_

Weight = Literal["count", "cost", "time"]
Columns = Literal["none", "day", "shift", "station"]

WEIGHTS: dict[str, str] = {"count": N_("Count"), "cost": N_("Cost"), "time": N_("Time")}
COLUMNS: dict[str, str] = {
    "none": N_("No columns"),
    "day": N_("By day"),
    "shift": N_("By shift"),
    "station": N_("By station"),
}
OTHER = N_("Other")
"""What the row for all else is called while nobody gave it a name."""
NO_COLUMN = N_("In no column")


@dataclass(frozen=True, slots=True)
class Mark:
    """`count` marks made at one moment (2026-03-12T14:32:05, or empty where it is not known) in one column."""

    id: str
    at: str = ""
    column: str | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """One row; `other` is the row for what fits no other, and stands last."""

    id: str
    name: str = ""
    other: bool = False
    cost_each: float | None = None
    time_each_s: float | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def count(self) -> int:
        return sum(mark.count for mark in self.marks)

    def count_in(self, column: str | None) -> int:
        """The marks in one column, by its id; in none of them for `None`."""
        return sum(mark.count for mark in self.marks if mark.column == column)


@dataclass(frozen=True, slots=True)
class Tally:
    """Marks by category. `before` is the tally of the earlier period that this one is compared with."""

    id: str
    name: str = ""
    weight: Weight = "count"
    object: str = ""
    place: str = ""
    period: str = ""
    recorder: str = ""
    shift: str = ""
    column_kind: Columns = "none"
    before: str | None = None
    columns: tuple[Column, ...] = ()
    categories: tuple[Category, ...] = ()
