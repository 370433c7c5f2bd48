"""Process flow charts and their steps, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, get_args

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import process_chart as calc
from app.models.rank import spread
from app.models.record import add, held, held_of, values
from app.models.schema import Row, new_id
from app.models.value_stream import FURTHEST

_PLAN = {f"plan_{field.name}": field.name for field in fields(calc.FloorPlan)}
"""The columns of the floor plan, and what they are called in the data."""


class ProcessChart(Row):
    __tablename__ = "process_chart"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="present", info={"choices": get_args(calc.State)})
    product: Mapped[str] = mapped_column(default="")
    follows: Mapped[str] = mapped_column(default="material", info={"choices": get_args(calc.Follows)})
    begins: Mapped[str] = mapped_column(default="")
    ends: Mapped[str] = mapped_column(default="")
    observed_by: Mapped[str] = mapped_column(default="")
    observed_on: Mapped[str] = mapped_column(default="")
    compared_to: Mapped[str | None] = mapped_column(ForeignKey("process_chart.id", ondelete="SET NULL"), index=True)
    plan_picture: Mapped[str | None] = mapped_column(ForeignKey("picture.sha256"), index=True)
    plan_x1: Mapped[float | None] = mapped_column(info={"at_most": FURTHEST})
    plan_y1: Mapped[float | None] = mapped_column(info={"at_most": FURTHEST})
    plan_x2: Mapped[float | None] = mapped_column(info={"at_most": FURTHEST})
    plan_y2: Mapped[float | None] = mapped_column(info={"at_most": FURTHEST})
    plan_scale_m: Mapped[float | None]


class ProcessStep(Row):
    __tablename__ = "process_step"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    process_chart_id: Mapped[str] = mapped_column(ForeignKey("process_chart.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    kind: Mapped[str] = mapped_column(default="operation", info={"choices": get_args(calc.Kind)})
    description: Mapped[str] = mapped_column(default="")
    actor: Mapped[str] = mapped_column(default="")
    distance_m: Mapped[float | None]
    time_s: Mapped[float | None]
    time_source: Mapped[str | None] = mapped_column(info={"choices": get_args(calc.TimeSource)})
    quantity: Mapped[float | None]
    value_class: Mapped[str | None] = mapped_column(info={"choices": get_args(calc.ValueClass)})
    question: Mapped[str | None] = mapped_column(info={"choices": get_args(calc.Question)})
    idea: Mapped[str] = mapped_column(default="")
    x: Mapped[float | None] = mapped_column(info={"at_most": FURTHEST})
    y: Mapped[float | None] = mapped_column(info={"at_most": FURTHEST})


def read_process_charts(session: Session, *where: Any) -> list[calc.ProcessChart]:
    """Those that fulfil this, all without a condition, in their order."""
    charts = held(session, ProcessChart, calc.ProcessChart, *where, further=list(_PLAN))
    steps = held_of(session, ProcessStep, calc.Step, "process_chart_id", [chart["id"] for chart in charts])
    return [_chart(row, tuple(calc.Step(**step) for step in steps[row["id"]])) for row in charts]


def _chart(row: dict[str, Any], steps: tuple[calc.Step, ...]) -> calc.ProcessChart:
    plan = calc.FloorPlan(**{name: row.pop(column) for column, name in _PLAN.items()})
    return calc.ProcessChart(**row, plan=plan, steps=steps)


def add_process_charts(session: Session, charts: Sequence[calc.ProcessChart], ranks: Sequence[str]) -> None:
    """Store charts with their steps under their ids; the picture of a floor plan is there already."""
    rows = [
        {
            **values(ProcessChart, chart),
            **{column: getattr(chart.plan, name) for column, name in _PLAN.items()},
            "rank": rank,
        }
        for chart, rank in zip(charts, ranks, strict=True)
    ]
    add(session, ProcessChart, rows)
    for chart in charts:
        add_steps(session, chart.id, chart.steps, spread(len(chart.steps)))


def add_steps(session: Session, chart_id: str, steps: Sequence[calc.Step], ranks: Sequence[str]) -> None:
    rows = [
        {**values(ProcessStep, step), "process_chart_id": chart_id, "rank": rank}
        for step, rank in zip(steps, ranks, strict=True)
    ]
    add(session, ProcessStep, rows)
