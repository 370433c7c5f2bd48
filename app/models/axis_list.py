"""The improvement axes of a document with what each comes from, and what its objective still lacks."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.calc.approval import State, state_of
from app.calc.axis import Axis
from app.calc.axis_check import Check, check, fulfilled
from app.models.approval import Approval
from app.models.axis import Axis as AxisRow
from app.models.axis import read_axes
from app.models.link import Link
from app.models.origin_edit import origins_by
from app.models.schema import Row
from app.models.trail import End

OF_AXES: tuple[type[Row], ...] = (AxisRow, Approval, Link)
"""A change in any of these may change the axes; one in what they come from changes its words."""


@dataclass(frozen=True, slots=True)
class Told:
    """An axis with the things of the diagnosis it comes from, as far as they are there, and the five criteria."""

    axis: Axis
    origins: tuple[End, ...] = ()
    checks: tuple[Check, ...] = ()

    @property
    def state(self) -> State:
        return state_of(self.axis.approvals)

    @property
    def is_smart(self) -> bool:
        return fulfilled(self.checks) == len(self.checks)


def read_told(session: Session) -> list[Told]:
    """All axes in their order."""
    origins = origins_by(session, "axis")
    told = []
    for axis in read_axes(session):
        own = tuple(origins.get(axis.id, ()))
        told.append(Told(axis, own, check(axis, len(own))))
    return told
