"""What can be done to the floor plan of a process flow chart: each function is one gesture of the user.

The present and the proposed chart lie on one floor: what is said of the plan of one is said of the other where that
has none of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.calc.process_chart import pair_of
from app.calc.spaghetti import Point
from app.language import N_
from app.models.document import Document
from app.models.picture import add_picture
from app.models.process_chart import ProcessChart, ProcessStep
from app.models.process_chart_edit import charts

SET_PLAN, REMOVE_PLAN = N_("Set the floor plan"), N_("Remove the floor plan")
SET_SCALE, PLACE, TAKE_OFF = N_("Set the scale"), N_("Place a step"), N_("Take a step off the plan")
TAKE_DISTANCES = N_("Take the distances from the plan")

_NO_SCALE = {"plan_x1": None, "plan_y1": None, "plan_x2": None, "plan_y2": None, "plan_scale_m": None}


def set_plan(document: Document, chart_id: str, content: bytes, stretch: Point = (1.0, 1.0)) -> None:
    """Lay the picture of a floor below the steps; `content` is a picture file, made small before.

    `stretch` is how much wider and higher it is than what lay there: the steps keep their part of it. The scale is
    to be set anew.
    """
    with document.edit(SET_PLAN) as session:
        key = add_picture(session, content)
        for id in _pair(document, session, chart_id, "plan_picture"):
            session.execute(update(ProcessChart).where(ProcessChart.id == id).values(plan_picture=key, **_NO_SCALE))
            session.execute(
                update(ProcessStep)
                .where(ProcessStep.process_chart_id == id, ProcessStep.x.is_not(None))
                .values(x=ProcessStep.x * stretch[0], y=ProcessStep.y * stretch[1])
            )


def remove_plan(document: Document, chart_id: str) -> None:
    """Squares instead of the picture; the steps stay where they are, and the scale with them."""
    with document.edit(REMOVE_PLAN) as session:
        session.execute(update(ProcessChart).where(ProcessChart.id == chart_id).values(plan_picture=None))


def set_scale(document: Document, chart_id: str, start: Point, end: Point, metres: float) -> None:
    """So far are these two points of the plan apart."""
    scale = {
        "plan_x1": start[0], "plan_y1": start[1], "plan_x2": end[0], "plan_y2": end[1], "plan_scale_m": metres,
    }  # fmt: skip
    with document.edit(SET_SCALE) as session:
        for id in _pair(document, session, chart_id, "plan_scale_m"):
            session.execute(update(ProcessChart).where(ProcessChart.id == id).values(scale))


def place(document: Document, places: Mapping[str, Point | None], label: str = "", merge_key: str = "") -> None:
    """Put steps at these points of the plan; `None` takes one off it."""
    taken_off = all(point is None for point in places.values())
    with document.edit(label or (TAKE_OFF if taken_off else PLACE), merge_key) as session:
        for id, point in places.items():
            x, y = point or (None, None)
            session.execute(update(ProcessStep).where(ProcessStep.id == id).values(x=x, y=y))


def take_distances(document: Document, metres: Mapping[str, float]) -> None:
    """Give rows the metres that the plan says, to the centimetre: no drawing is truer."""
    with document.edit(TAKE_DISTANCES) as session:
        for id, distance in metres.items():
            session.execute(update(ProcessStep).where(ProcessStep.id == id).values(distance_m=to_centimetre(distance)))


def to_centimetre(metres: float) -> float:
    return round(metres, 2)


def _pair(document: Document, session: Session, chart_id: str, column: str) -> list[str]:
    """This chart, and the one that it is compared with if that has nothing here and lies on the same picture."""
    pair = pair_of(charts(document), chart_id)
    other = next((id for id in pair or () if id != chart_id), None)
    if other is None:
        return [chart_id]
    own, its = _plan(session, chart_id, column), _plan(session, other, column)
    same = column == "plan_picture" or own[1] == its[1]
    return [chart_id, other] if its[0] is None and same else [chart_id]


def _plan(session: Session, id: str, column: str) -> Any:
    held = getattr(ProcessChart, column), ProcessChart.plan_picture
    return session.execute(select(*held).where(ProcessChart.id == id)).one()
