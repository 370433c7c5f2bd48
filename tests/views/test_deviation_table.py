"""The list of deviations at a beamer: what stands there is whole, and which columns give way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt

from app.exchange.event_file import write_new
from app.models import indicator_edit
from tests.hand import Hand
from tests.views.conftest import make_window
from tests.views.deviation_event import EVENT, TODAY


@pytest.fixture
def page(dressed, qtbot, settings, tmp_path):
    window = make_window(qtbot, settings)
    write_new(tmp_path / "Line 3.kaizen", EVENT)
    window.files.open_path(tmp_path / "Line 3.kaizen")
    window.resize(1280, 720)
    window.go("deviation")
    page = window.page("deviation")
    page.today = lambda: TODAY
    Hand(window)
    qtbot.waitUntil(lambda: bool(page.board.rows.items), timeout=5000)
    Hand.wait()
    return page


def test_beside_its_panel_only_gap_and_letter_give_way_and_in_a_wide_window_nothing(page):
    table, rows = page.board.table, page.board.rows
    assert page.form.isVisible()
    assert {column for i, column in enumerate(rows.columns) if table.isColumnHidden(i)} == {"gap", "letter"}
    page.window().resize(1920, 1080)
    Hand.wait()
    assert not any(table.isColumnHidden(i) for i in range(len(rows.columns)))


def test_a_row_is_as_high_as_what_stands_in_it(page):
    table, rows = page.board.table, page.board.rows
    usual = table.visualRect(rows.index_of(rows.items[0].id)).height()
    name = "Stops of the welding robot of line 3 for electrodes that stick to the galvanised sheet"
    indicator_edit.change_indicators(page.desk.document, ["scrap"], "name", name)
    Hand.wait()
    item = next(each for each in rows.items if each.indicator.id == "scrap")
    other = next(each for each in rows.items if each.indicator.id != "scrap")
    cell = table.visualRect(rows.index_of(item.id, "name"))
    room = QRect(0, 0, cell.width() - table.worn.px(16), 0)
    needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, name).height()
    assert usual < needed <= cell.height()
    assert table.visualRect(rows.index_of(other.id)).height() == usual
