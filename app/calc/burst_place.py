"""Where a kaizen burst stands by the step that it speaks of, and of which step one that stands there speaks."""

from __future__ import annotations

from collections.abc import Iterable

from app.calc.map_layout import BESIDE, room_of
from app.calc.map_symbol import SYMBOL_KIND, declared_height, size
from app.calc.value_stream import Symbol

CLEAR = 26.0
"""Between a step and the burst above it, pixels."""
BURST = SYMBOL_KIND["kaizen_burst"]


def place_above(step: Symbol, symbols: Iterable[Symbol]) -> tuple[float, float]:
    """The centre of a new burst above a step, clear of the symbols that are there already."""
    x = (step.x or 0.0) + BESIDE
    y = (step.y or 0.0) - declared_height(SYMBOL_KIND[step.kind]) / 2 - CLEAR - BURST.height / 2
    boxes = [_box(symbol) for symbol in symbols]
    while any(_covers(box, x, y) for box in boxes):
        y -= CLEAR
    return x, y


def step_below(burst: Symbol, symbols: Iterable[Symbol]) -> str | None:
    """The id of the process above which a burst stands, the nearest of several; `None` where it stands by itself.

    It may stand straight above it, or beside, as `place_above` has it.
    """
    near = []
    for symbol in symbols:
        if symbol.kind == "process":
            away, up = (burst.x or 0.0) - (symbol.x or 0.0), (symbol.y or 0.0) - (burst.y or 0.0)
            if up > 0 and abs(away) <= room_of(symbol) / 2 + BESIDE:
                near.append((min(abs(away), abs(away - BESIDE)), up, symbol.id))
    return min(near)[2] if near else None


def _box(symbol: Symbol) -> tuple[float, float, float, float]:
    kind = SYMBOL_KIND[symbol.kind]
    x, top, half = symbol.x or 0.0, (symbol.y or 0.0) - declared_height(kind) / 2, room_of(symbol) / 2
    return x - half, top, x + half, top + size(kind, symbol)[1]


def _covers(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    left, top, right, bottom = box
    half_wide, half_high = BURST.width / 2, BURST.height / 2
    return left < x + half_wide and right > x - half_wide and top < y + half_high and bottom > y - half_high
