"""The planning among the looks of the action page: what it shows, how it is grouped, what it tells of an action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from app.calc.action import Action, Postponement
from app.calc.axis import Axis
from app.models.action import read_actions
from app.models.action_edit import add_all
from app.models.axis_edit import add_axis
from app.views.action_planning import ActionPlanning
from app.views.theme import Appearance
from tests.hand import Hand

TODAY = date(2026, 3, 18)
ACTIONS = (
    Action("a", 1, "Fit a counter", owner="Karim", axis="x", phase="do", start="2026-03-10", due="2026-03-20",
           deliverable="A counter", postponements=(Postponement("2026-03-15", "2026-03-20", "No part"),)),
    Action("b", 2, "Write the standard", owner="Ana", phase="do", start="2026-03-02", due="2026-03-13"),
    Action("c", 3, "Sign", phase="plan"),
    Action("d", 4, "Given up", phase="dropped", due="2026-03-13"),
)  # fmt: skip


@pytest.fixture
def planning(window, qtbot) -> Iterator[ActionPlanning]:
    add_axis(window.document, Axis("x", "No more burrs"))
    add_all(window.document, ACTIONS, today=TODAY)
    made = ActionPlanning(window)
    qtbot.addWidget(made)
    made.resize(1180, 560)
    Hand(made)
    tell(made, window)
    made.setFocus()
    yield made
    made.leave()


def tell(planning, window) -> None:
    with window.document.read() as session:
        planning.tell(read_actions(session), TODAY)


def headings(planning) -> list[str]:
    return [row.title for row in planning.view.plan.rows if not row.id]


def test_what_was_dropped_is_in_no_plan_and_what_has_no_date_stands_below(planning):
    assert planning.view.plan.ids() == ["a", "b", "c"]
    assert headings(planning) == ["Not planned yet"]


def test_it_is_grouped_by_owner_and_by_axis(planning):
    Hand(planning.groupings["owner"]).click()
    assert headings(planning) == ["Ana", "Karim", "Not planned yet"]
    Hand(planning.groupings["axis"]).click()
    assert headings(planning) == ["No more burrs", "Without axis", "Not planned yet"]
    Hand(planning.groupings["none"]).click()
    assert headings(planning) == ["Not planned yet"]


def test_its_buttons_are_down_as_wide_as_the_days_are(planning):
    hand = Hand(planning.view)
    for key, zoom in (("1", "days"), ("3", "months"), ("2", "weeks")):
        hand.key(key)
        assert [each for each, button in planning.zooms.items() if button.isChecked()] == [zoom]
    hand.wheel(None, 2, ctrl=True)
    assert not any(button.isChecked() for button in planning.zooms.values())
    Hand(planning.zooms["days"]).click()
    assert planning.view.day == 26.0


def test_what_is_selected_here_is_selected_there_and_enter_opens_it(planning):
    told: list[object] = []
    planning.selected.connect(lambda: told.append(planning.ids()))
    planning.opened.connect(told.append)
    planning.select(["b"])
    Hand(planning.view).key("Return")
    assert told == [["b"], "b"]
    planning.select(["no such"])
    assert planning.ids() == []


def test_the_tip_tells_deliverable_owner_dates_and_why_it_was_postponed(planning):
    said = planning.view.tip(planning.view.plan.actions["a"])
    for words in ("1  Fit a counter", "Deliverable: A counter", "Owner: Karim", "10 Mar 2026 – 20 Mar 2026", "No part"):
        assert words in said
    assert "late" in planning.view.tip(planning.view.plan.actions["b"])
    assert "Without owner" in planning.view.tip(planning.view.plan.actions["c"])


def test_how_many_wait_for_a_date_is_said(planning, window):
    said: list[str] = []
    planning.hint_changed.connect(said.append)
    tell(planning, window)
    assert said == ["1 action is not planned yet"]


def test_a_page_made_anew_looks_where_the_old_one_did(planning, window, qtbot):
    planning.group("owner")
    planning.show_zoom("days")
    kept = planning.kept()
    window.worn = Appearance(window.worn.look, 1.5)
    other = ActionPlanning(window)
    qtbot.addWidget(other)
    other.resize(1160, 560)
    Hand(other)
    other.restore(kept)
    tell(other, window)
    assert other.view.grouping == "owner"
    assert other.view.day == 26.0 * 1.5
    assert other.width() == 1160  # nothing is wider than the window before an audience
    other.leave()
