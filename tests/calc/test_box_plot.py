"""Box plots: quartiles as Excel has them, whiskers and outliers after Tukey, groups of an indicator."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.box_plot import box_plot, quantile
from app.calc.indicator import Indicator, Measure


def grouped(*rows, **more) -> Indicator:
    return Indicator("i", measures=tuple(Measure(**row) for row in rows), **more)


def of(values, by="shift", **more):
    (box,) = box_plot(grouped(*({"value": v, "shift": "M"} | more for v in values)), by).boxes
    return box


def test_quartiles_are_those_of_excel():
    """Microsoft, QUARTILE.INC: of 1, 2, 4, 7, 8, 9, 10, 12 the first quartile is 3.5."""
    box = of([1, 2, 4, 7, 8, 9, 10, 12])
    assert (box.first_quartile, box.median, box.third_quartile) == (3.5, 7.5, 9.25)
    assert (box.low, box.high, box.outliers, box.n, box.mean) == (1, 12, (), 8, 6.625)


def test_what_lies_beyond_one_and_a_half_boxes_is_an_outlier():
    """Quartiles 2.25 and 4.75, so the fence is at 8.5: on it is not beyond it."""
    box = of([1, 2, 3, 4, 5, 8.5])
    assert (box.high, box.outliers) == (8.5, ())
    box = of([1, 2, 3, 4, 5, 8.6])
    assert (box.high, box.outliers) == (5, ((6, 8.6),))


def test_groups_come_in_their_order_and_weekdays_from_monday_on():
    rows = [
        {"value": 1, "shift": "Night", "machine": "P2", "at": "2026-03-12"},
        {"value": 2, "shift": "Day", "machine": "", "at": "2026-03-09T06:00", "stage": "after"},
        {"value": 3, "shift": "Night", "machine": "P1", "at": "Lot 3"},
    ]
    indicator = grouped(*rows)
    names = {by: [str(box.name) for box in box_plot(indicator, by).boxes] for by in ("shift", "machine", "stage")}
    assert names == {"shift": ["Night", "Day"], "machine": ["P2", "not said", "P1"], "stage": ["not said", "after"]}
    days = box_plot(indicator, "weekday").boxes
    assert [str(box.name) for box in days] == ["Monday", "Thursday", "not said"]
    assert days[0].name.within("fr") == "lundi"
    assert [box.n for box in box_plot(indicator, "shift").boxes] == [2, 1]


def test_readings_of_a_subgroup_count_one_by_one_and_excluded_points_and_gaps_not_at_all():
    indicator = grouped(
        {"values": (1.0, 2.0, 3.0), "shift": "M"},
        {"shift": "M"},
        {"value": 99, "shift": "M", "excluded": True},
        {"count": 4, "n": 100, "shift": "M"},
        unit="%",
    )
    (box,) = box_plot(indicator, "shift").boxes
    assert (box.n, box.high) == (4, 4)
    assert box.few


@pytest.mark.parametrize(
    ("by", "why"),
    [("shift", "No measure says its shift."), ("stage", "All measures are of one stage."), ("weekday", "has its day")],
)
def test_without_groups_it_says_why(by, why):
    found = box_plot(grouped({"value": 1}, {"value": 2}), by)
    assert len(found.boxes) == 1
    assert why in str(found.undefined)
    assert str(box_plot(replace(grouped(), measures=()), by).undefined) == "There is no value that counts."


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=40))
def test_the_five_numbers_are_in_order_and_every_value_is_inside_or_an_outlier(values):
    box = of(values)
    assert box.low <= box.first_quartile <= box.median <= box.third_quartile <= box.high
    outside = sorted(value for _index, value in box.outliers)
    assert outside == sorted(value for value in values if not box.low <= value <= box.high)


@given(st.lists(st.integers(-99, 99), min_size=1, max_size=30), st.floats(0, 1))
def test_a_quantile_lies_between_the_ends(values, share):
    assert min(values) <= quantile(sorted(values), share) <= max(values)
