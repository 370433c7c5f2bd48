"""What can be done to series for the OEE: each function is one gesture of the user, one step of undo.

Where a series names an indicator, its OEE is one measure of that: every gesture here writes both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.calc import indicator as measured
from app.calc import oee as calc
from app.calc.calendar_date import moved
from app.calc.indicator_words import day_of
from app.calc.measure_value import share_scale
from app.calc.oee_figures import figures
from app.language import N_
from app.models import measure_edit
from app.models.document import Document
from app.models.indicator import Indicator, Measure
from app.models.oee import Oee, OeeLoss, add_oee, read_oee
from app.models.origin_edit import Thing
from app.models.rank import ranks_at
from app.models.record import add, chunks, values
from app.models.row_order import in_order, rank_at_end
from app.models.schema import new_id

ADD, DELETE, DUPLICATE = N_("Add an OEE series"), N_("Delete OEE series"), N_("Add the next OEE series")
ADD_LOSS, CHANGE_LOSS, DELETE_LOSSES = N_("Note a loss"), N_("Change a loss"), N_("Delete losses")
_SAID = ("comment", "event", "excluded", "excluded_why")
"""What people say of a measure: it moves with the series to another indicator."""
_TIMES = ("total_s", "opening_s", "required_s", "operating_s")
CHANGE = {
    "name": N_("Rename an OEE series"),
    **dict.fromkeys(("made_on", "shift"), N_("Say when an OEE series was made")),
    "machine": N_("Say where an OEE series was made"),
    "indicator": N_("Say whose measure an OEE is"),
    **dict.fromkeys(_TIMES, N_("Change the times of an OEE series")),
    **dict.fromkeys(("good", "total"), N_("Change the parts of an OEE series")),
    "reference_cycle_s": N_("Change the reference cycle"),
    "changeovers_required": N_("Say where changeovers lie"),
}
"""What undo says of each field."""


def add_series(document: Document, oee: calc.Oee, at: int | None = None) -> str:
    """Put a series in the place `at`, after the others without one; its id."""
    made = replace(oee, id=oee.id or new_id())
    with document.edit(ADD) as session:
        _put(session, made, at)
        _keep(document, session, [made.id])
    return made.id


def change_series(document: Document, ids: Sequence[str], field: str, value: Any) -> None:
    """Give several series one value of a column."""
    with document.edit(CHANGE[field]) as session:
        for chunk in chunks(ids):
            session.execute(update(Oee).where(Oee.id.in_(chunk)).values({field: value}))
        _keep(document, session, ids)


def duplicate(document: Document, id: str) -> str | None:
    """The next series behind this one: the same machine and shift a day later, without losses and parts; its id."""
    with document.edit(DUPLICATE) as session:
        found = read_oee(session, Oee.id == id)
        if not found:
            return None
        place = [each for each, _rank in in_order(session, Oee)].index(id)
        made = replace(next_of(found[0]), id=new_id())
        _put(session, made, place + 1)
        _keep(document, session, [made.id])
    return made.id


def next_of(oee: calc.Oee) -> calc.Oee:
    """What is known of the same shift of the next day."""
    day = day_of(oee.made_on)
    return replace(
        oee,
        made_on=moved(day, 1).isoformat() if day is not None else oee.made_on,
        operating_s=None,
        good=None,
        total=None,
        losses=(),
    )


def delete_series(document: Document, ids: Sequence[str]) -> set[Thing]:
    """Their measures go with them; what went, as ends of links."""
    with document.edit(DELETE) as session:
        measure_edit.delete_measures(document, [each.id for each in _measures(session, ids)])
        for chunk in chunks(ids):
            session.execute(delete(Oee).where(Oee.id.in_(chunk)))
    return {("oee", id) for id in ids}


# Losses


def add_loss(document: Document, id: str, loss: calc.Loss) -> str | None:
    """One more loss of a series, after the others; its id, `None` where the series is no more."""
    made = loss.id or new_id()
    with document.edit(ADD_LOSS) as session:
        if session.get(Oee, id) is None:
            return None
        rank = rank_at_end(session, OeeLoss, OeeLoss.oee_id == id)
        add(session, OeeLoss, [{**values(OeeLoss, replace(loss, id=made)), "oee_id": id, "rank": rank}])
        _keep(document, session, [id])
    return made


def change_loss(document: Document, loss_id: str, **fields: Any) -> None:
    """Write columns of one loss."""
    with document.edit(CHANGE_LOSS) as session:
        session.execute(update(OeeLoss).where(OeeLoss.id == loss_id).values(fields))
        _keep(document, session, _of_losses(session, [loss_id]))


def delete_losses(document: Document, loss_ids: Sequence[str]) -> None:
    with document.edit(DELETE_LOSSES) as session:
        of = _of_losses(session, loss_ids)
        for chunk in chunks(loss_ids):
            session.execute(delete(OeeLoss).where(OeeLoss.id.in_(chunk)))
        _keep(document, session, of)


def _of_losses(session: Session, loss_ids: Sequence[str]) -> list[str]:
    found: set[str] = set()
    for chunk in chunks(loss_ids):
        found.update(session.scalars(select(OeeLoss.oee_id).where(OeeLoss.id.in_(chunk))))
    return sorted(found)


# The measure that an OEE is


def measure_of(oee: calc.Oee, indicator: measured.Indicator) -> measured.Measure:
    """The OEE of a series as a point of its indicator, in the unit of that; a gap where there is no OEE."""
    share = figures(oee).oee
    value = None if share is None else share * share_scale(indicator)
    return measured.Measure(oee.made_on, value, shift=oee.shift, machine=oee.machine, oee=oee.id)


def keep_unit(document: Document, session: Session, indicator_ids: Sequence[str]) -> None:
    """Within an edit: let what series have as measures of these indicators stand in the unit that they have now."""
    tied: list[str] = []
    for chunk in chunks(indicator_ids):
        tied += session.scalars(select(Oee.id).where(Oee.indicator.in_(chunk)))
    _keep(document, session, tied)


def _put(session: Session, made: calc.Oee, at: int | None) -> None:
    ranks = [rank for _id, rank in in_order(session, Oee)]
    add_oee(session, [made], ranks_at(ranks, len(ranks) if at is None else at))


def _measures(session: Session, ids: Sequence[str]) -> list[Measure]:
    rows: list[Measure] = []
    for chunk in chunks(ids):
        rows += session.scalars(select(Measure).where(Measure.oee.in_(chunk)).order_by(Measure.rank, Measure.id))
    return rows


def _keep(document: Document, session: Session, ids: Sequence[str]) -> None:
    """Within an edit: let the measures of these series say what their OEE is now, one of each that has an indicator."""
    session.flush()
    series = [one for chunk in chunks(ids) for one in read_oee(session, Oee.id.in_(chunk))]
    tied = {one.indicator for one in series if one.indicator}
    units = {
        id: measured.Indicator(id, unit=unit)
        for id, unit in session.execute(select(Indicator.id, Indicator.unit).where(Indicator.id.in_(tied)))
    }
    known: dict[str, list[Measure]] = {}
    for row in _measures(session, ids):
        known.setdefault(row.oee or "", []).append(row)
    gone: list[str] = []
    changed: dict[str, dict[str, Any]] = {}
    new: list[tuple[str, measured.Measure]] = []
    for one in series:
        rows, home = known.get(one.id, []), one.indicator
        kept = next((row for row in rows if row.indicator_id == home), None)
        left = rows[0] if rows and kept is None else None
        gone += [row.id for row in rows if row is not kept]
        if home is None or home not in units:
            continue
        wanted = measure_of(one, units[home])
        if kept is None:
            said = {name: getattr(left, name) for name in _SAID} if left is not None else {}
            new.append((home, replace(wanted, **said)))
        else:
            said = {name: getattr(wanted, name) for name in ("at", "value", "shift", "machine")}
            differing = {name: value for name, value in said.items() if getattr(kept, name) != value}
            changed |= {kept.id: differing} if differing else {}
    if gone:
        measure_edit.delete_measures(document, gone)
    if changed:
        measure_edit.write_rows(session, changed)
    for home, measure in new:
        measure_edit.add_measures(document, home, [measure])
