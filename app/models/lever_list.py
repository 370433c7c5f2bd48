"""The levers of a document with their figures, what they act on, and what the facts behind them cost in a year."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc.approval import KEPT, State, state_of
from app.calc.lever import Lever as Data
from app.calc.lever_figures import LeverFigures, figures
from app.calc.yearly_cost import added
from app.models.approval import Approval
from app.models.axis import Axis
from app.models.event import Event
from app.models.lever import CashFlow, Lever, MoneyLine, read_levers
from app.models.link import Link
from app.models.observation_list import read_seen, read_shop
from app.models.origin_edit import origins_by
from app.models.schema import Row
from app.models.trail import End, trail

OF_LEVERS: tuple[type[Row], ...] = (Lever, CashFlow, MoneyLine, Approval, Link, Axis, Event)
"""A change in any of these changes what is listed; one in what levers act on changes only its words."""
NOT_KEPT: tuple[State, ...] = ("refused", "postponed")


@dataclass(frozen=True, slots=True)
class Listed:
    """`acts_on` are the origins that are there; `axis` is the name of its axis; `reason` is the last word on it."""

    lever: Data
    figures: LeverFigures
    acts_on: tuple[End, ...]
    axis: str
    state: State
    reason: str

    @property
    def id(self) -> str:
        return self.lever.id

    @property
    def words(self) -> str:
        """What it acts on, in a row; its axis where nothing else is said."""
        return ", ".join(each.title for each in self.acts_on if each.title) or self.axis

    @property
    def kept(self) -> bool | None:
        """Whether work goes on with it; `None` while that is not decided."""
        return True if self.state in KEPT else False if self.state in NOT_KEPT else None


@dataclass(frozen=True, slots=True)
class Facts:
    """The observations that lead to a lever: their ids, what they cost in a year, and how many of them have no cost."""

    observations: tuple[str, ...] = ()
    cost: float | None = None
    uncosted: int = 0


def read_listed(session: Session) -> list[Listed]:
    """All levers in their order."""
    axes = {id: " ".join(name.split()) for id, name in session.execute(select(Axis.id, Axis.name))}
    origins = origins_by(session, "lever")
    listed = []
    for lever in read_levers(session):
        reason = lever.approvals[-1].comment.strip() if lever.approvals else ""
        acts_on, axis = tuple(origins.get(lever.id, ())), axes.get(lever.axis or "", "")
        listed.append(Listed(lever, figures(lever), acts_on, axis, state_of(lever.approvals), reason))
    return listed


def currency_of(session: Session) -> str:
    event = session.get(Event, "event")
    return event.currency if event is not None else ""


def facts_behind(session: Session, id: str) -> Facts:
    """The observations on the trail of a lever, each once."""
    path = trail(session, "lever", id).path
    ids = dict.fromkeys(each.id for step in path for each in step if each.kind == "observation" and each.there)
    if not ids:
        return Facts()
    seen = read_seen(session, read_shop(session), list(ids))
    costs = [each.yearly.cost for each in seen if each.yearly.cost is not None]
    return Facts(tuple(each.observation.id for each in seen), added(costs) if costs else None, len(seen) - len(costs))
