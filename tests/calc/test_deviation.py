"""What deviates now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.deviation import RECENT, deviations
from app.calc.indicator import Indicator, Measure

SCRAP = Indicator("scrap", name="Scrap rate", unit="%", direction="less", alarm_high=3.0, chart="i_mr")
FIRST = date(2026, 3, 1)
QUIET = (2.0, 2.1, 1.9) * 4


def series(indicator: Indicator, *values: float | None, **of_last: str) -> Indicator:
    measures = [Measure((FIRST + timedelta(i)).isoformat(), value) for i, value in enumerate(values)]
    measures[-1] = replace(measures[-1], **of_last)
    return replace(indicator, measures=tuple(measures))


def plain(said: object) -> str:
    return str(said).replace("\u202f", " ")


def test_an_alarm_of_the_last_point_is_a_deviation_since_it_began() -> None:
    (found,) = deviations([series(replace(SCRAP, chart="run"), 2.0, 3.5, 2.9, 3.1, None, 4.2)])
    assert (found.indicator, found.kind, found.since, found.index, found.at) == ("scrap", "alarm", 4, 6, "2026-03-06")
    assert plain(found.said) == "4.2 % on 6 Mar 2026, over the alarm of 3 %"
    assert (found.explained, found.better) == (False, False)


def test_what_is_back_within_the_alarm_deviates_no_more() -> None:
    assert deviations([series(replace(SCRAP, chart="run"), 2.0, 4.2, 4.2, 3.0)]) == ()
    assert deviations([replace(SCRAP, measures=()), series(SCRAP, None)]) == ()


def test_an_excluded_point_raises_no_alarm() -> None:
    alarmed = series(replace(SCRAP, chart="run"), 2.0, 2.0, 4.2)
    out = replace(alarmed.measures[-1], excluded=True)
    assert deviations([replace(alarmed, measures=(*alarmed.measures[:-1], out))]) == ()


def test_a_comment_on_one_of_its_points_explains_it() -> None:
    assert deviations([series(SCRAP, 2.0, 4.2, comment="Wrong coil")])[0].explained
    before = series(SCRAP, 2.0, 4.2, 4.4)
    commented = (before.measures[0], replace(before.measures[1], comment="Wrong coil"), before.measures[2])
    assert deviations([replace(before, measures=commented)])[0].explained
    elsewhere = (replace(before.measures[0], comment="Quiet day"), *before.measures[1:])
    assert not deviations([replace(before, measures=elsewhere)])[0].explained


def test_a_point_beyond_the_limits_is_a_signal_even_below_the_alarm() -> None:
    (found,) = deviations([series(replace(SCRAP, alarm_high=None), *QUIET, 2.9)])
    assert (found.kind, found.since, found.index, found.rules[0]) == ("signal", 13, 13, "N1")
    assert plain(found.said) == "2.9 % on 13 Mar 2026, above the control limit"
    assert found.better is False


def test_a_point_that_is_over_the_alarm_and_the_limits_is_one_deviation() -> None:
    (found,) = deviations([series(replace(SCRAP, baseline_from=1, baseline_to=12), *QUIET, 4.2)])
    assert found.kind == "alarm"


def test_a_jump_is_told_where_no_point_beyond_the_limits_tells_of_it() -> None:
    jumping = replace(SCRAP, alarm_high=None, baseline_from=1, baseline_to=12)
    (found,) = deviations([series(jumping, *QUIET, 1.7, 2.3)])  # 0.6, the limit is 3.267 × 0.1364
    assert plain(found.said) == "a jump of 0.6 % on 14 Mar 2026, above its control limit"


def test_points_that_break_several_rules_are_one_signal_told_by_what_says_most() -> None:
    shifted = series(replace(SCRAP, alarm_high=None, baseline_from=1, baseline_to=12), *QUIET, *(2.45,) * 9)
    (found,) = deviations([shifted])
    assert found.rules[0] == "N2"
    assert {"N5", "N6"} <= set(found.rules)
    assert (found.since, found.index) == (13, 21)
    assert plain(found.said) == "shifted up since 13 Mar 2026, 9 points in a row above the centre"


def test_a_signal_for_the_better_says_so() -> None:
    shifted = series(replace(SCRAP, alarm_high=None, baseline_from=1, baseline_to=12), *QUIET, *(1.6,) * 9)
    (found,) = deviations([shifted])
    assert (found.rules[0], found.better) == ("N2", True)
    rising = replace(shifted, direction="more")
    assert deviations([rising])[0].better is False


def test_points_beyond_both_limits_are_said_to_be_outside_them_and_no_better() -> None:
    frozen = replace(SCRAP, alarm_high=None, baseline_from=1, baseline_to=12)
    (found,) = deviations([series(frozen, *QUIET, 3.0, 1.0)])
    assert plain(found.said) == "2 points outside the control limits since 13 Mar 2026"
    assert found.better is None


def test_a_shift_to_the_other_side_is_a_run_of_its_own() -> None:
    frozen = replace(SCRAP, alarm_high=None, baseline_from=1, baseline_to=12)
    (found,) = deviations([series(frozen, *QUIET, *(2.1,) * 9, *(1.95,) * 9)])
    assert plain(found.said) == "shifted down since 22 Mar 2026, 9 points in a row below the centre"


def test_a_signal_is_present_for_a_week_of_points_of_the_present_stage() -> None:
    base = replace(SCRAP, alarm_high=None, baseline_from=1, baseline_to=12, rules="western_electric")
    after = tuple(QUIET[i % 3] for i in range(RECENT))
    assert [found.index for found in deviations([series(base, *QUIET, 2.9, *after[:-1])])] == [13]
    assert deviations([series(base, *QUIET, 2.9, *after)]) == ()
    seen = series(base, *QUIET, 2.9, *after[:2])
    staged = (*seen.measures[:13], *(replace(each, stage="new die") for each in seen.measures[13:]))
    assert deviations([replace(seen, measures=staged)]) == ()


def test_the_newest_comes_first_and_of_one_day_the_alarm() -> None:
    later = series(replace(SCRAP, id="later"), *(2.0,) * 5, 4.2)
    signal = series(replace(SCRAP, id="signal", alarm_high=None), *QUIET, 2.9)
    alarm = series(replace(SCRAP, id="alarm", chart="run"), *QUIET, 4.2)
    unnamed = replace(SCRAP, id="unnamed", measures=(Measure("", 9.0),))
    order = [found.indicator for found in deviations([unnamed, later, signal, alarm])]
    assert order == ["alarm", "signal", "later", "unnamed"]


def test_a_range_chart_tells_of_the_spread() -> None:
    even = tuple(Measure((FIRST + timedelta(i)).isoformat(), values=(1.0, 2.0, 3.0)) for i in range(12))
    wide = Measure("2026-03-20", values=(0.0, 2.0, 9.0))
    (found,) = [
        each
        for each in deviations([Indicator("d", unit="mm", chart="xbar_r", measures=(*even, wide))])
        if "spread" in str(each.said)
    ]
    assert plain(found.said) == "spread of 9 mm on 20 Mar 2026, above its control limit"
    assert found.better is False


@given(st.lists(st.none() | st.sampled_from([1.0, 2.0, 3.0, 3.5, 9.0]), max_size=40), st.sampled_from(["i_mr", "run"]))
def test_deviations_lie_within_the_series_and_do_not_overlap_in_one_kind(
    values: list[float | None], chart: str
) -> None:
    indicator = replace(SCRAP, chart=chart)  # type: ignore[arg-type]
    found = deviations([series(indicator, *values)] if values else [indicator])
    assert sum(each.kind == "alarm" for each in found) <= 1
    for each in found:
        assert 1 <= each.since <= each.index <= len(values)
        assert values[each.index - 1] is not None


@pytest.mark.parametrize("value", [1.0, 2.5])
def test_a_constant_series_never_deviates(value: float) -> None:
    assert deviations([series(SCRAP, *(value,) * 30)]) == ()


@given(st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=30))
def test_whatever_was_measured_can_be_said(values: list[float | None]) -> None:
    for found in deviations([series(replace(SCRAP, alarm_low=-3.0, direction="range", target=0.0), *values)]):
        assert str(found.said)


def test_whether_a_share_improved_is_judged_in_the_unit_of_its_target() -> None:
    counts = (*(12,) * 12, 30)
    points = tuple(Measure((FIRST + timedelta(i)).isoformat(), count=count, n=300) for i, count in enumerate(counts))
    share = Indicator(
        "p", unit="%", chart="p", direction="range", target=6.0, baseline_from=1, baseline_to=12, measures=points
    )
    (found,) = deviations([share])
    assert plain(found.said) == "10 % on 13 Mar 2026, above the control limit"
    assert found.better is False  # 4 % was nearer to the target
