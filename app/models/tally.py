"""Tally sheets with their columns, categories and marks, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import tally as calc
from app.models.rank import spread
from app.models.record import add, held, held_of, values
from app.models.schema import Row, new_id


class Tally(Row):
    __tablename__ = "tally"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    weight: Mapped[str] = mapped_column(default="count", info={"choices": get_args(calc.Weight)})
    object: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    period: Mapped[str] = mapped_column(default="")
    recorder: Mapped[str] = mapped_column(default="")
    shift: Mapped[str] = mapped_column(default="")
    column_kind: Mapped[str] = mapped_column(default="none", info={"choices": get_args(calc.Columns)})
    before: Mapped[str | None] = mapped_column(ForeignKey("tally.id", ondelete="SET NULL"), index=True)


class TallyColumn(Row):
    __tablename__ = "tally_column"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    tally_id: Mapped[str] = mapped_column(ForeignKey("tally.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")


class TallyCategory(Row):
    __tablename__ = "tally_category"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    tally_id: Mapped[str] = mapped_column(ForeignKey("tally.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    other: Mapped[int] = mapped_column(default=0, info={"choices": (0, 1)})
    cost_each: Mapped[float | None]
    time_each_s: Mapped[float | None]


class TallyMark(Row):
    """Marks have no rank: they stand in the order of their time, which the key keeps where it is the same."""

    __tablename__ = "tally_mark"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    category_id: Mapped[str] = mapped_column(ForeignKey("tally_category.id", ondelete="CASCADE"), index=True)
    at: Mapped[str] = mapped_column(default="")
    column: Mapped[str | None] = mapped_column(ForeignKey("tally_column.id", ondelete="SET NULL"), index=True)
    count: Mapped[int] = mapped_column(default=1)


def read_tallies(session: Session, *where: Any) -> list[calc.Tally]:
    """Those that fulfil this, all without a condition, in their order, with every mark."""
    tallies = held(session, Tally, calc.Tally, *where)
    ids = [tally["id"] for tally in tallies]
    categories = held_of(session, TallyCategory, calc.Category, "tally_id", ids)
    columns = held_of(session, TallyColumn, calc.Column, "tally_id", ids)
    of_these = [category["id"] for id in ids for category in categories[id]]
    marks = held_of(session, TallyMark, calc.Mark, "category_id", of_these)
    for group in marks.values():
        group.sort(key=lambda mark: (mark["at"], mark["id"]))
    return [
        calc.Tally(
            **row,
            columns=tuple(calc.Column(**column) for column in columns[row["id"]]),
            categories=tuple(_category(each, marks[each["id"]]) for each in categories[row["id"]]),
        )
        for row in tallies
    ]


def _category(row: dict[str, Any], marks: list[dict[str, Any]]) -> calc.Category:
    return calc.Category(**row, marks=tuple(calc.Mark(**mark) for mark in marks))


def add_tallies(session: Session, tallies: Sequence[calc.Tally], ranks: Sequence[str]) -> None:
    """Store tally sheets with their rows, columns and marks under their ids."""
    add(session, Tally, [{**values(Tally, tally), "rank": rank} for tally, rank in zip(tallies, ranks, strict=True)])
    for tally in tallies:
        ranked = zip(tally.columns, spread(len(tally.columns)), strict=True)
        rows = [{**values(TallyColumn, column), "tally_id": tally.id, "rank": rank} for column, rank in ranked]
        add(session, TallyColumn, rows)
        add_categories(session, tally.id, tally.categories, spread(len(tally.categories)))


def add_categories(session: Session, tally_id: str, categories: Sequence[calc.Category], ranks: Sequence[str]) -> None:
    """Store rows of a tally with their marks; the row for all else must be the last."""
    rows = [
        {**values(TallyCategory, category), "tally_id": tally_id, "rank": rank}
        for category, rank in zip(categories, ranks, strict=True)
    ]
    add(session, TallyCategory, rows)
    marks = [{**values(TallyMark, mark), "category_id": each.id} for each in categories for mark in each.marks]
    add(session, TallyMark, marks)
