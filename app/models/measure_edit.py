"""What can be done to measures: each function is one gesture of the user, one step of undo.

Wherever points come or go, the baseline period stays on the points that it was set on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from sqlalchemy import bindparam, delete, or_, select, tuple_, update
from sqlalchemy.orm import Session

from app.calc import indicator as calc
from app.calc.next_measure import in_time, is_moment
from app.language import N_
from app.models import indicator as stored
from app.models.document import Document
from app.models.indicator import Indicator, Measure, Reading, add_readings
from app.models.measure_place import gap_at, placed, ranks_in_time
from app.models.rank import ranks_at
from app.models.record import chunks, table_of
from app.models.schema import new_id

ADD, DELETE, CLEAR = N_("Add measures"), N_("Delete measures"), N_("Clear cells of measures")
PASTE = N_("Paste measures")
EXCLUDE, INCLUDE = N_("Exclude points"), N_("Count points again")
BEGIN_STAGE, JOIN_STAGES = N_("Begin a stage"), N_("Join two stages")
FREEZE, FREE = N_("Freeze the limits on a baseline period"), N_("Take the limits from all points")
CHANGE = {
    "at": N_("Change the date of a measure"),
    **dict.fromkeys(("value", "values", "count", "n"), N_("Change a measure")),
    "stage": N_("Change the stage of a measure"),
    **dict.fromkeys(("shift", "machine"), N_("Say where a measure was made")),
    "event": N_("Say what happened at a point"),
    "comment": N_("Comment a point"),
}
"""What undo says of each field."""
_MEASURE = table_of(Measure)


def add_measures(
    document: Document,
    indicator_id: str,
    measures: Sequence[calc.Measure],
    at: int | None = None,
    *,
    label: str = ADD,
) -> list[str]:
    """Put measures in the order of time, where each of them and of those before is of a date, else at the end; their
    ids in the order given. With `at` they stand there, one after the other, whatever their dates.
    """
    made = [replace(each, id=each.id or new_id()) for each in measures]
    with document.edit(label) as session, baseline_kept(session, [indicator_id]):
        place_measures(session, indicator_id, made, at)
    return [each.id for each in made]


def place_measures(session: Session, indicator_id: str, made: Sequence[calc.Measure], at: int | None = None) -> None:
    """Within an edit: the same with measures that have their ids; the baseline is the caller's to keep."""
    if not made:
        return
    if at is None:
        stored.add_measures(session, indicator_id, made, ranks_in_time(session, indicator_id, [m.at for m in made]))
        return
    known = [rank for _id, rank, _at in placed(session, indicator_id)]
    stored.add_measures(session, indicator_id, made, ranks_at(known, at, len(made)))


# What is in a measure


def change_measures(document: Document, ids: Sequence[str], field: str, value: Any) -> None:
    """Give several measures one value of a column, or as `values` the same readings; with another date they find their
    place anew.
    """
    with document.edit(CHANGE[field]) as session:
        write_rows(session, dict.fromkeys(ids, {field: value}))


def write_rows(session: Session, rows: Mapping[str, Mapping[str, Any]]) -> None:
    """Within an edit: new values of the columns of measures, by their ids.

    Readings are written as `values`: one number takes their place, and they take that of it.
    """
    plain: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for id, values in rows.items():
        columns = {name: value for name, value in values.items() if name != "values"}
        if values.get("values"):
            columns["value"] = None
        if columns:
            plain.setdefault(tuple(columns), []).append({**{f"new_{n}": v for n, v in columns.items()}, "key": id})
    for names, written in plain.items():
        change = update(_MEASURE).where(_MEASURE.c.id == bindparam("key"))
        session.execute(change.values({name: bindparam(f"new_{name}") for name in names}), written)
    subgroups = {id: tuple(values["values"]) for id, values in rows.items() if "values" in values}
    emptied = [id for id, values in rows.items() if id in subgroups or values.get("value") is not None]
    for chunk in chunks(emptied):
        session.execute(delete(Reading).where(Reading.measure_id.in_(chunk)))
    add_readings(session, subgroups.items())
    moved = [id for id, values in rows.items() if "at" in values]
    if len(moved) == 1 and _stands_right(session, moved[0]):
        return
    owners = _owners(session, moved)
    with baseline_kept(session, owners):
        for owner in owners:
            _sort(session, owner, set(moved))


def _stands_right(session: Session, id: str) -> bool:
    """Whether a measure lies in time between the ones before and after it: told without reading them all."""
    one = session.execute(select(Measure.indicator_id, Measure.rank, Measure.at).where(Measure.id == id)).one_or_none()
    if one is None or not is_moment(one.at):
        return True
    own = select(Measure.at).where(Measure.indicator_id == one.indicator_id)
    before = own.where(tuple_(Measure.rank, Measure.id) < (one.rank, id)).order_by(
        Measure.rank.desc(), Measure.id.desc()
    )
    after = own.where(tuple_(Measure.rank, Measure.id) > (one.rank, id)).order_by(Measure.rank, Measure.id)
    around = [session.scalar(before.limit(1)), one.at, session.scalar(after.limit(1))]
    known = [at for at in around if at is not None]
    return not all(map(is_moment, known)) or all(in_time(a) <= in_time(b) for a, b in pairwise(known))


