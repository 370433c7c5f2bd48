"""What happens to the chain in a meeting room: undo from elsewhere, another look, a file that may only be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.calc.event import EventData
from app.exchange.event_file import write_new
from app.models.document import Document
from app.models.event import read_event
from app.views.application import show_fault
from app.views.crash import CrashHook
from app.views.tools import TOOLS
from tests.hand import Hand
from tests.journeys.coordinator import Coordinator
from tests.models.chain import dump
from tests.models.test_trail import CHAIN

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Act = Callable[[Coordinator], None]


@pytest.fixture
def chain(who: Coordinator) -> Coordinator:
    """An event with a whole chain, open."""
    path = who.folder / "chain.kaizen"
    write_new(path, CHAIN)
    who.window.files.open_path(path)
    who.hand = Hand(who.window)
    return who


# Gestures, one on each page: where it was done to, and how


def rename_the_press(who: Coordinator) -> None:
    who.window.open_thing("symbol", "press")
    who.keys("F2")
    who.type("Press 2")


def name_the_waste(who: Coordinator) -> None:
    who.window.open_thing("observation", seen(who, "Oil on the floor"))
    who.keys("7")


def mark(who: Coordinator) -> None:
    who.keys("Ctrl+4")
    who.page.sheet.select(who.page.tally.categories[0].id)
    who.keys("1")


def confirm(who: Coordinator) -> None:
    who.window.open_thing("cause", cause(who, "Nobody decides"))
    who.keys("3")


def add_an_answer(who: Coordinator) -> None:
    who.keys("Ctrl+6")
    who.page.view.select([who.page.shown_id])
    who.keys("Tab")
    who.type("The rule is unknown")
    who.keys("Escape")


def type_a_step(who: Coordinator) -> None:
    who.keys("Ctrl+2")
    who.type("Take the key", "t4")
    who.keys("Escape")


GESTURES: dict[str, Act] = {
    "observation": name_the_waste,
    "process_chart": type_a_step,
    "value_stream": rename_the_press,
    "tally": mark,
    "fishbone": confirm,
    "five_whys": add_an_answer,
}
EVERY = pytest.mark.parametrize("tool", GESTURES)


def event_of(who: Coordinator) -> EventData:
    with who.window.document.read() as session:
        return read_event(session)


def seen(who: Coordinator, text: str) -> str:
    return next(each.id for each in event_of(who).observations if each.text == text)


def cause(who: Coordinator, text: str) -> str:
    return next(each.id for each in event_of(who).fishbones[0].causes() if each.text == text)


@EVERY
def test_undo_and_redo_from_another_page_come_back_to_where_it_was_done(chain: Coordinator, tool: str):
    before = dump(chain.window.document)
    GESTURES[tool](chain)
    after = dump(chain.window.document)
    assert after != before
    elsewhere = "Ctrl+1" if tool != "observation" else "Ctrl+3"
    for key, then in (("Ctrl+Z", before), ("Ctrl+Y", after)):
        chain.keys(elsewhere)
        assert chain.window.current != tool
        while dump(chain.window.document) != then:  # a gesture of several steps is taken back step by step
            chain.keys(key)
        assert chain.window.current == tool
        assert chain.page.isVisible()
        assert chain.spoken_of is not None


HALF: dict[str, Act] = {
    "observation": lambda who: (who.page.focus(), who.hand.type("Half a")),
    "value_stream": lambda who: (who.window.open_thing("symbol", "press"), who.keys("F2"), who.hand.type("Half a")),
    "tally": lambda who: (who.keys("Return"), who.hand.type("Half a")),
    "fishbone": lambda who: (who.page.view.add_cause(), who.hand.type("Half a")),
    "five_whys": lambda who: (who.page.asked.ask_why(), who.hand.type("Half a")),
    "process_chart": lambda who: who.hand.type("Half a"),
}


@EVERY
def test_half_a_text_is_kept_when_the_window_is_closed_over_it(chain: Coordinator, tool: str):
    path = chain.window.document.path
    chain.window.go(tool)
    HALF[tool](chain)
    chain.window.close()
    with Document.open(path) as document:
        assert "Half a" in repr(dump(document))


@EVERY
@pytest.mark.parametrize("key", ["F9", "Ctrl+Shift+L", "F11"])
def test_another_look_amid_typing_keeps_the_words_and_the_place(chain: Coordinator, tool: str, key: str):
    GESTURES[tool](chain)
    place = chain.spoken_of
    half = HALF[tool]
    if tool != "value_stream":
        half(chain)
    chain.keys(key)
    Hand.wait()
    assert chain.window.current == tool
    if tool == "observation":
        assert chain.page.board.entry.text.text() == "Half a"
    elif tool != "value_stream":
        assert "Half a" in repr(dump(chain.window.document))
    if tool in ("value_stream", "observation", "process_chart"):
        assert chain.spoken_of == place
    assert chain.window.content.rail.isVisible()


@pytest.fixture
def looked_at(who: Coordinator) -> Iterator[Coordinator]:
    """The chain in a file that may only be looked at, in a window that shows faults as the program does."""
    path = who.folder / "chain.kaizen"
    write_new(path, CHAIN)
    hook = CrashHook(lambda error, details: show_fault(who.window, error, details))
    who.window.files.look_at(path)
    who.hand = Hand(who.window)
    hook.install()
    yield who
    hook.remove()


KEYS = {
    "observation": ("Down", "7", "T", "E", "M", "Ctrl+D", "Delete", "N", "X", "Return"),
    "process_chart": ("A", "Return", "O", "Delete", "Ctrl+Return"),
    "value_stream": ("Tab", "F2", "A", "Return", "Delete", "Ctrl+D"),
    "tally": ("1", "0", "Space", "Backspace", "Return", "A", "Return", "F", "Delete", "Ctrl+T"),
    "fishbone": ("Tab", "Return", "A", "Return", "Down", "3", "+", "Delete", "F7", "Ctrl+T", "Ctrl+B"),
    "five_whys": ("Tab", "A", "Return", "O", "V", "Delete", "Ctrl+T"),
}


@EVERY
@pytest.mark.qt_no_exception_capture
def test_a_file_that_may_only_be_read_is_shown_by_every_page_and_says_so_to_who_types(looked_at, tool):
    window = looked_at.window
    content = window.document.path.read_bytes()
    before = dump(window.document)
    window.go(tool)
    said = []
    for key in KEYS[tool]:
        looked_at.keys(key)
        window.go(tool)
        said += [str(banner.said) for banner in window.banners.open_banners()] + [looked_at.said]
    assert any("reading" in each for each in said), said
    assert not [each for each in said if "not foreseen" in each]
    assert window.page(tool).isVisible()
    assert dump(window.document) == before
    window.files.close_event()
    assert Path(looked_at.folder / "chain.kaizen").read_bytes() == content


def test_two_events_after_each_other_keep_to_themselves(chain: Coordinator):
    """What was selected, half typed and shown of the first is not seen on the second; each file has its own."""
    first, second = chain.window.document.path, chain.folder / "other.kaizen"
    for tool in TOOLS:
        chain.window.go(tool.id)
    chain.keys("Ctrl+4")
    chain.keys("Return")
    chain.hand.type("Half a")
    write_new(second, EventData("Other", "en"))
    chain.window.files.open_path(second)
    chain.hand = Hand(chain.window)
    for tool in TOOLS:
        chain.window.go(tool.id)
        assert chain.page.thing() is None
        assert chain.window.status.trail.buttons == [] or not chain.window.status.trail.isVisible()
    assert chain.window.document.undo_label is None
    chain.window.files.open_path(first)
    chain.hand = Hand(chain.window)
    (tally,) = event_of(chain).tallies
    assert [row.name for row in tally.categories] == ["Crane", "Half a", ""]
    assert chain.window.commands["undo"].text() == "Undo: Add a category"
    assert QApplication.focusWidget() is not None
