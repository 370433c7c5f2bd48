"""What a chart shows, as frozen data without Qt: the same for the screen, for pictures and for paper.

Numbers stand in the units of their axes; on an axis of dates that are days since 1970-01-01 with their fraction, on
one of names the numbers from 1 of the names. Words stand in `language` already. Tints are tokens of a `Look`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from math import inf
from typing import Literal

AxisKind = Literal["dates", "names", "numbers"]
SeriesKind = Literal["line", "bars", "points", "steps"]
Stroke = Literal["solid", "dashed", "dotted"]
State = Literal["", "good", "warning", "alarm"]
"""Of what is said: shown by a sign beside the colour."""
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Axis:
    """`names` are those of an axis of names; ISO dates and moments among them are written in the language.

    Between `low` and `high` is seen at least; from `floor` on downwards is nothing. `whole` has no marks between whole
    numbers.
    """

    kind: AxisKind = "numbers"
    title: str = ""
    unit: str = ""
    names: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    floor: float | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """`ys` are `None` where there is a gap. `indices` are the measures behind the points, from 1; without them the
    points cannot be chosen. Points whose index is in `hollow` are drawn hollow and the line leaves them out.
    `marked` lines have dots where there is room.
    """

    kind: SeriesKind
    xs: tuple[float, ...]
    ys: tuple[float | None, ...]
    name: str = ""
    tint: str = "accent"
    stroke: Stroke = "solid"
    marked: bool = False
    indices: tuple[int, ...] = ()
    hollow: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """From `left` to `right` a line stands at this value."""

    left: float
    right: float
    value: float


@dataclass(frozen=True, slots=True)
class Line:
    """A centre, limit, target or threshold; `label` and its last value in sight stand at its right end.

    With `each` every piece has its value written on it. `heavy` ones are drawn wider.
    """

    pieces: tuple[Piece, ...]
    label: str
    tint: str = "muted"
    stroke: Stroke = "solid"
    each: bool = False
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A ground between two values; without one to the edge of the plot."""

    low: float | None
    high: float | None
    tint: str


@dataclass(frozen=True, slots=True)
class Ring:
    """Around a point that breaks rules; `rule` are their short names."""

    x: float
    y: float
    rule: str
    index: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """Of a box plot, at `x`: whiskers from `low` to `high`, `outliers` beyond them, `n` values in all."""

    x: float
    low: float
    q1: float
    median: float
    q3: float
    high: float
    mean: float
    n: int
    outliers: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Bin:
    """A bar of a histogram. `beyond` the tolerance it is striped, too."""

    left: float
    right: float
    value: float
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Upright:
    """A line across a panel at `x`, such as a tolerance limit of a histogram, named at its top with its value."""

    x: float
    label: str
    tint: str = "muted"
    stroke: Stroke = "solid"


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """One plot of a chart. `share` is its part of the height. Two of them are never the same: to compare thousands of
    points would take longer than to draw them.
    """

    y: Axis
    series: tuple[Series, ...] = ()
    lines: tuple[Line, ...] = ()
    bands: tuple[Band, ...] = ()
    rings: tuple[Ring, ...] = ()
    boxes: tuple[Box, ...] = ()
    bins: tuple[Bin, ...] = ()
    uprights: tuple[Upright, ...] = ()
    name: str = ""
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Stage:
    left: float
    right: float
    name: str


@dataclass(frozen=True, slots=True)
class Flag:
    """What happened at `x`."""

    x: float
    text: str
    index: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence under the title."""

    text: str
    state: State = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """What can be chosen in a panel: the point of the measure `index`, or a bar or box, whose index is 0."""

    panel: int
    x: float
    y: float
    index: int = 0


@dataclass(frozen=True, slots=True)
class Spots:
    """The spots of a chart as columns, from left to right: there may be thousands. One without a `y` is a gap."""

    panel: int
    xs: tuple[float, ...]
    ys: tuple[float | None, ...]
    indices: tuple[int, ...]

    def at(self, i: int) -> Spot | None:
        y = self.ys[i]
        return None if y is None else Spot(self.panel, self.xs[i], y, self.indices[i] if self.indices else 0)

    def of(self, index: int) -> Spot | None:
        i = bisect_left(self.indices, index)
        return self.at(i) if index and i < len(self.indices) and self.indices[i] == index else None

    def beside(self, spot: Spot | None, by: int) -> Spot | None:
        """The next one to the right or to the left, so many times; from none the first or the last, beyond the ends
        these.
        """
        count, way = len(self.xs), 1 if by > 0 else -1
        at = -1 if by > 0 else count
        if spot is not None:
            at = bisect_left(self.indices, spot.index) if spot.index else self.xs.index(spot.x)
        found = spot
        for _step in range(abs(by)):
            at += way
            while 0 <= at < count and self.ys[at] is None:
                at += way
            if not 0 <= at < count:
                break
            found = self.at(at)
        return found


@dataclass(frozen=True, eq=False)
class ChartPlan:
    """One panel, or two that stand over each other on the same `x`. `baseline` are the ends of the points on which
    the limits are frozen. `remarks` are told of points, by index. Two plans are never the same.
    """

    panels: tuple[Panel, ...]
    x: Axis
    title: str = ""
    notes: tuple[Note, ...] = ()
    stages: tuple[Stage, ...] = ()
    flags: tuple[Flag, ...] = ()
    baseline: tuple[float, float] | None = None
    baseline_name: str = ""
    remarks: Mapping[int, str] = field(default_factory=dict)
    language: str = "en"
    empty: str = ""
    """Why there is nothing to show."""

    @cached_property
    def spots(self) -> Spots:
        """What can be chosen: the points of the first series that has measures; else bars of a histogram, and boxes."""
        for at, panel in enumerate(self.panels):
            for series in panel.series:
                if series.indices:
                    return Spots(at, series.xs, series.ys, series.indices)
        panel = self.panels[0] if self.panels else Panel(Axis())
        places = [((bin.left + bin.right) / 2, bin.value) for bin in panel.bins]
        places += [(box.x, box.median) for box in panel.boxes]
        return Spots(0, tuple(x for x, _y in places), tuple(y for _x, y in places), ())


def days_at(moment: date) -> float:
    """A day, or a moment, as days since 1970-01-01."""
    passed = 0
    if isinstance(moment, datetime):
        passed = moment.hour * 3600 + moment.minute * 60 + moment.second
    return moment.toordinal() - EPOCH + passed / 86400


def constant(value: float, label: str, tint: str = "muted", stroke: Stroke = "solid", *, heavy: bool = False) -> Line:
    """A line at one value over all of the plot."""
    return Line((Piece(-inf, inf, value),), label, tint, stroke, heavy=heavy)
