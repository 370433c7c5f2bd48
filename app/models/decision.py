"""Decisions with their criteria, options, scores and all by which they are taken, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import approval
from app.calc import decision as calc
from app.models.approval import Approval
from app.models.record import add, add_parts, held, held_of, parts_of, values
from app.models.schema import Row, new_id


class Decision(Row):
    __tablename__ = "decision"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    low: Mapped[float | None]
    high: Mapped[float | None]
    dots: Mapped[int] = mapped_column(default=3)
    voters: Mapped[int | None]
    chosen: Mapped[str | None]
    because: Mapped[str] = mapped_column(default="")


class ScaleLevel(Row):
    __tablename__ = "scale_level"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    decision_id: Mapped[str] = mapped_column(ForeignKey("decision.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    value: Mapped[float]
    words: Mapped[str] = mapped_column(default="")


class Criterion(Row):
    __tablename__ = "criterion"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    decision_id: Mapped[str] = mapped_column(ForeignKey("decision.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    weight: Mapped[float] = mapped_column(default=1.0)
    direction: Mapped[str] = mapped_column(default="more", info={"choices": get_args(calc.Direction)})


class Comparison(Row):
    """Of two for the same pair, the first counts."""

    __tablename__ = "comparison"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    decision_id: Mapped[str] = mapped_column(ForeignKey("decision.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    first: Mapped[str] = mapped_column(ForeignKey("criterion.id", ondelete="CASCADE"), index=True)
    second: Mapped[str] = mapped_column(ForeignKey("criterion.id", ondelete="CASCADE"), index=True)
    ratio: Mapped[float]


class Option(Row):
    __tablename__ = "option"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    decision_id: Mapped[str] = mapped_column(ForeignKey("decision.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    lever: Mapped[str | None] = mapped_column(ForeignKey("lever.id", ondelete="SET NULL"), index=True)
    effort: Mapped[float | None]
    impact: Mapped[float | None]
    dots: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(default="")


class Score(Row):
    """Of two of the same voter for the same criterion, the first counts."""

    __tablename__ = "score"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    option_id: Mapped[str] = mapped_column(ForeignKey("option.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    criterion: Mapped[str] = mapped_column(ForeignKey("criterion.id", ondelete="CASCADE"), index=True)
    voter: Mapped[str] = mapped_column(default="")
    value: Mapped[float]


class Point(Row):
    __tablename__ = "point"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    option_id: Mapped[str] = mapped_column(ForeignKey("option.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    side: Mapped[str] = mapped_column(info={"choices": get_args(calc.Side)})
    text: Mapped[str] = mapped_column(default="")
    weight: Mapped[int] = mapped_column(default=1)


def read_decisions(session: Session, *where: Any) -> list[calc.Decision]:
    """Those that fulfil this, all without a condition, in their order."""
    rows = held(session, Decision, calc.Decision, *where)
    ids = [row["id"] for row in rows]
    options = held_of(session, Option, calc.Option, "decision_id", ids)
    of_these = [option["id"] for id in ids for option in options[id]]
    scores = parts_of(session, Score, calc.Score, "option_id", of_these)
    points = parts_of(session, Point, calc.Point, "option_id", of_these)
    levels = parts_of(session, ScaleLevel, calc.Level, "decision_id", ids)
    criteria = parts_of(session, Criterion, calc.Criterion, "decision_id", ids)
    comparisons = parts_of(session, Comparison, calc.Comparison, "decision_id", ids)
    approvals = parts_of(session, Approval, approval.Approval, "decision_id", ids)

    def option(row: dict[str, Any]) -> calc.Option:
        return calc.Option(**row, scores=scores(row["id"]), points=points(row["id"]))

    return [
        calc.Decision(
            **row,
            levels=levels(row["id"]),
            criteria=criteria(row["id"]),
            comparisons=comparisons(row["id"]),
            options=tuple(option(each) for each in options[row["id"]]),
            approvals=approvals(row["id"]),
        )
        for row in rows
    ]


def add_decisions(session: Session, decisions: Sequence[calc.Decision], ranks: Sequence[str]) -> None:
    """Store decisions with all that is in them under their ids."""
    rows = [{**values(Decision, decision), "rank": rank} for decision, rank in zip(decisions, ranks, strict=True)]
    add(session, Decision, rows)
    add_parts(session, ScaleLevel, "decision_id", ((each.id, each.levels) for each in decisions))
    add_parts(session, Criterion, "decision_id", ((each.id, each.criteria) for each in decisions))
    add_parts(session, Comparison, "decision_id", ((each.id, each.comparisons) for each in decisions))
    add_parts(session, Option, "decision_id", ((each.id, each.options) for each in decisions))
    options = [option for each in decisions for option in each.options]
    add_parts(session, Score, "option_id", ((option.id, option.scores) for option in options))
    add_parts(session, Point, "option_id", ((option.id, option.points) for option in options))
    add_parts(session, Approval, "decision_id", ((each.id, each.approvals) for each in decisions))
