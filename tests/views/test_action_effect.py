"""The panel of an action says what the measures of its indicator show, and the check of its effect reads them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from app.exchange.event_file import write_new
from app.models import measure_edit
from app.models.action import Action, read_actions
from app.models.indicator import Indicator, read_indicators
from app.views.pdca_gate import GateSheet
from tests.hand import Hand
from tests.models.test_action_effect import EVENT
from tests.views.conftest import make_window

SAID = "Scrap – From 11.5 % to 8.5 %: better, and by more than the noise before (7.78 % to 15.2 %)."


@pytest.fixture
def window(dressed, qtbot, settings, tmp_path):
    made = make_window(qtbot, settings)
    write_new(tmp_path / "Line 3.kaizen", EVENT)
    made.files.open_path(tmp_path / "Line 3.kaizen")
    return made


def action(window, id: str):
    with window.document.read() as session:
        return read_actions(session, Action.id == id)[0]


def plain(words: str) -> str:
    return words.replace("\u202f", " ")


def test_the_panel_says_the_effect_takes_both_means_by_a_click_and_names_what_worsened(window, qtbot):
    window.open_thing("action", "a")
    effect = window.page("action").form.effect
    assert plain(effect.said.text()) == SAID
    assert effect.points.text() == "Change of 16 Mar 2026: 6 points before, 3 after"
    qtbot.waitUntil(lambda: effect.others.isVisible(), timeout=3000)
    (worse,) = effect.others.buttons
    assert worse.text().startswith("Lead time\nFrom 11.5")
    Hand(effect.take_both).click(effect.take_both.rect().center())
    assert (action(window, "a").measure_before, action(window, "a").measure_after) == (11.5, 8.5)
    assert not effect.take_both.isEnabled()
    Hand(window).key("Ctrl+Z")
    assert action(window, "a").measure_before is None
    assert effect.take_both.isEnabled()
    worse.click()
    assert window.page("indicator").thing() == ("indicator", "lead")


def test_a_new_measure_says_something_else_at_once_or_when_the_page_is_seen_again(window):
    window.open_thing("action", "a")
    effect = window.page("action").form.effect
    with window.document.read() as session:
        last = read_indicators(session, Indicator.id == "scrap")[0].measures[-1].id
    measure_edit.change_measures(window.document, [last], "value", 12.0)
    assert "to 9.5" in effect.said.text()
    window.go("value_stream")
    window.document.undo()
    assert "to 9.5" in effect.said.text()
    window.go("action")
    assert "to 8.5" in effect.said.text()


def test_an_indicator_is_chosen_in_the_panel_and_without_one_nothing_is_said(window):
    window.open_thing("action", "by_hand")
    form = window.page("action").form
    assert not form.effect.isVisible()
    form.show_field("measured_by")
    Hand(form.editors["measured_by"]).key("Down")
    Hand.wait()
    found = action(window, "by_hand")
    assert (found.measured_by, found.indicator, found.unit) == ("scrap", "Scrap", "%")
    assert form.effect.isVisible()
    assert plain(form.effect.said.text()) == "Scrap – The day of the change is not known."
    assert not form.effect.take_both.isVisible()
    assert window.document.undo_label == "Say which indicator measures an action"


def test_the_check_of_the_effect_begins_with_what_the_measures_say(window):
    window.open_thing("action", "a")
    page = window.page("action")
    Hand(page.board.table).key("W")
    asked = page.ask.asked[0]
    assert plain(asked.line.text()) == SAID


def test_on_the_board_the_gate_reads_before_and_after_from_the_measures(window):
    window.go("pdca")
    page = window.page("pdca")
    page.view.select(["a"])
    Hand(page.view).key("W")
    sheet = window.findChild(GateSheet)
    assert any(plain(label.text()) == SAID for label in sheet.findChildren(QLabel))
    assert (sheet.lines["measure_before"].text(), sheet.lines["measure_after"].text()) == ("11.5", "8.5")
    sheet.verdicts.buttons()[0].click()
    sheet.on.click()
    found = action(window, "a")
    assert (found.phase, found.measure_before, found.measure_after, found.verdict) == ("act", 11.5, 8.5, "effective")


def test_the_panel_of_the_board_follows_the_measures_too(window):
    window.go("pdca")
    page = window.page("pdca")
    page.view.select(["a"])
    Hand.wait()
    assert "to 8.5" in page.form.effect.said.text()
    with window.document.read() as session:
        last = read_indicators(session, Indicator.id == "scrap")[0].measures[-1].id
    measure_edit.change_measures(window.document, [last], "value", 12.0)
    Hand.wait()
    assert "to 9.5" in page.form.effect.said.text()
