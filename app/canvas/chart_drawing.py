"""A chart painted with nothing but QPainter: on paper, where every line is a vector, and into pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from operator import itemgetter

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPolygonF

from app.canvas.chart_extent import bar_width
from app.canvas.chart_layout import LaidChart, Seen
from app.canvas.chart_painting import DOT, LINE, bar_colour, draw_above, draw_below, pen_of
from app.canvas.chart_plan import ChartPlan, Series, Stroke
from app.canvas.chart_plot import Plot
from app.canvas.symbol_drawing import colour
from app.look import Look

ROOM = 2.4
"""Dots are drawn where they stand so many of their radius apart."""
PICTURED = (1120.0, 630.0)
"""The size of a picture that is handed on."""
_PER_PIXEL = 4
_APART = 0.5
_FINE = 0.4


class ChartPicture:
    """A chart to hand on, with its upper left corner at the origin."""

    def __init__(self, plan: ChartPlan, width: float = PICTURED[0], height: float = PICTURED[1]) -> None:
        self._laid = LaidChart(plan, QRectF(0, 0, width, height))

    def bounds(self) -> QRectF:
        return self._laid.rect

    def draw(self, painter: QPainter, look: Look) -> None:
        draw_laid(painter, self._laid, look)


def draw_chart(
    painter: QPainter,
    rect: QRectF,
    plan: ChartPlan,
    look: Look,
    *,
    language: str | None = None,
    scale: float = 1.0,
    seen: Seen | None = None,
) -> None:
    """Draw a chart into a rectangle; `language` is that of numbers and dates, else that of the plan's words."""
    if language and language != plan.language:
        plan = replace(plan, language=language)
    draw_laid(painter, LaidChart(plan, rect, scale=scale, seen=seen), look)


def draw_laid(painter: QPainter, laid: LaidChart, look: Look) -> None:
    painter.save()
    draw_below(painter, laid, look)
    for plot in laid.plots:
        if plot.rect.isEmpty():
            continue
        painter.save()
        around = (DOT + 1) * laid.scale
        painter.setClipRect(plot.rect.adjusted(-around, -around, around, around))
        for series in plot.panel.series:
            _SeriesDrawing(painter, plot, look, laid.scale).draw(series)
        painter.restore()
    draw_above(painter, laid, look)
    painter.restore()


class _SeriesDrawing:
    def __init__(self, painter: QPainter, plot: Plot, look: Look, s: float) -> None:
        self.painter, self.plot, self.look, self.s = painter, plot, look, s

    def draw(self, series: Series) -> None:
        if series.kind == "bars":
            self._bars(series)
            return
        if series.kind != "points":
            self._line(series)
        if series.kind == "points" or series.marked:
            self._dots(series)

    def _bars(self, series: Series) -> None:
        half, ground = bar_width(series.xs) / 2, self.plot.y(max(0.0, self.plot.y_ends[0]))
        self.painter.setPen(pen_of(series.tint, self.look, self.s))
        self.painter.setBrush(colour(bar_colour(series.tint, self.look)))
        left_out = self._hollow(series)
        bars: list[QRectF] = []
        hollow: list[QRectF] = []
        for i, (x, y) in enumerate(zip(series.xs, series.ys, strict=True)):
            if y is not None:
                left, right, top = self.plot.x(x - half), self.plot.x(x + half), self.plot.y(y)
                rect = QRectF(left, min(top, ground), right - left, abs(ground - top))
                (hollow if i in left_out else bars).append(rect)
        self.painter.drawRects(bars)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRects(hollow)

    def _line(self, series: Series) -> None:
        runs = [thinned(run) for run in self._runs(series)]
        fine = is_fine(sum(map(len, runs)), self.plot.rect.width())
        stroke: Stroke = series.stroke if fine else "solid"
        pen = pen_of(series.tint, self.look, LINE * self.s if fine else self.s, stroke)
        # As pixels, the outline of a wide line that crosses itself takes ten times as long as its pieces.
        as_pixels = self.painter.paintEngine().type() == QPaintEngine.Type.Raster
        if as_pixels and stroke == "solid":
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, fine or not as_pixels)
        for run in runs:
            points = [QPointF(x, y) for x, y in run]
            if as_pixels and stroke == "solid":
                self.painter.drawLines([QLineF(a, b) for a, b in pairwise(points)])
            else:
                self.painter.drawPolyline(QPolygonF(points))
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _runs(self, series: Series) -> list[list[tuple[float, float]]]:
        """What is joined: a gap parts, an excluded point is left out."""
        left_out = self._hollow(series)
        x0, y0 = self.plot.x(0.0), self.plot.y(0.0)  # thousands of points: one multiplication for each
        per_x, per_y = self.plot.per_x, self.plot.per_y
        runs: list[list[tuple[float, float]]] = [[]]
        run = runs[0]
        for i, (x, y) in enumerate(zip(series.xs, series.ys, strict=True)):
            if y is None:
                run = []
                runs.append(run)
            elif i not in left_out:
                at = (x0 + x * per_x, y0 - y * per_y)
                if series.kind == "steps" and run:
                    run.append((at[0], run[-1][1]))
                run.append(at)
        return [run for run in runs if len(run) > 1]

    def _hollow(self, series: Series) -> set[int]:
        """The places of the excluded points."""
        return {i for i, index in enumerate(series.indices) if index in series.hollow} if series.hollow else set()

    def _dots(self, series: Series) -> None:
        low, high = self.plot.x_ends
        seen = sum(low <= x <= high for x in series.xs)
        crowded = series.kind != "points" and not has_room(seen, self.plot.rect.width(), self.s)
        hollow = self._hollow(series)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour(getattr(self.look, series.tint)))
        for at in self._seen(series, set(range(len(series.xs))) - hollow) if not crowded else ():
            self.painter.drawEllipse(at, DOT * self.s, DOT * self.s)
        self.painter.setPen(pen_of("muted", self.look, 1.6 * self.s))
        self.painter.setBrush(colour(self.look.surface))
        for at in self._seen(series, hollow):
            self.painter.drawEllipse(at, DOT * 1.15 * self.s, DOT * 1.15 * self.s)

    def _seen(self, series: Series, places: set[int]) -> Iterator[QPointF]:
        """Of these points those that are in sight."""
        low, high = self.plot.x_ends
        for i in places:
            x, y = series.xs[i], series.ys[i]
            if y is not None and low <= x <= high and self.plot.shows_y(y):
                yield QPointF(self.plot.x(x), self.plot.y(y))


def has_room(dots: int, pixels: float, s: float) -> bool:
    """Whether so many dots can be told apart on so many pixels."""
    return dots <= pixels / (ROOM * DOT * s)


def is_fine(points: int, pixels: float) -> bool:
    """Whether a line of so many points is drawn wide and smooth; a denser one is a ground of colour anyway."""
    return points <= _FINE * pixels


def thinned(run: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A line of very many points by the first, last, lowest and highest of those that share half a pixel."""
    if len(run) < _PER_PIXEL * (run[-1][0] - run[0][0]) / _APART:
        return run
    kept: list[tuple[float, float]] = []
    for _pixel, shared in groupby(run, key=lambda at: int(at[0] / _APART)):
        part = list(shared)
        if len(part) > _PER_PIXEL:
            low, high = min(part, key=_height), max(part, key=_height)
            part = [part[0], *sorted((low, high)), part[-1]]
        kept += part
    return kept


_height = itemgetter(1)
