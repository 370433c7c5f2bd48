"""The internal rate of return: the yearly rate at which all flows together are worth nothing today.

Of NPV(r) = Σ Fₜ ÷ (1 + r)ᵗ, every root r in ]−1, ∞[ counts, once however often it is one. With one change of sign in
the flows there is exactly one (Descartes); with several there may be none, one or more, and more than one says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from app.calc.polynomial import highest_exponent, positive_roots, square_free, stripped, value_sign
from app.language import N_, Sentence, sentence

NO_FLOW = sentence(N_("No money flows in any year."))
NO_IRR = sentence(N_("No rate makes the net present value zero."))
SEVERAL = sentence(N_("Several rates make the net present value zero: none of them says what the lever brings."))
TOO_FAR = sentence(N_("The rate is beyond all numbers: the flows are too far apart."))
HALVINGS = 1200
"""Enough for the rate that is nearest to 0 and is not 0."""


def internal_rate(flows: Sequence[Fraction]) -> float | Sentence:
    """The rate of the flows of the years 0, 1, 2, …, or why there is none."""
    scale = lcm(*(each.denominator for each in flows))
    # in 1 + r the last flow is the constant, and the polynomial has the roots of NPV
    whole = stripped([int(each * scale) for each in reversed(flows)])
    if not whole:
        return NO_FLOW
    once = square_free(whole) if len(whole) > 1 else whole
    if once is None:
        return TOO_FAR
    roots = positive_roots(once, 2)
    if roots != 1:
        return SEVERAL if roots else NO_IRR
    return _only(once)


def _only(p: list[int]) -> float | Sentence:
    """The one root of p in 1 + r, less 1: halved in whole numbers until both ends are the same number."""
    start = 1 if p[0] > 0 else -1
    low, high = -highest_exponent(p[::-1]) - 1, highest_exponent(p) + 1  # powers of 2
    while high - low > 1:
        middle = (low + high) // 2
        side = _at(p, middle)
        if side == 0:
            return _rate(2**middle, 0) if middle >= 0 else _rate(1, -middle)
        low, high = (middle, high) if side == start else (low, middle)
    bits = max(-low, 0)
    lower, upper = 2 ** max(low, 0), 2 ** max(low, 0) * 2
    for _halving in range(HALVINGS):
        rate = _rate(lower, bits)
        if rate == _rate(upper, bits):
            return rate
        bits, middle = bits + 1, lower + upper
        side = value_sign(p, middle, bits)
        if side == 0:
            return _rate(middle, bits)
        lower, upper = (middle, 2 * upper) if side == start else (2 * lower, middle)
    return _rate(lower, bits)


def _at(p: list[int], exponent: int) -> int:
    return value_sign(p, 2**exponent, 0) if exponent >= 0 else value_sign(p, 1, -exponent)


def _rate(over: int, bits: int) -> float | Sentence:
    try:
        rate = (over - 2**bits) / 2**bits
    except OverflowError:
        return TOO_FAR
    return rate if rate > -1.0 else TOO_FAR
