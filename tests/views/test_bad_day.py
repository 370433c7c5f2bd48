"""A hurried, clumsy coordinator on a bad day: keys in the wrong state, the mouse amid typing, far too much of all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from app.models.observation import read_observations
from app.views.background import ask
from app.views.photo_intake import Offered
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


# Photographs


@pytest.fixture
def photo(tmp_path) -> str:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("orange"))
    path = str(tmp_path / "press.jpg")
    assert image.save(path)
    return path


@pytest.fixture
def slow(window) -> Iterator[Event]:
    """The background rests until this is set."""
    gate = Event()
    ask(window, gate.wait, lambda _answer: None, lambda _problem: None)
    yield gate
    gate.set()


def seen(window) -> list[tuple[str, int]]:
    with window.document.read() as session:
        return [(each.text, len(each.photos)) for each in read_observations(session)]


def drop_beside(window, hand: Hand, files: list[str]) -> None:
    entry = window.page("observation").board.entry.text
    assert hand.drop(files, entry.mapTo(window, QPoint(40, 5)))


def test_words_typed_before_a_broken_picture_was_dropped_are_noted_without_it(window, qtbot, tmp_path):
    (tmp_path / "empty.jpg").write_bytes(b"")
    window.go("observation")
    hand = Hand(window)
    hand.type("Oil on the floor")
    drop_beside(window, hand, [str(tmp_path / "empty.jpg")])
    qtbot.waitUntil(lambda: seen(window) == [("Oil on the floor", 0)], timeout=10_000)
    assert "empty.jpg" in window.banners.open_banners()[0].text


def test_words_and_photo_come_together_whatever_look_is_taken_meanwhile(window, qtbot, photo, slow):
    window.go("observation")
    hand = Hand(window)
    hand.type("Oil on the floor")
    drop_beside(window, hand, [photo])
    window.rebuild()
    drop_beside(window, Hand(window), [photo])
    window.rebuild()
    slow.set()
    qtbot.waitUntil(lambda: seen(window) == [("Oil on the floor", 1), ("", 1)], timeout=10_000)
    assert [each.observation.text for each in window.page("observation").board.all] == ["Oil on the floor", ""]


def test_an_event_that_is_closed_keeps_the_words_and_says_what_of_the_photo_was(window, qtbot, event_file, photo, slow):
    window.go("observation")
    hand = Hand(window)
    hand.type("Oil on the floor")
    drop_beside(window, hand, [photo])
    window.files.close_event()
    slow.set()
    qtbot.waitUntil(lambda: bool(window.banners.open_banners()), timeout=10_000)
    assert window.banners.open_banners()[0].text.startswith("1 photo was not ready when the event was closed")
    window.files.open_path(event_file)
    assert seen(window) == [("Oil on the floor", 0)]


def test_a_photo_whose_observation_is_deleted_meanwhile_is_not_said_to_be_added(window, qtbot, photo, slow):
    window.go("observation")
    page, hand = window.page("observation"), Hand(window)
    hand.type("Oil on the floor")
    hand.key("Return")
    page.photos.strip.take([Offered("press.jpg", Path(photo))])
    hand.key("Escape")
    hand.key("Delete")
    slow.set()
    qtbot.waitUntil(lambda: bool(window.banners.open_banners()), timeout=10_000)
    assert "deleted before it was ready" in window.banners.open_banners()[0].text
