"""Whether two indicators move together: Pearson's r, Spearman's ρ, the regression line, and how sure that is.

r = Σ (x − x̄)(y − ȳ) ÷ √(Σ (x − x̄)² Σ (y − ȳ)²); ρ is r of the ranks, equal values sharing theirs. The chance that
values without any connection give such an r is that of Student's t = r √((n − 2) ÷ (1 − r²)) with n − 2 degrees of
freedom.
Source: NIST/SEMATECH, *e-Handbook of Statistical Methods*, 4.1.4.1 and 7.2; the incomplete beta function by its
continued fraction, W. Press and others, *Numerical Recipes*, 6.4.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from app.calc import sample
from app.calc.control_words import fixed
from app.calc.indicator import Indicator, Measure
from app.calc.indicator_words import day_of
from app.calc.measure_value import value_of
from app.calc.yearly_cost import TOO_LARGE
from app.language import N_, Sentence, sentence

FEWEST = 5
"""Of fewer pairs nothing is said: three points by chance often lie on a line."""
SURE = 0.05
STRONG, MODERATE = 0.7, 0.4

NO_CAUSE = sentence(
    N_("That two figures move together does not say that one causes the other: a third may move both, or chance.")
)
TOO_FEW = N_("Too few pairs of the same time ({n}): at least {needed} are needed.")
NO_SPREAD_X = N_("“{name}” has always the same value.")
_SAID: dict[tuple[str, bool], str] = {
    ("strong", True): N_("The more of “{x}”, the more of “{y}”: they move together strongly (r = {r}, {n} pairs)."),
    ("strong", False): N_(
        "The more of “{x}”, the less of “{y}”: they move against each other strongly (r = {r}, {n} pairs)."
    ),
    ("moderate", True): N_("The more of “{x}”, rather the more of “{y}”: they move together (r = {r}, {n} pairs)."),
    ("moderate", False): N_(
        "The more of “{x}”, rather the less of “{y}”: they move against each other (r = {r}, {n} pairs)."
    ),
    ("weak", True): N_("“{x}” and “{y}” move together a little (r = {r}, {n} pairs)."),
    ("weak", False): N_("“{x}” and “{y}” move against each other a little (r = {r}, {n} pairs)."),
}
NOTHING = N_("No connection between “{x}” and “{y}” is shown (r = {r}, {n} pairs): chance alone gives as much.")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values of the same time; the points, counted from 1, are those of the two indicators."""

    x: float
    y: float
    x_index: int
    y_index: int
    at: str


@dataclass(frozen=True, slots=True)
class Correlation:
    """`p` is the chance of such an r without any connection, `slope` and `intercept` are of y on x.

    `said` is what that means, `unmatched` how many points that count have none of the same time in the other one.
    `undefined` says of `r`, `rho`, `p`, `slope` and `intercept` why they are `None`.
    """

    pairs: tuple[Pair, ...] = ()
    r: float | None = None
    rho: float | None = None
    p: float | None = None
    slope: float | None = None
    intercept: float | None = None
    unmatched: int = 0
    said: tuple[Sentence, ...] = ()
    undefined: Mapping[str, Sentence] = field(default_factory=dict)

    @property
    def n(self) -> int:
        return len(self.pairs)


def correlation(x: Indicator, y: Indicator) -> Correlation:
    pairs, unmatched = paired(x, y)
    why = _why_not(x, y, pairs)
    if why is None:
        numbers = _numbers([pair.x for pair in pairs], [pair.y for pair in pairs])
        if numbers is not None:
            r, rho, slope, intercept = numbers
            p = chance(r, len(pairs))
            found = {"slope": slope, "intercept": intercept}
            known = {key: value for key, value in found.items() if math.isfinite(value)}
            undefined = {key: TOO_LARGE for key in found if key not in known}
            said = (_said(x, y, r, p, len(pairs)), NO_CAUSE)
            return Correlation(pairs, r, rho, p, **known, unmatched=unmatched, said=said, undefined=undefined)
        why = TOO_LARGE
    keys = ("r", "rho", "p", "slope", "intercept")
    return Correlation(pairs, unmatched=unmatched, said=(why,), undefined=dict.fromkeys(keys, why))


