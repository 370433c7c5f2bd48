"""A symbol dropped on a flow, or between two processes, takes its place in the chain."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.calc.map_symbol import FLOW_KIND, SYMBOL_KIND, flow_kind_between, size
from app.calc.value_stream import Flow, Symbol
from app.canvas.finding import flow_at
from app.canvas.map_edit import ADD_SYMBOL, INSERT, MapEdit, store_centres
from app.models import value_stream as rows
from app.models.schema import new_id

ON_FLOW = 14.0
"""A symbol whose middle comes so near to a flow is dropped on it; pixels of the scene."""

GAP = 40.0
"""Kept free on both sides of what is inserted, for the flows."""

_NEIGHBOUR = 420.0


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
        _join(edits, session, symbol, *pair)
    return symbol.id


def insert_moved(edits: MapEdit, session: Session, symbol: Symbol) -> None:
    """Within an edit that moves it: put a symbol without flows into the flow on which it was dropped."""
    pair = _flow_or_neighbours(edits, symbol.kind, symbol.x or 0.0, symbol.y or 0.0)
    if pair is not None and pair[0] is not None:
        _join(edits, session, symbol, *pair)


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
        if top <= y <= bottom and -GAP < away < best and (item.centre()[0] - x) * side > 0:
            best, found = away, id if item.symbol.kind == "process" else ""
    return found


def _join(edits: MapEdit, session: Session, symbol: Symbol, flow: Flow | None, source: str, target: str) -> None:
    """Lead the flow through the symbol; its share and quantity stay with the part that enters the target."""
    kind = edits.map.symbols[source].symbol.kind, edits.map.symbols[target].symbol.kind
    first = Flow(new_id(), source, symbol.id, flow.kind if flow else flow_kind_between(kind[0], symbol.kind))
    if flow is None:
        second = Flow(new_id(), symbol.id, target, flow_kind_between(symbol.kind, kind[1]))
        edits.store_flows(session, [first, second])
    else:
        edits.store_flows(session, [first])
        session.execute(update(rows.Flow).where(rows.Flow.id == flow.id).values(source_id=symbol.id))
    _make_room(edits, session, symbol, source, target)


def _make_room(edits: MapEdit, session: Session, symbol: Symbol, source: str, target: str) -> None:
    """Bring the symbol to the height of its neighbours when they stand in a row, and push on what is too near."""
    map = edits.map
    a, b = map.symbols[source].box, map.symbols[target].box
    if b[0] <= a[2] or min(a[3], b[3]) <= max(a[1], b[1]):
        return
    width = size(SYMBOL_KIND[symbol.kind], symbol)[0]
    y = (map.symbols[source].centre()[1] + map.symbols[target].centre()[1]) / 2
    x = max(symbol.x or 0.0, a[2] + GAP + width / 2)
    if x + width / 2 + GAP > b[0]:
        x = max(a[2] + GAP + width / 2, min(x, b[0] - GAP - width / 2))
    centres = {symbol.id: (x, y)}
    push = x + width / 2 + GAP - b[0]
    if push > 0:
        for id in _beyond(edits, target, b[0]):
            cx, cy = map.symbols[id].centre()
            centres[id] = (cx + push, cy)
    store_centres(session, centres)


def _beyond(edits: MapEdit, start: str, left: float) -> set[str]:
    """What follows in the flow of material, as far as it stands to the right."""
    map, found, open_ends = edits.map, {start}, [start]
    while open_ends:
        for id in map.symbols[open_ends.pop()].flows:
            flow = map.flows.rows[id].flow
            onwards = flow.target
            is_material = FLOW_KIND[flow.kind].family == "material"
            if is_material and onwards not in found and map.symbols[onwards].box[0] >= left:
                found.add(onwards)
                open_ends.append(onwards)
    return found
