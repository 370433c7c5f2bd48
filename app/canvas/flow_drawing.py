"""One flow as vectors along its route: the same for the window, the palette, the sheet and the exported picture."""

from __future__ import annotations

from functools import cache
from math import atan2, degrees, hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

from app.calc.flow_route import Point, Route, middle
from app.calc.map_symbol import FLOW_KIND, SYMBOL_KIND
from app.calc.value_stream import Flow, Symbol
from app.canvas.font import MEDIUM, SEMI_BOLD, elided, width
from app.canvas.symbol_drawing import INK, colour, draw_words
from app.canvas.symbol_words import Facts, Words
from app.language import N_
from app.look import Look

WORDS_PX = 13
REACH = 16.0
"""How far a drawn flow reaches beyond its route to each side, words left out."""

SHARE, PER_PART, AT_MOST, FIFO = N_("{share} of parts"), N_("{quantity} per part"), N_("max {quantity}"), N_("FIFO")

_MITER = Qt.PenJoinStyle.MiterJoin
_FLAT = Qt.PenCapStyle.FlatCap


def flow_words(flow: Flow, points: Route, facts: Facts) -> tuple[Words, ...]:
    """Name, share and maximum beside the longest leg of the route."""
    said = [flow.name] if flow.name.strip() else []
    if flow.share is not None:
        said.append(facts.say(SHARE, share=facts.show(flow.share, "share")))
    if flow.quantity_per is not None and flow.quantity_per != 1:
        said.append(facts.say(PER_PART, quantity=facts.show(flow.quantity_per, "count")))
    if flow.maximum is not None:
        said.append(facts.say(AT_MOST, quantity=facts.show(flow.maximum, "count")))
    said = [elided(text, 180, WORDS_PX, MEDIUM) for text in said]
    x, y, level = middle(points, max((width(text, WORDS_PX, MEDIUM) for text in said), default=0.0))
    tint = "information" if FLOW_KIND[flow.kind].family == "information" else "ink"
    words = []
    if FLOW_KIND[flow.kind].style == "lane":
        text = facts.say(FIFO)
        words.append(
            Words(x - width(text, 12, SEMI_BOLD) / 2, y + 4, text, 12, SEMI_BOLD, tint, width(text, 12, SEMI_BOLD))
        )
    clear = {"thin": 5.0, "zigzag": 9.0}.get(FLOW_KIND[flow.kind].style, 15.0)
    for i, text in enumerate(said):
        wide = width(text, WORDS_PX, MEDIUM)
        if level:
            words.append(Words(x - wide / 2, y - clear - 15 * (len(said) - 1 - i), text, WORDS_PX, MEDIUM, tint, wide))
        else:
            words.append(
                Words(x + clear + 2, y + 4 + 15 * (i - (len(said) - 1) / 2), text, WORDS_PX, MEDIUM, tint, wide)
            )
    return tuple(words)


def to_outlines(points: Route, source: Symbol, target: Symbol) -> Route:
    """The route drawn on to where the outlines of its two symbols really are."""
    first, last = SYMBOL_KIND[source.kind].waist, SYMBOL_KIND[target.kind].waist
    if first and points[0][1] == points[1][1]:
        points = (_drawn_on(points[0], points[1], first), *points[1:])
    if last and points[-1][1] == points[-2][1]:
        points = (*points[:-1], _drawn_on(points[-1], points[-2], last))
    return points


def _drawn_on(end: Point, neighbour: Point, by: float) -> Point:
    return end[0] + (by if end[0] > neighbour[0] else -by), end[1]


def draw_flow(painter: QPainter, kind_id: str, points: Route, look: Look) -> None:
    """Draw one flow along its points, arrow at the last one; its words come later, over all flows."""
    kind = FLOW_KIND[kind_id]
    ink = look.information if kind.family == "information" else look.material
    line, tip, angle = _line_and_tip(points)
    style = kind.style
    if style in ("striped", "hollow"):
        _draw_broad(painter, line, tip, angle, look, ink, striped=style == "striped")
    elif style == "lane":
        _draw_lane(painter, line, tip, angle, look, ink)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(ink, 2.0 if style == "pull" else INK))
        painter.drawPolyline(_with_zigzag(line) if style == "zigzag" else QPolygonF(line))
        if style == "pull":
            _draw_circle_of_withdrawal(painter, points, look, ink)
        _draw_head(painter, tip, angle, 10, 5, ink, ink)


