"""The constants of control charts: closed forms, a printed table, and their integrals done another way."""

from __future__ import annotations

import math

import pytest

from app.calc.control_constants import c4, c5, d2, d3

TABLE = {
    2: (0.7979, 1.128, 0.853),
    3: (0.8862, 1.693, 0.888),
    5: (0.9400, 2.326, 0.864),
    7: (0.9594, 2.704, 0.833),
    10: (0.9727, 3.078, 0.797),
    15: (0.9823, 3.472, 0.756),
    25: (0.9896, 3.931, 0.708),
}
"""c4, d2, d3 as printed: Montgomery, *Introduction to Statistical Quality Control*, appendix VI."""


@pytest.mark.parametrize("n", TABLE)
def test_they_are_those_of_the_printed_table(n):
    assert (round(c4(n), 4), round(d2(n), 3), round(d3(n), 3)) == TABLE[n]


def test_of_two_and_three_readings_they_are_known_exactly():
    assert c4(2) == pytest.approx(math.sqrt(2 / math.pi), rel=1e-14)
    assert c5(2) == pytest.approx(math.sqrt(1 - 2 / math.pi), rel=1e-12)
    assert d2(2) == pytest.approx(2 / math.sqrt(math.pi), rel=1e-12)
    assert d3(2) == pytest.approx(math.sqrt(2 - 4 / math.pi), rel=1e-12)
    assert d2(3) == pytest.approx(3 / math.sqrt(math.pi), rel=1e-12)


@pytest.mark.parametrize("n", [2, 4, 10, 33, 100])
def test_the_mean_range_is_the_integral_of_tippett(n):
    """d2 = ∫ 1 − Φ(x)ⁿ − (1 − Φ(x))ⁿ dx, which is another integral than the one that is used."""

    def beyond(x):
        below = math.erfc(-x / math.sqrt(2)) / 2
        return 1 - below**n - (1 - below) ** n

    step = 0.02
    assert d2(n) == pytest.approx(step * math.fsum(beyond(i * step) for i in range(-500, 501)), abs=1e-8)


def test_ranges_grow_with_the_subgroup_and_vary_ever_less():
    means, deviations = [d2(n) for n in range(2, 101)], [d3(n) for n in range(3, 101)]
    assert means == sorted(means)
    assert deviations == sorted(deviations, reverse=True)


@pytest.mark.parametrize("constant", [c4, d2, d3])
def test_one_reading_has_no_spread(constant):
    with pytest.raises(ValueError, match="no spread"):
        constant(1)
