"""Signs told apart without their colours: of what is known of a cause, the tick, the triangle that warns."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from app.canvas.font import SEMI_BOLD, map_font, metrics, width
from app.canvas.symbol_drawing import colour
from app.look import Look

STATUS_COLOURS = {"suspected": "muted", "checking": "warn", "confirmed": "ok", "ruled_out": "muted"}
"""The token of each; `muted` for what is still open and for what is closed: their shapes differ."""


def draw_status(painter: QPainter, middle: QPointF, radius: float, status: str, look: Look) -> None:
    """A ring with a question mark, a clock, a full disc with a tick, a ring with a cross."""
    ink = colour(getattr(look, STATUS_COLOURS[status]))
    line = QPen(QBrush(ink), radius * 0.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(line)
    painter.setBrush(ink if status == "confirmed" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, radius * 0.9, radius * 0.9)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if status == "suspected":
        px = max(1, round(radius * 1.35))
        painter.setFont(map_font(px, SEMI_BOLD))
        baseline = middle.y() + metrics(px, SEMI_BOLD).capHeight() / 2
        painter.drawText(QPointF(middle.x() - width("?", px, SEMI_BOLD) / 2, baseline), "?")
    elif status == "checking":
        painter.drawPolyline(_shape(middle, radius, (0, -0.5), (0, 0), (0.38, 0.2)))
    elif status == "confirmed":
        draw_ticked(painter, middle, radius, look)
    else:
        painter.drawPolyline(_shape(middle, radius, (-0.36, -0.36), (0.36, 0.36)))
        painter.drawPolyline(_shape(middle, radius, (-0.36, 0.36), (0.36, -0.36)))


def _shape(middle: QPointF, radius: float, *points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(middle.x() + x * radius, middle.y() + y * radius) for x, y in points])


def draw_tick(painter: QPainter, middle: QPointF, radius: float, ink: QColor) -> None:
    """A tick without a ground, in lines a third of its radius wide."""
    painter.setPen(_round_pen(ink, max(1.2, radius * 0.32)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(_shape(middle, radius, (-0.8, 0.05), (-0.2, 0.65), (0.85, -0.6)))


def draw_ticked(painter: QPainter, middle: QPointF, radius: float, look: Look) -> None:
    """A full disc with a tick in it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.ok))
    painter.drawEllipse(middle, radius, radius)
    painter.setPen(_round_pen(colour(look.paper), radius * 0.28))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(_shape(middle, radius, (-0.42, 0.02), (-0.1, 0.34), (0.44, -0.3)))


def draw_warning(painter: QPainter, middle: QPointF, radius: float, ink: str, look: Look, *, full: bool) -> None:
    """A triangle with an exclamation mark: full of what is wrong, empty of what is only missing."""
    tint = colour(ink)
    painter.setPen(_round_pen(tint, radius * 0.24))
    painter.setBrush(tint if full else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_shape(middle, radius, (0, -0.8), (0.9, 0.75), (-0.9, 0.75)))
    mark = colour(look.surface) if full else tint
    painter.setPen(QPen(QBrush(mark), radius * 0.24, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(middle + QPointF(0, -0.35) * radius, middle + QPointF(0, 0.22) * radius)
    painter.drawLine(middle + QPointF(0, 0.36) * radius, middle + QPointF(0, 0.58) * radius)


def _round_pen(ink: QColor, wide: float) -> QPen:
    return QPen(QBrush(ink), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def draw_letter_sign(painter: QPainter, middle: QPointF, radius: float, letter: str, look: Look, full: bool) -> None:
    """A letter in a disc, in a ring where it is not `full`."""
    ink = colour(look.accent)
    painter.setPen(QPen(QBrush(ink), radius * 0.16))
    painter.setBrush(ink if full else colour(look.paper))
    painter.drawEllipse(middle, radius * 0.92, radius * 0.92)
    px = max(1, round(radius * 1.25))
    painter.setFont(map_font(px, SEMI_BOLD))
    painter.setPen(colour(look.on_accent if full else look.accent))
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    baseline = box.center().y() + metrics(px, SEMI_BOLD).capHeight() / 2
    painter.drawText(QPointF(middle.x() - width(letter, px, SEMI_BOLD) / 2, baseline), letter)
