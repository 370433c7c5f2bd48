"""A chain that is typed: the next symbol stands beside the selected one and is joined to it, in one edit."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.calc.grid import Box
from app.calc.map_layout import BESIDE, GAP, ROW_GAP, room_of
from app.calc.map_symbol import FLOW_KIND, SYMBOL_KIND, flow_kind_between, size
from app.calc.value_stream import Flow, Symbol
from app.canvas.insertion import beyond, join, pushed, takes_part
from app.canvas.map_edit import ADD_SYMBOL, INSERT, MapEdit, store_centres
from app.canvas.map_items import SymbolItem
from app.canvas.value_stream import MapScene
from app.models.schema import new_id

_CLEAR = 26.0
"""Between a symbol and the burst above it, or the note below."""


def side_of(kind: str, beside: str, upstream: bool) -> int:
    """Where a symbol goes that is typed while one of the kind `beside` is selected: 1 right, -1 left, 0 nowhere.

    Maps are drawn upstream from the customer, and so on from what was typed there (`upstream`), until the supplier.
    """
    if not SYMBOL_KIND[kind].on_material_path or not SYMBOL_KIND[beside].on_material_path:
        return 0
    if kind in ("customer", "supplier"):
        return 0 if kind == beside else 1 if kind == "customer" else -1
    return -1 if beside == "customer" or (upstream and beside != "supplier") else 1


def place_next(edits: MapEdit, kind: str, beside: str, side: int) -> str:
    """Put a symbol at that side of another, joined to it, into the flow there when there is one; its id."""
    item = edits.map.symbols[beside]
    flows = _flows(edits.map, beside, side)
    x, y = item.centre()
    x += side * (room_of(item.symbol) / 2 + GAP + room_of(Symbol("", kind)) / 2)
    symbol = edits.new_symbol(kind, x, y)
    inserts = len(flows) == 1 and takes_part(kind)
    if flows and not inserts:
        symbol = edits.new_symbol(kind, x, y + ROW_GAP)
        symbol = edits.new_symbol(kind, x, _free(edits.map, symbol, ROW_GAP))
    ends = (beside, symbol) if side > 0 else (symbol, beside)
    with edits.edit(INSERT if inserts else ADD_SYMBOL) as session:
        edits.store_symbols(session, [symbol])
        if inserts:
            has_room = join(edits, session, symbol, flows[0], flows[0].source, flows[0].target)
        else:
            has_room = bool(flows)
            edits.store_flows(session, [_flow(edits.map, *ends)])
        if not has_room:
            _push_on(edits, session, symbol, beside, side)
    return symbol.id


def place_at(edits: MapEdit, kind: str, beside: str) -> str:
    """Put a burst above a symbol or a note below it, clear of what is there already; its id."""
    item = edits.map.symbols[beside]
    half = size(SYMBOL_KIND[kind], Symbol("", kind))[1] / 2
    x, y = item.centre()
    if kind == "kaizen_burst":
        symbol = edits.new_symbol(kind, x + BESIDE, item.box[1] - _CLEAR - half)
        step = -_CLEAR
    else:
        words = edits.map.written(item).below
        symbol = edits.new_symbol(kind, x, item.box[3] + words + _CLEAR + half)
        step = _CLEAR
    free = edits.new_symbol(kind, symbol.x or 0.0, _free(edits.map, symbol, step))
    with edits.edit(ADD_SYMBOL) as session:
        edits.store_symbols(session, [free])
    return free.id


def _flow(map: MapScene, *ends: str | Symbol) -> Flow:
    source, target = ((map.symbols[end].symbol if isinstance(end, str) else end) for end in ends)
    return Flow(new_id(), source.id, target.id, flow_kind_between(source.kind, target.kind))


def _flows(map: MapScene, id: str, side: int) -> list[Flow]:
    """The material that leaves a symbol, or for -1 that comes to it."""
    flows = (map.flows.rows[each].flow for each in map.symbols[id].flows)
    return [f for f in flows if FLOW_KIND[f.kind].family == "material" and (f.source if side > 0 else f.target) == id]


def _around(symbol: Symbol, x: float, y: float) -> Box:
    """The room of a new symbol in its row."""
    half_wide, half_high = room_of(symbol) / 2, size(SYMBOL_KIND[symbol.kind], symbol)[1] / 2
    return x - half_wide, y - half_high, x + half_wide, y + half_high


def _within(map: MapScene, box: Box, gap: float) -> list[SymbolItem]:
    left, top, right, bottom = box[0] - gap, box[1], box[2] + gap, box[3]
    near = (map.symbols[id] for id in map.boxes.near((left, top, right, bottom)))
    return [i for i in near if i.box[0] < right and i.box[2] > left and i.box[1] < bottom and i.box[3] > top]


def _free(map: MapScene, symbol: Symbol, step: float) -> float:
    """The height, at that of the symbol or by some steps beside it, where it covers nothing."""
    y = symbol.y or 0.0
    while _within(map, _around(symbol, symbol.x or 0.0, y), 0.0):
        y += step
    return y


def _push_on(edits: MapEdit, session: Session, symbol: Symbol, beside: str, side: int) -> None:
    """Push away what stands where the symbol is to stand, with all that follows on its line and along the material."""
    map = edits.map
    left, top, right, bottom = _around(symbol, symbol.x or 0.0, symbol.y or 0.0)
    blocking = [item for item in _within(map, (left, top, right, bottom), GAP) if item.symbol.id != beside]
    if not blocking:
        return
    if side > 0:
        edge = min(item.box[0] for item in blocking)
        by = right + GAP - min(item.centre()[0] - room_of(item.symbol) / 2 for item in blocking)
        line = _within(map, (edge, top, map.bounds().right(), bottom), 0.0)
    else:
        edge = max(item.box[2] for item in blocking)
        by = left - GAP - max(item.centre()[0] + room_of(item.symbol) / 2 for item in blocking)
        line = _within(map, (map.bounds().left(), top, edge, bottom), 0.0)
    moved = set().union(*(beyond(edits, item.symbol.id, edge, side) for item in line if item.symbol.id != beside))
    store_centres(session, pushed(edits, moved - {beside}, by))
