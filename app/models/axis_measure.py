"""The indicators of an axis: how they stand, and what they say of its present value."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.calc.indicator_list import Listed, listed
from app.calc.indicator_words import day_of
from app.language import N_
from app.models.axis import Axis
from app.models.document import Document
from app.models.indicator import Indicator, read_indicators

TAKE = N_("Take the present value of an axis from its measures")


def measuring(session: Session, axis_id: str) -> list[Listed]:
    """The indicators that belong to an axis, in their order."""
    return [listed(each, {}) for each in read_indicators(session, Indicator.axis == axis_id)]


def present_on(row: Listed) -> str:
    """The day of the last value (2026-03-12), empty where it is not known."""
    last = row.status.last
    day = day_of(row.indicator.measures[last - 1].at) if last is not None else None
    return day.isoformat() if day is not None else ""


def take_present(document: Document, axis_id: str, indicator_id: str) -> bool:
    """The last value becomes the present one of the axis; whether there is one.

    Where the objective names no indicator yet, it gets the name and the unit of this one, and the value at the start.
    """
    with document.read() as session:
        row = next((each for each in measuring(session, axis_id) if each.id == indicator_id), None)
        axis = session.get(Axis, axis_id)
        if row is None or axis is None or row.status.value is None:
            return False
        values = {"present": row.status.value, "present_on": present_on(row)}
        of = row.indicator
        if not axis.indicator.strip():
            values |= {"indicator": of.name, "unit": of.unit}
            values |= {"baseline": of.initial} if axis.baseline is None else {}
    with document.edit(TAKE) as session:
        session.execute(update(Axis).where(Axis.id == axis_id).values(values))
    return True
