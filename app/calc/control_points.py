"""What each measure is on a control chart: its value, the size of its sample, and its spread."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

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
    points = [value if counts else None for value, counts in zip(values, counted, strict=True)]
    ranges: list[float | None] = [
        None if value is None or before is None else abs(value - before) for before, value in pairwise(points)
    ]
    ranges[:0] = [None] * min(1, len(points))
    for first, _end in stages_of(indicator):
        ranges[first] = None
    return ranges


def _subgroups(indicator: Indicator, chart: Chart) -> Points:
    """A single `value` is a subgroup of one reading, which has no spread."""
    given = [measure.values for measure in indicator.measures]
    values: list[float | None]
    try:
        values = [math.fsum(readings) / len(readings) if readings else None for readings in given]
    except OverflowError:
        values = [sample.mean(readings) if readings else None for readings in given]
    sizes: list[float | None] = [float(len(readings)) if readings else None for readings in given]
    for i, readings in enumerate(given):
        if not readings and (value := value_of(indicator, indicator.measures[i])) is not None:
            values[i], sizes[i] = value, 1.0
    spreads: list[float | None]
    if chart == "xbar_r":
        spreads = [max(readings) - min(readings) if len(readings) > 1 else None for readings in given]
    else:
        spreads = [
            sample.deviation(readings, middle) if len(readings) > 1 else None
            for readings, middle in zip(given, values, strict=True)
        ]
    return Points(values, sizes, spreads, _counted(indicator, values))


def _counts(indicator: Indicator, chart: Chart) -> Points:
    values: list[float | None] = []
    sizes: list[float | None] = []
    unusable = []
    scale = share_scale(indicator)
    for i, measure in enumerate(indicator.measures):
        size = 1.0 if chart == "c" else measure.n
        count = measure.count if measure.count is not None else count_of(measure, chart, scale)
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
    if count < 0 or size <= 0:
        return None
    if count > size and chart in ("p", "np"):
        if count > size * (1 + 1e-12):  # a share of 100 % as typed may be a bit more of its sample
            return None
        count = size
    value = count / size if chart in ("p", "u") else count
    return value if value < math.inf else None
