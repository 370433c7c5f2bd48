"""The places of a spaghetti diagram: a symbol on a disc, beside it the numbers of its steps and the words that fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.calc.spaghetti import Place, Point, Spaghetti, Way
from app.canvas.font import MEDIUM, SEMI_BOLD, elided, map_font, width
from app.canvas.process_chart_drawing import draw_kind
from app.canvas.symbol_drawing import colour
from app.look import Look

RADIUS = 14.0
"""Of the disc behind a symbol, in pixels of the design."""
WORDS_PX, WORDS_WIDE = 12, 120
NAMED_AT_MOST = 40
"""With more places than these nobody reads their names; the numbers stay."""
_SIDES = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))
"""Right, below, left, above."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How the plan lies on the painter: `scale` pixels for one of the plan, whose origin is at `x`, `y`.

    `px` is how large one pixel of the design is: symbols and words are drawn in it.
    """

    scale: float
    x: float
    y: float
    px: float = 1.0

    def at(self, point: Point) -> QPointF:
        return QPointF(self.x + point[0] * self.scale, self.y + point[1] * self.scale)

    def rect(self, rect: QRectF) -> QRectF:
        return QRectF(self.at((rect.left(), rect.top())), self.at((rect.right(), rect.bottom())))

    def point(self, at: QPointF) -> Point:
        return (at.x() - self.x) / self.scale, (at.y() - self.y) / self.scale


def draw_places(
    painter: QPainter,
    frame: Frame,
    way: Spaghetti,
    look: Look,
    *,
    room: QRectF,
    avoid: Sequence[QRectF] = (),
    chosen: str = "",
) -> None:
    """All discs, then beside each what fits there: name and numbers, else the numbers alone."""
    px, reach = frame.px, RADIUS * frame.px
    taken = list(avoid)
    for place in way.places:
        middle = frame.at(place.at)
        is_chosen = any(step.id == chosen for _number, step in place.steps)
        painter.setPen(QPen(QBrush(colour(look.accent if is_chosen else look.ink)), (3 if is_chosen else 1.2) * px))
        painter.setBrush(colour(look.paper))
        painter.drawEllipse(middle, reach, reach)
        draw_kind(painter, place.steps[0][1].kind, middle, reach, look, fill="ink")
        taken.append(QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach))
    named = len(way.places) <= NAMED_AT_MOST
    for place in way.places:
        text, plate = _beside(frame, place, way.ways, taken if named else [], room, named=named)
        taken.append(plate)
        draw_plate(painter, plate.center(), text, px, look, look.ink)


def _beside(
    frame: Frame, place: Place, ways: Sequence[Way], taken: Sequence[QRectF], room: QRectF, *, named: bool
) -> tuple[str, QRectF]:
    """The words of a place and where they stand: first where the fewest ways leave."""
    numbers = " · ".join(str(number) for number, _step in place.steps)
    description = " ".join(place.steps[0][1].description.split()) if named else ""
    texts = [f"{numbers}  {elided(description, WORDS_WIDE, WORDS_PX, MEDIUM)}"] if description else []
    sides = free_sides(place, ways)
    middle, px = frame.at(place.at), frame.px
    for text in (*texts, numbers):
        for side in sides:
            plate = _plate_at(middle, side, text, px)
            if room.contains(plate) and not any(plate.intersects(other) for other in taken):
                return text, plate
    return numbers, _plate_at(middle, sides[0], numbers, px)


def _plate_at(middle: QPointF, side: Point, text: str, px: float) -> QRectF:
    away, wide = (RADIUS + 4) * px, plate_width(text, px)
    return _plate(middle + QPointF(side[0] * (away + wide / 2), side[1] * (away + 7 * px)), wide, px)


def free_sides(place: Place, ways: Sequence[Way]) -> list[Point]:
    """Right, below, left and above of a place, first those where the fewest ways leave."""
    leaving = [
        (b[0] - a[0], b[1] - a[1])
        for way in ways
        for a, b in ((way.start, way.end), (way.end, way.start))
        if a == place.at
    ]

    def crossed(side: Point) -> int:
        return sum((dx * side[0] + dy * side[1]) > 0.6 * hypot(dx, dy) for dx, dy in leaving)

    return sorted(_SIDES, key=crossed)


def plate_width(text: str, px: float) -> float:
    return (width(text, WORDS_PX, SEMI_BOLD) + 8) * px


def _plate(middle: QPointF, wide: float, px: float) -> QRectF:
    return QRectF(middle.x() - wide / 2, middle.y() - 9 * px, wide, 18 * px)


def draw_plate(painter: QPainter, middle: QPointF, text: str, px: float, look: Look, ink: str) -> QRectF:
    """Words on a plate of the ground, so that no line runs through them; where it lies."""
    plate = _plate(middle, plate_width(text, px), px)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.paper))
    painter.drawRoundedRect(plate, 4 * px, 4 * px)
    painter.save()
    painter.translate(plate.left() + 4 * px, middle.y() + 4.3 * px)
    painter.scale(px, px)
    painter.setFont(map_font(WORDS_PX, SEMI_BOLD))
    painter.setPen(colour(ink))
    painter.drawText(QPointF(0, 0), text)
    painter.restore()
    return plate
