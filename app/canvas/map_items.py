"""What the canvas knows of each symbol and of each flow while it shows them."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from app.calc.flow_route import Route
from app.calc.grid import Box
from app.calc.map_symbol import SYMBOL_KIND, declared_height
from app.calc.value_stream import Flow, Symbol
from app.canvas.flow_drawing import REACH
from app.canvas.map_drawing import box_of
from app.canvas.symbol_words import Words, Written

BESIDE, ABOVE, BELOW = 30.0, 20.0, 74.0
"""How far the words of any symbol reach beyond its box at the most."""

_NO_NUMBERS = (None, None, None)


class SymbolItem(QGraphicsRectItem):
    """Geometry alone: the view paints all symbols together, which costs a fraction of one `paint` each.

    `box` is where it shows, `symbol` what is stored: they differ while it is being dragged. `written` is `None` until
    its words are needed, and again when they have changed. What is of a higher `order` covers the others.
    """

    def __init__(self, symbol: Symbol, order: int) -> None:
        box = box_of(symbol)
        super().__init__(box[0], box[1], box[2] - box[0], box[3] - box[1])
        self.order = order
        self.symbol, self.kind, self.box = symbol, SYMBOL_KIND[symbol.kind], box
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self.flows: set[str] = set()
        self.written: Written | None = None

    def take(self, symbol: Symbol) -> None:
        self.symbol = symbol
        self.kind = SYMBOL_KIND[symbol.kind]
        self.lie(box_of(symbol))

    def lie(self, box: Box) -> None:
        self.box = box
        self.setRect(QRectF(box[0], box[1], box[2] - box[0], box[3] - box[1]))

    def paint_box(self) -> Box:
        """The box with all that may stand around it."""
        left, top, right, bottom = self.box
        return left - BESIDE, top - ABOVE, right + BESIDE, bottom + BELOW

    def frame(self) -> Box:
        """The box without the rows that a datum added: what is aligned with others."""
        left, top, right, _ = self.box
        return left, top, right, top + declared_height(self.kind)

    def centre(self) -> tuple[float, float]:
        """Where the symbol lies, as it is stored."""
        left, top, right, bottom = self.frame()
        return (left + right) / 2, (top + bottom) / 2


class FlowRow:
    """One flow and its way. Not an item: thousands of them cost nothing until they are in sight.

    `reach` is the box of all that is painted of it, `shape` its points from their top left corner `at`.
    """

    __slots__ = ("at", "flow", "offset", "order", "points", "reach", "shape", "size", "words")

    def __init__(self, flow: Flow, order: int) -> None:
        self.flow = flow
        self.order = order
        self.offset = 0.0
        self.points: Route = ()
        self.words: tuple[Words, ...] | None = None
        self.reach: Box = (0.0, 0.0, 0.0, 0.0)
        self.shape: Route = ()
        self.at = self.size = (0.0, 0.0)

    def take(self, points: Route) -> None:
        """Go another way. Words longer than 180 pixels do not exist."""
        self.points, self.words = points, None
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
        self.at, self.size = (left, top), (right - left, bottom - top)
        self.shape = tuple([(round(x - left, 2), round(y - top, 2)) for x, y in points])
        flow = self.flow
        if flow.name or (flow.share, flow.quantity_per, flow.maximum) != _NO_NUMBERS:
            self.reach = left - 106, top - 60, right + 206, bottom + 46
        else:
            self.reach = left - REACH, top - REACH, right + REACH, bottom + REACH

    def has_words(self) -> bool:
        return self.reach[3] - self.at[1] - self.size[1] > REACH
