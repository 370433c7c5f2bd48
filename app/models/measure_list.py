"""The indicators of a document as a list to choose from: their names, and how each stands by its last measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc import indicator as calc
from app.calc.indicator_status import Status, status
from app.models.indicator import Indicator, Measure, TargetChange
from app.models.measure_reading import readings_of
from app.models.record import chunks, held, parts_of, shared, table_of

LAST = 30
"""Measures from which the state is told: one of them counts, if any does."""
_TABLE = table_of(Measure)
_FIELDS = shared(Measure, calc.Measure)


@dataclass(frozen=True, slots=True)
class Stand:
    """An indicator with its last measures alone, and its state."""

    indicator: calc.Indicator
    status: Status

    @property
    def id(self) -> str:
        return self.indicator.id


def read_stands(session: Session) -> list[Stand]:
    """In their order; how many measures there are makes no difference to the time it takes."""
    rows = held(session, Indicator, calc.Indicator)
    targets = parts_of(session, TargetChange, calc.TargetChange, "indicator_id", [row["id"] for row in rows])
    made = []
    for row in rows:
        indicator = calc.Indicator(**row, targets=targets(row["id"]), measures=_last(session, row["id"]))
        made.append(Stand(indicator, status(indicator)))
    return made


def _last(session: Session, id: str) -> tuple[calc.Measure, ...]:
    columns = [_TABLE.c[name] for name in _FIELDS]
    query = select(*columns).where(_TABLE.c.indicator_id == id).order_by(_TABLE.c.rank.desc(), _TABLE.c.id.desc())
    rows = [dict(row) for row in session.execute(query.limit(LAST)).mappings()][::-1]
    readings = readings_of(session, [row["id"] for row in rows])
    for row in rows:
        row["excluded"] = bool(row["excluded"])
    return tuple(replace(calc.Measure(**row), values=readings.get(row["id"], ())) for row in rows)


def home_of(session: Session, measure_ids: Sequence[str]) -> str | None:
    """The indicator of the first of these measures that is there."""
    for chunk in chunks(measure_ids):
        found = session.scalar(select(Measure.indicator_id).where(Measure.id.in_(chunk)).limit(1))
        if found is not None:
            return found
    return None
