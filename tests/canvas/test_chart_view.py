"""A chart on the screen: zoomed, pulled, walked through and read with real mouse, wheel and keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPixmap

from app.calc.indicator import Indicator, Measure
from app.canvas.chart_layout import Seen
from app.canvas.chart_plot import RING
from app.canvas.chart_tip import told
from app.canvas.trend_plan import trend_plan
from app.look import DARK, LIGHT
from tests.canvas.charts import PRESS, press_control, press_trend
from tests.hand import Hand


class Heard:
    """What a view has told."""

    def __init__(self, view: Any) -> None:
        self.pointed: list[int] = []
        self.chosen: list[int] = []
        self.menus: list[tuple[int, QPoint]] = []
        view.pointed.connect(self.pointed.append)
        view.chosen.connect(self.chosen.append)
        view.menu_wanted.connect(lambda index, at: self.menus.append((index, at)))


@pytest.fixture
def view(qtbot):
    from app.canvas.chart_view import ChartView

    made = ChartView(LIGHT)
    qtbot.addWidget(made)
    made.resize(1060, 600)
    made.show_plan(press_control())
    made.show()
    return made


@pytest.fixture
def hand(view):
    return Hand(view)


def at(view, index: int) -> QPointF:
    return view.place_of(view.plan.spots.of(index))


def pixels(pixmap: QPixmap) -> bytes:
    return bytes(pixmap.toImage().constBits())


def colours(view, around: QPointF, reach: int = 5) -> set[str]:
    image = view.grab().toImage()
    x, y = round(around.x()), round(around.y())
    return {image.pixelColor(x + i, y + j).name() for i in range(-reach, reach) for j in range(-reach, reach)}


def test_points_limits_and_violations_are_seen(view, hand):
    ring = view.plan.panels[0].rings[0]
    place = at(view, ring.index)
    assert LIGHT.accent in colours(view, place)
    sides = [place + QPointF(dx * RING, dy * RING) for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1))]
    assert sum(LIGHT.danger in colours(view, side, 2) for side in sides) >= 3
    excluded = at(view, 13)
    assert LIGHT.surface in colours(view, excluded, 2)


def test_the_wheel_zooms_about_the_pointer_and_never_beyond_everything(view, hand):
    whole, place = view.laid.x_ends, at(view, 30)
    hand.wheel(place, 4)
    low, high = view.laid.x_ends
    assert high - low < (whole[1] - whole[0]) * 0.6
    assert at(view, 30).x() == pytest.approx(place.x(), abs=1)
    hand.wheel(place, -40)
    assert view.laid.x_ends == whole
    assert view.seen.x is None


def test_ctrl_and_the_wheel_zoom_the_values_of_the_plot_under_the_pointer_alone(view, hand):
    before = [plot.y_ends for plot in view.laid.plots]
    hand.wheel(at(view, 30), 3, ctrl=True)
    after = [plot.y_ends for plot in view.laid.plots]
    assert after[0][1] - after[0][0] < before[0][1] - before[0][0]
    assert after[1] == before[1]


def test_a_zoomed_chart_is_pulled_and_a_pull_chooses_nothing(view, hand):
    heard = Heard(view)
    hand.wheel(at(view, 20), 5)
    low, high = view.laid.x_ends
    start = view.laid.plots[0].rect.center()
    hand.drag(start, start + QPointF(200, 0))
    moved = view.laid.x_ends
    assert moved[0] < low
    assert moved[1] - moved[0] == pytest.approx(high - low)
    assert heard.chosen == []


def test_f_and_a_double_click_show_everything_again(view, hand):
    for back in (lambda: hand.key("F"), lambda: hand.double_click(view.laid.plots[0].rect.center())):
        hand.wheel(at(view, 20), 5)
        assert view.seen != Seen()
        back()
        assert view.seen == Seen()


def test_keys_zoom_and_shift_like_the_wheel(view, hand):
    whole = view.laid.x_ends
    hand.key("+")
    hand.key("+")
    low, high = view.laid.x_ends
    assert high - low < whole[1] - whole[0]
    hand.key("Shift+Right")
    assert view.laid.x_ends[0] > low
    hand.key("-")
    hand.key("-")
    assert view.laid.x_ends == whole


def test_a_click_chooses_the_nearest_point_and_escape_none(view, hand):
    heard = Heard(view)
    hand.click(at(view, 25) + QPointF(4, 9))
    assert heard.chosen == [25]
    assert view.selected.index == 25
    hand.key("Esc")
    assert heard.chosen == [25, 0]


def test_arrows_home_and_end_walk_the_points_over_gaps(view, hand):
    heard = Heard(view)
    for key in ("Home", "Right", "End", "Left"):
        hand.key(key)
    assert heard.chosen == [1, 2, 40, 39]
    view.select(7)
    hand.key("Right")  # the eighth is a gap
    assert heard.chosen[-1] == 9
    hand.key("Left")
    assert heard.chosen[-1] == 7


def test_walking_brings_the_point_into_sight(view, hand):
    hand.wheel(at(view, 2), 8)
    hand.key("End")
    low, high = view.laid.x_ends
    assert low < 40 < high


def test_the_tip_follows_the_nearest_point_and_says_everything_of_it(view, hand):
    heard = Heard(view)
    hand.move(at(view, 31) + QPointF(3, 40))
    assert heard.pointed == [31]
    said = told(view.plan, view.hovered)
    assert said[0] == "4 Feb 2026"
    assert said[1].startswith("Single values: ")
    assert any(line.startswith("Moving range: ") for line in said)
    assert "The feeder jammed" in said
    hand.move(QPointF(5, 5))
    assert heard.pointed == [31, 0]


def test_the_tip_of_a_violation_says_what_it_means(view):
    ring = next(ring for ring in view.plan.panels[0].rings if "N2" in ring.rule)
    said = told(view.plan, view.plan.spots.of(ring.index))
    assert any("points in a row above the centre" in line for line in said)
    assert not any("in a row" in line for line in told(view.plan, view.plan.spots.of(2)))


def test_the_tip_of_an_excluded_point_says_why(view):
    assert "Excluded: Power cut" in told(view.plan, view.plan.spots.of(13))


def test_the_tip_of_a_trend_says_the_gap_to_the_target_of_that_day():
    plan = press_trend()
    spot = plan.spots.of(1)
    assert any(line.startswith("Gap to the target: −") for line in told(plan, spot))


def test_the_tip_stays_inside_the_view(view, hand):
    for index in (1, 40):
        hand.move(QPointF(5, 5))
        before = view.grab().toImage()
        hand.move(at(view, index))
        after = view.grab().toImage()
        changed = [(x, y) for x in range(0, 1060, 2) for y in range(600) if before.pixel(x, y) != after.pixel(x, y)]
        assert changed
        assert all(view.laid.rect.adjusted(-1, -1, 1, 1).contains(QPointF(x, y)) for x, y in changed)


def test_a_menu_is_asked_for_with_the_point_under_the_pointer(view, hand):
    heard = Heard(view)
    hand.menu(at(view, 25))
    assert heard.menus[0][0] == 25


def test_the_focus_is_seen(view, hand):
    image = view.grab().toImage()
    assert image.pixelColor(500, 0).name() == LIGHT.accent
    assert view.hasFocus()


def test_a_new_value_keeps_the_zoom_and_the_chosen_point(view, hand):
    view.select(25)
    hand.wheel(at(view, 25), 4)
    ends = view.laid.x_ends
    items = [box.items_of[0] for box in view.boxes]
    panel = view.plan.panels[0]
    series = replace(panel.series[0], ys=(*panel.series[0].ys[:24], 71.5, *panel.series[0].ys[25:]))
    view.show_plan(replace(view.plan, panels=(replace(panel, series=(series,)), *view.plan.panels[1:])))
    assert view.laid.x_ends == ends
    assert view.selected.y == 71.5
    assert [box.items_of[0] for box in view.boxes] == items


def test_another_chart_is_shown_whole(view, hand):
    hand.wheel(at(view, 25), 4)
    view.show_plan(press_trend())
    assert view.seen == Seen()
    assert len(view.boxes) == 1


def test_dark_and_projector_are_worn(view, hand):
    view.wear(DARK, 1.5)
    assert DARK.accent in colours(view, at(view, 30))
    assert max(word.px for word in view.laid.words) == 27


def test_a_picture_is_without_what_is_chosen(view, hand):
    hand.move(QPointF(5, 5))
    plain = pixels(view.picture())
    view.select(30)
    hand.move(at(view, 30))
    assert pixels(view.picture()) == plain
    assert pixels(view.grab()) != plain


def test_thousands_of_points_are_drawn_with_every_peak(view, hand):
    values = [50.0 + i % 7 for i in range(20_000)]
    values[12_345] = 90.0
    plan = trend_plan(Indicator("x", "Long", measures=tuple(Measure(value=value) for value in values)), language="en")
    view.show_plan(plan)
    curve = view.boxes[0].items_of[0].curve
    xs, ys = curve.getData()
    assert len(xs) < 6000
    assert max(ys) == 90.0


def test_an_empty_chart_says_so_and_takes_no_keys(view, hand):
    view.show_plan(trend_plan(replace(PRESS, measures=()), language="en"))
    assert "No measure yet" in " ".join(word.text for word in view.laid.words)
    for key in ("Home", "+", "F", "Esc"):
        hand.key(key)
    hand.wheel(None, 2)
    hand.click(None)
    assert view.selected is None


def test_bars_boxes_and_histograms_are_walked_through(view, hand):
    from app.calc.box_plot import box_plot
    from app.calc.histogram import histogram
    from app.canvas.box_plot_plan import box_plot_plan
    from app.canvas.histogram_plan import histogram_plan

    values = [measure.value for measure in PRESS.measures if measure.value is not None]
    for plan, first in (
        (histogram_plan(PRESS, histogram(values), language="en"), "Readings: "),
        (box_plot_plan(PRESS, box_plot(PRESS, "stage"), language="en"), "Median: "),
    ):
        view.show_plan(plan)
        hand.key("Home")
        assert any(line.startswith(first) for line in told(plan, view.selected))
        start = view.selected
        hand.key("Right")
        assert view.selected.x > start.x
