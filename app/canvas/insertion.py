"""A symbol dropped on a flow, or between two processes, takes its place in the chain."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.calc.map_layout import GAP, room_of
from app.calc.map_symbol import FLOW_KIND, SYMBOL_KIND, flow_kind_between
from app.calc.value_stream import Flow, Symbol
from app.canvas.finding import flow_at
from app.canvas.map_edit import ADD_SYMBOL, INSERT, MapEdit, store_centres
from app.models import value_stream as rows
from app.models.schema import new_id

ON_FLOW = 14.0
"""A symbol whose middle comes so near to a flow is dropped on it; pixels of the scene."""

_NEIGHBOUR, _OVERLAP = 420.0, 40.0


def takes_part(kind: str) -> bool:
    """Whether a symbol of this kind can stand within a chain."""
    return SYMBOL_KIND[kind].on_material_path and kind not in ("customer", "supplier")


def place(edits: MapEdit, kind: str, x: float, y: float) -> str:
    """Put a new symbol on the map, into the flow or between the processes where it falls; its id."""
    symbol = edits.new_symbol(kind, x, y)
    pair = _flow_or_neighbours(edits, kind, x, y) if takes_part(kind) else None
    if pair is None:
        with edits.edit(ADD_SYMBOL) as session:
            edits.store_symbols(session, [symbol])
        return symbol.id
    with edits.edit(INSERT) as session:
        edits.store_symbols(session, [symbol])
        join(edits, session, symbol, *pair)
    return symbol.id


def insert_moved(edits: MapEdit, session: Session, symbol: Symbol) -> None:
    """Within an edit that moves it: put a symbol without flows into the flow on which it was dropped."""
    pair = _flow_or_neighbours(edits, symbol.kind, symbol.x or 0.0, symbol.y or 0.0)
    if pair is not None and pair[0] is not None:
        join(edits, session, symbol, *pair)


def _flow_or_neighbours(edits: MapEdit, kind: str, x: float, y: float) -> tuple[Flow | None, str, str] | None:
    """The flow on which the point lies, and its ends; for an inventory also the two processes it falls between."""
    map = edits.map
    if id := flow_at(map, x, y, ON_FLOW):
        flow = map.flows.rows[id].flow
        if FLOW_KIND[flow.kind].family == "material":
            return flow, flow.source, flow.target
    if kind != "inventory":
        return None
    left, right = _neighbour(edits, x, y, -1), _neighbour(edits, x, y, 1)
    if not left or not right:
        return None
    for id in map.symbols[left].flows:
        flow = map.flows.rows[id].flow
        if flow.source == left and FLOW_KIND[flow.kind].family == "material":
            return (flow, left, right) if flow.target == right else None
    return None, left, right


def _neighbour(edits: MapEdit, x: float, y: float, side: int) -> str:
    """The process next to a point, on its left (-1) or right (1), at its height."""
    map = edits.map
    best, found = _NEIGHBOUR, ""
    area = (x - _NEIGHBOUR, y, x, y) if side < 0 else (x, y, x + _NEIGHBOUR, y)
    for id in map.boxes.near(area):
        item = map.symbols[id]
        left, top, right, bottom = item.box
        away = x - right if side < 0 else left - x
        if top <= y <= bottom and -_OVERLAP < away < best and (item.centre()[0] - x) * side > 0:
            best, found = away, id if item.symbol.kind == "process" else ""
    return found


def join(edits: MapEdit, session: Session, symbol: Symbol, flow: Flow | None, source: str, target: str) -> bool:
    """Lead the flow through the symbol; its share and quantity stay with the part that enters the target.

    Both parts are what their ends ask for, unless somebody chose the flow otherwise. Whether there was a row in which
    the symbol got its room.
    """
    first_end, last_end = (edits.map.symbols[id].symbol.kind for id in (source, target))
    kinds = flow_kind_between(first_end, symbol.kind), flow_kind_between(symbol.kind, last_end)
    if flow is None:
        onwards = Flow(new_id(), symbol.id, target, kinds[1])
        edits.store_flows(session, [Flow(new_id(), source, symbol.id, kinds[0]), onwards])
    else:
        if flow.kind != flow_kind_between(first_end, last_end):
            kinds = flow.kind, flow.kind
        edits.store_flows(session, [Flow(new_id(), source, symbol.id, kinds[0])])
        session.execute(update(rows.Flow).where(rows.Flow.id == flow.id).values(source_id=symbol.id, kind=kinds[1]))
    return _make_room(edits, session, symbol, source, target)


def _make_room(edits: MapEdit, session: Session, symbol: Symbol, source: str, target: str) -> bool:
    """Bring the symbol to the height of its neighbours when they stand in a row, and push on what is too near."""
    map = edits.map
    a, b = map.symbols[source], map.symbols[target]
    if b.box[0] <= a.box[2] or min(a.box[3], b.box[3]) <= max(a.box[1], b.box[1]):
        return False
    half = room_of(symbol) / 2
    least = a.centre()[0] + room_of(a.symbol) / 2 + GAP + half
    most = b.centre()[0] - room_of(b.symbol) / 2 - GAP - half
    x = max(least, min(symbol.x or 0.0, most))
    centres = {symbol.id: (x, (a.centre()[1] + b.centre()[1]) / 2)}
    if x > most:
        centres |= pushed(edits, beyond(edits, target, b.box[0]), x - most)
    store_centres(session, centres)
    return True


def pushed(edits: MapEdit, ids: Iterable[str], by: float) -> dict[str, tuple[float, float]]:
    """Where symbols lie when they are pushed to the right, or by less than nothing to the left."""
    centres = {id: edits.map.symbols[id].centre() for id in ids}
    return {id: (x + by, y) for id, (x, y) in centres.items()}


def beyond(edits: MapEdit, start: str, edge: float, side: int = 1) -> set[str]:
    """What follows in the flow of material as far as it stands to the right of the edge; for -1 the other way."""
    map, found, open_ends = edits.map, {start}, [start]
    while open_ends:
        for id in map.symbols[open_ends.pop()].flows:
            flow = map.flows.rows[id].flow
            onwards = flow.target if side > 0 else flow.source
            box = map.symbols[onwards].box
            is_past = box[0] >= edge if side > 0 else box[2] <= edge
            if FLOW_KIND[flow.kind].family == "material" and onwards not in found and is_past:
                found.add(onwards)
                open_ends.append(onwards)
    return found
