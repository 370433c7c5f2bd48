"""Histograms: every reading in one class, classes at numbers that can be read, and the normal curve over them."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.histogram import CURVE_POINTS, histogram


def test_classes_follow_freedman_and_diaconis_rounded_to_a_number_that_can_be_read():
    """1 … 64: quartiles 16.75 and 48.25, so 2 × 31.5 ÷ 4 = 15.75, and the nearest of 10 and 20 is 20."""
    found = histogram([float(i) for i in range(1, 65)])
    assert found.edges == (0, 20, 40, 60, 80)
    assert found.counts == (19, 20, 20, 5)
    assert str(found.rule) == "Classes of 20, after Freedman and Diaconis."


def test_where_half_the_readings_are_the_same_sturges_is_taken():
    found = histogram([1.0, 1.0, 1.0, 1.0, 9.0])
    assert found.edges == (0, 2, 4, 6, 8, 10)
    assert "Sturges" in str(found.rule)


def test_a_reading_on_the_edge_of_a_decimal_class_is_in_the_class_above():
    found = histogram([0.1, 0.2, 0.3, 0.3, 0.3, 0.4])
    assert found.edges == (0.1, 0.2, 0.3, 0.4, 0.5)
    assert found.counts == (1, 1, 3, 1)


def test_the_curve_has_the_area_of_the_bars():
    chance = random.Random(2)
    found = histogram([chance.gauss(74, 0.01) for _ in range(500)])
    assert len(found.curve) == CURVE_POINTS
    step = found.curve[1][0] - found.curve[0][0]
    area = step * math.fsum(y for _x, y in found.curve)
    assert area == pytest.approx(500 * (found.edges[1] - found.edges[0]), rel=1e-3)
    assert max(found.curve, key=lambda point: point[1])[0] == pytest.approx(found.mean)


def test_readings_that_are_all_the_same_are_one_class_without_a_curve():
    found = histogram([5.0, 5.0])
    assert (found.counts, found.edges, found.curve, found.sigma) == ((2,), (4.95, 5.05), (), 0)
    assert histogram([0.0]).edges == (-0.5, 0.5)


def test_without_readings_or_beyond_the_numbers_it_says_why():
    assert str(histogram([]).undefined) == "There is no reading that counts."
    assert str(histogram([1e308, -1e308]).undefined) == "The numbers are too large."


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=80))
def test_every_reading_is_in_one_class_of_few(values):
    found = histogram(values)
    if found.undefined is None:
        assert sum(found.counts) == len(values)
        assert len(found.edges) == len(found.counts) + 1 <= 100
        assert list(found.edges) == sorted(set(found.edges))
        assert found.edges[0] <= min(values)
        assert max(values) <= found.edges[-1]
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in found.curve)
