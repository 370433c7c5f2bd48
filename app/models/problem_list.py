"""What the page of problems reads: the problems, the actions against them, and what they can be at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.calc import action, problem
from app.models.action import Action, read_actions
from app.models.approval import Approval
from app.models.axis import Axis
from app.models.diff import Diff
from app.models.document import Document
from app.models.fishbone import Cause, Fishbone
from app.models.five_whys import FiveWhys, Why
from app.models.photo import Photo
from app.models.problem import Containment, FollowUp, GateItem, Problem, read_problems
from app.models.proof import Proof
from app.models.value_stream import Symbol

_PARTS: tuple[Any, ...] = (Containment, FollowUp, GateItem, Proof, Approval, Photo)
"""Whose rows name the problem that they belong to."""
OF_PROBLEMS: tuple[Any, ...] = (Problem, *_PARTS, Action, Axis, Fishbone, Cause, FiveWhys, Why)
"""After a change of which the page reads anew."""


@dataclass(frozen=True, slots=True)
class Held:
    """`actions` are those against a problem, `axes` ids and names, `places` the names of the steps of the maps."""

    problems: list[problem.Problem]
    actions: list[action.Action]
    axes: list[tuple[str, str]]
    places: list[str]


def read_all(document: Document) -> Held:
    """All problems in their order, with what their page shows beside them."""
    with document.read() as session:
        axes = session.execute(select(Axis.id, Axis.name).order_by(Axis.rank, Axis.id))
        places = session.scalars(select(Symbol.name).where(Symbol.kind == "process", Symbol.name != "").distinct())
        return Held(
            read_problems(session),
            read_actions(session, Action.problem.is_not(None)),
            [(id, " ".join(name.split())) for id, name in axes],
            sorted(places),
        )


def touched(document: Document, diff: Diff) -> set[str]:
    """The problems that a change concerns: themselves, or what belongs to them."""
    found = set(diff.keys(Problem))
    for model in _PARTS:
        images = (image for change in diff.tables.get(model.__tablename__, {}).values() for image in change if image)
        found |= {image["problem_id"] for image in images if image.get("problem_id")}
        keys = diff.keys(model)
        if keys:
            with document.read() as session:
                found |= set(session.scalars(select(model.problem_id).where(model.id.in_(keys)))) - {None}
    return found
