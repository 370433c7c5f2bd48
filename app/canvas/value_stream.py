"""The scene of a value stream map: what is shown where, kept equal to the document by its diffs."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from operator import attrgetter

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from app.calc.grid import Box, Grid
from app.calc.value_stream import Figures, ValueStream
from app.canvas.flow_drawing import REACH, flow_words
from app.canvas.flow_rows import FlowRows
from app.canvas.ladder import Ladder, lay_ladder
from app.canvas.map_items import ABOVE, BELOW, BESIDE, FlowRow, SymbolItem
from app.canvas.stream_mirror import Changes, StreamMirror
from app.canvas.symbol_words import Facts, Words, Written, write
from app.language import current
from app.models.diff import Diff

_ORDER = attrgetter("order")


class MapScene(QGraphicsScene):
    """`sync` is the only thing that makes, changes or removes items; `move` shifts pixels and stores nothing."""

    dirtied = Signal(list)
    figures_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.mirror = StreamMirror()
        self.version = 0
        self._bounds, self._bounds_version = QRectF(), -1
        self._order = count()
        self._empty()

    def _empty(self) -> None:
        self.clear()
        self.symbols: dict[str, SymbolItem] = {}
        self.boxes = Grid()
        self.flows = FlowRows(self.symbols, self.boxes)
        self.facts = Facts(self.figures, self.stream.demand, current())
        self.ladder: Ladder | None = None

    @property
    def stream(self) -> ValueStream:
        return self.mirror.stream

    @property
    def figures(self) -> Figures:
        return self.mirror.figures

    def open(self, stream_id: str | None) -> None:
        """Show another map, or none."""
        with _no_collection():
            self.mirror.open(stream_id)
            self._empty()
            self._apply(Changes(set(self.mirror.symbols), set(self.mirror.flows)))
            self._lay_ladder()
        self.figures_changed.emit(self.figures)

    def sync(self, diff: Diff) -> bool:
        """Take over what a diff says about this map; whether it said anything."""
        changes = self.mirror.update(diff)
        if changes.closed:
            self.open(None)
        elif changes:
            dirty = self._apply(changes)
            if changes.figures:
                dirty += self._take_figures()
            dirty += self._lay_ladder()
            self.dirtied.emit(dirty)
            if changes.figures:
                self.figures_changed.emit(self.figures)
        return bool(changes)

    def _apply(self, changes: Changes) -> list[Box]:
        """Make, change and remove; the boxes to be painted again."""
        self.version += 1
        dirty: list[Box] = []
        places: list[Box] = []
        is_first = not self.symbols
        for id in changes.gone_flows:
            self.flows.remove(id, dirty)
        for id in changes.gone_symbols:
            item = self.symbols.pop(id)
            places.append(item.box)
            self.removeItem(item)
            self.boxes.remove(id)
        for id in _in_order(changes.symbols, self.mirror.symbols):
            self._take_symbol(id, places)
        for id in _in_order(changes.flows, self.mirror.flows):
            self.flows.take(self.mirror.flows[id], dirty)
        if not is_first:
            self.flows.stale.update(self.flows.passing(places))
        self.flows.route(None if is_first else dirty)
        dirty += [(left - BESIDE, top - ABOVE, right + BESIDE, bottom + BELOW) for left, top, right, bottom in places]
        return dirty

    def _take_symbol(self, id: str, places: list[Box]) -> None:
        symbol, item = self.mirror.symbols[id], self.symbols.get(id)
        if item is None:
            item = self.symbols[id] = SymbolItem(symbol, next(self._order))
            self.addItem(item)
        else:
            places.append(item.box)
            item.take(symbol)
            self.flows.stale |= item.flows
        item.written = None
        places.append(item.box)
        self.boxes.put(id, item.box)

    def move(self, centres: Mapping[str, tuple[float, float]], *, searches: bool = False) -> list[Box]:
        """Show symbols elsewhere, their flows with them, the ladder not yet; the boxes to be painted again."""
        dirty: list[Box] = []
        for id, (x, y) in centres.items():
            if item := self.symbols.get(id):
                dirty.append(item.paint_box())
                (was_x, was_y), (left, top, right, bottom) = item.centre(), item.box
                dx, dy = x - was_x, y - was_y
                item.lie((left + dx, top + dy, right + dx, bottom + dy))
                self.boxes.put(id, item.box)
                dirty.append(item.paint_box())
                self.flows.stale |= item.flows
        self.flows.route(dirty, searches=searches)
        self.version += 1
        return dirty

    def settle(self, ids: Iterable[str]) -> None:
        """Show symbols where they are stored: after a gesture that was given up or could not be kept."""
        stored = (self.mirror.symbols[id] for id in ids if id in self.mirror.symbols)
        self.dirtied.emit(self.move({s.id: (s.x or 0.0, s.y or 0.0) for s in stored}, searches=True))

    def _take_figures(self) -> list[Box]:
        """Let go of the words that show a figure which is another now."""
        old, new = self.facts, Facts(self.figures, self.stream.demand, self.facts.language)
        self.facts = new
        all_new = (old.figures.available_s_per_day, old.demand) != (new.figures.available_s_per_day, new.demand)
        dirty = []
        for id, item in self.symbols.items():
            if item.written and (all_new or _shown(id, old.figures) != _shown(id, new.figures)):
                item.written = None
                dirty.append(item.paint_box())
        return dirty

    def _lay_ladder(self) -> list[Box]:
        self.version += 1
        before = self.ladder
        bottom = max((item.box[3] for item in self.symbols.values()), default=0.0) + 44
        self.ladder = lay_ladder({id: item.box for id, item in self.symbols.items()}, bottom, self.facts)
        return [ladder.bounds for ladder in (before, self.ladder) if ladder]

    def speak(self) -> None:
        """Write every word anew, in the language of the window."""
        self.facts = Facts(self.figures, self.stream.demand, current())
        self.version += 1
        for item in self.symbols.values():
            item.written = None
        for row in self.flows.rows.values():
            row.words = None
        self._lay_ladder()

    def written(self, item: SymbolItem) -> Written:
        """The words of a symbol, written when they are first asked for."""
        if item.written is None:
            item.written = write(item.symbol, self.facts)
        return item.written

    def words_of(self, row: FlowRow) -> tuple[Words, ...]:
        if row.words is None:
            row.words = flow_words(row.flow, row.points, self.facts)
        return row.words

    def near(self, box: Box, *, with_words: bool = True) -> list[SymbolItem]:
        """The symbols of which something may show in the box, the lowest first."""
        left, top, right, bottom = box
        if with_words:
            left, top, right, bottom = left - BESIDE, top - BELOW, right + BESIDE, bottom + ABOVE
        found = []
        for id in self.boxes.near((left, top, right, bottom)):
            item = self.symbols[id]
            mine = item.box
            if mine[0] <= right and mine[2] >= left and mine[1] <= bottom and mine[3] >= top:
                found.append(item)
        found.sort(key=_ORDER)
        return found

    def bounds(self) -> QRectF:
        """Everything that is drawn; empty for an empty map."""
        if self._bounds_version != self.version:
            self._bounds_version, self._bounds = self.version, self._around()
        return self._bounds

    def _around(self) -> QRectF:
        around = QRectF()
        for box, room in ((self.boxes.bounds(), 24.0), (self.flows.ways.bounds(), REACH)):
            if box:
                around |= QRectF(box[0] - room, box[1] - room, box[2] - box[0] + 2 * room, box[3] - box[1] + 2 * room)
        if self.ladder:
            left, top, right, bottom = self.ladder.bounds
            around |= QRectF(left, top, right - left, bottom - top)
        return around


@contextmanager
def _no_collection() -> Iterator[None]:
    """Thousands of new objects would set off the garbage collector again and again, and none of them is garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _in_order(ids: set[str], ordered: Mapping[str, object]) -> Iterable[str]:
    """New things are made in their stored order; a set has none."""
    return [id for id in ordered if id in ids] if len(ids) > 1 else ids


def _shown(id: str, figures: Figures) -> tuple[object, ...]:
    inventory, process = figures.inventories.get(id), figures.processes.get(id)
    return inventory and inventory.days, process and process.over_takt, figures.bottleneck == id
