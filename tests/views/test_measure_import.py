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


def test_for_the_indicator_on_show_one_column_is_taken_and_the_rest_can_be_chosen(page, tmp_path, qtbot):
    id = add_indicator(page.desk.document, Indicator("", "Rebuts"))
    page.turn_to(id)
    sheet = opened(page, table(tmp_path), qtbot)
    assert [use.role for use in sheet.lines.uses] == ["at", "shift", "value", "ignored"]
    assert not sheet.again.isHidden()
    rate = sheet.columns.roles[3]
    rate.setCurrentIndex(rate.findData("value"))
    rate.activated.emit(rate.currentIndex())
    assert sheet.lines.uses[3].name == "Taux"
    assert not sheet.columns.targets[3].isHidden()
    with qtbot.waitSignal(sheet.stored, timeout=10_000):
        sheet.take.click()
    assert [len(each.measures) for each in indicators(page).values()] == [3, 3]


def test_the_order_of_ambiguous_dates_is_asked_once(page, tmp_path, qtbot):
    sheet = opened(page, table(tmp_path), qtbot)
    assert sheet.choices.question.text() == "“05/01/2026”: which comes first?"
    sheet.choices.month_first.click()
    wait(qtbot, sheet)
    assert told(sheet, 1)[1] == "1 May 2026"
    assert sheet.choices.question.isHidden()
    assert [use.role for use in sheet.lines.uses] == ["at", "shift", "value", "value"], "the rest stays as it was"


def test_a_line_that_was_set_aside_is_taken_in_by_a_click(page, tmp_path, qtbot):
    sheet = opened(page, table(tmp_path), qtbot)
    assert sheet.take.text() == "Take 3 lines"
    sheet.table.clicked.emit(sheet.lines.index(4, 0))
    wait(qtbot, sheet)
    assert sheet.take.text() == "Take 4 lines"
    assert told(sheet, 4)[1:4] == ["Total", "", "1262"]


def test_another_encoding_and_separator_read_the_file_anew(page, tmp_path, qtbot):
    sheet = opened(page, table(tmp_path), qtbot)
    sheet.choices.wished.emit("encoding", "mac_roman")
    wait(qtbot, sheet)
    assert sheet.preview.file.header[1] != "Équipe"
    sheet.choices.wished.emit("delimiter", ",")
    wait(qtbot, sheet)
    assert sheet.preview.file.raw.delimiter == ","


def test_a_recipe_is_kept_and_applies_by_itself_to_the_next_file(page, tmp_path, qtbot):
    sheet = opened(page, table(tmp_path), qtbot)
    role = sheet.columns.roles[2]
    role.setCurrentIndex(role.findData("ignored"))
    role.activated.emit(role.currentIndex())
    sheet.recipe.setText("Ligne 3")
    with qtbot.waitSignal(sheet.stored, timeout=10_000):
        sheet.take.click()
    with page.desk.document.read() as session:
        assert [each.name for each in read_recipes(session)] == ["Ligne 3"]
    week = PLANT.replace("/01/", "/02/").replace("0,96", "0,5")
    sheet = opened(page, table(tmp_path, week, "next.csv"), qtbot)
    assert sheet.choices.recipe.text() == "The recipe “Ligne 3” was used."
    assert [use.role for use in sheet.lines.uses] == ["at", "shift", "ignored", "value"]
    assert not sheet.preview.file.columns[0].dates_unsure, "asked once, kept in the recipe"
    with qtbot.waitSignal(sheet.stored, timeout=10_000):
        sheet.take.click()
    assert list(indicators(page)) == ["Taux"]
    assert len(indicators(page)["Taux"].measures) == 6


def test_a_file_that_is_no_table_is_refused_in_a_line_above_the_page(page, tmp_path, qtbot, window):
    path = tmp_path / "x.csv"
    path.write_bytes(b"%PDF-1.7")
    page.importing.show(path)
    qtbot.waitUntil(lambda: bool(window.banners.open_banners()), timeout=10_000)
    assert "is a PDF" in window.banners.open_banners()[0].text
    qtbot.waitUntil(lambda: not page.findChildren(MeasureImportSheet), timeout=10_000)


def test_a_table_dropped_anywhere_on_the_window_goes_to_the_measures(window, tmp_path, qtbot):
    assert Hand(window).drop([str(table(tmp_path))])
    sheet = window.page("measure").findChildren(MeasureImportSheet)[-1]
    wait(qtbot, sheet)
    sheet.close_sheet()


def test_while_measures_are_stored_the_window_is_painted_and_can_be_stopped_and_no_more(page, tmp_path, qtbot):
    lines = "".join(f"{1 + i % 28:02}/01/2026;{i}\n" for i in range(20_000))
    sheet = opened(page, table(tmp_path, "Date;V\n" + lines), qtbot)
    seen: list[float] = []

    def stop(share: int) -> None:
        seen.append(share)
        if share > 5 and sheet.working:
            Hand(page).key("Ctrl+T")  # no gesture of the page comes between
            Hand(sheet.leave).key("Space")

    sheet.progress.valueChanged.connect(stop)
    sheet.take.click()
    qtbot.waitUntil(lambda: "nothing was taken" in sheet.remarks.text(), timeout=20_000)
    assert seen
    assert indicators(page) == {}
    sheet.progress.valueChanged.disconnect(stop)
    with qtbot.waitSignal(sheet.stored, timeout=20_000):
        sheet.take.click()
    assert len(indicators(page)["V"].measures) == 20_000


def test_who_waits_is_told_to_stop_at_the_next_tick(page):
    with Patience(page) as patience:
        patience.tick()
        patience.stop()
        with pytest.raises(Stopped):
            patience.tick()
