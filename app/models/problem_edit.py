"""What can be done to the problems of an event: each function is one gesture of the user, one step of undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.calc import problem as calc
from app.calc.dmaic import usual_items
from app.calc.link import Kind, Link
from app.calc.problem_figures import SOLVING_DAYS
from app.language import N_
from app.models.document import Document
from app.models.event import Event
from app.models.link import add_link
from app.models.problem import Containment, FollowUp, GateItem, Problem, add_problems, read_problems
from app.models.rank import ranks_at
from app.models.record import add, add_parts, chunks, values
from app.models.row_order import in_order, rank_at_end
from app.models.schema import new_id

ADD, DELETE, METHOD = N_("Add a problem"), N_("Delete problems"), N_("Change the method of a problem")
CONTAIN, UNCONTAIN = N_("Contain a problem"), N_("Let the containment clock run on")
CLOSE, REOPEN = N_("Close a problem"), N_("Reopen a problem")
ADD_CONTAINMENT, CHANGE_CONTAINMENT = N_("Add a containment"), N_("Change a containment")
DELETE_CONTAINMENT, FOLLOW = N_("Delete containments"), N_("Follow a problem")
CHANGE = {
    "name": N_("Change the symptom"),
    "part": N_("Change the part of a problem"),
    "line": N_("Change the line of a problem"),
    "pilot": N_("Change the pilot of a problem"),
    "level": N_("Change the level of a problem"),
    "occurrence": N_("Write why it occurred"),
    "occurrence_verified": N_("Verify why it occurred"),
    "non_detection": N_("Write why it was not detected"),
    "non_detection_verified": N_("Verify why it was not detected"),
    "lesson": N_("Write the lesson learned"),
    "standards_updated": N_("Write which standards were updated"),
    "opened_at": N_("Change when a problem was opened"),
    "containment_h": N_("Change the time for the containment"),
    "solving_days": N_("Change the time for solving"),
    **dict.fromkeys(("goal", "scope", "stakes", "team"), N_("Change the charter")),
    **dict.fromkeys(("who", "what", "where", "when", "how", "how_many", "why"), N_("Describe the problem")),
}
CHANGE_OTHER = N_("Change a problem")
"""What undo says of each field."""


def read(document: Document, id: str) -> calc.Problem | None:
    with document.read() as session:
        found = read_problems(session, Problem.id == id)
    return found[0] if found else None


# The problem


def add_problem(
    document: Document, problem: calc.Problem, origins: Sequence[tuple[Kind, str]] = (), *, now: datetime | None = None
) -> str:
    """Open a problem after the others, linked with what it comes from; its id. Its clocks start now.

    Of another method than QRQC it has more time, unless that was said; a DMAIC brings the usual items of its phases.
    """
    id = problem.id or new_id()
    opened = problem.opened_at or (now or datetime.now()).isoformat(timespec="seconds")
    with document.edit(ADD) as session:
        made = replace(problem, id=id, name=problem.name.strip(), opened_at=opened)
        if made.solving_days == SOLVING_DAYS["qrqc"]:
            made = replace(made, solving_days=SOLVING_DAYS[made.method])
        if made.method == "dmaic" and not made.gate_items:
            made = replace(made, gate_items=usual_items(_language(session)))
        add_problems(session, [made], [rank_at_end(session, Problem)])
        for kind, source in origins:
            add_link(session, Link(kind, source, "problem", id))
    return id


def change(document: Document, ids: Sequence[str], field: str, value: Any) -> None:
    """Give several problems one value; a method as `set_method` does. A cause that is not written is not verified."""
    if field == "method":
        set_method(document, ids, value)
        return
    value = int(value) if isinstance(value, bool) else value
    with document.edit(CHANGE.get(field, CHANGE_OTHER)) as session:
        is_no_cause = field in ("occurrence", "non_detection") and not str(value or "").strip()
        _write(session, ids, {field: value, **({f"{field}_verified": 0} if is_no_cause else {})})


def set_method(document: Document, ids: Sequence[str], method: calc.Method) -> None:
    """Solve problems by another method; nothing that was typed for the one before is lost.

    The time for solving follows, where it was the usual one; the first time that it is a DMAIC, its items come.
    """
    with document.edit(METHOD) as session:
        for problem in read_problems(session, Problem.id.in_(list(ids))):
            days = problem.solving_days
            if days == SOLVING_DAYS[problem.method]:
                days = SOLVING_DAYS[method]
            _write(session, [problem.id], {"method": method, "solving_days": days})
            if method == "dmaic" and not problem.gate_items:
                add_parts(session, GateItem, "problem_id", [(problem.id, usual_items(_language(session)))])


def contain(document: Document, id: str, at: datetime | None) -> None:
    """Stop the containment clock at this moment: the customer is protected. `None` lets it run on."""
    with document.edit(UNCONTAIN if at is None else CONTAIN) as session:
        _write(session, [id], {"contained_at": at.isoformat(timespec="seconds") if at else ""})


def close(document: Document, ids: Sequence[str], today: date) -> None:
    with document.edit(CLOSE) as session:
        _write(session, ids, {"closed_on": today.isoformat()})


def reopen(document: Document, ids: Sequence[str]) -> None:
    with document.edit(REOPEN) as session:
        _write(session, ids, {"closed_on": ""})


def delete_problems(document: Document, ids: Sequence[str]) -> set[tuple[str, str]]:
    """Delete problems; what went, as ends of links. The actions against them stay in the plan."""
    with document.edit(DELETE) as session:
        for chunk in chunks(ids):
            session.execute(delete(Problem).where(Problem.id.in_(chunk)))
    return {("problem", id) for id in ids}


# Containment


def add_containment(
    document: Document, problem_id: str, containment: calc.Containment, at: int | None = None
) -> str | None:
    """What is done to protect the customer, in the place `at` among the others, at their end without one; its id.

    `None` where the problem is no more.
    """
    with document.read() as session:
        if session.get(Problem, problem_id) is None:
            return None
    id = containment.id or new_id()
    with document.edit(ADD_CONTAINMENT) as session:
        known = [rank for _id, rank in in_order(session, Containment, Containment.problem_id == problem_id)]
        row = {**values(Containment, replace(containment, id=id)), "problem_id": problem_id}
        add(session, Containment, [{**row, "rank": ranks_at(known, len(known) if at is None else at)[0]}])
    return id


def change_containments(document: Document, ids: Sequence[str], field: str, value: Any) -> None:
    with document.edit(CHANGE_CONTAINMENT) as session:
        session.execute(update(Containment).where(Containment.id.in_(list(ids))).values({field: value}))


def delete_containments(document: Document, ids: Iterable[str]) -> None:
    with document.edit(DELETE_CONTAINMENT) as session:
        session.execute(delete(Containment).where(Containment.id.in_(list(ids))))


# Day by day


def follow(document: Document, problem_id: str, day: str, found: float | None, text: str | None = None) -> None:
    """Note how often it was found again on a day (2026-03-12), once for each day; without a number it was not followed.

    `text` is what else is said of the day; without one what was said stays. A day of which nothing is said any more
    goes.
    """
    of_day = (FollowUp.problem_id == problem_id, FollowUp.followed_on == day)
    with document.edit(FOLLOW) as session:
        if session.get(Problem, problem_id) is None:
            return
        held = session.execute(select(FollowUp.id, FollowUp.text).where(*of_day).order_by(FollowUp.rank)).first()
        said = text.strip() if text is not None else held.text if held else ""
        if held is None and (found is not None or said):
            row = {"id": new_id(), "problem_id": problem_id, "followed_on": day, "found": found, "text": said}
            add(session, FollowUp, [{**row, "rank": rank_at_end(session, FollowUp, of_day[0])}])
        elif found is None and not said:
            session.execute(delete(FollowUp).where(*of_day))
        else:
            session.execute(update(FollowUp).where(*of_day).values(found=found, text=said))


def _language(session: Session) -> str:
    """That of the event, in which what it is given is worded."""
    event = session.get(Event, "event")
    return event.language if event is not None else "en"


def _write(session: Session, ids: Sequence[str], changes: dict[str, Any]) -> None:
    for chunk in chunks(ids):
        session.execute(update(Problem).where(Problem.id.in_(chunk)).values(changes))
