"""The indicators of a document as they are listed; after a gesture only those are read anew that it touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc.action_list import Names
from app.calc.indicator_list import Listed, listed
from app.calc.person import people
from app.models.action_list import names_of
from app.models.axis import Axis
from app.models.diff import Diff
from app.models.event import Event
from app.models.indicator import Indicator, Measure, Reading, TargetChange, read_indicators
from app.models.record import chunks
from app.models.row_order import in_order


@dataclass(frozen=True, slots=True)
class Reference:
    """`rows` are in the order of the list."""

    rows: tuple[Listed, ...] = ()
    axes: Names = field(default_factory=dict)
    currency: str = ""

    def of(self, id: str) -> Listed | None:
        return next((row for row in self.rows if row.id == id), None)

    def owners(self) -> dict[str, str]:
        """Who is named as owner, by keys, in that order."""
        return people(row.indicator.owner for row in self.rows)


def read_reference(session: Session) -> Reference:
    return refreshed(session, Reference(), set())


def refreshed(session: Session, known: Reference, ids: Iterable[str]) -> Reference:
    """The list with these indicators as they are now, those that are new and without those that are gone."""
    axes, event = names_of(session, Axis), session.get(Event, "event")
    touched = set(ids)
    rows = {row.id: row for row in known.rows if row.id not in touched}
    if axes != known.axes:
        rows = {id: listed(row.indicator, axes) for id, row in rows.items()}
    order = [id for id, _rank in in_order(session, Indicator)]
    for few in chunks([id for id in order if id not in rows]):
        for indicator in read_indicators(session, Indicator.id.in_(few)):
            rows[indicator.id] = listed(indicator, axes)
    currency = event.currency if event is not None else ""
    return replace(known, rows=tuple(rows[id] for id in order), axes=axes, currency=currency)


def concerns(diff: Diff) -> bool:
    """Whether the list may be another after this gesture."""
    return any(diff.keys(model) for model in (Indicator, TargetChange, Measure, Reading, Axis, Event))


def touched(session: Session, diff: Diff) -> set[str]:
    """The indicators that are to be read anew after this gesture, whichever of their parts it was about."""
    ids = {str(id) for id in diff.keys(Indicator)} | _owners(diff, TargetChange, "indicator_id")
    ids |= _owners(diff, Measure, "indicator_id")
    measures = {str(id) for id in diff.keys(Measure)} | _owners(diff, Reading, "measure_id")
    for few in chunks(sorted(measures)):
        ids.update(session.scalars(select(Measure.indicator_id).where(Measure.id.in_(few)).distinct()))
    for few in chunks([str(id) for id in diff.keys(TargetChange)]):
        query = select(TargetChange.indicator_id).where(TargetChange.id.in_(few))
        ids.update(session.scalars(query.distinct()))
    return ids


def _owners(diff: Diff, model: type[TargetChange | Measure | Reading], column: str) -> set[str]:
    """Whose the rows are that came or went; an image of a row that was changed holds only what was changed."""
    images = diff.tables.get(model.__tablename__, {}).values()
    return {str(each[column]) for both in images for each in both if each is not None and column in each}
