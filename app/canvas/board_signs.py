"""The small signs on the cards of a board: shapes that are told apart without their colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from app.canvas.status_sign import draw_ticked, draw_warning
from app.canvas.symbol_drawing import colour
from app.look import Look

SIGN_COLOURS = {
    "late": "danger",
    "deliverable": "warn",
    "overridden": "warn",
    "effective": "ok",
    "partly": "warn",
    "ineffective": "danger",
    "idle": "warn",
    "missing": "warn",
    "over": "danger",
}
"""The token of each."""


def draw_sign(painter: QPainter, middle: QPointF, radius: float, sign: str, look: Look) -> None:
    """A sign by its name above; what is only missing is an empty triangle, what is wrong a full one."""
    ink = colour(getattr(look, SIGN_COLOURS[sign]))
    line = QPen(QBrush(ink), radius * 0.24, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if sign in ("late", "over", "deliverable", "missing"):
        tint = getattr(look, SIGN_COLOURS[sign])
        draw_warning(painter, middle, radius, tint, look, full=sign in ("late", "over"))
    elif sign == "idle":
        painter.drawEllipse(middle, radius * 0.85, radius * 0.85)
        painter.drawPolyline(_points(middle, radius, (0, -0.48), (0, 0.04), (0.36, 0.22)))
    elif sign == "overridden":  # a padlock that stands open
        painter.drawRect(QRectF(middle.x() - radius * 0.65, middle.y() - radius * 0.05, radius * 1.3, radius * 0.9))
        painter.drawArc(QRectF(middle.x() - radius * 0.1, middle.y() - radius, radius * 1.1, radius * 1.7), 0, 180 * 16)
    elif sign == "effective":
        draw_ticked(painter, middle, radius * 0.95, look)
    elif sign == "partly":
        painter.drawEllipse(middle, radius * 0.85, radius * 0.85)
        painter.setBrush(ink)
        painter.drawChord(_square(middle, radius * 0.85), 90 * 16, 180 * 16)
    else:
        painter.drawEllipse(middle, radius * 0.85, radius * 0.85)
        painter.drawLine(middle + QPointF(-0.34, -0.34) * radius, middle + QPointF(0.34, 0.34) * radius)
        painter.drawLine(middle + QPointF(-0.34, 0.34) * radius, middle + QPointF(0.34, -0.34) * radius)


def draw_priority(painter: QPainter, middle: QPointF, radius: float, priority: str, look: Look) -> None:
    """Two angles upwards for a high one, one downwards for a low one; nothing for the others."""
    if priority == "normal":
        return
    ink = colour(look.danger if priority == "high" else look.muted)
    pen = QPen(QBrush(ink), radius * 0.32, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if priority == "high":
        for y in (-0.1, 0.65):
            painter.drawPolyline(_points(middle, radius, (-0.6, y), (0, y - 0.6), (0.6, y)))
    else:
        painter.drawPolyline(_points(middle, radius, (-0.6, -0.25), (0, 0.35), (0.6, -0.25)))


def draw_postponed(painter: QPainter, middle: QPointF, radius: float, look: Look) -> None:
    """An arrow that jumps ahead."""
    ink = colour(look.muted)
    pen = QPen(QBrush(ink), radius * 0.26, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(middle.x() - radius, middle.y() - radius * 0.6, radius * 1.7, radius * 2), 20 * 16, 150 * 16)
    tip = middle + QPointF(0.72, 0.16) * radius
    painter.drawPolyline(_points(tip, radius, (-0.62, 0.02), (0, 0), (0.12, -0.64)))


def draw_fold(painter: QPainter, middle: QPointF, radius: float, folded: bool, ink: str) -> None:
    """To the right where something is folded away, down where it is shown."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(ink))
    shape = ((-0.5, -0.9), (0.7, 0), (-0.5, 0.9)) if folded else ((-0.9, -0.5), (0.9, -0.5), (0, 0.7))
    painter.drawPolygon(_points(middle, radius, *shape))


def _points(middle: QPointF, radius: float, *points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(middle.x() + x * radius, middle.y() + y * radius) for x, y in points])


def _square(middle: QPointF, radius: float) -> QRectF:
    return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
