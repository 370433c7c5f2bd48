"""The actions of a document as they are listed, with the names of their axes and problems."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc import action as calc
from app.calc.action_list import Listed, Names, listed
from app.language import plain
from app.models.action import Action, Deployment, Postponement, read_actions
from app.models.axis import Axis
from app.models.event import Event
from app.models.problem import Problem
from app.models.proof import Proof
from app.models.schema import Row

OF_LIST: tuple[type[Row], ...] = (Action, Postponement, Deployment, Proof, Axis, Problem, Event)
"""A change in any of these may change the list."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`rows` are in the order of the plan."""

    rows: tuple[Listed, ...] = ()
    axes: Names = field(default_factory=dict)
    problems: Names = field(default_factory=dict)
    currency: str = ""
    event: str = ""
    coordinator: str = ""

    def actions(self) -> list[calc.Action]:
        return [row.action for row in self.rows]

    def said(self, name: str) -> list[str]:
        """What is written in the field `owner` or `team` of the actions, each once, by name."""
        found = dict.fromkeys(" ".join(getattr(row.action, name).split()) for row in self.rows)
        return sorted(filter(None, found), key=plain)


def read_plan(session: Session, today: date) -> Plan:
    axes, problems = names_of(session, Axis), names_of(session, Problem)
    rows = tuple(listed(action, today, axes, problems) for action in read_actions(session))
    event = session.get(Event, "event")
    said = (event.currency, event.name, event.coordinator) if event is not None else ("", "", "")
    return Plan(rows, axes, problems, *said)


def names_of(session: Session, model: Any) -> Names:
    """Of axes or problems."""
    rows = session.execute(select(model.id, model.name).order_by(model.rank, model.id))
    return {id: (place, " ".join(name.split())) for place, (id, name) in enumerate(rows)}
