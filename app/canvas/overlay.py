"""What shows over the map and is no part of it: frames of the selection, and the handles from which flows are drawn."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.calc.grid import Box
from app.canvas.map_items import ABOVE, BELOW, BESIDE, SymbolItem
from app.canvas.symbol_drawing import colour
from app.canvas.value_stream import MapScene
from app.look import Look

HANDLE, GRAB = 5.0, 10.0
"""Radius of a handle as drawn, and as it is taken hold of; pixels of the screen."""

FRAME = 5.0


def handles(item: SymbolItem, pixel: float) -> tuple[QPointF, ...]:
    """The middles of the handles: right, below, left, above, each a little off its edge, or off the words there."""
    left, top, right, bottom = item.box
    x, y, off = (left + right) / 2, (top + bottom) / 2, (FRAME + HANDLE) * pixel
    around = frame(item, pixel).adjusted(0, -HANDLE * pixel, 0, HANDLE * pixel)
    return QPointF(right + off, y), QPointF(x, around.bottom()), QPointF(left - off, y), QPointF(x, around.top())


def handle_at(item: SymbolItem, x: float, y: float, pixel: float) -> int | None:
    """Which handle of a symbol lies under a point of the scene."""
    for i, middle in enumerate(handles(item, pixel)):
        if hypot(middle.x() - x, middle.y() - y) <= GRAB * pixel:
            return i
    return None


def reach(box: Box, pixel: float) -> Box:
    """The box of a symbol with its words, frame and handles."""
    off = (FRAME + 2 * HANDLE + 2) * pixel
    left, top, right, bottom = box
    return left - BESIDE - off, top - ABOVE - off, right + BESIDE + off, bottom + BELOW + off


def frame(item: SymbolItem, pixel: float) -> QRectF:
    """Around a symbol and the words that stand above and below it."""
    left, top, right, bottom = item.box
    x1, y1, x2, y2 = 0.0, 0.0, right - left, bottom - top
    for words in item.written.words if item.written else ():
        x1, x2 = min(x1, words.x), max(x2, words.x + words.width)
        y1, y2 = min(y1, words.y - words.px), max(y2, words.y + 3)
    off = FRAME * pixel
    return QRectF(left + x1 - off, top + y1 - off, x2 - x1 + 2 * off, y2 - y1 + 2 * off)


def paint_selection(painter: QPainter, map: MapScene, ids: list[str], look: Look, pixel: float) -> None:
    """A frame around each selected symbol, and a light band along each selected flow."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    band = QPen(QBrush(colour(look.accent)), max(3.0, 2 * pixel), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    rects = []
    for id in ids:
        if item := map.symbols.get(id):
            rects.append(frame(item, pixel))
        elif row := map.flows.rows.get(id):
            painter.setPen(band)
            painter.drawPolyline([QPointF(x, y) for x, y in row.points])
            painter.setPen(QPen(QBrush(colour(look.accent)), 1.5 * pixel))
            painter.setBrush(colour(look.surface))
            for x, y in (row.points[0], row.points[-1]):
                painter.drawEllipse(QPointF(x, y), 4 * pixel, 4 * pixel)
            painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QBrush(colour(look.accent)), 2 * pixel))
    painter.drawRects(rects)


def paint_handles(painter: QPainter, item: SymbolItem, look: Look, pixel: float) -> None:
    painter.setPen(QPen(QBrush(colour(look.accent)), 1.5 * pixel))
    painter.setBrush(colour(look.surface))
    for middle in handles(item, pixel):
        painter.drawEllipse(middle, HANDLE * pixel, HANDLE * pixel)
