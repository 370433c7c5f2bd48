"""The internal rate of return of textbook flows, and that its roots are counted exactly."""

from __future__ import annotations

from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.calc.irr import NO_FLOW, NO_IRR, SEVERAL, TOO_FAR, internal_rate
from app.calc.polynomial import positive_roots, sign_changes, square_free, stripped


def rate(*flows):
    return internal_rate([Fraction(str(each)) for each in flows])


def present(flows, rate):
    over = 1 + Fraction(repr(rate))
    return sum(Fraction(str(flow)) / over**year for year, flow in enumerate(flows))


# R. Brealey, S. Myers, F. Allen, Principles of Corporate Finance, chapter 5


def test_the_rate_of_4000_for_2000_and_4000_is_28_08_percent():
    assert rate(-4000, 2000, 4000) == pytest.approx(0.2808, abs=5e-5)


def test_flows_that_end_in_a_cost_have_two_rates_minus_50_and_15_2_percent_and_so_none():
    flows = (-1000, 800, 150, 150, 150, 150, -150)
    assert present(flows, -0.5) == 0
    assert float(present(flows, 0.152)) == pytest.approx(0, abs=1)
    assert rate(*flows) is SEVERAL


def test_1000_now_for_minus_3000_and_2500_later_has_no_rate():
    assert rate(1000, -3000, 2500) is NO_IRR


def test_the_oil_pump_of_lorie_and_savage_has_25_and_400_percent_and_so_none():
    """J. Lorie, L. Savage, Three Problems in Rationing Capital, Journal of Business 28 (1955)."""
    flows = (-1600, 10000, -10000)
    assert present(flows, 0.25) == present(flows, 4.0) == 0
    assert rate(*flows) is SEVERAL


def test_a_double_root_is_one_rate():
    assert rate(-1, 2.2, -1.21) == 0.1
    assert rate(-100, 220.000001, -121) is SEVERAL
    assert rate(-100, 219.999999, -121) is NO_IRR


@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        ((-100, 110), 0.1),
        ((-100, 100), 0.0),
        ((-100, 50), -0.5),
        ((-100, 0, 0, 133.1), 0.1),
        ((-1, 1e300), 1e300),
        ((-(10**17), 10**17 + 1), 1e-17),
        ((-100, 0, 0), NO_IRR),
        ((100, 100), NO_IRR),
        ((0, 0), NO_FLOW),
        ((-1e300, 1), TOO_FAR),
        ((0, -100, 110), 0.1),
    ],
)
def test_one_change_of_sign_has_one_rate_however_far_it_lies(flows, expected):
    assert rate(*flows) == expected


def test_a_root_thrice_beside_another_is_told_from_one_alone():
    """(y − 1.1)³ and (y − 1.1)³ (y − 1.2), with y = 1 + r."""
    assert rate(1, "-3.3", "3.63", "-1.331") == 0.1
    assert rate(1, "-4.5", "7.59", "-5.687", "1.5972") is SEVERAL


@pytest.mark.parametrize(
    "flow", [lambda i: 12_345.67 * (-1) ** i * (i + 1), lambda i: (7919 * i * i) % 20_011 - 10_005.5]
)
def test_a_hundred_years_that_change_their_sign_again_and_again_are_quick(flow):
    start = perf_counter()
    rate(-100_000, *(flow(i) for i in range(100)))
    assert perf_counter() - start < 0.5


flows_of_years = st.lists(st.integers(-1000, 1000), min_size=1, max_size=9)


@given(flows_of_years, st.lists(st.fractions(Fraction(1, 4), 4, max_denominator=8), max_size=2))
def test_the_roots_are_those_that_sturm_counts(coefficients, double):
    for root in double:
        coefficients = multiplied(coefficients, (root * root, -2 * root, 1))
    whole = stripped([int(Fraction(each) * 64**2) for each in coefficients])
    if len(whole) > 1:
        assert positive_roots(square_free(whole), 99) == sturm(whole)


@given(st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=12))
@example([0.0, -2.7477071897875498e-244, 1.0])
def test_npv_at_a_rate_that_was_found_is_0_within_rounding(flows):
    found = internal_rate([Fraction(repr(each)) for each in flows])
    if isinstance(found, float):
        rate = Fraction(found)
        over = 1 + rate
        terms = [Fraction(repr(flow)) / over**year for year, flow in enumerate(flows)]
        slack = sum(abs(term) * (year + 1) for year, term in enumerate(terms)) * (1 + abs(rate)) / over
        assert abs(sum(terms)) <= slack * Fraction(1, 10**15)


def multiplied(a, b):
    out = [Fraction(0)] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] += x * y
    return out


def sturm(coefficients):
    """Distinct positive roots by Sturm's theorem."""
    p = [Fraction(each) for each in coefficients]
    chain = [p, [i * each for i, each in enumerate(p)][1:]]
    while chain[-1]:
        left, by = list(chain[-2]), chain[-1]
        while len(left) >= len(by):
            factor, at = left[-1] / by[-1], len(left) - len(by)
            left = [each - factor * by[i - at] if i >= at else each for i, each in enumerate(left)]
            while left and not left[-1]:
                left.pop()
        chain.append([-each for each in left])
    return sign_changes([each[0] for each in chain[:-1]]) - sign_changes([each[-1] for each in chain[:-1]])
