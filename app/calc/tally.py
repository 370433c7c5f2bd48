"""The tally sheet, as frozen data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
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


KEYS = "123456789ABCDEGHIJKLMNOPQRSTUVWXYZ"
"""What makes a mark in each row, in their order. F is not among them: it takes a bar to its Ishikawa diagram."""
KEY_OF_OTHER = "0"


def keys(tally: Tally) -> dict[str, str]:
    """The key of each category by its id; rows beyond the last key have none."""
    own = [category.id for category in tally.categories if not category.other]
    return dict(zip(own, KEYS, strict=False)) | {c.id: KEY_OF_OTHER for c in tally.categories if c.other}


def gathered(tally: Tally) -> Tally:
    """The same counts with one mark for each category and column, however many there were."""
    return replace(tally, categories=tuple(replace(c, marks=_in_columns(c.marks)) for c in tally.categories))


def counted(tally: Tally, category_id: str, column: str | None, by: int) -> Tally:
    """A gathered tally with so many marks more, or fewer, of a category in a column."""
    categories = tuple(
        replace(each, marks=_in_columns((*each.marks, Mark("", "", column, by)))) if each.id == category_id else each
        for each in tally.categories
    )
    return replace(tally, categories=categories)


def _in_columns(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    counts: Counter[str | None] = Counter()
    for mark in marks:
        counts[mark.column] += mark.count
    return tuple(Mark("", "", column, counts[column]) for column in sorted(counts, key=str) if counts[column])
