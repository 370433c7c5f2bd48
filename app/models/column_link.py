"""Links of the chain that a column says: the axis of a lever or an indicator, the problem of an action."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.action import Action
from app.models.decision import Option
from app.models.indicator import Indicator
from app.models.lever import Lever
from app.models.problem import Problem
from app.models.record import chunks, table_of

Thing = tuple[str, str]

_LEVER, _PROBLEM, _ACTION, _INDICATOR, _OPTION = (
    table_of(model).c for model in (Lever, Problem, Action, Indicator, Option)
)
_COLUMNS: tuple[tuple[str, Any, str, Any, Any], ...] = (
    ("axis", _LEVER.axis, "lever", _LEVER.id, _LEVER.rank),
    ("axis", _PROBLEM.axis, "problem", _PROBLEM.id, _PROBLEM.rank),
    ("axis", _ACTION.axis, "action", _ACTION.id, _ACTION.rank),
    ("axis", _INDICATOR.axis, "indicator", _INDICATOR.id, _INDICATOR.rank),
    ("lever", _OPTION.lever, "decision", _OPTION.decision_id, _OPTION.rank),
    ("problem", _PROBLEM.id, "fishbone", _PROBLEM.fishbone, _PROBLEM.rank),
    ("problem", _PROBLEM.id, "five_whys", _PROBLEM.five_whys, _PROBLEM.rank),
    ("problem", _ACTION.problem, "action", _ACTION.id, _ACTION.rank),
)
"""What was first, what came of it, and the order among several: kinds, and columns of one table that hold the ids."""
TABLES = {Option.__tablename__}
"""Whose rows are no things of the chain themselves, and say links all the same."""
_LOOKED_AT = 200
"""Rows of each column: an axis may have thousands of actions, and a trail shows the first ones."""


def parents(session: Session, things: Iterable[Thing]) -> list[Thing]:
    """What these things say that they belong to, in the order of the things."""
    given = list(things)
    found: dict[Thing, list[Thing]] = {}
    for source_kind, source, target_kind, target, rank in _COLUMNS:
        for near, far in _pairs(session, given, target_kind, target, source, rank):
            found.setdefault(near, []).append((source_kind, far))
    return list(dict.fromkeys(parent for thing in given for parent in found.get(thing, ())))


def children(session: Session, things: Iterable[Thing]) -> list[Thing]:
    """What says that it belongs to these things, in the order of the things, then of the kinds, then of the rows."""
    given = list(things)
    found: dict[Thing, list[Thing]] = {}
    for source_kind, source, target_kind, target, rank in _COLUMNS:
        for near, far in _pairs(session, given, source_kind, source, target, rank):
            found.setdefault(near, []).append((target_kind, far))
    return list(dict.fromkeys(child for thing in given for child in found.get(thing, ())))


def _pairs(
    session: Session, things: list[Thing], kind: str, near: Any, far: Any, rank: Any
) -> Iterable[tuple[Thing, str]]:
    for ids in chunks([id for each, id in things if each == kind]):
        query = select(near, far).where(near.in_(ids), far.is_not(None)).order_by(rank, far).limit(_LOOKED_AT)
        for own, other in session.execute(query):
            yield (kind, own), other
