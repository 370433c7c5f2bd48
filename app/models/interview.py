"""Interviews and their questions, as tables."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import interview as calc
from app.models.rank import spread
from app.models.record import add, by, held, values
from app.models.schema import Row, new_id


class Interview(Row):
    __tablename__ = "interview"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    function: Mapped[str] = mapped_column(default="")
    person: Mapped[str] = mapped_column(default="")
    held_on: Mapped[str] = mapped_column(default="")
    held_by: Mapped[str] = mapped_column(default="")


class Question(Row):
    __tablename__ = "question"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    interview_id: Mapped[str] = mapped_column(ForeignKey("interview.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    asked: Mapped[int] = mapped_column(default=0, info={"choices": (0, 1)})
    answer: Mapped[str] = mapped_column(default="")


def read_interviews(session: Session) -> list[calc.Interview]:
    """All interviews of the event in their order."""
    questions = by(held(session, Question, calc.Question, further=["interview_id"]), "interview_id")
    return [
        calc.Interview(**row, questions=tuple(calc.Question(**q) for q in questions[row["id"]]))
        for row in held(session, Interview, calc.Interview)
    ]


def add_interviews(session: Session, interviews: Sequence[calc.Interview], ranks: Sequence[str]) -> None:
    """Store interviews with their questions under their ids."""
    add(session, Interview, [{**values(Interview, i), "rank": rank} for i, rank in zip(interviews, ranks, strict=True)])
    rows = [
        {**values(Question, question), "interview_id": interview.id, "rank": rank}
        for interview in interviews
        for question, rank in zip(interview.questions, spread(len(interview.questions)), strict=True)
    ]
    add(session, Question, rows)
