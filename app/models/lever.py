"""Levers with their money, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import approval
from app.calc import lever as calc
from app.models.approval import Approval
from app.models.record import add, add_parts, held, parts_of, table_of, values
from app.models.schema import Row, new_id


class Lever(Row):
    __tablename__ = "lever"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    chosen_how: Mapped[str] = mapped_column(default="")
    chosen_why: Mapped[str] = mapped_column(default="")
    risks: Mapped[str] = mapped_column(default="")
    constraints: Mapped[str] = mapped_column(default="")
    people: Mapped[str] = mapped_column(default="")
    culture_fit: Mapped[str] = mapped_column(default="")
    axis: Mapped[str | None] = mapped_column(ForeignKey("axis.id", ondelete="SET NULL"), index=True)
    investment: Mapped[float | None]
    yearly_gain: Mapped[float | None]
    yearly_cost: Mapped[float | None]
    horizon_years: Mapped[int | None]
    rate: Mapped[float | None]
    cash_freed: Mapped[float | None]
    fixed_costs: Mapped[float | None]
    price: Mapped[float | None]
    variable_cost: Mapped[float | None]


class CashFlow(Row):
    """The net flow of one year of a lever, the first year first."""

    __tablename__ = "cash_flow"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    lever_id: Mapped[str] = mapped_column(ForeignKey("lever.id", ondelete="CASCADE"), index=True)
    year: Mapped[int]
    net: Mapped[float]


class MoneyLine(Row):
    __tablename__ = "money_line"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    lever_id: Mapped[str] = mapped_column(ForeignKey("lever.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    sign: Mapped[str] = mapped_column(default="gain", info={"choices": get_args(calc.Sign)})
    hardness: Mapped[str] = mapped_column(default="hard", info={"choices": get_args(calc.Hardness)})
    amount: Mapped[float | None]
    first_year: Mapped[int] = mapped_column(default=1)
    last_year: Mapped[int | None]


def read_levers(session: Session, *where: Any) -> list[calc.Lever]:
    """Those that fulfil this, all without a condition, in their order."""
    rows = held(session, Lever, calc.Lever, *where)
    ids = [row["id"] for row in rows]
    lines = parts_of(session, MoneyLine, calc.MoneyLine, "lever_id", ids)
    approvals = parts_of(session, Approval, approval.Approval, "lever_id", ids)
    flows: dict[str, list[float]] = {}
    table = table_of(CashFlow)
    for of, net in session.execute(select(table.c.lever_id, table.c.net).order_by(table.c.year, table.c.id)):
        flows.setdefault(of, []).append(net)
    return [
        calc.Lever(
            **row,
            cash_flows=tuple(flows.get(row["id"], ())),
            lines=lines(row["id"]),
            approvals=approvals(row["id"]),
        )
        for row in rows
    ]


def add_levers(session: Session, levers: Sequence[calc.Lever], ranks: Sequence[str]) -> None:
    """Store levers with their money and what was decided on them under their ids."""
    rows = [{**values(Lever, lever), "rank": rank} for lever, rank in zip(levers, ranks, strict=True)]
    add(session, Lever, rows)
    flows = [
        {"id": new_id(), "lever_id": lever.id, "year": year, "net": net}
        for lever in levers
        for year, net in enumerate(lever.cash_flows, 1)
    ]
    add(session, CashFlow, flows)
    add_parts(session, MoneyLine, "lever_id", ((lever.id, lever.lines) for lever in levers))
    add_parts(session, Approval, "lever_id", ((lever.id, lever.approvals) for lever in levers))
