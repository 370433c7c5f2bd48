"""The OEE from series to series, small: points joined in the order of time, the target dashed, first and last date."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from app.calc import calendar_date
from app.calc.oee import Oee
from app.calc.oee_figures import figures
from app.calc.quantity import show
from app.canvas.font import REGULAR, SEMI_BOLD, map_font, width
from app.canvas.money_chart import Word, draw_words
from app.canvas.symbol_drawing import colour
from app.look import Look

PX = 11
NEAR = 12.0
"""How far a click may be from its point, at a scale of one."""


@dataclass(frozen=True, slots=True)
class LaidTrend:
    """`points` by the ids of their series, `None` where there is no OEE: the line is broken there."""

    rect: QRectF
    plot: QRectF
    points: tuple[tuple[str, QPointF | None], ...]
    target: float | None
    """The height of its line."""
    words: tuple[Word, ...]
    scale: float

    def at(self, place: QPointF) -> str | None:
        """The series whose point is nearest to a place, if it is near."""
        near = [
            ((point - place).manhattanLength(), id)
            for id, point in self.points
            if point is not None and abs(point.x() - place.x()) <= NEAR * self.scale
        ]
        return min(near)[1] if near else None


def lay_trend(
    rect: QRectF, series: Sequence[Oee], target: float | None, *, language: str | None = None, scale: float = 1.0
) -> LaidTrend:
    """`target` is a share. From the tens of percents below all values to those above them."""
    px = max(1, round(PX * scale))
    values = [figures(one).oee for one in series]
    seen = [value for value in (*values, target) if value is not None] or [0.0, 1.0]
    lowest, highest = max(0.0, floor(min(seen) * 10 - 0.5) / 10), ceil(max(seen) * 10 + 0.5) / 10
    left = width(show(highest, "share", language=language), px) + 6 * scale
    right = width("100 %", px, SEMI_BOLD) + 10 * scale
    plot = rect.adjusted(left, px * 0.8, -right, -px * 1.6)
    step = plot.width() / max(1, len(series) - 1)

    def y(value: float) -> float:
        return plot.bottom() - plot.height() * (value - lowest) / (highest - lowest)

    points = tuple(
        (one.id, None if value is None else QPointF(plot.left() + i * step, y(value)))
        for i, (one, value) in enumerate(zip(series, values, strict=True))
    )
    words = [
        Word(show(mark, "share", language=language), QPointF(plot.left() - 6 * scale, y(mark) + px * 0.36), px, "muted",
             REGULAR, 1.0)
        for mark in (lowest, highest)
    ]  # fmt: skip
    base = plot.bottom() + px * 1.4
    if series:
        first, last = (calendar_date.show(one.made_on, language=language) for one in (series[0], series[-1]))
        words.append(Word(first, QPointF(plot.left(), base), px, "muted"))
        if len(series) > 1 and width(first, px) + width(last, px) + px < plot.width():
            words.append(Word(last, QPointF(plot.right(), base), px, "muted", REGULAR, 1.0))
    known = [(value, point) for value, (_id, point) in zip(values, points, strict=True) if point is not None]
    if known and known[-1][0] is not None:
        value, point = known[-1]
        at = QPointF(plot.right() + 8 * scale, point.y() + px * 0.36)
        words.append(Word(show(value, "share", language=language), at, px, "text", SEMI_BOLD))
    return LaidTrend(rect, plot, points, None if target is None else y(target), tuple(words), scale)


def draw_trend(painter: QPainter, laid: LaidTrend, look: Look, *, selected: Collection[str] = ()) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    plot, scale = laid.plot, laid.scale
    painter.setPen(QPen(QBrush(colour(look.line)), scale))
    painter.drawLines([QLineF(plot.left(), y, plot.right(), y) for y in (plot.top(), plot.bottom())])
    if laid.target is not None:
        painter.setPen(QPen(QBrush(colour(look.thin)), 1.4 * scale, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(plot.left(), laid.target, plot.right(), laid.target))
    ink = colour(look.accent)
    painter.setPen(QPen(QBrush(ink), 1.8 * scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for run in _runs(laid.points):
        painter.drawPolyline(QPolygonF(run))
    crowded = len(laid.points) > plot.width() / (5 * scale)
    for id, point in laid.points:
        if point is None or (crowded and id not in selected):
            continue
        r = (4.6 if id in selected else 2.6) * scale
        painter.setBrush(colour(look.surface) if id in selected else ink)
        painter.drawEllipse(point, r, r)
    painter.setFont(map_font(PX))
    draw_words(painter, laid.words, look)


def _runs(points: Sequence[tuple[str, QPointF | None]]) -> list[list[QPointF]]:
    """The points that follow each other without a gap."""
    runs: list[list[QPointF]] = [[]]
    for _id, point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if len(run) > 1]
