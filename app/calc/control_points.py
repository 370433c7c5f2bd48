"""What each measure is on a control chart: its value, the size of its sample, and its spread."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from app.calc import sample
from app.calc.indicator import COUNTED, Chart, Indicator, Measure
from app.calc.measure_value import share_scale, value_of


@dataclass(frozen=True, slots=True)
class Points:
    """One entry for each measure. `None` is no value; sizes are readings or units, 1.0 where there are none to tell.

    `counted` are the points of which limits are made and rules are read: neither gaps nor excluded. `unusable` (from 0)
    have numbers that cannot be: no sample, less than no defect, more defectives than parts.
    """

    values: list[float | None]
    sizes: list[float | None]
    spreads: list[float | None]
    counted: list[bool]
    unusable: tuple[int, ...] = ()


def points_of(indicator: Indicator, chart: Chart) -> Points:
    if chart in COUNTED:
        return _counts(indicator, chart)
    if chart in ("xbar_r", "xbar_s"):
        return _subgroups(indicator, chart)
    values = [
        value_of(indicator, measure) if measure.value is None else measure.value for measure in indicator.measures
    ]
    counted = _counted(indicator, values)
    none: list[float | None] = [None] * len(values)
    ranges = _moving_ranges(indicator, values, counted) if chart == "i_mr" else none
    return Points(values, [1.0] * len(values), ranges, counted)


def stages_of(indicator: Indicator) -> list[tuple[int, int]]:
    """From and to, counted from 0, the end not in it: where measures follow each other with the same stage."""
    names = [measure.stage for measure in indicator.measures]
    if len(set(names)) < 2:
        return [(0, len(names))] if names else []
    starts = [0, *(i for i in range(1, len(names)) if names[i] != names[i - 1])]
    return list(zip(starts, [*starts[1:], len(names)], strict=True))


def _counted(indicator: Indicator, values: list[float | None]) -> list[bool]:
    return [
        value is not None and not measure.excluded for value, measure in zip(values, indicator.measures, strict=True)
    ]


def _moving_ranges(indicator: Indicator, values: list[float | None], counted: list[bool]) -> list[float | None]:
    """From each point to the one before; `None` where one of them is none or lies in another stage."""
    ranges: list[float | None] = [None] * len(values)
    for first, end in stages_of(indicator):
        before = None
        for i in range(first, end):
            value = values[i] if counted[i] else None
            if value is not None and before is not None:
                ranges[i] = abs(value - before)
            before = value
    return ranges


def _subgroups(indicator: Indicator, chart: Chart) -> Points:
    """A single `value` is a subgroup of one reading, which has no spread."""
    values: list[float | None] = []
    sizes: list[float | None] = []
    spreads: list[float | None] = []
    spread: Callable[[tuple[float, ...], float], float] = _range if chart == "xbar_r" else sample.deviation
    for measure in indicator.measures:
        readings = measure.values
        if readings:
            middle = _mean(readings)
            values.append(middle)
            sizes.append(float(len(readings)))
            spreads.append(spread(readings, middle) if len(readings) > 1 else None)
        else:
            value = value_of(indicator, measure)
            values.append(value)
            sizes.append(None if value is None else 1.0)
            spreads.append(None)
    return Points(values, sizes, spreads, _counted(indicator, values))


def _range(readings: tuple[float, ...], _mean: float) -> float:
    return max(readings) - min(readings)


def _mean(readings: tuple[float, ...]) -> float:
    try:
        return math.fsum(readings) / len(readings)
    except OverflowError:
        return sample.mean(readings)


def _counts(indicator: Indicator, chart: Chart) -> Points:
    values: list[float | None] = []
    sizes: list[float | None] = []
    unusable = []
    scale = share_scale(indicator)
    for i, measure in enumerate(indicator.measures):
        size = 1.0 if chart == "c" else measure.n
        count = count_of(measure, chart, scale)
        if count is None and measure.value is None:
            values.append(None)
            sizes.append(size if size and size > 0 else None)
            continue
        value = None if count is None or size is None else _plotted(count, size, chart)
        if value is None:
            unusable.append(i)
        values.append(value)
        sizes.append(size if value is not None else None)
    none: list[float | None] = [None] * len(values)
    return Points(values, sizes, none, _counted(indicator, values), tuple(unusable))


def count_of(measure: Measure, chart: Chart, scale: float = 1.0) -> float | None:
    """The count, or the `value` in its place: of a c and an np chart as it is, of p and u the share of the `n`.

    A share is divided by `scale`, 100 where the unit of the indicator is %.
    """
    if measure.count is not None or measure.value is None:
        return measure.count
    if chart in ("c", "np"):
        return measure.value
    return None if measure.n is None else measure.value / scale * measure.n


def _plotted(count: float, size: float, chart: Chart) -> float | None:
    """`None` for numbers that cannot be."""
    if not (count >= 0 and size > 0 and math.isfinite(count)):
        return None
    if chart in ("p", "np") and count > size:
        if count > size * (1 + 1e-12):  # a share of 100 % as typed may be a bit more of its sample
            return None
        count = size
    value = count / size if chart in ("p", "u") else count
    return value if math.isfinite(value) else None
