"""How many positive roots a polynomial has, counted exactly, and where the only one lies.

A polynomial is its whole coefficients, the constant first; the last one is not 0. Descartes' rule of signs decides most
of those that money makes. The others are taken apart at 1 again and again (Vincent's theorem, as A. Akritas,
A. Strzeboński and P. Vigklas, *Improving the performance of the continued fractions method*, Computing 83, 2008), which
counts what Sturm's theorem counts, and takes milliseconds for a hundred years where Sturm's chain takes minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd

PRIMES = tuple(2**k - 1 for k in (61, 127, 521, 1279, 2203, 4423, 9689, 19937))
"""Of Mersenne: the largest has more digits than any divisor of a polynomial made of floating-point numbers."""


def sign_changes(coefficients: Sequence[int]) -> int:
    """How often the sign changes from one coefficient to the next, zeros left out: as many positive roots at most."""
    signs = [each > 0 for each in coefficients if each]
    return sum(a != b for a, b in zip(signs, signs[1:], strict=False))


def stripped(coefficients: Sequence[int]) -> list[int]:
    """Without the roots at 0 and without leading zeros, in smallest numbers; nothing for 0."""
    kept = [i for i, each in enumerate(coefficients) if each]
    if not kept:
        return []
    common = gcd(*coefficients)
    return [each // common for each in coefficients[kept[0] : kept[-1] + 1]]


def square_free(p: list[int]) -> list[int] | None:
    """The polynomial with each of its roots once; `None` where its numbers are too large to find it.

    Modulo a prime the greatest common divisor with the derivative has at least its true degree: where it is constant
    there, no root is double; where it can be lifted to a common divisor, that is the greatest.
    """
    slope = derivative(p)
    for prime in PRIMES:
        if p[-1] % prime == 0 or slope[-1] % prime == 0:
            continue
        shared = _gcd_modulo(p, slope, prime)
        if len(shared) == 1:
            return p
        lifted = stripped([_centred(each * p[-1], prime) for each in shared])
        if divided(slope, lifted) is not None and (once := divided(p, lifted)) is not None:
            return once
    return None


def derivative(p: list[int]) -> list[int]:
    return [i * each for i, each in enumerate(p)][1:] or [0]


def divided(p: list[int], by: list[int]) -> list[int] | None:
    """The quotient, `None` where the division leaves something or needs fractions."""
    left, quotient = list(p), [0] * max(len(p) - len(by) + 1, 0)
    for at in reversed(range(len(quotient))):
        digit, over = divmod(left[at + len(by) - 1], by[-1])
        if over:
            return None
        quotient[at] = digit
        if digit:
            for i, each in enumerate(by):
                left[at + i] -= digit * each
    return None if any(left) else quotient


def _centred(number: int, prime: int) -> int:
    number %= prime
    return number if number <= prime // 2 else number - prime


def _gcd_modulo(a: list[int], b: list[int], prime: int) -> list[int]:
    """The greatest common divisor in the numbers modulo a prime, its leading coefficient 1."""
    a, b = [each % prime for each in a], [each % prime for each in b]
    while b:
        inverse = pow(b[-1], -1, prime)
        b = [each * inverse % prime for each in b]
        while len(a) >= len(b):
            factor, at = a[-1], len(a) - len(b)
            for i, each in enumerate(b):
                a[at + i] = (a[at + i] - factor * each) % prime
            while a and not a[-1]:
                a.pop()
        a, b = b, a
    return a


def positive_roots(p: list[int], most: int) -> int:
    """How many positive roots a polynomial without double ones has, counted as far as `most`."""
    found, waiting = 0, [p]
    while waiting and found < most:
        p = waiting.pop()
        changes = sign_changes(p)
        if changes < 2:
            found += changes
            continue
        least = -highest_exponent(p[::-1])
        if least > 0:
            p = [each << least * i for i, each in enumerate(p)]
        above = _moved(p)
        if not above[0]:
            found, above = found + 1, above[1:]
        between = changes - sign_changes(above)  # those from 0 to 1, or some more
        waiting.append(above)
        if between:
            below = _moved(p[::-1])
            waiting.append(below if below[0] else below[1:])
    return min(found, most)


def highest_exponent(p: Sequence[int]) -> int:
    """No positive root is above 2 to the power of this (Kioustelidis, 1986)."""
    sign = 1 if p[-1] > 0 else -1
    last, degree = p[-1].bit_length(), len(p) - 1
    terms = [
        -((last - 1 - each.bit_length()) // (degree - i)) for i, each in enumerate(p[:-1]) if each * sign < 0
    ]  # rounded up
    return 1 + max(terms, default=-1)


def _moved(p: list[int]) -> list[int]:
    """p(x + 1)."""
    p = list(p)
    for start in range(len(p) - 1):
        for i in reversed(range(start, len(p) - 1)):
            p[i] += p[i + 1]
    return p


def value_sign(p: Sequence[int], over: int, bits: int) -> int:
    """The sign of p at `over` ÷ 2 to the power of `bits`, exactly."""
    value = 0
    for i, each in enumerate(reversed(p)):
        value = value * over + (each << bits * i)
    return (value > 0) - (value < 0)
