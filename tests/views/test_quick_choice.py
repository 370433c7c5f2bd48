"""A choice by its first letters."""

from __future__ import annotations

from app.views.quick_choice import QuickChoice
from app.views.theme import Appearance
from tests.hand import Hand


def test_a_name_that_is_typed_in_full_is_chosen_though_a_longer_one_stands_before_it(dressed, qtbot):
    line = QuickChoice(Appearance(), "Step", "map-pin")
    line.set_choices([("long", "Line 30", ""), ("short", "Line 3", "")])
    qtbot.addWidget(line)
    hand = Hand(line)
    line.setFocus()
    hand.type("lin")
    assert line.value == "long"
    hand.type("e 3")
    assert line.value == "short"
    hand.type("0")
    assert line.value == "long"
