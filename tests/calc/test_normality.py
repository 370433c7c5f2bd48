"""Anderson and Darling against what R prints, and where it says nothing."""

from __future__ import annotations

import random

import pytest

from app.calc.normality import LARGEST, anderson_darling

MPG = (
    *(21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4),
    *(33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4),
)
"""R's mtcars$mpg; ad.test of nortest 1.0-4 prints A = 0.57968, p-value = 0.1207."""


def test_it_is_what_r_prints():
    found = anderson_darling(MPG)
    assert found.statistic == pytest.approx(0.57968, abs=5e-6)
    assert found.p == pytest.approx(0.1207, abs=5e-5)
    assert found.normal is True


def test_normal_readings_look_normal_and_skewed_ones_do_not():
    chance = random.Random(5)
    assert anderson_darling([chance.gauss(10, 2) for _ in range(200)]).normal
    assert anderson_darling([chance.expovariate(1) for _ in range(200)]).normal is False
    assert anderson_darling([0.0, 1.0] * 60).normal is False


def test_scale_and_shift_make_no_difference_even_where_squares_would_vanish():
    one = anderson_darling(MPG)
    for scale in (1e-200, 1e200):
        assert anderson_darling([scale * value for value in MPG]).p == pytest.approx(one.p)
    assert anderson_darling([value + 1000 for value in MPG]).p == pytest.approx(one.p)


def test_the_p_value_ends_where_its_formula_ends():
    one, more = (anderson_darling([0.0] * n + [1e6]) for n in (200, 2000))
    assert one.statistic > LARGEST
    assert 0 < one.p == more.p < 1e-20


@pytest.mark.parametrize(
    ("values", "why"),
    [(MPG[:7], "Below 8"), ((5.0,) * 20, "the same"), ((1e308, -1e308) * 5, "too large")],
)
def test_below_eight_readings_or_without_spread_it_says_why(values, why):
    found = anderson_darling(values)
    assert (found.p, found.normal) == (None, None)
    assert why in str(found.undefined)
