"""The one number of each measure, in the unit of its indicator: what a trend plots and a threshold judges."""

from __future__ import annotations

import math

from app.calc import sample
from app.calc.indicator import Chart, Indicator, Measure

_SHARES: tuple[Chart, ...] = ("p", "u")
_COUNTS: tuple[Chart, ...] = ("np", "c")
_PARTS = {"%": 100.0, "‰": 1000.0, "ppm": 1e6}


def share_scale(indicator: Indicator) -> float:
    """By what a count ÷ sample, the number of a p or u chart, is multiplied to stand in the indicator's unit.

    12 of 300 are 4 where the unit is %: as its target and thresholds are typed.
    """
    return _PARTS.get(indicator.unit.strip().casefold(), 1.0)


def value_of(indicator: Indicator, measure: Measure) -> float | None:
    """The `value`, else the mean of the readings, else the count: out of its sample, unless the chart is one of counts.

    `None` for a gap, and for a share whose sample is missing or 0, or that is beyond the numbers. That a measure is
    excluded makes no difference.
    """
    if measure.value is not None:
        return measure.value
    if measure.values:
        return sample.mean(measure.values)
    if measure.count is None or indicator.chart in _COUNTS:
        return measure.count
    if measure.n is None:
        return None if indicator.chart in _SHARES else measure.count
    share = measure.count * share_scale(indicator) / measure.n if measure.n > 0 else math.inf
    return share if math.isfinite(share) else None


def values_of(indicator: Indicator) -> list[float | None]:
    """One entry for each measure, in their order."""
    return [value_of(indicator, measure) for measure in indicator.measures]
