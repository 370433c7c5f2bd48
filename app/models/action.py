"""Actions with their postponements, proofs and deployments, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import action as calc
from app.calc import proof
from app.models.proof import Proof
from app.models.record import add, add_parts, held, parts_of, values
from app.models.schema import Row, new_id


class Action(Row):
    __tablename__ = "action"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    number: Mapped[int] = mapped_column(default=0)
    label: Mapped[str] = mapped_column(default="")
    deliverable: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    team: Mapped[str] = mapped_column(default="")
    axis: Mapped[str | None] = mapped_column(ForeignKey("axis.id", ondelete="SET NULL"), index=True)
    problem: Mapped[str | None] = mapped_column(ForeignKey("problem.id", ondelete="SET NULL"), index=True)
    phase: Mapped[str] = mapped_column(default="plan", info={"choices": get_args(calc.Phase)})
    start: Mapped[str] = mapped_column(default="")
    first_due: Mapped[str] = mapped_column(default="")
    due: Mapped[str] = mapped_column(default="")
    done_on: Mapped[str] = mapped_column(default="")
    moved_on: Mapped[str] = mapped_column(default="")
    progress: Mapped[float | None]
    priority: Mapped[str] = mapped_column(default="normal", info={"choices": get_args(calc.Priority)})
    effort_h: Mapped[float | None]
    gain_expected: Mapped[float | None]
    gain_obtained: Mapped[float | None]
    indicator: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    measure_before: Mapped[float | None]
    measure_after: Mapped[float | None]
    check_on: Mapped[str] = mapped_column(default="")
    verdict: Mapped[str | None] = mapped_column(info={"choices": get_args(calc.Verdict)})
    effect_on_indicators: Mapped[str] = mapped_column(default="")
    effect_on_steps: Mapped[str] = mapped_column(default="")
    transferable: Mapped[int] = mapped_column(default=0, info={"choices": (0, 1)})
    dropped_because: Mapped[str] = mapped_column(default="")
    measured_by: Mapped[str | None] = mapped_column(ForeignKey("indicator.id", ondelete="SET NULL"), index=True)


class Postponement(Row):
    __tablename__ = "postponement"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    action_id: Mapped[str] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    from_due: Mapped[str] = mapped_column(default="")
    to_due: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    moved_on: Mapped[str] = mapped_column(default="")


class Deployment(Row):
    __tablename__ = "deployment"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    action_id: Mapped[str] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    planned_on: Mapped[str] = mapped_column(default="")
    done_on: Mapped[str] = mapped_column(default="")


def read_actions(session: Session, *where: Any) -> list[calc.Action]:
    """Those that fulfil this, all without a condition, in their order."""
    rows = held(session, Action, calc.Action, *where)
    ids = [row["id"] for row in rows]
    postponements = parts_of(session, Postponement, calc.Postponement, "action_id", ids)
    proofs = parts_of(session, Proof, proof.Proof, "action_id", ids)
    deployments = parts_of(session, Deployment, calc.Deployment, "action_id", ids)
    return [
        calc.Action(
            **row,
            postponements=postponements(row["id"]),
            proofs=proofs(row["id"]),
            deployments=deployments(row["id"]),
        )
        for row in rows
    ]


def add_actions(session: Session, actions: Sequence[calc.Action], ranks: Sequence[str]) -> None:
    """Store actions with all that belongs to them under their ids."""
    rows = [{**values(Action, action), "rank": rank} for action, rank in zip(actions, ranks, strict=True)]
    add(session, Action, rows)
    add_parts(session, Postponement, "action_id", ((action.id, action.postponements) for action in actions))
    add_parts(session, Proof, "action_id", ((action.id, action.proofs) for action in actions))
    add_parts(session, Deployment, "action_id", ((action.id, action.deployments) for action in actions))
