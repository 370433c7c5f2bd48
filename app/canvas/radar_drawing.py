"""A maturity radar as vectors, for screen and paper.

The last assessment is a thick full line with discs, the one before dashed with squares, the third dotted with
triangles, the targets dash-dotted with rings: no colour is needed to tell them apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from app.calc.maturity import Maturity
from app.calc.quantity import show
from app.canvas.font import MEDIUM, REGULAR, elided, map_font, width
from app.canvas.money_chart import draw_message
from app.canvas.radar_layout import NOTHING, LaidRadar, Line, bar_of, lay_radar
from app.canvas.symbol_drawing import colour, mixed
from app.language import Sentence, current
from app.look import Look

_STYLES = {
    0: (Qt.PenStyle.SolidLine, 0.2),
    1: (Qt.PenStyle.DashLine, 0.12),
    2: (Qt.PenStyle.DotLine, 0.12),
    None: (Qt.PenStyle.DashDotLine, 0.1),
}
"""Of each age of an assessment, and of the targets: the style of the line and its width, in sizes of the words."""


def draw_radar(
    painter: QPainter,
    rect: QRectF,
    maturity: Maturity,
    look: Look,
    *,
    language: str | None = None,
    scale: float = 1.0,
) -> None:
    """Draw a radar with its labels and its legend into a rectangle; bars where there are too few or too many spokes."""
    if not maturity.criteria:
        draw_message(painter, rect, Sentence(NOTHING).within(language or current()), look, scale)
        return
    draw_laid_radar(painter, lay_radar(rect, maturity, language=language, scale=scale), look)


def draw_laid_radar(painter: QPainter, laid: LaidRadar, look: Look, *, chosen: int | None = None) -> None:
    """`chosen` is the criterion whose words are marked."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if chosen is not None and chosen < len(laid.labels):
        painter.fillRect(laid.labels[chosen].rect.adjusted(-3, -1, 3, 1), colour(look.accent_soft))
    if laid.bars:
        _draw_bars(painter, laid, look)
    else:
        _draw_web(painter, laid, look)
        for line in laid.lines:
            _draw_line(painter, laid, line, look)
    _draw_labels(painter, laid, look)
    _draw_legend(painter, laid, look)


def _draw_web(painter: QPainter, laid: LaidRadar, look: Look) -> None:
    n, px = len(laid.labels), laid.px
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ring in laid.rings:
        share = laid.share(ring)
        outer = ring == laid.rings[-1]
        painter.setPen(QPen(QBrush(colour(look.thin if outer else look.line)), 1.2 if outer else 1.0))
        painter.drawPolygon(QPolygonF([laid.on_spoke(i, share) for i in range(n)]))
    painter.setPen(QPen(QBrush(colour(look.line)), 1))
    painter.drawLines([QLineF(laid.centre, laid.on_spoke(i, 1.0)) for i in range(n)])
    small = max(1, round(px * 0.72))
    painter.setFont(map_font(small))
    painter.setPen(colour(look.muted))
    for ring in (laid.lowest, *laid.rings):
        at = laid.on_spoke(0, laid.share(ring))
        text = show(ring, "count", language=laid.language)
        painter.drawText(at + QPointF(-width(text, small) - px * 0.4, small * 0.36), text)


def _ink(look: Look, age: int | None) -> QColor:
    return colour(look.accent if age == 0 else look.ink if age is None else look.thin)


def _pen(line: Line, px: int, look: Look) -> QPen:
    style, wide = _STYLES[line.age]
    pen = QPen(QBrush(_ink(look, line.age)), max(1.2, px * wide), style)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _draw_line(painter: QPainter, laid: LaidRadar, line: Line, look: Look) -> None:
    """Closed where every spoke is judged; else only between neighbours that both are."""
    painter.setPen(_pen(line, laid.px, look))
    known = [point for point in line.points if point is not None]
    if len(known) == len(line.points):
        fill = QColor(_ink(look, 0))
        fill.setAlphaF(0.14)
        painter.setBrush(fill if line.age == 0 else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF(known))
    else:
        pairs = zip(line.points, (*line.points[1:], line.points[0]), strict=True)
        painter.drawLines([QLineF(a, b) for a, b in pairs if a is not None and b is not None])
    for point in known:
        _draw_mark(painter, point, line.age, laid.px * 0.36, look)


