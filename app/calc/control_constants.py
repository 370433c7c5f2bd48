"""The constants of control charts, from what they are and not from a rounded table.

c4 from the gamma function; d2 and d3, mean and standard deviation of the range of n normal values with σ = 1, from its
distribution F(r) = n ∫ φ(x) (Φ(x + r) − Φ(x))ⁿ⁻¹ dx (L. H. C. Tippett, *On the extreme individuals and the range of
samples taken from a normal population*, Biometrika 17, 1925): d2 = ∫ (1 − F) dr, d2² + d3² = 2 ∫ r (1 − F) dr.
"""

from __future__ import annotations

import math
from functools import cache

_FURTHEST = 12.5
"""No range of 100 values reaches this: the chance is below 1e-14."""
_PANELS = 30
_STEP = 0.16
_REACH = 8.5


@cache
def c4(n: int) -> float:
    """The mean standard deviation (n − 1) of n normal values with σ = 1. Raises `ValueError` below 2."""
    _check(n)
    return math.sqrt(2 / (n - 1)) * math.exp(math.lgamma(n / 2) - math.lgamma((n - 1) / 2))


def c5(n: int) -> float:
    """The standard deviation of that standard deviation."""
    return math.sqrt(1 - c4(n) ** 2)


def d2(n: int) -> float:
    """The mean range of n normal values with σ = 1. Raises `ValueError` below 2."""
    return _range(n)[0]


def d3(n: int) -> float:
    """The standard deviation of that range."""
    return _range(n)[1]


def _check(n: int) -> None:
    if n < 2:
        raise ValueError(f"a subgroup of {n} has no spread")


@cache
def _range(n: int) -> tuple[float, float]:
    _check(n)
    first = second = 0.0
    for r, weight in _nodes():
        beyond = 1 - _within(n, r)
        first += weight * beyond
        second += weight * 2 * r * beyond
    return first, math.sqrt(second - first * first)


def _within(n: int, r: float) -> float:
    """F(r), as a sum over equal steps, which is exact to all digits for what falls on both sides as φ does."""
    return n * sum(density * (_below(x + r) - below) ** (n - 1) for x, density, below in _steps())


@cache
def _steps() -> tuple[tuple[float, float, float], ...]:
    """Places x, with φ(x) times the step, and Φ(x)."""
    last = round(_REACH / _STEP)
    places = (i * _STEP for i in range(-last, last + 1))
    return tuple((x, _STEP * math.exp(-x * x / 2) / math.sqrt(2 * math.pi), _below(x)) for x in places)


def _below(x: float) -> float:
    return math.erfc(-x * math.sqrt(0.5)) / 2


@cache
def _nodes() -> tuple[tuple[float, float], ...]:
    """Places and weights of Gauss and Legendre, five in each panel between 0 and the furthest range."""
    near, far = (math.sqrt(5 + sign * 2 * math.sqrt(10 / 7)) / 3 for sign in (-1, 1))
    heavy, light = ((322 + sign * 13 * math.sqrt(70)) / 900 for sign in (1, -1))
    half = _FURTHEST / _PANELS / 2
    five = ((0.0, 128 / 225), (near, heavy), (-near, heavy), (far, light), (-far, light))
    return tuple((half * (2 * i + 1 + at), half * weight) for i in range(_PANELS) for at, weight in five)
