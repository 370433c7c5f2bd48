"""What holds for every series: limits follow scale and shift, mirrors mirror, constants are quiet, gaps are gaps."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.control_chart import control_chart
from app.calc.control_words import findings
from app.calc.indicator import CHARTS, RULES, Indicator, Measure
from tests.calc.control_series import of_counts, of_values

VALUES = st.lists(st.integers(-1000, 1000).map(float), min_size=2, max_size=60)
ANY = st.none() | st.floats(allow_nan=False, allow_infinity=False)
MEASURES = st.builds(
    Measure,
    at=st.sampled_from(["", "2026-03-12", "2026-03-12T14:05", "Lot 4"]),
    value=ANY,
    values=st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=4).map(tuple),
    count=ANY,
    n=ANY,
    stage=st.sampled_from(["", "a", "b"]),
    excluded=st.booleans(),
)


def close(one, other):
    return [a if a is None else pytest.approx(a, rel=1e-9, abs=1e-7) for a in one] == list(other)


@given(VALUES, st.sampled_from([0.25, 2.0, 1024.0]), st.integers(-500, 500))
def test_limits_follow_scale_and_shift_and_signals_stay(values, scale, shift):
    found = control_chart(of_values(*values))
    moved = control_chart(of_values(*(value * scale + shift for value in values)))
    for one, other in ((found.main.lower, moved.main.lower), (found.main.upper, moved.main.upper)):
        assert close([each if each is None else each * scale + shift for each in one], other)
    assert close([each if each is None else each * scale for each in found.spread.upper], moved.spread.upper)
    assert found.signals == moved.signals


@given(VALUES, st.sampled_from(list(RULES)))
def test_mirrored_values_break_the_same_rules(values, rules):
    found = control_chart(of_values(*values, rules=rules))
    mirrored = control_chart(of_values(*(-value for value in values), rules=rules))
    assert found.signals == mirrored.signals
    assert close([each if each is None else -each for each in found.main.upper], mirrored.main.lower)


@given(
    st.floats(-1e15, 1e15), st.integers(1, 40), st.sampled_from(list(CHARTS)), st.sampled_from(list(RULES)),
    st.integers(1, 6),
)  # fmt: skip
def test_no_rule_is_broken_by_a_constant_series(value, times, chart, rules, readings):
    measure = Measure(values=(value,) * readings) if chart in ("xbar_r", "xbar_s") else Measure(value=value)
    if chart in ("p", "np", "c", "u"):
        measure = Measure(count=abs(value), n=2 * abs(value) + 1)
    found = control_chart(Indicator("i", chart=chart, rules=rules, measures=(measure,) * times))
    assert found.signals == ()


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(30, 90)), min_size=2, max_size=40))
def test_shares_and_numbers_of_the_same_counts_break_the_same_limits(counts):
    shares, numbers = (control_chart(of_counts(*counts, chart=chart)) for chart in ("p", "np"))
    beyond = [[s.index for s in found.signals if s.rule == "N1"] for found in (shares, numbers)]
    assert beyond[0] == beyond[1]
    assert shares.main.centre[0] == pytest.approx(sum(c for c, _n in counts) / sum(n for _c, n in counts))


@given(VALUES, st.data())
def test_an_excluded_point_is_as_good_as_a_gap(values, data):
    which = data.draw(st.sets(st.integers(0, len(values) - 1)))
    whole = of_values(*values)
    excluded = tuple(replace(m, excluded=i in which) for i, m in enumerate(whole.measures))
    gaps = tuple(Measure() if i in which else m for i, m in enumerate(whole.measures))
    one, other = (control_chart(replace(whole, measures=measures)) for measures in (excluded, gaps))
    assert (one.main.centre, one.main.upper, one.spread.values, one.signals) == (
        other.main.centre,
        other.main.upper,
        other.spread.values,
        other.signals,
    )


@given(
    st.lists(MEASURES, max_size=30).map(tuple),
    st.sampled_from([None, *CHARTS]),
    st.none() | st.integers(1, 40),
    st.none() | st.integers(1, 40),
    ANY,
    st.none() | st.floats(0, allow_infinity=False, allow_nan=False),
    ANY,
    ANY,
)
def test_any_numbers_give_figures_or_reasons(measures, chart, first, last, centre, sigma, lower, upper):
    indicator = Indicator(
        "i",
        chart=chart,
        baseline_from=first,
        baseline_to=last,
        fixed_centre=centre,
        fixed_sigma=sigma,
        lower_spec=lower,
        upper_spec=upper,
        measures=measures,
    )
    found = control_chart(indicator)
    for track in filter(None, (found.main, found.spread)):
        for column in (track.values, track.centre, track.lower, track.upper, track.sigma, found.sigma_within):
            assert len(column) == len(measures)
            assert all(each is None or math.isfinite(each) for each in column)
    for said in findings(indicator, found):
        assert said.within("en")
