"""The window lies where it was left, and never reaches beyond the screen of today."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from app.views import window_place
from app.views.main_window import MainWindow
from app.views.settings import Settings
from tests.hand import Hand


@pytest.fixture
def start(dressed, qtbot):
    """A start of the program with these settings."""

    def begin(settings: Settings) -> MainWindow:
        window = MainWindow(settings)
        qtbot.addWidget(window)
        window.place.restore()
        window.show()
        qtbot.waitExposed(window)
        return window

    return begin


def screen() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_the_first_start_on_a_small_screen_takes_all_of_it(start):
    window = start(Settings(language="en"))
    assert window.isMaximized()
    assert screen().contains(window.geometry())


def test_the_first_start_on_a_large_screen_leaves_room_around_the_window(start, monkeypatch):
    monkeypatch.setattr(window_place, "SMALL_SCREEN", screen().height())
    monkeypatch.setattr(window_place, "SMALLEST", screen().size() / 2)
    window = start(Settings(language="en"))
    assert not window.isMaximized()
    assert screen().width() * 0.8 < window.width() < screen().width() * 0.95
    assert abs(window.geometry().center().x() - screen().center().x()) <= 1


def test_the_window_comes_back_where_it_was_left(start):
    settings = Settings(language="en")
    window = start(settings)
    window.showNormal()
    window.setMinimumSize(0, 0)
    window.setGeometry(120, 90, 640, 560)
    window.close()
    again = start(settings)
    assert not again.isMaximized()
    assert again.height() == 560
    again.showMaximized()
    again.close()
    assert start(settings).isMaximized()


def test_a_window_left_on_a_larger_screen_comes_back_whole(start):
    """As after the projector was unplugged."""
    settings = Settings(language="en")
    window = start(settings)
    window.showNormal()
    window.setGeometry(700, 500, 1900, 1300)
    window.close()
    again = start(settings)
    assert again.width() <= max(screen().width(), again.minimumWidth())
    assert screen().contains(again.geometry().topLeft())
    assert again.geometry().bottom() <= screen().bottom()


def test_a_memory_that_is_no_place_begins_anew(start):
    assert start(Settings(language="en", window="bm8gcGxhY2U=")).isMaximized()


def test_a_program_closed_before_the_projector_comes_back_as_before_it(start):
    settings = Settings(language="en")
    window = start(settings)
    window.showNormal()
    window.setGeometry(0, 40, 800, 540)
    hand = Hand(window)
    hand.key("F11")
    hand.wait()
    assert window.isFullScreen()
    window.close()
    again = start(settings)
    assert not again.isFullScreen()
    assert again.height() == 540
