"""Where a thing of the event came from, what came of it, and what proves it: the links, and what holds what.

A link is a row of its own, or said by a column: the axis of a lever, the problem of an action (`column_link`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Table, select
from sqlalchemy.orm import Session

from app.calc.link import KINDS, ROOT_CAUSE
from app.calc.map_symbol import SYMBOL_KIND
from app.language import N_
from app.models import column_link
from app.models.action import Action
from app.models.axis import Axis
from app.models.decision import Decision
from app.models.diff import Diff
from app.models.fishbone import Bone, Cause, Fishbone
from app.models.five_whys import FiveWhys, Why
from app.models.indicator import Indicator
from app.models.interview import Interview, Question
from app.models.lever import Lever
from app.models.link import Link
from app.models.maturity import Maturity
from app.models.observation import Observation
from app.models.oee import Oee
from app.models.problem import Problem
from app.models.process_chart import ProcessChart, ProcessStep
from app.models.record import chunks, table_of
from app.models.suggestion import Suggestion
from app.models.tally import Tally, TallyCategory
from app.models.value_stream import Symbol

Thing = tuple[str, str]
"""Kind of `calc.link` and id."""

TITLED: dict[str, tuple[Any, str]] = {
    "symbol": (Symbol, "name"),
    "observation": (Observation, "text"),
    "question": (Question, "text"),
    "process_chart": (ProcessChart, "name"),
    "tally": (Tally, "name"),
    "category": (TallyCategory, "name"),
    "fishbone": (Fishbone, "effect"),
    "cause": (Cause, "text"),
    "five_whys": (FiveWhys, "problem"),
    "why": (Why, "text"),
    "axis": (Axis, "name"),
    "suggestion": (Suggestion, "text"),
    "lever": (Lever, "name"),
    "decision": (Decision, "name"),
    "action": (Action, "label"),
    "problem": (Problem, "name"),
    "indicator": (Indicator, "name"),
    "oee": (Oee, "name"),
    "maturity": (Maturity, "name"),
}
"""The table of each kind, and the column that says what a thing of it is."""
_FOUND_ONLY: dict[str, tuple[Any, str, str]] = {
    "interview": (Interview, "person", N_("Interview")),
    "process_step": (ProcessStep, "description", N_("Step")),
}
"""What no link ends at, and is found by its words all the same, with its name in English."""
_TABLES = {model.__tablename__ for model, _title in TITLED.values()} | {Link.__tablename__, Bone.__tablename__}
_TABLES |= column_link.TABLES
HOLDER = {"category": "tally", "cause": "fishbone", "why": "five_whys"}
"""The kind of the sheet on which a thing stands."""
DEEP = 16
"""Steps that a path is followed back: the chain of the field, from the burst to the action, has twelve."""


MOST_SAID = 12
"""Results that columns say and a trail shows; the page of an axis or of a problem has them all."""


@dataclass(frozen=True, slots=True)
class End:
    """`word` says in English what it is; `title` is its own text, in one line. One that is not `there` was deleted."""

    kind: str
    id: str
    word: str
    title: str = ""
    there: bool = True


@dataclass(frozen=True, slots=True)
class Trail:
    """`path` are the steps before it, the first one first, each with all that it came from side by side."""

    this: End
    path: tuple[tuple[End, ...], ...] = ()
    came: tuple[End, ...] = ()
    proof: tuple[End, ...] = ()
    proves: tuple[End, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to say but itself."""
        return bool(self.path or self.came or self.proof or self.proves)

    def origin(self) -> tuple[End, ...]:
        """What it was made from, as far as that is there, in the order of the chain: not the sheet that holds it."""
        holder = HOLDER.get(self.this.kind)
        steps = [step for step in self.path if any(end.kind != holder for end in step)]
        there = [end for end in steps[-1] if end.there] if steps else []
        return tuple(sorted(there, key=lambda end: [*KINDS].index(end.kind)))


