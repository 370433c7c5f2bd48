"""Each rule at its boundary: one short of the pattern, exactly it, on the limit, a gap within, a stage between."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.calc.control_chart import control_chart
from app.calc.indicator import Indicator, Measure
from tests.calc.control_series import of_counts, of_values

UP = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
DOWN_UP = [0.5, -0.5] * 7


def broken(values, rules="nelson", **more):
    """Which points, around 0 with σ = 1, complete which pattern."""
    found = control_chart(of_values(*values, fixed_centre=0, fixed_sigma=1, rules=rules, **more))
    return {(signal.index, signal.rule) for signal in found.signals if signal.chart == "main"}


def of(rule, values, rules="nelson", **more):
    return sorted(index for index, name in broken(values, rules, **more) if name == rule)


@pytest.mark.parametrize(
    ("rule", "pattern", "completes"),
    [
        ("N1", [0, 3.1], [2]),
        ("N1", [0, -3.1, -3.1], [2, 3]),
        ("N2", [0.5] * 9, [9]),
        ("N2", [-0.5] * 11, [9, 10, 11]),
        ("N3", UP, [6]),
        ("N3", [-each for each in UP] + [-0.7], [6, 7]),
        ("N4", DOWN_UP, [14]),
        ("N4", [*DOWN_UP, 0.5, -0.5], [14, 15, 16]),
        ("N5", [2.1, 0, 2.1], [3]),
        ("N5", [0, 2.1, 2.1, 0], [3]),
        ("N5", [-2.1, -2.1, -2.1, -2.1], [3, 4]),
        ("N6", [1.1, 1.1, 0, 1.1, 1.1], [5]),
        ("N6", [0, 1.1, 1.1, 1.1, 1.1, 1.1], [5, 6]),
        ("N6", [-1.1, -1.1, -1.1, -1.1, 0], []),
        ("N7", [0.5, -0.5, 0, 0.9, -0.9] * 3, [15]),
        ("N8", [1.1, -1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1], [8]),
        ("N8", [1.1] * 7 + [-1.1] * 2, [8, 9]),
        ("N8", [1.1] * 7 + [-1.1] * 7 + [-1.1], [8, 9, 10, 11, 12, 13, 14]),
        ("WE1", [0, 3.1], [2]),
        ("WE2", [2.1, 0, 2.1], [3]),
        ("WE3", [1.1, 1.1, 0, 1.1, 1.1], [5]),
        ("WE4", [0.5] * 9, [8, 9]),
    ],
)
def test_the_pattern_and_every_further_point_of_it_is_a_signal(rule, pattern, completes):
    assert of(rule, pattern, "nelson" if rule[0] == "N" else "western_electric") == completes


@pytest.mark.parametrize(
    ("rule", "short"),
    [
        ("N1", [0, 3]),
        ("N1", [0, -3]),
        ("N2", [0.5] * 8),
        ("N2", [0.5] * 8 + [0] + [0.5] * 8),
        ("N2", [0.5] * 5 + [-0.5] + [0.5] * 8),
        ("N3", UP[:5]),
        ("N3", [0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6]),
        ("N3", [0.1, 0.2, 0.3, 0.2, 0.4, 0.5, 0.6, 0.7]),
        ("N4", DOWN_UP[:13]),
        ("N4", [*DOWN_UP[:7], *DOWN_UP[:7]]),
        ("N4", [*DOWN_UP[:8], -0.5, *DOWN_UP[:8]]),
        ("N5", [2.1, 2.1]),
        ("N5", [2, 2, 2]),
        ("N5", [2.1, 0, 0, 2.1]),
        ("N5", [2.1, -2.1, 0]),
        ("N6", [1.1, 1.1, 1.1, 1.1]),
        ("N6", [1, 1, 1, 1, 1]),
        ("N6", [1.1, 0, 1.1, 0, 1.1, 1.1]),
        ("N7", [0.5, -0.5] * 7),
        ("N7", [0.5, -0.5] * 7 + [1.1]),
        ("N8", [1.1] * 6 + [-1.1]),
        ("N8", [1.1] * 9),
        ("N8", [1.1] * 4 + [1] + [-1.1] * 4),
        ("WE4", [0.5] * 7),
    ],
)
def test_one_short_of_the_pattern_or_on_its_limit_is_no_signal(rule, short):
    assert of(rule, short, "nelson" if rule[0] == "N" else "western_electric") == []


def test_on_one_sigma_is_within_it():
    assert of("N7", [1, -1] * 7 + [1]) == [15]


@pytest.mark.parametrize(
    ("rule", "pattern"),
    [("N2", [0.5] * 9), ("N3", UP), ("N4", DOWN_UP), ("N5", [2.1, 0, 2.1]), ("N6", [1.1] * 5), ("N7", [0.5, -0.5] * 8)],
)
def test_a_gap_an_excluded_point_and_a_new_stage_break_every_pattern(rule, pattern):
    middle = len(pattern) // 2
    assert of(rule, pattern)
    assert not of(rule, [*pattern[:middle], None, *pattern[middle:]])
    whole = of_values(*pattern, fixed_centre=0, fixed_sigma=1)
    excluded = (*whole.measures[:middle], Measure(value=0.3, excluded=True), *whole.measures[middle:])
    staged = tuple(replace(m, stage="b" if i >= middle else "a") for i, m in enumerate(whole.measures))
    for measures in (excluded, staged):
        found = control_chart(replace(whole, measures=measures))
        assert rule not in {signal.rule for signal in found.signals}


def test_rounding_puts_nothing_beyond_a_limit_nor_to_one_side_of_the_centre():
    assert not of("N1", [0, 3 * (1 + 1e-10)])
    assert of("N1", [0, 3 * (1 + 1e-8)]) == [2]
    assert not of("N2", [1e-10] * 20)
    tied = [0.1 + 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]  # the first one is 4e-17 above the second
    assert not of("N3", tied)


def test_charts_of_counts_know_the_rules_without_zones():
    many = of_counts(*((count, 100) for count in (5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 12, 12, 12, 25)), fixed_centre=0.08)
    assert {s.rule for s in control_chart(many).signals} == {"N1", "N2"}
    western = control_chart(replace(many, rules="western_electric"))
    assert {s.rule for s in western.signals} == {"WE1", "WE4"}
    rising = of_counts(*((count, 100) for count in (3, 4, 5, 6, 7, 8)))
    assert {s.rule for s in control_chart(rising).signals} == {"N3"}


def test_run_charts_know_the_rules_without_limits():
    values = [1, 2] * 3 + [9, 8] * 6 + [2, 1] * 3
    assert {s.rule for s in control_chart(of_values(*values, chart="run")).signals} == {"N2"}
    western = control_chart(of_values(*values, chart="run", rules="western_electric"))
    assert {s.rule for s in western.signals} == {"WE4"}
    assert {s.rule for s in control_chart(of_values(*[1, 9] * 7, chart="run")).signals} == {"N4"}


def test_of_ranges_only_the_limits_are_looked_at():
    jumps = control_chart(of_values(*[0, 1] * 12, 9, *[8, 9] * 3))
    assert [(s.index, s.rule) for s in jumps.signals if s.chart == "range"] == [(25, "N1")]
    wide = Indicator(
        "i",
        chart="xbar_r",
        rules="western_electric",
        fixed_centre=4.5,
        fixed_sigma=1,
        measures=(Measure(values=(1.0, 8.0)), Measure(values=(4.4, 4.5, 4.5, 4.5, 4.5, 4.5, 4.5, 4.5))),
    )
    assert [(s.index, s.rule) for s in control_chart(wide).signals if s.chart == "range"] == [(1, "WE1"), (2, "WE1")]


def test_limits_that_step_are_those_of_each_point():
    found = control_chart(of_counts((10, 100), (10, 100), (4, 10), (40, 100), fixed_centre=0.1))
    assert [s.index for s in found.signals if s.rule == "N1"] == [3, 4]
    assert control_chart(of_counts((3, 10), fixed_centre=0.1)).signals == ()
