"""Correlation: a textbook series, what belongs together, what is too little, and that it is no cause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.correlation import NO_CAUSE, chance, correlation, paired
from app.calc.indicator import Indicator, Measure

ANSCOMBE = (
    (10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5),
    (8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68),
)
"""F. J. Anscombe, *Graphs in statistical analysis* (1973), first set: r 0.816, line 3.00 + 0.500 x, p 0.00217."""


def dated(name, values, **more):
    rows = (Measure(at=f"2026-03-{i:02}", value=value, **more) for i, value in enumerate(values, 1))
    return Indicator(name, name=name, measures=tuple(rows))


def of(x, y):
    return correlation(dated("Speed", x), dated("Scrap", y))


def test_the_first_set_of_anscombe():
    found = of(*ANSCOMBE)
    assert found.r == pytest.approx(0.81642, abs=5e-6)
    assert found.rho == pytest.approx(0.81818, abs=5e-6)
    assert found.slope == pytest.approx(0.50009, abs=5e-6)
    assert found.intercept == pytest.approx(3.00009, abs=5e-6)
    assert found.p == pytest.approx(0.00217, abs=5e-6)
    assert [str(each) for each in found.said] == [
        "The more of “Speed”, the more of “Scrap”: they move together strongly (r = 0.82, 11 pairs).",
        str(NO_CAUSE),
    ]
    assert "does not say that one causes the other" in str(NO_CAUSE)


def test_against_each_other_and_not_at_all():
    against = of(ANSCOMBE[0], [-y for y in ANSCOMBE[1]])
    assert against.r == pytest.approx(-0.81642, abs=5e-6)
    assert "against each other strongly (r = −0.82" in str(against.said[0])
    nothing = of([1, 2, 3, 4, 5, 6], [1, 9, 2, 8, 3, 5])
    assert nothing.p > 0.05
    assert str(nothing.said[0]).startswith("No connection between “Speed” and “Scrap” is shown")
    assert nothing.said[1] == NO_CAUSE


@pytest.mark.parametrize(("r", "n", "p"), [(0.444, 20, 0.05), (0.878, 5, 0.05), (0.561, 20, 0.01), (0.197, 100, 0.05)])
def test_the_chance_is_that_of_printed_tables(r, n, p):
    """Critical values of r: Fisher, Yates, *Statistical Tables*, table VII."""
    assert chance(r, n) == pytest.approx(p, rel=0.02)


def test_ranks_that_are_shared():
    """ρ of ranks 1, 2.5, 2.5, 4, 5 and 1 … 5 is 9.5 ÷ √(9.5 × 10)."""
    assert of([1, 2, 2, 3, 90], [1, 2, 3, 4, 5]).rho == pytest.approx((9.5 / 10) ** 0.5)


def test_points_of_the_same_time_shift_and_machine_belong_together():
    x = Indicator(
        "x", measures=tuple(Measure(at="2026-03-12", value=i, shift=s) for i, s in ((1, "M"), (2, "A"), (3, "N")))
    )
    y = Indicator("y", measures=tuple(Measure(at="2026-03-12", value=i, shift=s) for i, s in ((20, "A"), (10, "M"))))
    pairs, unmatched = paired(x, y)
    assert [(pair.x, pair.y) for pair in pairs] == [(1, 10), (2, 20)]
    assert unmatched == 1


def test_points_that_alone_have_their_day_belong_together_and_doubtful_ones_do_not():
    x = Indicator("x", measures=(Measure(at="2026-03-12T06:00", value=1), Measure(at="2026-03-13", value=2)))
    y = Indicator(
        "y",
        measures=(
            Measure(at="2026-03-12", value=5),
            Measure(at="2026-03-13", value=6),
            Measure(at="2026-03-13", value=7),
        ),
    )
    pairs, unmatched = paired(x, y)
    assert [(pair.x_index, pair.y_index) for pair in pairs] == [(1, 1)]
    assert unmatched == 3
    assert paired(Indicator("x", measures=(Measure(value=1),)), Indicator("y", measures=(Measure(value=1),)))[0] == ()


def test_two_shifts_of_a_day_at_other_hours_are_not_guessed_at():
    x, y = (
        Indicator(name, measures=tuple(Measure(at=f"2026-03-12T{hour}", value=1) for hour in hours))
        for name, hours in (("x", ("06:00", "14:00")), ("y", ("07:00", "15:00")))
    )
    assert paired(x, y) == ((), 4)


def test_excluded_points_and_gaps_have_no_pair():
    x = dated("x", [1, 2, 3, 4, 5, 6])
    y = Indicator("y", measures=(Measure(at="2026-03-01"), Measure(at="2026-03-02", value=4, excluded=True)))
    assert paired(x, y) == ((), 6)


@pytest.mark.parametrize(
    ("x", "y", "why"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 5], "Too few pairs of the same time (4)"),
        ([2] * 9, range(9), "“Speed” has always the same value."),
        (range(9), [2] * 9, "“Scrap” has always the same value."),
        ([1e308, -1e308, 1e308, -1e308, 1e308, -1.7e308], range(6), "too large"),
    ],
)
def test_where_it_cannot_be_said_it_says_why(x, y, why):
    found = of(x, y)
    assert found.r is found.rho is found.p is found.slope is found.intercept is None
    assert why in str(found.undefined["r"])
    assert why in str(found.said[0])


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=5, max_size=28), st.integers(1, 9))
def test_neither_scale_nor_shift_changes_r(values, scale):
    x, y = zip(*values, strict=True)
    one, other = of(x, y), of([scale * each + 7 for each in x], [each / 8 for each in y])
    if one.r is not None:
        assert other.r == pytest.approx(one.r)
        assert other.rho == pytest.approx(one.rho)
        assert -1 <= one.r <= 1
        assert 0 <= one.p <= 1
        assert of(y, x).r == pytest.approx(one.r)
