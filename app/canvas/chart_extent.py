"""What part of a plan is seen when it fits its view, and nothing else."""

from __future__ import annotations

from functools import lru_cache

from app.canvas.chart_plan import ChartPlan, Panel

Ends = tuple[float, float]
_LEAST, _MOST = 1e-12, 1e300
_KEPT = 6
"""Charts whose ends are remembered, as they are asked for at every step of a zoom. Each is kept with all its points."""
_AROUND_X, _AROUND_Y = 0.02, 0.08
"""What is left free beside everything, as a share of it."""


@lru_cache(maxsize=_KEPT)
def fit_x(plan: ChartPlan) -> Ends:
    """From the first to the last of all points, with a little room."""
    axis = plan.x
    if axis.kind == "names" and axis.names:
        return 0.4, len(axis.names) + 0.6
    low, high = _ends([each for panel in plan.panels for each in _xs(panel)], (axis.low, axis.high))
    bar = max(
        (bar_width(series.xs) for panel in plan.panels for series in panel.series if series.kind == "bars"), default=0
    )
    around = max((high - low) * _AROUND_X, bar)
    return low - around, high + around


@lru_cache(maxsize=_KEPT)
def fit_y(panel: Panel) -> Ends:
    """All values, lines and boxes, with a little room; from 0 on where there are bars."""
    axis = panel.y
    low, high = _ends(_ys(panel), (axis.low, axis.high))
    around = (high - low) * _AROUND_Y
    grounded = panel.bins or any(series.kind == "bars" for series in panel.series)
    bottom = low if grounded and low == 0 else low - around
    if axis.floor is not None:
        bottom = max(bottom, axis.floor)
    return bottom, high + around


def bar_width(xs: tuple[float, ...]) -> float:
    """Seven tenths of the least distance between bars."""
    apart = min((b - a for a, b in zip(xs, xs[1:], strict=False) if b > a), default=1.0)
    return 0.7 * apart


def _ends(values: list[float], asked: tuple[float | None, float | None]) -> Ends:
    """The least and the greatest of finite numbers, wider where that is asked, and never the same."""
    values += [value for value in asked if value is not None]
    values = [value for value in values if abs(value) < _MOST]  # which neither infinite ones nor nan are
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    if high - low <= max(1e-12 * max(abs(low), abs(high)), _LEAST):
        about = abs(low) * 0.05 if abs(low) > _LEAST else 0.5
        return low - about, high + about
    return low, high


def _xs(panel: Panel) -> list[float]:
    found = [x for series in panel.series if series.xs for x in (min(series.xs), max(series.xs))]
    found += [box.x + side for box in panel.boxes for side in (-0.6, 0.6)]
    found += [end for bin in panel.bins for end in (bin.left, bin.right)]
    return found + [upright.x for upright in panel.uprights]


def _ys(panel: Panel) -> list[float]:
    found = [0.0] if panel.bins or any(series.kind == "bars" for series in panel.series) else []
    for series in panel.series:
        known = [y for y in series.ys if y is not None]
        if known:
            found += (min(known), max(known))
    found += [piece.value for line in panel.lines for piece in line.pieces]
    found += [bin.value for bin in panel.bins]
    return found + [y for box in panel.boxes for y in (box.low, box.high, *box.outliers)]
