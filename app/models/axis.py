"""Improvement axes, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import approval
from app.calc import axis as calc
from app.models.approval import Approval
from app.models.record import add, add_parts, held, parts_of, values
from app.models.schema import Row, new_id


class Axis(Row):
    __tablename__ = "axis"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    gains: Mapped[str] = mapped_column(default="")
    risks: Mapped[str] = mapped_column(default="")
    constraints: Mapped[str] = mapped_column(default="")
    indicator: Mapped[str] = mapped_column(default="")
    baseline: Mapped[float | None]
    target: Mapped[float | None]
    unit: Mapped[str] = mapped_column(default="")
    due: Mapped[str] = mapped_column(default="")
    present: Mapped[float | None]
    present_on: Mapped[str] = mapped_column(default="")
    attainable_because: Mapped[str] = mapped_column(default="")
    company_objective: Mapped[str] = mapped_column(default="")
    capacities: Mapped[str] = mapped_column(default="")
    team: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")


def read_axes(session: Session, *where: Any) -> list[calc.Axis]:
    """Those that fulfil this, all without a condition, in their order."""
    rows = held(session, Axis, calc.Axis, *where)
    approvals = parts_of(session, Approval, approval.Approval, "axis_id", [row["id"] for row in rows])
    return [calc.Axis(**row, approvals=approvals(row["id"])) for row in rows]


def add_axes(session: Session, axes: Sequence[calc.Axis], ranks: Sequence[str]) -> None:
    """Store axes with what was decided on them under their ids."""
    add(session, Axis, [{**values(Axis, axis), "rank": rank} for axis, rank in zip(axes, ranks, strict=True)])
    add_parts(session, Approval, "axis_id", ((axis.id, axis.approvals) for axis in axes))
