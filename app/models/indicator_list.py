"""The indicators of a document as they are listed; after a gesture only those are read anew that it touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc import indicator as calc
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

LATEST = 2000
"""The measures of an indicator that the list reads: an import may bring 100,000, and how it stands say the last."""


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
        for indicator in read_indicators(session, Indicator.id.in_(few), latest=LATEST):
            rows[indicator.id] = listed(_told(session, indicator), axes)
    currency = event.currency if event is not None else ""
    return replace(known, rows=tuple(rows[id] for id in order), axes=axes, currency=currency)


def _told(session: Session, indicator: calc.Indicator) -> calc.Indicator:
    """With all its measures where the last one has no name but its number, which counts them all."""
    last = indicator.measures[-1:]
    if len(indicator.measures) < LATEST or last[0].at.strip():
        return indicator
    return read_whole(session, indicator.id) or indicator


def read_whole(session: Session, id: str) -> calc.Indicator | None:
    """An indicator with all its measures."""
    return next(iter(read_indicators(session, Indicator.id == id)), None)


def concerns(diff: Diff) -> bool:
    """Whether the list may be another after this gesture."""
    return any(diff.keys(model) for model in (Indicator, TargetChange, Measure, Reading, Axis, Event))


def touched(session: Session, diff: Diff) -> set[str]:
    """The indicators that are to be read anew after this gesture, whichever of their parts it was about."""
    ids = {str(id) for id in diff.keys(Indicator)}
    of_targets, targets = _owners(diff, TargetChange, "indicator_id")
    of_measures, measures = _owners(diff, Measure, "indicator_id")
    of_readings, _readings = _owners(diff, Reading, "measure_id")
    ids |= of_targets | of_measures
    new = {str(id) for id in diff.keys(Measure)} - measures
    for model, rows in ((Measure, measures | (of_readings - new)), (TargetChange, targets)):
        for few in chunks(sorted(rows)):
            ids.update(session.scalars(select(model.indicator_id).where(model.id.in_(few)).distinct()))
    return ids


def _owners(diff: Diff, model: type[TargetChange | Measure | Reading], column: str) -> tuple[set[str], set[str]]:
    """Whose the rows are that came or went, and the keys of the others: their images hold only what was changed."""
    owners, others = set(), set()
    for (key, *_rest), (before, after) in diff.tables.get(model.__tablename__, {}).items():
        image = after if before is None else before
        if image is not None and column in image:
            owners.add(str(image[column]))
        else:
            others.add(str(key))
    return owners, others
