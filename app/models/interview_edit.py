"""What can be done to the interviews of an event: each function is one gesture of the user, one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select, update

from app.calc import interview as calc
from app.calc import observation
from app.calc.link import Link
from app.language import N_
from app.models import link as links
from app.models.document import Document
from app.models.interview import Interview, Question, add_interviews, read_interviews
from app.models.observation import Observation, add_observations
from app.models.rank import ranks_at
from app.models.row_order import in_order, put_at, rank_at_end
from app.models.schema import Row, new_id

TABLES: tuple[type[Row], ...] = (Interview, Question, links.Link, Observation)
"""A change in any of these may change what the interviews show."""

ADD, DELETE, MOVE = N_("Add an interview"), N_("Delete the interview"), N_("Move the interview")
ADD_QUESTION, DELETE_QUESTION = N_("Add a question"), N_("Delete a question")
REWORD, MOVE_QUESTION = N_("Reword a question"), N_("Move a question")
TICK, ANSWER, OBSERVE = N_("Tick a question"), N_("Write an answer"), N_("Make an observation of an answer")
CHANGE = {
    "function": N_("Change the function asked"),
    "person": N_("Change the person asked"),
    "held_on": N_("Change the date of the interview"),
    "held_by": N_("Change who held the interview"),
}
"""What undo says of each field."""


def read(document: Document) -> tuple[list[calc.Interview], dict[str, str]]:
    """All interviews in their order, and the observation that was made of each answer, by the id of its question."""
    with document.read() as session:
        made = select(links.Link.source, links.Link.target).join(Observation, Observation.id == links.Link.target)
        observed: dict[str, str] = {}
        for question, target in session.execute(made.where(_MADE).order_by(links.Link.id)):
            observed.setdefault(question, target)
        return read_interviews(session), observed


_MADE = (links.Link.source_kind == "question") & (links.Link.target_kind == "observation")


# An interview as a whole


def add_interview(
    document: Document, function: str, questions: Sequence[str] = (), *, held_on: str = "", held_by: str = ""
) -> str:
    """An interview with these questions after the others; its id."""
    asked = tuple(calc.Question(new_id(), text) for text in questions)
    made = calc.Interview(new_id(), function, "", held_on, held_by, asked)
    with document.edit(ADD) as session:
        add_interviews(session, [made], [rank_at_end(session, Interview)])
    return made.id


def change(document: Document, id: str, field: str, value: Any) -> None:
    """Of the fields of `CHANGE` one."""
    with document.edit(CHANGE[field]) as session:
        session.execute(update(Interview).where(Interview.id == id).values({field: value}))


def move_interview(document: Document, id: str, to: int) -> None:
    """Put the interview in the place `to` among the others, counted without it."""
    with document.edit(MOVE) as session:
        put_at(session, Interview, id, to)


def delete_interview(document: Document, id: str) -> None:
    with document.edit(DELETE) as session:
        session.execute(delete(Interview).where(Interview.id == id))


# Its questions


def add_question(document: Document, interview_id: str, text: str, after: str | None = None) -> str:
    """A question of one's own behind another one, else at the end; its id."""
    id = new_id()
    with document.edit(ADD_QUESTION) as session:
        rows = in_order(session, Question, Question.interview_id == interview_id)
        at = next((i for i, (key, _rank) in enumerate(rows, 1) if key == after), len(rows))
        rank = ranks_at([rank for _key, rank in rows], at)[0]
        session.add(Question(id=id, interview_id=interview_id, rank=rank, text=text))
    return id


def reword(document: Document, id: str, text: str) -> None:
    with document.edit(REWORD) as session:
        session.execute(update(Question).where(Question.id == id).values(text=text))


def tick(document: Document, id: str, asked: bool) -> None:
    """Say that a question was put, whatever was answered, or that it was not."""
    with document.edit(TICK) as session:
        session.execute(update(Question).where(Question.id == id).values(asked=int(asked)))


def answer(document: Document, id: str, text: str) -> None:
    """Write what was answered; a question that has an answer was put."""
    values: dict[str, Any] = {"answer": text, "asked": 1} if text else {"answer": ""}
    with document.edit(ANSWER) as session:
        session.execute(update(Question).where(Question.id == id).values(values))


def move_question(document: Document, id: str, to: int) -> None:
    """Put the question in the place `to` among the others of its interview, counted without it."""
    home = select(Question.interview_id).where(Question.id == id).scalar_subquery()
    with document.edit(MOVE_QUESTION) as session:
        put_at(session, Question, id, to, Question.interview_id == home)


def delete_question(document: Document, id: str) -> None:
    with document.edit(DELETE_QUESTION) as session:
        session.execute(delete(Question).where(Question.id == id))


def observe(document: Document, id: str) -> str | None:
    """The observation of an answer, linked with its question, made when there is none; `None` without an answer."""
    interviews, observed = read(document)
    if id in observed:
        return observed[id]
    found = next(((i, q) for i in interviews for q in i.questions if q.id == id), None)
    if found is None or not found[1].answer.strip():
        return None
    held, question = found
    made = observation.Observation(
        new_id(),
        question.answer.strip(),
        source="interview",
        asked=asked_of(held),
        seen_on=held.held_on,
        seen_by=held.held_by,
    )
    with document.edit(OBSERVE) as session:
        add_observations(session, [made], [rank_at_end(session, Observation)])
        links.add_link(session, Link("question", id, "observation", made.id))
    return made.id


def asked_of(interview: calc.Interview) -> str:
    """Who was asked, as an observation says it: the person and the function."""
    return ", ".join(part for part in (interview.person.strip(), interview.function.strip()) if part)
