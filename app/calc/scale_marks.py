"""The round numbers at which a scale is marked."""

from __future__ import annotations

import math

PLACES = 10
"""Significant digits to which a mark is kept."""


def marks(low: float, high: float, about: int) -> tuple[float, ...]:
    """Round numbers 1, 2 or 5 × 10ⁿ apart, about so many, the first at or below `low`, the last at or above `high`.

    0 is one of them where it lies between. Of two equal ends the marks are those from 0 to them, of two zeros 0 and 1.
    """
    if low == high:
        low, high = (min(low, 0.0), max(high, 0.0)) if low else (0.0, 1.0)
    rough = (high - low) / max(about, 1)
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * by for by in (1, 2, 5, 10) if size * by >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(_tidy(i * step) for i in range(first, last + 1))


def _tidy(number: float) -> float:
    return float(f"{number:.{PLACES}g}")
