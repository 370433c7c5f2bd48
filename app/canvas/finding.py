"""What lies under a point of the map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.calc.flow_route import legs
from app.canvas.map_items import SymbolItem
from app.canvas.symbol_words import Words
from app.canvas.value_stream import MapScene


@dataclass(frozen=True, slots=True)
class Found:
    """A symbol or a flow, and in a symbol the field whose place was met."""

    symbol: str = ""
    flow: str = ""
    field: str = ""


def find(map: MapScene, x: float, y: float, reach: float) -> Found:
    """The uppermost symbol, else the words around one, else the nearest flow within `reach`."""
    if item := symbol_at(map, x, y):
        return Found(symbol=item.symbol.id, field=_field(map, item, x, y))
    for item in reversed(map.near((x, y, x, y))):
        if field := _field(map, item, x, y):
            return Found(symbol=item.symbol.id, field=field)
    return Found(flow=flow_at(map, x, y, reach))


def symbol_at(map: MapScene, x: float, y: float, margin: float = 0.0) -> SymbolItem | None:
    """The uppermost symbol whose box, or its surroundings, hold the point."""
    best: SymbolItem | None = None
    for id in map.boxes.near((x - margin, y - margin, x + margin, y + margin)):
        item = map.symbols[id]
        left, top, right, bottom = item.box
        inside = left - margin <= x <= right + margin and top - margin <= y <= bottom + margin
        if inside and (best is None or item.order > best.order):
            best = item
    return best


def flow_at(map: MapScene, x: float, y: float, reach: float) -> str:
    """The flow whose way passes the point most closely, within `reach`; empty when there is none."""
    best, found = reach, ""
    for id in map.flows.ways.near((x - reach, y - reach, x + reach, y + reach)):
        for left, top, right, bottom in legs(map.flows.rows[id].points):
            off = max(left - x, 0.0, x - right) + max(top - y, 0.0, y - bottom)
            if off <= best:
                best, found = off, id
    return found


def _field(map: MapScene, item: SymbolItem, x: float, y: float) -> str:
    """The field of a symbol that is typed, or whose words stand, at the point."""
    written = map.written(item)
    x, y = x - item.box[0], y - item.box[1]
    for word in written.words:
        if word.field and word.x - 3 <= x <= word.x + word.width + 3 and word.y - 11 <= y <= word.y + 4:
            return word.field
    for id, slot in written.slots.items():
        if slot.x <= x <= slot.x + slot.width and slot.y <= y <= slot.y + slot.height:
            return id
    return ""


def figure_at(map: MapScene, x: float, y: float) -> str:
    """The key of the figure that is written at a point; empty when there is none."""
    for item in map.near((x, y, x, y)):
        if key := _figure(map.written(item).words, x - item.box[0], y - item.box[1]):
            return key
    return _figure(map.ladder.words((x, y, x, y)), x, y) if map.ladder else ""


def _figure(words: Iterable[Words], x: float, y: float) -> str:
    for word in words:
        if word.figure and word.x - 4 <= x <= word.x + word.width + 4 and word.y - 12 <= y <= word.y + 5:
            return word.figure
    return ""