def concerns(diff: Diff) -> bool:
    """Whether a trail may be another after this: marks and photographs, which come several a second, are in none."""
    return not _TABLES.isdisjoint(diff.tables)


def trail(session: Session, kind: str, id: str) -> Trail:
    """The trail of one thing."""
    this = (kind, id)
    return Trail(
        end(session, this),
        tuple(tuple(end(session, each) for each in step) for step in _path(session, this)),
        tuple(end(session, each) for each in _came(session, this)),
        tuple(end(session, each) for each in _before(session, [this], "evidence")),
        tuple(end(session, each) for each in _after(session, [this], "evidence")),
    )


def end(session: Session, thing: Thing) -> End:
    kind, id = thing
    model, column = TITLED[kind]
    row = session.get(model, id)
    if row is None:
        return End(kind, id, KINDS[kind], there=False)
    word = KINDS[kind]
    if kind == "symbol" and row.kind in SYMBOL_KIND:
        word = SYMBOL_KIND[row.kind].name
    elif kind == "why" and row.root:
        word = ROOT_CAUSE
    return End(kind, id, word, " ".join(getattr(row, column).split()))


def ends(session: Session, things: Iterable[Thing]) -> list[End]:
    """Those of many things: one query of each kind, however many there are."""
    things = list(things)
    held: list[Any] = []  # what is held here is found again without a query
    for kind in {kind for kind, _id in things}:
        model: Any = TITLED[kind][0]
        for ids in chunks([id for each, id in things if each == kind]):
            held += session.scalars(select(model).where(model.id.in_(ids)))
    return [end(session, thing) for thing in things]


def named(session: Session, kinds: Iterable[str]) -> list[End]:
    """All things of these kinds that have a title, for a search by name."""
    found = []
    known = {kind: (*titled, KINDS[kind]) for kind, titled in TITLED.items()} | _FOUND_ONLY
    for kind in kinds:
        if kind in known:
            model, column, word = known[kind]
            title = getattr(model, column)
            for id, said in session.execute(select(model.id, title).where(title != "").order_by(model.rank, model.id)):
                found.append(End(kind, id, word, " ".join(said.split())))
    return found


def _path(session: Session, this: Thing) -> list[list[Thing]]:
    """What holds a thing comes before it, and before that what either of the two was made from."""
    steps: list[list[Thing]] = []
    seen, now = {this}, [this]
    while now and len(steps) < DEEP:
        holders = _new((_holder(session, each) for each in now), seen)
        if holders:
            steps.append(holders)
        now = _new(_latest(session, _origins(session, [*now, *holders]), seen), seen)
        if now:
            steps.append(now)
    return steps[::-1]


def _origins(session: Session, things: Iterable[Thing]) -> list[Thing]:
    """What these things were made from, by links and by columns."""
    things = list(things)
    return list(dict.fromkeys([*_before(session, things, "origin"), *column_link.parents(session, things)]))


def _latest(session: Session, things: Iterable[Thing], seen: set[Thing]) -> list[Thing]:
    """Without what comes before another one of them, which is on the way to it: an action names its axis, and so does
    the lever that it was made from."""
    things = [thing for thing in things if thing not in seen]
    before = set(_origins(session, things)) if len(things) > 1 else set()
    return [thing for thing in things if thing not in before] or things


def _new(things: Iterable[Thing | None], seen: set[Thing]) -> list[Thing]:
    fresh = [each for each in dict.fromkeys(things) if each is not None and each not in seen]
    seen.update(fresh)
    return fresh


def _holder(session: Session, thing: Thing) -> Thing | None:
    kind, id = thing
    row = session.get(TITLED[kind][0], id) if kind in HOLDER else None
    if isinstance(row, TallyCategory):
        return "tally", row.tally_id
    if isinstance(row, Why):
        return "five_whys", row.five_whys_id
    if isinstance(row, Cause):
        bone = session.get(Bone, row.bone_id)
        return ("fishbone", bone.fishbone_id) if bone else None
    return None


