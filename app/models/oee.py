"""Series for the OEE with their losses, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import oee as calc
from app.models.record import add, add_parts, held, parts_of, values
from app.models.schema import Row, new_id


class Oee(Row):
    __tablename__ = "oee"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    made_on: Mapped[str] = mapped_column(default="")
    shift: Mapped[str] = mapped_column(default="")
    machine: Mapped[str] = mapped_column(default="")
    indicator: Mapped[str | None] = mapped_column(ForeignKey("indicator.id", ondelete="SET NULL"), index=True)
    total_s: Mapped[float | None]
    opening_s: Mapped[float | None]
    required_s: Mapped[float | None]
    operating_s: Mapped[float | None]
    good: Mapped[float | None]
    total: Mapped[float | None]
    reference_cycle_s: Mapped[float | None]
    changeovers_required: Mapped[int] = mapped_column(default=1)


class OeeLoss(Row):
    __tablename__ = "oee_loss"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    oee_id: Mapped[str] = mapped_column(ForeignKey("oee.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    kind: Mapped[str] = mapped_column(default="breakdown", info={"choices": get_args(calc.LossKind)})
    name: Mapped[str] = mapped_column(default="")
    seconds: Mapped[float | None]
    parts: Mapped[float | None]


def read_oee(session: Session, *where: Any) -> list[calc.Oee]:
    """Those that fulfil this, all without a condition, in their order."""
    rows = held(session, Oee, calc.Oee, *where)
    losses = parts_of(session, OeeLoss, calc.Loss, "oee_id", [row["id"] for row in rows])
    return [calc.Oee(**row, losses=losses(row["id"])) for row in rows]


def add_oee(session: Session, series: Sequence[calc.Oee], ranks: Sequence[str]) -> None:
    """Store series with their losses under their ids."""
    add(session, Oee, [{**values(Oee, each), "rank": rank} for each, rank in zip(series, ranks, strict=True)])
    add_parts(session, OeeLoss, "oee_id", ((each.id, each.losses) for each in series))
