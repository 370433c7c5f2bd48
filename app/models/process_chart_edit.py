"""What can be done to process flow charts and their steps: each function is one gesture of the user."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.calc import process_chart as calc
from app.language import N_
from app.models.document import Document
from app.models.process_chart import ProcessChart, ProcessStep, add_process_charts, add_steps, read_process_charts
from app.models.rank import ranks_at, spread
from app.models.record import chunks
from app.models.row_order import in_order, last_rank, put_at
from app.models.schema import new_id

ADD, COPY, PROPOSE = N_("Add a process flow chart"), N_("Copy the chart"), N_("Make the proposed chart")
MOVE, DELETE = N_("Move the chart"), N_("Delete the chart")
ADD_STEP, PASTE = N_("Add a step"), N_("Paste steps")
DELETE_STEP, MOVE_STEP = N_("Delete a step"), N_("Move a step")
LAP = N_("Time a step")
CHANGE = {
    "name": N_("Rename the chart"),
    "state": N_("Change the state of the chart"),
    "product": N_("Change the product"),
    "follows": N_("Change what is followed"),
    "begins": N_("Change where the chart begins"),
    "ends": N_("Change where the chart ends"),
    "observed_by": N_("Change who observed"),
    "observed_on": N_("Change when it was observed"),
    "compared_to": N_("Change what the chart is compared with"),
}
CHANGE_STEP = {
    "kind": N_("Change the symbol"),
    "description": N_("Change the description"),
    "actor": N_("Change the actor"),
    "distance_m": N_("Change the distance"),
    "time_s": N_("Change the time"),
    "time_source": N_("Change where the time comes from"),
    "quantity": N_("Change the quantity"),
    "value_class": N_("Change the value class"),
    "question": N_("Change the question"),
    "idea": N_("Change the idea"),
}
"""What undo says of each field."""


@dataclass(frozen=True, slots=True)
class Listed:
    id: str
    name: str
    state: str
    compared_to: str | None


def charts(document: Document) -> list[Listed]:
    """All charts of the event in their order."""
    with document.read() as session:
        of = ProcessChart
        query = select(of.id, of.name, of.state, of.compared_to).order_by(of.rank, of.id)
        return [Listed(*row) for row in session.execute(query)]


def read(document: Document, id: str) -> calc.ProcessChart | None:
    with document.read() as session:
        return next(iter(read_process_charts(session, ProcessChart.id == id)), None)


def home_of(document: Document, ids: Iterable[str]) -> str | None:
    """The chart to which one of these steps belongs, or which is itself among them; steps first."""
    ids = list(ids)[:500]
    with document.read() as session:
        of_step = select(ProcessStep.process_chart_id).where(ProcessStep.id.in_(ids)).limit(1)
        own = select(ProcessChart.id).where(ProcessChart.id.in_(ids)).limit(1)
        return session.scalar(of_step) or session.scalar(own)


def actors(document: Document) -> list[str]:
    """Who was named as an actor anywhere in the event, the most frequent first."""
    with document.read() as session:
        of = ProcessStep.actor
        query = select(of).where(of != "").group_by(of).order_by(func.count().desc(), of)
        return list(session.scalars(query))


# Charts


def add(document: Document, name: str) -> str:
    """An empty chart after the others; its id."""
    return put(document, calc.ProcessChart("", name), ADD)


def put(document: Document, chart: calc.ProcessChart, label: str) -> str:
    """A whole chart under fresh ids after the others; its id."""
    return put_all(document, [chart], label)[0]


def put_all(document: Document, charts: Sequence[calc.ProcessChart], label: str) -> list[str]:
    """Whole charts under fresh ids after the others, compared with each other as they were; their ids."""
    fresh = {chart.id: new_id() for chart in charts}
    made = [
        replace(
            chart,
            id=fresh[chart.id],
            compared_to=fresh.get(chart.compared_to, chart.compared_to) if chart.compared_to else None,
            steps=tuple(replace(step, id=new_id()) for step in chart.steps),
        )
        for chart in charts
    ]
    with document.edit(label) as session:
        add_process_charts(session, made, spread(len(made), last_rank(session, ProcessChart)))
    return [chart.id for chart in made]


def copy(document: Document, id: str, name: str) -> str | None:
    chart = read(document, id)
    return put(document, replace(chart, name=name), COPY) if chart else None


def propose(document: Document, id: str, name: str) -> str | None:
    """A copy as the proposed state, compared with this chart, or with what this proposal is compared with; its id."""
    chart = read(document, id)
    if chart is None:
        return None
    present = chart.compared_to or id
    return put(document, replace(chart, id="", name=name, state="proposed", compared_to=present), PROPOSE)


def change(document: Document, id: str, field: str, value: Any) -> None:
    """Write the name or a line of the header."""
    with document.edit(CHANGE[field]) as session:
        session.execute(update(ProcessChart).where(ProcessChart.id == id).values({field: value}))


def move(document: Document, id: str, to: int) -> None:
    """Put the chart in the place `to` among the others, counted without it."""
    with document.edit(MOVE) as session:
        put_at(session, ProcessChart, id, to)


def delete_chart(document: Document, id: str) -> set[tuple[str, str]]:
    """Delete a chart; what went, as ends of links."""
    with document.edit(DELETE) as session:
        session.execute(delete(ProcessChart).where(ProcessChart.id == id))
    return {("process_chart", id)}


# Steps


def add_rows(
    document: Document, chart_id: str, steps: Sequence[calc.Step], after: str | None, label: str = ADD_STEP
) -> list[str]:
    """Steps after the one of this id, before all others without one; their ids, fresh where they have none."""
    made = [replace(step, id=step.id or new_id()) for step in steps]
    with document.edit(label) as session:
        order = _order(session, chart_id)
        at = next((i + 1 for i, (id, _rank) in enumerate(order) if id == after), 0)
        add_steps(session, chart_id, made, ranks_at([rank for _id, rank in order], at, len(made)))
    return [step.id for step in made]


def set_values(document: Document, ids: Sequence[str], values: Mapping[str, Any], label: str = "") -> None:
    """Give these steps these values; undo names the first of them."""
    with document.edit(label or CHANGE_STEP[next(iter(values))]) as session:
        for chunk in chunks(ids):
            session.execute(update(ProcessStep).where(ProcessStep.id.in_(chunk)).values(dict(values)))


def delete_steps(document: Document, ids: Sequence[str]) -> None:
    with document.edit(DELETE_STEP) as session:
        for chunk in chunks(ids):
            session.execute(delete(ProcessStep).where(ProcessStep.id.in_(chunk)))


def move_steps(document: Document, chart_id: str, ids: Sequence[str], to: int) -> None:
    """Put these steps, in the order that they have, in the place `to` among the others, counted without them."""
    with document.edit(MOVE_STEP) as session:
        order, moved = _order(session, chart_id), set(ids)
        others = [(id, rank) for id, rank in order if id not in moved]
        rows = [id for id, _rank in order if id in moved]
        to = max(0, min(to, len(others)))
        if [id for id, _rank in (*others[:to], *((id, "") for id in rows), *others[to:])] == [id for id, _ in order]:
            return
        for id, rank in zip(rows, ranks_at([rank for _id, rank in others], to, len(rows)), strict=True):
            session.execute(update(ProcessStep).where(ProcessStep.id == id).values(rank=rank))


def take_lap(document: Document, chart_id: str, id: str | None, seconds: float, after: str | None = None) -> str:
    """Give a step its measured time; without a step a new one after `after` gets it. The id of the step."""
    measured = {"time_s": seconds, "time_source": "measured"}
    if id is None:
        return add_rows(document, chart_id, [calc.Step("", **measured)], after, LAP)[0]  # type: ignore[arg-type]
    set_values(document, [id], measured, LAP)
    return id


def _order(session: Session, chart_id: str) -> list[tuple[str, str]]:
    return in_order(session, ProcessStep, ProcessStep.process_chart_id == chart_id)