def _sort(session: Session, indicator_id: str, moved: set[str]) -> None:
    """Put the moved ones where their dates belong, if all have one and the others stand in order."""
    there = placed(session, indicator_id)
    if not all(is_moment(at) for _id, _rank, at in there):
        return
    others = [(rank, in_time(at)) for id, rank, at in there if id not in moved]
    moments = [moment for _rank, moment in others]
    if any(a > b for a, b in pairwise(moments)):
        return
    ranks = [rank for rank, _moment in others]
    gaps: dict[int, list[str]] = {}
    for id, _rank, at in sorted((row for row in there if row[0] in moved), key=lambda row: in_time(row[2])):
        gaps.setdefault(gap_at(ranks, bisect_right(moments, in_time(at))), []).append(id)
    for gap, ids in gaps.items():
        for id, rank in zip(ids, ranks_at(ranks, gap, len(ids)), strict=True):
            session.execute(update(Measure).where(Measure.id == id).values(rank=rank))


def delete_measures(document: Document, ids: Sequence[str]) -> None:
    with document.edit(DELETE) as session, baseline_kept(session, _owners(session, ids)):
        for chunk in chunks(ids):
            session.execute(delete(Measure).where(Measure.id.in_(chunk)))


def delete_typed(document: Document, ids: Sequence[str]) -> int:
    """Delete those that no series of OEE reckons: its next gesture would bring them back; how many of these stay."""
    with document.edit(DELETE) as session:
        reckoned = set[str]()
        for chunk in chunks(ids):
            reckoned.update(session.scalars(select(Measure.id).where(Measure.id.in_(chunk), Measure.oee.is_not(None))))
        if typed := [id for id in ids if id not in reckoned]:
            delete_measures(document, typed)
    return len(reckoned)


def set_event(document: Document, ids: Sequence[str], event: str) -> None:
    """What happened there: "new die"."""
    change_measures(document, ids, "event", event)


def set_comment(document: Document, ids: Sequence[str], comment: str) -> None:
    change_measures(document, ids, "comment", comment)


def exclude(document: Document, ids: Sequence[str], why: str) -> None:
    """Let points count for nothing, and say why."""
    with document.edit(EXCLUDE) as session:
        _mark(session, ids, excluded=1, excluded_why=why)


def include(document: Document, ids: Sequence[str]) -> None:
    with document.edit(INCLUDE) as session:
        _mark(session, ids, excluded=0, excluded_why="")


def _mark(session: Session, ids: Sequence[str], **values: Any) -> None:
    for chunk in chunks(ids):
        session.execute(update(Measure).where(Measure.id.in_(chunk)).values(values))


# Stages


def begin_stage(document: Document, indicator_id: str, measure_id: str, name: str) -> None:
    """From this point on to the end of its stage it is another one, of this name."""
    with document.edit(BEGIN_STAGE) as session:
        ids, stages = _stages(session, indicator_id)
        if measure_id in ids:
            first = ids.index(measure_id)
            _mark(session, ids[first : _end(stages, first)], stage=name)


def join_stages(document: Document, indicator_id: str, measure_id: str) -> None:
    """Let the stage of this point go on the one before it; the first one takes in the second."""
    with document.edit(JOIN_STAGES) as session:
        ids, stages = _stages(session, indicator_id)
        if measure_id not in ids:
            return
        first = ids.index(measure_id)
        while first and stages[first - 1] == stages[first]:
            first -= 1
        if first == 0:
            first = _end(stages, 0)
        if first < len(ids):
            _mark(session, ids[first : _end(stages, first)], stage=stages[first - 1])


def _stages(session: Session, indicator_id: str) -> tuple[list[str], list[str]]:
    query = select(Measure.id, Measure.stage).where(Measure.indicator_id == indicator_id)
    rows = list(session.execute(query.order_by(Measure.rank, Measure.id)))
    return [id for id, _stage in rows], [stage for _id, stage in rows]


def _end(stages: Sequence[str], first: int) -> int:
    """Where the stage ends that holds `first`: the next place after it."""
    return next((i for i in range(first, len(stages)) if stages[i] != stages[first]), len(stages))


# The baseline period


def freeze_baseline(document: Document, indicator_id: str, first: int, last: int) -> None:
    """Take the limits from the points `first` to `last` alone, counted from 1, either way round."""
    with document.edit(FREEZE) as session:
        _write_baseline(session, indicator_id, min(first, last), max(first, last))


def free(document: Document, indicator_id: str) -> None:
    with document.edit(FREE) as session:
        _write_baseline(session, indicator_id, None, None)


def _write_baseline(session: Session, indicator_id: str, first: int | None, last: int | None) -> None:
    found = update(Indicator).where(Indicator.id == indicator_id)
    session.execute(found.values(baseline_from=first, baseline_to=last))


class baseline_kept:
    """Keeps the baseline period on its points while others come, go and move; gone with the last of them."""

    def __init__(self, session: Session, indicator_ids: Iterable[str]) -> None:
        self._session, self._held = session, dict[str, list[str]]()
        query = select(Indicator.id, Indicator.baseline_from, Indicator.baseline_to)
        given = or_(Indicator.baseline_from.is_not(None), Indicator.baseline_to.is_not(None))
        named = query.where(Indicator.id.in_(list(indicator_ids)), given)
        for id, first, last in session.execute(named):
            ids = _stages(session, id)[0]
            self._held[id] = ids[(first or 1) - 1 : last]

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, *_error: object) -> None:
        if kind is not None:
            return
        for id, held in self._held.items():
            place = {each: i for i, each in enumerate(_stages(self._session, id)[0], 1)}
            found = [place[each] for each in held if each in place]
            if held:
                _write_baseline(self._session, id, min(found, default=None), max(found, default=None))


def _owners(session: Session, ids: Sequence[str]) -> list[str]:
    found: set[str] = set()
    for chunk in chunks(ids):
        found.update(session.scalars(select(Measure.indicator_id).where(Measure.id.in_(chunk)).distinct()))
    return sorted(found)
