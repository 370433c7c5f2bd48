"""The load: every hour of effort lies in one week, what is not known is counted apart, and never as no work."""

from __future__ import annotations

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.action import Action
from app.calc.workload import BEFORE, LATER, LEAST_WEEKS, MOST_WEEKS, days_worked, hours_by_week, workload
from app.language import plain

TODAY = date(2026, 3, 18)  # a Wednesday
DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))
KEPT = st.just("") | DAYS.map(date.isoformat)
EFFORT = st.none() | st.floats(0, 1e4)
PHASES = st.sampled_from(["idea", "plan", "do", "check", "closed", "dropped"])
OWNERS = st.sampled_from(["", "Karim", " Karim", "Hélène"])


@st.composite
def plans(draw) -> list[Action]:
    return [
        Action(f"a{i}", owner=draw(OWNERS), phase=draw(PHASES), start=draw(KEPT), due=draw(KEPT), effort_h=draw(EFFORT))
        for i in range(draw(st.integers(0, 8)))
    ]


def action(id: str = "a", **more) -> Action:
    return Action(id, **{"owner": "Karim", "phase": "do", **more})


def cells(load, owner: int = 0) -> list[float | None]:
    return [cell.hours for cell in load.owners[owner].cells]


def test_effort_is_spread_over_the_days_worked_not_over_the_weekend():
    """Thursday 19 to Tuesday 24 March: two days in each week."""
    found = hours_by_week(action(start="2026-03-19", due="2026-03-24", effort_h=20))
    assert found == {date(2026, 3, 16): 10.0, date(2026, 3, 23): 10.0}
    found = hours_by_week(action(start="2026-03-20", due="2026-03-24", effort_h=30))
    assert found == {date(2026, 3, 16): 10.0, date(2026, 3, 23): 20.0}


def test_without_a_start_it_is_worked_on_when_it_is_due_and_without_a_due_date_nowhere():
    assert hours_by_week(action(due="2026-03-24", effort_h=8)) == {date(2026, 3, 23): 8.0}
    assert hours_by_week(action(start="2026-03-24", effort_h=8)) == {}
    assert hours_by_week(action(start="2026-03-21", due="2026-03-22", effort_h=8)) == {date(2026, 3, 16): 8.0}
    assert hours_by_week(action(start="2026-03-24", due="2026-03-26")) == {date(2026, 3, 23): None}


@given(DAYS, st.integers(0, 900))
def test_days_worked_are_counted_as_on_a_calendar(first, n):
    days = [first + timedelta(days=i) for i in range(n + 1)]
    assert days_worked(first, days[-1]) == sum(day.weekday() < 5 for day in days)


@given(plans())
def test_no_hour_is_lost_and_none_is_made_up(actions):
    load = workload(actions, TODAY)
    counted = [each for each in actions if each.phase in ("plan", "do")]
    assert {owner.owner for owner in load.owners} == {each.owner.strip() for each in counted}
    for owner in load.owners:
        own = [each for each in counted if each.owner.strip() == owner.owner]
        known = [each for each in own if each.due and each.effort_h is not None]
        assert (owner.total is None) == (not known)
        if owner.total is not None:
            assert owner.total == pytest.approx(sum(each.effort_h for each in known))
        assert set(owner.without_effort) == {each.id for each in own if each.effort_h is None}
        assert set(owner.without_dates) == {each.id for each in own if not each.due}
        seen = {id for cell in owner.cells for id in cell.ids}
        assert seen == {each.id for each in own if each.due}
        assert seen | set(owner.uncounted) == {each.id for each in own}


@given(plans())
def test_weeks_follow_one_another_from_the_present_one_and_the_rest_is_summed_up(actions):
    load = workload(actions, TODAY)
    weeks = [column.monday for column in load.columns if not column.sums]
    assert weeks[0] == date(2026, 3, 16)
    assert LEAST_WEEKS <= len(weeks) <= MOST_WEEKS
    assert all((b - a).days == 7 for a, b in zip(weeks, weeks[1:], strict=False))
    sums = [column.sums for column in load.columns]
    assert BEFORE not in sums[1:]
    assert LATER not in sums[:-1]
    assert all(len(owner.cells) == len(load.columns) for owner in load.owners)
    names = [owner.owner for owner in load.owners]
    assert names == sorted(names, key=lambda name: (not name, plain(name)))


def test_work_that_is_late_lies_before_the_present_week():
    load = workload([action(start="2026-03-02", due="2026-03-10", effort_h=14)], TODAY)
    assert load.columns[0].sums == BEFORE
    assert cells(load)[:2] == [14.0, None]


def test_what_says_no_effort_is_shown_in_its_weeks_as_unknown():
    load = workload([action("a", due="2026-03-20"), action("b", due="2026-03-20", effort_h=3)], TODAY)
    cell = load.owners[0].cells[0]
    assert (cell.hours, cell.unknown, cell.ids) == (3.0, ("a",), ("b", "a"))
    assert load.owners[0].without_effort == ("a",)
    alone = workload([action("a", due="2026-03-20")], TODAY)
    assert cells(alone)[0] is None
    assert alone.owners[0].total is None


def test_a_slip_of_the_pen_costs_no_time_and_no_crash():
    load = workload([action(start="0001-01-01", due="9999-12-31", effort_h=8), action("b", due="9999-12-31")], TODAY)
    assert load.columns[-1].sums == LATER
    assert cells(load)[-1] == 8.0
    assert workload([], TODAY).owners == ()


def test_the_load_of_a_large_plan_is_summed_up_while_one_waits():
    day = [(TODAY + timedelta(days=n)).isoformat() for n in range(-60, 300)]
    plan = [
        Action(f"a{n}", owner=f"Owner {n % 60}", start=day[n % 120], due=day[120 + n % 240], effort_h=5.0)
        for n in range(5000)
    ]
    before = process_time()
    load = workload(plan, TODAY)
    assert process_time() - before < 1.5
    assert sum(owner.total for owner in load.owners) == pytest.approx(25_000)
