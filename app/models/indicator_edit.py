"""What can be done to indicators and their targets: each function is one gesture of the user, one step of undo.

Their measures are changed by `measure_edit`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, select, update

from app.calc import indicator as calc
from app.language import N_
from app.models.document import Document
from app.models.indicator import Indicator, TargetChange, add_indicators, read_indicators
from app.models.oee_edit import keep_unit
from app.models.rank import ranks_at
from app.models.record import add, chunks, values
from app.models.row_order import in_order, put_at
from app.models.schema import new_id

ADD, ADD_SEVERAL = N_("Add an indicator"), N_("Add several indicators")
DELETE, DUPLICATE = N_("Delete indicators"), N_("Duplicate indicators")
MOVE, ORDER = N_("Move an indicator"), N_("Put the indicators in order")
ADD_TARGET, CHANGE_TARGET = N_("Add a change of target"), N_("Correct a change of target")
DELETE_TARGETS = N_("Delete changes of target")
CHANGE_SEVERAL = N_("Change an indicator")
_LIMITS = ("chart", "rules", "baseline_from", "baseline_to", "fixed_centre", "fixed_sigma")
CHANGE = {
    "name": N_("Rename an indicator"),
    **dict.fromkeys(("definition", "purpose"), N_("Say what an indicator is and serves")),
    **dict.fromkeys(("formula", "source"), N_("Change how an indicator is measured")),
    "unit": N_("Change the unit of an indicator"),
    **dict.fromkeys(("frequency", "frequency_why"), N_("Change how often an indicator is measured")),
    "owner": N_("Change the owner of an indicator"),
    "direction": N_("Change in which direction an indicator is better"),
    "initial": N_("Change the initial value of an indicator"),
    "target": N_("Change the target of an indicator"),
    **dict.fromkeys(
        ("warning_low", "warning_high", "alarm_low", "alarm_high"), N_("Change the thresholds of an indicator")
    ),
    "letter": N_("Change the letter of an indicator"),
    "axis": N_("Change which axis an indicator serves"),
    **dict.fromkeys(("representation", "moving_points"), N_("Change how an indicator is drawn")),
    "context": N_("Change the context of an indicator"),
    **dict.fromkeys(("shared_with", "shared_when"), N_("Change with whom an indicator is shared")),
    **dict.fromkeys(("lower_spec", "upper_spec"), N_("Change the tolerance of an indicator")),
    **dict.fromkeys(_LIMITS, N_("Change the control limits of an indicator")),
}
"""What undo says of each field."""


def add_indicator(document: Document, indicator: calc.Indicator, at: int | None = None) -> str:
    """Put an indicator with its targets and measures in the place `at`, after the others without one; its id."""
    return add_all(document, [indicator], at)[0]


def add_all(document: Document, indicators: Sequence[calc.Indicator], at: int | None = None) -> list[str]:
    """Put several one after the other; their ids."""
    made = [replace(each, id=each.id or new_id()) for each in indicators]
    with document.edit(ADD if len(made) == 1 else ADD_SEVERAL) as session:
        ranks = [rank for _id, rank in in_order(session, Indicator)]
        add_indicators(session, made, ranks_at(ranks, len(ranks) if at is None else at, len(made)))
    return [each.id for each in made]


def change_indicators(document: Document, ids: Sequence[str], field: str, value: Any, *, merge_key: str = "") -> None:
    """Give several indicators one value."""
    change_fields(document, ids, {field: value}, CHANGE[field], merge_key=merge_key)


def change_fields(
    document: Document,
    ids: Sequence[str],
    changes: Mapping[str, Any],
    label: str = CHANGE_SEVERAL,
    *,
    merge_key: str = "",
) -> None:
    """Give several indicators several values at once, such as both ends of the baseline period."""
    with document.edit(label, merge_key) as session:
        for chunk in chunks(ids):
            session.execute(update(Indicator).where(Indicator.id.in_(chunk)).values(dict(changes)))
        if "unit" in changes:
            keep_unit(document, session, ids)


def delete_indicators(document: Document, ids: Sequence[str]) -> None:
    """With their targets and measures; what was made of them stays."""
    with document.edit(DELETE) as session:
        for chunk in chunks(ids):
            session.execute(delete(Indicator).where(Indicator.id.in_(chunk)))


def duplicate(document: Document, ids: Sequence[str]) -> list[str]:
    """The same once more, each behind its original, for another line or machine: without measures; the new ids."""
    made = []
    with document.edit(DUPLICATE) as session:
        for original in [each for chunk in chunks(ids) for each in read_indicators(session, Indicator.id.in_(chunk))]:
            targets = tuple(replace(each, id="") for each in original.targets)
            again = replace(original, id="", targets=targets, measures=(), baseline_from=None, baseline_to=None)
            place = [id for id, _rank in in_order(session, Indicator)].index(original.id)
            made.append(add_indicator(document, again, place + 1))
    return made


def move_indicator(document: Document, id: str, to: int) -> None:
    """Put an indicator in the place `to` among the others, counted without it."""
    with document.edit(MOVE) as session:
        put_at(session, Indicator, id, to)


def put_in_order(document: Document, ids: Sequence[str]) -> None:
    """Let the indicators stand in this order; those that are not named come after them, as they stood."""
    with document.edit(ORDER) as session:
        ranked = in_order(session, Indicator)
        there, named = {id for id, _rank in ranked}, set(ids)
        wanted = [id for id in ids if id in there] + [id for id, _rank in ranked if id not in named]
        if wanted == [id for id, _rank in ranked]:
            return
        for id, rank in zip(wanted, ranks_at([], 0, len(wanted)), strict=True):
            session.execute(update(Indicator).where(Indicator.id == id).values(rank=rank))


# Targets that took the place of the first one


def add_target(document: Document, id: str, change: calc.TargetChange) -> str:
    """From a date on another target, in its place by the date; its id."""
    made = change.id or new_id()
    with document.edit(ADD_TARGET) as session:
        query = select(TargetChange.since_on, TargetChange.rank).where(TargetChange.indicator_id == id)
        rows = [(since, rank) for since, rank in session.execute(query.order_by(TargetChange.rank, TargetChange.id))]
        place = sum(bool(since) and since <= change.since_on for since, _rank in rows) if change.since_on else len(rows)
        (rank,) = ranks_at([rank for _since, rank in rows], place)
        row = {**values(TargetChange, replace(change, id=made)), "indicator_id": id, "rank": rank}
        add(session, TargetChange, [row])
    return made


def change_target(document: Document, target_id: str, field: str, value: Any, *, merge_key: str = "") -> None:
    """Correct one change of target; with another date it finds its place anew."""
    with document.edit(CHANGE_TARGET, merge_key) as session:
        row = session.get(TargetChange, target_id)
        if row is None:
            return
        setattr(row, field, value)
        session.flush()
        if field == "since_on":
            _sort_targets(session, row.indicator_id)


def _sort_targets(session: Any, id: str) -> None:
    """Those without a date stay behind."""
    query = select(TargetChange.id, TargetChange.since_on, TargetChange.rank).where(TargetChange.indicator_id == id)
    rows = list(session.execute(query.order_by(TargetChange.rank, TargetChange.id)))
    wanted = sorted(rows, key=lambda row: (not row.since_on, row.since_on))
    if [row.id for row in wanted] == [row.id for row in rows]:
        return
    for row, rank in zip(wanted, ranks_at([], 0, len(wanted)), strict=True):
        session.execute(update(TargetChange).where(TargetChange.id == row.id).values(rank=rank))


def delete_targets(document: Document, target_ids: Sequence[str]) -> None:
    with document.edit(DELETE_TARGETS) as session:
        session.execute(delete(TargetChange).where(TargetChange.id.in_(list(target_ids))))
