"""What is particular to tally sheets in the exchange file: counts for marks, and the row for all else at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.calc.tally import Category, Mark, Tally
from app.exchange.reference import Local
from app.exchange.strict_json import MOST, Thing, refuse
from app.language import N_
from app.models.schema import new_id


def mend_category(one: Thing, values: dict[str, Any], _local: Local) -> None:
    """`count` alone is one mark of that count, of which neither time nor column is known. Raises `Refused`."""
    count, marked = one.whole("count"), sum(mark.count for mark in values["marks"])
    if marked > MOST:  # it is written as its count, which would then be refused
        raise refuse(one.where, N_("its marks make {marked}: {most} are the most."), marked=marked, most=MOST)
    if count is None:
        return
    if "marks" not in one:
        values["marks"] = (Mark(new_id(), count=count),) if count else ()
    elif marked != count:
        raise refuse(
            one.where, N_("its “count” is {count}, but its marks make {marked}."), count=count, marked=marked
        )  # fmt: skip


def mend_tally(one: Thing, values: dict[str, Any], _local: Local) -> None:
    """The row for all else goes to the end. Raises `Refused` where there are two."""
    categories = values["categories"]
    if sum(category.other for category in categories) > 1:
        raise refuse(one.where, N_("only one category can be the “other” one."))
    values["categories"] = _other_last(categories)


def written_category(category: Category, written: dict[str, Any], _local: Local) -> dict[str, Any]:
    """With its count, and without marks that say no more than it does."""
    plain = len(category.marks) <= 1 and all(not mark.at and mark.column is None for mark in category.marks)
    if plain:
        written.pop("marks", None)
    first: dict[str, Any] = {key: written.pop(key) for key in ("id", "name") if key in written}
    return {**first, "count": category.count, **written}


def in_order(tally: Tally) -> Tally:
    """The tally as its file writes it, whatever the ids of its marks: those of one moment by column, then by count."""
    place = {column.id: n for n, column in enumerate(tally.columns)}
    categories = [
        replace(each, marks=tuple(sorted(each.marks, key=lambda m: (m.at, place.get(m.column or "", -1), m.count))))
        for each in tally.categories
    ]
    return replace(tally, categories=_other_last(categories))


def _other_last(categories: Any) -> tuple[Category, ...]:
    return tuple(sorted(categories, key=lambda category: category.other))
