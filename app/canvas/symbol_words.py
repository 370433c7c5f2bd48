"""What is written in, above and below a symbol, and where its fields are typed. Pixels from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from app.calc import quantity
from app.calc.map_symbol import ROW_HEIGHT, SYMBOL_KIND, Field, SymbolKind, data_rows, size
from app.calc.value_stream import Demand, Figures, Symbol
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, width, wrapped
from app.language import N_, catalogue

Align = Literal["left", "center", "right"]

PER = {
    "day": N_("{quantity} per day"),
    "week": N_("{quantity} per week"),
    "month": N_("{quantity} per month"),
    "year": N_("{quantity} per year"),
}
OVER_TAKT, BOTTLENECK, PARTS = N_("> takt"), N_("bottleneck"), N_("{quantity} parts")
NAME_PX, ROW_PX, TAG_PX, LINE = 14, 13, 12, 16.0
LEAST_PX = 10
"""A long text inside a symbol is written as small as this before it is cut."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the words of the symbols need besides the symbols themselves."""

    figures: Figures
    demand: Demand
    language: str

    def say(self, template: str, **values: object) -> str:
        text = catalogue(self.language).gettext(template)
        return text.format(**values) if values else text

    def show(self, value: float | None, unit: quantity.Unit) -> str:
        return quantity.show(value, unit, language=self.language, day_s=self.figures.available_s_per_day)


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text: left end of its base line, colour by its name in `Look`, the field or figure that it shows."""

    x: float
    y: float
    text: str
    px: int
    weight: int
    colour: str
    width: float
    field: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """The place in which a field is typed, and how its text looks there."""

    x: float
    y: float
    width: float
    height: float
    px: int
    weight: int
    align: Align


@dataclass(frozen=True, slots=True)
class Written:
    """`above`, `below` and, to both sides, `beside` are how far the words reach beyond the symbol."""

    width: float
    height: float
    words: tuple[Words, ...]
    slots: dict[str, Slot]
    over_takt: bool = False
    bottleneck: bool = False
    above: float = 2.0
    below: float = 2.0
    beside: float = 2.0


def write(symbol: Symbol, facts: Facts) -> Written:
    """Everything that stands on and around one symbol."""
    kind = SYMBOL_KIND[symbol.kind]
    w, h = size(kind, symbol)
    if kind.label == "title":
        return _title_and_rows(symbol, kind, facts, w, h)
    if kind.label == "inside":
        return _inside(symbol, kind, facts, w, h)
    return _below(symbol, kind, facts, w, h)


def line(x: float, y: float, room: float, align: Align, text: str, px: int, weight: int, colour: str) -> Words:
    """A text on one line within `room` pixels from x."""
    text = elided(text, room, px, weight)
    wide = width(text, px, weight)
    x += {"left": 0.0, "center": (room - wide) / 2, "right": room - wide}[align]
    return Words(x, y, text, px, weight, colour, wide)


def _name(symbol: Symbol, kind: SymbolKind, facts: Facts) -> tuple[str, str]:
    """The name and its colour; the kind, paler, where there is none."""
    return (symbol.name, "ink") if symbol.name.strip() else (facts.say(kind.name), "thin")


def _title_and_rows(symbol: Symbol, kind: SymbolKind, facts: Facts, w: float, h: float) -> Written:
    name, colour = _name(symbol, kind, facts)
    lines, px, step = _fitted(name, w - 8, kind.height - 2, NAME_PX, SEMI_BOLD)
    top = kind.height / 2 + px * 0.36 - (len(lines) - 1) * step / 2
    words = [
        replace(line(4, top + i * step, w - 8, "center", text, px, SEMI_BOLD, colour), field="name")
        for i, text in enumerate(lines)
    ]
    slots = {"name": Slot(2, 2, w - 4, kind.height - 4, NAME_PX, SEMI_BOLD, "center")}
    for i, field in enumerate(data_rows(kind, symbol)):
        y = kind.height + i * ROW_HEIGHT
        label = line(7, y + 15, w - 60, "left", facts.say(field.short), ROW_PX, REGULAR, "thin")
        words += [replace(label, field=field.id), _row_value(symbol, field, facts, y, w, label.width)]
        slots[field.id] = Slot(w * 0.45, y + 1, w * 0.55 - 2, ROW_HEIGHT - 1, ROW_PX, MEDIUM, "right")
    figures = facts.figures.processes.get(symbol.id)
    over, slowest = bool(figures and figures.over_takt), facts.figures.bottleneck == symbol.id
    if over:
        tag = line(13, -5, w / 2 - 8, "left", facts.say(OVER_TAKT), TAG_PX, SEMI_BOLD, "danger")
        words.append(replace(tag, figure=f"processes.{symbol.id}.effective_cycle_time_s"))
    if slowest:
        tag = line(w / 2, -5, w / 2, "right", facts.say(BOTTLENECK), TAG_PX, MEDIUM, "thin")
        words.append(replace(tag, figure=f"processes.{symbol.id}.load"))
    return Written(w, h, tuple(words), slots, over, slowest, 18.0 if over or slowest else 2.0)


def _row_value(symbol: Symbol, field: Field, facts: Facts, y: float, w: float, taken: float) -> Words:
    value = getattr(symbol, field.id)
    text = facts.show(value, field.unit)  # type: ignore[arg-type]
    shown = line(12 + taken, y + 15, w - 19 - taken, "right", text, ROW_PX, MEDIUM, "thin" if value is None else "ink")
    return replace(shown, field=field.id)


def _fitted(text: str, room: float, high: float, px: int, weight: int) -> tuple[list[str], int, float]:
    """The text in lines that fit the height, its size, and the step from line to line; smaller when it is long."""
    while True:
        step = px * 1.15
        most = max(1, int(high / step))
        lines = wrapped(text, room, most + 1, px, weight)
        if px <= LEAST_PX or len(lines) <= most:
            return (lines if len(lines) <= most else wrapped(text, room, most, px, weight)), px, step
        px -= 1


def _inside(symbol: Symbol, kind: SymbolKind, facts: Facts, w: float, h: float) -> Written:
    """The name, and under that of a customer the demand of the map."""
    name, colour = _name(symbol, kind, facts)
    left, top, room, high = kind.inside or (4.0, 4.0, w - 8, h - 8)
    slots = {"name": Slot(left - 3, top - 2, room + 6, high + 4, NAME_PX, SEMI_BOLD, kind.align)}
    demand = facts.demand if kind.id == "customer" else Demand()
    if demand.quantity is not None:
        high -= LINE
    weight = REGULAR if kind.align == "left" else SEMI_BOLD if room > 80 else MEDIUM
    lines, px, step = _fitted(name, room, high, NAME_PX, weight)
    start = top + (0 if kind.align == "left" else (high - len(lines) * step) / 2) + px * 0.86
    words = [
        replace(line(left, start + i * step, room, kind.align, text, px, weight, colour), field="name")
        for i, text in enumerate(lines)
    ]
    if demand.quantity is not None:
        text = facts.say(PER[demand.per], quantity=facts.show(demand.quantity, "count"))
        px = TAG_PX if width(text, TAG_PX, MEDIUM) <= room else TAG_PX - 1
        tag = line(left, top + high + 10, room, "center", text, px, MEDIUM, "ink")
        words.append(replace(tag, figure="demand_per_day"))
    return Written(w, h, tuple(words), slots)


def _below(symbol: Symbol, kind: SymbolKind, facts: Facts, w: float, h: float) -> Written:
    """The name when there is one, then an inventory's quantity and days; each typed where it stands."""
    beside = max(2.0, (112 - w) / 2)
    x, room, y = -beside, w + 2 * beside, h
    words: list[Words] = []
    name, colour = _name(symbol, kind, facts)
    is_inventory = any(field.id == "quantity" for field in kind.fields)
    if symbol.name.strip() or not is_inventory:
        for text in wrapped(name, room, 2, ROW_PX, SEMI_BOLD):
            y += LINE
            words.append(replace(line(x, y, room, "center", text, ROW_PX, SEMI_BOLD, colour), field="name"))
    slots = {"name": Slot(x, h + 1, room, max(18.0, y - h + 4), ROW_PX, SEMI_BOLD, "center")}
    if is_inventory:
        days = facts.figures.inventories.get(symbol.id)
        shown = facts.show(symbol.quantity, "count")
        if symbol.quantity is not None:
            shown = facts.say(PARTS, quantity=shown)
        rows = (
            ("quantity", shown, "ink" if symbol.quantity is not None else "thin", ""),
            ("days", facts.show(days.days if days else None, "days"), "information", f"inventories.{symbol.id}.days"),
        )
        for field, text, tint, figure in rows:
            if field == "quantity" and symbol.quantity is None and symbol.days is not None:
                slots[field] = Slot(x, y + 3, room, LINE, ROW_PX, MEDIUM, "center")
                continue
            slots[field] = Slot(x, y + 3, room, LINE, ROW_PX, MEDIUM, "center")
            y += LINE
            words.append(replace(line(x, y, room, "center", text, ROW_PX, MEDIUM, tint), field=field, figure=figure))
    return Written(w, h, tuple(words), slots, below=y - h + 8, beside=beside)