def paired(x: Indicator, y: Indicator) -> tuple[tuple[Pair, ...], int]:
    """Points of the same time: of the same shift and machine before others, at last those that alone have their day.

    Where one of them has more points of a time than the other, nobody knows which belong together: none is paired.
    """
    left, right = _points(x), _points(y)
    pairs = []
    for key, alone in _KEYS:
        of_x, of_y = _grouped(left, key), _grouped(right, key)
        for name in of_x.keys() & of_y.keys():
            if len(of_x[name]) != len(of_y[name]) or (alone and len(of_x[name]) > 1):
                continue
            for one, other in zip(of_x[name], of_y[name], strict=True):
                pairs.append(Pair(left.pop(one)[1], right.pop(other)[1], one, other, x.measures[one - 1].at))
    return tuple(sorted(pairs, key=lambda pair: pair.x_index)), len(left) + len(right)


def chance(r: float, n: int) -> float:
    """How likely at least such an r is among n ≥ 3 pairs without any connection."""
    return _incomplete_beta((n - 2) / 2, 0.5, (1 - r) * (1 + r))


_Points = dict[int, tuple[Measure, float]]


def _points(indicator: Indicator) -> _Points:
    return {
        index: (measure, value)
        for index, measure in enumerate(indicator.measures, 1)
        if not measure.excluded and (value := value_of(indicator, measure)) is not None
    }


def _grouped(points: _Points, key: Callable[[Measure], Hashable]) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for index, (measure, _value) in points.items():
        if (name := key(measure)) is not None:
            groups[name].append(index)
    return groups


def _exactly(measure: Measure) -> Hashable:
    return (measure.at.strip(), measure.shift.strip(), measure.machine.strip()) if measure.at.strip() else None


def _in_shift(measure: Measure) -> Hashable:
    return (measure.at.strip(), measure.shift.strip()) if measure.at.strip() else None


_KEYS: tuple[tuple[Callable[[Measure], Hashable], bool], ...] = (
    (_exactly, False),
    (_in_shift, False),
    (lambda measure: measure.at.strip() or None, False),
    (lambda measure: day_of(measure.at), True),
)


def _why_not(x: Indicator, y: Indicator, pairs: Sequence[Pair]) -> Sentence | None:
    if len(pairs) < FEWEST:
        return sentence(TOO_FEW, n=len(pairs), needed=FEWEST)
    if len({pair.x for pair in pairs}) == 1:
        return sentence(NO_SPREAD_X, name=x.name)
    return sentence(NO_SPREAD_X, name=y.name) if len({pair.y for pair in pairs}) == 1 else None


def _numbers(x: Sequence[float], y: Sequence[float]) -> tuple[float, float, float, float] | None:
    """r, ρ, slope and intercept; `None` beyond the numbers."""
    r, slope = _pearson(x, y)
    if not (math.isfinite(r) and math.isfinite(slope)):
        return None if not math.isfinite(r) else (r, _pearson(_ranks(x), _ranks(y))[0], math.inf, math.inf)
    return r, _pearson(_ranks(x), _ranks(y))[0], slope, sample.mean(y) - slope * sample.mean(x)


def _pearson(x: Sequence[float], y: Sequence[float]) -> tuple[float, float]:
    """r and the slope, from vectors of length 1: squares of huge and of tiny deviations are never formed."""
    (of_x, long_x), (of_y, long_y) = _unit(x), _unit(y)
    if not (0 < long_x < math.inf and 0 < long_y < math.inf):
        return math.nan, math.nan
    r = min(1.0, max(-1.0, math.fsum(one * other for one, other in zip(of_x, of_y, strict=True))))
    return r, r * (long_y / long_x)


def _unit(values: Sequence[float]) -> tuple[list[float], float]:
    mean = sample.mean(values)
    away = [value - mean for value in values]
    length = math.hypot(*away)
    return [each / length for each in away] if 0 < length < math.inf else away, length


def _ranks(values: Sequence[float]) -> list[float]:
    """From 1 on, equal values sharing the mean of theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    first = 0
    while first < len(order):
        end = first + 1
        while end < len(order) and values[order[end]] == values[order[first]]:
            end += 1
        for i in order[first:end]:
            ranks[i] = (first + 1 + end) / 2
        first = end
    return ranks


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """I_x(a, b), from the side on which its continued fraction is quick."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    """By Lentz's way."""
    tiny = 1e-300
    c, d = 1.0, 1 / ((1 - (a + b) * x / (a + 1)) or tiny)
    found = d
    for m in range(1, 500):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / ((1 + step * d) or tiny)
            c = (1 + step / c) or tiny
            found *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return found


def _said(x: Indicator, y: Indicator, r: float, p: float, n: int) -> Sentence:
    words = {"x": x.name, "y": y.name, "r": fixed(r, 2), "n": n}
    if p >= SURE:
        return sentence(NOTHING, **words)
    strength = "strong" if abs(r) >= STRONG else "moderate" if abs(r) >= MODERATE else "weak"
    return sentence(_SAID[strength, r > 0], **words)
