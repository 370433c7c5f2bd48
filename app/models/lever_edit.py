"""What can be done to levers and their money: each function is one gesture of the user, one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, select, update

from app.calc import lever as calc
from app.calc.link import Kind
from app.language import N_
from app.models import origin_edit
from app.models.document import Document
from app.models.lever import CashFlow, Lever, MoneyLine, add_levers, read_levers
from app.models.origin_edit import Thing, link_origins, origins_of
from app.models.rank import ranks_at
from app.models.record import add, chunks, values
from app.models.row_order import in_order, put_at, rank_at_end
from app.models.schema import new_id

ADD, DELETE, DUPLICATE, MOVE = N_("Add a lever"), N_("Delete levers"), N_("Duplicate levers"), N_("Move a lever")
ADD_LINE, DELETE_LINES = N_("Add a line of money"), N_("Delete lines of money")
CHANGE_LINE = N_("Change a line of money")
CHANGE_FLOWS, TAKE_OVER = N_("Change the net flows of the years"), N_("Take the cost of the facts over as gain")
ATTACH, DETACH = N_("Say what a lever acts on"), N_("Take off what a lever acts on")
_MONEY = ("investment", "yearly_gain", "yearly_cost", "horizon_years", "rate", "cash_freed")
CHANGE = {
    "name": N_("Reword a lever"),
    "description": N_("Describe a lever"),
    **dict.fromkeys(("chosen_how", "chosen_why"), N_("Change why a lever was chosen")),
    **dict.fromkeys(("risks", "constraints"), N_("Change the risks of a lever")),
    **dict.fromkeys(("people", "culture_fit"), N_("Change who is involved in a lever")),
    "axis": N_("Change the axis of a lever"),
    **dict.fromkeys(_MONEY, N_("Change the money of a lever")),
    **dict.fromkeys(("fixed_costs", "price", "variable_cost"), N_("Change the break-even of a lever")),
}
"""What undo says of each field."""
ACTED_ON: tuple[Kind, ...] = ("why", "cause", "axis", "symbol", "category", "observation", "suggestion", "problem")
"""What a lever can act on or come from, what is nearest to it first."""


def add_lever(document: Document, lever: calc.Lever, origins: Sequence[Thing] = (), at: int | None = None) -> str:
    """Put a lever in the place `at`, after the others without one, linked with what it acts on; its id."""
    return add_all(document, [lever], origins, at)[0]


def add_all(
    document: Document, levers: Sequence[calc.Lever], origins: Sequence[Thing] = (), at: int | None = None
) -> list[str]:
    """Put several one after the other; their ids."""
    made = [replace(lever, id=lever.id or new_id()) for lever in levers]
    with document.edit(ADD) as session:
        ranks = [rank for _id, rank in in_order(session, Lever)]
        add_levers(session, made, ranks_at(ranks, len(ranks) if at is None else at, len(made)))
        for lever in made:
            link_origins(session, "lever", lever.id, origins)
    return [lever.id for lever in made]


def take_over(document: Document, id: str, cost: float) -> None:
    """Let what the facts behind a lever cost in a year be its yearly gain."""
    with document.edit(TAKE_OVER) as session:
        session.execute(update(Lever).where(Lever.id == id).values(yearly_gain=cost))


def change_flows(document: Document, id: str, flows: Sequence[float]) -> None:
    """Write the net flows of the years 1, 2, … of a lever; none of them, and the yearly figures count again."""
    with document.edit(CHANGE_FLOWS) as session:
        if session.get(Lever, id) is None:
            return
        rows = session.execute(select(CashFlow.year, CashFlow.id).where(CashFlow.lever_id == id))
        known = {year: flow for year, flow in rows}
        session.execute(delete(CashFlow).where(CashFlow.lever_id == id, CashFlow.year > len(flows)))
        for year, net in enumerate(flows, 1):
            if year in known:
                session.execute(update(CashFlow).where(CashFlow.id == known[year]).values(net=net))
            else:
                add(session, CashFlow, [{"id": new_id(), "lever_id": id, "year": year, "net": net}])


def move_lever(document: Document, id: str, to: int) -> None:
    """Put a lever in the place `to` among the others, counted without it."""
    with document.edit(MOVE) as session:
        put_at(session, Lever, id, to)


def delete_levers(document: Document, ids: Sequence[str]) -> set[Thing]:
    """Options and actions of a lever stay, without one; what went, as ends of links."""
    with document.edit(DELETE) as session:
        for chunk in chunks(ids):
            session.execute(delete(Lever).where(Lever.id.in_(chunk)))
    return {("lever", id) for id in ids}


def duplicate(document: Document, ids: Sequence[str]) -> list[str]:
    """The same once more, from the same origins, each behind its original and not decided yet; the new ids."""
    made = []
    with document.edit(DUPLICATE) as session:
        for original in _read(document, ids):
            lines = tuple(replace(line, id=new_id()) for line in original.lines)
            again = replace(original, id="", lines=lines, approvals=())
            place = [id for id, _rank in in_order(session, Lever)].index(original.id)
            made.append(add_lever(document, again, origins_of(session, "lever", original.id), place + 1))
    return made


# Lines of money


def add_line(document: Document, id: str, line: calc.MoneyLine) -> str:
    """One more gain or cost of a lever, after the others; its id."""
    made = line.id or new_id()
    with document.edit(ADD_LINE) as session:
        rank = rank_at_end(session, MoneyLine, MoneyLine.lever_id == id)
        row = {**values(MoneyLine, replace(line, id=made)), "lever_id": id, "rank": rank}
        add(session, MoneyLine, [row])
    return made


def change_lines(document: Document, line_ids: Sequence[str], field: str, value: Any) -> None:
    with document.edit(CHANGE_LINE) as session:
        session.execute(update(MoneyLine).where(MoneyLine.id.in_(list(line_ids))).values({field: value}))


def delete_lines(document: Document, line_ids: Sequence[str]) -> None:
    with document.edit(DELETE_LINES) as session:
        session.execute(delete(MoneyLine).where(MoneyLine.id.in_(list(line_ids))))


# What it acts on


def attach(document: Document, id: str, origin: Thing, on: bool = True) -> bool:
    """Say that a lever acts on this, or take that off; whether both are still there."""
    return origin_edit.attach(document, (ATTACH, DETACH), origin, ("lever", id), on)


def _read(document: Document, ids: Sequence[str]) -> list[calc.Lever]:
    """Those that are still there, in their order."""
    with document.read() as session:
        return [lever for chunk in chunks(ids) for lever in read_levers(session, Lever.id.in_(chunk))]