def _draw_mark(painter: QPainter, at: QPointF, age: int | None, r: float, look: Look) -> None:
    ink = _ink(look, age)
    painter.setPen(QPen(QBrush(ink), max(1.2, r * 0.35)))
    painter.setBrush(ink if age == 0 else colour(look.surface))
    if age == 1:
        painter.drawRect(QRectF(at.x() - r * 0.85, at.y() - r * 0.85, 1.7 * r, 1.7 * r))
    elif age == 2:
        shape: Sequence[tuple[float, float]] = ((0, -1), (0.95, 0.75), (-0.95, 0.75))
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) * r for x, y in shape]))
    else:
        painter.drawEllipse(at, r, r)


def _draw_bars(painter: QPainter, laid: LaidRadar, look: Look) -> None:
    """The last level as a bar, earlier ones and the target as marks on it."""
    px = laid.px
    names = laid.labels[0].rect.width() if laid.labels else 0.0
    for i, row in enumerate(laid.rows):
        room = bar_of(row, names, px)
        painter.setPen(QPen(QBrush(colour(look.line)), 1))
        painter.setBrush(colour(look.surface2))
        painter.drawRect(room)
        for line in laid.lines:
            share = line.shares[i]
            if line.age == 0 and share is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(mixed(look.surface, look.accent, 0.6)))
                painter.drawRect(QRectF(room.left(), room.top(), room.width() * share, room.height()))
        for line in laid.lines:
            if (point := line.points[i]) is None:
                continue
            if line.age is None:
                painter.setPen(_pen(line, px, look))
                painter.drawLine(QLineF(point.x(), room.top() - px * 0.3, point.x(), room.bottom() + px * 0.3))
            _draw_mark(painter, point, line.age, px * 0.36, look)
        painter.setFont(map_font(px))
        painter.setPen(colour(look.muted))
        said = elided(laid.labels[i].said, row.right() - room.right() - 0.6 * px, px)
        painter.drawText(QPointF(room.right() + 0.6 * px, row.center().y() + px * 0.36), said)


def _draw_labels(painter: QPainter, laid: LaidRadar, look: Look) -> None:
    px = laid.px
    for label in laid.labels:
        told = [(line, MEDIUM, look.text) for line in label.lines] + [(label.said, REGULAR, look.muted)]
        told = told[: len(label.lines)] if laid.bars else told
        top = label.rect.center().y() - len(told) * px * 1.25 / 2
        for k, (text, weight, ink) in enumerate(told):
            room = label.rect.width()
            text = elided(text, room + 1, px, weight)
            x = label.rect.left() + label.align * (room - width(text, px, weight))
            painter.setFont(map_font(px, weight))
            painter.setPen(colour(ink))
            painter.drawText(QPointF(x, top + (k + 0.85) * px * 1.25), text)


def _draw_legend(painter: QPainter, laid: LaidRadar, look: Look) -> None:
    """The last assessment first, the targets at the end; each with its line and its mark."""
    px = laid.px
    for line, at in laid.legend:
        painter.setPen(_pen(line, px, look))
        painter.drawLine(QLineF(at.x() + 0.2 * px, at.y(), at.x() + 3.4 * px, at.y()))
        _draw_mark(painter, at + QPointF(1.8 * px, 0), line.age, px * 0.36, look)
        weight = MEDIUM if line.age == 0 else REGULAR
        painter.setFont(map_font(px, weight))
        painter.setPen(colour(look.text))
        text = elided(line.words, laid.rect.right() - at.x() - 4.1 * px, px, weight)
        painter.drawText(at + QPointF(4.1 * px, px * 0.36), text)
