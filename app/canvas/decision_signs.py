"""The signs of a decision: a star for the best score, a tick for what was chosen, a triangle for what may turn it."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from app.canvas.font import SEMI_BOLD, map_font, width
from app.canvas.symbol_drawing import colour
from app.look import Look


def draw_star(painter: QPainter, middle: QPointF, radius: float, look: Look) -> None:
    points = []
    for i in range(10):
        reach = radius if i % 2 == 0 else radius * 0.42
        angle = -pi / 2 + i * pi / 5
        points.append(QPointF(middle.x() + reach * cos(angle), middle.y() + reach * sin(angle)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.accent))
    painter.drawPolygon(QPolygonF(points))


def draw_tick(painter: QPainter, middle: QPointF, radius: float, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.ok))
    painter.drawEllipse(middle, radius, radius)
    join, cap = Qt.PenJoinStyle.RoundJoin, Qt.PenCapStyle.RoundCap
    painter.setPen(QPen(QBrush(colour(look.paper)), radius * 0.28, Qt.PenStyle.SolidLine, cap, join))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    way = ((-0.42, 0.02), (-0.1, 0.34), (0.44, -0.3))
    painter.drawPolyline(QPolygonF([QPointF(middle.x() + x * radius, middle.y() + y * radius) for x, y in way]))


def draw_warning(painter: QPainter, middle: QPointF, radius: float, look: Look) -> None:
    way = ((0.0, -0.95), (1.0, 0.8), (-1.0, 0.8))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.warn))
    painter.drawPolygon(QPolygonF([QPointF(middle.x() + x * radius, middle.y() + y * radius) for x, y in way]))
    size = max(1, round(radius * 1.35))
    painter.setFont(map_font(size, SEMI_BOLD))
    painter.setPen(colour(look.paper))
    painter.drawText(QPointF(middle.x() - width("!", size, SEMI_BOLD) / 2, middle.y() + radius * 0.66), "!")
