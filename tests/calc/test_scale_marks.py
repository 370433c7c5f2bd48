"""Round numbers on a scale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.scale_marks import marks


@pytest.mark.parametrize(
    ("low", "high", "about", "expected"),
    [
        (0, 87500, 5, (0, 20000, 40000, 60000, 80000, 100000)),
        (-10000, 7500, 4, (-10000, -5000, 0, 5000, 10000)),
        (0, 0, 5, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        (3, 3, 3, (0, 1, 2, 3)),
        (-0.3, 0.1, 4, (-0.3, -0.2, -0.1, 0, 0.1)),
    ],
)
def test_marks_are_round_and_hold_both_ends(low, high, about, expected):
    assert marks(low, high, about) == pytest.approx(expected)


@given(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12), st.integers(1, 8))
def test_there_are_about_as_many_as_are_asked_for(one, other, about):
    low, high = min(one, other), max(one, other)
    if high - low > 1e-9 * max(abs(low), abs(high), 1e-6):
        found = marks(low, high, about)
        assert found[0] <= low + (high - low) * 1e-6
        assert found[-1] >= high - (high - low) * 1e-6
        assert 2 <= len(found) <= 2 * about + 3
