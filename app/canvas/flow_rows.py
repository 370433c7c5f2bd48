"""The flows that a scene shows: their ways, and the boxes that have to be painted again when one changes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from operator import attrgetter

from app.calc.flow_route import legs
from app.calc.grid import Box, Grid
from app.calc.map_symbol import FLOW_KIND
from app.calc.value_stream import Flow
from app.canvas.flow_drawing import REACH
from app.canvas.map_drawing import lane_offsets, routed
from app.canvas.map_items import FlowRow, SymbolItem

_ROOM = 60.0
_ORDER = attrgetter("order")


class FlowRows:
    """`stale` collects the ids whose way is to be sought anew; `route` does it, once for many changes."""

    def __init__(self, symbols: dict[str, SymbolItem], boxes: Grid) -> None:
        self.rows: dict[str, FlowRow] = {}
        self.ways = Grid()
        self.stale: set[str] = set()
        self._symbols, self._boxes = symbols, boxes
        self._pairs: dict[frozenset[str], list[str]] = {}
        self._information: set[str] = set()
        self._order = count()

    def take(self, flow: Flow, dirty: list[Box]) -> None:
        """Show a new flow, or a known one as it is now."""
        if flow.id in self.rows:
            self.remove(flow.id, dirty)
        self.rows[flow.id] = FlowRow(flow, next(self._order))
        if FLOW_KIND[flow.kind].family == "information":
            self._information.add(flow.id)
        for end in (flow.source, flow.target):
            self._symbols[end].flows.add(flow.id)
        pair = self._pairs.setdefault(frozenset((flow.source, flow.target)), [])
        pair.append(flow.id)
        self._lay_side_by_side(pair)

    def remove(self, id: str, dirty: list[Box]) -> None:
        row = self.rows.pop(id)
        dirty.append(row.reach)
        self.ways.remove(id)
        self.stale.discard(id)
        self._information.discard(id)
        ends = (row.flow.source, row.flow.target)
        for end in ends:
            if end in self._symbols:
                self._symbols[end].flows.discard(id)
                self.stale |= self._symbols[end].flows & self._information
        pair = self._pairs[frozenset(ends)]
        pair.remove(id)
        self._lay_side_by_side(pair)

    def _lay_side_by_side(self, pair: list[str]) -> None:
        for id, offset in lane_offsets(pair).items():
            self.rows[id].offset = offset
        self.stale.update(pair)

    def passing(self, boxes: Iterable[Box]) -> Iterable[str]:
        """The flows that a symbol at one of these places may have to do with: they pass it, or go around it."""
        for box in boxes:
            yield from self.ways.near((box[0] - _ROOM, box[1] - _ROOM, box[2] + _ROOM, box[3] + _ROOM))

    def route(self, dirty: list[Box] | None, *, searches: bool = True) -> None:
        """Seek the ways of what is stale; in no time without `searches`. `dirty` is `None` before a first painting."""
        if not self._information <= self.stale:
            material = [self.rows[id].flow for id in self.stale - self._information]
            ends = {end for flow in material for end in (flow.source, flow.target)}
            self.stale.update(*(self._symbols[end].flows & self._information for end in ends))
        for id in self.stale:
            row = self.rows[id]
            flow, before = row.flow, row.points
            source, target = self._symbols[flow.source].symbol, self._symbols[flow.target].symbol
            points = routed(self._boxes, flow, source, target, row.offset, self._flows_at, searches=searches)
            if points != before:
                if before and dirty is not None:
                    dirty.append(row.reach)
                row.take(points)
                if dirty is not None:
                    dirty.append(row.reach)
                self.ways.put(id, *legs(points), *((row.reach,) if row.has_words() else ()))
        self.stale.clear()

    def _flows_at(self, end: str) -> Iterable[Flow]:
        return (self.rows[id].flow for id in self._symbols[end].flows)

    def near(self, box: Box) -> list[FlowRow]:
        """The flows of which something may show in the box, the lowest first."""
        left, top, right, bottom = box
        found = []
        for id in self.ways.near((left - REACH, top - REACH, right + REACH, bottom + REACH)):
            row = self.rows[id]
            reach = row.reach
            if reach[0] < right and reach[2] > left and reach[1] < bottom and reach[3] > top:
                found.append(row)
        found.sort(key=_ORDER)
        return found
