"""The plan to Excel and back: what a table changes is shown first, and taken over as one gesture."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.calc.action import Action
from app.calc.event import EventData
from app.exchange.event_file import write_new
from app.views.action_import_lines import AFTER, BEFORE, LABEL, STATE, TICK, WHAT
from app.views.action_import_sheet import ActionImportSheet
from tests.hand import Hand

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the screenless platform says of windows
TODAY = date(2026, 11, 23)
ACTIONS = (
    Action("a", 1, "Move the rack", "Layout", "Lea", first_due="2026-11-20", due="2026-11-20"),
    Action("b", 2, "Train the shift", "12 trained", "Bruno", phase="do", due="2026-11-27"),
    Action("c", 3, "Measure scrap", "Chart", "Lea"),
)


@pytest.fixture
def event_file(tmp_path: Path) -> Path:
    path = tmp_path / "Line 3.kaizen"
    write_new(path, EventData("Line 3", "en", actions=ACTIONS))
    return path


@pytest.fixture
def page(window):
    window.go("action")
    window.page("action").look_from(TODAY)
    return window.page("action")


@pytest.fixture
def hand(window, page):
    return Hand(window)


@pytest.fixture
def book(page, tmp_path) -> Path:
    """The plan as it was written for Excel."""
    path = tmp_path / "plan.xlsx"
    page.asked.files.write_workbook(path)
    return path


def typed_in(path: Path, *cells: tuple[int, str, Any]) -> None:
    """As somebody types in Excel: row, heading, value."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row, heading, value in cells:
        sheet.cell(row, columns[heading]).value = value
    book.save(path)


def shown(page, path: Path) -> ActionImportSheet:
    page.asked.files.show(path)
    return page.findChild(ActionImportSheet)


def told(sheet: ActionImportSheet) -> list[tuple[str, ...]]:
    lines = sheet.lines
    return [tuple(lines.text(line, at) for at in (STATE, LABEL, WHAT, BEFORE, AFTER)) for line in lines.lines]


def action(page, id: str) -> Action:
    return next(row.action for row in page.plan.rows if row.action.id == id)


def test_the_workbook_that_was_written_changes_nothing_when_it_comes_back(page, book):
    sheet = shown(page, book)
    assert told(sheet) == []
    assert "3 are as they were." in sheet.told.text()
    assert not sheet.take.isEnabled()
    sheet.close_sheet()


def test_what_changes_is_shown_before_it_is_taken_over_in_one_step(page, hand, book):
    typed_in(book, (2, "Owner", "Zoe"), (3, "Due date", datetime(2026, 12, 4)), (6, "Action", "Order oil"))
    sheet = shown(page, book)
    assert told(sheet) == [
        ("Changed", "Move the rack", "Owner", "Lea", "Zoe"),
        ("Changed", "Train the shift", "Due date", "27 Nov 2026", "4 Dec 2026"),
        ("", "", "It is postponed without a reason: the reason will be that this table says so.", "", ""),
        ("New", "Order oil", "Action", "—", "Order oil"),
    ]
    assert action(page, "a").owner == "Lea"
    hand.key("Return")
    assert (action(page, "a").owner, action(page, "b").due) == ("Zoe", "2026-12-04")
    assert page.plan.rows[-1].action.label == "Order oil"
    assert len(page.selected()) == 3
    page.window().asked.undo()
    assert [row.action for row in page.plan.rows] == list(ACTIONS)


def test_a_line_that_is_not_ticked_is_left(page, hand, book):
    typed_in(book, (2, "Owner", "Zoe"), (4, "Owner", "Max"))
    sheet = shown(page, book)
    sheet.table.setFocus()
    sheet.table.selectRow(0)
    hand.key("Space")
    tick = sheet.lines.index(0, TICK)
    assert sheet.lines.data(tick, Qt.ItemDataRole.AccessibleTextRole) == "left out"
    assert sheet.take.text() == "Take over 1 action"
    hand.key("Return")
    assert [action(page, id).owner for id in "ac"] == ["Lea", "Max"]


def test_what_is_not_in_the_file_stays_and_what_cannot_be_read_is_said(page, book):
    typed_in(book, (2, "Due date", "whenever"))
    held = openpyxl.load_workbook(book)
    held.active.delete_rows(4)
    held.save(book)
    sheet = shown(page, book)
    ((state, label, doubt, *_rest),) = told(sheet)
    assert (state, label) == ("Unchanged", "Move the rack")
    assert "whenever" in doubt
    assert "1 action of the plan is not in the file: it stays as it is." in sheet.told.text()
    sheet.close_sheet()
    assert len(page.plan.rows) == 3


def test_a_file_that_is_no_plan_is_refused_in_a_sentence(page, tmp_path, window):
    path = tmp_path / "other.csv"
    path.write_text("a;b\n1;2\n", "utf-8")
    page.asked.files.show(path)
    assert page.findChild(ActionImportSheet) is None
    assert "holds no action plan" in str(window.banners.open_banners()[-1].said)


@pytest.mark.parametrize(
    ("command", "suffix"), [("export_calendar", "ics"), ("export_workbook", "xlsx"), ("import_workbook", "")]
)
def test_a_file_is_asked_for_beside_the_event_and_the_window_goes_on(page, hand, command, suffix):
    page.commands[command].trigger()
    dialog = page.findChild(QFileDialog)
    assert Path(dialog.directory().path()) == page.desk.document.path.parent
    assert dialog.defaultSuffix() == suffix
    assert not suffix or dialog.selectedFiles()[0].endswith(f"Line 3.{suffix}")
    dialog.close()


def test_the_calendar_holds_what_is_due(page, tmp_path):
    path = tmp_path / "plan.ics"
    page.asked.files.write_calendar(path)
    said = path.read_text("utf-8")
    assert said.startswith("BEGIN:VCALENDAR")
    assert "Move the rack" in said


def test_what_cannot_be_written_is_said_and_nothing_is_lost(page, tmp_path, window):
    page.asked.files.write_workbook(tmp_path)
    assert "could not be written" in str(window.banners.open_banners()[-1].said)


def test_a_workbook_that_is_dropped_on_the_page_is_looked_at_and_a_picture_is_not(page, hand, book, tmp_path):
    typed_in(book, (2, "Owner", "Zoe"))
    assert Hand(page).drop([str(book)])
    sheet = page.findChild(ActionImportSheet)
    assert told(sheet) == [("Changed", "Move the rack", "Owner", "Lea", "Zoe")]
    sheet.close_sheet()
    assert not Hand(page).drop([str(tmp_path / "photo.png")])
