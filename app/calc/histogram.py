"""Readings in classes of equal width, with the normal curve that has their mean and standard deviation.

The width is 2 × the distance of the quartiles ÷ ∛n (D. Freedman, P. Diaconis, *On the histogram as a density
estimator*, 1981), where half the readings are the same the range ÷ (1 + log₂ n) (H. Sturges, *The choice of a class
interval*, 1926); it is rounded to 1, 2 or 5 times a power of ten, so that classes end at numbers that can be read.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from app.calc import sample
from app.calc.box_plot import quantile
from app.calc.explanation import Shown
from app.calc.yearly_cost import TOO_LARGE
from app.language import N_, Sentence, sentence

MOST_CLASSES = 60
CURVE_POINTS = 81
CURVE_REACH = 4.0
"""The curve goes as many standard deviations to both sides."""
_SMALLEST = 1e-300
"""No class is narrower: powers of ten end soon below."""

NO_READING = sentence(N_("There is no reading that counts."))
FREEDMAN = N_("Classes of {width}, after Freedman and Diaconis.")
STURGES = N_("Classes of {width}, after Sturges: half of the readings are the same.")
ALL_SAME = sentence(N_("One class: all readings are the same."))


@dataclass(frozen=True, slots=True)
class Histogram:
    """`counts[i]` readings lie from `edges[i]` up to, without, `edges[i + 1]`.

    `curve` are points of the normal curve, in readings of a class of this width; it is empty where all readings are
    the same. `rule` says how the classes were made, `undefined` why there is none.
    """

    edges: tuple[float, ...] = ()
    counts: tuple[int, ...] = ()
    n: int = 0
    mean: float | None = None
    sigma: float | None = None
    curve: tuple[tuple[float, float], ...] = ()
    rule: Sentence | None = None
    undefined: Sentence | None = None


def histogram(values: Sequence[float]) -> Histogram:
    if not values:
        return Histogram(undefined=NO_READING)
    ordered = sorted(values)
    n, mean = len(ordered), sample.mean(ordered)
    sigma = sample.deviation(ordered) if n > 1 else 0.0
    furthest = max(abs(ordered[0]), abs(ordered[-1]))
    if not math.isfinite(sigma) or not math.isfinite(4 * furthest):
        return Histogram(n=n, undefined=TOO_LARGE)
    if ordered[0] == ordered[-1]:
        half = furthest / 100 or 0.5
        return Histogram((mean - half, mean + half), (n,), n, mean, 0.0, rule=ALL_SAME)
    wanted, rule = _wanted(ordered)
    factor, power = _rounded(max(wanted, 4 * math.ulp(furthest)))
    edges = _edges(ordered[0], ordered[-1], factor, power)
    counts = [0] * (len(edges) - 1)
    for value in ordered:
        counts[bisect_right(edges, value) - 1] += 1
    width = _multiple(1, factor, power)
    said = sentence(rule, width=Shown("count", (("value", width),)))
    return Histogram(tuple(edges), tuple(counts), n, mean, sigma, _curve(mean, sigma, n * width), said)


def _wanted(ordered: Sequence[float]) -> tuple[float, str]:
    n, reach = len(ordered), ordered[-1] - ordered[0]
    middle = quantile(ordered, 0.75) - quantile(ordered, 0.25)
    wanted, rule = (2 * middle / n ** (1 / 3), FREEDMAN) if middle else (reach / (1 + math.log2(n)), STURGES)
    return max(wanted, reach / MOST_CLASSES), rule


def _rounded(wanted: float) -> tuple[int, int]:
    """The nearest of 1, 2 or 5 times a power of ten, as factor and power."""
    power = math.floor(math.log10(wanted)) if wanted > _SMALLEST else round(math.log10(_SMALLEST))
    part = wanted / 10.0**power
    return min(((1, 1.4), (2, 3.2), (5, 7.1), (10, math.inf)), key=lambda each: part > each[1])[0], power


def _multiple(i: int, factor: int, power: int) -> float:
    """i × width, rounded once, so that a class ends at 0.3 and not a bit after it."""
    return i * factor / 10**-power if power < 0 else float(i * factor * 10**power)


def _edges(lowest: float, highest: float, factor: int, power: int) -> list[float]:
    """Multiples of the width; the lowest reading lies in the first class, the highest in the last."""
    width = _multiple(1, factor, power)
    first, last = math.floor(lowest / width), math.floor(highest / width) + 1
    first -= _multiple(first, factor, power) > lowest
    last += _multiple(last, factor, power) <= highest
    return [_multiple(i, factor, power) for i in range(first, last + 1)]


def _curve(mean: float, sigma: float, whole: float) -> tuple[tuple[float, float], ...]:
    """Points from left to right; `whole` is the area below."""
    steps = [CURVE_REACH * (2 * i / (CURVE_POINTS - 1) - 1) for i in range(CURVE_POINTS)]
    top = whole / sigma / math.sqrt(2 * math.pi) if sigma else math.inf
    if not math.isfinite(top):
        return ()
    return tuple((mean + z * sigma, top * math.exp(-z * z / 2)) for z in steps)
