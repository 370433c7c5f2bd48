"""The sign of a decision: a star for the best score."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF

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
