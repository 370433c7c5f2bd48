"""What is on the charts of an indicator: its target of each day, limits that step, violations, classes, boxes."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest

from app.calc.box_plot import box_plot
from app.calc.capability import capability, readings_of
from app.calc.control_chart import control_chart
from app.calc.correlation import correlation
from app.calc.histogram import histogram
from app.calc.indicator import Indicator, Measure, TargetChange
from app.canvas.box_plot_plan import box_plot_plan
from app.canvas.chart_plan import Band, ChartPlan, Line
from app.canvas.control_plan import control_plan
from app.canvas.histogram_plan import histogram_plan
from app.canvas.scatter_plan import scatter_plan
from app.canvas.trend_plan import trend_plan
from tests.canvas.charts import PRESS, SHIFTED, press_control, press_trend


def measured(*values: float | None, **more) -> Indicator:
    return Indicator("i", "Scrap", measures=tuple(Measure(f"Lot {n}", value) for n, value in enumerate(values)), **more)


def line(plan: ChartPlan, label: str, panel: int = 0) -> Line:
    return next(each for each in plan.panels[panel].lines if each.label == label)


def controlled(indicator: Indicator) -> ChartPlan:
    return control_plan(indicator, control_chart(indicator), language="en")


def test_the_axis_is_one_of_dates_where_every_measure_has_its_own():
    assert press_trend().x.kind == "dates"
    assert press_trend().panels[0].series[0].xs[0] == 20458.0  # 5 January 2026
    assert trend_plan(measured(1.0, 2.0), language="en").x.names == ("Lot 0", "Lot 1")
    twice = replace(PRESS, measures=(PRESS.measures[0], PRESS.measures[0]))
    assert trend_plan(twice, language="en").x.kind == "names"


def test_a_target_holds_until_the_day_of_the_next_one():
    (before, after) = line(press_trend(), "Target").pieces
    assert (before.left, before.value, after.value, after.right) == (-inf, 70.0, 75.0, inf)
    assert before.right == after.left == 20479.0  # 26 January 2026


def test_a_target_given_up_has_no_line_from_then_on():
    given_up = replace(PRESS, targets=(TargetChange("2026-01-26", None),))
    assert [piece.value for piece in line(trend_plan(given_up, language="en"), "Target").pieces] == [70.0]


def test_beyond_thresholds_the_ground_is_tinted_up_to_the_next_one():
    both = measured(1.0, warning_high=5.0, alarm_high=8.0, warning_low=2.0)
    assert trend_plan(both, language="en").panels[0].bands == (
        Band(5.0, 8.0, "warn"),
        Band(None, 2.0, "warn"),
        Band(8.0, None, "danger"),
    )


def test_how_it_stands_is_the_first_note_with_its_sign():
    note = trend_plan(measured(9.0, alarm_high=8.0), language="en").notes[0]
    assert note.state == "alarm"
    assert "alarm" in note.text


def test_the_moving_mean_and_the_means_of_stages_are_drawn():
    plan = press_trend()
    assert plan.panels[0].series[1].name == "Moving mean of 5 points"
    assert len(line(plan, "Mean").pieces) == 2
    assert trend_plan(measured(1.0, 2.0), language="en").panels[0].lines == ()


def test_excluded_points_are_hollow_and_gaps_are_no_points():
    series = press_trend().panels[0].series[0]
    assert series.hollow == {13}
    assert series.ys[7] is None
    assert press_trend().spots.of(8) is None


def test_events_are_flags_at_their_points():
    flags = press_control().flags
    assert [(flag.text, flag.index) for flag in flags][:1] == [("New die", 21)]


def test_stages_end_half_way_between_two_points():
    stages = press_trend().stages
    assert [stage.name for stage in stages] == ["Before", "After the 5S"]
    assert stages[0].right == stages[1].left == 20477.5


def test_the_limits_of_a_control_chart_are_those_of_its_figures():
    plan, chart = press_control(), control_chart(SHIFTED)
    assert line(plan, "UCL").pieces[0].value == chart.main.upper[0]
    assert line(plan, "Centre", 1).pieces[0].value == chart.spread.centre[0]
    assert plan.baseline == (0.5, 15.5)


def test_every_signal_has_its_ring():
    plan, chart = press_control(), control_chart(SHIFTED)
    ringed = {(ring.index, rule) for ring in plan.panels[0].rings for rule in ring.rule.split()}
    assert ringed == {(signal.index, signal.rule) for signal in chart.signals if signal.chart == "main"}
    assert ringed


def test_shares_without_a_unit_are_shown_in_percent_and_limits_step_with_the_sample():
    counts = tuple(Measure(f"{n}", count=4, n=100 if n < 5 else 200) for n in range(10))
    plan = controlled(Indicator("p", "Scrap", chart="p", measures=counts))
    assert plan.panels[0].y.unit == "%"
    assert plan.panels[0].series[0].ys[0] == pytest.approx(4.0)
    assert len(line(plan, "UCL").pieces) == 2
    assert not any(each.label == "LCL" for each in plan.panels[0].lines)


def test_a_run_chart_has_its_median_and_no_limits():
    plan = controlled(measured(1.0, 5.0, 2.0, chart="run"))
    assert [each.label for each in plan.panels[0].lines] == ["Median"]
    assert len(plan.panels) == 1


def test_classes_out_of_tolerance_are_told_apart_and_the_indices_are_said():
    within = replace(SHIFTED, lower_spec=66.0, upper_spec=100.0)
    chart = control_chart(within)
    plan = histogram_plan(within, histogram(readings_of(within, chart)), capability(within, chart), language="en")
    bins = plan.panels[0].bins
    assert {bin.beyond for bin in bins} == {True, False}
    assert all(bin.beyond == (bin.right <= 66.0) for bin in bins)
    assert [upright.label for upright in plan.panels[0].uprights] == ["LSL", "USL", "Mean"]
    assert plan.notes[0].text.startswith("Cp\u00a0")
    assert plan.notes[0].state == "alarm"


def test_without_a_tolerance_the_note_says_why_there_is_no_index():
    chart = control_chart(SHIFTED)
    plan = histogram_plan(SHIFTED, histogram(readings_of(SHIFTED, chart)), capability(SHIFTED, chart), language="en")
    assert plan.notes[0].text.startswith("No tolerance is given")


def test_a_scatter_has_its_line_and_says_that_correlation_is_no_cause():
    other = replace(PRESS, id="o", name="Output")
    plan = scatter_plan(PRESS, other, correlation(PRESS, other), language="en")
    points, regression = plan.panels[0].series
    assert points.indices[:2] == (1, 2)
    assert regression.ys == pytest.approx(regression.xs)
    assert any("does not say that one causes the other" in note.text for note in plan.notes)
    assert plan.remarks[1] == "5 Jan 2026"


def test_two_indicators_without_a_common_time_say_so():
    plan = scatter_plan(PRESS, measured(1.0), correlation(PRESS, measured(1.0)), language="en")
    assert plan.empty == "No point of the two has the same time."


def test_boxes_bear_their_names_and_their_numbers():
    plan = box_plot_plan(PRESS, box_plot(PRESS, "stage"), language="en")
    assert plan.x.names == ("Before (n\u00a0=\u00a018)", "After the 5S (n\u00a0=\u00a020)")
    assert plan.panels[0].boxes[1].median > plan.panels[0].boxes[0].median


def test_a_box_of_few_values_warns():
    few = measured(1.0, 2.0, 3.0)
    plan = box_plot_plan(few, box_plot(few, "shift"), language="en")
    assert any(note.state == "warning" for note in plan.notes)


@pytest.mark.parametrize("mode", ["trend", "control"])
def test_an_indicator_without_measures_has_no_plot(mode):
    nothing = Indicator("x", "Scrap")
    plan = trend_plan(nothing, language="en") if mode == "trend" else controlled(nothing)
    assert plan.panels == ()
    assert plan.empty
    assert plan.spots.xs == ()
