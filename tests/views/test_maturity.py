"""The page of the maturity: levels typed like a matrix, assessments by date, a radar that follows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from app.calc.event import EventData
from app.calc.maturity import Maturity, MaturityCriterion, MaturityLevel
from app.exchange.event_file import write_new
from app.models import maturity_edit as edit
from app.views.maturity_table import FIRST_DAY, NAME, TARGET
from tests.hand import Hand

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
FIVE_S = Maturity(
    "m",
    "5S",
    criteria=tuple(
        MaturityCriterion(name, 4, (MaturityLevel("2026-01-15", level, id=f"l{name}"),), name.lower())
        for name, level in (("Sort", 2), ("Shine", 1), ("Sustain", 0))
    ),
)


@pytest.fixture
def event_file(tmp_path: Path) -> Path:
    path = tmp_path / "Line 3.kaizen"
    write_new(path, EventData("Line 3", "en", maturities=(FIVE_S,)))
    return path


@pytest.fixture
def page(window):
    window.go("maturity")
    page = window.page("maturity")
    page.today = lambda: date(2026, 3, 12)
    page.focus()
    return page


@pytest.fixture
def hand(window, page):
    return Hand(window)


def stored(page) -> Maturity:
    return edit.read(page.desk.document, page.shown_id)


def levels(page, day: str) -> list[float | None]:
    return [level.level for c in stored(page).criteria for level in c.levels if level.assessed_on == day]


def test_the_table_has_the_room_that_two_assessments_need_beside_radar_and_panel(page, window, hand):
    window.resize(1280, 720)
    page.commands["begin_assessment"].trigger()
    Hand.wait()
    assert page.form.isVisible()
    assert page.table.columnCount() == 5
    assert page.table.horizontalScrollBar().maximum() == 0
    assert page.side.radar.width() > 300
    assert all(tile.isVisible() for tile in page.side.tiles.values())
    hand.key("F11")
    window.resize(1280, 720)  # of the beamer, whatever this screen is
    page = window.page("maturity")
    Hand.wait()
    assert page.table.horizontalScrollBar().maximum() == 0
    assert page.side.radar.height() > window.height() / 2
    window.resize(1160, 720)
    Hand.wait()
    assert page.table.horizontalScrollBar().maximum() == 0
    assert not any(tile.isVisible() for tile in page.side.tiles.values())  # the room is the picture's
    hand.key("F11")


def test_a_new_assessment_is_typed_digit_by_digit_down_its_column(page, hand):
    page.commands["begin_assessment"].trigger()
    assert page.table.days == ["2026-01-15", "2026-03-12"]
    assert (page.table.currentRow(), page.table.currentColumn()) == (0, FIRST_DAY + 1)
    hand.type("342")
    assert levels(page, "2026-03-12") == [3, 4, 2]
    assert page.side.tiles["mean"].value.text() == "3"
    assert page.side.tiles["progress"].value.text() == "+2"
    assert [line.age for line in page.side.radar.laid().lines] == [None, 1, 0]
    hand.key("Ctrl+Z")
    assert levels(page, "2026-03-12") == [3, 4, None]


def test_a_level_between_two_is_typed_after_enter_and_one_off_the_scale_is_refused(page, hand):
    page.table.go(0, FIRST_DAY)
    hand.key("Return")
    hand.key("Ctrl+A")
    hand.type("2.5")
    hand.key("Return")
    assert levels(page, "2026-01-15") == [2.5, 1, 0]
    page.table.go(1, FIRST_DAY)
    hand.type("7")
    assert levels(page, "2026-01-15") == [2.5, 1, 0]
    hand.key("Delete")
    assert levels(page, "2026-01-15") == [2.5, None, 0]
    page.table.go(1, TARGET)
    hand.type("5")
    assert [criterion.target for criterion in stored(page).criteria] == [4, 5, 4]


def test_criteria_are_typed_one_after_the_other_pasted_and_moved(page, hand):
    page.commands["add_criterion"].trigger()
    for name in ("Set in order", "Safety"):
        hand.type(name)
        hand.key("Return")
    hand.key("Escape")
    assert [c.name for c in stored(page).criteria] == ["Sort", "Shine", "Sustain", "Set in order", "Safety"]
    QGuiApplication.clipboard().setText("Order\nLight\n")
    page.table.go(0, TARGET)
    hand.key("Ctrl+V")
    assert [c.name for c in stored(page).criteria][-2:] == ["Order", "Light"]
    page.table.go(3, NAME)
    hand.key("Alt+Up")
    assert [c.name for c in stored(page).criteria][2:4] == ["Set in order", "Sustain"]
    hand.key("Delete")
    assert "Set in order" not in [c.name for c in stored(page).criteria]


def test_usual_criteria_stand_ready_with_an_assessment_of_today(page):
    page.asked.add_usual("tpm")
    made = stored(page)
    assert (made.name, len(made.criteria)) == ("TPM", 8)
    assert page.table.days == ["2026-03-12"]
    assert page.table.currentColumn() == FIRST_DAY
    page.desk.document.undo()
    assert page.shown_id == "m"


def test_the_date_of_an_assessment_is_changed_and_why_a_level_is_said(page, hand):
    page.table.go(0, FIRST_DAY)
    page.commands["date_assessment"].trigger()
    hand.key("Ctrl+A")
    hand.type("20/01/2026")
    hand.key("Return")
    assert page.table.days == ["2026-01-20"]
    page.table.go(1, FIRST_DAY)
    page.commands["say_why"].trigger()
    hand.type("Oil on the floor")
    hand.key("Return")
    assert stored(page).criteria[1].levels[0].why == "Oil on the floor"
    assert "Oil on the floor" in page.table.item(1, FIRST_DAY).toolTip()
    page.commands["delete_assessment"].trigger()
    assert page.table.days == []


def test_the_same_criteria_begin_another_radar(page):
    page.commands["copy_criteria"].trigger()
    page.settle()
    assert [c.name for c in stored(page).criteria] == ["Sort", "Shine", "Sustain"]
    assert page.table.days == []
    assert len(page.listed()) == 2


def test_a_click_on_words_of_the_radar_leads_to_their_row_and_a_figure_explains_itself(page, hand):
    label = page.side.radar.laid().labels[2]
    hand.click(page.side.radar.mapTo(page.window(), label.rect.center().toPoint()))
    assert page.table.currentRow() == 2
    hand.click(page.side.tiles["gap"].mapTo(page.window(), QPoint(10, 10)))
    assert page.side.said.text().startswith("Gap to target = mean of (level − target)")
    page.commands["copy"].trigger()
    assert QGuiApplication.clipboard().text().splitlines()[:2] == ["Criterion\tTarget\t15 Jan 2026", "Sort\t4\t2"]
    page.commands["copy_picture"].trigger()
    assert not QGuiApplication.clipboard().image().isNull()


def test_the_scale_is_typed_in_the_panel(page, hand):
    editor = page.form.editors["highest"]
    editor.setFocus()
    editor.selectAll()
    hand.type("4")
    hand.key("Return")
    assert stored(page).highest == 4
    editor.setFocus()
    editor.selectAll()
    hand.key("Delete")
    hand.key("Return")
    assert stored(page).highest == 5


def test_a_file_that_is_only_looked_at_lets_nothing_be_judged(bare_window, event_file):
    bare_window.files.look_at(event_file)
    bare_window.go("maturity")
    page = bare_window.page("maturity")
    page.table.go(0, FIRST_DAY)
    Hand(bare_window).type("5")
    assert levels(page, "2026-01-15") == [2, 1, 0]
    assert page.table.rowCount() == 3
    assert not page.commands["begin_assessment"].isEnabled()
    assert page.commands["copy"].isEnabled()
