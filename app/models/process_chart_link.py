"""Between a process box of the map and its process flow chart: made, found, and its totals given back."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select, update

from app.calc import process_chart as calc
from app.calc.link import Link
from app.calc.step_figures import available_time
from app.calc.value_stream import Symbol, ValueStream
from app.language import N_
from app.models.document import Document
from app.models.link import Link as LinkRow
from app.models.link import add_link
from app.models.process_chart import ProcessChart, add_process_charts
from app.models.row_order import rank_at_end
from app.models.schema import new_id
from app.models.value_stream import Symbol as SymbolRow
from app.models.value_stream import ValueStream as ValueStreamRow
from app.models.value_stream import read_symbols, read_value_stream

OPEN, TAKE_TOTALS = N_("Make the process flow chart of a step"), N_("Take the totals of the process flow chart")


def chart_of(document: Document, symbol_id: str) -> str | None:
    """The chart of this process box: of several the first."""
    with document.read() as session:
        return session.scalar(
            select(ProcessChart.id)
            .join(LinkRow, LinkRow.target == ProcessChart.id)
            .where(LinkRow.target_kind == "process_chart", LinkRow.source_kind == "symbol", LinkRow.source == symbol_id)
            .order_by(ProcessChart.rank, ProcessChart.id)
            .limit(1)
        )


def open_chart(document: Document, symbol_id: str) -> str | None:
    """The chart of a process box, made with its name when there is none; `None` where the box is no more."""
    known = chart_of(document, symbol_id)
    if known is not None:
        return known
    with document.read() as session:
        box = next(iter(read_symbols(session, [symbol_id])), None)
    if box is None:
        return None
    chart = calc.ProcessChart(new_id(), " ".join(box.name.split()))
    with document.edit(OPEN) as session:
        add_process_charts(session, [chart], [rank_at_end(session, ProcessChart)])
        add_link(session, Link("symbol", symbol_id, "process_chart", chart.id))
    return chart.id


def box_of(document: Document, chart_id: str) -> Symbol | None:
    """The process box from which this chart was made."""
    with document.read() as session:
        query = select(LinkRow.source).where(
            LinkRow.target_kind == "process_chart", LinkRow.source_kind == "symbol", LinkRow.target == chart_id
        )
        found = read_symbols(session, session.scalars(query))
    return min(found, key=lambda symbol: symbol.id, default=None)


def take_totals(document: Document, symbol_id: str, values: Mapping[str, float]) -> None:
    """Write times, in seconds, into a process box."""
    with document.edit(TAKE_TOTALS) as session:
        session.execute(update(SymbolRow).where(SymbolRow.id == symbol_id).values(dict(values)))


def worked_day_s(document: Document, chart_id: str) -> float | None:
    """Seconds of a worked day where this chart was taken: of the map of its process box, else of the first map."""
    box = box_of(document, chart_id)
    with document.read() as session:
        first = select(ValueStreamRow.id).order_by(ValueStreamRow.rank, ValueStreamRow.id).limit(1)
        own = select(SymbolRow.value_stream_id).where(SymbolRow.id == (box.id if box else ""))
        id = session.scalar(own) or session.scalar(first)
        stream: ValueStream | None = read_value_stream(session, id) if id else None
    seconds = available_time(stream.calendar) if stream else None
    return float(seconds) if isinstance(seconds, (int, float)) and seconds > 0 else None
