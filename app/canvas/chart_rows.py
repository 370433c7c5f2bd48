"""The rows over the plots of a chart: names of stages, the baseline period, what happened, names of uprights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from app.calc.label_places import Label, Place, in_rows
from app.canvas.chart_extent import fit_x
from app.canvas.chart_plan import ChartPlan, Flag, Upright
from app.canvas.chart_plot import AXIS, LABEL
from app.canvas.chart_scale import places, shown, with_unit
from app.canvas.font import MEDIUM, SEMI_BOLD, elided, width
from app.canvas.money_chart import Word

if TYPE_CHECKING:
    from app.canvas.chart_layout import LaidChart

FLAG = 13
_ROWS = 3
_HIGH = 320
"""In a chart that is less high, flags have one row."""
_WIDEST = 240


@dataclass(frozen=True, slots=True)
class LaidFlag:
    """Its pole stands at `x` from `top` to the bottom of the chart; without room it has no word."""

    x: float
    top: float
    word: Word | None


@dataclass(frozen=True, slots=True)
class LaidBaseline:
    """The bracket over the points on which the limits are frozen, and its name."""

    left: float
    right: float
    y: float
    word: Word


@dataclass(frozen=True, slots=True)
class RowsAbove:
    words: tuple[Word, ...]
    flags: tuple[LaidFlag, ...]
    baseline: LaidBaseline | None
    top: float
    bottom: float


def rows_above(laid: LaidChart, y: float) -> RowsAbove:
    """From `y` downwards. `laid` knows already how far its plots reach to the sides."""
    top = y
    y, words = _stages(laid, y)
    y, baseline = _baseline(laid, y)
    y, names, flags = _Flags(laid).lay(y)
    return RowsAbove((*words, *names), flags, baseline, top, y)


def _stages(laid: LaidChart, y: float) -> tuple[float, list[Word]]:
    low, high = laid.x_ends
    seen = [stage for stage in laid.plan.stages if stage.right > low and stage.left < high]
    if not any(stage.name for stage in seen):
        return y, []
    plot, px, words = laid.plots[0], laid.px(LABEL), []
    y += laid.line(LABEL)
    for stage in seen:
        left, right = plot.left_of(stage.left), plot.left_of(stage.right)
        if stage.name and right - left > 2.5 * px:
            text = elided(stage.name, right - left - 8 * laid.scale, px, SEMI_BOLD)
            words.append(Word(text, QPointF((left + right) / 2, y - px * 0.3), px, "text", SEMI_BOLD, 0.5))
    return y, words


def _baseline(laid: LaidChart, y: float) -> tuple[float, LaidBaseline | None]:
    ends = laid.plan.baseline
    if not ends or ends[1] <= laid.x_ends[0] or ends[0] >= laid.x_ends[1]:
        return y, None
    y += laid.line(AXIS)
    px, text = laid.px(AXIS), laid.plan.baseline_name
    left, right = (laid.plots[0].left_of(end) for end in ends)
    wide = width(text, px, MEDIUM)
    if right - left > wide + 30 * laid.scale:
        x = (left + right - wide) / 2
    elif right + 6 * laid.scale + wide <= laid.rect.right():
        x = right + 6 * laid.scale
    else:
        x = left - 6 * laid.scale - wide
    return y, LaidBaseline(left, right, y - px * 0.5, Word(text, QPointF(x, y - px * 0.15), px, "muted", MEDIUM))


class _Flags:
    """Words beside their poles, and names of uprights over them, in as few rows as they need."""

    def __init__(self, laid: LaidChart) -> None:
        self.laid, self.plot, self.px = laid, laid.plots[0], laid.px(FLAG)
        low, high = laid.x_ends
        self.pennant = 9 * laid.scale
        self.flags = [flag for flag in laid.plan.flags if low <= flag.x <= high]
        self.uprights = [upright for upright in self.plot.panel.uprights if low <= upright.x <= high]
        self.walls = [self.plot.x(stage.left) for stage in laid.plan.stages[1:] if low < stage.left < high]

    def lay(self, y: float) -> tuple[float, list[Word], tuple[LaidFlag, ...]]:
        both: list[Flag | Upright] = [*self.flags, *self.uprights]
        named = sorted(both, key=lambda each: each.x)
        if not named:
            return y, [], ()
        texts = [self._text(each) for each in named]
        labels = [self._label(each, text) for each, text in zip(named, texts, strict=True)]
        ends = (self.laid.left, self.laid.rect.right())
        rows = _ROWS if self.laid.rect.height() >= _HIGH * self.laid.scale else 1
        found = in_rows(labels, 8 * self.laid.scale, ends, rows, self.walls)
        bottom = y + max((place.row + 1 for place in found if place), default=1) * self.laid.line(FLAG)
        words, flags = [], []
        for each, text, place in zip(named, texts, found, strict=True):
            if isinstance(each, Flag):
                flags.append(self._flag(each, text, place, bottom))
            elif place:
                at = QPointF(place.left, self._base(place.row, bottom))
                words.append(Word(text, at, self.px, each.tint, SEMI_BOLD))
        return bottom, words, tuple(flags)

    def _base(self, row: int, bottom: float) -> float:
        return bottom - row * self.laid.line(FLAG) - self.px * 0.35

    def _text(self, each: Flag | Upright) -> str:
        if isinstance(each, Flag):
            return elided(each.text, _WIDEST * self.laid.scale, self.px, MEDIUM)
        return f"{each.label} {number_x(self.laid.plan, each.x)}"

    def _label(self, each: Flag | Upright, text: str) -> Label:
        x = self.plot.x(each.x)
        if isinstance(each, Flag):
            wide = width(text, self.px, MEDIUM) + self.pennant
            return Label(((x, x + wide), (x - wide, x)), x)
        wide = width(text, self.px, SEMI_BOLD)
        middle = min(max(x - wide / 2, self.laid.left), self.laid.rect.right() - wide)
        return Label(((middle, middle + wide), (x, x + wide), (x - wide, x)))

    def _flag(self, flag: Flag, text: str, place: Place | None, bottom: float) -> LaidFlag:
        x = self.plot.x(flag.x)
        base = self._base(place.row if place else 0, bottom)
        top = base - self.px * 0.85
        if place is None:
            return LaidFlag(x, top, None)
        left = place.left + (self.pennant if place.left >= x - 0.5 else 0.0)
        return LaidFlag(x, top, Word(text, QPointF(left, base), self.px, "text", MEDIUM))


def number_x(plan: ChartPlan, value: float) -> str:
    """A place on an axis of numbers."""
    low, high = fit_x(plan)
    return with_unit(shown(value, places(high - low), plan.language), plan.x.unit)
