"""Where everything of a Pareto stands, in pixels: worked out before it is drawn, so that it can be asked and moved."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from app.calc.pareto import Bar, Pareto
from app.calc.pareto_change import Change
from app.canvas.font import MEDIUM, SEMI_BOLD, width, wrapped
from app.canvas.pareto_words import ParetoWords

SAID, SHARE, AXIS, CLASS = 15, 13, 12, 13
"""Sizes of the texts at a scale of one, in pixels."""
TITLES, VALUES, NAMES = (19, 17, 16), (18, 16, 14, 12), (15, 14, 13, 12)
"""Those of the title, the values and the names, tried one after another until all fit."""
UPRIGHT = 13
MOST_LINES, MOST_UPRIGHT = 3, 2
TICKS, PLACES = 5, 10
"""How many steps the left scale has about, and the decimals that they are kept to."""
BAR = 0.76
"""The part of its place that a bar fills."""


@dataclass(frozen=True, slots=True)
class LaidBar:
    """`place` is the whole strip of a bar, down to its name, which stands in `lines`."""

    bar: Bar
    place: QRectF
    rect: QRectF
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """Bars of one class beside each other."""

    abc: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Told:
    """What a Pareto is drawn with: `ceiling` is the value of its upper edge, where two are drawn on one scale.

    `change` has the differences to an earlier period, which then stand in the place of the shares. `above` and `below`
    are the least room over and under the plot, by which two of them stand level.
    """

    title: str = ""
    said: str = ""
    ceiling: float | None = None
    change: Change | None = None
    above: float = 0.0
    below: float = 0.0


class LaidPareto:
    """A Pareto laid out in a rectangle; `scale` is that of texts and lines.

    What stands `upright` is written from below upwards.
    """

    def __init__(self, rect: QRectF, found: Pareto, words: ParetoWords, told: Told, scale: float = 1.0) -> None:
        self.rect, self.found, self.words, self.told, self.scale = rect, found, words, told, scale
        fitting = (self.px(n) for n in TITLES if width(told.title, self.px(n), SEMI_BOLD) <= rect.width())
        self.title_px = next(fitting, self.px(TITLES[-1]))
        self.title = wrapped(told.title, rect.width(), 2, self.title_px, SEMI_BOLD) if told.title else []
        self.said = wrapped(told.said, rect.width(), 2, self.px(SAID), MEDIUM) if told.said else []
        self.ceiling = told.ceiling or found.total or max((bar.value or 0.0 for bar in found.bars), default=0.0) or 1.0
        self.plot = self._plot()
        self.ticks = self._ticks()
        self.bars = self._bars()
        self.points = self._points()
        self.percents = self._percents()
        self.runs = self._runs()

    def px(self, size: float) -> int:
        return max(1, round(size * self.scale))

    def line(self, size: float) -> float:
        """The height of a line of text."""
        return size * self.scale * 1.3

    @property
    def head(self) -> float:
        """The height of title and sentence."""
        return len(self.title) * self.title_px * 1.3 + len(self.said) * self.line(SAID) + 6 * self.scale

    def bar_at(self, at: QPointF) -> Bar | None:
        return next((laid.bar for laid in self.bars if laid.place.contains(at)), None)

    def y(self, value: float) -> float:
        return self.plot.bottom() - self.plot.height() * min(1.0, value / self.ceiling)

    # The parts

    def _plot(self) -> QRectF:
        s, rect = self.scale, self.rect
        axis = max((width(self.words.value(value), self.px(AXIS)) for value in self._steps()), default=0.0)
        left = axis + 8 * s
        right = width(self.words.share(1.0), self.px(AXIS), SEMI_BOLD) + 10 * s
        self.place = max(1.0, (rect.width() - left - right) / max(1, len(self.found.bars)))
        names = self._fit_names(rect.height() * 0.27)
        self._fit_values()
        self.second = self._second()
        self.above = max(self.told.above, self.head + self.line(SHARE) + 4 * s)  # the last point has words above it
        self.below = max(self.told.below, self.line(CLASS) + self.second + names + 10 * s)
        return QRectF(
            rect.left() + left,
            rect.top() + self.above,
            max(1.0, rect.width() - left - right),
            max(1.0, rect.height() - self.above - self.below),
        )

    def _fit_names(self, most: float) -> float:
        """Choose the size of the names, upright where even the smallest has no room; the height that they need."""
        names = [self.words.name(bar) for bar in self.found.bars]
        room = self.place - 6 * self.scale
        for size in NAMES:
            self.name_px, self.upright = self.px(size), False
            if all(width(word, self.name_px, MEDIUM) <= room for name in names for word in name.split(" ")):
                self.names = [tuple(wrapped(name, room, MOST_LINES, self.name_px, MEDIUM)) for name in names]
                return max(map(len, self.names), default=0) * self.name_px * 1.3
        self.name_px, self.upright = self.px(UPRIGHT), True
        lines = max(1, min(MOST_UPRIGHT, int(self.place / (self.name_px * 1.25))))
        longest = max(width(name, self.name_px, MEDIUM) for name in names)
        words = max(width(word, self.name_px, MEDIUM) for name in names for word in name.split(" "))
        high = min(most, max(words, longest * (1.15 / lines if lines > 1 else 1.0)) + 2)
        self.names = [tuple(wrapped(name, high, lines, self.name_px, MEDIUM)) for name in names]
        return high + 4 * self.scale

    def _fit_values(self) -> None:
        """Choose the size of the values above the bars, upright where even the smallest has no room."""
        texts = [self.value(bar) for bar in self.found.bars]
        for size in VALUES:
            self.value_px, self.values_upright = self.px(size), False
            if all(width(text, self.value_px, SEMI_BOLD) <= self.place * 0.9 for text in texts):
                return
        self.value_px, self.values_upright = self.px(UPRIGHT), True

    def _second(self) -> float:
        """The height of the line of shares: none where they have no room; differences are at least a sign."""
        widest = max((width(self.words.share(bar.share), self.px(SHARE)) for bar in self.found.bars), default=0.0)
        return self.line(SHARE) if self.told.change or widest * 1.15 <= self.place else 4 * self.scale

    def value(self, bar: Bar) -> str:
        return "?" if bar.value is None else self.words.value(bar.value)

    def _bars(self) -> tuple[LaidBar, ...]:
        plot, laid = self.plot, []
        wide = min(self.place * BAR, 120 * self.scale)
        for i, bar in enumerate(self.found.bars):
            left = plot.left() + i * self.place
            top = self.y(bar.value or 0.0)
            rect = QRectF(left + (self.place - wide) / 2, top, wide, plot.bottom() - top)
            lines = self.names[i] if not self.upright or self._has_room(i) else ()
            place = QRectF(left, plot.top(), self.place, self.rect.bottom() - plot.top())
            laid.append(LaidBar(bar, place, rect, lines))
        return tuple(laid)

    def _has_room(self, i: int) -> bool:
        """Of very many bars only every second or third upright name is written."""
        step = max(1, math.ceil(self.name_px / self.place - 0.1))
        return i % step == 0

    def _points(self) -> tuple[QPointF, ...]:
        total = self.found.total
        if not total:
            return ()
        middles = [(laid.rect.center().x(), laid.bar.cumulative) for laid in self.bars]
        return tuple(QPointF(x, self.y(reached * total)) for x, reached in middles if reached is not None)

    def _runs(self) -> tuple[Run, ...]:
        runs: list[Run] = []
        for laid in self.bars:
            if laid.bar.abc is None:
                continue
            if runs and runs[-1].abc == laid.bar.abc:
                runs[-1] = Run(laid.bar.abc, runs[-1].left, laid.place.right())
            else:
                runs.append(Run(laid.bar.abc, laid.place.left(), laid.place.right()))
        return tuple(runs)

    # The scales

    def _steps(self) -> list[float]:
        """The values of the left scale: round numbers, in hours or minutes where the whole is that long."""
        unit = 1.0
        if self.words.weight == "time":
            unit = 3600.0 if self.ceiling >= 7200 else 60.0 if self.ceiling >= 120 else 1.0
        most = self.ceiling / unit
        rough = most / TICKS
        if rough < 10.0**-PLACES:  # no step that a scale could be written with
            return [0.0]
        size = 10.0 ** math.floor(math.log10(rough))
        step = next(size * n for n in (1, 2, 5, 10) if size * n >= rough * 0.999)
        if self.words.weight == "count":
            step = max(1.0, step)
        return [round(i * step, PLACES) * unit for i in range(int(most / step + 1e-9) + 1)]

    def _ticks(self) -> tuple[Tick, ...]:
        return tuple(Tick(self.y(value), self.words.value(value)) for value in self._steps())

    def _percents(self) -> tuple[Tick, ...]:
        """The right scale, that of the cumulative line: of its own whole, however high that stands."""
        total = self.found.total
        if not total or not self.points:
            return ()
        height = self.plot.bottom() - self.y(total)
        known = (0, 20, 40, 60, 80, 100) if height > 5 * self.line(AXIS) else (80,)
        return tuple(Tick(self.y(total * n / 100), self.words.share(n / 100)) for n in known)

    @property
    def limit(self) -> float | None:
        """Where the 80 % line stands."""
        total = self.found.total
        return self.y(total * 0.8) if total and self.points else None
