"""The way over the floor plan: lengths by the scale of two points, and whose distance each leg is."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.process_chart import FloorPlan, ProcessChart, Step
from app.calc.spaghetti import metres_per_pixel, spaghetti, unclear_words

PLAN = FloorPlan(None, 0, 0, 30, 40, 10)
"""50 pixels are 10 m: 0.2 m for each."""


def step(id: str, kind: str, at: tuple[float, float] | None = None) -> Step:
    return Step(id, kind, id, x=at[0] if at else None, y=at[1] if at else None)


def chart(*steps: Step, plan: FloorPlan = PLAN) -> ProcessChart:
    return ProcessChart("c", plan=plan, steps=steps)


A, B, C = (0.0, 0.0), (300.0, 400.0), (300.0, 0.0)
"""A–B 500 pixels, B–C 400, C–A 300: 100, 80 and 60 m."""


def test_two_points_ten_metres_apart_give_the_scale():
    assert metres_per_pixel(PLAN) == (0.2, None)


def test_a_plan_without_a_scale_says_what_to_do():
    scale, reason = metres_per_pixel(FloorPlan())
    assert scale is None
    assert "two points" in str(reason)
    assert metres_per_pixel(FloorPlan(None, 5, 5, 5, 5, 3))[0] is None
    assert metres_per_pixel(FloorPlan(None, 0, 0, 5, 5, 0))[0] is None


def test_the_whole_way_is_the_sum_of_its_legs():
    told = spaghetti(chart(step("a", "storage", A), step("b", "operation", B), step("c", "inspection", C)))
    assert [leg.distance_m for leg in told.legs] == [100, 80]
    assert told.total_m == 180


def test_a_transport_between_two_places_is_the_way_itself():
    told = spaghetti(chart(step("a", "storage", A), step("t", "transport"), step("b", "operation", B)))
    assert told.distances == {"t": 100}


def test_a_transport_with_a_place_is_a_corner_of_its_way():
    told = spaghetti(chart(step("a", "storage", A), step("t", "transport", C), step("b", "operation", B)))
    assert told.distances == {"t": 60 + 80}


def test_without_a_transport_the_way_belongs_to_the_step_it_leads_to():
    told = spaghetti(chart(step("a", "storage", A), step("b", "operation", B)))
    assert told.distances == {"b": 100}


def test_two_transports_on_one_leg_are_not_guessed_apart():
    of = chart(step("a", "storage", A), step("t", "transport"), step("u", "transport"), step("b", "operation", B))
    told = spaghetti(of)
    assert told.distances == {}
    assert told.total_m == 100
    assert told.unclear == (2, 3)
    assert "2 “t”, 3 “u”" in str(unclear_words(of, told.unclear))


def test_steps_at_one_place_need_no_way_between_them():
    told = spaghetti(chart(step("a", "storage", A), step("b", "operation", A), step("c", "inspection", B)))
    assert len(told.legs) == 1
    assert [[number for number, _step in place.steps] for place in told.places] == [[1, 2], [3]]


def test_a_way_gone_three_times_is_counted_both_ways():
    told = spaghetti(chart(*(step(str(i), "operation", A if i % 2 else B) for i in range(4))))
    (way,) = told.ways
    assert (way.there, way.back, way.passes) == (2, 1, 3)


def test_without_a_scale_the_way_is_drawn_and_not_measured():
    told = spaghetti(chart(step("a", "storage", A), step("b", "operation", B), plan=FloorPlan()))
    assert len(told.ways) == 1
    assert told.total_m is None
    assert told.distances == {}
    assert "scale" in str(told.undefined["total_m"])


def test_a_single_place_is_no_way():
    told = spaghetti(chart(step("a", "storage", A)))
    assert told.total_m is None
    assert "no way" in str(told.undefined["total_m"])


def test_a_way_beyond_all_numbers_is_no_number():
    told = spaghetti(chart(step("a", "storage", (-1.7e308, 0.0)), step("b", "operation", (1.7e308, 0.0))))
    assert told.total_m is None
    assert "total_m" in told.undefined
    assert told.distances == {}


places = st.tuples(st.integers(0, 900), st.integers(0, 900)).map(lambda at: (float(at[0]), float(at[1])))


@given(st.lists(st.tuples(st.sampled_from(["operation", "transport"]), st.none() | places), max_size=12))
def test_no_metre_is_counted_twice_or_lost(steps):
    told = spaghetti(chart(*(step(str(i), kind, at) for i, (kind, at) in enumerate(steps))))
    placed = [at for _kind, at in steps if at]
    length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in zip(placed, placed[1:], strict=False)) * 0.2
    assert (told.total_m or 0) == pytest.approx(length)
    clear = sum(leg.distance_m or 0 for leg in told.legs if leg.row is not None)
    assert sum(told.distances.values()) == pytest.approx(clear)
    assert sum(way.passes for way in told.ways) == len(told.legs)
