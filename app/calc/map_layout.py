"""Places for the symbols of a map that have none, as the textbook draws it (Rother & Shook, *Learning to See*).

Supplier top left, production control top middle, customer top right, their trucks below them; the steps in one row from
left to right, side branches in rows below; kaizen bursts above the steps, notes below. Linear in symbols and flows.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from app.calc.map_symbol import FLOW_KIND, SYMBOL_KIND, declared_height, size
from app.calc.value_stream import Symbol, ValueStream

GAP = 30.0
"""Between columns: room for an arrow with its head."""
WORDED_GAP = 112.0
"""Between columns that a flow with words joins, such as its share."""
ROW_GAP = 88.0
"""Between rows: room for the name, the quantity and the days below an inventory."""
TOP_Y, TRUCK_Y, BURST_Y, FIRST_ROW_TOP = 44.0, 176.0, 272.0, 344.0
WORDS = 140.0
"""Room for the words of the information that comes to production control, and of that which goes out."""
BESIDE = 90.0
"""A burst stands so far to the right of its step: clear of the arrow that comes down to it."""
ROOM = {"inventory": 76.0, "truck": 128.0}
"""Wider than the symbol: words stand below an inventory, and a truck stands below its supplier or customer."""

Places = dict[str, tuple[float, float]]


def place(stream: ValueStream) -> ValueStream:
    """The map with a place for every symbol; those that have one keep it, the others come below them."""
    new = [s for s in stream.symbols if s.x is None or s.y is None]
    if not new:
        return stream
    places = _laid(new, stream)
    placed = [s for s in stream.symbols if s.x is not None and s.y is not None]
    if placed:
        left = min((s.x or 0.0) - room_of(s) / 2 for s in placed) - min(x - room_of(s) / 2 for s, x in _xs(new, places))
        down = max((s.y or 0.0) + _below(s) for s in placed) + ROW_GAP - min(y for _, y in places.values()) + TOP_Y
        places = {id: (x + left, y + down) for id, (x, y) in places.items()}
    return replace(
        stream,
        symbols=tuple(
            replace(s, x=float(round(places[s.id][0])), y=float(round(places[s.id][1]))) if s.id in places else s
            for s in stream.symbols
        ),
    )


def _xs(symbols: Iterable[Symbol], places: Places) -> list[tuple[Symbol, float]]:
    return [(s, places[s.id][0]) for s in symbols]


def room_of(symbol: Symbol) -> float:
    """The width that a symbol takes in its row, words included; `GAP` lies between two of them."""
    return max(size(SYMBOL_KIND[symbol.kind], symbol)[0], ROOM.get(symbol.kind, 0.0))


def _below(symbol: Symbol) -> float:
    """How far the symbol reaches below the height at which it lies."""
    kind = SYMBOL_KIND[symbol.kind]
    return size(kind, symbol)[1] - declared_height(kind) / 2


@dataclass(slots=True)
class _Way:
    """The material flows among the symbols to be placed; what leaves a customer is no part of its way."""

    after: dict[str, list[str]] = field(default_factory=dict)
    before: dict[str, list[str]] = field(default_factory=dict)


def _way(symbols: list[Symbol], stream: ValueStream) -> _Way:
    kinds = {s.id: s.kind for s in symbols if SYMBOL_KIND[s.kind].on_material_path}
    way = _Way({id: [] for id in kinds}, {id: [] for id in kinds})
    for flow in stream.flows:
        onward = flow.source in kinds and flow.target in kinds and flow.source != flow.target
        if onward and FLOW_KIND[flow.kind].family == "material" and kinds[flow.source] != "customer":
            way.after[flow.source].append(flow.target)
            way.before[flow.target].append(flow.source)
    return way


def _laid(symbols: list[Symbol], stream: ValueStream) -> Places:
    way = _way(symbols, stream)
    kind = {s.id: s.kind for s in symbols}
    trucks = [s for s in symbols if s.kind == "truck"]
    suppliers = [s for s in symbols if s.kind == "supplier" and not way.before[s.id]]
    customers = [s for s in symbols if s.kind == "customer"]
    control = [s for s in symbols if SYMBOL_KIND[s.kind].family == "information"]
    outbound = [s for s in trucks if way.after[s.id] and all(kind[id] == "customer" for id in way.after[s.id])]
    gone = {s.id for s in outbound}
    inbound = [
        s for s in trucks if s.id not in gone and all(kind[id] in ("supplier", "truck") for id in way.before[s.id])
    ]
    above = {s.id for s in (*suppliers, *customers, *control, *inbound, *outbound)}
    chain = [s for s in symbols if s.id in way.after and s.id not in above]
    columns, rows = _grid([s.id for s in chain], way)
    top = _width(suppliers) + _width(control) + _width(customers) + (2 * WORDS if control else 0.0)
    xs = _columns(chain, columns, _worded(stream, columns), max(top, _width(inbound) + _width(outbound)) - GAP)
    places = {s.id: (xs[columns[s.id]], 0.0) for s in chain}
    bottom = _set_rows(chain, rows, places)
    left, right = -_half(suppliers or inbound), xs[-1] + _half(customers or outbound)
    _in_row(suppliers, TOP_Y, left, places)
    _in_row(customers, TOP_Y, right + GAP - _width(customers), places)
    free = left + _width(suppliers) + right + GAP - _width(customers)
    _in_row(control, TOP_Y, (free - _width(control)) / 2, places)
    _in_row(inbound, TRUCK_Y, left, places)
    _in_row(outbound, TRUCK_Y, right + GAP - _width(outbound), places)
    general = [s for s in symbols if SYMBOL_KIND[s.kind].family == "general"]
    steps = sorted({places[s.id][0] for s in chain if s.kind == "process"})
    _above_steps([s for s in general if s.kind == "kaizen_burst"], steps, xs[-1], right, places)
    _in_row([s for s in general if s.kind != "kaizen_burst"], bottom, left, places)
    return places


def _half(symbols: list[Symbol]) -> float:
    return room_of(symbols[0]) / 2 if symbols else 0.0


def _width(symbols: list[Symbol]) -> float:
    return sum(room_of(s) + GAP for s in symbols)


def _in_row(symbols: list[Symbol], y: float, left: float, places: Places) -> None:
    for s in symbols:
        places[s.id] = (left + room_of(s) / 2, y)
        left += room_of(s) + GAP


def _above_steps(bursts: list[Symbol], steps: list[float], last: float, right: float, places: Places) -> None:
    """One burst above each step, clear of what goes up from the last column; further ones to the right of the map."""
    for burst, x in zip(bursts, steps, strict=False):
        clear = last - room_of(burst) / 2 - 12.0
        places[burst.id] = (min(x + BESIDE, max(clear, x)) if x < last else x + BESIDE, BURST_Y)
    further = max([right, *(x + BESIDE + room_of(bursts[0]) / 2 for x in steps[-1:] if bursts)]) + GAP
    _in_row(bursts[len(steps) :], BURST_Y, further, places)


def _worded(stream: ValueStream, columns: dict[str, int]) -> set[int]:
    """The columns to which a flow with words comes from the one before."""
    return {
        columns[flow.target]
        for flow in stream.flows
        if (flow.name or flow.share is not None or flow.maximum is not None or flow.quantity_per not in (None, 1.0))
        and flow.source in columns
        and columns.get(flow.target) == columns[flow.source] + 1
    }


def _columns(chain: list[Symbol], columns: dict[str, int], worded: set[int], top_width: float) -> list[float]:
    """The middle of each column; they stand apart as far as the rows above them need between the first and the last."""
    wide = [0.0] * (max(columns.values(), default=0) + 1)
    for s in chain:
        wide[columns[s.id]] = max(wide[columns[s.id]], room_of(s))
    xs = [0.0]
    for i, (before, own) in enumerate(zip(wide, wide[1:], strict=False), 1):
        xs.append(xs[-1] + (before + own) / 2 + (WORDED_GAP if i in worded else GAP))
    missing = top_width - 128.0 - xs[-1]
    if missing <= 0:
        return xs
    if len(xs) == 1:
        return [missing / 2, missing]
    return [x + missing * i / (len(xs) - 1) for i, x in enumerate(xs)]


def _set_rows(chain: list[Symbol], rows: dict[str, int], places: Places) -> float:
    """Give every row its height, the symbols of one on one line; returns where the next row would have its middle."""
    above = [0.0] * (max(rows.values(), default=-1) + 1)
    below = list(above)
    for s in chain:
        above[rows[s.id]] = max(above[rows[s.id]], declared_height(SYMBOL_KIND[s.kind]) / 2)
        below[rows[s.id]] = max(below[rows[s.id]], _below(s))
    middles, top = [], FIRST_ROW_TOP
    for up, down in zip(above, below, strict=True):
        middles.append(top + up)
        top += up + down + ROW_GAP
    for s in chain:
        places[s.id] = (places[s.id][0], middles[rows[s.id]])
    return top + 36.0


def _grid(ids: list[str], way: _Way) -> tuple[dict[str, int], dict[str, int]]:
    """Column and row of each symbol of the chain: as late as the next one allows, branches in rows of their own."""
    held = set(ids)
    after = {id: [t for t in way.after[id] if t in held] for id in ids}
    before = {id: [s for s in way.before[id] if s in held] for id in ids}
    order = _ordered(ids, after, before)
    nth = {id: n for n, id in enumerate(order)}
    earliest: dict[str, int] = {}
    for id in order:
        earliest[id] = 1 + max((earliest[s] for s in before[id] if nth[s] < nth[id]), default=-1)
    columns: dict[str, int] = {}
    for id in reversed(order):
        limit = min((columns[t] - 1 for t in after[id] if nth[t] > nth[id]), default=earliest[id])
        columns[id] = max(limit, earliest[id])
    alone = [id for id in ids if not after[id] and not before[id]]
    for n, id in enumerate(alone):
        columns[id] = n
    return columns, _rows(order, nth, before, columns, earliest, set(alone))


def _rows(
    order: list[str],
    nth: dict[str, int],
    before: dict[str, list[str]],
    columns: dict[str, int],
    length: dict[str, int],
    alone: set[str],
) -> dict[str, int]:
    """The longest way takes the first row; every branch the first row that is free over its columns."""
    taken: set[str] = set(alone)
    branches: list[list[str]] = []
    for last in sorted((id for id in order if id not in alone), key=lambda id: (-columns[id], nth[id])):
        if last in taken:
            continue
        branch = [last]
        taken.add(last)
        while free := [s for s in before[branch[-1]] if s not in taken and nth[s] < nth[branch[-1]]]:
            branch.append(max(free, key=lambda s: (length[s], -nth[s])))
            taken.add(branch[-1])
        branches.append(branch)
    first = max(branches, key=len, default=[])
    rows = dict.fromkeys(first, 0)
    side = [branch for branch in branches if branch is not first]
    detours = [branch for branch in side if before[branch[-1]]]
    for kept_together in (detours, [branch for branch in side if not before[branch[-1]]]):
        _pack(kept_together, columns, rows)
    return rows | dict.fromkeys(alone, max(rows.values(), default=-1) + 1)


def _pack(branches: list[list[str]], columns: dict[str, int], rows: dict[str, int]) -> None:
    """Give each branch a row below those in use, and let those that share no column share a row."""
    used = max(rows.values(), default=-1) + 1
    in_use: list[tuple[int, int]] = []
    free: list[int] = []
    for branch in sorted(branches, key=lambda branch: columns[branch[-1]]):
        while in_use and in_use[0][0] < columns[branch[-1]]:
            heapq.heappush(free, heapq.heappop(in_use)[1])
        row = heapq.heappop(free) if free else used
        used = max(used, row + 1)
        rows.update(dict.fromkeys(branch, row))
        heapq.heappush(in_use, (columns[branch[0]], row))


def _ordered(ids: list[str], after: dict[str, list[str]], before: dict[str, list[str]]) -> list[str]:
    """Sources before targets; a circle is broken at its first symbol."""
    waiting = {id: len(before[id]) for id in ids}
    ready = [id for id in ids if not waiting[id]]
    done: set[str] = set(ready)
    order: list[str] = []
    later = iter(ids)
    while len(order) < len(ids):
        if len(ready) == len(order):
            ready.append(next(id for id in later if id not in done))
            done.add(ready[-1])
        id = ready[len(order)]
        order.append(id)
        for target in after[id]:
            waiting[target] -= 1
            if not waiting[target] and target not in done:
                done.add(target)
                ready.append(target)
    return order