def _came(session: Session, this: Thing) -> list[Thing]:
    kind, id = this
    if kind == "five_whys":
        query = select(Why.id).where(Why.five_whys_id == id, Why.root.is_not(None)).order_by(Why.rank, Why.id)
        found = [("why", root) for root in session.scalars(query)] + _after(session, [this], "origin")
    else:
        found = _after(session, held_by(session, [this]) if kind in ("tally", "fishbone") else [this], "origin")
    said = [child for child in column_link.children(session, [this]) if child not in found]
    on_the_way = set(_results(session, [*found, *said])) if said else set()
    directly = [child for child in said if child not in on_the_way]
    return list(dict.fromkeys([*found, *directly[:MOST_SAID]]))


def _results(session: Session, things: list[Thing]) -> list[Thing]:
    """What was made of these things, by links and by columns."""
    return [*_after(session, things, "origin"), *column_link.children(session, things)]


def _before(session: Session, things: Iterable[Thing], role: str) -> list[Thing]:
    """The sources of the links that end at these things, in their order."""
    return _linked(session, things, role, (Link.target_kind, Link.target), (Link.source_kind, Link.source))


def _after(session: Session, things: Iterable[Thing], role: str) -> list[Thing]:
    return _linked(session, things, role, (Link.source_kind, Link.source), (Link.target_kind, Link.target))


def _linked(session: Session, things: Iterable[Thing], role: str, near: Any, far: Any) -> list[Thing]:
    order = {thing: i for i, thing in enumerate(things)}
    found: list[tuple[int, str, Thing]] = []
    for ids in chunks([id for _kind, id in order]):
        query = select(Link.id, *near, *far).where(near[1].in_(ids), Link.role == role)
        for link, near_kind, near_id, far_kind, far_id in session.execute(query):
            if (near_kind, near_id) in order:
                found.append((order[near_kind, near_id], link, (far_kind, far_id)))
    return list(dict.fromkeys(thing for _at, _link, thing in sorted(found)))


_CATEGORY, _BONE, _CAUSE, _WHY = (table_of(model) for model in (TallyCategory, Bone, Cause, Why))
_INSIDE: tuple[tuple[str, str, Table, Column[Any]], ...] = (
    ("tally", "category", _CATEGORY, _CATEGORY.c.tally_id),
    ("fishbone", "cause", _CAUSE, _BONE.c.fishbone_id),
    ("cause", "cause", _CAUSE, _CAUSE.c.parent_id),
    ("five_whys", "why", _WHY, _WHY.c.five_whys_id),
    ("why", "why", _WHY, _WHY.c.parent_id),
)
"""What holds what: kind of the holder, kind of what it holds, its table, and the column that names the holder."""


def held_by(session: Session, things: Iterable[Thing]) -> list[Thing]:
    """These things and all that they hold and a link can end at: what goes when they are deleted."""
    found = dict.fromkeys(things)
    waiting = list(found)
    while waiting:
        below: list[Thing] = []
        for holder, kind, table, column in _INSIDE:
            for ids in chunks([id for each, id in waiting if each == holder]):
                query = select(table.c.id).where(column.in_(ids)).order_by(table.c.rank, table.c.id)
                if column is _BONE.c.fishbone_id:
                    query = query.join(_BONE, _BONE.c.id == _CAUSE.c.bone_id)
                below += ((kind, id) for id in session.scalars(query))
        waiting = [each for each in dict.fromkeys(below) if each not in found]
        found.update(dict.fromkeys(waiting))
    return list(found)


def left_behind(session: Session, gone: Iterable[Thing]) -> list[End]:
    """What is still there at the other end of the links of these deleted things."""
    gone = set(gone)
    others = [
        thing
        for role in ("origin", "evidence")
        for thing in (*_before(session, gone, role), *_after(session, gone, role))
        if thing not in gone
    ]
    return [other for each in dict.fromkeys(others) if (other := end(session, each)).there]
