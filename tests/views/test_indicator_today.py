"""The figures of the day, typed from top to bottom in the meeting: written line by line, judged at once, corrected."""

from __future__ import annotations

from datetime import date

import pytest

from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure
from app.calc.oee import Oee
from app.exchange.event_file import write_new
from app.models import indicator_edit
from tests.hand import Hand
from tests.views.conftest import make_window
from tests.views.indicator_event import TODAY, focused, of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(indicator_page):
    return indicator_page


@pytest.fixture
def window(page):
    return page.window()


@pytest.fixture
def hand(window, page):
    hand = Hand(window)
    page.focus()
    return hand


@pytest.fixture
def today(page, hand):
    hand.key("T")
    return page.board.modes.of("today")


def line_of(today, id: str):
    return next(line for line in today.lines if line.figure.indicator.id == id)


def test_the_figures_of_the_day_are_typed_from_top_to_bottom_in_the_order_of_the_letters(page, hand, today):
    assert [line.figure.indicator.id for line in today.lines] == ["accidents", "scrap", "oee", "weight"]
    today.head.shift.setText("Morning")
    today.head.shift.editingFinished.emit()
    line_of(today, "accidents").edit.setFocus()
    hand.type("1")
    hand.key("Return")
    assert focused() is line_of(today, "scrap").edit
    hand.type("4")
    hand.key("Return")  # out of how many?
    assert focused() is line_of(today, "scrap").sample
    assert not line_of(today, "scrap").edit.property("wrong")
    hand.type("160")
    hand.key("Return")
    assert focused() is line_of(today, "oee").edit
    hand.type("72,5")
    hand.key("Return")
    hand.type("12,1 12,3 11,9")
    hand.key("Return")
    scrap, oee, weight = of(page, "scrap"), of(page, "oee"), of(page, "weight")
    assert (scrap.measures[-1].count, scrap.measures[-1].n, scrap.measures[-1].shift) == (4.0, 160.0, "Morning")
    assert (oee.measures[-1].at, oee.measures[-1].value) == ("2026-11-23", 72.5)
    assert weight.measures[-1].values == (12.1, 12.3, 11.9)
    assert "Warning" in line_of(today, "oee").said.text()
    assert "−2.5" in line_of(today, "oee").said.text()
    assert today.head.count.text() == "4 of 4 typed"


def test_what_was_typed_today_is_corrected_and_taken_back_line_by_line(page, hand, today):
    edit = line_of(today, "oee").edit
    for typed, known in (("72", [70.0, 58.04321, 72.0]), ("74", [70.0, 58.04321, 74.0])):
        edit.setFocus()
        edit.selectAll()
        hand.type(typed)
        hand.key("Return")
        assert [each.value for each in of(page, "oee").measures] == known
    hand.key("Ctrl+Z")
    assert of(page, "oee").measures[-1].value == 72.0
    assert page.mode == "today"
    assert edit.text() == "72"
    edit.setFocus()
    hand.key("Delete")
    hand.key("Return")
    assert len(of(page, "oee").measures) == 2


def test_undo_leads_back_to_where_a_figure_was_typed(page, hand, today, window):
    line_of(today, "oee").edit.setFocus()
    hand.type("72")
    hand.key("Return")
    window.go("action")
    hand.key("Ctrl+Z")
    assert (window.current, page.mode) == ("indicator", "today")
    assert focused() is line_of(today, "oee").edit
    hand.key("Ctrl+Y")
    page.show_mode("list")
    window.go("action")
    hand.key("Ctrl+Z")
    assert window.current != "indicator"  # it has become a measure among others


def test_what_cannot_be_read_is_red_with_its_reason_and_the_keys_stay(page, hand, today):
    edit = line_of(today, "oee").edit
    edit.setFocus()
    hand.type("many")
    hand.key("Return")
    assert focused() is edit
    assert edit.property("wrong") is True
    assert "is not a number" in line_of(today, "oee").said.text()
    hand.key("Alt+Left")
    assert today.day == TODAY  # first it is corrected
    today.head.shift.setFocus()
    hand.type("Night")
    hand.key("Return")
    assert (today.head.shift.text(), edit.text()) == ("", "many")
    hand.key("Escape")
    assert edit.text() == ""
    assert not edit.property("wrong")
    assert "Not typed yet" in line_of(today, "oee").said.text()


def test_what_cannot_be_read_stays_typed_when_another_line_is_typed_otherwise(page, hand, today):
    line_of(today, "oee").edit.setFocus()
    hand.type("many")
    hand.key("Return")
    indicator_edit.change_indicators(page.desk.document, ["weight"], "chart", "p")  # a count out of a sample
    hand.wait()
    assert line_of(today, "weight").has_sample
    assert line_of(today, "oee").edit.text() == "many"
    assert focused() is line_of(today, "oee").edit
    hand.key("Escape")
    assert line_of(today, "oee").edit.text() == ""


def test_another_day_is_gone_to_and_its_figures_are_judged_as_of_that_day(page, hand, today):
    line_of(today, "oee").edit.setFocus()
    hand.type("90")  # half typed: written for the day on which it was typed
    hand.key("Alt+Left")
    assert of(page, "oee").measures[-1] == of(page, "oee").measures[2]
    assert of(page, "oee").measures[-1].at == "2026-11-23"
    assert "not today" in today.head.told.text()
    assert line_of(today, "oee").edit.text() == ""
    today.head.date.setFocus()
    hand.type("20/11/2026")
    hand.key("Return")
    assert line_of(today, "oee").edit.text() == "58.04321"
    assert "Alarm" in line_of(today, "oee").said.text()
    hand.key("Alt+Right")
    assert today.day == date(2026, 11, 21)


def test_half_typed_figures_outlive_a_change_of_the_look_and_are_written_when_the_page_is_left(
    page, hand, today, window
):
    line_of(today, "oee").edit.setFocus()
    hand.type("66")
    hand.key("F9")
    anew = window.page("indicator")
    assert anew.mode == "today"
    window.go("action")
    assert [each.value for each in anew.reference.of("oee").indicator.measures if each.value == 66.0] == [66.0]


def test_a_figure_that_an_oee_series_reckons_is_shown_and_corrected_there(dressed, qtbot, settings, tmp_path):
    measured = Measure(date.today().isoformat(), 71.0, oee="series")
    event = EventData(
        "L", "en", oee=(Oee("series", "Press"),), indicators=(Indicator("i", "OEE", measures=(measured,)),)
    )
    window = make_window(qtbot, settings)
    write_new(tmp_path / "oee.kaizen", event)
    window.files.open_path(tmp_path / "oee.kaizen")
    window.go("indicator")
    page = window.page("indicator")
    page.show_mode("today")
    (line,) = page.board.modes.of("today").lines
    assert (line.edit.text(), line.edit.isReadOnly()) == ("71", True)
    assert "OEE" in line.edit.toolTip()
