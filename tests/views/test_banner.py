"""The lines above the page: one for each thing, a few at most, and the details for those who write to us."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from app.views.banner import Banners
from app.views.theme import Appearance
from tests.hand import Hand


@pytest.fixture
def banners(dressed, qtbot):
    made = Banners(Appearance())
    qtbot.addWidget(made)
    made.resize(600, 200)
    return made


def test_the_same_sentence_is_shown_once(banners):
    banners.add("The disk is full.")
    banners.add("The disk is full.", details="more")
    assert [(b.text, b.details) for b in banners.open_banners()] == [("The disk is full.", "more")]


def test_three_at_most_and_the_newest_stay(banners):
    for n in range(5):
        banners.add(str(n))
    assert [b.text for b in banners.open_banners()] == ["2", "3", "4"]


def test_details_go_to_the_clipboard_and_the_line_is_closed(banners):
    banner = banners.add("Something went wrong.", "error", details="Traceback\nline 2")
    hand = Hand(banners)
    button = banner.findChild(QPushButton)
    assert button.text() == "Copy details"
    hand.click(button.mapTo(banners, button.rect().center()))
    assert QApplication.clipboard().text() == "Traceback\nline 2"
    close = banner.findChild(QToolButton)
    assert close.accessibleName() == "Close"
    hand.click(close.mapTo(banners, close.rect().center()))
    assert banners.open_banners() == []


def test_a_line_may_offer_what_to_do(banners):
    done = []
    banner = banners.add("Deleted.", "note", act=("Undo", lambda: done.append(1)))
    banner.findChild(QPushButton).click()
    assert done == [1]
