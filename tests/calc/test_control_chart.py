"""Control charts: textbook series with their source, stages, baseline, fixed limits, gaps, sizes of samples."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from app.calc.control_chart import control_chart
from app.calc.indicator import CHARTS, Indicator, Measure
from tests.calc.control_series import (
    CIRCUIT_BOARDS,
    DYED_CLOTH,
    ORANGE_JUICE,
    PISTON_RINGS,
    VISCOSITY,
    of_counts,
    of_subgroups,
    of_values,
)


def points(chart, rule, on="main"):
    return [signal.index for signal in chart.signals if signal.rule == rule and signal.chart == on]


def rings(**more):
    return control_chart(of_subgroups(*PISTON_RINGS, baseline_from=1, baseline_to=25, **more))


def test_piston_rings_have_the_limits_of_phase_one_at_all_forty_points():
    """qcc 3.0 prints 74.00118, 73.98805, 74.0143, σ 0.009785039; R: 0.02276 and 0.04812533. With exact constants:"""
    found = rings()
    assert found.main.centre == (pytest.approx(74.001176, abs=1e-9),) * 40
    assert found.main.lower[0] == pytest.approx(73.98804759195622, abs=1e-9)
    assert found.main.upper[39] == pytest.approx(74.01430440804378, abs=1e-9)
    assert found.sigma_within == (pytest.approx(0.009785337607413179, rel=1e-9),) * 40
    assert found.spread.centre[0] == pytest.approx(0.02276, rel=1e-9)
    assert found.spread.lower[0] is None
    assert found.spread.upper[0] == pytest.approx(0.048126000542382745, rel=1e-9)
    assert found.based_on == tuple(range(1, 26))
    assert found.main.values[36] == pytest.approx(74.0166)


def test_piston_rings_break_the_rules_that_qcc_finds():
    nelson, western = rings(), rings(rules="western_electric")
    assert {rule: points(nelson, rule) for rule in ("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8")} == {
        "N1": [37, 38, 39],
        "N2": [],
        "N3": [],
        "N4": [],
        "N5": [35, 37, 38, 39, 40],
        "N6": [35, 38, 39, 40],
        "N7": [],
        "N8": [],
    }
    assert [points(western, f"WE{i}") for i in (1, 2, 3, 4)] == [
        [37, 38, 39],
        [35, 37, 38, 39, 40],
        [35, 38, 39, 40],
        [],
    ]
    assert not [signal for signal in (*nelson.signals, *western.signals) if signal.chart == "range"]


def test_standard_deviations_of_piston_rings():
    found = rings(chart="xbar_s")
    assert found.spread.centre[0] == pytest.approx(0.009240036602285536, rel=1e-9)
    assert found.sigma_within[0] == pytest.approx(0.009829976728289325, rel=1e-9)
    assert found.spread.upper[0] == pytest.approx(0.01930241676824028, rel=1e-9)
    assert found.spread.lower[0] is None


def test_single_values_of_viscosity():
    """Montgomery prints 33.52 ± 1.28 and, for the moving range, 0.48 and 1.57."""
    found = control_chart(of_values(*VISCOSITY))
    ranges = [abs(b - a) for a, b in zip(VISCOSITY, VISCOSITY[1:], strict=False)]
    mean = math.fsum(ranges) / 14
    assert found.main.centre[0] == pytest.approx(33.5233333333, abs=1e-9)
    assert found.main.upper[0] == pytest.approx(33.5233333333 + 3 * mean / 1.1283791670955126, abs=1e-8)
    assert found.main.lower[0] == pytest.approx(32.24, abs=0.01)  # printed from rounded numbers
    assert round(found.spread.centre[0], 2) == 0.48
    assert found.spread.upper[0] == pytest.approx(mean * (1 + 3 * 0.852502466427 / 1.128379167096), rel=1e-9)
    assert found.spread.values[0] is None
    assert found.signals == ()


def test_shares_of_nonconforming_cans():
    """Montgomery: p̄ 0.2313, limits 0.0524 and 0.4102, beyond them samples 15 and 23."""
    found = control_chart(of_counts(*((count, 50) for count in ORANGE_JUICE)))
    assert found.main.centre[0] == pytest.approx(347 / 1500, rel=1e-12)
    assert (round(found.main.lower[0], 4), round(found.main.upper[0], 4)) == (0.0524, 0.4102)
    assert points(found, "N1") == [15, 23]
    numbers = control_chart(of_counts(*((count, 50) for count in ORANGE_JUICE), chart="np"))
    assert numbers.main.upper[0] == pytest.approx(50 * found.main.upper[0])
    assert numbers.signals == found.signals


def test_nonconformities_of_circuit_boards():
    """Montgomery: c̄ 19.85, limits 6.48 and 33.22, beyond them samples 6 and 20."""
    found = control_chart(of_counts(*((count, None) for count in CIRCUIT_BOARDS), chart="c"))
    assert found.main.centre[0] == pytest.approx(516 / 26)
    assert (found.main.lower[0], found.main.upper[0]) == (pytest.approx(6.48, abs=0.01), pytest.approx(33.22, abs=0.01))
    assert points(found, "N1") == [6, 20]


def test_nonconformities_per_unit_of_fractional_samples_step():
    """Montgomery prints ū 1.42 and, for 10 units, 0.29 and 2.55, for 9.5 units 0.26 and 2.58."""
    found = control_chart(of_counts(*DYED_CLOTH, chart="u"))
    assert found.main.centre == (pytest.approx(153 / 107.5),) * 10
    assert (round(found.main.lower[0], 2), round(found.main.upper[0], 2)) == (0.29, 2.56)
    assert (round(found.main.lower[4], 2), round(found.main.upper[4], 2)) == (0.26, 2.58)
    assert len(set(found.main.upper)) == 7


def test_a_run_chart_goes_around_the_median_and_has_no_limits():
    found = control_chart(of_values(1, 9, 2, 100, 3, chart="run"))
    assert found.main.centre == (3,) * 5
    assert set(found.main.upper + found.main.lower + found.main.sigma) == {None}
    assert found.spread is None
    assert str(found.undefined["upper_limit"]) == "A run chart has no limits."


def test_subgroups_of_changing_size_have_stepped_limits():
    found = control_chart(of_subgroups((1, 3), (2, 4, 6), (3,), (5, 5)))
    assert found.main.centre[0] == pytest.approx((4 + 12 + 3 + 10) / 8)
    sigma = (2 / 1.1283791670955126 + 4 / 1.6925687506432689 + 0) / 3
    assert found.sigma_within[0] == pytest.approx(sigma)
    half = [upper - centre for upper, centre in zip(found.main.upper, found.main.centre, strict=True)]
    assert half == pytest.approx([3 * sigma / math.sqrt(n) for n in (2, 3, 1, 2)])
    assert found.spread.values[2] is None
    assert found.spread.centre[2] is None
    assert found.spread.centre[1] == pytest.approx(sigma * 1.6925687506432689)


def test_each_stage_has_its_own_limits_and_nothing_goes_across():
    before, after = [10, 11, 10, 11, 10, 11], [20, 22, 20, 22]
    measures = [Measure(value=v, stage="before") for v in before] + [Measure(value=v, stage="after") for v in after]
    found = control_chart(Indicator("i", chart="i_mr", measures=tuple(measures)))
    assert [(stage.name, stage.first, stage.last) for stage in found.stages] == [("before", 1, 6), ("after", 7, 10)]
    assert found.main.centre == (10.5,) * 6 + (21,) * 4
    assert found.sigma_within[0] == pytest.approx(1 / 1.1283791670955126)
    assert found.sigma_within[9] == pytest.approx(2 / 1.1283791670955126)
    assert found.spread.values[6] is None  # the jump between the stages is no moving range
    assert found.based_on == (7, 8, 9, 10)
    assert found.signals == ()


def test_a_stage_that_comes_back_is_a_stage_of_its_own():
    measures = tuple(Measure(value=v, stage=s) for v, s in ((1, "a"), (2, "a"), (9, "b"), (8, "b"), (4, "a"), (6, "a")))
    found = control_chart(Indicator("i", chart="i_mr", measures=measures))
    assert found.main.centre == (1.5, 1.5, 8.5, 8.5, 5, 5)


def test_a_baseline_freezes_the_limits_of_its_stage_alone():
    values = [5, 7, 5, 7, 30, 31, 32]
    found = control_chart(of_values(*values, baseline_from=1, baseline_to=4))
    assert found.main.centre == (6,) * 7
    assert found.sigma_within[6] == pytest.approx(2 / 1.1283791670955126)
    assert points(found, "N1") == [5, 6, 7]
    staged = tuple(replace(m, stage="new" if i > 3 else "") for i, m in enumerate(of_values(*values).measures))
    found = control_chart(Indicator("i", chart="i_mr", measures=staged, baseline_from=1, baseline_to=4))
    assert found.main.centre == (6,) * 4 + (31,) * 3


def test_the_moving_range_that_leads_into_the_baseline_is_not_of_it():
    found = control_chart(of_values(100, 5, 6, 5, 6, baseline_from=2))
    assert found.sigma_within[0] == pytest.approx(1 / 1.1283791670955126)
    assert found.main.centre[0] == 5.5


def test_a_baseline_whose_points_are_excluded_gives_no_limits_of_others():
    measures = (Measure(value=5, excluded=True), Measure(value=6), Measure(value=7))
    found = control_chart(Indicator("i", chart="i_mr", measures=measures, baseline_from=1, baseline_to=1))
    assert found.main.centre == (None,) * 3
    assert str(found.undefined["centre"]) == "The baseline period has no point that counts."


def test_fixed_limits_take_the_place_of_those_of_the_points():
    found = control_chart(of_values(*VISCOSITY, fixed_centre=33, fixed_sigma=0.1))
    assert (found.main.lower[0], found.main.upper[0]) == (pytest.approx(32.7), pytest.approx(33.3))
    assert found.spread.upper[0] == pytest.approx(0.1 * (1.1283791670955126 + 3 * 0.852502466427))
    assert 1 in points(found, "N1")
    found = control_chart(of_subgroups(*PISTON_RINGS, fixed_centre=74, fixed_sigma=0.01))
    assert found.main.upper[0] == pytest.approx(74 + 0.03 / math.sqrt(5))
    assert found.spread.centre[0] == pytest.approx(0.01 * 2.325928947281)
    only_centre = control_chart(of_values(*VISCOSITY, fixed_centre=33))
    assert only_centre.sigma_within == control_chart(of_values(*VISCOSITY)).sigma_within


@pytest.mark.parametrize(("chart", "fixed", "centre"), [("p", 0.1, 0.1), ("np", 0.1, 5), ("np", 5, 5), ("u", 0.1, 0.1)])
def test_a_fixed_centre_of_counts_is_their_rate(chart, fixed, centre):
    found = control_chart(of_counts((4, 50), (6, 50), chart=chart, fixed_centre=fixed))
    assert found.main.centre == (pytest.approx(centre),) * 2


def test_a_fixed_share_above_one_is_told():
    found = control_chart(of_counts((4, 50), (6, 50), fixed_centre=5))
    assert str(found.undefined["centre"]) == "The fixed centre is no share between 0 and 1."


def test_a_gap_and_an_excluded_point_are_both_no_points():
    gap = control_chart(of_values(1, 2, None, 2, 1))
    excluded = of_values(1, 2, 500, 2, 1)
    without = replace(excluded.measures[2], excluded=True)
    excluded = control_chart(replace(excluded, measures=(*excluded.measures[:2], without, *excluded.measures[3:])))
    assert gap.main.centre == excluded.main.centre == (1.5,) * 5
    assert gap.sigma_within == excluded.sigma_within
    assert gap.spread.values == excluded.spread.values == (None, 1, None, None, 1)
    assert gap.main.values[2] is None
    assert excluded.main.values[2] == 500  # it is drawn, hollow
    assert excluded.counted == (True, True, False, True, True)
    assert gap.signals == excluded.signals == ()


def test_of_no_point_of_one_and_of_gaps_everything_says_why():
    assert str(control_chart(of_values()).undefined["centre"]) == "There is no measure yet."
    assert str(control_chart(of_values(None, None)).undefined["upper_limit"]) == "There is no measure yet."
    one = control_chart(of_values(4.5))
    assert one.main.centre == (4.5,)
    assert one.main.upper == (None,)
    assert "no moving range" in str(one.undefined["upper_limit"])
    hidden = Indicator("i", chart="i_mr", measures=(Measure(value=4, excluded=True),))
    assert str(control_chart(hidden).undefined["centre"]) == "Every point that has a value is excluded."
    assert "two readings" in str(control_chart(of_subgroups((1,), (2,))).undefined["sigma_within"])


@pytest.mark.parametrize(("count", "n"), [(3, None), (3, 0), (3, -4), (-1, 50), (51, 50)])
def test_a_count_that_cannot_be_is_no_point_and_is_named(count, n):
    found = control_chart(of_counts((4, 50), (count, n), (6, 50)))
    assert found.main.values == (0.08, None, 0.12)
    assert found.unusable == (2,)
    assert found.main.centre[0] == pytest.approx(0.1)


def test_a_value_stands_for_a_count_where_none_is_given():
    assert control_chart(of_values(4, 6, chart="c")).main.centre == (5, 5)
    shares = (Measure(value=0.08, n=50), Measure(value=0.12, n=150))
    found = control_chart(Indicator("i", chart="p", measures=shares))
    assert found.main.centre[0] == pytest.approx((4 + 18) / 200)
    in_percent = tuple(replace(measure, value=measure.value * 100) for measure in shares)
    assert control_chart(Indicator("i", chart="p", unit="%", measures=in_percent)).main.centre == pytest.approx(
        found.main.centre
    )


def test_a_limit_below_zero_is_none_but_for_values_that_may_be_below():
    assert control_chart(of_counts((1, None), (2, None), chart="c")).main.lower == (None, None)
    assert control_chart(of_values(0.1, 0.5, 0.1)).main.lower[0] < 0
    assert control_chart(of_subgroups((1, 3), (2, 4))).spread.lower == (None, None)
    assert control_chart(of_subgroups(tuple(range(8)), tuple(range(8)))).spread.lower[0] > 0


@pytest.mark.parametrize("chart", CHARTS)
def test_numbers_beyond_all_measure_give_reasons_and_never_more_than_numbers(chart):
    wild = (1e308, -1e308, 1e-308, 0.0, 5e-324, 1e300, 3.0)
    measures = tuple(
        Measure(value=a, values=(b, a), count=b, n=c) for a in wild[:4] for b in wild[2:] for c in (*wild[1:], None)
    )
    for given in (measures, tuple(replace(measure, value=None) for measure in measures)):
        found = control_chart(Indicator("i", chart=chart, measures=given, fixed_sigma=None))
        columns = [found.main, found.spread] if found.spread else [found.main]
        for track in columns:
            for column in (track.values, track.centre, track.lower, track.upper, track.sigma):
                assert len(column) == len(given)
                assert all(number is None or math.isfinite(number) for number in column)
