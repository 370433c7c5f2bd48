"""The chart that is proposed, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.calc.chart_choice import proposed
from app.calc.control_chart import control_chart
from app.calc.indicator import Indicator, Measure
from tests.calc.control_series import DYED_CLOTH, PISTON_RINGS, VISCOSITY, of_counts, of_subgroups, of_values


def choice(indicator):
    chart, why = proposed(replace(indicator, chart=None))
    return chart, str(why)


def test_single_values_have_their_moving_range_once_there_are_enough():
    assert choice(of_values(*VISCOSITY)) == ("i_mr", "I-MR: each point is a single value.")
    chart, why = choice(of_values(*VISCOSITY[:11]))
    assert chart == "run"
    assert why == "A run chart: there are too few single values for limits (11 of 12)."
    assert choice(of_values(*VISCOSITY[:11], fixed_centre=33, fixed_sigma=1))[0] == "i_mr"


def test_subgroups_have_their_range_up_to_ten_readings():
    assert choice(of_subgroups(*PISTON_RINGS))[0] == "xbar_r"
    assert choice(of_subgroups(tuple(range(10)), (1, 2)))[0] == "xbar_r"
    chart, why = choice(of_subgroups(tuple(range(11)), (1, 2)))
    assert (chart, "up to 11 readings" in why) == ("xbar_s", True)


@pytest.mark.parametrize(
    ("counts", "chart"),
    [
        (((3, 50), (4, 50), (0, 50)), "p"),
        (((3, 50), (4, 60)), "p"),
        (((3, None), (4, None)), "c"),
        (((3, 50), (4, 60.5)), "u"),
        (((3, 2), (1, 2)), "u"),
        (DYED_CLOTH, "u"),
    ],
)
def test_counts_by_their_sample(counts, chart):
    assert choice(of_counts(*counts))[0] == chart


def test_what_most_points_are_decides_and_excluded_ones_do_not_count():
    counts = of_counts((3, 50), (4, 50)).measures
    excluded = tuple(Measure(value=1.0, excluded=True) for _ in range(9))
    assert choice(Indicator("i", measures=(*counts, *excluded, Measure(value=4)))) == (
        "p",
        "p: defectives are counted in samples. If one part can have several defects, take u.",
    )
    assert choice(of_counts((-3, None), (2.5, None)))[0] == "run"


def test_the_chart_of_the_indicator_stands_and_without_one_the_reason_is_told():
    assert control_chart(of_values(*VISCOSITY, chart="c")).proposed_because is None
    found = control_chart(of_values(*VISCOSITY, chart=None))
    assert (found.chart, str(found.proposed_because)) == ("i_mr", "I-MR: each point is a single value.")
    assert control_chart(Indicator("i")).chart == "run"
