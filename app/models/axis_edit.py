"""What can be done to improvement axes: each function is one gesture of the user, one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

from sqlalchemy import delete, select, update

from app.calc import axis as calc
from app.calc.link import ROOT_CAUSE, Kind
from app.language import N_
from app.models import link as links
from app.models import origin_edit
from app.models.axis import Axis, add_axes, read_axes
from app.models.diff import Diff
from app.models.document import Document
from app.models.rank import ranks_at, spread
from app.models.record import chunks, table_of
from app.models.row_order import in_order, put_at
from app.models.schema import new_id
from app.models.tally import Tally, TallyCategory
from app.models.trail import TITLED, End, ends
from app.models.value_stream import Symbol

ADD, DELETE, MOVE = N_("Add an improvement axis"), N_("Delete an improvement axis"), N_("Move an improvement axis")
DUPLICATE = N_("Duplicate an improvement axis")
ATTACH, DETACH = N_("Attach what an axis comes from"), N_("Take off what an axis comes from")
CHANGE = {
    "name": N_("Reword an improvement axis"),
    "owner": N_("Change the owner of an axis"),
    "team": N_("Change the team of an axis"),
    **dict.fromkeys(("gains", "risks"), N_("Change the stakes of an axis")),
    "constraints": N_("Change the constraints of an axis"),
    **dict.fromkeys(("indicator", "unit", "baseline", "target", "due"), N_("Change the objective of an axis")),
    **dict.fromkeys(("present", "present_on"), N_("Note where an objective stands")),
    "attainable_because": N_("Change why an objective can be reached"),
    "company_objective": N_("Change which objective of the company an axis serves"),
    "capacities": N_("Change the means of an axis"),
}
"""What undo says of each field."""
DIAGNOSED: tuple[Kind, ...] = ("why", "cause", "category", "observation", "symbol")
"""What an axis can come from, what is nearest to it first."""
BURST = "kaizen_burst"

Thing = tuple[Kind, str]
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


def add_axis(document: Document, axis: calc.Axis, origins: Sequence[Thing] = (), at: int | None = None) -> str:
    """Put an axis in the place `at`, after the others without one, linked with what it comes from; its id."""
    return add_all(document, [axis], origins, at)[0]


def add_all(
    document: Document, axes: Sequence[calc.Axis], origins: Sequence[Thing] = (), at: int | None = None
) -> list[str]:
    """Put several beside each other; their ids."""
    made = [replace(axis, id=axis.id or new_id()) for axis in axes]
    with document.edit(ADD) as session:
        ranks = [rank for _id, rank in in_order(session, Axis)]
        new = ranks_at(ranks, at, len(made)) if at is not None else spread(len(made), ranks[-1] if ranks else None)
        add_axes(session, made, new)
        for axis in made:
            origin_edit.link_origins(session, "axis", axis.id, origins)
    return [axis.id for axis in made]


def change_axes(document: Document, ids: Sequence[str], field: str, value: Any) -> None:
    """Give several axes one value."""
    with document.edit(CHANGE[field]) as session:
        for chunk in chunks(ids):
            session.execute(update(Axis).where(Axis.id.in_(chunk)).values({field: value}))


def move_axis(document: Document, id: str, to: int) -> None:
    """Put an axis in the place `to` among the others, counted without it."""
    with document.edit(MOVE) as session:
        put_at(session, Axis, id, to)


def duplicate(document: Document, id: str) -> str | None:
    """The same once more behind it, from the same origins, and not decided yet; `None` where it is no more."""
    with document.edit(DUPLICATE) as session:
        order = [each for each, _rank in in_order(session, Axis)]
        if id not in order:
            return None
        (axis,) = read_axes(session, table_of(Axis).c.id == id)
        again = replace(axis, id="", approvals=())
        return add_axis(document, again, origins_of(document, id), order.index(id) + 1)


def delete_axes(document: Document, ids: Sequence[str]) -> None:
    """Levers, actions and problems of an axis stay, without one."""
    with document.edit(DELETE) as session:
        for chunk in chunks(ids):
            session.execute(delete(Axis).where(Axis.id.in_(chunk)))


# What it comes from


def origins_of(document: Document, id: str) -> list[Thing]:
    """What an axis was made from or attached to, there or not, in the order of the links."""
    with document.read() as session:
        return origin_edit.origins_of(session, "axis", id)


def origins(document: Document) -> set[Thing]:
    """Everything that some axis comes from."""
    row = links.Link
    found = select(row.source_kind, row.source).join(Axis, Axis.id == row.target)
    with document.read() as session:
        rows = session.execute(found.where(row.target_kind == "axis", row.role == "origin"))
        return {(_KINDS[kind], source) for kind, source in rows}


def attach(document: Document, id: str, origin: Thing, on: bool = True) -> bool:
    """Link an axis with what it comes from, or take that link off; whether both are still there."""
    return origin_edit.attach(document, (ATTACH, DETACH), origin, ("axis", id), on)


def attached(diff: Diff) -> set[str]:
    """The axes of which something was attached or taken off."""
    return origin_edit.attached(diff, "axis")


def tallies_of_categories(document: Document) -> dict[str, str]:
    """The name of the tally of each category by its id: several tallies may count the same."""
    query = select(TallyCategory.id, Tally.name).join(Tally, Tally.id == TallyCategory.tally_id)
    with document.read() as session:
        return {id: " ".join(name.split()) for id, name in session.execute(query)}


def diagnosed(document: Document) -> list[End]:
    """All of the diagnosis that an axis can come from, root causes first: of the symbols of the maps the bursts."""
    found: list[End] = []
    with document.read() as session:
        for kind in DIAGNOSED:
            model: Any = TITLED[kind][0]
            query = select(model.id).order_by(model.rank, model.id)
            if model is Symbol:
                query = query.where(Symbol.kind == BURST)
            found += ends(session, [(kind, id) for id in session.scalars(query)])
    return sorted(found, key=lambda each: each.kind == "why" and each.word != ROOT_CAUSE)
