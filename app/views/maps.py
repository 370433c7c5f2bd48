"""The maps of the event as a list: add, copy, name, order, delete. Each function is one gesture of the user."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

from sqlalchemy import delete, select, update

from app.calc import value_stream as calc
from app.language import N_
from app.models.document import Document
from app.models.rank import spread
from app.models.row_order import put_at, rank_at_end
from app.models.schema import new_id
from app.models.value_stream import Flow, Symbol, ValueStream, add_value_stream, read_value_stream


@dataclass(frozen=True, slots=True)
class Listed:
    id: str
    name: str
    state: str


def maps(document: Document) -> list[Listed]:
    """All maps of the event in their order."""
    with document.read() as session:
        rows = session.execute(
            select(ValueStream.id, ValueStream.name, ValueStream.state).order_by(ValueStream.rank, ValueStream.id)
        )
        return [Listed(*row) for row in rows]


def home_of(document: Document, ids: set[str]) -> str | None:
    """The map on which one of these symbols or flows lies, or which is itself among them; symbols and flows first."""
    with document.read() as session:
        rows = chain((session.get(Symbol, id) for id in ids), (session.get(Flow, id) for id in ids))
        homes = (row.value_stream_id for row in rows if row is not None)
        return next(homes, None) or next((each.id for each in maps(document) if each.id in ids), None)


def add_map(document: Document, name: str, state: str = "current") -> str:
    """An empty map after the others; its id."""
    with document.edit(N_("Add a map")) as session:
        id = new_id()
        stream = calc.ValueStream(id, name, state)  # type: ignore[arg-type]
        add_value_stream(session, stream, rank_at_end(session, ValueStream), [], [])
    return id


def put_map(document: Document, stream: calc.ValueStream, label: str) -> str:
    """A whole map under fresh ids after the others; its id. Every symbol must have its place."""
    fresh = _fresh(stream)
    with document.edit(label) as session:
        at_end = rank_at_end(session, ValueStream)
        add_value_stream(session, fresh, at_end, spread(len(fresh.symbols)), spread(len(fresh.flows)))
    return fresh.id


def copy_map(document: Document, id: str, name: str, state: str) -> str:
    """The same map once more under another name, as the start of a future state; its id."""
    with document.read() as session:
        stream = read_value_stream(session, id)
    if stream is None:
        return id
    label = N_("Make the future state") if state == "future" else N_("Copy the map")
    return put_map(document, replace(stream, name=name, state=state), label)  # type: ignore[arg-type]


def rename_map(document: Document, id: str, name: str) -> None:
    with document.edit(N_("Rename the map")) as session:
        session.execute(update(ValueStream).where(ValueStream.id == id).values(name=name))


def delete_map(document: Document, id: str) -> None:
    with document.edit(N_("Delete the map")) as session:
        session.execute(delete(ValueStream).where(ValueStream.id == id))


def move_map(document: Document, id: str, to: int) -> None:
    """Put the map in the place `to` among the others, counted without it."""
    with document.edit(N_("Move the map")) as session:
        put_at(session, ValueStream, id, to)


def _fresh(stream: calc.ValueStream) -> calc.ValueStream:
    ids = {symbol.id: new_id() for symbol in stream.symbols}
    return replace(
        stream,
        id=new_id(),
        symbols=tuple(replace(symbol, id=ids[symbol.id]) for symbol in stream.symbols),
        flows=tuple(
            replace(flow, id=new_id(), source=ids[flow.source], target=ids[flow.target]) for flow in stream.flows
        ),
    )
