"""What stands on a chart stands where it is meant, and nothing on anything else, at any size and zoom."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF

from app.calc.indicator import Indicator, Measure
from app.canvas.chart_layout import LaidChart, Seen
from app.canvas.chart_plan import Axis, ChartPlan, Panel, Series, constant, days_at
from app.canvas.chart_scale import date_ticks, name_ticks, number_ticks
from app.canvas.trend_plan import trend_plan
from tests.canvas.charts import PRESS, all_words, press_control, press_trend, texts

pytestmark = pytest.mark.usefixtures("qapp")
SIZES = [(1060, 600, 1.0), (1700, 960, 1.0), (1060, 600, 1.5), (520, 340, 1.0), (300, 220, 1.0)]


def laid_in(plan: ChartPlan, width: float, height: float, scale: float = 1.0, **more) -> LaidChart:
    return LaidChart(plan, QRectF(10, 10, width, height), scale=scale, **more)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
@pytest.mark.parametrize("make", [press_trend, press_control])
def test_no_two_words_overlap_and_none_leaves_the_chart(make, width, height, scale, language):
    laid = laid_in(make(language), width, height, scale)
    words = all_words(laid)
    assert len(words) > 8
    for word in words:
        assert laid.rect.adjusted(-2, -2, 2, 2).contains(word.rect()), word.text
    for one, other in combinations(words, 2):
        assert not one.rect().adjusted(1, 1, -1, -1).intersects(other.rect().adjusted(1, 1, -1, -1)), (one, other)


@pytest.mark.parametrize("zoom", [(0.0, 0.3), (0.35, 0.5), (0.5, 0.52), (0.8, 1.0)])
def test_no_two_words_overlap_while_zoomed(zoom):
    plan = press_trend()
    low, high = laid_in(plan, 900, 500).x_ends
    ends = (low + zoom[0] * (high - low), low + zoom[1] * (high - low))
    laid = laid_in(plan, 900, 500, seen=Seen(ends))
    for one, other in combinations(all_words(laid), 2):
        assert not one.rect().adjusted(1, 1, -1, -1).intersects(other.rect().adjusted(1, 1, -1, -1)), (one, other)


def test_limits_bear_their_names_and_their_values():
    found = texts(laid_in(press_control(), 1060, 600))
    assert any(text.startswith("UCL ") and text.endswith("%") for text in found)
    assert any(text.startswith("Centre ") for text in found)
    assert "Moving range" in found
    assert "Baseline period" in found


def test_limits_and_marks_are_written_in_the_language():
    found = texts(laid_in(press_trend("fr"), 1060, 600))
    assert any("janv." in text for text in found)
    assert not any("Jan" in text for text in found)


def test_the_names_of_broken_rules_stand_beside_their_rings():
    laid = laid_in(press_control(), 1060, 600)
    plot = laid.plots[0]
    rings = {ring.rule for ring in plot.panel.rings}
    words = [word.text for word in plot.over]
    assert words
    assert set(words) <= rings


def test_the_target_steps_on_the_day_that_it_changed():
    laid = laid_in(press_trend(), 1060, 600)
    target = next(line for line in laid.plots[0].panel.lines if line.label == "Target")
    assert [piece.value for piece in target.pieces] == [70.0, 75.0]
    assert "Target 75\u202f%" in texts(laid)
    zoomed = laid_in(press_trend(), 1060, 600, seen=Seen((laid.x_ends[0], laid.x_ends[0] + 5)))
    assert "Target 70\u202f%" in texts(zoomed)


def test_each_stage_has_the_value_of_its_mean_written_on_it():
    laid = laid_in(press_trend(), 1060, 600)
    means = [stage for stage in laid.plots[0].panel.lines if stage.label == "Mean"][0].pieces
    assert laid.plots[0].number(means[0].value) in [word.text for word in laid.plots[0].over]
    assert {"Before", "After the 5S"} <= set(texts(laid))


@pytest.mark.parametrize(
    ("low", "high", "first"),
    [
        ("2026-03-12", "2026-03-13", "00:00"),
        ("2026-03-02", "2026-03-12", "2 Mar"),
        ("2025-01-01", "2026-06-01", "Jan"),
        ("2001-06-01", "2026-06-01", "2002"),
    ],
)
def test_marks_of_dates_follow_the_zoom_from_hours_to_years(low, high, first):
    from datetime import datetime

    ends = [days_at(datetime.fromisoformat(end)) for end in (low, high)]
    ticks = date_ticks(*ends, 700, 13, "en")
    assert ticks[0].text == first
    assert 3 <= len(ticks) <= 14


def test_the_year_stands_below_where_it_changes():
    from datetime import date

    ticks = date_ticks(days_at(date(2025, 11, 1)), days_at(date(2026, 3, 1)), 700, 13, "en")
    assert [tick.below for tick in ticks if tick.below] == ["2025", "2026"]


def test_dates_of_points_in_order_are_shown_as_dates_and_shifts_of_one_day_as_hours():
    days = tuple(f"2026-03-{day:02}" for day in range(1, 29))
    assert name_ticks(days, 0.4, 28.6, 900, 13, "fr")[0].text == "1 mars"
    shifts = tuple(f"2026-03-{1 + i // 3:02}T{6 + 8 * (i % 3):02}:00" for i in range(9))
    assert [tick.text for tick in name_ticks(shifts, 0.4, 9.6, 900, 13, "en")][:3] == ["06:00", "14:00", "22:00"]


def test_marks_of_numbers_have_the_decimals_of_their_step_and_their_sign_of_percent():
    ticks = number_ticks(Axis(unit="%"), 0.0, 1.0, 5, "fr")
    assert [tick.text for tick in ticks][:2] == ["0,0\u202f%", "0,2\u202f%"]


def test_whole_numbers_have_no_marks_between_them():
    assert [tick.text for tick in number_ticks(Axis(whole=True), 0.0, 2.2, 6, "en")] == ["0", "1", "2"]


def test_piston_rings_are_told_to_a_tenth_of_a_micron():
    plan = ChartPlan(
        (Panel(Axis(unit="mm"), (Series("line", (1.0, 2.0), (73.99, 74.01)),), (constant(74.0011758, "Centre"),)),),
        Axis("names", names=("1", "2")),
    )
    assert "Centre 74.0012\u202fmm" in texts(laid_in(plan, 800, 400))


def test_an_indicator_without_measures_says_what_to_do():
    laid = laid_in(trend_plan(Indicator("x", "Scrap"), language="en"), 800, 400)
    assert texts(laid) == ["Scrap", "No measure yet: type or import the first ones."]


@pytest.mark.parametrize("values", [(5.0,), (None,), (0.0, 0.0), (1e300, -1e300), (1e-300, 2e-300), (5e-324, 0.0)])
def test_any_numbers_have_a_scale(values):
    plan = trend_plan(Indicator("x", measures=tuple(Measure(value=value) for value in values)), language="en")
    laid = laid_in(plan, 800, 400)
    places = [laid.plots[0].y(tick.value) for tick in laid.plots[0].ticks]
    assert all(a > b for a, b in pairwise(places))
    assert len(places) < 20


def test_events_of_many_points_keep_their_flags_where_their_words_have_no_room():
    crowded = replace(
        PRESS, measures=tuple(replace(m, event=f"Event number {i}") for i, m in enumerate(PRESS.measures))
    )
    laid = laid_in(trend_plan(crowded, language="en"), 600, 400)
    assert len(laid.flags) == len(PRESS.measures)
    assert 0 < sum(flag.word is not None for flag in laid.flags) < len(laid.flags)
