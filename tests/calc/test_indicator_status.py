"""How an indicator stands now."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.calc.indicator import Indicator, Measure, TargetChange
from app.calc.indicator_status import is_better, status

SCRAP = Indicator("scrap", name="Scrap rate", unit="%", direction="less", target=2.0, warning_high=2.5, alarm_high=3.0)
OTD = Indicator("otd", name="On-time delivery", unit="%", target=95.0, alarm_low=90.0)


def of(indicator: Indicator, *values: float | None) -> Indicator:
    return replace(indicator, measures=tuple(Measure(f"2026-03-{day:02}", v) for day, v in enumerate(values, 12)))


@pytest.mark.parametrize(
    ("indicator", "value", "state", "said"),
    [
        (SCRAP, 4.2, "alarm", "4.2 % on 12 Mar 2026, over the alarm of 3 %"),
        (SCRAP, 3.0, "warning", "3 % on 12 Mar 2026, over the warning of 2.5 %"),
        (SCRAP, 2.2, "warning", "2.2 % on 12 Mar 2026: the target of 2 % is not met"),
        (SCRAP, 2.0, "good", "2 % on 12 Mar 2026: the target of 2 % is met"),
        (OTD, 89.9, "alarm", "89.9 % on 12 Mar 2026, under the alarm of 90 %"),
        (OTD, 90.0, "warning", "90 % on 12 Mar 2026: the target of 95 % is not met"),
        (OTD, 97.0, "good", "97 % on 12 Mar 2026: the target of 95 % is met"),
        (replace(OTD, target=None), 90.0, "good", "90 % on 12 Mar 2026, within the thresholds"),
        (Indicator("plain"), 7.0, "unknown", None),
        (replace(SCRAP, direction="range", lower_spec=1, upper_spec=2), 2.0, "good", None),
        (replace(SCRAP, direction="range", lower_spec=1, upper_spec=2), 0.9, "warning", None),
        (Indicator("thickness", direction="range", target=5.0), 5.0, "unknown", None),
    ],
)
def test_the_last_measure_is_judged_by_thresholds_and_then_by_the_target(
    indicator: Indicator, value: float, state: str, said: str | None
) -> None:
    found = status(of(indicator, value))
    assert found.state == state
    assert (found.value, found.last) == (value, 1)
    if said is not None:
        assert str(found.said).replace("\u202f", " ") == said


def test_equal_but_for_rounding_is_not_beyond_and_meets_the_target() -> None:
    tenth = replace(SCRAP, alarm_high=0.3, warning_high=None, target=0.3)
    assert status(of(tenth, 0.1 + 0.2)).state == "good"  # 0.30000000000000004


def test_a_gap_and_an_excluded_point_are_passed_over() -> None:
    scrap = of(SCRAP, 1.0, 5.0, None)
    excluded = replace(scrap, measures=(scrap.measures[0], replace(scrap.measures[1], excluded=True)))
    assert (status(scrap).last, status(scrap).state) == (2, "alarm")
    assert (status(excluded).last, status(excluded).state) == (1, "good")


@pytest.mark.parametrize("measures", [(), (Measure("2026-03-12"),), (Measure("2026-03-12", 5.0, excluded=True),)])
def test_without_a_measure_nothing_is_judged_and_it_says_so(measures: tuple[Measure, ...]) -> None:
    found = status(replace(SCRAP, measures=measures))
    assert (found.state, found.value, found.gap, str(found.said)) == ("unknown", None, None, "No measure yet")


def test_the_gap_is_to_the_target_of_that_day() -> None:
    moved = replace(of(SCRAP, 2.6, 2.2), targets=(TargetChange("2026-03-13", 1.5),))
    found = status(moved)
    assert (found.target, found.gap, found.better) == (1.5, pytest.approx(0.7), True)


@pytest.mark.parametrize(
    ("direction", "target", "before", "now", "better"),
    [
        ("less", None, 3, 2, True),
        ("less", None, 2, 3, False),
        ("more", None, 2, 3, True),
        ("more", None, 3, 3, None),
        ("range", 5.0, 8, 4, True),
        ("range", 5.0, 4, 8, False),
        ("range", 5.0, 4, 6, None),
        ("range", None, 4, 6, None),
    ],
)
def test_better_follows_the_direction(
    direction: Any, target: float | None, before: float, now: float, better: bool | None
) -> None:
    assert is_better(Indicator("i", direction=direction), before, now, target) is better


def test_a_range_without_a_target_goes_to_the_middle_of_its_tolerance() -> None:
    assert is_better(Indicator("i", direction="range", lower_spec=1, upper_spec=3), 4.0, 2.5, None) is True


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-03-12T14:05:00", "1 % on 12 Mar 2026 14:05: the target of 2 % is met"),
        ("Lot 7", "1 % at “Lot 7”: the target of 2 % is met"),
        ("", "1 % at point 1: the target of 2 % is met"),
        ("2026-W12", "1 % at “2026-W12”: the target of 2 % is met"),
    ],
)
def test_a_measure_is_called_by_its_day_its_time_its_name_or_its_number(at: str, said: str) -> None:
    found = status(replace(SCRAP, measures=(Measure(at, 1.0),)))
    assert str(found.said).replace("\u202f", " ") == said
