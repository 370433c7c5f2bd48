"""The sign of a rating from 0 to 3: a disc filled by quarters with its number, legible without any colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.calc.diagnosis import RATINGS
from app.canvas.font import REGULAR, SEMI_BOLD, map_font, metrics, width
from app.canvas.symbol_drawing import colour
from app.language import Sentence, current
from app.look import Look

_FILLED = {1: 90.0, 2: 180.0, 3: 360.0}
"""Degrees of the disc, from noon on."""
_LINE, _GAP = 1.5, 3.0


def rating_width(size: int) -> float:
    """How wide a disc of this size is with its number."""
    return size + _GAP + width("0", size, SEMI_BOLD)


def draw_rating(painter: QPainter, at: QPointF, rating: int, look: Look, size: int) -> None:
    """The disc with its top left corner at `at`, `size` pixels high, and its number in letters of that size."""
    edge = _LINE / 2
    circle = QRectF(at.x(), at.y(), size, size).adjusted(edge, edge, -edge, -edge)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(look.ink), _LINE))
    painter.setBrush(colour(look.surface))
    painter.drawEllipse(circle)
    if rating in _FILLED:
        filled = QPainterPath(circle.center())
        filled.arcTo(circle, 90, -_FILLED[rating])
        filled.closeSubpath()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look.ink))
        painter.drawPath(filled)
    painter.restore()
    base = circle.center().y() + metrics(size, SEMI_BOLD).capHeight() / 2
    write(painter, at.x() + size + _GAP, base, str(rating), size, SEMI_BOLD, look.text)


def draw_scale(painter: QPainter, at: QPointF, look: Look, size: int, language: str | None = None) -> float:
    """What the discs mean, in one line with its top left corner at `at`; where it ends."""
    x = at.x()
    for rating, word in RATINGS.items():
        draw_rating(painter, QPointF(x, at.y()), rating, look, size)
        x += rating_width(size) + _GAP
        text = Sentence(word).within(language or current())
        write(painter, x, at.y() + (size + metrics(size).capHeight()) / 2, text, size, REGULAR, look.muted)
        x += width(text, size) + 1.4 * size
    return x


def write(painter: QPainter, x: float, y: float, text: str, px: int, weight: int, ink: str) -> None:
    """One line with its base at `y`."""
    painter.setFont(map_font(px, weight))
    painter.setPen(colour(ink))
    painter.drawText(QPointF(x, y), text)
