"""Suggestions, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import suggestion as calc
from app.models.record import add, held, values
from app.models.schema import Row, new_id


class Suggestion(Row):
    __tablename__ = "suggestion"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    suggested_on: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="received", info={"choices": get_args(calc.State)})
    studied_by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    told_on: Mapped[str] = mapped_column(default="")


def read_suggestions(session: Session, *where: Any) -> list[calc.Suggestion]:
    """Those that fulfil this, all without a condition, in their order."""
    return [calc.Suggestion(**row) for row in held(session, Suggestion, calc.Suggestion, *where)]


def add_suggestions(session: Session, suggestions: Sequence[calc.Suggestion], ranks: Sequence[str]) -> None:
    """Store suggestions under their ids."""
    rows = [{**values(Suggestion, each), "rank": rank} for each, rank in zip(suggestions, ranks, strict=True)]
    add(session, Suggestion, rows)