def draw_flow_words(painter: QPainter, words: tuple[Words, ...], look: Look) -> None:
    """Each text on a plate of the ground, so that no line runs through it."""
    for w in words:
        painter.fillRect(QRectF(w.x - 2, w.y - 10, w.width + 4, 13), colour(look.canvas))
    draw_words(painter, words, look)


@cache
def _pen(ink: str, wide: float, cap: Qt.PenCapStyle = _FLAT) -> QPen:
    return QPen(QBrush(colour(ink)), wide, Qt.PenStyle.SolidLine, cap, _MITER)


def _line_and_tip(points: Route) -> tuple[list[QPointF], QPointF, float]:
    line = [QPointF(x, y) for x, y in points]
    before, tip = line[-2], line[-1]
    return line, tip, degrees(atan2(tip.y() - before.y(), tip.x() - before.x()))


def _shortened(line: list[QPointF], by: float) -> list[QPointF]:
    """The line without its last `by` pixels, or as many as its last leg has."""
    before, tip = line[-2], line[-1]
    length = hypot(tip.x() - before.x(), tip.y() - before.y())
    part = max(0.0, length - by) / length if length else 0.0
    return [*line[:-1], before + (tip - before) * part]


def _draw_broad(
    painter: QPainter, line: list[QPointF], tip: QPointF, angle: float, look: Look, ink: str, *, striped: bool
) -> None:
    """A band with a head: barred when it is pushed, hollow when it is shipped."""
    body = _shortened(line, 13)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(ink, 12.0))
    painter.drawPolyline(body)
    _draw_head(painter, tip, angle, 15, 11, ink, ink if striped else look.paper)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(look.paper, 9.0))
    painter.drawPolyline(body if striped else _shortened(line, 11.5))
    if striped:
        painter.setPen(_bars(ink))
        painter.drawPolyline(body)


@cache
def _bars(ink: str) -> QPen:
    pen = QPen(_pen(ink, 9.0))
    pen.setDashPattern([5.0 / 9.0, 5.0 / 9.0])
    return pen


def _draw_lane(painter: QPainter, line: list[QPointF], tip: QPointF, angle: float, look: Look, ink: str) -> None:
    """Two lines with FIFO between them, and a small head where the parts leave."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(ink, 24.0))
    painter.drawPolyline(line)
    painter.setPen(_pen(look.paper, 21.0))
    painter.drawPolyline(line)
    painter.setPen(_pen(ink, INK))
    painter.drawPolyline(_shortened(line, 8))
    _draw_head(painter, tip, angle, 10, 6, ink, ink)


def _draw_head(painter: QPainter, tip: QPointF, angle: float, length: float, half: float, ink: str, fill: str) -> None:
    painter.save()
    painter.translate(tip)
    painter.rotate(angle)
    painter.setPen(_pen(ink, INK))
    painter.setBrush(colour(fill))
    painter.drawPolygon(QPolygonF([QPointF(-0.5, 0), QPointF(-length, -half), QPointF(-length, half)]))
    painter.restore()


def _with_zigzag(line: list[QPointF]) -> QPolygonF:
    """A jog like a lightning in the middle of the longest leg: sent by wire."""
    lengths = [hypot(b.x() - a.x(), b.y() - a.y()) for a, b in zip(line, line[1:], strict=False)]
    i = lengths.index(max(lengths))
    if lengths[i] < 48:
        return QPolygonF(line)
    along = (line[i + 1] - line[i]) / lengths[i]
    side = QPointF(-along.y(), along.x())
    mid = (line[i] + line[i + 1]) / 2
    jog = [mid - along * 3, mid + along * 8 - side * 7, mid - along * 8 + side * 7, mid + along * 3]
    return QPolygonF([*line[: i + 1], *jog, *line[i + 1 :]])


def _draw_circle_of_withdrawal(painter: QPainter, points: Route, look: Look, ink: str) -> None:
    """A round arrow on the longest leg: taken when needed."""
    x, y, _ = middle(points)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.paper))
    painter.drawEllipse(QPointF(x, y), 11, 11)
    arc = QPainterPath()
    arc.arcMoveTo(QRectF(x - 9, y - 9, 18, 18), 50)
    arc.arcTo(QRectF(x - 9, y - 9, 18, 18), 50, 280)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(ink, INK))
    painter.drawPath(arc)
    _draw_head(painter, arc.currentPosition() + QPointF(2, 2), 45, 7, 4, ink, ink)
