"""Indicators with their measures, as tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import indicator as calc
from app.models.rank import spread
from app.models.record import add, add_parts, chunks, held, held_of, parts_of, table_of, values
from app.models.schema import Row, new_id


class Indicator(Row):
    __tablename__ = "indicator"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    definition: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    formula: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    frequency: Mapped[str | None] = mapped_column(info={"choices": get_args(calc.Frequency)})
    frequency_why: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    direction: Mapped[str] = mapped_column(default="more", info={"choices": get_args(calc.Direction)})
    initial: Mapped[float | None]
    target: Mapped[float | None]
    warning_low: Mapped[float | None]
    warning_high: Mapped[float | None]
    alarm_low: Mapped[float | None]
    alarm_high: Mapped[float | None]
    letter: Mapped[str | None] = mapped_column(info={"choices": get_args(calc.Letter)})
    axis: Mapped[str | None] = mapped_column(ForeignKey("axis.id", ondelete="SET NULL"), index=True)
    representation: Mapped[str] = mapped_column(default="line", info={"choices": get_args(calc.Representation)})
    context: Mapped[str] = mapped_column(default="")
    shared_with: Mapped[str] = mapped_column(default="")
    shared_when: Mapped[str] = mapped_column(default="")
    lower_spec: Mapped[float | None]
    upper_spec: Mapped[float | None]
    chart: Mapped[str | None] = mapped_column(info={"choices": get_args(calc.Chart)})
    rules: Mapped[str] = mapped_column(default="nelson", info={"choices": get_args(calc.Rules)})
    baseline_from: Mapped[int | None]
    baseline_to: Mapped[int | None]
    fixed_centre: Mapped[float | None]
    fixed_sigma: Mapped[float | None]
    moving_points: Mapped[int] = mapped_column(default=0)


class TargetChange(Row):
    __tablename__ = "target_change"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    indicator_id: Mapped[str] = mapped_column(ForeignKey("indicator.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    since_on: Mapped[str] = mapped_column(default="")
    target: Mapped[float | None]
    why: Mapped[str] = mapped_column(default="")


class Measure(Row):
    """One point; where it has readings, they are its value."""

    __tablename__ = "measure"
    __table_args__ = (Index("ix_measure_indicator_id", "indicator_id", "rank", "id"),)  # the last of 100,000 at once

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    indicator_id: Mapped[str] = mapped_column(ForeignKey("indicator.id", ondelete="CASCADE"))
    rank: Mapped[str]
    at: Mapped[str] = mapped_column(default="")
    value: Mapped[float | None]
    count: Mapped[float | None]
    n: Mapped[float | None]
    stage: Mapped[str] = mapped_column(default="")
    excluded: Mapped[int] = mapped_column(default=0)
    excluded_why: Mapped[str] = mapped_column(default="")
    comment: Mapped[str] = mapped_column(default="")
    event: Mapped[str] = mapped_column(default="")
    shift: Mapped[str] = mapped_column(default="")
    machine: Mapped[str] = mapped_column(default="")
    oee: Mapped[str | None] = mapped_column(ForeignKey("oee.id", ondelete="CASCADE"), index=True)


class Reading(Row):
    """One reading of a subgroup, in the order of `place`."""

    __tablename__ = "reading"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    measure_id: Mapped[str] = mapped_column(ForeignKey("measure.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    value: Mapped[float]


def read_indicators(session: Session, *where: Any, latest: int | None = None) -> list[calc.Indicator]:
    """Those that fulfil this, all without a condition, in their order; with the `latest` of their measures alone."""
    rows = held(session, Indicator, calc.Indicator, *where)
    ids = [row["id"] for row in rows]
    targets = parts_of(session, TargetChange, calc.TargetChange, "indicator_id", ids)
    ends = _before_latest(session, ids, latest) if latest is not None else {}
    whole = [id for id in ids if id not in ends]
    measures = held_of(session, Measure, calc.Measure, "indicator_id", whole)
    readings = _readings(session, whole)
    for id, end in ends.items():
        of_one = table_of(Measure).c.indicator_id == id, table_of(Measure).c.rank > end
        measures[id] = held(session, Measure, calc.Measure, *of_one)
        readings |= _readings(session, [id], end)
    return [
        calc.Indicator(
            **row,
            targets=targets(row["id"]),
            measures=tuple(
                [calc.Measure(**each, values=readings.get(each["id"], ())) for each in measures.get(row["id"], ())]
            ),
        )
        for row in rows
    ]


def _before_latest(session: Session, ids: Iterable[str], latest: int) -> dict[str, str]:
    """The rank after which the latest measures begin, of the indicators that have more of them."""
    found = {}
    for id in ids:
        query = select(Measure.rank).where(Measure.indicator_id == id).order_by(Measure.rank.desc(), Measure.id.desc())
        if (end := session.scalar(query.offset(latest).limit(1))) is not None:
            found[id] = end
    return found


def _readings(session: Session, ids: Sequence[str], after: str = "") -> dict[str, tuple[float, ...]]:
    """The readings of each measure of these indicators, by its id; of those whose rank comes `after` this one."""
    table, measure = table_of(Reading), table_of(Measure)
    found: dict[str, list[float]] = defaultdict(list)
    for few in chunks(ids):
        query = select(table.c.measure_id, table.c.value).join(measure, measure.c.id == table.c.measure_id)
        query = query.where(measure.c.indicator_id.in_(few), measure.c.rank > after)
        query = query.order_by(table.c.place, table.c.id)
        for of, value in session.execute(query):
            found[of].append(value)
    return {of: tuple(values) for of, values in found.items()}


def add_indicators(session: Session, indicators: Sequence[calc.Indicator], ranks: Sequence[str]) -> None:
    """Store indicators with their targets and measures under their ids."""
    rows = [{**values(Indicator, each), "rank": rank} for each, rank in zip(indicators, ranks, strict=True)]
    add(session, Indicator, rows)
    add_parts(session, TargetChange, "indicator_id", ((each.id, each.targets) for each in indicators))
    for each in indicators:
        add_measures(session, each.id, each.measures, spread(len(each.measures)))


def add_measures(session: Session, indicator: str, measures: Iterable[calc.Measure], ranks: Sequence[str]) -> list[str]:
    """Store measures of an indicator with their readings; their ids, which are made where there are none."""
    placed = [(each.id or new_id(), each, rank) for each, rank in zip(measures, ranks, strict=True)]
    rows = [{**values(Measure, each), "id": id, "indicator_id": indicator, "rank": rank} for id, each, rank in placed]
    add(session, Measure, rows)
    add_readings(session, ((id, each.values) for id, each, _rank in placed))
    return [id for id, _each, _rank in placed]


def add_readings(session: Session, of: Iterable[tuple[str, Sequence[float]]]) -> None:
    """Store the readings of these measures, which have none yet."""
    rows = [
        {"id": new_id(), "measure_id": id, "place": place, "value": value}
        for id, given in of
        for place, value in enumerate(given)
    ]
    add(session, Reading, rows)
