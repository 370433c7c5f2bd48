"""Tally marks in fives, as a hand makes them: four strokes and the fifth across; screen and paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.calc.quantity import show
from app.canvas.font import SEMI_BOLD, map_font, width
from app.canvas.symbol_drawing import colour
from app.look import Look

FIVE = 5
STROKE = 0.30
"""Between two strokes, in heights of a mark."""
GROUP = 1.62
"""From the beginning of one five to that of the next."""
REACH = 0.16
"""How far the fifth stroke goes beyond the four."""
PEN = 0.095
LEAST = 0.62
"""Marks are made as small as this before some of them become a number."""
BUNDLES = (100, 50, 25, 10, 5)


@dataclass(frozen=True, slots=True)
class LaidMarks:
    """`bundle` marks stand as a number, the rest as strokes `height` pixels high; a bundle alone is a mere number."""

    bundle: int
    strokes: int
    height: float


@lru_cache(maxsize=2000)
def lay_marks(count: int, room: float, height: float) -> LaidMarks:
    """As many marks as there is room for; the oldest become a bundle of fives where there is none for all."""
    low = height * LEAST
    for high in (height, height * 0.8, low):
        if _reach(count, high) <= room:
            return LaidMarks(0, count, high)
    return _bundled(count, room, height, least=25) or _bundled(count, room, low, least=FIVE) or LaidMarks(count, 0, low)


def _bundled(count: int, room: float, height: float, *, least: int) -> LaidMarks | None:
    """The largest bundle whose rest has room, whatever rest a division leaves."""
    left = room - _bundle_width(count, height)
    size = next((size for size in BUNDLES if size >= least and _reach(size, height) <= left), 0)
    return LaidMarks(count - count % size, count % size, height) if size and count >= size else None


def draw_marks(
    painter: QPainter, box: QRectF, count: int, look: Look, *, height: float, language: str | None = None
) -> None:
    """Draw so many marks from the left of a box, in its middle; `height` is that of a stroke at its largest."""
    if count <= 0:
        return
    laid = lay_marks(count, box.width(), height)
    x, y = box.left(), box.center().y()
    if laid.bundle:
        x += _draw_bundle(painter, x, y, laid, look, language)
    pen = QPen(QBrush(colour(look.ink)), max(1.0, laid.height * PEN))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(pen)
    painter.drawLines(strokes(laid.strokes, laid.height, x + laid.height * REACH, y))


def strokes(count: int, height: float, x: float, y: float) -> list[QLineF]:
    """The lines of so many marks, the first one at x, around the height y."""
    top, bottom = y - height / 2, y + height / 2
    lines = []
    for i in range(count):
        five, place = divmod(i, FIVE)
        left = x + five * GROUP * height
        if place < FIVE - 1:
            at = left + place * STROKE * height
            lines.append(QLineF(at, top, at, bottom))
        else:
            across = (FIVE - 2) * STROKE * height + REACH * height
            lines.append(
                QLineF(
                    QPointF(left - REACH * height, bottom - 0.16 * height), QPointF(left + across, top + 0.16 * height)
                )
            )
    return lines


def _reach(count: int, height: float) -> float:
    """How wide so many marks are, the fifth strokes included."""
    fives, rest = divmod(count, FIVE)
    if not rest:
        fives, rest = fives - 1, FIVE - 1
    return height * (fives * GROUP + (min(rest, FIVE - 1) - 1) * STROKE + 2 * REACH) if count else 0.0


def _bundle_width(count: int, height: float) -> float:
    return width(show(count, "count"), round(height * 0.8), SEMI_BOLD) + height * 0.9


def _draw_bundle(painter: QPainter, x: float, y: float, laid: LaidMarks, look: Look, language: str | None) -> float:
    """A number in a frame, as a bundle tied together; how far the strokes begin from it."""
    px = round(laid.height * 0.8)
    text = show(laid.bundle, "count", language=language)
    wide = width(text, px, SEMI_BOLD) + laid.height * 0.5
    box = QRectF(x, y - laid.height / 2, wide, laid.height)
    painter.setPen(QPen(QBrush(colour(look.ink)), max(1.0, laid.height * PEN * 0.7)))
    painter.setBrush(colour(look.surface2))
    painter.drawRoundedRect(box, laid.height * 0.18, laid.height * 0.18)
    painter.setFont(map_font(px, SEMI_BOLD))
    painter.setPen(colour(look.ink))
    painter.drawText(QPointF(x + laid.height * 0.25, y + px * 0.36), text)
    return wide + laid.height * 0.4
