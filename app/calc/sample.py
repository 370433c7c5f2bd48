"""Means and deviations of any finite numbers: neither huge nor tiny ones are lost on the way."""

from __future__ import annotations

import math
from collections.abc import Sequence


def mean(values: Sequence[float]) -> float:
    """Of at least one value; of equal ones exactly this value."""
    lowest, highest = min(values), max(values)
    if lowest == highest:
        return lowest
    try:
        found = math.fsum(values) / len(values)
    except OverflowError:  # the sum is beyond the numbers, the mean is not
        found = math.fsum(value / len(values) for value in values)
    return min(max(found, lowest), highest)


def deviation(values: Sequence[float], centre: float | None = None) -> float:
    """The standard deviation of a sample (n − 1), of two values or more; infinite beyond the numbers.

    `dist` scales its squares, so that deviations of 1e-200 and of 1e200 count.
    """
    if values.count(values[0]) == len(values):
        return 0.0
    centre = mean(values) if centre is None else centre
    return math.dist(values, [centre] * len(values)) / math.sqrt(len(values) - 1)


def median(values: Sequence[float]) -> float:
    """Of at least one value."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else mean(ordered[middle - 1 : middle + 1])
