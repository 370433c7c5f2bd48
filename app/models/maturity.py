"""Maturity radars with their criteria and levels, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import maturity as calc
from app.models.rank import spread
from app.models.record import add, add_parts, held, held_of, parts_of, values
from app.models.schema import Row, new_id


class Maturity(Row):
    __tablename__ = "maturity"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    lowest: Mapped[float] = mapped_column(default=0)
    highest: Mapped[float] = mapped_column(default=5)


class MaturityCriterion(Row):
    __tablename__ = "maturity_criterion"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    maturity_id: Mapped[str] = mapped_column(ForeignKey("maturity.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    target: Mapped[float | None]


class MaturityLevel(Row):
    __tablename__ = "maturity_level"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    criterion_id: Mapped[str] = mapped_column(ForeignKey("maturity_criterion.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    assessed_on: Mapped[str] = mapped_column(default="")
    level: Mapped[float | None]
    why: Mapped[str] = mapped_column(default="")


def read_maturities(session: Session, *where: Any) -> list[calc.Maturity]:
    """Those that fulfil this, all without a condition, in their order."""
    rows = held(session, Maturity, calc.Maturity, *where)
    criteria = held_of(session, MaturityCriterion, calc.MaturityCriterion, "maturity_id", [row["id"] for row in rows])
    ids = [each["id"] for of in criteria.values() for each in of]
    levels = parts_of(session, MaturityLevel, calc.MaturityLevel, "criterion_id", ids)
    return [
        calc.Maturity(
            **row,
            criteria=tuple(
                calc.MaturityCriterion(**each, levels=levels(each["id"])) for each in criteria.get(row["id"], ())
            ),
        )
        for row in rows
    ]


def add_maturities(session: Session, maturities: Sequence[calc.Maturity], ranks: Sequence[str]) -> None:
    """Store radars with their criteria and levels under their ids."""
    add(session, Maturity, [{**values(Maturity, m), "rank": rank} for m, rank in zip(maturities, ranks, strict=True)])
    placed = [
        (each.id or new_id(), each, maturity.id, rank)
        for maturity in maturities
        for each, rank in zip(maturity.criteria, spread(len(maturity.criteria)), strict=True)
    ]
    rows = [
        {**values(MaturityCriterion, each), "id": id, "maturity_id": of, "rank": rank} for id, each, of, rank in placed
    ]
    add(session, MaturityCriterion, rows)
    add_parts(session, MaturityLevel, "criterion_id", ((id, each.levels) for id, each, _of, _rank in placed))
