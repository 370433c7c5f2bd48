"""Which field comes after which when a map is typed, and where each one lies."""

from __future__ import annotations

from math import hypot

from app.calc.flow_route import Point, middle
from app.calc.map_symbol import FLOW_KIND, SYMBOL_KIND, Field, data_rows
from app.canvas.flow_drawing import WORDS_PX
from app.canvas.font import MEDIUM, width
from app.canvas.symbol_words import Slot
from app.canvas.value_stream import MapScene


def field_of(kind: str, field: str) -> Field | None:
    """The declaration of a datum; `None` for the name."""
    declared = SYMBOL_KIND[kind].fields if kind in SYMBOL_KIND else FLOW_KIND[kind].fields
    return next((each for each in declared if each.id == field), None)


def fields_in_order(map: MapScene, id: str) -> list[str]:
    """The fields of a symbol as they are typed: its name and the rows of its data box, those always shown first."""
    item = map.symbols.get(id)
    if item is None:
        return ["name"]
    if any(field.id == "quantity" for field in item.kind.fields):
        return ["quantity", "days", "name"]
    rows = sorted(data_rows(item.kind, item.symbol), key=lambda field: not field.always)
    return ["name", *(field.id for field in rows)]


def slot_of(map: MapScene, id: str, field: str) -> Slot | None:
    """The place of a field, from the corner of its symbol, or from the middle of its flow."""
    if item := map.symbols.get(id):
        return map.written(item).slots.get(field)
    if row := map.flows.rows.get(id):
        level = middle(row.points, width(row.flow.name, WORDS_PX, MEDIUM))[2]
        return Slot(
            -80 if level else 6, -26 if level else -10, 160, 20, WORDS_PX, MEDIUM, "center" if level else "left"
        )
    return None


def origin_of(map: MapScene, id: str) -> Point:
    """The point from which the slots of a symbol or flow count."""
    if item := map.symbols.get(id):
        return item.box[0], item.box[1]
    row = map.flows.rows[id]
    x, y, _ = middle(row.points, width(row.flow.name, WORDS_PX, MEDIUM))
    return x, y


def next_symbol(map: MapScene, id: str, back: bool = False) -> str:
    """The next symbol along the material, else along any flow, else the nearest to the right; empty at the end."""
    item = map.symbols.get(id)
    if item is None:
        return ""
    flows = sorted((map.flows.rows[each].flow for each in item.flows), key=lambda flow: map.flows.rows[flow.id].order)
    material = [flow for flow in flows if FLOW_KIND[flow.kind].family == "material"]
    for flow in material or flows:
        if (flow.target if back else flow.source) == id:
            return flow.source if back else flow.target
    if material or flows:
        return ""
    x, y = item.centre()
    beside = (
        (hypot(other.centre()[0] - x, 3 * (other.centre()[1] - y)), each)
        for each, other in map.symbols.items()
        if each != id and ((other.centre()[0] < x) if back else (other.centre()[0] > x))
    )
    return min(beside, default=(0.0, ""))[1]
