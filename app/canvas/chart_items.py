"""The series of a plot on the screen: items of pyqtgraph that are kept while values change."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from app.canvas.chart_drawing import has_room, is_fine
from app.canvas.chart_extent import Ends, bar_width
from app.canvas.chart_painting import DOT, LINE, bar_colour, pen_of
from app.canvas.chart_plan import Series
from app.canvas.chart_plot import Plot
from app.canvas.symbol_drawing import colour
from app.look import Look

Numbers = Any
"""An array of numpy."""
_PER_PIXEL = 4


class PlotBox(pg.ViewBox):  # type: ignore[misc]
    """The series of one plot, in the units of its axes; the hands are those of the view."""

    def __init__(self) -> None:
        super().__init__(enableMouse=False, enableMenu=False, defaultPadding=0.0)
        self.disableAutoRange()
        self.setAcceptHoverEvents(False)
        self.items_of: list[SeriesItem] = []

    def show_plot(self, plot: Plot, look: Look) -> None:
        """Stand where the plot stands, and show its series; items of the same kinds are kept."""
        series = plot.panel.series
        kinds = [each.series.kind for each in self.items_of]
        if kinds != [each.kind for each in series]:
            for item in self.items_of:
                item.remove()
            self.items_of = [SeriesItem(self, each) for each in series]
        self.setGeometry(plot.rect)
        self.setRange(xRange=plot.x_ends, yRange=plot.y_ends, padding=0, disableAutoRange=False)
        for item, each in zip(self.items_of, series, strict=True):
            item.show(each, plot, look)


class SeriesItem:
    """A series as a curve, dots or bars; of very many points the curve has what can be seen."""

    def __init__(self, box: PlotBox, series: Series) -> None:
        self.box, self.series = box, series
        self.curve: Any = None
        self.dots: Any = None
        self.bars: Any = None
        self._known: Series | None = None
        self.xs: Numbers = np.empty(0)
        self.ys: Numbers = np.empty(0)
        self.hollow: Numbers = np.zeros(0, dtype=bool)
        if series.kind == "bars":
            self.bars = pg.BarGraphItem(x=[0.0], height=[0.0], width=1.0)
            box.addItem(self.bars, ignoreBounds=True)
            return
        if series.kind != "points":
            self.curve = pg.PlotCurveItem(connect="finite", antialias=True)
            box.addItem(self.curve, ignoreBounds=True)
        self.dots = pg.ScatterPlotItem(pxMode=True, antialias=True)
        box.addItem(self.dots, ignoreBounds=True)

    def remove(self) -> None:
        for item in (self.curve, self.dots, self.bars):
            if item is not None:
                self.box.removeItem(item)

    def show(self, series: Series, plot: Plot, look: Look) -> None:
        self.series = series
        if self.bars is not None:
            self._show_bars(series, plot, look)
            return
        if series is not self._known:
            self._known = series
            self.xs = np.array(series.xs, dtype=float)
            self.ys = np.array(series.ys, dtype=float)  # a gap becomes nan
            self.hollow = _hollow(series)
        if self.curve is not None:
            self._show_curve(series, plot, look)
        self._show_dots(series, plot, look)

    def _show_curve(self, series: Series, plot: Plot, look: Look) -> None:
        xs, ys = self.xs, self.ys
        if self.hollow.any():
            xs, ys = xs[~self.hollow], ys[~self.hollow]
        first, last = _seen(xs, plot.x_ends)
        xs, ys = thinned(xs[first:last], ys[first:last], plot.rect.width())
        if series.kind == "steps":
            xs, ys = np.repeat(xs, 2)[1:], np.repeat(ys, 2)[:-1]
        fine = is_fine(len(xs), plot.rect.width())
        pen = pen_of(series.tint, look, LINE * plot.scale if fine else plot.scale, series.stroke if fine else "solid")
        # The outline of a wide line of hundreds of points that crosses itself takes a tenth of a second.
        apart = "on" if pen.style() == Qt.PenStyle.SolidLine else "off"
        if self.curve.opts["segmentedLineMode"] != apart:
            self.curve.setSegmentedLineMode(apart)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if apart == "on" else Qt.PenCapStyle.FlatCap)
        self.curve.setData(xs, ys, pen=_cosmetic(pen), antialias=fine)

    def _show_dots(self, series: Series, plot: Plot, look: Look) -> None:
        xs, ys, hollow = self.xs, self.ys, self.hollow
        low, high = plot.x_ends
        seen = (xs >= low) & (xs <= high) & np.isfinite(ys)
        full = seen & ~hollow
        crowded = not has_room(int(np.count_nonzero(seen)), plot.rect.width(), plot.scale)
        if series.kind != "points" and (crowded or not series.marked):
            full = np.zeros_like(full)
        empty = seen & hollow
        xs = np.concatenate([xs[full], xs[empty]])
        ys = np.concatenate([ys[full], ys[empty]])
        if not len(xs) and not len(self.dots.data):
            return
        none, edge = QPen(Qt.PenStyle.NoPen), _cosmetic(pen_of("muted", look, 1.6 * plot.scale))
        tint, ground = colour(getattr(look, series.tint)), colour(look.surface)
        size = 2 * DOT * plot.scale
        n, m = int(np.count_nonzero(full)), int(np.count_nonzero(empty))
        if m:
            self.dots.setData(
                xs,
                ys,
                size=[size] * n + [size * 1.15] * m,
                pen=[none] * n + [edge] * m,
                brush=[tint] * n + [ground] * m,
            )
        else:
            self.dots.setData(xs, ys, size=size, pen=none, brush=tint)

    def _show_bars(self, series: Series, plot: Plot, look: Look) -> None:
        pairs = [(x, y) for x, y in zip(series.xs, series.ys, strict=True) if y is not None]
        hollow = [
            series.indices[i] in series.hollow if series.hollow else False
            for i, y in enumerate(series.ys)
            if y is not None
        ]
        full, ground = colour(bar_colour(series.tint, look)), colour(look.surface)
        self.bars.setOpts(
            x=np.array([x for x, _y in pairs]),
            y0=np.zeros(len(pairs)),
            height=np.array([y for _x, y in pairs]),
            width=bar_width(series.xs),
            brushes=[ground if each else full for each in hollow],
            pen=_cosmetic(pen_of(series.tint, look, plot.scale)),
        )


def _hollow(series: Series) -> Numbers:
    if not series.hollow:
        return np.zeros(len(series.xs), dtype=bool)
    return np.fromiter((index in series.hollow for index in series.indices), dtype=bool, count=len(series.indices))


def _seen(xs: Numbers, ends: Ends) -> tuple[int, int]:
    """The points in sight and one on each side, so that lines reach the edges."""
    first, last = np.searchsorted(xs, ends)
    return max(int(first) - 1, 0), min(int(last) + 1, len(xs))


def thinned(xs: Numbers, ys: Numbers, pixels: float) -> tuple[Numbers, Numbers]:
    """A curve of very many points by the lowest and the highest of those that share a pixel; its gaps close then."""
    share = int(len(xs) / max(pixels, 1.0))
    if share < _PER_PIXEL:
        return xs, ys
    known = np.isfinite(ys)
    xs, ys = xs[known], ys[known]
    n = len(xs) // share * share
    if not n:
        return xs, ys
    parts = ys[:n].reshape(-1, share)
    low, high = parts.argmin(1), parts.argmax(1)
    rows = np.arange(len(parts)) * share
    at = np.stack([rows + np.minimum(low, high), rows + np.maximum(low, high)], axis=1).ravel()
    at = np.concatenate([at, np.arange(n, len(xs))])
    return xs[at], ys[at]


def _cosmetic(pen: QPen) -> QPen:
    pen.setCosmetic(True)
    return pen
