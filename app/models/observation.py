"""Observations and the ratings of the diagnosis grid, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import observation as calc
from app.models.photo import add_photos, read_photos
from app.models.record import add, held, values
from app.models.schema import Row, new_id

RATINGS = (0, 1, 2, 3)


class Observation(Row):
    __tablename__ = "observation"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="difficulty", info={"choices": get_args(calc.Kind)})
    step: Mapped[str | None] = mapped_column(ForeignKey("symbol.id", ondelete="SET NULL"), index=True)
    place: Mapped[str] = mapped_column(default="")
    seen_on: Mapped[str] = mapped_column(default="")
    seen_by: Mapped[str] = mapped_column(default="")
    asked: Mapped[str] = mapped_column(default="")
    source: Mapped[str | None] = mapped_column(info={"choices": get_args(calc.Source)})
    waste: Mapped[str | None] = mapped_column(info={"choices": get_args(calc.Waste)})
    quantity: Mapped[float | None]
    unit: Mapped[str] = mapped_column(default="")
    per: Mapped[str] = mapped_column(default="day", info={"choices": get_args(calc.Per)})
    cost_each: Mapped[float | None]
    time_each_s: Mapped[float | None]
    hourly_rate: Mapped[float | None]
    cost_per_year: Mapped[float | None]
    calculation: Mapped[str] = mapped_column(default="")
    earlier_quantity: Mapped[float | None]
    earlier_period: Mapped[str] = mapped_column(default="")
    other_quantity: Mapped[float | None]
    other_line: Mapped[str] = mapped_column(default="")
    delay_constraint: Mapped[str] = mapped_column(default="")
    budget_constraint: Mapped[str] = mapped_column(default="")
    technical_constraint: Mapped[str] = mapped_column(default="")
    people_constraint: Mapped[str] = mapped_column(default="")
    flows: Mapped[str | None] = mapped_column(info={"choices": get_args(calc.Flows)})
    interaction: Mapped[str] = mapped_column(default="")


class Rating(Row):
    """One cell of the diagnosis grid; of two for the same cell, the first counts."""

    __tablename__ = "rating"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    step: Mapped[str] = mapped_column(ForeignKey("symbol.id", ondelete="CASCADE"), index=True)
    waste: Mapped[str] = mapped_column(info={"choices": get_args(calc.Waste)})
    rating: Mapped[int] = mapped_column(info={"choices": RATINGS})


def read_observations(session: Session, *where: Any) -> list[calc.Observation]:
    """Those that fulfil this, all without a condition, in their order."""
    photos = read_photos(session, "observation_id")
    rows = held(session, Observation, calc.Observation, *where)
    return [calc.Observation(**row, photos=photos.get(row["id"], ())) for row in rows]


def read_ratings(session: Session) -> list[calc.Rating]:
    return [calc.Rating(**row) for row in held(session, Rating, calc.Rating)]


def add_observations(session: Session, observations: Sequence[calc.Observation], ranks: Sequence[str]) -> None:
    """Store observations under their ids; the pictures of their photographs are there already."""
    rows = [{**values(Observation, o), "rank": rank} for o, rank in zip(observations, ranks, strict=True)]
    add(session, Observation, rows)
    add_photos(session, "observation_id", ((o.id, o.photos) for o in observations))


def add_ratings(session: Session, ratings: Sequence[calc.Rating]) -> None:
    add(session, Rating, [{"id": new_id(), **values(Rating, rating)} for rating in ratings])
