"""Where everything of a chart stands, in pixels: worked out once, alike for the screen, pictures and paper."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from PySide6.QtCore import QPointF, QRectF

from app.canvas.chart_extent import Ends, fit_x
from app.canvas.chart_plan import ChartPlan, Series, State
from app.canvas.chart_plot import AXIS, Plot
from app.canvas.chart_rows import LaidBaseline, LaidFlag, rows_above
from app.canvas.chart_scale import ON_MARKS, Tick, date_ticks, name_ticks, number_ticks
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, width, wrapped
from app.canvas.money_chart import Word

TITLE, NOTE = 18, 14
"""Sizes of the texts at a scale of one, in pixels."""
_NOTES = 0.2
"""Of the height, at most."""
_MARK_ROOM = 44
"""Between two marks of the left scale, about."""
_WIDEST_LABEL = 0.3
_PLOT = 60.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What part of a chart is in sight: the ends of `x`, and of the values of each plot; `None` fits."""

    x: Ends | None = None
    ys: tuple[Ends | None, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidSign:
    state: State
    middle: QPointF
    radius: float


@dataclass(frozen=True, slots=True)
class LegendEntry:
    series: Series
    left: QPointF
    """Where its sample begins, at the middle of its height."""


class LaidChart:
    """A plan laid out in a rectangle; `scale` is that of texts and lines. `least_left` is room kept for the scale."""

    def __init__(
        self, plan: ChartPlan, rect: QRectF, *, scale: float = 1.0, seen: Seen | None = None, least_left: float = 0.0
    ) -> None:
        seen = seen or Seen()
        self.plan, self.rect, self.scale = plan, rect, scale
        self.x_ends = seen.x or fit_x(plan)
        ys = [*seen.ys, *(None for _panel in plan.panels)]
        self.plots = [
            Plot(panel, self.x_ends, ends, scale, plan.language) for panel, ends in zip(plan.panels, ys, strict=False)
        ]
        self.words: list[Word] = []
        self.signs: list[LaidSign] = []
        self.flags: tuple[LaidFlag, ...] = ()
        self.legend: list[LegendEntry] = []
        self.baseline: LaidBaseline | None = None
        self.stage_top = 0.0
        """From where on the borders of stages go down."""
        self.x_ticks: tuple[Tick, ...] = ()
        if not plan.panels or plan.empty:
            self._say_empty()
            return
        y = self._head(rect.top())
        self._sides(least_left)
        rows = rows_above(self, y)
        self.words += rows.words
        self.flags, self.baseline, self.stage_top = rows.flags, rows.baseline, rows.top
        self._stack(rows.bottom)
        self._axes()
        for plot in self.plots:
            plot.lay_labels(self.rect.right() - plot.rect.right() - 12 * scale)
            plot.lay_over()
        self._heads_of_plots()

    def px(self, size: float) -> int:
        return max(1, round(size * self.scale))

    def line(self, size: float) -> float:
        return self.px(size) * 1.35

    @property
    def bottom(self) -> float:
        return self.plots[-1].rect.bottom()

    def plot_at(self, at: QPointF) -> int | None:
        return next((i for i, plot in enumerate(self.plots) if plot.rect.contains(at)), None)

    # Over the plots

    def _say_empty(self) -> None:
        y = self._title(self.rect.top())
        px = self.px(NOTE)
        room = QRectF(self.rect.left(), y, self.rect.width(), self.rect.bottom() - y)
        lines = wrapped(self.plan.empty, room.width() * 0.8, 4, px, MEDIUM)
        top = room.center().y() - len(lines) * px * 0.7
        middle = room.center().x()
        self.words += [
            Word(line, QPointF(middle, top + (i + 0.8) * px * 1.4), px, "muted", MEDIUM, 0.5)
            for i, line in enumerate(lines)
        ]

    def _title(self, y: float) -> float:
        px = self.px(TITLE)
        for line in wrapped(self.plan.title, self.rect.width(), 2, px, SEMI_BOLD) if self.plan.title else []:
            self.words.append(Word(line, QPointF(self.rect.left(), y + px), px, "text", SEMI_BOLD))
            y += px * 1.35
        return y

    def _head(self, y: float) -> float:
        """Title and notes, as many as leave room for the plots."""
        y = self._title(y)
        px = self.px(NOTE)
        end = y + max(self.rect.height() * _NOTES, self.line(NOTE))
        for note in self.plan.notes:
            indent = px * 1.5 if note.state else 0.0
            lines = wrapped(note.text, self.rect.width() - indent, 2, px)
            if y + len(lines) * px * 1.4 > end:
                break
            if note.state:
                self.signs.append(LaidSign(note.state, QPointF(self.rect.left() + px * 0.5, y + px * 0.72), px * 0.46))
            for line in lines:
                self.words.append(Word(line, QPointF(self.rect.left() + indent, y + px * 1.05), px, "text", REGULAR))
                y += px * 1.4
        return y + 4 * self.scale

    def _sides(self, least_left: float) -> None:
        """How far the plots reach to the left and to the right: their scales and labels have room beside them."""
        about = (self.rect.height() - 120 * self.scale) / sum(plot.panel.share for plot in self.plots)
        widest = 0.0
        for plot in self.plots:
            marks = max(2, int(about * plot.panel.share / (_MARK_ROOM * self.scale)))
            plot.ticks = self._y_ticks(plot, marks)
            widest = max([widest, *(width(tick.text, self.px(AXIS)) for tick in plot.ticks)])
        self.left = self.rect.left() + max(widest + 10 * self.scale, least_left)
        label = max(plot.widest_label() for plot in self.plots)
        wide = min(label + 14 * self.scale, self.rect.width() * _WIDEST_LABEL) if label else 18 * self.scale
        self.right = max(self.rect.right() - wide, self.left + _PLOT * self.scale)
        for plot in self.plots:
            plot.rect = QRectF(self.left, 0.0, self.right - self.left, 1.0)

    # The plots, one below the other

    def _stack(self, y: float) -> None:
        self.x_ticks = self._x_ticks()
        rows = 2 if any(tick.below for tick in self.x_ticks) else 1
        below = (rows + (1 if self.plan.x.title else 0)) * self.line(AXIS) + 6 * self.scale
        heads = [self.line(AXIS) * 1.3 if self._has_head(plot) else 5 * self.scale for plot in self.plots]
        gap = 6 * self.scale
        room = self.rect.bottom() - below - y - sum(heads) - gap * (len(self.plots) - 1)
        whole = sum(plot.panel.share for plot in self.plots)
        for plot, head in zip(self.plots, heads, strict=True):
            y += head
            high = max(room * plot.panel.share / whole, 10.0)
            plot.rect = QRectF(self.left, y, self.right - self.left, high)
            y += high + gap

    def _has_head(self, plot: Plot) -> bool:
        return bool(_head_of(plot) or [series for series in plot.panel.series if series.name])

    def _y_ticks(self, plot: Plot, about: int) -> tuple[Tick, ...]:
        """At least two: one alone is no scale."""
        tried = (number_ticks(plot.panel.y, *plot.y_ends, n, self.plan.language) for n in range(about, about + 4))
        return next((ticks for ticks in tried if len(ticks) > 1), ())

    def _x_ticks(self) -> tuple[Tick, ...]:
        axis, px, pixels = self.plan.x, self.px(AXIS), self.right - self.left
        if axis.kind == "dates":
            return date_ticks(*self.x_ends, pixels, px, self.plan.language)
        if axis.kind == "names":
            return name_ticks(axis.names, *self.x_ends, pixels, px, self.plan.language)
        return number_ticks(axis, *self.x_ends, max(2, int(pixels / (70 * self.scale))), self.plan.language)

    def _axes(self) -> None:
        px, plot = self.px(AXIS), self.plots[-1]
        for each in self.plots:
            if len(each.ticks) > 1 and each.y(each.ticks[0].value) - each.y(each.ticks[1].value) < 1.2 * px:
                each.ticks = self._y_ticks(each, 1)
            before = inf
            for tick in each.ticks:
                at = QPointF(self.left - 7 * self.scale, each.y(tick.value) + px * 0.36)
                if before - at.y() >= px:
                    self.words.append(Word(tick.text, at, px, "muted", REGULAR, 1.0))
                    before = at.y()
        y, ends = plot.rect.bottom() + px * 1.35, [self.rect.left() - 1e9, self.rect.left() - 1e9]
        for tick in self.x_ticks:
            for row, text in enumerate((tick.text, tick.below)):
                wide = width(text, px)
                left = min(max(plot.x(tick.value) - wide / 2, self.rect.left()), self.rect.right() - wide)
                if text and left > ends[row] + px * 0.3:
                    self.words.append(Word(text, QPointF(left, y + row * self.line(AXIS)), px, "muted", REGULAR))
                    ends[row] = left + wide
        if self.plan.x.title:
            at = QPointF(plot.rect.center().x(), self.rect.bottom() - px * 0.3)
            self.words.append(Word(self.plan.x.title, at, px, "muted", MEDIUM, 0.5))

    def _heads_of_plots(self) -> None:
        """What a plot shows, at its left, and its named series at its right."""
        px = self.px(AXIS)
        for plot in self.plots:
            base = plot.rect.top() - px * 0.75
            named = [series for series in plot.panel.series if series.name]
            wide = self.right - self.rect.left()
            head = elided(_head_of(plot), wide * 0.5 if named else wide, px, MEDIUM)
            if head:
                self.words.append(Word(head, QPointF(self.rect.left(), base), px, "muted", MEDIUM))
            x = self.right
            least = self.rect.left() + width(head, px, MEDIUM) + 2 * px
            for series in reversed(named):
                word = Word(series.name, QPointF(x, base), px, "muted", MEDIUM, 1.0)
                left = word.rect().left() - px * 2.2
                if left < least:
                    break
                self.words.append(word)
                self.legend.append(LegendEntry(series, QPointF(left, base - px * 0.36)))
                x = left - px * 1.2


def _head_of(plot: Plot) -> str:
    unit = "" if plot.panel.y.unit in ON_MARKS else plot.panel.y.unit
    return " · ".join(part for part in (plot.panel.name, plot.panel.y.title, unit) if part)
