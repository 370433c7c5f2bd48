"""What completes a word: it is taken by who wants it, and by nobody else."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.views.completion import Completion
from tests.hand import Hand

WORDS = ("Line 30", "Line 3", "Marc Weber", "Émile")


@pytest.fixture
def ground(dressed, qtbot):
    ground = QWidget()
    row = QHBoxLayout(ground)
    ground.lines = [QLineEdit(), QLineEdit()]
    for line in ground.lines:
        row.addWidget(line)
    ground.offered = Completion(ground.lines[0], WORDS)
    qtbot.addWidget(ground)
    ground.resize(500, 60)
    return ground


@pytest.fixture
def hand(ground):
    hand = Hand(ground)
    ground.lines[0].setFocus()
    return hand


def test_enter_and_leaving_keep_what_was_typed(ground, hand):
    line, other = ground.lines
    hand.type("line")
    assert ground.offered.rest == " 3"
    hand.key("Return")
    assert line.text() == "line"
    other.setFocus()
    assert (line.text(), ground.offered.rest) == ("line", "")


@pytest.mark.parametrize("key", ["Tab", "Right", "End"])
def test_tab_and_right_take_the_word_as_it_is_written(ground, hand, key):
    hand.type("marc")
    hand.key(key)
    assert ground.lines[0].text() == "Marc Weber"
    assert ground.lines[0].isModified()
    assert ground.lines[1].hasFocus() == (key == "Tab")


def test_a_text_that_is_a_word_is_not_completed_to_a_longer_one(ground, hand):
    hand.type("Line 3")
    assert ground.offered.rest == ""
    hand.key("Tab")
    assert ground.lines[0].text() == "Line 3"


def test_what_was_deleted_is_not_offered_again(ground, hand):
    hand.type("Mar")
    hand.key("Backspace")
    assert ground.offered.rest == ""
    hand.key("Tab")
    assert ground.lines[0].text() == "Ma"


def test_nothing_is_offered_in_the_middle_of_a_text(ground, hand):
    hand.type("Mar")
    hand.key("Left")
    assert ground.offered.rest == ""
    hand.key("End")
    assert ground.lines[0].text() == "Mar"
