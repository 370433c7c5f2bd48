"""A whole map as vectors, for paper, pictures and the clipboard; and the picture of one symbol for the palette."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap

from app.calc.flow_route import Route, legs, route
from app.calc.grid import Box, Grid
from app.calc.map_symbol import FLOW_KIND, SYMBOL_KIND, SymbolKind, declared_height, size
from app.calc.value_stream import Figures, Flow, Symbol, ValueStream
from app.canvas.flow_drawing import REACH, draw_flow, draw_flow_words, flow_words, to_outlines
from app.canvas.font import load_fonts
from app.canvas.ladder import Ladder, draw_ladder, lay_ladder
from app.canvas.symbol_drawing import draw_outline, draw_symbol
from app.canvas.symbol_words import Facts, Written, write
from app.language import current
from app.look import Look

LANE_STEP = 28.0
"""Between two flows that join the same two symbols."""
ASIDE = 36.0
"""So far beside the middle of a symbol information comes to it, where the middle is the material's."""
FlowsAt = Callable[[str], Iterable[Flow]]
"""The flows that begin or end at a symbol, by its id."""


def draw_map(
    painter: QPainter, stream: ValueStream, figures: Figures, look: Look, *, language: str | None = None
) -> None:
    """Draw flows, symbols and ladder at scene coordinates. Symbols without a place are left out: `map_layout` first."""
    LaidMap(stream, figures, language).draw(painter, look)


def map_bounds(stream: ValueStream, figures: Figures, *, language: str | None = None) -> QRectF:
    """The rectangle that everything drawn lies in, words and ladder included; empty for an empty map."""
    return LaidMap(stream, figures, language).bounds()


def symbol_picture(kind_id: str, size: int, look: Look) -> QPixmap:
    """A symbol or a flow without words, fitted into a square of so many device-independent pixels."""
    load_fonts()
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen else 1.0
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if kind_id in FLOW_KIND:
        painter.scale(size / 44, size / 44)
        draw_flow(painter, kind_id, ((3.0, 22.0), (41.0, 22.0)), look)
    else:
        _draw_small(painter, SYMBOL_KIND[kind_id], size, look)
    painter.end()
    return pixmap


def _draw_small(painter: QPainter, kind: SymbolKind, side: int, look: Look) -> None:
    rows = 54.0 if kind.label == "title" else 0.0
    wide, high = kind.width, kind.height + rows
    scale = (side - 4) / max(wide, high)
    painter.translate((side - wide * scale) / 2, (side - high * scale) / 2)
    painter.scale(scale, scale)
    thicker = max(1.0, 0.9 / scale)
    if rows:
        draw_symbol(painter, kind.id, Written(wide, high, (), {}), look, thicker=thicker)
    else:
        draw_outline(painter, kind, look, thicker=thicker)


def box_of(symbol: Symbol) -> Box:
    """The box of a placed symbol in scene coordinates; further rows of data hang below its declared part."""
    kind = SYMBOL_KIND[symbol.kind]
    w, h = size(kind, symbol)
    x, top = symbol.x or 0.0, (symbol.y or 0.0) - declared_height(kind) / 2
    return x - w / 2, top, x + w / 2, top + h


def lane_offsets(ids: Sequence[str]) -> dict[str, float]:
    """How far each of the flows between the same two symbols is shifted, so that they lie side by side."""
    middle = (len(ids) - 1) / 2
    return {id: (i - middle) * LANE_STEP for i, id in enumerate(ids)}


def _steps_aside(flow: Flow, boxes: Grid, flows_at: FlowsAt) -> bool:
    """Whether information meets material that comes to one of its two symbols from straight above, as from a truck."""
    for end in (flow.source, flow.target):
        left, top, right, _ = boxes.boxes[end][0]
        for other in flows_at(end):
            far = boxes.boxes[other.target if other.source == end else other.source][0]
            is_above = far[3] <= top and far[0] < right and far[2] > left
            if is_above and FLOW_KIND[other.kind].family == "material":
                return True
    return False


