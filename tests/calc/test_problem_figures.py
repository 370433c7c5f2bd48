"""The clocks of a problem, what is missing before it is closed, and its gates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.calc.action import Action
from app.calc.approval import Approval
from app.calc.dmaic import USUAL, usual_items
from app.calc.problem import DMAIC, Containment, FollowUp, GateItem, Problem
from app.calc.problem_figures import (
    containment_clock,
    days,
    figures,
    gates,
    is_late,
    missing,
    next_phase,
    quiet_days,
    solving_clock,
    state_of,
)
from app.calc.proof import Proof

OPENED = Problem("p", "Burr on the flange", opened_at="2026-03-12T14:05:00")


def at(said: str) -> datetime:
    return datetime.fromisoformat(said)


def test_the_containment_clock_runs_for_its_hours_from_the_opening():
    clock = containment_clock(OPENED, at("2026-03-12T20:05:00"))
    assert (clock.state, clock.due, clock.left) == ("running", "2026-03-13T14:05:00", 18 * 3600)
    short = replace(OPENED, containment_h=1.5)
    assert containment_clock(short, at("2026-03-12T15:36:00")).left == -60


def test_past_its_hours_the_containment_is_late_to_the_second():
    assert containment_clock(OPENED, at("2026-03-13T14:05:00")).state == "running"
    clock = containment_clock(OPENED, at("2026-03-13T14:05:01"))
    assert (clock.state, clock.left, clock.late) == ("late", -1, True)


@pytest.mark.parametrize(
    ("stopped", "state", "left"), [("13T02:05", "stopped", 43200), ("14T14:05", "stopped_late", -86400)]
)
def test_the_moment_of_containment_stops_the_clock(stopped, state, left):
    contained = replace(OPENED, contained_at=f"2026-03-{stopped}:00")
    clock = containment_clock(contained, at("2026-05-01T00:00:00"))
    assert (clock.state, clock.left) == (state, left)


def test_the_solving_clock_counts_calendar_days_and_stops_when_closed():
    assert solving_clock(OPENED, date(2026, 3, 20)).left == 2
    assert solving_clock(OPENED, date(2026, 3, 22)).state == "running"
    assert solving_clock(OPENED, date(2026, 3, 23)).state == "late"
    closed = replace(OPENED, closed_on="2026-03-21")
    assert (solving_clock(closed, date(2027, 1, 1)).state, solving_clock(closed, date(2027, 1, 1)).left) == (
        "stopped",
        1,
    )


@pytest.mark.parametrize("said", ["", "yesterday"])
def test_a_clock_that_was_never_started_says_so_and_is_not_zero(said):
    unknown = replace(OPENED, opened_at=said)
    for clock in (containment_clock(unknown, at("2026-03-12T20:05:00")), solving_clock(unknown, date(2026, 3, 12))):
        assert (clock.state, clock.left) == ("unknown", None)
        assert str(clock.reason) == "Nobody wrote when it was opened."
    assert not is_late(unknown, at("2030-01-01T00:00:00"))


@pytest.mark.parametrize("endless", [1e12, float("inf"), float("nan")])
def test_a_time_that_leads_to_no_date_is_said(endless):
    far = replace(OPENED, containment_h=endless, solving_days=endless)
    assert containment_clock(far, at("2026-03-12T20:05:00")).reason
    assert solving_clock(far, date(2026, 3, 12)).reason


def test_a_moment_with_a_zone_is_read_by_the_clock_on_the_wall():
    assert containment_clock(replace(OPENED, opened_at="2026-03-12T14:05:00+01:00"), at("2026-03-12T14:05:00")).left


def test_the_state_is_one_word():
    contained = replace(OPENED, contained_at="2026-03-12T15:00:00")
    assert state_of(OPENED, at("2026-03-12T20:00:00")) == "to_contain"
    assert state_of(OPENED, at("2026-03-14T20:00:00")) == "late"
    assert state_of(contained, at("2026-03-14T20:00:00")) == "to_solve"
    assert state_of(contained, at("2026-03-24T20:00:00")) == "late"
    assert state_of(replace(contained, closed_on="2026-03-20"), at("2026-05-24T20:00:00")) == "closed"
    assert state_of(replace(OPENED, method="pdca"), at("2026-03-14T20:00:00")) == "to_solve"


CLOSABLE = replace(
    OPENED,
    contained_at="2026-03-12T15:00:00",
    occurrence="Worn punch",
    occurrence_verified=True,
    non_detection="Not on the control plan",
    non_detection_verified=True,
    follow_ups=tuple(FollowUp(f"2026-03-{13 + n}", 0) for n in range(5)),
    lesson="Change the punch at 40,000 strokes",
    closures=(Approval("approved", "A. Martin"),),
)
SOLVES = Action("a", 1, problem="p", phase="closed", verdict="effective")


def keys(problem: Problem, *actions: Action) -> list[str]:
    return [each.key for each in missing(problem, actions)]


def test_a_problem_of_which_everything_is_there_may_be_closed():
    assert keys(CLOSABLE, SOLVES) == []


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("contained_at", "", "contained"),
        ("occurrence_verified", False, "occurrence"),
        ("occurrence", " ", "occurrence"),
        ("non_detection_verified", False, "non_detection"),
        ("follow_ups", CLOSABLE.follow_ups[1:], "follow_up"),
        ("lesson", "", "lesson"),
        ("closures", (Approval("refused", "A. Martin"),), "signatures"),
    ],
)
def test_what_is_missing_is_named(field, value, key):
    assert keys(replace(CLOSABLE, **{field: value}), SOLVES) == [key]


def test_actions_must_be_there_done_and_effective():
    assert keys(CLOSABLE) == ["actions"]
    assert keys(CLOSABLE, replace(SOLVES, problem="other")) == ["actions"]
    assert keys(CLOSABLE, SOLVES, Action("b", 2, problem="p", phase="do")) == ["actions"]
    assert keys(CLOSABLE, SOLVES, Action("b", 2, problem="p", phase="dropped")) == []
    assert keys(CLOSABLE, SOLVES, Action("b", 2, problem="p", phase="check")) == ["effect"]
    said = [str(each.said) for each in missing(CLOSABLE, [SOLVES, Action("b", 2, problem="p", phase="check")])]
    assert said == ["Actions done whose effect is not confirmed: 1 of 2."]


def test_other_methods_ask_for_what_is_theirs():
    assert "goal" in keys(replace(CLOSABLE, method="pdca"), SOLVES)
    assert keys(replace(CLOSABLE, method="pdca", goal="None left"), SOLVES) == []
    assert keys(replace(CLOSABLE, method="dmaic", phase="improve"), SOLVES) == ["gates"]
    assert keys(replace(CLOSABLE, method="dmaic", phase="closed"), SOLVES) == []


def test_quiet_days_are_counted_back_to_the_last_time_it_was_found():
    followed = (FollowUp("2026-03-16", 0), FollowUp("2026-03-13", 0), FollowUp("2026-03-14", 2), FollowUp("2026-03-15"))
    assert quiet_days(replace(OPENED, follow_ups=followed)) == 1
    assert quiet_days(OPENED) == 0


def test_the_days_of_the_follow_up_have_a_place_for_those_that_nobody_followed():
    problem = replace(OPENED, follow_ups=(FollowUp("2026-03-13", 2), FollowUp("2026-03-15", 0)))
    shown = days(problem, date(2026, 3, 16))
    assert [(day.followed_on[-2:], day.found) for day in shown] == [
        ("12", None), ("13", 2), ("14", None), ("15", 0), ("16", None),
    ]  # fmt: skip
    assert len(days(problem, date(2026, 9, 1), 10)) == 10
    assert days(replace(problem, closed_on="2026-03-15"), date(2026, 9, 1))[-1].followed_on == "2026-03-15"
    assert [day.followed_on for day in days(Problem("p"), date(2026, 3, 16))] == ["2026-03-16"]


def test_each_gate_tells_what_is_done_and_what_is_open():
    items = (
        GateItem("define", "check", "Goal", True),
        GateItem("define", "document", "Charter", thing_kind="axis", thing="x"),
        GateItem("measure", "document", "Map"),
        GateItem("measure", "check", "Baseline", True),
    )
    proofs = (Proof("define", "old"), Proof("define", "Signed charter"), Proof("measure", "left from before"))
    define, measure, analyse, *_rest = gates(
        Problem("p", method="dmaic", phase="measure", gate_items=items, proofs=proofs)
    )
    assert (define.state, define.done, define.wanted) == ("passed", 2, ())
    assert define.proof == Proof("define", "Signed charter")
    assert (measure.state, measure.done, [item.text for item in measure.wanted]) == ("here", 1, ["Map"])
    assert measure.proof is None
    assert (analyse.state, analyse.items) == ("ahead", ())
    assert gates(OPENED) == ()
    assert [next_phase(step) for step in DMAIC] == [*DMAIC[1:], "closed"]


def test_a_dmaic_begins_with_items_of_each_phase_in_the_language_of_the_event():
    assert tuple(USUAL) == DMAIC
    made = usual_items("en")
    assert {item.step for item in made} == set(DMAIC)
    assert not any(item.done for item in made)
    assert {kind for _step, kinds in USUAL.items() for kind, _text in kinds} == {"check", "deliverable", "document"}


def test_the_figures_hold_them_all():
    told = figures(replace(OPENED, containments=(Containment(sorted=200, found=3), Containment(sorted=40))), [SOLVES],
                   at("2026-03-12T20:05:00"))  # fmt: skip
    assert (told.sorted, told.found, told.state, told.quiet_days) == (240, 3, "to_contain", 0)
    assert told.containment is not None
    assert told.containment.left == 18 * 3600
    bare = figures(replace(OPENED, method="dmaic"), [], at("2026-03-12T20:05:00"))
    assert (bare.containment, bare.sorted, len(bare.gates)) == (None, None, 5)
