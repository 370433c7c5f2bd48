"""What the canvas knows of each symbol and of each flow while it shows them."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from app.calc.flow_route import Route
from app.calc.grid import Box
from app.calc.map_symbol import SYMBOL_KIND
from app.calc.value_stream import Flow, Symbol
from app.canvas.flow_drawing import REACH
from app.canvas.map_drawing import box_of
from app.canvas.symbol_words import Words, Written

BESIDE, ABOVE, BELOW = 30.0, 20.0, 74.0
"""How far the words of any symbol reach beyond its box at the most."""


class SymbolItem(QGraphicsRectItem):
    """Geometry alone: the view paints all symbols together, which costs a fraction of one `paint` each.

    `box` is where it shows, `symbol` what is stored: they differ while it is being dragged. `written` is `None` until
    its words are needed, and again when they have changed. What is of a higher `order` covers the others.
    """

    def __init__(self, symbol: Symbol, order: int) -> None:
        super().__init__()
        self.order = order
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self.flows: set[str] = set()
        self.written: Written | None = None
        self.take(symbol)

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

    def centre(self) -> tuple[float, float]:
        box = self.box
        return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


class FlowRow:
    """One flow and its way. Not an item: thousands of them cost nothing until they are in sight."""

    __slots__ = ("flow", "offset", "order", "points", "words")

    def __init__(self, flow: Flow, order: int) -> None:
        self.flow = flow
        self.order = order
        self.offset = 0.0
        self.points: Route = ()
        self.words: tuple[Words, ...] | None = None

    def box(self) -> Box:
        """Everything that is painted of it; words longer than 180 pixels do not exist."""
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        left, top, right, bottom = min(xs) - REACH, min(ys) - REACH, max(xs) + REACH, max(ys) + REACH
        flow = self.flow
        if flow.name or (flow.share, flow.quantity_per, flow.maximum) != (None, None, None):
            return left - 90, top - 44, right + 190, bottom + 30
        return left, top, right, bottom
