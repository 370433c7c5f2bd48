"""The plan in time: every day once on the axis, every action once in a row, every bar where its dates are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.action import Action
from app.calc.planning_layout import (
    DAY_WIDTH,
    Span,
    TimeAxis,
    group_by,
    lay_plan,
    moved,
    planned_for,
    span_of,
    time_axis,
    zoom_for,
)
from app.calc.workload import workload
from app.language import plain

TODAY = date(2026, 3, 18)
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
ANY_DAY = st.dates() | DAYS
KEPT = st.sampled_from(["", "no date"]) | ANY_DAY.map(date.isoformat)
AXES = st.builds(
    lambda first, n, day: TimeAxis(first, first + timedelta(days=n), day),
    DAYS, st.integers(0, 1500), st.floats(0.8, 60.0),
)  # fmt: skip


@st.composite
def plans(draw) -> list[Action]:
    n = draw(st.integers(0, 12))
    owners = st.sampled_from(["", "Karim", "Hélène", "Émile"])
    return [Action(f"a{i}", i, owner=draw(owners), start=draw(KEPT), due=draw(KEPT)) for i in range(n)]


def laid(actions, axis=None, **more):
    axis = axis or time_axis([s for a in actions if (s := span_of(a))], TODAY, 8.0)
    return lay_plan(actions, TODAY, axis, row=30.0, heading=26.0, **more)


@given(AXES, st.sampled_from([1.0, 1.5]))
def test_both_lines_of_the_axis_hold_every_day_once(axis, size):
    for band in axis.bands(size):
        if band:
            assert band[0].first == axis.first
            assert band[-1].last == axis.last
            for one, other in zip(band, band[1:], strict=False):
                assert other.first == one.last + timedelta(days=1)


@given(AXES)
def test_weekends_are_saturdays_and_sundays_and_all_of_them(axis):
    shaded = {
        n
        for left, right in axis.weekends()
        for n in range(round(left / axis.day), round(right / axis.day))
    }  # fmt: skip
    assert shaded == {n for n in range(axis.days) if (axis.first + timedelta(days=n)).weekday() >= 5}


@given(AXES, st.integers(0, 1500))
def test_a_day_is_found_again_where_it_stands(axis, n):
    day = axis.first + timedelta(days=min(n, axis.days - 1))
    assert axis.day_at(axis.middle_of(day)) == day
    assert 0 <= axis.x_of(day) < axis.width


@given(plans(), st.booleans())
def test_every_action_stands_in_one_row_and_no_row_over_another(actions, grouped):
    plan = laid(actions, group=group_by("owner", {}) if grouped else None)
    assert sorted(plan.ids()) == sorted(action.id for action in actions)
    tops = [row.top for row in plan.rows]
    assert tops == sorted(tops)
    assert all(a.bottom == b.top for a, b in zip(plan.rows, plan.rows[1:], strict=False))
    waiting = [action.id for action in actions if span_of(action) is None]
    assert [row.id for row in plan.rows if row.id and not row.planned] == waiting
    for row in plan.rows:
        assert plan.row_at(row.middle) == row
        assert row in plan.rows_between(row.top, row.bottom)
    assert plan.row_at(plan.height) is None


@given(plans())
def test_the_axis_holds_today_and_every_bar_that_is_not_ten_years_away(actions):
    plan = laid(actions)
    axis = plan.axis
    assert axis.first <= TODAY <= axis.last
    assert axis.first.weekday() == 0
    assert axis.last.weekday() == 6 or axis.last == date.max
    for id, span in plan.spans.items():
        left, right = plan.extent(id)
        assert right - left >= axis.day
        if all(abs((day - TODAY).days) <= 3660 for day in (span.first, span.last)):
            assert left >= 0
            assert right <= axis.width
        assert left <= plan.progress_x(id) <= right


@given(plans())
def test_groups_are_together_in_the_order_of_their_names_and_what_has_none_comes_last(actions):
    plan = laid(actions, group=group_by("owner", {}), otherwise="Nobody", unplanned="Later")
    headings = [row.title for row in plan.rows if not row.id]
    owners = {action.owner for action in actions if span_of(action)}
    known = sorted((owner for owner in owners if owner), key=plain)
    waiting = any(span_of(action) is None for action in actions)
    assert headings == [*known, *(["Nobody"] if "" in owners else []), *(["Later"] if waiting else [])]
    heading = None
    for row in plan.rows:
        heading = heading if row.id else row.title
        if row.id and row.planned:
            assert heading == (plan.actions[row.id].owner or "Nobody")


def test_axes_are_groups_of_their_own_in_their_order_whatever_they_are_called():
    actions = [Action(f"{n}", axis=axis, due="2026-03-20") for n, axis in enumerate(("z", "y", None, "x", "z"))]
    plan = laid(actions, group=group_by("axis", {"z": "Waiting", "x": "Scrap", "y": "Scrap"}), otherwise="None")
    assert [row.id or row.title for row in plan.rows] == ["Waiting", "0", "4", "Scrap", "3", "Scrap", "1", "None", "2"]


def test_names_with_accents_stand_where_they_are_read():
    actions = [Action(name, owner=name, due="2026-03-20") for name in ("Zoé", "Éric", "Anne")]
    plan = laid(actions, group=group_by("owner", {}))
    assert [row.title for row in plan.rows if not row.id] == ["Anne", "Éric", "Zoé"]
    assert [owner.owner for owner in workload(actions, TODAY).owners] == ["Anne", "Éric", "Zoé"]


@given(st.none() | ANY_DAY, ANY_DAY, st.integers(-800_000, 800_000))
def test_a_bar_keeps_its_length_when_it_is_moved_and_never_turns_round_when_it_is_pulled(start, due, days):
    span = Span(min(start, due) if start else None, due)
    shifted = span.shifted(days)
    if moved(due, days).year not in (1, 9999) and moved(span.first, days).year not in (1, 9999):
        assert shifted.last - shifted.first == span.last - span.first
        assert (shifted.due - span.due).days == days
    for pulled in (span.with_due(days), span.with_start(days)):
        assert pulled.start is None or pulled.start <= pulled.due
    assert span.with_start(-1).start is not None
    assert span.with_start(days).due == span.due
    assert span.with_due(days).start == span.start


@pytest.mark.parametrize(
    ("day", "upper", "lower"),
    [
        (26.0, "month", "day"),
        (7.0, "month", "week"),
        (2.4, "year", "month"),
        (0.9, "year", None),
    ],
)
def test_the_axis_says_days_weeks_or_months_as_there_is_room(day, upper, lower):
    above, below = TimeAxis(date(2026, 1, 1), date(2026, 12, 31), day).bands()
    assert {cell.unit for cell in above} == {upper}
    assert {cell.unit for cell in below} == ({lower} if lower else set())
    assert len(above) == (12 if upper == "month" else 1)


def test_a_plan_is_first_seen_as_near_as_all_of_it_has_room():
    week = [Span(TODAY, moved(TODAY, 6))]
    quarter = [Span(TODAY, moved(TODAY, 80))]
    years = [Span(TODAY, moved(TODAY, 900))]
    assert zoom_for(week, TODAY, 900) == "days"
    assert zoom_for(quarter, TODAY, 900) == "weeks"
    assert zoom_for(years, TODAY, 900) == "months"
    assert zoom_for([], TODAY, 900) == "days"
    assert list(DAY_WIDTH.values()) == sorted(DAY_WIDTH.values(), reverse=True)


def test_what_gets_its_date_begins_at_its_start_where_that_is_not_after_it():
    action = Action("a", start="2026-03-10")
    assert planned_for(action, date(2026, 3, 12)) == Span(date(2026, 3, 10), date(2026, 3, 12))
    assert planned_for(action, date(2026, 3, 9)) == Span(None, date(2026, 3, 9))
    assert planned_for(Action("a", start="soon"), TODAY) == Span(None, TODAY)


def test_progress_is_read_in_steps_of_a_twentieth_and_done_is_full():
    plan = laid(
        [Action("a", start="2026-03-01", due="2026-03-10", progress=0.5), Action("b", due="2026-03-10", phase="check")]
    )
    left, right = plan.extent("a")
    assert plan.progress_x("a") == (left + right) / 2
    assert plan.share_at("a", left + 0.52 * (right - left)) == 0.5
    assert plan.share_at("a", left - 100) == 0.0
    assert plan.share_at("a", right + 100) == 1.0
    assert plan.progress_x("b") == plan.extent("b")[1]
