"""The series for the OEE of a document, with the indicators whose measures they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc.indicator import Indicator as Data
from app.calc.indicator import TargetChange
from app.calc.oee import Oee as OeeData
from app.models import indicator as rows
from app.models.oee import Oee, OeeLoss, read_oee
from app.models.record import held, parts_of
from app.models.schema import Row

OF_OEE: tuple[type[Row], ...] = (Oee, OeeLoss, rows.Indicator, rows.TargetChange)
"""A change in any of these changes what is listed."""


@dataclass(frozen=True, slots=True)
class AllSeries:
    """`indicators` are those that series name, by their ids, without their measures."""

    series: tuple[OeeData, ...] = ()
    indicators: dict[str, Data] | None = None

    def indicator_of(self, series: Sequence[OeeData]) -> Data | None:
        """That of all these, where they have one in common."""
        ids = {one.indicator for one in series}
        id = ids.pop() if len(ids) == 1 else None
        return (self.indicators or {}).get(id) if id is not None else None


def read_all(session: Session) -> AllSeries:
    series = read_oee(session)
    tied = sorted({one.indicator for one in series if one.indicator})
    found = held(session, rows.Indicator, Data, rows.Indicator.id.in_(tied))
    targets = parts_of(session, rows.TargetChange, TargetChange, "indicator_id", tied)
    return AllSeries(tuple(series), {row["id"]: Data(**row, targets=targets(row["id"])) for row in found})


def choices(session: Session) -> list[tuple[str, str]]:
    """Ids and names of all indicators, in their order."""
    query = select(rows.Indicator.id, rows.Indicator.name).order_by(rows.Indicator.rank, rows.Indicator.id)
    return [(id, " ".join(name.split())) for id, name in session.execute(query)]
