"""The proofs with which phases of actions and problems were closed, as a table."""

from __future__ import annotations

from typing import get_args

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.calc import proof as calc
from app.models.schema import Row, new_id


class Proof(Row):
    """Belongs to the one of the two that is given; of two for the same step, the last counts."""

    __tablename__ = "proof"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    action_id: Mapped[str | None] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    problem_id: Mapped[str | None] = mapped_column(ForeignKey("problem.id", ondelete="CASCADE"), index=True)
    step: Mapped[str] = mapped_column(info={"choices": get_args(calc.Step)})
    text: Mapped[str] = mapped_column(default="")
    overridden: Mapped[str] = mapped_column(default="")
    closed_by: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[str] = mapped_column(default="")
