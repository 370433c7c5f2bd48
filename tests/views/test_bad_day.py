"""A hurried, clumsy coordinator on a bad day: keys in the wrong state, the mouse amid typing, far too much of all."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.hand import Hand


@pytest.mark.parametrize(
    ("tool", "begin", "aside"),
    [
        ("fishbone", "add_cause", "scheme_6M"),
        ("fishbone", "add_cause", "collapse_all"),
        ("five_whys", "ask_why", "copy"),
        ("five_whys", "edit_text", "type_evidence"),
    ],
)
def test_a_command_of_the_bar_amid_typing_leaves_the_keys_somewhere(linked, tool, begin, aside):
    """The buttons of the bar take no focus: the field that is closed for them had it."""
    linked.go(tool)
    page, hand = linked.page(tool), Hand(linked)
    page.commands[begin].trigger()
    hand.type("Half a")
    page.settle()
    page.commands[aside].trigger()
    hand.wait()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()
    hand.key("Ctrl+Z")
    hand.key("Ctrl+Y")
