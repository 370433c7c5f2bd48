"""The names of the things of a page, typed in their tabs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.views.thing_tabs import Listed
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


@pytest.mark.parametrize("key", ["Return", "Escape"])
def test_after_a_name_the_keys_are_back_where_they_were(page, key):
    hand = Hand(page.window())
    page.view.setFocus(Qt.FocusReason.MouseFocusReason)
    hand.key("Shift+F2")
    hand.type("Line 4")
    hand.key(key)
    assert QApplication.focusWidget() is page.view


def test_only_the_tab_that_says_something_else_is_written_anew(page, monkeypatch):
    """Each word lays all tabs out anew: with a hundred of them every step to the next one waited for it."""
    tabs = page.tabs
    many = [Listed(str(i), f"Thing {i}") for i in range(30)]
    tabs.show_things(many, "0")
    written = []
    monkeypatch.setattr(tabs.tabs, "setTabText", lambda at, text: written.append((at, text)))
    tabs.show_things(many, "7")
    assert written == []
    assert tabs.tabs.currentIndex() == 7
    tabs.show_things([*many[:3], Listed("3", "Renamed"), *many[4:]], "7")
    assert written == [(3, "Renamed")]
    written.clear()
    tabs.show_things([many[1], many[0], *many[2:]], "7")
    assert written == [(0, "Thing 1"), (1, "Thing 0"), (3, "Thing 3")]
