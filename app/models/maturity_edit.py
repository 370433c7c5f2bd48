"""What can be done to maturity radars: each function is one gesture of the user, one step of undo.

An assessment is the levels of one day; it begins with a level of each criterion that is not judged yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.calc import maturity as calc
from app.calc.maturity_figures import days
from app.language import N_
from app.models.document import Document
from app.models.maturity import Maturity, MaturityCriterion, MaturityLevel, add_maturities, read_maturities
from app.models.origin_edit import Thing
from app.models.rank import ranks_at
from app.models.record import add, add_parts, chunks, values
from app.models.row_order import in_order, put_at, rank_at_end
from app.models.schema import new_id

ADD, DELETE, MOVE, COPY = (
    N_("Add a maturity radar"),
    N_("Delete the maturity radar"),
    N_("Move the maturity radar"),
    N_("Copy the criteria of a maturity radar"),
)
ADD_CRITERIA, DELETE_CRITERIA = N_("Add criteria"), N_("Delete criteria")
MOVE_CRITERION = N_("Move a criterion")
ASSESS, FORGET, JUDGE = N_("Begin an assessment"), N_("Delete an assessment"), N_("Judge a criterion")
DATE = N_("Change the date of an assessment")
CHANGE = {
    "name": N_("Rename the maturity radar"),
    **dict.fromkeys(("lowest", "highest"), N_("Change the scale of levels")),
}
CHANGE_CRITERION = {"name": N_("Rename a criterion"), "target": N_("Change the target of a criterion")}
"""What undo says of each field."""


def listed(document: Document) -> list[tuple[str, str]]:
    """Ids and names of all radars, in their order."""
    with document.read() as session:
        query = select(Maturity.id, Maturity.name).order_by(Maturity.rank, Maturity.id)
        return [(id, name) for id, name in session.execute(query)]


def read(document: Document, id: str) -> calc.Maturity | None:
    with document.read() as session:
        return next(iter(read_maturities(session, Maturity.id == id)), None)


def home_of(document: Document, ids: Iterable[str]) -> str | None:
    """The radar that one of these criteria or levels lies on, or which is itself among them."""
    wanted = list(ids)[:500]
    of_level = select(MaturityCriterion.maturity_id).join(
        MaturityLevel, MaturityLevel.criterion_id == MaturityCriterion.id
    )
    with document.read() as session:
        for query in (
            select(Maturity.id).where(Maturity.id.in_(wanted)),
            select(MaturityCriterion.maturity_id).where(MaturityCriterion.id.in_(wanted)),
            of_level.where(MaturityLevel.id.in_(wanted)),
        ):
            if home := session.scalar(query.limit(1)):
                return home
    return None


# Radars


def add_maturity(document: Document, maturity: calc.Maturity, *, label: str = ADD) -> str:
    """A radar after the others; its id."""
    made = replace(maturity, id=maturity.id or new_id())
    with document.edit(label) as session:
        add_maturities(session, [made], [rank_at_end(session, Maturity)])
    return made.id


def copy_criteria(document: Document, id: str, name: str) -> str | None:
    """A radar with the same scale, criteria and targets, which nobody has judged yet; its id."""
    found = read(document, id)
    if found is None:
        return None
    criteria = tuple(replace(criterion, id="", levels=()) for criterion in found.criteria)
    return add_maturity(document, replace(found, id="", name=name, criteria=criteria), label=COPY)


def change(document: Document, id: str, field: str, value: Any) -> None:
    with document.edit(CHANGE[field]) as session:
        session.execute(update(Maturity).where(Maturity.id == id).values({field: value}))


def move(document: Document, id: str, to: int) -> None:
    """Put a radar in the place `to` among the others, counted without it."""
    with document.edit(MOVE) as session:
        put_at(session, Maturity, id, to)


def delete_maturity(document: Document, id: str) -> set[Thing]:
    """With its criteria and levels; what went, as ends of links."""
    with document.edit(DELETE) as session:
        session.execute(delete(Maturity).where(Maturity.id == id))
    return {("maturity", id)}


# Criteria


def add_criteria(
    document: Document, id: str, criteria: Sequence[calc.MaturityCriterion], at: int | None = None
) -> list[str]:
    """Put criteria in the place `at`, after the others without one; their ids. They join the assessments there are."""
    with document.edit(ADD_CRITERIA) as session:
        found = next(iter(read_maturities(session, Maturity.id == id)), None)
        if found is None:
            return []
        dates = tuple(calc.MaturityLevel(day) for day in days(found))
        made = [replace(each, id=each.id or new_id(), levels=each.levels or dates) for each in criteria]
        known = [rank for _id, rank in in_order(session, MaturityCriterion, MaturityCriterion.maturity_id == id)]
        ranks = ranks_at(known, len(known) if at is None else at, len(made))
        rows = [
            {**values(MaturityCriterion, each), "maturity_id": id, "rank": rank}
            for each, rank in zip(made, ranks, strict=True)
        ]
        add(session, MaturityCriterion, rows)
        add_parts(session, MaturityLevel, "criterion_id", ((each.id, each.levels) for each in made))
    return [each.id for each in made]


def change_criteria(document: Document, ids: Sequence[str], field: str, value: Any) -> None:
    """Give several criteria one value of a column."""
    with document.edit(CHANGE_CRITERION[field]) as session:
        session.execute(update(MaturityCriterion).where(MaturityCriterion.id.in_(list(ids))).values({field: value}))


def move_criterion(document: Document, id: str, to: int) -> None:
    """Put a criterion in the place `to` among the others of its radar, counted without it."""
    with document.edit(MOVE_CRITERION) as session:
        row = session.get(MaturityCriterion, id)
        if row is not None:
            put_at(session, MaturityCriterion, id, to, MaturityCriterion.maturity_id == row.maturity_id)


def delete_criteria(document: Document, ids: Sequence[str]) -> None:
    with document.edit(DELETE_CRITERIA) as session:
        for chunk in chunks(ids):
            session.execute(delete(MaturityCriterion).where(MaturityCriterion.id.in_(chunk)))


# Assessments


def begin_assessment(document: Document, id: str, day: str) -> bool:
    """A level of each criterion for this day, not judged yet; whether it is a new day."""
    with document.edit(ASSESS) as session:
        criteria = _criteria(session, id)
        there = set(session.scalars(_levels(criteria, day).with_only_columns(MaturityLevel.criterion_id)))
        if not criteria or there:
            return False
        for each in criteria:
            _write(session, each, day)
    return True


def delete_assessment(document: Document, id: str, day: str) -> None:
    with document.edit(FORGET) as session:
        _each(session, delete(MaturityLevel), _criteria(session, id), day)


def change_date(document: Document, id: str, day: str, to: str) -> bool:
    """Let an assessment be of another day; whether that day was free."""
    with document.edit(DATE) as session:
        criteria = _criteria(session, id)
        if session.scalar(_levels(criteria, to).limit(1)) is not None:
            return False
        _each(session, update(MaturityLevel).values(assessed_on=to), criteria, day)
    return True


def judge(document: Document, criterion_id: str, day: str, level: float | None) -> None:
    """Write the level of a criterion on a day."""
    with document.edit(JUDGE) as session:
        _write(session, criterion_id, day, level=level)


def say_why(document: Document, criterion_id: str, day: str, why: str) -> None:
    with document.edit(JUDGE) as session:
        _write(session, criterion_id, day, why=why)


def _write(session: Session, criterion_id: str, day: str, **fields: Any) -> None:
    """Into the last level of the day; into a new one where there is none."""
    query = select(MaturityLevel.id).where(MaturityLevel.criterion_id == criterion_id)
    query = query.where(MaturityLevel.assessed_on == day).order_by(MaturityLevel.rank.desc(), MaturityLevel.id.desc())
    known = session.scalar(query.limit(1))
    if known is not None and fields:
        session.execute(update(MaturityLevel).where(MaturityLevel.id == known).values(fields))
    elif known is None and session.get(MaturityCriterion, criterion_id) is not None:
        made = {**values(MaturityLevel, calc.MaturityLevel(day)), "id": new_id(), **fields}
        rank = rank_at_end(session, MaturityLevel, MaturityLevel.criterion_id == criterion_id)
        add(session, MaturityLevel, [{**made, "criterion_id": criterion_id, "rank": rank}])


def _criteria(session: Session, id: str) -> list[str]:
    return [each for each, _rank in in_order(session, MaturityCriterion, MaturityCriterion.maturity_id == id)]


def _levels(criteria: Sequence[str], day: str) -> Any:
    return select(MaturityLevel.id).where(MaturityLevel.criterion_id.in_(criteria), MaturityLevel.assessed_on == day)


def _each(session: Session, statement: Any, criteria: Sequence[str], day: str) -> None:
    session.execute(statement.where(MaturityLevel.criterion_id.in_(list(criteria)), MaturityLevel.assessed_on == day))
