"""How many deviations an event holds is seen on the rail, and on the start page without opening it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.calc.deviation_count import Held
from app.exchange.event_file import write_new
from app.models import measure_edit
from app.models.indicator import Indicator, read_indicators
from app.views import deviation_watch
from app.views.deviation_count import count_file, held_told, keep_count, kept_count
from app.views.rail import HOME
from app.views.start_page import Card
from tests.hand import Hand
from tests.views.conftest import make_window
from tests.views.deviation_event import EVENT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_new(tmp_path / "Line 3.kaizen", EVENT)
    return tmp_path / "Line 3.kaizen"


@pytest.fixture
def window(dressed, qtbot, settings, path):
    made = make_window(qtbot, settings)
    made.files.open_path(path)
    return made


def cards(window) -> list[Card]:
    Hand.wait()
    return [card for card in window.content.findChildren(Card) if not card.isHidden()]


def button(window):
    return window.content.rail._buttons["deviation"]  # noqa: SLF001 - what it says and paints is what is tested


def test_the_rail_bears_the_count_and_follows_what_is_done(window, qtbot, monkeypatch):
    monkeypatch.setattr(deviation_watch, "REST_MS", 0)
    assert window.deviations.held is None  # the map is painted first
    qtbot.waitUntil(lambda: window.deviations.held is not None, timeout=5000)
    assert window.deviations.held == Held(2, 1, 1)
    assert button(window).accessibleName() == "Deviations: 2 deviations, 1 over its alarm, 1 not answered"
    marked = button(window).grab().toImage()
    window.go("deviation")
    with window.document.read() as session:
        last = read_indicators(session, Indicator.id == "scrap")[0].measures[-1].id
    measure_edit.change_measures(window.document, [last], "value", 2.0)
    qtbot.waitUntil(lambda: window.deviations.held == Held(1, 0, 1), timeout=5000)
    window.go("value_stream")
    assert button(window).grab().toImage() != marked
    window.document.undo()
    qtbot.waitUntil(lambda: window.deviations.held == Held(2, 1, 1), timeout=5000)
    Hand(window).key("Ctrl+Shift+L")
    assert "2" in button(window).accessibleName()  # of a rail that was made anew


def test_closed_before_it_was_counted_it_is_counted_all_the_same(window, path):
    window.files.close_event()
    assert kept_count(path) == Held(2, 1, 1)
    assert button(window).accessibleName() == "Deviations"


def test_where_counting_would_be_felt_closing_leaves_what_was_kept(window, path, monkeypatch):
    monkeypatch.setattr(deviation_watch, "COUNTED_ON_CLOSING", 3)
    keep_count(path, Held(7, 0, 7))
    window.files.close_event()
    assert kept_count(path) == Held(7, 0, 7)


def test_a_click_on_the_line_of_a_card_opens_the_event_at_its_deviations(window, path):
    window.files.close_event()
    (card,) = cards(window)
    assert card.deviations.text() == " 2 deviations"
    assert card.deviations.toolTip() == "2 deviations, 1 over its alarm, 1 not answered: open them"
    Hand(card.deviations).click(card.deviations.rect().center())
    assert window.document.path == path
    assert window.current == "deviation"
    window.go(HOME)
    (again,) = cards(window)
    Hand(again.deviations).click(again.deviations.rect().center())
    assert window.current == "deviation"  # of the event that is open, too


@pytest.mark.parametrize("told", ["", "{", "[]", '{"deviations": "2"}', '{"other": 1}', '{"deviations": -1}'])
def test_what_cannot_be_read_says_nothing(window, path, told):
    count_file(path).parent.mkdir(parents=True, exist_ok=True)
    count_file(path).write_text(told)
    assert kept_count(path) is None
    window.go(HOME)
    assert cards(window)[0].deviations is None


def test_an_event_without_deviations_has_no_line(dressed, qtbot, settings, event_file):
    window = make_window(qtbot, settings)
    window.files.open_path(event_file)
    window.files.close_event()
    assert kept_count(event_file) == Held()
    assert cards(window)[0].deviations is None


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (Held(1, 1, 0), "1 deviation, 1 over its alarm"),
        (Held(3, 2, 3), "3 deviations, 2 over their alarm, 3 not answered"),
    ],
)
def test_the_count_is_said_with_what_it_counts(held, said):
    assert held_told(held) == said
