"""One symbol as vectors: the same for the window, the palette, the sheet and the exported picture."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.calc.map_symbol import ROW_HEIGHT, SYMBOL_KIND, SymbolKind
from app.canvas.font import map_font
from app.canvas.symbol_words import Words, Written
from app.look import Look

INK, THIN = 1.5, 1.0
RIGHT_ROUND = Qt.PenJoinStyle.RoundJoin


def draw_symbol(painter: QPainter, kind_id: str, written: Written, look: Look, *, thicker: float = 1.0) -> None:
    """Draw one symbol with its top left corner at the origin; `thicker` is a factor of its lines."""
    kind = SYMBOL_KIND[kind_id]
    if kind.label == "title":
        _draw_data_box(painter, kind, written, look, thicker)
    draw_outline(painter, kind, look, head=look.danger_soft if written.over_takt else "", thicker=thicker)
    if written.over_takt:
        _draw_over_takt(painter, written.width, look)
    draw_words(painter, written.words, look)


def draw_outline(painter: QPainter, kind: SymbolKind, look: Look, *, head: str = "", thicker: float = 1.0) -> None:
    """The declared strokes alone; `head` is another colour for the head line of a symbol with a data box."""
    for stroke in kind.drawing:
        painter.setPen(pen(look, stroke.pen, thicker))
        if stroke.fill == "none":
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setBrush(colour(head if head and stroke.fill == "header" else getattr(look, stroke.fill)))
        painter.drawPath(stroke_path(stroke.path))


def draw_words(painter: QPainter, words: tuple[Words, ...], look: Look) -> None:
    for w in words:
        painter.setFont(map_font(w.px, w.weight))
        painter.setPen(colour(getattr(look, w.colour)))
        painter.drawText(QPointF(w.x, w.y), w.text)


@cache
def colour(name: str) -> QColor:
    return QColor(name)


def mixed(ground: str, ink: str, share: float) -> str:
    """`#rrggbb` of a ground with this share of an ink."""
    a, b = colour(ground), colour(ink)
    parts = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in parts)


def pen(look: Look, name: str, thicker: float = 1.0) -> QPen:
    """The pen of a declared stroke: `ink`, `thin` or `none`."""
    if name == "none":
        return QPen(Qt.PenStyle.NoPen)
    return _pen(getattr(look, name), (INK if name == "ink" else THIN) * thicker)


@cache
def _pen(ink: str, width: float) -> QPen:
    made = QPen(QBrush(colour(ink)), width)
    made.setJoinStyle(RIGHT_ROUND)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    return made


@cache
def stroke_path(path: str) -> QPainterPath:
    """A declared outline: M, L, C and Z with absolute points."""
    made, parts, i = QPainterPath(), path.split(), 0
    while i < len(parts):
        command, i = parts[i], i + 1
        if command == "Z":
            made.closeSubpath()
            continue
        count = 6 if command == "C" else 2
        numbers = [float(n) for n in parts[i : i + count]]
        i += count
        if command == "M":
            made.moveTo(*numbers)
        elif command == "L":
            made.lineTo(*numbers)
        else:
            made.cubicTo(*numbers)
    return made


@cache
def outline_polygon(kind_id: str) -> QPolygonF:
    """The first declared outline with straight edges: what is left of a symbol from far away."""
    return stroke_path(SYMBOL_KIND[kind_id].drawing[0].path).toFillPolygon()


def _draw_data_box(painter: QPainter, kind: SymbolKind, written: Written, look: Look, thicker: float) -> None:
    painter.setPen(pen(look, "ink", thicker))
    painter.setBrush(colour(look.paper))
    painter.drawRect(QRectF(0, kind.height, written.width, written.height - kind.height))
    rows = round((written.height - kind.height) / ROW_HEIGHT)
    painter.setPen(QPen(QBrush(colour(look.line)), THIN * thicker))
    ys = [kind.height + i * ROW_HEIGHT for i in range(1, rows)]
    painter.drawLines([QLineF(1, y, written.width - 1, y) for y in ys])


def _draw_over_takt(painter: QPainter, width: float, look: Look) -> None:
    """A red bar on the head and a warning triangle before the word above it: seen without colours too."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.danger))
    painter.drawRect(QRectF(0, -2, width, 4))
    painter.drawPolygon(QPolygonF([QPointF(0.5, -5), QPointF(5.5, -14), QPointF(10.5, -5)]))
