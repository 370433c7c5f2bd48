"""The wheel of an action: four quarters from noon on, clockwise, Plan to Act; told apart without any colour.

What is closed is filled to the rim, the quarter in which one works now as far as half the way. An idea is a ring of
dashes; what was dropped is crossed out.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.calc.action import QUARTERS, Phase
from app.calc.proof import LETTER
from app.calc.wheel import closed_in
from app.canvas.font import SEMI_BOLD, map_font, metrics, width
from app.canvas.symbol_drawing import colour
from app.look import Look

LETTERS_FROM = 40.0
"""Pixels across from which each quarter bears its letter."""
_CORNER = {"plan": (1, -1), "do": (1, 1), "check": (-1, 1), "act": (-1, -1)}
_SPOKES = ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0))
"""The line at which each quarter begins."""
_HALF, _LETTERED = 0.56, 0.76
"""Of the radius: how far the present quarter is filled, and how far where a letter stands in it."""


def draw_wheel(painter: QPainter, rect: QRectF, phase: Phase, look: Look) -> None:
    """The wheel in the middle of this rectangle, as large as it has room."""
    size = min(rect.width(), rect.height())
    line = max(1.0, size / 18)
    radius = (size - line) / 2
    middle = rect.center()
    rim = _square(middle, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour(look.muted if phase in ("idea", "dropped") else look.ink), line)
    if phase == "idea":
        pen.setDashPattern([2.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(colour(look.surface))
    painter.drawEllipse(rim)
    if phase == "dropped":
        reach = radius * 0.707
        painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
    elif phase != "idea":
        _quarters(painter, middle, radius, phase, look, pen)
    painter.restore()


def _quarters(painter: QPainter, middle: QPointF, radius: float, phase: Phase, look: Look, pen: QPen) -> None:
    closed, lettered = closed_in(phase), 2 * radius >= LETTERS_FROM
    for quarter in QUARTERS:
        reach = 1.0 if quarter in closed else _LETTERED if lettered else _HALF
        if quarter in closed or quarter == phase:
            painter.fillPath(_quarter(middle, radius * reach, quarter), pen.color())
    for before, after, spoke in zip((QUARTERS[-1], *QUARTERS[:-1]), QUARTERS, _SPOKES, strict=True):
        between = QPen(pen)
        if {before, after} <= {*closed, phase}:
            between.setColor(colour(look.surface))  # between two that are filled, the line is of the ground
        painter.setPen(between)
        painter.drawLine(middle, middle + QPointF(*spoke) * radius)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(_square(middle, radius))
    if lettered:
        _letters(painter, middle, radius, phase, look)


def _letters(painter: QPainter, middle: QPointF, radius: float, phase: Phase, look: Look) -> None:
    px = max(1, round(radius * 0.42))
    painter.setFont(map_font(px, SEMI_BOLD))
    for quarter in QUARTERS:
        x, y = _CORNER[quarter]
        out = 0.35 if quarter == phase else 0.42
        at = QPointF(middle.x() + x * radius * out, middle.y() + y * radius * out)
        letter = LETTER[quarter]
        painter.setPen(colour(look.surface if quarter == phase or quarter in closed_in(phase) else look.ink))
        baseline = at.y() + metrics(px, SEMI_BOLD).capHeight() / 2
        painter.drawText(QPointF(at.x() - width(letter, px, SEMI_BOLD) / 2, baseline), letter)


def _quarter(middle: QPointF, radius: float, quarter: Phase) -> QPainterPath:
    path = QPainterPath(middle)
    path.arcTo(_square(middle, radius), 90 - 90 * QUARTERS.index(quarter), -90)
    path.closeSubpath()
    return path


def _square(middle: QPointF, radius: float) -> QRectF:
    return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
