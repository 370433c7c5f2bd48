"""Totals, shares and gains of process flow charts, worked by hand after the rules of FIELD 5."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.process_chart import KINDS, ProcessChart, Step
from app.calc.process_chart_figures import Totals, exact_sum, figures, gain


def step(kind: str, time: float | None = None, distance: float | None = None, value: str | None = None, **more) -> Step:
    return Step(
        more.pop("id", f"{kind}{time}{distance}"), kind, time_s=time, distance_m=distance, value_class=value, **more
    )


PRESENT = ProcessChart(
    "present",
    "Bracket, as it is",
    steps=(
        step("storage", 3600, description="Rack of blanks"),
        step("transport", 45, 18.5),
        step("operation", 32, value="VA", time_source="measured"),
        step("delay", 540.5),
        step("transport", 60, 24),
        step("operation", 28, value="NNVA", description="Deburr"),
        step("inspection", 20, 1.5),
        step("operation", 47, value="VA"),
        step("transport", 75, 31),
        step("storage", 1800),
    ),
)
"""Time 6247.5 s, of which VA 32 + 47 = 79; distance 18.5 + 24 + 1.5 + 31 = 75 m."""

PROPOSED = ProcessChart(
    "proposed",
    state="proposed",
    compared_to="present",
    steps=(
        step("storage", 600),
        step("transport", 15, 5),
        step("operation", 32, value="VA"),
        step("operation", 47, value="VA"),
        step("inspection", 6),
        step("transport", 20, 10),
    ),
)
"""Time 720 s, of which VA 79; distance 15 m."""


def test_the_totals_by_symbol_are_those_worked_by_hand():
    told = figures(PRESENT)
    assert told.totals == {
        "operation": Totals(3, 107, 0, 107, 0),
        "transport": Totals(3, 180, 73.5, 180, 73.5),
        "inspection": Totals(1, 20, 1.5, 20, 1.5),
        "delay": Totals(1, 540.5, 0, 540.5, 0),
        "storage": Totals(2, 5400, 0, 5400, 0),
    }
    assert (told.count, told.total_time_s, told.total_distance_m) == (10, 6247.5, 75)
    assert not told.undefined


def test_the_value_added_share_is_the_time_of_value_added_steps_of_all_time():
    told = figures(PRESENT)
    assert (told.value_added_s, told.necessary_s) == (79, 28)
    assert told.value_added_share == pytest.approx(79 / 6247.5, rel=1e-15)


def test_the_total_says_how_much_of_it_was_measured():
    assert figures(PRESENT).time_by_source == {"": 6215.5, "measured": 32}


def test_what_is_saved_is_said_in_number_time_distance_and_share():
    told = gain(figures(PRESENT), figures(PROPOSED))
    assert (told.count.gain, told.count.share) == (4, 0.4)
    assert (told.time_s.gain, told.time_s.share) == (5527.5, pytest.approx(5527.5 / 6247.5))
    assert (told.distance_m.gain, told.distance_m.share) == (60, 0.8)
    assert told.value_added_share.gain == pytest.approx(79 / 720 - 79 / 6247.5)
    assert [change.gain for change in told.kinds["delay"]] == [1, 540.5, 0]
    assert told.kinds["operation"][0].share == pytest.approx(1 / 3)


def test_what_takes_nothing_now_has_a_gain_and_no_share_of_it():
    told = gain(figures(PRESENT), figures(PROPOSED))
    assert told.kinds["operation"][2].gain == 0
    assert told.kinds["operation"][2].share is None


def test_a_step_without_a_time_leaves_at_least_what_is_known():
    told = figures(replace(PRESENT, steps=(*PRESENT.steps, step("delay", description="Wait for the truck"))))
    assert told.total_time_s is None
    assert told.known_time_s == 6247.5
    assert told.totals["delay"] == Totals(2, None, 0, 540.5, 0)
    assert told.totals["storage"].time_s == 5400
    assert told.value_added_share is None
    assert str(told.undefined["total_time_s"]) == "No time is given for 11 “Wait for the truck”."
    assert (
        told.undefined["totals.delay.time_s"] == told.undefined["value_added_share"] == told.undefined["total_time_s"]
    )


def test_a_distance_that_is_not_given_counts_as_none_except_on_a_transport():
    told = figures(ProcessChart("c", steps=(step("operation", 1, value="VA"), step("transport", 5))))
    assert told.totals["operation"].distance_m == 0
    assert told.totals["transport"].distance_m is None
    assert told.total_distance_m is None
    assert told.total_time_s == 6
    assert str(told.undefined["total_distance_m"]) == "No distance is given for 2 “Transport”."


def test_an_operation_without_a_class_leaves_the_share_open_and_others_do_not():
    unclassed = figures(ProcessChart("c", steps=(step("operation", 1), step("delay", 5))))
    assert unclassed.value_added_share is None
    assert "1 “Operation”" in str(unclassed.undefined["value_added_share"])
    classed = figures(ProcessChart("c", steps=(step("operation", 1, value="VA"), step("delay", 3))))
    assert classed.value_added_share == 0.25


def test_a_chart_that_takes_no_time_has_no_share():
    empty = figures(ProcessChart("c"))
    assert (empty.count, empty.total_time_s, empty.total_distance_m, empty.value_added_share) == (0, 0, 0, None)
    assert str(empty.undefined["value_added_share"]) == "The steps take no time together."
    assert list(empty.totals) == list(KINDS)


def test_a_gain_that_misses_one_side_says_so():
    told = gain(figures(PRESENT), figures(ProcessChart("c", steps=(step("delay"),))))
    assert told.time_s.gain is None
    assert told.time_s.reason is not None
    assert told.count.gain == 9


def test_tenths_add_up_to_whole_seconds():
    assert exact_sum([0.1] * 10) == 1.0
    assert exact_sum([0.1, 0.2]) == 0.3


steps = st.lists(
    st.builds(
        Step,
        id=st.uuids().map(str),
        kind=st.sampled_from(list(KINDS)),
        time_s=st.none() | st.floats(0, 1e6),
        distance_m=st.none() | st.floats(0, 1e4),
        value_class=st.none() | st.sampled_from(["VA", "NNVA", "NVA"]),
    ),
    max_size=12,
).map(tuple)


@given(steps)
def test_the_kinds_always_add_up_to_the_whole(steps):
    told = figures(ProcessChart("c", steps=steps))
    assert sum(each.count for each in told.totals.values()) == told.count == len(steps)
    for known in ("known_time_s", "known_distance_m"):
        parts = sum(getattr(each, known) for each in told.totals.values())
        assert parts == pytest.approx(getattr(told, known), rel=1e-12, abs=1e-9)
    assert (told.total_time_s is None) == any(each.time_s is None for each in told.totals.values())
    assert (told.total_distance_m is None) == any(each.distance_m is None for each in told.totals.values())


@given(steps)
def test_whatever_is_undefined_has_a_reason_and_the_rest_has_none(steps):
    told = figures(ProcessChart("c", steps=steps))
    shown = {
        name: getattr(told, name)
        for name in ("total_time_s", "total_distance_m", "value_added_share", "value_added_s", "necessary_s")
    }
    shown |= {
        f"totals.{kind}.{of}": getattr(each, of)
        for kind, each in told.totals.items()
        for of in ("time_s", "distance_m")
    }
    assert {name for name, value in shown.items() if value is None} == set(told.undefined)
    assert told.value_added_share is None or 0 <= told.value_added_share <= 1


@given(st.lists(st.floats(0, 1e9), max_size=20))
def test_a_sum_does_not_depend_on_the_order(values):
    assert exact_sum(values) == exact_sum(reversed(values)) == float(sum(Fraction(repr(value)) for value in values))
