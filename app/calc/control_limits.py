"""The centre and the limits of one stage of a control chart, as functions of the size of the sample.

Formulas: D. C. Montgomery, *Introduction to Statistical Quality Control*, chapters 6 and 7. Everything comes from σ
within: A2 is 3 ÷ (d2 √n), D4 is 1 + 3 d3 ÷ d2, B4 is 1 + 3 √(1 − c4²) ÷ c4.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.calc import sample
from app.calc.control_constants import c4, c5, d2, d3
from app.calc.indicator import COUNTED, Chart
from app.calc.yearly_cost import TOO_LARGE
from app.language import N_, Sentence, sentence

NO_RANGES = sentence(N_("No two points follow each other: there is no moving range to make limits of."))
NO_SUBGROUPS = sentence(N_("No subgroup has two readings or more: there is no spread to make limits of."))
NO_SPREAD = sentence(N_("A single reading has no spread."))
RUN_CHART = sentence(N_("A run chart has no limits."))
OF_COUNTS = sentence(N_("The limits of counts come from the counts alone: there is no σ within."))
BELOW_ZERO = sentence(N_("It would lie below zero, so there is none."))
NO_SIZE = sentence(N_("The size of this sample is not known."))
NO_SHARE = sentence(N_("The fixed centre is no share between 0 and 1."))
NEGATIVE_CENTRE = sentence(N_("The fixed centre is below zero, which no count can be."))

Number = float | Sentence
"""A number, or why there is none."""


class Line(NamedTuple):
    """Of one point: the centre, the limits and the standard error σ of what is plotted there."""

    centre: Number
    lower: Number
    upper: Number
    sigma: Number


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one stage, for any size of a sample; `sigma_within` is the standard deviation of one reading."""

    sigma_within: Number
    main: Callable[[float], Line]
    spread: Callable[[float], Line] | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """The points that the limits of a stage are made of, and what is fixed instead."""

    chart: Chart
    values: Sequence[float]
    sizes: Sequence[float]
    spreads: Sequence[float]
    spread_sizes: Sequence[float]
    """The sizes of the subgroups of these spreads: one for each, or a single one for all."""
    nothing: Sentence
    """Why there are no values, where there are none."""
    fixed_centre: float | None = None
    fixed_sigma: float | None = None


def limits(basis: Basis) -> Limits:
    if basis.chart == "run":
        return _of_run(basis)
    return _of_counts(basis) if basis.chart in COUNTED else _of_readings(basis)


def _none(why: Sentence) -> Line:
    return Line(why, why, why, why)


def _finite(value: float) -> Number:
    return value if math.isfinite(value) else TOO_LARGE


def _line(centre: Number, sigma: Number, *, from_zero: bool) -> Line:
    if isinstance(centre, Sentence) or isinstance(sigma, Sentence):
        why = centre if isinstance(centre, Sentence) else sigma
        return Line(centre, why, why, sigma)
    lower, upper = centre - 3 * sigma, centre + 3 * sigma
    if from_zero and lower < 0:
        return Line(centre, BELOW_ZERO, _finite(upper), sigma)
    return Line(centre, _finite(lower), _finite(upper), sigma)


def _of_run(basis: Basis) -> Limits:
    centre: Number = basis.nothing
    if basis.fixed_centre is not None:
        centre = basis.fixed_centre
    elif basis.values:
        centre = sample.median(basis.values)
    return Limits(RUN_CHART, lambda n: Line(centre, RUN_CHART, RUN_CHART, RUN_CHART))


def _of_readings(basis: Basis) -> Limits:
    """I-MR, X̄-R and X̄-S."""
    centre, within, single = _grand_mean(basis), _within(basis), basis.chart == "i_mr"

    def main(n: float) -> Line:
        return _line(centre, within if isinstance(within, Sentence) else within / math.sqrt(n), from_zero=False)

    def spread(n: float) -> Line:
        size = 2 if single else int(n)
        if isinstance(within, Sentence):
            return _none(within)
        if size < 2:
            return _none(NO_SPREAD)
        by_range = basis.chart != "xbar_s"
        mean, error = (d2(size), d3(size)) if by_range else (c4(size), c5(size))
        return _line(_finite(mean * within), _finite(error * within), from_zero=True)

    return Limits(within, main, spread)


def _grand_mean(basis: Basis) -> Number:
    if basis.fixed_centre is not None:
        return basis.fixed_centre
    if not basis.values:
        return basis.nothing
    if len(set(basis.sizes)) == 1:
        return sample.mean(basis.values)
    whole = math.fsum(basis.sizes)
    found = math.fsum(value * (n / whole) for value, n in zip(basis.values, basis.sizes, strict=True))
    return min(max(found, min(basis.values)), max(basis.values))


def _within(basis: Basis) -> Number:
    """The mean of what each spread says of σ: R ÷ d2, s ÷ c4, MR ÷ d2(2)."""
    if basis.fixed_sigma is not None:
        return basis.fixed_sigma
    if not basis.values:
        return basis.nothing
    if not basis.spreads:
        return NO_RANGES if basis.chart == "i_mr" else NO_SUBGROUPS
    if math.isinf(max(basis.spreads)):
        return TOO_LARGE
    scale = c4 if basis.chart == "xbar_s" else d2
    if len(set(basis.spread_sizes)) == 1:
        return sample.mean(basis.spreads) / scale(int(basis.spread_sizes[0]))
    return sample.mean([spread / scale(int(n)) for spread, n in zip(basis.spreads, basis.spread_sizes, strict=True)])


def _of_counts(basis: Basis) -> Limits:
    rate = _rate(basis)

    if isinstance(rate, Sentence):
        return Limits(OF_COUNTS, lambda n: _none(rate))
    error = math.sqrt(rate if basis.chart in ("c", "u") else rate * (1 - rate))

    def main(n: float) -> Line:
        if basis.chart == "c":
            return _line(rate, error, from_zero=True)
        if basis.chart == "np":
            return _line(_finite(n * rate), _finite(math.sqrt(n) * error), from_zero=True)
        return _line(rate, _finite(error / math.sqrt(n)), from_zero=True)

    return Limits(OF_COUNTS, main)


def _rate(basis: Basis) -> Number:
    """p̄, c̄ or ū. A fixed centre is these; that of an np chart the mean number of defectives, below 1 the share p̄."""
    chart, fixed = basis.chart, basis.fixed_centre
    if fixed is None:
        if not basis.values:
            return basis.nothing
        return sample.mean(basis.values) if chart == "c" else _pooled(basis)
    if fixed < 0:
        return NEGATIVE_CENTRE
    if chart == "np" and fixed >= 1:
        if not basis.sizes:
            return basis.nothing
        fixed /= sample.mean(basis.sizes)
    return NO_SHARE if chart in ("p", "np") and fixed > 1 else fixed


def _pooled(basis: Basis) -> Number:
    """Σ counts ÷ Σ sizes, as the mean of the shares by the sizes: of equal shares exactly their own."""
    shares = basis.values
    if basis.chart == "np":
        shares = [value / n for value, n in zip(basis.values, basis.sizes, strict=True)]
    if len(set(basis.sizes)) == 1:
        return sample.mean(shares)
    largest = max(basis.sizes)
    weights = [n / largest for n in basis.sizes]
    whole = math.fsum(weights)
    found = math.fsum(share * (weight / whole) for share, weight in zip(shares, weights, strict=True))
    return min(max(found, min(shares)), max(shares))
