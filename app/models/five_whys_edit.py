"""What can be done to the five whys of an event: each function is one gesture of the user, one step of undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.calc import five_whys as calc
from app.calc.link import Link
from app.language import N_
from app.models import link as links
from app.models.document import Document
from app.models.fishbone import Cause
from app.models.five_whys import FiveWhys, Why, add_answers, add_whys, read_whys
from app.models.rank import ranks_at, spread
from app.models.row_order import in_order, last_rank, put_at, rank_at_end
from app.models.schema import new_id

ADD, ADD_ANSWER, PASTE = N_("Add five whys"), N_("Add an answer"), N_("Paste answers")
DELETE, DELETE_ANSWERS = N_("Delete the five whys"), N_("Delete answers")
MOVE, MOVE_ANSWER, FROM_CAUSE = N_("Move the five whys"), N_("Move an answer"), N_("Ask why of a cause")
CHANGE = {
    "problem": N_("Change the problem"),
    "text": N_("Change the answer"),
    "status": N_("Change the status of an answer"),
    "evidence": N_("Change the evidence"),
    "root": N_("Mark a root cause"),
    **dict.fromkeys((field for field, _question in calc.FRAME), N_("Frame the problem")),
}
"""What undo says of each field."""


def listed(document: Document) -> list[tuple[str, str]]:
    """The ids and problems of all five whys in their order."""
    with document.read() as session:
        rows = session.execute(select(FiveWhys.id, FiveWhys.problem).order_by(FiveWhys.rank, FiveWhys.id))
        return [(id, problem) for id, problem in rows]


def read(document: Document, id: str) -> calc.FiveWhys | None:
    with document.read() as session:
        found = read_whys(session, FiveWhys.id == id)
    return found[0] if found else None


def home_of(document: Document, ids: Iterable[str]) -> str | None:
    """The five whys in which one of these answers stands, or which is itself among them; answers first."""
    ids = list(ids)
    with document.read() as session:
        home = session.scalar(select(Why.five_whys_id).where(Why.id.in_(ids)).limit(1))
        return home or session.scalar(select(FiveWhys.id).where(FiveWhys.id.in_(ids)).limit(1))


# Five whys as a whole


def add(document: Document, problem: str = "") -> str:
    """Empty five whys after the others; their id."""
    with document.edit(ADD) as session:
        return _add(session, problem)


def of_cause(document: Document, cause_id: str) -> str | None:
    """The five whys of a cause, made with its words and linked to it when there are none; `None` without the cause."""
    with document.read() as session:
        text = session.scalar(select(Cause.text).where(Cause.id == cause_id))
        known = links.made_of(session, "cause", cause_id, "five_whys", FiveWhys)
    if known is not None or text is None:
        return known
    with document.edit(FROM_CAUSE) as session:
        id = _add(session, text)
        links.add_link(session, Link("cause", cause_id, "five_whys", id))
    return id


def _add(session: Session, problem: str) -> str:
    made = calc.FiveWhys(new_id(), problem)
    add_whys(session, [made], [rank_at_end(session, FiveWhys)])
    return made.id


def change(document: Document, id: str, field: str, value: str) -> None:
    """Write the problem, or one of the answers that frame it."""
    with document.edit(CHANGE[field]) as session:
        session.execute(update(FiveWhys).where(FiveWhys.id == id).values({field: value}))


def move(document: Document, id: str, to: int) -> None:
    """Put five whys in the place `to` among the others, counted without them."""
    with document.edit(MOVE) as session:
        put_at(session, FiveWhys, id, to)


def remove(document: Document, id: str) -> set[tuple[str, str]]:
    """Delete five whys; what went with them, as ends of links."""
    with document.edit(DELETE) as session:
        gone = {("why", why) for why in session.scalars(select(Why.id).where(Why.five_whys_id == id))}
        session.execute(delete(FiveWhys).where(FiveWhys.id == id))
    return {("five_whys", id), *gone}


# Answers


def add_answer(document: Document, five_whys_id: str, above: str | None, text: str, after: str | None = None) -> str:
    """A new answer to `above`, to the problem where that is `None`: next after `after`, or the last; its id."""
    made = calc.Why(new_id(), text)
    with document.edit(ADD_ANSWER) as session:
        rank = _rank_after(session, five_whys_id, above, after)
        add_answers(session, five_whys_id, above, [made], [rank])
    return made.id


def paste(document: Document, five_whys_id: str, above: str | None, outline: Sequence[tuple[int, str]]) -> list[str]:
    """Add answers below `above`, from entries with their depths; the ids of those directly below it."""
    answers = _grown(outline)
    if answers:
        with document.edit(PASTE) as session:
            ranks = spread(len(answers), last_rank(session, Why, _answers(five_whys_id, above)))
            add_answers(session, five_whys_id, above, answers, ranks)
    return [why.id for why in answers]


def _grown(outline: Sequence[tuple[int, str]]) -> list[calc.Why]:
    """The tree of an outline; made from its end, so that all below an answer is there when it is made."""
    waiting: dict[int, list[calc.Why]] = {}
    for depth, text in reversed(outline):
        below = waiting.pop(depth + 1, [])
        waiting.setdefault(depth, []).insert(0, calc.Why(new_id(), text, answers=tuple(below)))
    return waiting.get(0, [])


def change_answers(document: Document, ids: Iterable[str], field: str, value: Any) -> None:
    """Give all these answers the same text, status, evidence or root; `None` takes the mark of a root away."""
    with document.edit(CHANGE[field]) as session:
        session.execute(update(Why).where(Why.id.in_(list(ids))).values({field: value}))


def remove_answers(document: Document, ids: Iterable[str]) -> set[tuple[str, str]]:
    """Delete answers with all below them; what went, as ends of links."""
    with document.edit(DELETE_ANSWERS) as session:
        gone = below = set(ids)
        while below:
            below = set(session.scalars(select(Why.id).where(Why.parent_id.in_(below)))) - gone
            gone = gone | below
        session.execute(delete(Why).where(Why.id.in_(gone)))
    return {("why", id) for id in gone}


def shift(document: Document, id: str, by: int) -> bool:
    """Move an answer among those to the same why, over one neighbour; whether there was one."""
    with document.read() as session:
        why = session.get(Why, id)
        among = _answers(why.five_whys_id, why.parent_id) if why else None
        ranks = in_order(session, Why, among) if why else []
    at = next((i for i, (each, _rank) in enumerate(ranks) if each == id), -1)
    if not 0 <= at + by < len(ranks) or at < 0:
        return False
    with document.edit(MOVE_ANSWER) as session:
        put_at(session, Why, id, at + by, among)
    return True


def indent(document: Document, id: str) -> bool:
    """Make an answer the last one to the why before it; whether there is one before it."""
    with document.read() as session:
        why = session.get(Why, id)
        rows = in_order(session, Why, _answers(why.five_whys_id, why.parent_id)) if why else []
    ids = [each for each, _rank in rows]
    at = ids.index(id) if id in ids else 0
    return at > 0 and put(document, id, ids[at - 1])


def outdent(document: Document, id: str) -> bool:
    """Make an answer the next one after the why that it answers to; whether it answers to one."""
    with document.read() as session:
        why = session.get(Why, id)
        above = session.get(Why, why.parent_id) if why and why.parent_id else None
        place = (above.parent_id, above.id) if above else None
    return place is not None and put(document, id, *place)


def put(document: Document, id: str, above: str | None, after: str | None = None) -> bool:
    """Make an answer one to `above` of the same five whys, with all below it; not below itself. Whether it moved."""
    with document.read() as session:
        why = session.get(Why, id)
        home = why.five_whys_id if why else ""
        end: str | None = above
        while end is not None and end != id:
            row = session.get(Why, end)
            end = row.parent_id if row and row.five_whys_id == home else id
    if not home or end == id:
        return False
    with document.edit(MOVE_ANSWER) as session:
        rank = _rank_after(session, home, above, after)
        session.execute(update(Why).where(Why.id == id).values(parent_id=above, rank=rank))
    return True


def _answers(five_whys_id: str, above: str | None) -> Any:
    """Those to one why, or to the problem."""
    return (Why.five_whys_id == five_whys_id) & (Why.parent_id == above)


def _rank_after(session: Session, five_whys_id: str, above: str | None, after: str | None) -> str:
    """A rank next after one of the answers to a why, or after the last of them."""
    ranks = in_order(session, Why, _answers(five_whys_id, above))
    at = next((i + 1 for i, (id, _rank) in enumerate(ranks) if id == after), len(ranks))
    return ranks_at([rank for _id, rank in ranks], at)[0]
