"""Measures from a spreadsheet: seen column by column and value by value before they are taken, in one gesture."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.calc.indicator import Indicator, Measure
from app.models.import_recipe import read_recipes
from app.models.indicator import read_indicators
from app.models.indicator_edit import add_indicator
from app.views.measure_import_sheet import MeasureImportSheet
from app.views.patience import Patience, Stopped
from tests.hand import Hand

PLANT = """Relevé de la ligne 3;;;
Date;Équipe;Rebuts;Taux (%)
05/01/2026;Matin;12;0,96
06/01/2026;Nuit;n.c.;1,25
07/01/2026;Matin;1 250;0,8
Total;;1 262;
"""


@pytest.fixture
def page(window):
    window.go("measure")
    return window.page("measure")


def table(tmp_path: Path, text: str = PLANT, name: str = "relevé.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode("cp1252"))
    return path


def opened(page, path: Path, qtbot: QtBot) -> MeasureImportSheet:
    """The preview over the page, once it is read."""
    assert Hand(page).drop([str(path)])
    sheet = page.findChildren(MeasureImportSheet)[-1]
    wait(qtbot, sheet)
    return sheet


def wait(qtbot: QtBot, sheet: MeasureImportSheet) -> None:
    qtbot.waitUntil(lambda: sheet.preview is not None and sheet.table.isEnabled(), timeout=10_000)


def indicators(page) -> dict[str, Indicator]:
    with page.desk.document.read() as session:
        return {each.name: each for each in read_indicators(session)}


def told(sheet: MeasureImportSheet, row: int) -> list[str]:
    lines = sheet.lines
    return [lines.data(lines.index(row, column)) for column in range(lines.columnCount())]


def test_a_dropped_table_is_shown_as_it_was_understood_and_taken_in_one_gesture(page, tmp_path, qtbot):
    sheet = opened(page, table(tmp_path), qtbot)
    assert told(sheet, 0)[0] == "1"
    assert told(sheet, 0)[-1] == "It stands above the headings."
    assert told(sheet, 1) == ["3", "5 Jan 2026", "Matin", "12", "0.96", ""]
    assert told(sheet, 2)[-1] == "Rebuts: “n.c.” is not a number."
    assert sheet.lines.data(sheet.lines.index(2, 3), Qt.ItemDataRole.DecorationRole) is not None
    assert told(sheet, 4)[-1] == "It sums up other lines."
    assert sheet.doubtful.text() == "1 line to look at"
    assert sheet.choices.encoding.currentData() == "cp1252"
    before = page.desk.document.undo_label
    with qtbot.waitSignal(sheet.stored, timeout=10_000):
        sheet.take.click()
    found = indicators(page)
    assert [(m.at, m.value, m.shift) for m in found["Taux"].measures] == [
        ("2026-01-05", 0.96, "Matin"),
        ("2026-01-06", 1.25, "Nuit"),
        ("2026-01-07", 0.8, "Matin"),
    ]
    assert found["Taux"].unit == "%"
    assert found["Rebuts"].measures[1] == Measure(
        "2026-01-06", None, shift="Nuit", comment="n.c.", id=found["Rebuts"].measures[1].id
    )
    page.desk.document.undo()
    assert indicators(page) == {}
    assert page.desk.document.undo_label == before
