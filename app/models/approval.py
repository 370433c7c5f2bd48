"""What was decided on axes, decisions, levers and problems, step by step, as a table."""

from __future__ import annotations

from typing import get_args

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.calc import approval as calc
from app.models.schema import Row, new_id


class Approval(Row):
    """Belongs to the one of the four that is given."""

    __tablename__ = "approval"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    axis_id: Mapped[str | None] = mapped_column(ForeignKey("axis.id", ondelete="CASCADE"), index=True)
    decision_id: Mapped[str | None] = mapped_column(ForeignKey("decision.id", ondelete="CASCADE"), index=True)
    lever_id: Mapped[str | None] = mapped_column(ForeignKey("lever.id", ondelete="CASCADE"), index=True)
    problem_id: Mapped[str | None] = mapped_column(ForeignKey("problem.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(info={"choices": get_args(calc.State)})
    decided_by: Mapped[str] = mapped_column(default="")
    function: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[str] = mapped_column(default="")
    comment: Mapped[str] = mapped_column(default="")
