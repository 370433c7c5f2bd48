"""What an observation costs in a year, worked by hand, and what holds for every observation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.comparison import beside_other_line, evolution
from app.calc.observation import FLOWS, KINDS, PERIODS, SOURCES, WASTES, Flows, Kind, Observation, Per, Source, Waste
from app.calc.value_stream import Calendar, Symbol, ValueStream
from app.calc.yearly_cost import Calendars, yearly
from app.language import use

CALENDAR = Calendar(shifts_per_day=2, shift_s=28800, days_per_week=5, days_per_month=20, days_per_year=240)
WAIT = Observation("o", quantity=12, unit="parts", per="shift", cost_each=0.5, time_each_s=180, hourly_rate=30)


def test_twelve_parts_a_shift_each_half_a_euro_and_three_minutes_at_thirty_euros():
    told = yearly(WAIT, CALENDAR, "€")
    assert told.occurrences == 12 * 2 * 240 == 5760
    assert told.time_s == 5760 * 180
    assert told.cost == pytest.approx(5760 * (0.5 + 1.5)) == pytest.approx(11520)
    assert told.reason is None
    assert str(told.calculation).replace("\u202f", " ").replace("\u00a0", " ") == (
        "12 parts per shift × 2 shifts × 240 days = 5,760 a year; "
        "5,760 × (0.5 € + 3 min × 30 € per hour) = 11,520 € a year"
    )
    use("fr")
    assert "5\u202f760" in str(told.calculation)


@pytest.mark.parametrize(("per", "times"), [("shift", 480), ("day", 240), ("week", 48), ("month", 12), ("year", 1)])
def test_a_period_comes_as_often_as_the_calendar_works(per, times):
    assert yearly(replace(WAIT, quantity=1, per=per), CALENDAR).occurrences == times


@pytest.mark.parametrize(
    ("changed", "calendar", "reason"),
    [
        ({"quantity": None}, CALENDAR, "The quantity is not given."),
        ({}, None, "No map says how many days a year are worked."),
        ({}, Calendar(shifts_per_day=2), "The worked days per year are not given."),
        ({}, Calendar(days_per_year=240), "The shifts per day are not given."),
        ({"per": "week"}, Calendar(days_per_year=240), "The worked days per week are not given."),
        ({"per": "week"}, Calendar(days_per_year=240, days_per_week=0), "The worked days per week are zero."),
        ({"cost_each": None, "time_each_s": None}, CALENDAR, "Neither the cost nor the time of each is given."),
        ({"cost_each": None, "hourly_rate": None}, CALENDAR, "The hourly rate is not given."),
        ({"quantity": 1e308, "cost_each": 1e9}, CALENDAR, "The numbers are too large."),
    ],
)
def test_what_is_missing_is_said_and_never_zero(changed, calendar, reason):
    told = yearly(replace(WAIT, **changed), calendar)
    assert told.cost is None
    assert str(told.reason) == reason


def test_time_without_a_rate_is_told_beside_the_cost():
    told = yearly(replace(WAIT, hourly_rate=None), CALENDAR, "€")
    assert told.cost == 2880
    assert told.time_s == 5760 * 180
    assert str(told.calculation).endswith("without the 288\u202fh for which no hourly rate is given")


def test_a_typed_cost_stands_for_the_computed_one_and_says_how_it_was_found():
    told = yearly(replace(WAIT, cost_per_year=3000, calculation="accounts of {2025}"), None, "€")
    assert told.cost == 3000
    assert told.reason is None
    assert str(told.calculation).replace("\u202f", " ") == "3,000 € a year, as given: accounts of {2025}"
    assert yearly(replace(WAIT, cost_per_year=0), CALENDAR).cost == 0


def test_the_calendar_is_that_of_the_map_of_the_step_else_of_the_first():
    first = ValueStream("a", calendar=CALENDAR, symbols=(Symbol("p", "process"),))
    second = ValueStream("b", calendar=Calendar(days_per_year=100), symbols=(Symbol("q", "process"),))
    known = Calendars([first, second])
    assert known.of("q").days_per_year == 100
    assert known.of("p") is known.of(None) is known.of("deleted") is CALENDAR
    assert Calendars([]).of("p") is None


numbers = st.floats(0.001, 1e6)


@given(numbers, st.sampled_from(list(PERIODS)), numbers, numbers, numbers, st.floats(1, 1000))
def test_twice_as_often_costs_twice_as_much_and_the_two_addends_add_up(n, per, cost, time, rate, factor):
    one = Observation("o", quantity=n, per=per, cost_each=cost, time_each_s=time, hourly_rate=rate)
    told = yearly(one, CALENDAR)
    assert yearly(replace(one, quantity=n * factor), CALENDAR).cost == pytest.approx(told.cost * factor)
    parts = yearly(replace(one, cost_each=None), CALENDAR).cost + yearly(replace(one, time_each_s=None), CALENDAR).cost
    assert told.cost == pytest.approx(parts)
    assert told.time_s == pytest.approx(told.occurrences * time)


maybe = st.none() | st.floats(0, 1e300)


@given(
    st.builds(
        Observation,
        st.just("o"),
        quantity=maybe,
        unit=st.text(max_size=5),
        per=st.sampled_from(list(PERIODS)),
        cost_each=maybe,
        time_each_s=maybe,
        hourly_rate=maybe,
        cost_per_year=maybe,
        calculation=st.text(max_size=9),
        earlier_quantity=maybe,
        other_quantity=maybe,
    ),
    st.none() | st.builds(Calendar, shifts_per_day=maybe, days_per_week=maybe, days_per_year=maybe),
)
def test_there_is_a_cost_or_a_reason_and_always_a_sentence(observation, calendar):
    told = yearly(observation, calendar, "€")
    assert (told.cost is None) == (told.reason is not None)
    for language in ("en", "fr"):
        assert told.calculation.within(language)
    for compared in (evolution(observation), beside_other_line(observation)):
        assert compared is None or str(compared.sentence)


@pytest.mark.parametrize(
    ("quantity", "earlier", "said"),
    [
        (120, 100, "▲ up 20 % on 2025: 120 parts after 100 parts"),
        (75, 100, "▼ down 25 % on 2025: 75 parts after 100 parts"),
        (100, 100, "= as in 2025: 100 parts"),
        (5, 0, "▲ up on 2025: 5 parts after 0 parts"),
    ],
)
def test_the_evolution_is_said_with_sign_and_word(quantity, earlier, said):
    told = evolution(Observation("o", quantity=quantity, unit="parts", earlier_quantity=earlier, earlier_period="2025"))
    assert str(told.sentence).replace("\u202f", " ").replace("\u00a0", " ") == said


def test_another_line_is_compared_with():
    told = beside_other_line(Observation("o", quantity=9, other_quantity=12, other_line="line 4"))
    assert told.change == -0.25
    assert str(told.sentence).replace("\u202f", " ") == "▼ 25 % less than line 4: 9 here, 12 there"
    assert beside_other_line(Observation("o", quantity=9)) is None


def test_every_value_that_an_observation_may_have_has_its_word():
    for names, values in ((WASTES, Waste), (KINDS, Kind), (SOURCES, Source), (PERIODS, Per), (FLOWS, Flows)):
        assert tuple(names) == values.__args__
