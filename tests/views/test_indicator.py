"""The page of the indicators: noted in seconds, usual ones taken whole, watched at once, their figures typed daily."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from app.calc.event import EventData
from app.calc.indicator_list import Filter
from app.exchange.event_file import read, write_new
from app.views.indicator_usual import UsualSheet
from app.views.main_window import MainWindow
from app.views.print_preview import PrintPreview
from tests.hand import Hand
from tests.views.conftest import make_window
from tests.views.indicator_event import EVENT, focused, of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def event_file(tmp_path: Path) -> Path:
    write_new(tmp_path / "Line 3.kaizen", EVENT)
    return tmp_path / "Line 3.kaizen"


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


def names(page) -> list[str]:
    return [row.indicator.name for row in page.board.all]


def cell(page, id: str, column: str) -> str:
    rows = page.board.rows
    return str(rows.index_of(id, column).data(Qt.ItemDataRole.DisplayRole))


# Noting


def test_indicators_are_noted_one_after_the_other_and_a_list_is_pasted(page, hand):
    hand.key("N")
    hand.type("Leaks")
    hand.key("Return")
    hand.type("Waiting at the crane")
    hand.key("Return")
    assert names(page)[-2:] == ["Leaks", "Waiting at the crane"]
    assert focused() is page.board.entry.line
    mime = QMimeData()
    mime.setText("- Walks\n- Searches")
    QGuiApplication.clipboard().setMimeData(mime)
    hand.key("Ctrl+V")
    assert names(page)[-2:] == ["Walks", "Searches"]
    hand.key("Ctrl+Z")
    assert names(page)[-1] == "Waiting at the crane"


def test_a_usual_name_is_completed_and_comes_with_all_that_is_usual(page, hand):
    hand.key("N")
    hand.type("scrap r")
    hand.key("Right")
    assert page.board.entry.line.text() == "Scrap rate"
    hand.key("Return")
    made = page.board.chosen()[0].indicator
    assert (made.name, made.unit, made.chart, made.direction, made.letter) == ("Scrap rate", "%", "p", "less", "Q")
    assert made.formula
    assert made.frequency_why


def test_while_a_name_is_typed_it_is_said_that_there_is_such_a_one(page, hand):
    hand.key("N")
    hand.type("accident")
    assert page.board.entry.like.isVisible()
    assert "Accidents" in page.board.entry.like.text()
    hand.key("Escape")
    assert not page.board.entry.like.isVisible()


def test_several_usual_ones_are_ticked_and_taken_at_once(page, hand, window):
    hand.key("U")
    sheet = window.findChild(UsualSheet)
    hand.type("scrap rate")
    assert sheet.list.count() == 1
    sheet.line.clear()
    hand.type("oee")
    before = len(page.board.all)
    hand.key("Return")
    hand.key("Down")
    hand.key("Return")
    assert sheet.keys() == ["oee", "availability"]
    hand.key("Ctrl+Return")
    assert len(page.board.all) == before + 2
    assert [row.indicator.name for row in page.board.chosen()] == ["OEE", "OEE: availability"]
    hand.key("Ctrl+Z")
    assert len(page.board.all) == before


# The list


def test_each_line_says_how_its_indicator_stands_by_a_sign_and_a_word(page, hand):
    assert [cell(page, "oee", each) for each in ("state", "value", "target", "gap", "direction")] == [
        "Alarm", "58", "75", "−17", "more",
    ]  # fmt: skip
    assert cell(page, "scrap", "value") == "1.5"
    assert cell(page, "scrap", "state") == "On target"
    assert cell(page, "weight", "value") == "—"
    assert not page.board.rows.index_of("oee", "state").data(Qt.ItemDataRole.DecorationRole).isNull()
    assert "under the alarm of 60" in page.board.rows.index_of("oee", "value").data(Qt.ItemDataRole.ToolTipRole)
    page.point_at("oee")
    assert "OEE of press 3: 58" in page.hint()


def test_the_list_is_filtered_by_state_and_words_and_sorted_by_the_keyboard(page, hand):
    page.board.filters.states["alarm"].click()
    assert page.board.rows.ids() == ["oee"]
    page.board.filters.show_filter(Filter(axis=frozenset({"axis"})))
    assert page.board.rows.ids() == ["scrap"]
    hand.key("Ctrl+F")
    hand.type("no such")
    assert page.board.empty.isVisible()
    page.board.empty.buttons[0].click()
    assert len(page.board.rows.ids()) == 4
    page.point_at("oee")
    hand.key("S")
    assert page.board.rows.ids() == ["accidents", "scrap", "oee", "weight"]
    page.commands["copy"].trigger()
    assert "OEE of press 3\tAlarm\t58.04321\t75\t−16.95679" in QGuiApplication.clipboard().text()


def test_an_indicator_is_moved_duplicated_deleted_and_brought_back(page, hand):
    page.point_at("oee")
    hand.key("Alt+Down")
    assert page.board.rows.ids()[:2] == ["scrap", "oee"]
    hand.key("Ctrl+D")
    assert names(page) == ["Scrap", "OEE of press 3", "OEE of press 3", "Accidents", "Weight"]
    assert page.board.chosen()[0].indicator.measures == ()
    hand.key("Delete")
    assert page.board.rows.ids() == ["scrap", "oee", "accidents", "weight"]
    hand.key("Ctrl+Z")
    assert len(page.board.all) == 5


# The form


def test_thresholds_are_asked_on_the_side_that_the_direction_judges(page, hand):
    asked = {"warning_low", "warning_high", "alarm_low", "alarm_high"}
    for id, wanted in (
        ("oee", {"warning_low", "alarm_low"}),
        ("scrap", {"warning_high", "alarm_high"}),
        ("weight", asked),
    ):
        page.point_at(id)
        assert asked & set(page.form.editors) == wanted


def test_each_field_is_one_gesture_and_numbers_are_typed_in_the_unit_and_of_either_sign(page, hand, window):
    page.point_at("oee")
    hand.key("C")
    hand.type("80 %")
    hand.key("Tab")
    assert of(page, "oee").target == 80.0
    page.form.editors["alarm_low"].setFocus()
    hand.type("-5,5")
    hand.key("Return")
    page.form.show_field("moving_points")
    hand.type("3")
    hand.key("Return")
    page.form.editors["moving_points"].clear()
    page.form.editors["moving_points"].setModified(True)
    hand.key("Return")
    assert (of(page, "oee").alarm_low, of(page, "oee").moving_points) == (-5.5, 0)
    page.form.show_field("baseline_from")
    hand.type("5")
    hand.key("Return")
    page.form.show_field("baseline_to")
    hand.type("2")
    hand.key("Return")
    assert (of(page, "oee").baseline_from, of(page, "oee").baseline_to) == (2, 5)
    path = page.desk.document.path
    window.files.close_event()
    assert read(path).indicators[0].target == 80.0


def test_the_axis_is_shown_with_its_objective_and_is_one_click_away(page, hand, window):
    page.point_at("scrap")
    (pointer,) = page.form.serves.buttons
    assert "Scrap: 4 → 2 %, until 30 Jun 2027" in pointer.toolTip().replace("\u202f", " ")
    page.point_at("oee")
    assert not page.form.serves.isVisible()
    page.point_at("scrap")
    page.form.serves.buttons[0].click()
    assert window.current == "axis"


def test_the_target_changes_from_a_day_on_and_why(page, hand):
    page.point_at("oee")
    hand.key("Shift+C")
    editors = page.form.targets.editors
    ((id, _field), *_rest) = editors
    assert focused() is editors[id, "since_on"]
    hand.type("1/12/2026")
    hand.key("Return")
    hand.type("85")
    hand.key("Return")
    hand.type("New die")
    hand.key("Return")
    (change,) = of(page, "oee").targets
    assert (change.since_on, change.target, change.why) == ("2026-12-01", 85.0, "New die")
    page.form.targets.editors[id, "target"].setFocus()
    page.form.targets.editors[id, "target"].clear()
    page.form.targets.editors[id, "target"].setModified(True)
    hand.key("Return")
    assert of(page, "oee").targets[0].target is None
    page.form.targets.deleted.emit(id)
    assert of(page, "oee").targets == ()


# All at once


def test_the_overview_shows_what_the_filter_lets_through_and_shares_what_is_selected(page, hand):
    page.point_at("scrap")
    hand.key("O")
    overview = page.board.modes.of("overview")
    assert page.board.ids() == ["scrap"]
    assert focused() is overview
    assert not overview.grab().isNull()
    hand.key("Right")
    assert page.board.ids() == ["accidents"]
    page.board.filters.states["alarm"].click()
    assert page.board.rows.ids() == ["oee"]
    assert page.picture(400, 260) is not None
    hand.key("L")
    assert page.mode == "list"


# Out of the page


def test_what_comes_next_is_made_of_the_selected_one_by_the_keys_of_every_page(page, hand, window):
    page.point_at("oee")
    assert all(action.isEnabled() for action in page.next.actions())
    hand.key("Ctrl+Shift+A")
    assert window.current == "action"
    (action,) = window.page("action").plan.actions()
    trail = window.page("action").trail
    assert any(step.end.id == "oee" for step in trail.steps), action.label


def test_the_sheet_of_the_selected_one_is_printed(page, hand, window, qtbot):
    page.point_at("oee")
    hand.key("Ctrl+Shift+I")
    preview = window.findChild(PrintPreview)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=20000)
    assert preview.pdf.startswith(b"%PDF")
    preview.closed.emit()


def test_a_right_click_offers_what_can_be_done_and_the_search_finds_it_by_its_name(page, hand, window):
    page.point_at("oee")
    page.board.menu_asked.emit(page.board.place_of_selection())
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    assert page.commands["open_chart"] in menu.actions()
    menu.close()
    assert [found.title for found in page.found()] == ["OEE of press 3", "Scrap", "Accidents", "Weight"]
    page.found()[1].go()
    assert page.thing() == ("indicator", "scrap")
    assert dict((title, value) for title, value, _why in page.numbers())["Alarms"] == "1"


def test_a_file_that_may_only_be_read_shows_everything_and_changes_nothing(bare_window: MainWindow, event_file: Path):
    bare_window.files.look_at(event_file)
    bare_window.go("indicator")
    page = bare_window.page("indicator")
    page.board.select(["oee"])
    assert not page.commands["delete_selection"].isEnabled()
    assert not page.board.entry.isEnabled()
    page.show_mode("today")
    assert all(line.edit.isReadOnly() for line in page.board.modes.of("today").lines)
    bare_window.files.close_event()


def test_enter_opens_the_chart_of_the_indicator(page, hand, window):
    page.point_at("scrap")
    hand.key("Return")
    assert window.current == "measure"
    assert window.page("measure").thing() == ("indicator", "scrap")


def test_where_there_is_none_yet_it_is_typed_or_taken(dressed, qtbot, settings, tmp_path):
    window = make_window(qtbot, settings)
    write_new(tmp_path / "new.kaizen", EventData("New", "en"))
    window.files.open_path(tmp_path / "new.kaizen")
    window.go("indicator")
    page = window.page("indicator")
    Hand(window)
    assert page.board.empty.isVisible()
    assert [button.text() for button in page.board.empty.buttons] == ["New indicator", "Usual indicators…"]
    page.board.empty.buttons[0].click()
    assert focused() is page.board.entry.line
