"""The counts of one tally sheet as they stand, without reading each mark: kept from gesture to gesture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.calc import tally as calc
from app.models.diff import Diff, Image
from app.models.record import held, held_of
from app.models.tally import Tally, TallyCategory, TallyColumn, TallyMark

NEW_OTHER = ""
"""The id of the row for all else where the file has none yet: its first mark makes it."""

_SHAPE = {model.__tablename__ for model in (Tally, TallyColumn, TallyCategory)}


def read_gathered(session: Session, tally_id: str | None) -> calc.Tally | None:
    """The sheet with one mark for each category and column; "other" is always there, and last."""
    found = gathered(session, Tally.id == tally_id)
    return found[0] if found else None


def gathered(session: Session, *where: Any) -> list[calc.Tally]:
    """The sheets that fulfil this, in their order, counted by the database."""
    counts: dict[str, list[calc.Mark]] = {}
    of_category, of_column = TallyMark.category_id, TallyMark.column
    query = select(of_category, of_column, func.sum(TallyMark.count)).group_by(of_category, of_column)
    if where:
        query = query.join(TallyCategory, TallyCategory.id == of_category).join(Tally).where(*where)
    for category, column, count in session.execute(query):
        if count:
            counts.setdefault(category, []).append(calc.Mark("", "", column, count))
    tallies = held(session, Tally, calc.Tally, *where)
    ids = [tally["id"] for tally in tallies]
    categories = held_of(session, TallyCategory, calc.Category, "tally_id", ids)
    columns = held_of(session, TallyColumn, calc.Column, "tally_id", ids)
    return [
        calc.Tally(
            **row,
            columns=tuple(calc.Column(**column) for column in columns[row["id"]]),
            categories=_in_order(categories[row["id"]], counts),
        )
        for row in tallies
    ]


def _in_order(rows: Sequence[dict[str, Any]], counts: dict[str, list[calc.Mark]]) -> tuple[calc.Category, ...]:
    made = [
        calc.Category(
            **row,
            marks=tuple(sorted(counts.get(row["id"], ()), key=lambda mark: str(mark.column))),
        )
        for row in rows
    ]
    if not any(category.other for category in made):
        made.append(calc.Category(NEW_OTHER, other=True))
    return tuple(sorted(made, key=lambda category: category.other))


def after(tally: calc.Tally, diff: Diff) -> calc.Tally | None:
    """The sheet after a gesture, as long as that made or took away marks only; `None` where it has to be read again."""
    if diff.tables.keys() & _SHAPE:
        return None
    for was, now in diff.tables.get(TallyMark.__tablename__, {}).values():
        if was is not None and now is not None:  # what stays does not say of which category it is
            return None
        tally = _counted(tally, was, -1) if was else _counted(tally, now or {}, 1)
    return tally


def _counted(tally: calc.Tally, image: Image, sign: int) -> calc.Tally:
    return calc.counted(tally, image["category_id"], image.get("column"), sign * image["count"])


def without_new_other(tally: calc.Tally) -> calc.Tally:
    """The sheet as the file has it."""
    return replace(tally, categories=tuple(each for each in tally.categories if each.id != NEW_OTHER))
