"""The load of each owner by week: numbers, what is too much by a sign, and the actions of a cell by click and key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from app.calc.action import Action
from app.views.action_workload import ActionWorkload
from app.views.theme import Appearance
from tests.hand import Hand

TODAY = date(2026, 3, 18)
ACTIONS = (
    Action("a", 1, "Fit a counter", owner="Karim", phase="do", start="2026-03-16", due="2026-03-27", effort_h=60),
    Action("b", 2, "Write the standard", owner="Karim", phase="do", start="2026-03-16", due="2026-03-20", effort_h=10),
    Action("c", 3, "Sign", owner="Karim", phase="plan", due="2026-03-25"),
    Action("d", 4, "Train", owner="Hélène", phase="plan"),
    Action("e", 5, "Old", owner="Hélène", phase="closed", start="2026-03-16", due="2026-03-20", effort_h=99),
)


@pytest.fixture
def load(window, qtbot) -> Iterator[ActionWorkload]:
    made = ActionWorkload(window)
    qtbot.addWidget(made)
    made.resize(1180, 560)
    Hand(made)
    made.tell(ACTIONS, TODAY)
    yield made
    made.leave()


def middle(load, row: int, column: int) -> QPointF:
    return load.grid.place_of(row, column).center()


def told(load) -> list[str]:
    return [button.accessibleName() for button in load.list.buttons]


def test_owners_and_weeks_with_their_hours_and_what_is_not_known_apart(load):
    helene, karim = load.grid.load.owners
    assert [cell.hours for cell in karim.cells][:3] == [40.0, 30.0, None]
    assert karim.uncounted == ("c",)
    assert helene.total is None
    assert helene.uncounted == ("d",)
    assert "2 actions say no effort. 1 action has no due date." in load.said.text()


def test_a_click_shows_the_actions_of_the_cell_and_a_click_on_one_opens_it(load):
    hand = Hand(load.grid)
    opened: list[str] = []
    load.opened.connect(opened.append)
    hand.click(middle(load, 1, 0))
    assert told(load) == ["1 Fit a counter, 30 of 60 hours", "2 Write the standard, 10 hours"]
    assert "Karim" in load.title.text()
    Hand(load.list.buttons[1]).click()
    assert opened == ["b"]
    hand.click(middle(load, 1, 1))
    assert told(load) == ["1 Fit a counter, 30 of 60 hours", "3 Sign, No effort said"]


def test_arrows_go_from_cell_to_cell_and_enter_to_its_first_action(load):
    load.grid.setFocus()
    hand = Hand(load.grid)
    hand.key("Down")
    hand.key("Right")
    assert told(load)[1] == "3 Sign, No effort said"
    assert "week of 23 Mar 2026: 30 hours, 1 action without effort" in load.grid.accessibleDescription()
    hand.key("Return")
    assert QApplication.focusWidget() is load.list.buttons[0]
    load.grid.setFocus()
    hand.key("Up")
    assert told(load) == []
    assert [button.accessibleName() for button in load.apart.buttons] == ["4 Train, No due date, No effort said"]


def test_what_is_too_much_for_a_week_is_marked_by_the_hours_that_one_sets_and_they_are_remembered(load, window):
    laid = load.grid._lay  # noqa: SLF001  # what is painted asks the same question
    column, cell = load.grid.load.columns[0], load.grid.load.owners[1].cells[0]
    assert laid().is_over(cell, column)
    hand = Hand(load.capacity)
    load.capacity.setFocus()
    load.capacity.selectAll()
    hand.type("45")
    hand.key("Return")
    assert not laid().is_over(cell, column)
    assert window.settings.capacity_h == 45.0
    load.capacity.selectAll()
    hand.type("0")
    load.grid.setFocus()
    assert load.grid.capacity_h is None
    assert not laid().is_over(cell, column)
    load.capacity.setFocus()
    load.capacity.clear()
    load.settle()
    assert load.capacity.text() == "0"


def test_the_chosen_cell_stays_with_its_owner_when_the_plan_changes(load):
    Hand(load.grid).click(middle(load, 1, 1))
    load.tell([*ACTIONS, Action("f", owner="Ana", phase="do", due="2026-03-20", effort_h=1)], TODAY)
    owner, column, _cell = load.grid.chosen()
    assert owner.owner == "Karim"
    assert column.monday == date(2026, 3, 23)
    load.tell([], TODAY)
    assert load.grid.chosen() is None
    assert not load.side.isVisible()
    assert load.said.text() == "Nothing has still to be done."


def test_before_an_audience_nothing_is_wider_than_the_window(window, qtbot):
    window.worn = Appearance(window.worn.look, 1.5)
    made = ActionWorkload(window)
    qtbot.addWidget(made)
    made.resize(1160, 560)
    Hand(made)
    made.tell(ACTIONS, TODAY)
    made.grid.go(1, 0)
    assert made.width() == 1160
    assert made.side.widget().width() <= made.side.viewport().width()
    assert made.side.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert made.side.widget().minimumSizeHint().width() <= made.side.viewport().width()
