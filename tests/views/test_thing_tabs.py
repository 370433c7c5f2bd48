"""The names of the things of a page, typed in their tabs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from tests.hand import Hand


@pytest.fixture
def page(window):
    return window.pages["value_stream"]


def test_a_new_map_is_named_over_its_own_tab_and_a_click_elsewhere_ends_it(page):
    hand = Hand(page.window())
    page.commands["make_future"].trigger()
    hand.key("Ctrl+T")
    hand.wait()
    (line,) = page.tabs.findChildren(QLineEdit)
    tab = page.tabs.tabs.tabRect(2)
    assert line.pos() - tab.topLeft() == page.tabs.tabs.pos() + QPoint(0, 1)
    assert line.parentWidget().rect().contains(line.geometry())
    page.view.setFocus(Qt.FocusReason.MouseFocusReason)
    hand.wait()
    assert page.tabs.findChildren(QLineEdit) == []
    hand.key("Shift+F2")
    hand.type("Ligne 4")
    page.view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert page.stream().name == "Ligne 4"
