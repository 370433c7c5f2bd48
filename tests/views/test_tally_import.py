"""Counts from a spreadsheet: seen line by line before they are taken, in one gesture."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt

from app.models import tally_edit as edit
from app.views.tally_import_sheet import ImportSheet
from tests.hand import Hand

LINES = """Défaut;Matin;Nuit
Rayure;12;5
Bosse;4;deux
Fuite;1 200;3
;7;
Autres;2;1
Total;1 218;9
"""


@pytest.fixture
def page(window):
    window.go("tally")
    page = window.page("tally")
    page.turn_to(edit.add(page.desk.document, "Rebuts", ["RAYURE", "Tache"]))
    return page


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "relevé.csv"
    path.write_text(LINES, "utf-8")
    return path


def preview(page) -> ImportSheet:
    sheet = page.findChild(ImportSheet)
    assert sheet is not None
    assert sheet.isVisible()
    return sheet


def told(sheet: ImportSheet, row: int, column: int) -> str:
    return sheet.lines.data(sheet.lines.index(row, column))


def counts(page) -> dict[str, int]:
    return {each.name: each.count for each in page.tally.categories}


def test_a_dropped_table_is_shown_with_how_each_line_was_understood_and_taken_at_once(page, table, window):
    hand = Hand(window)
    assert Hand(page).drop([str(table)])
    sheet = preview(page)
    understood = [told(sheet, row, 4) for row in range(sheet.lines.rowCount())]
    assert understood == [
        "Headings",
        "17 → RAYURE",
        "4 → new: Bosse",
        "1203 → new: Fuite",
        "Cannot be taken",
        "3 → Other",
        "Total",
    ]
    assert "“deux” is not a number" in told(sheet, 2, 5)
    assert sheet.lines.data(sheet.lines.index(2, 5), Qt.ItemDataRole.DecorationRole) is not None
    assert sheet.take.text() == "Take 3 lines"
    before = page.desk.document.undo_label
    hand.key("Return")
    assert counts(page) == {"RAYURE": 17, "Tache": 0, "Fuite": 1203, "": 3}
    assert [column.name for column in page.tally.columns] == ["Matin", "Nuit"]
    assert page.tally.column_kind == "station"
    hand.key("Ctrl+Z")
    assert counts(page) == {"RAYURE": 0, "Tache": 0, "": 0}
    assert page.tally.column_kind == "none"
    assert page.desk.document.undo_label == before


def test_lines_are_ticked_and_left_by_space_and_by_click(page, table, window):
    page.importing.show(table)
    sheet = preview(page)
    hand = Hand(window)
    sheet.table.setFocus()
    sheet.table.selectRow(1)
    hand.key("Space")
    sheet.table.selectRow(2)
    hand.key("Space")
    assert sheet.take.text() == "Take 3 lines"
    Hand(sheet.table).click(sheet.table.visualRect(sheet.lines.index(3, 0)).center())
    told_aloud = [sheet.lines.data(sheet.lines.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in (2, 3)]
    assert told_aloud == ["Line 3, taken", "Line 4, left out"]
    hand.key("Return")
    assert counts(page) == {"RAYURE": 0, "Tache": 0, "Bosse": 4, "": 3}


def test_a_column_that_was_guessed_wrong_is_put_right(page, table):
    page.importing.show(table)
    sheet = preview(page)
    nights = sheet.roles[2]
    nights.setCurrentIndex(nights.findData("none"))
    nights.activated.emit(nights.currentIndex())
    Hand.wait()
    assert told(sheet, 1, 4) == "12 → RAYURE"
    assert "Nuit" in sheet.remarks.text()
    sheet.take.click()
    assert counts(page)["RAYURE"] == 12
    assert page.tally.column_kind == "none"


def test_a_workbook_lets_its_sheet_be_chosen(page, tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Mars"
    book.active.append(["Défaut", "Nombre"])
    book.active.append(["Rayure", 5])
    april = book.create_sheet("Avril")
    april.append(["Défaut", "Nombre"])
    april.append(["Rayure", 9])
    book.save(tmp_path / "relevé.xlsx")
    page.importing.show(tmp_path / "relevé.xlsx")
    sheet = preview(page)
    assert told(sheet, 1, 3) == "5 → RAYURE"
    sheet.sheets.setCurrentText("Avril")
    sheet.sheets.activated.emit(1)
    Hand.wait()
    sheet.take.click()
    assert counts(page)["RAYURE"] == 9


def test_escape_takes_nothing(page, table, window):
    page.importing.show(table)
    preview(page)
    Hand(window).key("Escape")
    assert page.findChild(ImportSheet) is None
    assert counts(page) == {"RAYURE": 0, "Tache": 0, "": 0}


def test_a_file_that_is_no_table_is_refused_in_a_sentence_and_nothing_else_happens(page, tmp_path, window):
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page.importing.show(path)
    assert page.findChild(ImportSheet) is None
    assert "photo.csv" in str(window.banners.open_banners()[-1].said)


def test_other_files_are_left_to_the_window(page, tmp_path):
    assert not page.importing.takes(_mime(tmp_path / "photo.png"))
    assert page.importing.takes(_mime(tmp_path / "a.CSV"))


def _mime(path: Path):
    from PySide6.QtCore import QMimeData, QUrl

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime
