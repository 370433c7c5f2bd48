"""The rail has room for every tool on the smallest projector: words go first, then it scrolls."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton

from app.views.rail import ALL, HOME, LEVELS, SMALL, TIGHT, Rail
from app.views.theme import Appearance, wear
from app.views.tools import OPENING, STAGES, tool_of
from tests.hand import Hand


@pytest.fixture
def rail(dressed, qtbot):
    """Makes a rail of so many tools, spread over all stages."""
    made = []

    def make(n: int, height: int, scale: float = 1.0) -> Rail:
        stages = list(STAGES)
        tools = [replace(tool_of(OPENING), id=f"t{i}", stage=stages[i * len(stages) // n]) for i in range(n)]
        worn = Appearance(scale=scale)
        wear(dressed, worn)
        rail = Rail(tools, worn, lambda id: rail.gone.append(id), [])
        rail.gone = []
        made.append(rail)
        qtbot.addWidget(rail)
        rail.resize(rail.width(), height)
        rail.show_current(HOME, tools=True)
        Hand(rail)
        return rail

    return make


def buttons(rail) -> list[QToolButton]:
    return rail.area.widget().findChildren(QToolButton)


def in_sight(rail, button) -> bool:
    place = button.visibleRegion().boundingRect()
    return place.height() >= button.height() - 1


def words(rail) -> list[str]:
    return [label.text() for label in rail.area.widget().findChildren(QLabel) if label.isVisible()]


def test_the_words_of_the_stages_go_first_then_the_names_and_nothing_is_cut(rail):
    made = rail(6, 1000)
    assert made.level == ALL
    assert words(made)
    levels = []
    for height in range(1000, 250, -10):
        made.resize(made.width(), height)
        Hand.wait()
        levels.append(made.level)
        if made.level != TIGHT:
            assert all(in_sight(made, button) for button in buttons(made))
            assert made.area.verticalScrollBar().maximum() == 0
    assert levels == sorted(levels)
    assert set(levels) == set(LEVELS)
    assert not words(made)
    assert all(button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly for button in buttons(made))
    made.resize(made.width(), 1000)
    Hand.wait()
    assert made.level == ALL


@pytest.mark.parametrize(("n", "scale"), [(6, 1.0), (6, 1.5), (13, 1.0), (13, 1.5), (18, 1.0)])
def test_at_720_pixels_every_tool_is_in_sight_without_scrolling(rail, n, scale):
    made = rail(n, 720, scale)
    assert all(in_sight(made, button) for button in buttons(made))


def test_thirteen_tools_have_their_names_on_the_smallest_screen(rail):
    made = rail(13, 720)
    assert made.level == SMALL
    assert all(button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextUnderIcon for button in buttons(made))


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_26_tools_are_reached_by_wheel_key_and_click_and_the_current_one_is_in_sight(rail, scale):
    made = rail(26, 720, scale)
    first, last = buttons(made)[0], buttons(made)[-1]
    assert in_sight(made, first)
    assert not in_sight(made, last)
    made.show_current("t25", tools=True)
    Hand.wait()
    assert in_sight(made, last)
    hand = Hand(made)
    for _turn in range(12):
        hand.wheel(None, 3)
    assert in_sight(made, first)
    buttons(made)[0].setFocus()
    for _step in range(25):
        hand.key("Down")
    assert made.window().focusWidget() is last
    assert in_sight(made, last)
    hand.key("Space")
    assert made.gone == ["t25"]
    down, up = (
        next(b for b in made.findChildren(QToolButton, "rail_more") if b.isEnabled() is on) for on in (False, True)
    )
    for _click in range(60):
        hand.click(up.mapTo(made, up.rect().center()))
    assert in_sight(made, first)
    assert down.isEnabled()
    assert not up.isEnabled()
    made.resize(made.width(), 400)
    Hand.wait()
    assert in_sight(made, last)
