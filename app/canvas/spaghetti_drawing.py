"""The spaghetti diagram as vectors over the picture of the floor plan: the same for the window and for paper.

Places are pixels of the plan; symbols, lines and words keep their size at every zoom.
"""

from __future__ import annotations

from math import atan2, degrees, hypot

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPen, QPixmap, QPolygonF

from app.calc.process_chart import ProcessChart
from app.calc.quantity import show
from app.calc.spaghetti import Leg, Point, Spaghetti, Way, spaghetti
from app.canvas.spaghetti_places import RADIUS, Frame, draw_places, draw_plate
from app.canvas.symbol_drawing import colour
from app.look import PAPER, Look

BLANK = QRectF(0, 0, 1200, 760)
"""The plan without a picture, in pixels of its own."""
GRID = 20.0
THICKEST = 10.0


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
    room = frame.rect(plan_bounds(chart, plan_image))
    draw_way(painter, frame, chart, spaghetti(chart), over(plan_image, look), room=room, language=language)


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
    room: QRectF,
    language: str | None = None,
    chosen: str = "",
) -> None:
    """The path with its arrows, the symbols at their places, and the line of the scale.

    Words stay within `room` where they can; `chosen` is a step's id.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    words = _draw_scale(painter, frame, chart, look, language)
    for each in way.ways:
        _draw_line(painter, frame, each, look)
    for each in way.ways:
        words += _draw_arrows(painter, frame, each, look)
    words += _draw_transports(painter, frame, chart, way.legs, look)
    draw_places(painter, frame, way, look, room=room, avoid=words, chosen=chosen)


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


def _draw_arrows(painter: QPainter, frame: Frame, way: Way, look: Look) -> list[QRectF]:
    """A head for each direction that is gone, and how many times in all; where that stands, if it is more than one."""
    line = QLineF(frame.at(way.start), frame.at(way.end))
    size = (7 + thickness(way.passes) / 2) * frame.px
    if line.length() < 3 * RADIUS * frame.px:
        return []
    turned = QLineF(line.p2(), line.p1())
    both = way.there and way.back
    for along, gone in ((line, way.there), (turned, way.back)):
        if gone:
            _draw_head(painter, along, 0.65 if both else 0.6, size, look)
    if way.passes == 1:
        return []
    return [draw_plate(painter, line.center(), f"×{way.passes}", frame.px, look, look.information)]


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


def _draw_transports(
    painter: QPainter, frame: Frame, chart: ProcessChart, legs: tuple[Leg, ...], look: Look
) -> list[QRectF]:
    """The numbers of the transports that are the way itself, where it begins; where they stand."""
    numbers = {step.id: n for n, step in enumerate(chart.steps, 1) if step.x is None}
    at: dict[tuple[float, float], list[str]] = {}
    for leg in legs:
        if leg.row in numbers:
            line = QLineF(frame.at(leg.start), frame.at(leg.end))
            if line.length() > 5 * RADIUS * frame.px:
                at.setdefault(line.pointAt(0.22).toTuple(), []).append(str(numbers[leg.row]))
    return [
        draw_plate(painter, QPointF(*point), " · ".join(those), frame.px, look, look.ink) for point, those in at.items()
    ]


def _draw_scale(painter: QPainter, frame: Frame, chart: ProcessChart, look: Look, language: str | None) -> list[QRectF]:
    plan = chart.plan
    if plan.x1 is None or plan.y1 is None or plan.x2 is None or plan.y2 is None or not plan.scale_m:
        return []
    metres = show(plan.scale_m, "distance", language=language)
    return draw_measure(painter, frame, (plan.x1, plan.y1), (plan.x2, plan.y2), metres, look)


def draw_measure(painter: QPainter, frame: Frame, start: Point, end: Point, text: str, look: Look) -> list[QRectF]:
    """The line of the scale with a stroke across each end, as in a technical drawing; where its text stands."""
    line = QLineF(frame.at(start), frame.at(end))
    length = hypot(line.dx(), line.dy())
    pen = QPen(QBrush(colour(look.warn)), 1.6 * frame.px)
    painter.setPen(pen)
    painter.drawLine(line)
    if length:
        across = QPointF(-line.dy(), line.dx()) * (6 * frame.px / length)
        for point in (line.p1(), line.p2()):
            painter.drawLine(QLineF(point - across, point + across))
    return [draw_plate(painter, line.center(), text, frame.px, look, look.warn)] if text else []
