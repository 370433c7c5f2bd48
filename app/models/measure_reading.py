"""The measures of one indicator read piece by piece, so that 100,000 hold nobody up; and what a gesture changed."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from app.calc import indicator as calc
from app.models.diff import Diff
from app.models.indicator import Indicator, Measure, Reading, TargetChange
from app.models.record import chunks, held, parts_of, shared, table_of

PIECE = 2000
"""Measures in one piece: some 20 ms."""
MOST_FOLLOWED = 1000
"""Measures that came, went or moved in one gesture; after more of them all are read again."""
Key = tuple[str, str]
"""The rank of a measure and its id: its place in the order."""

_TABLE = table_of(Measure)
_FIELDS = shared(Measure, calc.Measure)


@dataclass
class Held:
    """The measures of an indicator as they were read, with the keys of their places."""

    measures: list[calc.Measure] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    """Where each id stands, from 0."""

    def copy(self) -> Held:
        return Held(list(self.measures), list(self.keys), dict(self.places))

    def add(self, rows: Iterable[tuple[Key, calc.Measure]]) -> None:
        for key, measure in rows:
            self.places[measure.id] = len(self.keys)
            self.keys.append(key)
            self.measures.append(measure)


def read_head(session: Session, id: str) -> calc.Indicator | None:
    """The indicator without its measures."""
    rows = held(session, Indicator, calc.Indicator, Indicator.id == id)
    if not rows:
        return None
    targets = parts_of(session, TargetChange, calc.TargetChange, "indicator_id", [id])
    return calc.Indicator(**rows[0], targets=targets(id))


def count(session: Session, id: str) -> int:
    return session.scalar(select(func.count()).select_from(Measure).where(Measure.indicator_id == id)) or 0


def read_piece(session: Session, id: str, after: Key | None, n: int = PIECE) -> list[tuple[Key, calc.Measure]]:
    """The next measures of an indicator behind this place, from the first one without it."""
    where = [_TABLE.c.indicator_id == id]
    if after is not None:
        where.append(tuple_(_TABLE.c.rank, _TABLE.c.id) > after)
    return _read(session, where, n)


def _read(session: Session, where: Sequence[Any], n: int | None = None) -> list[tuple[Key, calc.Measure]]:
    columns = [_TABLE.c[name] for name in _FIELDS]
    query = select(_TABLE.c.rank, *columns).where(*where).order_by(_TABLE.c.rank, _TABLE.c.id).limit(n)
    rows = list(session.execute(query))
    at = _FIELDS.index("id") + 1
    readings = readings_of(session, [row[at] for row in rows])
    found = []
    for rank, *values in rows:
        named = dict(zip(_FIELDS, values, strict=True))
        named["excluded"] = bool(named["excluded"])
        found.append(((rank, named["id"]), calc.Measure(**named, values=readings.get(named["id"], ()))))
    return found


def readings_of(session: Session, ids: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """The readings of these measures, by their ids; of those that have some."""
    found: dict[str, list[float]] = defaultdict(list)
    for chunk in chunks(ids):
        query = select(Reading.measure_id, Reading.value).where(Reading.measure_id.in_(chunk))
        for id, value in session.execute(query.order_by(Reading.place, Reading.id)):
            found[id].append(value)
    return {id: tuple(values) for id, values in found.items()}


@dataclass(frozen=True, slots=True)
class Followed:
    """`rows` are the places, from 0, of what only changed; `moved` when measures came, went or changed their places."""

    rows: tuple[int, ...] = ()
    moved: bool = False


def follow(session: Session, id: str, held: Held, diff: Diff) -> Followed | None:
    """Bring what is held up to date with a gesture; `None` where all has to be read again."""
    touched = _touched(session, id, held, diff)
    structural = {id for id, moved in touched.items() if moved}
    if len(structural) > MOST_FOLLOWED:
        return None
    fresh = {
        measure.id: (key, measure)
        for chunk in chunks(list(touched))
        for key, measure in _read(session, [_TABLE.c.id.in_(chunk), _TABLE.c.indicator_id == id])
    }
    rows = []
    for each in touched.keys() - structural:
        if each in fresh and each in held.places:
            held.measures[held.places[each]] = fresh[each][1]
            rows.append(held.places[each])
    if structural:
        _place_anew(held, structural, fresh)
    return Followed(tuple(sorted(rows)), bool(structural))


def _touched(session: Session, id: str, held: Held, diff: Diff) -> dict[str, bool]:
    """The measures of this indicator that a gesture touched, and whether they came, went or moved."""
    touched: dict[str, bool] = {}
    for (each,), (before, after) in diff.tables.get(Measure.__tablename__, {}).items():
        if before is None or after is None:
            if (before or after or {}).get("indicator_id") == id:
                touched[each] = True
        elif each in held.places:
            touched[each] = "rank" in after
    for owner in _owners_of_readings(session, diff):
        if owner in held.places:
            touched.setdefault(owner, False)
    return touched


def _owners_of_readings(session: Session, diff: Diff) -> set[str]:
    """Where only the value of a reading changed, its image does not name its measure."""
    owners: set[str] = set()
    changed = []
    for (reading,), (before, after) in diff.tables.get(Reading.__tablename__, {}).items():
        owner = (before or {}).get("measure_id") or (after or {}).get("measure_id")
        if owner is None:
            changed.append(reading)
        else:
            owners.add(owner)
    for chunk in chunks(changed):
        owners.update(session.scalars(select(Reading.measure_id).where(Reading.id.in_(chunk))))
    return owners


def _place_anew(held: Held, ids: set[str], fresh: dict[str, tuple[Key, calc.Measure]]) -> None:
    for at in sorted((held.places[each] for each in ids if each in held.places), reverse=True):
        del held.keys[at], held.measures[at]
    for each in ids & fresh.keys():
        key, measure = fresh[each]
        at = bisect_left(held.keys, key)
        insort(held.keys, key)
        held.measures.insert(at, measure)
    held.places = {key[1]: at for at, key in enumerate(held.keys)}
