"""What the PDCA board shows of a document, kept up to date by what each gesture changed."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc import action as calc
from app.calc.board import Column
from app.models.action import Action, Deployment, Postponement, read_actions
from app.models.axis import Axis
from app.models.diff import Diff
from app.models.document import Document
from app.models.event import Event
from app.models.problem import Problem
from app.models.proof import Proof
from app.models.record import chunks
from app.models.row_order import in_order

LIMITED: tuple[Column, ...] = ("plan", "do", "check", "act")
_PARTS = (Proof, Postponement, Deployment)


class BoardMirror:
    """`axes` and `problems` are names by ids, in their order; `limits` by column, `None` for any number."""

    def __init__(self) -> None:
        self.document: Document | None = None
        self.actions: dict[str, calc.Action] = {}
        self.axes: dict[str, str] = {}
        self.problems: dict[str, str] = {}
        self.limits: dict[Column, int | None] = dict.fromkeys(LIMITED)
        self.idle_days = 0

    def read(self, document: Document) -> None:
        """All of it."""
        self.document = document
        with document.read() as session:
            self.actions = {action.id: action for action in read_actions(session)}
            self._read_around(session)

    def update(self, diff: Diff) -> bool:
        """Read again what changed; whether the board shows any of it."""
        parts = {key for model in _PARTS for key in diff.keys(model)}
        around = diff.keys(Axis) | diff.keys(Problem) | diff.keys(Event)
        touched = diff.keys(Action)
        if self.document is None or not (touched or parts or around):
            return False
        with self.document.read() as session:
            touched |= self._owners(session, parts, diff)
            if touched:
                self._reread(session, touched)
            if around:
                self._read_around(session)
        return bool(touched or around)

    def actions_in(self, diff: Diff) -> set[str]:
        """The actions of which a diff says anything."""
        parts = {key for model in _PARTS for key in diff.keys(model)}
        if self.document is None:
            return set()
        with self.document.read() as session:
            return diff.keys(Action) | self._owners(session, parts, diff)

    def _owners(self, session: Session, parts: Collection[str], diff: Diff) -> set[str]:
        """The actions to which proofs, postponements and deployments belong, or belonged."""
        found: set[str] = set()
        for model in _PARTS if parts else ():
            for before, after in diff.tables.get(model.__tablename__, {}).values():
                found |= {id for image in (before, after) if image and (id := image.get("action_id"))}
            for few in chunks(list(diff.keys(model))):
                query = select(model.action_id).where(model.id.in_(few))
                found |= {id for id in session.scalars(query) if id}
        return found

    def _reread(self, session: Session, touched: Collection[str]) -> None:
        fresh = {
            action.id: action for few in chunks(list(touched)) for action in read_actions(session, Action.id.in_(few))
        }
        known = {id: action for id, action in self.actions.items() if id not in touched} | fresh
        self.actions = {id: known[id] for id, _rank in in_order(session, Action) if id in known}

    def _read_around(self, session: Session) -> None:
        axes = session.execute(select(Axis.id, Axis.name).order_by(Axis.rank, Axis.id))
        self.axes = {id: name for id, name in axes}
        query = select(Problem.id, Problem.name).order_by(Problem.rank, Problem.id)
        self.problems = {id: name for id, name in session.execute(query)}
        event = session.get(Event, "event")
        if event is not None:
            self.limits = {column: getattr(event, f"limit_{column}") for column in LIMITED}
            self.idle_days = event.idle_days
