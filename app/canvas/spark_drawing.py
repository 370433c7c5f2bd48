"""A series as a small line without scales: where it goes, beside its target and its thresholds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.canvas.chart_painting import pen_of
from app.canvas.symbol_drawing import colour, mixed
from app.look import Look

_LAST = 3.6
_LIGHT = 0.14


def draw_spark(
    painter: QPainter,
    rect: QRectF,
    values: Sequence[float | None],
    look: Look,
    *,
    target: float | None = None,
    low: float | None = None,
    high: float | None = None,
    tint: str = "accent",
    scale: float = 1.0,
) -> None:
    """Draw values that stand equally apart into a rectangle; beyond `low` and `high` the ground is tinted.

    `tint` is that of the dot at its end.
    """
    known = [value for value in values if value is not None]
    if not known or rect.width() <= 0 or rect.height() <= 0:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    spark = _Spark(rect.adjusted(_LAST * scale, _LAST * scale, -_LAST * scale, -_LAST * scale), values, known, target)
    _draw_grounds(painter, rect, spark, look, low, high)
    if target is not None:
        painter.setPen(pen_of("ok", look, 1.4 * scale, "dashed"))
        painter.drawLine(QLineF(rect.left(), spark.y(target), rect.right(), spark.y(target)))
    pen = QPen(colour(look.accent), 1.8 * scale)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for run in spark.runs:
        if len(run) > 1:
            painter.drawPolyline(QPolygonF(run))
        else:
            painter.drawPoint(run[0])
    painter.setPen(QPen(colour(look.surface), 1.2 * scale))
    painter.setBrush(colour(getattr(look, tint)))
    painter.drawEllipse(spark.runs[-1][-1], _LAST * scale, _LAST * scale)
    painter.restore()


class _Spark:
    """`runs` are the points that are joined: a gap parts them."""

    def __init__(self, rect: QRectF, values: Sequence[float | None], known: list[float], target: float | None) -> None:
        self.rect = rect
        ends = known if target is None else [*known, target]
        self.low, self.high = min(ends), max(ends)
        values = _thinned(values, max(int(rect.width()), 2))
        step = rect.width() / max(len(values) - 1, 1)
        self.runs: list[list[QPointF]] = [[]]
        for i, value in enumerate(values):
            if value is not None:
                self.runs[-1].append(QPointF(rect.left() + i * step, self.y(value)))
            elif self.runs[-1]:
                self.runs.append([])
        self.runs = [run for run in self.runs if run]

    def y(self, value: float) -> float:
        span = self.high / 2 - self.low / 2  # of the largest numbers the whole is too large
        share = (value / 2 - self.low / 2) / span if span > 0 else 0.5
        return self.rect.bottom() - min(max(share, -1.0), 2.0) * self.rect.height()


def _thinned(values: Sequence[float | None], most: int) -> Sequence[float | None]:
    """Of more values than pixels the lowest and the highest of those that share two."""
    if len(values) <= most:
        return values
    share = -(-2 * len(values) // most)
    kept: list[float | None] = []
    for i in range(0, len(values), share):
        part = [value for value in values[i : i + share] if value is not None]
        kept += (min(part), max(part)) if part else (None, None)
    last = next((value for value in reversed(values) if value is not None), None)
    return [*kept, last]


def _draw_grounds(
    painter: QPainter, rect: QRectF, spark: _Spark, look: Look, low: float | None, high: float | None
) -> None:
    tint = colour(mixed(look.surface, look.danger, _LIGHT))
    if high is not None and (y := min(spark.y(high), rect.bottom())) > rect.top():
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), y - rect.top()), tint)
    if low is not None and (y := max(spark.y(low), rect.top())) < rect.bottom():
        painter.fillRect(QRectF(rect.left(), y, rect.width(), rect.bottom() - y), tint)
