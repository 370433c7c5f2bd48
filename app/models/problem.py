"""Problems with how each is contained, followed and closed, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, get_args

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import approval, proof
from app.calc import problem as calc
from app.calc.link import Kind
from app.models.approval import Approval
from app.models.link import still_there
from app.models.photo import add_photos, read_photos
from app.models.proof import Proof
from app.models.record import add, add_parts, held, parts_of, values
from app.models.schema import Row, new_id


class Problem(Row):
    __tablename__ = "problem"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    method: Mapped[str] = mapped_column(default="qrqc", info={"choices": get_args(calc.Method)})
    part: Mapped[str] = mapped_column(default="")
    line: Mapped[str] = mapped_column(default="")
    found_by: Mapped[str] = mapped_column(default="")
    customer_effect: Mapped[str] = mapped_column(default="")
    pilot: Mapped[str] = mapped_column(default="")
    level: Mapped[str] = mapped_column(default="line", info={"choices": get_args(calc.Level)})
    axis: Mapped[str | None] = mapped_column(ForeignKey("axis.id", ondelete="SET NULL"), index=True)
    opened_at: Mapped[str] = mapped_column(default="")
    contained_at: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[str] = mapped_column(default="")
    containment_h: Mapped[float] = mapped_column(default=24.0)
    solving_days: Mapped[float] = mapped_column(default=10.0)
    who: Mapped[str] = mapped_column(default="")
    what: Mapped[str] = mapped_column(default="")
    where: Mapped[str] = mapped_column(default="")
    when: Mapped[str] = mapped_column(default="")
    how: Mapped[str] = mapped_column(default="")
    how_many: Mapped[str] = mapped_column(default="")
    why: Mapped[str] = mapped_column(default="")
    same_elsewhere: Mapped[str] = mapped_column(default="")
    fishbone: Mapped[str | None] = mapped_column(ForeignKey("fishbone.id", ondelete="SET NULL"), index=True)
    five_whys: Mapped[str | None] = mapped_column(ForeignKey("five_whys.id", ondelete="SET NULL"), index=True)
    occurrence: Mapped[str] = mapped_column(default="")
    occurrence_verified: Mapped[int] = mapped_column(default=0, info={"choices": (0, 1)})
    non_detection: Mapped[str] = mapped_column(default="")
    non_detection_verified: Mapped[int] = mapped_column(default=0, info={"choices": (0, 1)})
    lesson: Mapped[str] = mapped_column(default="")
    standards_updated: Mapped[str] = mapped_column(default="")
    phase: Mapped[str] = mapped_column(default="define", info={"choices": get_args(calc.Phase)})
    goal: Mapped[str] = mapped_column(default="")
    scope: Mapped[str] = mapped_column(default="")
    stakes: Mapped[str] = mapped_column(default="")
    team: Mapped[str] = mapped_column(default="")


class Containment(Row):
    __tablename__ = "containment"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    problem_id: Mapped[str] = mapped_column(ForeignKey("problem.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    what: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    sorted: Mapped[float | None]
    found: Mapped[float | None]
    done_on: Mapped[str] = mapped_column(default="")


class FollowUp(Row):
    __tablename__ = "follow_up"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    problem_id: Mapped[str] = mapped_column(ForeignKey("problem.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    followed_on: Mapped[str]
    found: Mapped[float | None]
    text: Mapped[str] = mapped_column(default="")


class GateItem(Row):
    """`thing` is the id of a thing of `thing_kind`, without a foreign key, as the ends of links are."""

    __tablename__ = "gate_item"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    problem_id: Mapped[str] = mapped_column(ForeignKey("problem.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    step: Mapped[str] = mapped_column(info={"choices": get_args(proof.Step)})
    kind: Mapped[str] = mapped_column(default="check", info={"choices": get_args(calc.ItemKind)})
    text: Mapped[str] = mapped_column(default="")
    done: Mapped[int] = mapped_column(default=0, info={"choices": (0, 1)})
    thing_kind: Mapped[str | None] = mapped_column(info={"choices": get_args(Kind)})
    thing: Mapped[str | None]


def read_problems(session: Session, *where: Any) -> list[calc.Problem]:
    """Those that fulfil this, all without a condition, in their order.

    A document whose thing was deleted has a `thing_kind` and no `thing`; its row keeps it, and undo mends that.
    """
    rows = held(session, Problem, calc.Problem, *where)
    ids = [row["id"] for row in rows]
    photos = read_photos(session, "problem_id")
    containments = parts_of(session, Containment, calc.Containment, "problem_id", ids)
    follow_ups = parts_of(session, FollowUp, calc.FollowUp, "problem_id", ids)
    gate_items = parts_of(session, GateItem, calc.GateItem, "problem_id", ids)
    there = still_there(session, (end for id in ids for end in _ends(gate_items(id))))
    proofs = parts_of(session, Proof, proof.Proof, "problem_id", ids)
    closures = parts_of(session, Approval, approval.Approval, "problem_id", ids)
    return [
        calc.Problem(
            **row,
            containments=containments(row["id"]),
            follow_ups=follow_ups(row["id"]),
            gate_items=tuple(
                item if {*_ends([item])} <= there else replace(item, thing=None) for item in gate_items(row["id"])
            ),
            proofs=proofs(row["id"]),
            closures=closures(row["id"]),
            photos=photos.get(row["id"], ()),
        )
        for row in rows
    ]


def _ends(items: Iterable[calc.GateItem]) -> list[tuple[str, str]]:
    """The things of the event that these documents are."""
    return [(item.thing_kind, item.thing) for item in items if item.thing_kind and item.thing]


def add_problems(session: Session, problems: Sequence[calc.Problem], ranks: Sequence[str]) -> None:
    """Store problems with all that belongs to them under their ids; the pictures of their photographs are there."""
    rows = [{**values(Problem, problem), "rank": rank} for problem, rank in zip(problems, ranks, strict=True)]
    add(session, Problem, rows)
    add_parts(session, Containment, "problem_id", ((problem.id, problem.containments) for problem in problems))
    add_parts(session, FollowUp, "problem_id", ((problem.id, problem.follow_ups) for problem in problems))
    add_parts(session, GateItem, "problem_id", ((problem.id, problem.gate_items) for problem in problems))
    add_parts(session, Proof, "problem_id", ((problem.id, problem.proofs) for problem in problems))
    add_parts(session, Approval, "problem_id", ((problem.id, problem.closures) for problem in problems))
    add_photos(session, "problem_id", ((problem.id, problem.photos) for problem in problems))
