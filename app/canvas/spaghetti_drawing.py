"""The spaghetti diagram as vectors over the picture of the floor plan: the same for the window and for paper.

Places are pixels of the plan; symbols, lines and words keep their size at every zoom.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPen, QPixmap, QPolygonF

from app.calc.process_chart import ProcessChart
from app.calc.quantity import show
from app.calc.spaghetti import Leg, Place, Point, Spaghetti, Way, spaghetti
from app.canvas.font import MEDIUM, SEMI_BOLD, elided, map_font, width
from app.canvas.process_chart_drawing import draw_kind
from app.canvas.symbol_drawing import colour
from app.look import PAPER, Look

BLANK = QRectF(0, 0, 1200, 760)
"""The plan without a picture, in pixels of its own."""
GRID = 20.0
RADIUS = 14.0
"""Of the disc behind a symbol, in pixels of the design."""
WORDS_PX = 12
NAMED_AT_MOST = 24
"""With more places than these their names would hide the way; the numbers stay."""
THICKEST = 10.0
_SIDES = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))


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


def plan_bounds(chart: ProcessChart, picture: QImage | QPixmap | None) -> QRectF:
    """The whole plan, and places that lie beyond it."""
    bounds = BLANK if picture is None else QRectF(0, 0, picture.width(), picture.height())
    for step in chart.steps:
        if step.x is not None and step.y is not None:
            bounds = bounds.united(QRectF(step.x - 1, step.y - 1, 2, 2))
    return bounds


def fitted(bounds: QRectF, rect: QRectF, px: float = 1.0) -> Frame:
    """All of these bounds in the middle of a rectangle."""
    scale = min(rect.width() / bounds.width(), rect.height() / bounds.height())
    middle, here = bounds.center(), rect.center()
    return Frame(scale, here.x() - middle.x() * scale, here.y() - middle.y() * scale, px)


def draw_spaghetti(
    painter: QPainter,
    rect: QRectF,
    chart: ProcessChart,
    plan_image: QImage | QPixmap | None,
    look: Look,
    *,
    language: str | None = None,
    px: float = 1.0,
) -> None:
    """The whole diagram fitted into a rectangle, as large as it may be."""
    frame = fitted(plan_bounds(chart, plan_image), rect, px)
    draw_plan(painter, frame, plan_image, look)
    draw_way(painter, frame, chart, spaghetti(chart), over(plan_image, look), language=language)


def over(plan_image: QImage | QPixmap | None, look: Look) -> Look:
    """What is drawn over a picture is drawn as on paper: plans are dark lines on a light ground."""
    return look if plan_image is None else PAPER


def draw_plan(painter: QPainter, frame: Frame, plan_image: QImage | QPixmap | None, look: Look) -> None:
    """The picture of the floor, or squares to draw on."""
    if isinstance(plan_image, QImage):
        painter.drawImage(frame.rect(QRectF(plan_image.rect())), plan_image, QRectF(plan_image.rect()))
        return
    if plan_image is not None:
        painter.drawPixmap(frame.rect(QRectF(plan_image.rect())), plan_image, QRectF(plan_image.rect()))
        return
    area = frame.rect(BLANK)
    painter.fillRect(area, colour(look.canvas))
    painter.setPen(QPen(QBrush(colour(look.line)), 0.7 * frame.px))
    step = GRID * frame.scale
    for i in range(round(BLANK.width() / GRID) + 1):
        x = area.left() + i * step
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
    for i in range(round(BLANK.height() / GRID) + 1):
        y = area.top() + i * step
        painter.drawLine(QLineF(area.left(), y, area.right(), y))


def draw_way(
    painter: QPainter,
    frame: Frame,
    chart: ProcessChart,
    way: Spaghetti,
    look: Look,
    *,
    language: str | None = None,
    chosen: str = "",
) -> None:
    """The path with its arrows, the symbols at their places, and the line of the scale; `chosen` is a step's id."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_scale(painter, frame, chart, look, language)
    for each in way.ways:
        _draw_line(painter, frame, each, look)
    for each in way.ways:
        _draw_arrows(painter, frame, each, look)
    _draw_transports(painter, frame, chart, way.legs, look)
    named = len(way.places) <= NAMED_AT_MOST
    for place in way.places:
        is_chosen = any(step.id == chosen for _number, step in place.steps)
        _draw_place(painter, frame, place, way.ways, look, named=named, chosen=is_chosen)


def thickness(passes: int) -> float:
    """Of the line between two places, in pixels of the design: the more often it is gone, the thicker."""
    return min(THICKEST, 2.5 + 1.5 * (passes - 1))


def _draw_line(painter: QPainter, frame: Frame, way: Way, look: Look) -> None:
    """On a pale edge, so that it stands out from the lines of the plan."""
    line, broad = QLineF(frame.at(way.start), frame.at(way.end)), thickness(way.passes) * frame.px
    for ink, wide in ((look.paper, broad + 3 * frame.px), (look.information, broad)):
        pen = QPen(QBrush(colour(ink)), wide)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(line)


