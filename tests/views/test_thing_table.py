"""A list of things: sorted, filtered, walked through by keys, copied to a spreadsheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication

from app.views.theme import Appearance
from app.views.thing_table import Cell, Column, Line, ThingTable
from tests.hand import Hand

COLUMNS = (Column("Observation"), Column("Waste", 120), Column("Cost", 90, number=True))


def line(id: str, text: str, waste: str, cost: float | None) -> Line:
    known = Cell("—") if cost is None else Cell(f"{cost:g} €", cost, f"{cost:g}")
    return Line(id, (Cell(text), Cell(waste), known))


LINES = (
    line("a", "Élingue usée", "Waiting", 900),
    line("b", "Walks to the stores", "Motion", None),
    line("c", "Cherche l’outil", "Motion", 1200),
    line("d", "Two\nlines\tand “more”", "Waiting", 30),
)


@pytest.fixture
def table(dressed, qtbot):
    made = ThingTable(Appearance(), "Observations", COLUMNS)
    qtbot.addWidget(made)
    made.resize(560, 400)
    made.show_lines(LINES)
    made.events = []
    made.chosen.connect(lambda ids: made.events.append(ids))
    made.opened.connect(lambda id: made.events.append(id))
    Hand(made)
    return made


def click_heading(table, column: int) -> None:
    head = table.table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(column) + 20, head.height() // 2)
    Hand(table).click(head.viewport().mapTo(table, place))


def test_a_heading_sorts_rising_falling_and_back_and_what_is_not_known_comes_last(table):
    click_heading(table, 2)
    assert table.shown() == ["d", "a", "c", "b"]
    click_heading(table, 2)
    assert table.shown() == ["c", "a", "d", "b"]
    click_heading(table, 2)
    assert table.shown() == ["a", "b", "c", "d"]


def test_words_are_sorted_without_accents_and_capitals(table):
    click_heading(table, 0)
    assert table.shown() == ["c", "a", "d", "b"]


def test_some_letters_filter_and_say_how_many_are_left(table):
    hand = Hand(table)
    table.filter.setFocus()
    hand.type("motion out")
    assert (table.shown(), table.count.text()) == (["c"], "1 of 4")
    table.filter.clear()
    assert (len(table.shown()), table.count.text()) == (4, "")
    hand.type("elin")
    assert table.shown() == ["a"]


def test_the_selection_stays_when_the_order_changes_and_goes_with_what_is_filtered_away(table):
    table.select(["c"])
    click_heading(table, 2)
    assert table.selected() == ["c"]
    table.events.clear()
    table.filter.setText("waiting")
    assert table.selected() == []
    assert table.events == [[]]


def test_it_is_walked_through_by_keys_and_enter_opens(table):
    hand = Hand(table)
    table.table.setFocus()
    table.select(["a"])
    hand.key("Down")
    hand.key("Return")
    hand.key("Tab")
    assert table.events == [["a"], ["b"], "b"]
    assert not table.table.hasFocus()


def test_it_is_copied_for_a_spreadsheet_selected_or_whole_with_numbers_as_numbers(table):
    stolen = []
    action = QAction("Copy", table)
    action.setShortcut("Ctrl+C")
    action.triggered.connect(lambda: stolen.append(1))
    table.addAction(action)
    hand = Hand(table)
    table.table.setFocus(Qt.FocusReason.TabFocusReason)
    table.table.clearSelection()
    hand.key("Ctrl+C")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Observation\tWaste\tCost\nÉlingue usée\tWaiting\t900\nWalks to the stores\tMotion\t—\n")
    assert '"Two\nlines\tand “more”"\tWaiting\t30' in copied
    table.select(["c"])
    hand.key("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Observation\tWaste\tCost\nCherche l’outil\tMotion\t1200\n"
    assert not stolen


def test_a_long_text_wraps_and_is_seen_whole(table):
    words = "The operator walks to the stores and back, twice in each shift, because the trolley is too small. " * 2
    table.show_lines([line("a", words, "Motion", 1), line("b", "Short", "Motion", 2)])
    Hand(table)
    heights = []
    for width in (560, 420):
        table.resize(width, 400)
        Hand.wait()
        room = QRect(0, 0, table.table.columnWidth(0), 10_000)
        needed = table.table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        assert table.table.rowHeight(0) >= needed.height()
        heights.append(table.table.rowHeight(0))
    assert heights[1] > heights[0] > table.table.rowHeight(1)
