"""What is typed for a day: numbers, counts, samples and readings; which measure of the day it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.calc.indicator import Indicator, Measure
from app.calc.quantity import Unreadable
from app.calc.todays_figure import figure_of, has_shift, is_bare, new_measure, read, shifts_of, way_of, written
from app.language import current, use

OEE = Indicator("oee", "OEE", unit="%", target=75.0, frequency="day", measures=(
    Measure("2026-11-20", 71.0, stage="new die"), Measure("2026-11-23", 78.0, id="now"), Measure("2026-11-24", 60.0),
))  # fmt: skip
SCRAP = Indicator("scrap", "Scrap", unit="%", direction="less", chart="p", frequency="shift")
WEIGHT = Indicator("weight", "Weight", unit="g", chart="xbar_r")


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    before = current()
    use("fr")
    yield
    use(before)


@pytest.mark.parametrize(
    ("indicator", "way"),
    [
        (OEE, "value"),
        (SCRAP, "sample"),
        (WEIGHT, "readings"),
        (replace(SCRAP, chart="c"), "count"),
        (replace(SCRAP, chart="u"), "sample"),
        (Indicator(""), "value"),
        (Indicator("", measures=(Measure("", values=(1.0, 2.0)), Measure("gap"))), "readings"),
        (Indicator("", measures=(Measure("", count=3.0),)), "count"),
        (Indicator("", measures=(Measure("", count=3.0, n=50.0),)), "sample"),
        (Indicator("", chart="i_mr", measures=(Measure("", values=(1.0, 2.0)),)), "value"),
    ],
)
def test_the_chart_says_how_a_figure_is_typed_else_the_last_measure_does(indicator: Indicator, way: str) -> None:
    assert way_of(indicator) == way


@pytest.mark.parametrize(
    ("indicator", "text", "sample", "given"),
    [
        (OEE, "72,5", "", {"value": 72.5, "values": (), "count": None, "n": None}),
        (OEE, "-3 %", "", {"value": -3.0, "values": (), "count": None, "n": None}),
        (OEE, "  ", "", {}),
        (SCRAP, "4", "1 200", {"value": None, "values": (), "count": 4.0, "n": 1200.0}),
        (SCRAP, "0", "50", {"value": None, "values": (), "count": 0.0, "n": 50.0}),
        (WEIGHT, "12,1 12,4;11,9", "", {"value": None, "values": (12.1, 12.4, 11.9), "count": None, "n": None}),
        (WEIGHT, "12,1", "", {"value": None, "values": (12.1,), "count": None, "n": None}),
        (replace(SCRAP, chart="c"), "3", "", {"value": None, "values": (), "count": 3.0, "n": None}),
    ],
)
def test_a_figure_is_read_as_people_type_it(indicator: Indicator, text: str, sample: str, given: dict) -> None:
    assert read(indicator, text, sample) == given
    measure = Measure("2026-11-23", **given) if given else None
    assert read(indicator, *written(indicator, measure)) == given


@pytest.mark.parametrize(
    ("indicator", "text", "sample"),
    [(OEE, "many", ""), (SCRAP, "4", ""), (SCRAP, "", "50"), (SCRAP, "-1", "50"), (SCRAP, "60", "50"),
     (SCRAP, "1", "0"), (WEIGHT, " ".join(["1"] * 101), "")],
)  # fmt: skip
def test_what_means_nothing_is_refused_with_a_sentence(indicator: Indicator, text: str, sample: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(indicator, text, sample)
    assert str(refused.value.sentence)


def test_more_defects_than_units_are_no_mistake() -> None:
    assert read(replace(SCRAP, chart="u"), "60", "50")["count"] == 60


def test_the_figure_of_a_day_is_judged_as_of_that_day() -> None:
    figure = figure_of(OEE, "2026-11-23")
    assert (figure.measure and figure.measure.id, figure.before and figure.before.value) == ("now", 71.0)
    assert (figure.status.state, figure.status.value) == ("good", 78.0)


def test_what_is_not_typed_yet_tells_what_was_before_and_goes_on_in_its_stage() -> None:
    figure = figure_of(OEE, "2026-11-21")
    assert figure.measure is None
    assert figure.status.state == "unknown"
    made = new_measure(figure, {"value": 70.0})
    assert (made.at, made.value, made.stage) == ("2026-11-21", 70.0, "new die")


def test_each_shift_has_its_figure_where_the_indicator_is_of_shifts() -> None:
    morning = Measure("2026-11-23T06:00:00", count=1.0, n=9.0, shift="Morning", id="m")
    scrap = replace(SCRAP, measures=(morning,))
    assert has_shift(scrap)
    assert figure_of(scrap, "2026-11-23", "Morning").measure is morning
    evening = figure_of(scrap, "2026-11-23", "Evening")
    assert (evening.measure, evening.before) == (None, morning)
    assert new_measure(evening, {}).shift == "Evening"
    assert figure_of(OEE, "2026-11-23", "Evening").shift == ""
    assert shifts_of((scrap, OEE)) == ["Morning"]


@pytest.mark.parametrize(
    ("frequency", "at", "done"),
    [("week", "2026-11-24", True), ("week", "2026-11-22", False), ("month", "2026-11-02", True),
     ("quarter", "2026-10-02", True), ("year", "2025-12-31", False), ("day", "2026-11-22", False)],
)  # fmt: skip
def test_what_is_measured_less_often_says_whether_its_time_is_done(frequency, at: str, done: bool) -> None:
    indicator = replace(OEE, frequency=frequency, measures=(Measure(at, 5.0),))
    assert (figure_of(indicator, "2026-11-23").done is not None) == done


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_the_first_and_the_last_week_of_all_end_where_the_calendar_does(day: str) -> None:
    indicator = replace(OEE, frequency="week", measures=(Measure(day, 5.0),))
    assert figure_of(indicator, day).measure is not None
    assert figure_of(indicator, "9999-12-30" if day > "2026" else "0001-01-02").done is not None


def test_a_measure_that_is_commented_is_missed_when_its_number_goes() -> None:
    assert is_bare(Measure("2026-11-23", 4.0))
    assert not is_bare(Measure("2026-11-23", 4.0, event="new die"))
