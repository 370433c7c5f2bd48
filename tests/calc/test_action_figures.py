"""The figures of a plan of a few actions, counted by hand; Monday 23 November 2026 is today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.calc import action_figures as of
from app.calc.action import Action, Postponement

TODAY = date(2026, 11, 23)
PLAN = Action("a", 1, "Move the rack", deliverable="Layout", owner="Lea", due="2026-11-27")
LATE = replace(PLAN, id="l", phase="do", due="2026-11-20", postponements=(Postponement("2026-11-13", "2026-11-20"),))
DONE = replace(PLAN, id="d", phase="check", first_due="2026-11-20", due="2026-11-27", done_on="2026-11-20")


def test_each_state_is_counted_as_the_field_counts_it() -> None:
    slipped = replace(DONE, id="s", phase="closed", done_on="2026-11-21", verdict="effective")
    undated = replace(DONE, id="u", done_on="", verdict="partly")
    idea = replace(PLAN, id="i", phase="idea", due="2026-01-01", owner="")
    nobody = replace(PLAN, id="n", owner=" ", due="")
    gone = replace(LATE, id="g", phase="dropped", owner="", verdict="effective")
    found = of.figures([PLAN, LATE, DONE, slipped, undated, idea, nobody, gone], TODAY)
    assert (found.total, found.done, found.late, found.in_progress, found.effective) == (7, 3, 1, 1, 1)
    assert (found.postponed, found.without_owner, found.due_this_week, found.being_checked) == (1, 1, 1, 1)
    assert found.on_time_rate == 0.5
    assert not found.undefined
    assert str(of.explain(found, "on_time_rate")).endswith("= 1 ÷ 2 = 50\u202f%")


def test_what_is_not_done_has_no_effect_whatever_a_file_says() -> None:
    assert of.figures([replace(PLAN, verdict="effective")], TODAY).effective == 0


def test_on_time_is_measured_by_the_first_due_date_and_by_the_present_one_where_there_is_no_first() -> None:
    assert of.figures([replace(DONE, first_due="2026-11-19")], TODAY).on_time_rate == 0.0
    assert of.figures([replace(DONE, first_due="", due="2026-11-20")], TODAY).on_time_rate == 1.0


@pytest.mark.parametrize(
    ("actions", "why"), [([], "No action is done yet."), ([PLAN], "No action is done yet."),
                         ([replace(DONE, done_on="")], "No done action has both")],
)  # fmt: skip
def test_the_rate_of_nothing_is_unknown_and_says_why(actions: list[Action], why: str) -> None:
    found = of.figures(actions, TODAY)
    assert found.on_time_rate is None
    assert why in str(found.undefined["on_time_rate"])
    assert f"undefined. {why}" in str(of.explain(found, "on_time_rate"))
    assert all(str(of.explain(found, figure)) for figure in of.FIGURES)


@pytest.mark.parametrize(
    ("due", "late", "this_week"),
    [
        ("2026-11-22", True, False),
        ("2026-11-23", False, True),
        ("2026-11-29", False, True),
        ("2026-11-30", False, False),
        ("", False, False),
        ("soon", False, False),
    ],
)
def test_late_begins_the_day_after_and_the_week_ends_on_sunday(due: str, late: bool, this_week: bool) -> None:
    action = replace(PLAN, due=due)
    assert of.is_late(action, TODAY) is late
    assert of.is_due_this_week(action, TODAY) is this_week
    for phase in ("idea", "check", "act", "closed", "dropped"):
        assert not of.is_late(replace(action, phase=phase), TODAY)
        assert not of.is_due_this_week(replace(action, phase=phase), TODAY)


def test_what_is_required_and_missing_is_named_but_not_of_an_idea() -> None:
    bare = Action("b", label="Think", owner=" ")
    assert of.missing(bare) == ("deliverable", "owner", "due")
    assert of.missing(PLAN) == ()
    assert of.missing(replace(bare, phase="idea")) == of.missing(replace(bare, phase="dropped")) == ()


def test_age_lateness_and_progress() -> None:
    assert of.age_days(replace(PLAN, moved_on="2026-11-13"), TODAY) == 10
    assert of.age_days(PLAN, TODAY) is None
    assert of.days_late(LATE, TODAY) == 3
    assert of.days_late(PLAN, TODAY) == 0
    assert of.progress_of(replace(PLAN, progress=0.3)) == 0.3
    assert of.progress_of(replace(DONE, progress=0.3)) == 1.0
    assert of.progress_of(PLAN) is None
