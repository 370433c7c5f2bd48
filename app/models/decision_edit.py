"""What can be done to decisions, their criteria and options: each function is one gesture of the user."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.calc import decision as calc
from app.calc.link import Kind, Link
from app.calc.pairwise import pairwise
from app.language import N_
from app.models import link as links
from app.models.decision import (
    Comparison,
    Criterion,
    Decision,
    Option,
    Point,
    ScaleLevel,
    Score,
    add_decisions,
    read_decisions,
)
from app.models.document import Document
from app.models.lever import Lever
from app.models.rank import ranks_at
from app.models.record import add as add_rows
from app.models.record import chunks, values
from app.models.row_order import in_order, put_at, rank_at_end
from app.models.schema import new_id

ADD, COPY, MOVE, DELETE = (
    N_("Add a decision"),
    N_("Copy the decision"),
    N_("Move the decision"),
    N_("Delete the decision"),
)
ADD_CRITERIA, MOVE_CRITERION = N_("Add criteria"), N_("Move a criterion")
ADD_OPTIONS, MOVE_OPTION, TAKE_LEVERS = N_("Add options"), N_("Move an option"), N_("Take levers as options")
DELETE_CRITERIA, DELETE_OPTIONS = N_("Delete criteria"), N_("Delete options")
TAKE_WEIGHTS, CHOOSE, CHOOSE_NONE = N_("Take the weights over"), N_("Choose an option"), N_("Choose no option")
CHANGE = {
    "name": N_("Rename the decision"),
    "low": N_("Change the scale"),
    "high": N_("Change the scale"),
    "dots": N_("Change the dots of each person"),
    "voters": N_("Change how many vote"),
    "chosen": CHOOSE,
    "because": N_("Change the reason of the choice"),
}
CHANGE_CRITERION = {
    "name": N_("Rename a criterion"),
    "weight": N_("Change a weight"),
    "direction": N_("Change what is better"),
}
CHANGE_OPTION = {
    "name": N_("Rename an option"),
    "lever": N_("Link an option with a lever"),
    "effort": N_("Change the effort of an option"),
    "impact": N_("Change the impact of an option"),
    "dots": N_("Change the dots of an option"),
    "reason": N_("Say why an option was not kept"),
}
"""What undo says of each field."""

Origin = tuple[Kind, str]


def listed(document: Document) -> list[tuple[str, str]]:
    """The ids and names of all decisions in their order."""
    with document.read() as session:
        rows = session.execute(select(Decision.id, Decision.name).order_by(Decision.rank, Decision.id))
        return [(id, name) for id, name in rows]


def read(document: Document, id: str) -> calc.Decision | None:
    """A decision, its options called as the levers that they stand for are called now."""
    with document.read() as session:
        found = next(iter(read_decisions(session, Decision.id == id)), None)
        if found is None:
            return None
        wanted = [option.lever for option in found.options if option.lever]
        rows = session.execute(select(Lever.id, Lever.name).where(Lever.id.in_(wanted))) if wanted else ()
        return calc.called_as_levers(found, {lever: name for lever, name in rows})


def home_of(document: Document, ids: Iterable[str]) -> str | None:
    """The decision to which one of these parts belongs, or which is itself among them."""
    ids = list(ids)[:500]
    with document.read() as session:
        for model in (Option, Criterion, ScaleLevel, Comparison):
            if home := session.scalar(select(model.decision_id).where(model.id.in_(ids)).limit(1)):
                return home
        for part in (Score, Point):
            query = select(Option.decision_id).join(part, part.option_id == Option.id).where(part.id.in_(ids)).limit(1)
            if home := session.scalar(query):
                return home
        return session.scalar(select(Decision.id).where(Decision.id.in_(ids)).limit(1))


def levers(document: Document) -> list[tuple[str, str]]:
    """The ids and names of all levers of the event in their order."""
    with document.read() as session:
        return [(id, name) for id, name in session.execute(select(Lever.id, Lever.name).order_by(Lever.rank, Lever.id))]


# Decisions


def add(document: Document, name: str) -> str:
    """An empty decision after the others; its id."""
    return add_decision(document, calc.Decision("", name))


def add_decision(
    document: Document, decision: calc.Decision, origins: Sequence[Origin] = (), *, label: str = ADD
) -> str:
    """A whole decision after the others, made from these things of the chain; its id, fresh where it has none."""
    made = replace(decision, id=decision.id or new_id())
    with document.edit(label) as session:
        add_decisions(session, [made], [rank_at_end(session, Decision)])
        for kind, id in origins:
            links.add_link(session, Link(kind, id, "decision", made.id))
    return made.id


def copy(document: Document, id: str, name: str) -> str | None:
    """The same under fresh ids, not yet chosen and not yet approved; its id."""
    found = read(document, id)
    return add_decision(document, calc.fresh(replace(found, name=name), new_id), label=COPY) if found else None


def change(document: Document, id: str, field: str, value: Any) -> None:
    with document.edit(CHANGE[field]) as session:
        session.execute(update(Decision).where(Decision.id == id).values({field: value}))


def move(document: Document, id: str, to: int) -> None:
    """Put the decision in the place `to` among the others, counted without it."""
    with document.edit(MOVE) as session:
        put_at(session, Decision, id, to)


def remove(document: Document, id: str) -> set[tuple[str, str]]:
    """Delete a decision; what went, as ends of links."""
    with document.edit(DELETE) as session:
        session.execute(delete(Decision).where(Decision.id == id))
    return {("decision", id)}


def choose(document: Document, id: str, option: str | None, because: str | None = None) -> None:
    """Take an option, or none of them; the reason is left as it is where none is given."""
    said = {} if because is None else {"because": because}
    with document.edit(CHOOSE if option else CHOOSE_NONE) as session:
        session.execute(update(Decision).where(Decision.id == id).values(chosen=option, **said))


# Criteria


def add_criteria(document: Document, decision_id: str, names: Sequence[str], at: int | None = None) -> list[str]:
    """Criteria in the place `at`, after the others without one; their ids."""
    made = [calc.Criterion(new_id(), name) for name in names]
    _put(document, Criterion, decision_id, made, at, ADD_CRITERIA)
    return [each.id for each in made]


def change_criterion(document: Document, id: str, field: str, value: Any) -> None:
    with document.edit(CHANGE_CRITERION[field]) as session:
        session.execute(update(Criterion).where(Criterion.id == id).values({field: value}))


def turn_direction(document: Document, id: str) -> None:
    """More is better becomes less is better, and back."""
    with document.read() as session:
        direction = session.scalar(select(Criterion.direction).where(Criterion.id == id))
    change_criterion(document, id, "direction", "more" if direction == "less" else "less")


def move_criterion(document: Document, decision_id: str, id: str, to: int) -> None:
    with document.edit(MOVE_CRITERION) as session:
        put_at(session, Criterion, id, to, Criterion.decision_id == decision_id)


def delete_criteria(document: Document, ids: Sequence[str]) -> None:
    """With their scores and comparisons."""
    with document.edit(DELETE_CRITERIA) as session:
        for chunk in chunks(ids):
            session.execute(delete(Criterion).where(Criterion.id.in_(chunk)))


def take_weights(document: Document, decision_id: str) -> bool:
    """Give the criteria the weights, in percent, that comparing them two by two made; whether there are any."""
    decision = read(document, decision_id)
    weights = pairwise(decision).weights if decision else {}
    known = {id: weight for id, weight in weights.items() if weight is not None}
    if not known:
        return False
    with document.edit(TAKE_WEIGHTS) as session:
        for id, weight in known.items():
            session.execute(update(Criterion).where(Criterion.id == id).values(weight=100 * weight))
    return True


# Options


def add_options(document: Document, decision_id: str, names: Sequence[str], at: int | None = None) -> list[str]:
    """Options in the place `at`, after the others without one; their ids."""
    made = [calc.Option(new_id(), name) for name in names]
    _put(document, Option, decision_id, made, at, ADD_OPTIONS)
    return [each.id for each in made]


def take_levers(document: Document, decision_id: str, lever_ids: Sequence[str]) -> list[str]:
    """An option for each of these levers that is not one already; the ids of the new ones."""
    names = dict(levers(document))
    with document.read() as session:
        query = select(Option.lever).where(Option.decision_id == decision_id)
        known = set(session.scalars(query))
    made = [calc.Option(new_id(), names[id], id) for id in lever_ids if id in names and id not in known]
    if made:
        _put(document, Option, decision_id, made, None, TAKE_LEVERS)
    return [each.id for each in made]


def change_option(document: Document, id: str, field: str, value: Any) -> None:
    """An option that stands for a lever gives it its own new name: it is one thing under one name."""
    with document.edit(CHANGE_OPTION[field]) as session:
        session.execute(update(Option).where(Option.id == id).values({field: value}))
        lever = session.scalar(select(Option.lever).where(Option.id == id))
        if lever and field == "name":
            session.execute(update(Lever).where(Lever.id == lever).values(name=value))
        elif lever and field == "lever":
            name = session.scalar(select(Lever.name).where(Lever.id == lever))
            session.execute(update(Option).where(Option.id == id).values(name=name or ""))


def move_option(document: Document, decision_id: str, id: str, to: int) -> None:
    with document.edit(MOVE_OPTION) as session:
        put_at(session, Option, id, to, Option.decision_id == decision_id)


def delete_options(document: Document, ids: Sequence[str]) -> None:
    """With their scores and points; what was chosen and is no more is not chosen."""
    with document.edit(DELETE_OPTIONS) as session:
        for chunk in chunks(ids):
            session.execute(update(Decision).where(Decision.chosen.in_(chunk)).values(chosen=None))
            session.execute(delete(Option).where(Option.id.in_(chunk)))


def _put(document: Document, model: Any, decision_id: str, parts: Sequence[Any], at: int | None, label: str) -> None:
    with document.edit(label) as session:
        ranks = ranks_at(_ranks(session, model, decision_id), 1_000_000 if at is None else at, len(parts))
        add_rows(
            session,
            model,
            [
                {**values(model, part), "decision_id": decision_id, "rank": rank}
                for part, rank in zip(parts, ranks, strict=True)
            ],
        )


def _ranks(session: Session, model: Any, decision_id: str) -> list[str]:
    return [rank for _id, rank in in_order(session, model, model.decision_id == decision_id)]