def routed(
    boxes: Grid,
    flow: Flow,
    source: Symbol,
    target: Symbol,
    offset: float,
    flows_at: FlowsAt,
    *,
    searches: bool = True,
) -> Route:
    """The points along which a flow is drawn. Information comes from above, out of the material's way."""
    is_information = FLOW_KIND[flow.kind].family == "information"
    if is_information and _steps_aside(flow, boxes, flows_at):
        offset += ASIDE
    points = route(boxes, flow.source, flow.target, offset, upright=is_information, searches=searches)
    return to_outlines(points, source, target)


class LaidMap:
    """Boxes, words, routes and ladder of one map worked out once, for who needs its bounds and draws it too."""

    def __init__(self, stream: ValueStream, figures: Figures, language: str | None = None) -> None:
        self.facts = Facts(figures, stream.demand, language or current())
        self.grid = Grid()
        self.symbols: list[tuple[Symbol, Written]] = []
        for symbol in stream.symbols:
            if symbol.kind in SYMBOL_KIND and symbol.x is not None and symbol.y is not None:
                self.symbols.append((symbol, write(symbol, self.facts)))
                self.grid.put(symbol.id, box_of(symbol))
        pairs: dict[frozenset[str], list[Flow]] = {}
        for flow in stream.flows:
            if flow.source in self.grid.boxes and flow.target in self.grid.boxes and flow.kind in FLOW_KIND:
                pairs.setdefault(frozenset((flow.source, flow.target)), []).append(flow)
        by_id = {symbol.id: symbol for symbol, _ in self.symbols}
        offsets = {id: offset for flows in pairs.values() for id, offset in lane_offsets([f.id for f in flows]).items()}
        at: dict[str, list[Flow]] = {}
        for pair, flows in pairs.items():
            for end in pair:
                at.setdefault(end, []).extend(flows)
        self.routes: list[tuple[Flow, Route]] = [
            (flow, routed(self.grid, flow, by_id[flow.source], by_id[flow.target], offsets[flow.id], at.__getitem__))
            for flow in stream.flows
            if flow.id in offsets
        ]
        self.words = [flow_words(flow, points, self.facts) for flow, points in self.routes]
        self.ladder: Ladder | None = lay_ladder(
            {symbol.id: self.grid.boxes[symbol.id][0] for symbol, _ in self.symbols}, self._bottom(), self.facts
        )

    def _bottom(self) -> float:
        return max((self.grid.boxes[s.id][0][3] + written.below for s, written in self.symbols), default=0.0)

    def bounds(self) -> QRectF:
        around = QRectF()
        for symbol, written in self.symbols:
            left, top, right, bottom = self.grid.boxes[symbol.id][0]
            corner = QPointF(left - written.beside, top - written.above)
            around |= QRectF(corner, QPointF(right + written.beside, bottom + written.below))
        for _, points in self.routes:
            for left, top, right, bottom in legs(points):
                around |= QRectF(left - REACH, top - REACH, right - left + 2 * REACH, bottom - top + 2 * REACH)
        for w in (w for words in self.words for w in words):
            around |= QRectF(w.x, w.y - 12, w.width, 16)
        if self.ladder:
            left, top, right, bottom = self.ladder.bounds
            around |= QRectF(left, top, right - left, bottom - top)
        return around

    def draw(self, painter: QPainter, look: Look) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for flow, points in self.routes:
            draw_flow(painter, flow.kind, points, look)
        for words in self.words:
            draw_flow_words(painter, words, look)
        for symbol, written in self.symbols:
            left, top = self.grid.boxes[symbol.id][0][:2]
            painter.translate(left, top)
            draw_symbol(painter, symbol.kind, written, look)
            painter.translate(-left, -top)
        if self.ladder:
            draw_ladder(painter, self.ladder, look, self.ladder.bounds, with_words=True)
