"""Value stream maps, their symbols and their flows, as tables; read as the frozen data of `calc.value_stream`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, cast, get_args

from sqlalchemy import ColumnElement, ForeignKey, Select, Table, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import value_stream as calc
from app.calc.map_symbol import FLOW_KIND, SYMBOL_KIND
from app.models.record import chunks
from app.models.schema import Row, new_id

FURTHEST = 1e8
"""Symbols lie within this distance of the origin, pixels: farther no canvas can show."""


class ValueStream(Row):
    __tablename__ = "value_stream"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="current", info={"choices": get_args(calc.State)})
    shifts_per_day: Mapped[float | None]
    shift_s: Mapped[float | None]
    breaks_s_per_shift: Mapped[float | None]
    days_per_week: Mapped[float | None]
    days_per_month: Mapped[float | None]
    days_per_year: Mapped[float | None]
    demand_quantity: Mapped[float | None]
    demand_per: Mapped[str] = mapped_column(default="day", info={"choices": get_args(calc.Period)})


class Symbol(Row):
    __tablename__ = "symbol"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    value_stream_id: Mapped[str] = mapped_column(ForeignKey("value_stream.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    ref: Mapped[str]
    kind: Mapped[str] = mapped_column(info={"choices": tuple(SYMBOL_KIND)})
    name: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    x: Mapped[float] = mapped_column(info={"at_most": FURTHEST})
    y: Mapped[float] = mapped_column(info={"at_most": FURTHEST})
    quantity: Mapped[float | None]
    days: Mapped[float | None]
    cycle_time_s: Mapped[float | None]
    changeover_s: Mapped[float | None]
    uptime: Mapped[float | None]
    scrap: Mapped[float | None]
    first_pass_yield: Mapped[float | None]
    operators: Mapped[float | None]
    machines: Mapped[float | None]
    parts_per_cycle: Mapped[float | None]
    batch_size: Mapped[float | None]
    resource_share: Mapped[float | None]
    processing_time_s: Mapped[float | None]
    value_added_s: Mapped[float | None]
    necessary_non_value_added_s: Mapped[float | None]
    available_s_per_day: Mapped[float | None]
    manual_work_s: Mapped[float | None]
    join: Mapped[str | None] = mapped_column(info={"choices": get_args(calc.Join)})


class Flow(Row):
    __tablename__ = "flow"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    value_stream_id: Mapped[str] = mapped_column(ForeignKey("value_stream.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    source_id: Mapped[str] = mapped_column(ForeignKey("symbol.id", ondelete="CASCADE"), index=True)
    target_id: Mapped[str] = mapped_column(ForeignKey("symbol.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(info={"choices": tuple(FLOW_KIND)})
    name: Mapped[str] = mapped_column(default="")
    share: Mapped[float | None]
    quantity_per: Mapped[float | None]
    maximum: Mapped[float | None]


_SYMBOLS, _FLOWS = cast(Table, Symbol.__table__), cast(Table, Flow.__table__)
CALENDAR = tuple(f.name for f in fields(calc.Calendar))
_SYMBOL = tuple(f.name for f in fields(calc.Symbol))
_FLOW = {"source": "source_id", "target": "target_id"}
_SYMBOL_COLUMNS: list[ColumnElement[Any]] = [_SYMBOLS.c[name] for name in _SYMBOL]
_FLOW_COLUMNS: list[ColumnElement[Any]] = [_FLOWS.c[_FLOW.get(f.name, f.name)] for f in fields(calc.Flow)]


def read_symbols(session: Session, ids: Iterable[str]) -> list[calc.Symbol]:
    """The symbols of these ids that exist, in no order."""
    return [calc.Symbol(*row) for row in _in_chunks(session, _SYMBOL_COLUMNS, _SYMBOLS.c.id, ids)]


def read_flows(session: Session, ids: Iterable[str]) -> list[calc.Flow]:
    """The flows of these ids that exist, in no order."""
    return [calc.Flow(*row) for row in _in_chunks(session, _FLOW_COLUMNS, _FLOWS.c.id, ids)]


def _in_chunks(
    session: Session, columns: list[ColumnElement[Any]], key: ColumnElement[Any], ids: Iterable[str]
) -> list[Any]:
    return [row for few in chunks(list(ids)) for row in session.execute(select(*columns).where(key.in_(few)))]


def read_value_stream(session: Session, id: str) -> calc.ValueStream | None:
    """One map, whole, or `None` when it is no more."""
    row = session.get(ValueStream, id)
    if row is None:
        return None
    # Of tables, not of classes: SQLAlchemy then hands on the rows of SQLite as they are.
    symbols = session.execute(_all_of(_SYMBOLS, _SYMBOL_COLUMNS, id))
    flows = session.execute(_all_of(_FLOWS, _FLOW_COLUMNS, id))
    return calc.ValueStream(
        row.id,
        row.name,
        row.state,  # type: ignore[arg-type]
        calc.Calendar(*(getattr(row, name) for name in CALENDAR)),
        calc.Demand(row.demand_quantity, row.demand_per),  # type: ignore[arg-type]
        tuple(calc.Symbol(*s) for s in symbols),
        tuple(calc.Flow(*f) for f in flows),
    )


def _all_of(table: Table, columns: list[ColumnElement[Any]], value_stream_id: str) -> Select[Any]:
    return select(*columns).where(table.c.value_stream_id == value_stream_id).order_by(table.c.rank, table.c.id)


def read_value_streams(session: Session) -> list[calc.ValueStream]:
    """All maps of the event in their order."""
    ids = session.scalars(select(ValueStream.id).order_by(ValueStream.rank, ValueStream.id)).all()
    return [stream for id in ids if (stream := read_value_stream(session, id))]


def add_value_stream(
    session: Session, stream: calc.ValueStream, rank: str, symbol_ranks: list[str], flow_ranks: list[str]
) -> None:
    """Store a whole map under the ids that it carries; every symbol must have its place."""
    session.add(
        ValueStream(
            id=stream.id,
            rank=rank,
            name=stream.name,
            state=stream.state,
            demand_quantity=stream.demand.quantity,
            demand_per=stream.demand.per,
            **{name: getattr(stream.calendar, name) for name in CALENDAR},
        )
    )
    session.flush()
    add_symbols(session, stream.id, stream.symbols, symbol_ranks)
    add_flows(session, stream.id, stream.flows, flow_ranks)


def add_symbols(session: Session, value_stream_id: str, symbols: Iterable[calc.Symbol], ranks: list[str]) -> None:
    rows = [
        {"value_stream_id": value_stream_id, "rank": rank, **{name: getattr(s, name) for name in _SYMBOL}}
        for s, rank in zip(symbols, ranks, strict=True)
    ]
    if rows:
        session.execute(insert(_SYMBOLS), rows)


def add_flows(session: Session, value_stream_id: str, flows: Iterable[calc.Flow], ranks: list[str]) -> None:
    rows = [
        {
            "value_stream_id": value_stream_id,
            "rank": rank,
            **{_FLOW.get(f.name, f.name): getattr(flow, f.name) for f in fields(calc.Flow)},
        }
        for flow, rank in zip(flows, ranks, strict=True)
    ]
    if rows:
        session.execute(insert(_FLOWS), rows)
