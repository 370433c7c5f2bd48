"""Whether an indicator changed by more than the noise since something was changed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.effect import effect, side_effects
from app.calc.indicator import Indicator, Measure

CHANGED = "2026-03-16"
BEFORE = (10.0, 12.0, 11.0, 13.0, 12.0, 11.0)
"""Mean 11.5; moving ranges 2, 1, 2, 1, 1 with the mean 1.4, which ÷ d2(2) = 2 ÷ √π is σ = 1.24072."""
SIGMA = 1.4 / (2 / math.sqrt(math.pi))
SCRAP = Indicator("scrap", name="Scrap", unit="%", direction="less", chart="i_mr")


def measured(indicator: Indicator, before: Sequence[float], after: Sequence[float], **of_all: Any) -> Indicator:
    """One measure a day: those before end the day before the change, those after begin the day after it."""
    changed = date.fromisoformat(CHANGED)
    days = [changed - timedelta(len(before) - i) for i in range(len(before))]
    days += [changed + timedelta(i + 1) for i in range(len(after))]
    measures = tuple(Measure(day.isoformat(), v, **of_all) for day, v in zip(days, (*before, *after), strict=True))
    return replace(indicator, measures=measures)


def plain(said: object) -> str:
    return str(said).replace("\u202f", " ")


def test_a_change_by_more_than_the_noise_is_told_with_its_means_and_the_limits_of_before() -> None:
    found = effect(measured(SCRAP, BEFORE, (8.0, 8.5, 9.0)), CHANGED)  # beyond 2σ: below 9.0186
    assert (found.before_mean, found.before_n, found.after_mean, found.after_n) == (11.5, 6, 8.5, 3)
    assert found.lower == pytest.approx(11.5 - 3 * SIGMA, rel=1e-9)
    assert found.upper == pytest.approx(15.222153, abs=1e-6)
    assert (found.change, found.better, found.more_than_noise) == (-3.0, True, True)
    assert plain(found.said) == "From 11.5 % to 8.5 %: better, and by more than the noise before (7.78 % to 15.2 %)."


@pytest.mark.parametrize(
    ("after", "more"),
    [
        ((7.7,), True),  # beyond the lower limit of 7.7778
        ((7.8,), False),
        ((8.0, 8.5), False),  # two of two
        ((11.0, 12.0, 12.5), False),
        ((10.0, 10.1, 10.2, 12.0, 10.0), True),  # 4 of 5 beyond 1σ: below 10.2593
        ((10.0, 10.1, 10.3, 12.0, 10.0), False),
        ((11.4,) * 8, True),
        ((11.4,) * 7, False),
        ((11.4,) * 7 + (11.6,), False),
    ],
)
def test_the_rules_of_western_electric_say_what_is_more_than_the_noise(after: tuple[float, ...], more: bool) -> None:
    assert effect(measured(SCRAP, BEFORE, after), CHANGED).more_than_noise is more


def test_no_pattern_reaches_over_the_change() -> None:
    quiet = (11.5, 11.5, 11.5, 11.5, 9.0, 11.5, 9.0)
    found = effect(measured(SCRAP, quiet, (9.0,)), CHANGED)
    assert found.lower is not None
    assert found.lower < 9.0
    assert found.more_than_noise is False


def test_worse_is_told_for_what_it_is() -> None:
    found = effect(measured(SCRAP, BEFORE, (17.0, 16.0)), CHANGED)
    assert (found.better, found.worsened) == (False, True)
    assert plain(found.said).startswith("From 11.5 % to 16.5 %: worse, and by more than the noise before")


def test_within_the_noise_no_effect_is_claimed() -> None:
    found = effect(measured(SCRAP, BEFORE, (11.0, 12.0)), CHANGED)
    assert found.more_than_noise is False
    said = "From 11.5 % to 11.5 %: no more than the noise before (7.78 % to 15.2 %); an effect is not shown."
    assert plain(found.said) == said


def test_with_few_points_before_or_none_after_it_is_not_judged_and_says_why() -> None:
    few = effect(measured(SCRAP, BEFORE[:4], (8.0,)), CHANGED)
    assert (few.more_than_noise, few.before_mean, few.after_mean) == (None, 11.5, 8.0)
    said = "Only 4 points were measured before 16 Mar 2026: 5 are needed to know the noise."
    assert str(few.undefined) == str(few.said) == said
    none = effect(measured(SCRAP, BEFORE, ()), CHANGED)
    assert str(none.undefined) == "Nothing was measured after 16 Mar 2026 yet."
    assert none.after_mean is None
    assert str(effect(SCRAP, "").undefined) == "The day of the change is not known."


def test_what_was_measured_on_the_day_or_over_its_week_is_neither_before_nor_after() -> None:
    days = ("2026-03-06", "2026-03-13", "2026-03-16", "2026-03-20", "2026-03-23")
    daily = replace(SCRAP, measures=tuple(Measure(day, 1.0) for day in days))
    assert (effect(daily, CHANGED).before_n, effect(daily, CHANGED).after_n) == (2, 2)
    weekly = replace(daily, frequency="week")
    assert (effect(weekly, CHANGED).before_n, effect(weekly, CHANGED).after_n) == (2, 1)
    monthly = replace(daily, frequency="month")
    assert (effect(monthly, CHANGED).before_n, effect(monthly, CHANGED).after_n) == (0, 0)


def test_only_the_last_stage_before_counts_and_nothing_that_is_excluded() -> None:
    found = measured(SCRAP, (30.0, 31.0, *BEFORE), (8.0,))
    measures = list(found.measures)
    measures[:2] = [replace(each, stage="old die") for each in measures[:2]]
    measures[2] = replace(measures[2], excluded=True)
    judged = effect(replace(found, measures=tuple(measures)), CHANGED)
    assert (judged.before_n, judged.before_mean) == (5, pytest.approx(59 / 5))


def test_counts_are_judged_by_their_own_limits() -> None:
    days = [date.fromisoformat(CHANGED) + timedelta(i) for i in (-5, -4, -3, -2, -1, 1)]
    counts = (12, 12, 12, 12, 12, 24)
    points = tuple(Measure(day.isoformat(), count=count, n=300) for day, count in zip(days, counts, strict=True))
    found = effect(replace(SCRAP, chart="p", measures=points), CHANGED)
    assert (found.before_mean, found.after_mean) == (pytest.approx(4.0), pytest.approx(8.0))
    assert found.upper == pytest.approx(100 * (0.04 + 3 * math.sqrt(0.04 * 0.96 / 300)))
    assert found.worsened
    bigger = (*points[:-1], Measure(days[-1].isoformat(), count=7, n=100))
    assert effect(replace(SCRAP, chart="p", measures=bigger), CHANGED).more_than_noise is False


def test_a_run_chart_is_judged_by_the_limits_of_single_values() -> None:
    run = effect(measured(replace(SCRAP, chart="run"), BEFORE, (7.7,)), CHANGED)
    assert run.more_than_noise is True
    assert run.lower == pytest.approx(11.5 - 3 * SIGMA)


def test_limits_that_were_fixed_or_frozen_elsewhere_do_not_matter() -> None:
    other = replace(SCRAP, fixed_centre=50.0, fixed_sigma=20.0, baseline_from=1, baseline_to=2, rules="nelson")
    given_limits, own = (effect(measured(each, BEFORE, (7.7,)), CHANGED) for each in (other, SCRAP))
    assert (given_limits.lower, given_limits.more_than_noise) == (own.lower, True)


def test_what_never_moved_before_has_no_noise() -> None:
    found = effect(measured(SCRAP, (3.0,) * 5, (2.0,)), CHANGED)
    assert found.more_than_noise is True
    assert plain(found.said) == "From 3 % to 2 %: better, and by more than the noise before (always 3 %)."
    assert effect(measured(SCRAP, (3.0,) * 5, (3.0,)), CHANGED).more_than_noise is False


def test_side_effects_are_the_other_indicators_that_worsened() -> None:
    better = measured(SCRAP, BEFORE, (7.0, 7.0))
    worse = measured(replace(SCRAP, id="lead_time"), BEFORE, (17.0, 18.0))
    noise = measured(replace(SCRAP, id="stock"), BEFORE, (12.0, 11.0))
    other = measured(replace(SCRAP, id="output", direction="more"), BEFORE, (7.0, 7.0))
    found = side_effects([better, worse, noise, other], CHANGED, "output")
    assert [id for id, _effect in found] == ["lead_time"]
    assert [id for id, _effect in side_effects([worse, other], CHANGED, None)] == ["lead_time", "output"]


values = st.lists(st.integers(0, 40).map(float), min_size=5, max_size=12)


@given(values, values, st.sampled_from([0.5, 2.0, 4.0]), st.integers(-50, 50))
def test_another_scale_or_zero_changes_nothing_in_the_verdict(
    before: list[float], after: list[float], scale: float, shift: int
) -> None:
    one = effect(measured(SCRAP, before, after), CHANGED)
    moved = effect(measured(SCRAP, [v * scale + shift for v in before], [v * scale + shift for v in after]), CHANGED)
    assert moved.more_than_noise is one.more_than_noise
    assert moved.better is one.better


@given(values, values)
def test_the_other_direction_turns_better_and_nothing_else(before: list[float], after: list[float]) -> None:
    less = effect(measured(SCRAP, before, after), CHANGED)
    more = effect(measured(replace(SCRAP, direction="more"), before, after), CHANGED)
    assert more.more_than_noise is less.more_than_noise
    assert more.better is (None if less.better is None else not less.better)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=6, max_size=12))
def test_whatever_was_measured_something_can_be_said(values: list[float]) -> None:
    found = effect(measured(SCRAP, values[:5], values[5:]), CHANGED)
    assert str(found.said)
    assert found.more_than_noise is not None or found.undefined is not None


def test_one_point_far_out_on_the_other_side_shows_no_change_of_the_mean() -> None:
    found = effect(measured(SCRAP, BEFORE, (15.5, 9.1, 9.1, 9.1)), CHANGED)  # over 15.22, and the mean is 10.7
    assert (found.better, found.more_than_noise) == (True, False)