def _draw_arrows(painter: QPainter, frame: Frame, way: Way, look: Look) -> None:
    """A head for each direction that is gone, and how many times in all where it is more than one."""
    line = QLineF(frame.at(way.start), frame.at(way.end))
    size = (7 + thickness(way.passes) / 2) * frame.px
    if line.length() < 3 * RADIUS * frame.px:
        return
    turned = QLineF(line.p2(), line.p1())
    both = way.there and way.back
    for along, gone in ((line, way.there), (turned, way.back)):
        if gone:
            _draw_head(painter, along, 0.65 if both else 0.6, size, look)
    if way.passes > 1:
        _draw_plate(painter, line.center(), f"×{way.passes}", frame.px, look, look.information)


def _draw_head(painter: QPainter, along: QLineF, at: float, size: float, look: Look) -> None:
    painter.save()
    painter.translate(along.pointAt(at))
    painter.rotate(degrees(atan2(along.dy(), along.dx())))
    painter.setPen(QPen(QBrush(colour(look.paper)), size / 8))
    painter.setBrush(colour(look.information))
    painter.drawPolygon(
        QPolygonF([QPointF(size, 0), QPointF(-size * 0.7, -size * 0.8), QPointF(-size * 0.7, size * 0.8)])
    )
    painter.restore()


def _draw_transports(painter: QPainter, frame: Frame, chart: ProcessChart, legs: tuple[Leg, ...], look: Look) -> None:
    """The numbers of the transports that are the way itself, where it begins."""
    numbers = {step.id: n for n, step in enumerate(chart.steps, 1) if step.x is None}
    at: dict[tuple[float, float], list[str]] = {}
    for leg in legs:
        if leg.row in numbers:
            line = QLineF(frame.at(leg.start), frame.at(leg.end))
            if line.length() > 5 * RADIUS * frame.px:
                at.setdefault(line.pointAt(0.22).toTuple(), []).append(str(numbers[leg.row]))
    for point, those in at.items():
        _draw_plate(painter, QPointF(*point), " · ".join(those), frame.px, look, look.ink)


def _draw_place(
    painter: QPainter, frame: Frame, place: Place, ways: tuple[Way, ...], look: Look, *, named: bool, chosen: bool
) -> None:
    middle, px = frame.at(place.at), frame.px
    painter.setPen(QPen(QBrush(colour(look.accent if chosen else look.ink)), (3 if chosen else 1.2) * px))
    painter.setBrush(colour(look.paper))
    painter.drawEllipse(middle, RADIUS * px, RADIUS * px)
    draw_kind(painter, place.steps[0][1].kind, middle, 14 * px, look, fill="ink")
    text = " · ".join(str(number) for number, _step in place.steps)
    description = " ".join(place.steps[0][1].description.split()) if named else ""
    if description:
        text = f"{text}  {elided(description, 120, WORDS_PX, MEDIUM)}"
    x, y = free_side(place, ways)
    away = (RADIUS + 4) * px
    beside = QPointF(x * (away + _wide(text, px) / 2), y * (away + 7 * px))
    _draw_plate(painter, middle + beside, text, px, look, look.ink)


def free_side(place: Place, ways: tuple[Way, ...]) -> Point:
    """Where the words of a place stand: right, below, left or above of it, where the fewest ways leave."""
    leaving = [
        (b[0] - a[0], b[1] - a[1])
        for way in ways
        for a, b in ((way.start, way.end), (way.end, way.start))
        if a == place.at
    ]

    def crossed(side: Point) -> int:
        return sum((dx * side[0] + dy * side[1]) > 0.6 * hypot(dx, dy) for dx, dy in leaving)

    return min(_SIDES, key=crossed)


def _draw_scale(painter: QPainter, frame: Frame, chart: ProcessChart, look: Look, language: str | None) -> None:
    plan = chart.plan
    if plan.x1 is None or plan.y1 is None or plan.x2 is None or plan.y2 is None or not plan.scale_m:
        return
    draw_measure(
        painter, frame, (plan.x1, plan.y1), (plan.x2, plan.y2), show(plan.scale_m, "distance", language=language), look
    )


def draw_measure(painter: QPainter, frame: Frame, start: Point, end: Point, text: str, look: Look) -> None:
    """The line of the scale with a stroke across each end, as in a technical drawing."""
    line = QLineF(frame.at(start), frame.at(end))
    length = hypot(line.dx(), line.dy())
    pen = QPen(QBrush(colour(look.warn)), 1.6 * frame.px)
    painter.setPen(pen)
    painter.drawLine(line)
    if length:
        across = QPointF(-line.dy(), line.dx()) * (6 * frame.px / length)
        for point in (line.p1(), line.p2()):
            painter.drawLine(QLineF(point - across, point + across))
    if text:
        _draw_plate(painter, line.center(), text, frame.px, look, look.warn)


def _wide(text: str, px: float) -> float:
    return (width(text, WORDS_PX, SEMI_BOLD) + 8) * px


def _draw_plate(painter: QPainter, middle: QPointF, text: str, px: float, look: Look, ink: str) -> None:
    """Words on a plate of the ground, so that no line runs through them."""
    wide = _wide(text, px)
    plate = QRectF(middle.x() - wide / 2, middle.y() - 9 * px, wide, 18 * px)
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
