"""The actions of a document as they are listed, with the names of their axes, problems and indicators."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc import action as calc
from app.calc.action_list import Listed, Names, listed
from app.calc.person import people
from app.models.action import Action, Deployment, Postponement, read_actions
from app.models.axis import Axis
from app.models.diff import Diff
from app.models.event import Event
from app.models.indicator import Indicator
from app.models.problem import Problem
from app.models.proof import Proof
from app.models.record import chunks
from app.models.row_order import in_order
from app.models.schema import Row

_NAMED: tuple[type[Row], ...] = (Axis, Problem, Indicator, Event)
"""A change in any of these may change every row."""
_PARTS: tuple[type[Row], ...] = (Postponement, Deployment, Proof)


@dataclass(frozen=True, slots=True)
class Plan:
    """`rows` are in the order of the plan."""

    rows: tuple[Listed, ...] = ()
    axes: Names = field(default_factory=dict)
    problems: Names = field(default_factory=dict)
    indicators: Names = field(default_factory=dict)
    currency: str = ""
    event: str = ""
    coordinator: str = ""

    def actions(self) -> list[calc.Action]:
        return [row.action for row in self.rows]

    def said(self, name: str) -> dict[str, str]:
        """Who is written in the field `owner` or `team` of the actions, by keys, in that order."""
        return people(getattr(row.action, name) for row in self.rows)


def read_plan(session: Session, today: date) -> Plan:
    axes, problems, indicators = (names_of(session, model) for model in (Axis, Problem, Indicator))
    rows = tuple(listed(action, today, axes, problems) for action in read_actions(session))
    event = session.get(Event, "event")
    said = (event.currency, event.name, event.coordinator) if event is not None else ("", "", "")
    return Plan(rows, axes, problems, indicators, *said)


def touched(diff: Diff) -> set[str] | None:
    """The actions that are to be read anew after this; None for the whole plan."""
    if any(diff.keys(model) for model in _NAMED):
        return None
    ids = {str(id) for id in diff.keys(Action)}
    for model in _PARTS:
        for before, after in diff.tables.get(model.__tablename__, {}).values():
            if before is not None and after is not None:
                return None  # whose part it is stands only in rows that appear or go
            owner = ((after if before is None else before) or {}).get("action_id")
            if owner is not None:
                ids.add(str(owner))
    return ids


def refreshed(session: Session, plan: Plan, ids: set[str], today: date) -> Plan:
    """The plan with these actions as they are now, those that are new and without those that are gone."""
    known = {row.action.id: row for row in plan.rows if row.action.id not in ids}
    order = [id for id, _rank in in_order(session, Action)]
    fresh = [id for id in order if id not in known]
    for few in chunks(fresh):
        for action in read_actions(session, Action.id.in_(few)):
            known[action.id] = listed(action, today, plan.axes, plan.problems)
    return replace(plan, rows=tuple(known[id] for id in order))


def names_of(session: Session, model: Any) -> Names:
    """Of axes or problems."""
    rows = session.execute(select(model.id, model.name).order_by(model.rank, model.id))
    return {id: (place, " ".join(name.split())) for place, (id, name) in enumerate(rows)}
