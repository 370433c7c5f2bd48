"""What is said of a control chart: the pattern, its days, what it means, and when it is too early to say."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from app.calc.control_words import TOLD_AT_MOST, findings, index_said
from app.calc.indicator import Indicator, Measure
from app.calc.quantity import SPACE
from tests.calc.control_series import PISTON_RINGS, of_counts, of_subgroups, of_values


def dated(*values, **more) -> Indicator:
    indicator = of_values(*values, **{"fixed_centre": 0, "fixed_sigma": 1} | more)
    days = [f"2026-03-{i:02}" for i in range(1, 32)] + [f"2026-04-{i:02}" for i in range(1, 31)]
    return replace(
        indicator, measures=tuple(replace(m, at=at) for m, at in zip(indicator.measures, days, strict=False))
    )


def said(indicator):
    return [each.within("en").replace(SPACE, " ") for each in findings(indicator)]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            [-0.5, *[0.5] * 9],
            "9 points in a row above the centre, from 2 Mar 2026 to 10 Mar 2026: the process has shifted upwards.",
        ),
        (
            [-0.5] * 12,
            "12 points in a row below the centre, from 1 Mar 2026 to 12 Mar 2026: the process has shifted downwards.",
        ),
        (
            [0.1, -0.3, -0.2, -0.1, 0.2, 0.3, 0.4],
            "6 points in a row rising, from 2 Mar 2026 to 7 Mar 2026: the process drifts upwards.",
        ),
        (
            [0, 3.14159],
            "3.1 on 2 Mar 2026 is above the upper control limit of 3.0: something special happened.",
        ),
        (
            [-4, -4, 5],
            "3 points in a row outside the control limits, from 1 Mar 2026 to 3 Mar 2026: something special happened.",
        ),
        (
            [2.5, 0, 2.5],
            "2 of 3 points far above the centre, from 1 Mar 2026 to 3 Mar 2026: the process has probably shifted "
            "upwards.",
        ),
        (
            [0.5, -0.5] * 7,
            "14 points in a row going up and down in turn, from 1 Mar 2026 to 14 Mar 2026: two causes take turns, or "
            "each point is readjusted.",
        ),
    ],
)
def test_a_pattern_is_told_with_its_days_and_what_it_means(values, sentence):
    assert sentence in said(dated(*values))


def test_times_names_and_numbers_of_points_are_told_as_they_are():
    values = [-0.5, *[0.5] * 9]
    timed = dated(*values)
    timed = replace(timed, measures=tuple(replace(m, at=m.at + "T06:00") for m in timed.measures))
    assert "from 2 Mar 2026 06:00 to 10 Mar 2026 06:00" in said(timed)[0]
    named = replace(timed, measures=tuple(replace(m, at=f"Lot {i}") for i, m in enumerate(timed.measures)))
    assert "from “Lot 1” to “Lot 9”" in said(named)[0]
    unnamed = replace(timed, measures=tuple(replace(m, at="") for m in timed.measures))
    assert "from point 2 to point 10" in said(unnamed)[0]


def test_a_jump_and_a_spread_are_told_with_their_unit():
    jump = said(dated(*[0, 0.1] * 10, 1.0, 2.9, 1.5, unit="mm", fixed_sigma=0.5))
    assert any(each.startswith("A jump of 1.90 mm on 22 Mar 2026, more than the limit of 1.84 mm") for each in jump)
    wide = of_subgroups((1, 1.2), (1, 9), fixed_centre=1, fixed_sigma=1)
    assert any("The spread of 8.00 at point 2 is above its control limit of 3.69" in each for each in said(wide))


def test_shares_are_told_in_the_unit_of_the_indicator():
    indicator = of_counts(*[(5, 100)] * 9, (30, 100), unit="%")
    assert any(each.startswith("30.0 % at point 10 is above the upper") for each in said(indicator))


def test_a_quiet_series_is_said_to_be_quiet_and_few_points_to_be_few():
    chance = random.Random(7)
    few = said(dated(*(chance.uniform(-1, 1) for _ in range(9)), fixed_sigma=None))
    assert few[0] == "No rule is broken: only the usual noise is seen."
    assert "Fewer than 25 points (9): the limits are provisional." in few
    assert "Fewer than 25 points (4): too few to be sure." in said(of_values(1, 2, 1, 2, chart="run"))
    assert said(of_values()) == ["There is no measure yet."]
    assert said(of_values(1, 2, fixed_centre=1.5, fixed_sigma=1)) == [
        "No rule is broken: only the usual noise is seen."
    ]


def test_what_is_left_out_is_told():
    counts = (Measure(count=3, n=50), Measure(count=60, n=50), Measure(count=4, n=50, excluded=True), Measure(count=4))
    words = said(Indicator("i", chart="p", measures=counts))
    assert "Left out, as the sample size is missing or the numbers cannot be: points 2, 4." in words
    assert "Excluded points, which are in no figure: 1." in words


def test_capability_is_told_with_what_speaks_against_believing_it():
    rings = of_subgroups(*PISTON_RINGS[:25], lower_spec=73.95, upper_spec=74.05)
    assert said(rings) == [
        "No rule is broken: only the usual noise is seen.",
        "Capable: Cpk is 1.66, and 1.33 is asked.",
    ]
    words = said(replace(rings, lower_spec=73.99, upper_spec=74.06))
    assert "Not capable: Cpk is 0.38, below 1. Parts out of tolerance are to be expected." in words
    words = said(replace(rings, lower_spec=73.97, upper_spec=74.06))
    assert "Barely capable: Cpk is 1.06, and 1.33 is asked. A small shift makes parts out of tolerance." in words
    assert "Well centred, Cpk would be 1.53: the mean lies too near to one side of the tolerance." in words
    whole = said(of_subgroups(*PISTON_RINGS, baseline_from=1, baseline_to=25, lower_spec=73.95, upper_spec=74.05))
    assert "The process is not stable: its capability says little about tomorrow." in whole
    assert any("the mean itself" in each for each in said(replace(rings, lower_spec=None, upper_spec=74)))


def test_readings_that_are_not_normal_are_told_before_any_index():
    chance = random.Random(1)
    skewed = said(of_values(*(chance.expovariate(1) ** 2 for _ in range(60)), upper_spec=20))
    told = next(each for each in skewed if "normal" in each)
    assert "p < 0.001, Anderson–Darling" in told
    assert skewed.index(told) < next(i for i, each in enumerate(skewed) if "Cpk" in each)
    assert "Below 8 readings nobody can tell whether they are normal." in said(of_values(1, 2, 1, 2, upper_spec=9))


def test_drift_between_the_points_shows_in_ppk():
    steps = [level + wobble for level in (0, 5, 10, 15) for wobble in (0, 0.2, 0.1, 0.3) * 2]
    assert any("Ppk is only" in each for each in said(of_values(*steps, lower_spec=-50, upper_spec=50)))


def test_of_many_patterns_the_last_ones_are_told():
    words = said(of_values(*[0, 9, 0, 0] * 100, fixed_centre=0, fixed_sigma=1))
    assert words[TOLD_AT_MOST].startswith("Before that, rules were broken ")
    once = said(of_values(*[0, 9, 0, 0] * (TOLD_AT_MOST + 1), chart="xbar_r", fixed_centre=0, fixed_sigma=1))
    assert once[TOLD_AT_MOST] == "Before that, a rule was broken once more."
    assert "point 398" in words[TOLD_AT_MOST - 2] + words[TOLD_AT_MOST - 1]


def test_an_index_is_never_rounded_up_to_what_is_asked():
    assert index_said(1.3299).within("en") == "1.32"
    assert index_said(1.33).within("fr") == "1,33"
    assert index_said(-0.4).within("en") == "−0.40"
