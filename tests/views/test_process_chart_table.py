"""Typing a process flow chart with real keys and a real mouse."""

from __future__ import annotations

import statistics
import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from app import language
from app.calc.process_chart import Step
from app.models import process_chart_edit as edit
from app.views.process_chart_rows import ORDER
from tests.hand import Hand

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the screenless platform says of menus


@pytest.fixture
def page(window):
    window.go("process_chart")
    made = window.page("process_chart")
    made.commands["add_chart"].trigger()
    return made


@pytest.fixture
def hand(page, window):
    hand = Hand(window)
    page.focus()
    return hand


@pytest.fixture
def three(page):
    """Unload, Carry, Weld."""
    rows = [
        Step("", "operation", "Unload", time_s=30),
        Step("", "transport", "Carry", time_s=20, distance_m=12),
        Step("", "operation", "Weld", time_s=40, actor="Anna"),
    ]
    edit.add_rows(page.desk.document, page.shown_id, rows, None)
    page.table.go(0, 1)
    return page


def steps(page):
    return page.chart().steps


def said(page):
    return [step.description for step in steps(page)]


def cell(page, row: int, column: int) -> QPoint:
    return page.table.visualRect(page.table.rows.index(row, column)).center()


# Typing


def test_two_rows_are_typed_without_the_mouse_and_each_key_means_one_thing(page, hand):
    hand.type("Tremper dans l’huile")
    hand.key("Return")
    hand.type("o45")
    hand.key("Tab")
    hand.type("12")
    hand.key("Tab")
    hand.type("vAnna")
    hand.key("Tab")
    hand.type("sA lid")
    hand.key("Return")
    hand.type("Do it")
    hand.key("Return")
    hand.type("T18,5")
    hand.key("Tab")
    hand.type("1 min 15")
    hand.key("Return")
    first, second = steps(page)
    assert first == Step(
        first.id, "operation", "Tremper dans l’huile", "Anna", None, 45, None, 12, "VA", "simplify", "A lid"
    )
    assert second == Step(second.id, "transport", "Do it", distance_m=18.5, time_s=75)
    assert page.table.currentIndex().row() == 2
    assert page.table.currentIndex().column() == 1


def test_a_list_of_steps_is_typed_by_enter_alone(page, hand):
    for text in ("Unload", "Carry", "Weld"):
        hand.type(text)
        hand.key("Return")
        hand.key("Return")
    assert said(page) == ["Unload", "Carry", "Weld"]


def test_a_letter_in_a_description_is_a_letter(page, hand):
    hand.type("otids")
    hand.key("Return")
    assert steps(page)[0].description == "otids"
    assert steps(page)[0].kind == "operation"


@pytest.mark.parametrize(
    ("key", "kind", "column"),
    [("o", "operation", 4), ("t", "transport", 3), ("i", "inspection", 4), ("d", "delay", 4), ("s", "storage", 4)],
)
def test_one_key_is_the_symbol_and_leads_to_what_is_asked_of_it(three, hand, key, kind, column):
    three.table.go(0, 2)
    hand.type(key)
    assert steps(three)[0].kind == kind
    assert three.table.currentIndex().column() == column


def test_shift_tab_goes_back_and_chooses_no_rows(three, hand):
    three.table.go(1, 1)
    hand.key("Shift+Tab")
    assert (three.table.currentIndex().row(), three.table.currentIndex().column()) == (0, 9)
    assert three.table.marked_ids() == []


def test_shift_tab_leaves_a_cell_backwards(three, hand):
    three.table.go(1, 3)
    hand.type("15")
    hand.key("Shift+Tab")
    assert steps(three)[1].distance_m == 15
    assert three.table.currentIndex().column() == 2


def test_another_letter_changes_no_symbol(three, hand):
    three.table.go(0, 2)
    hand.type("x")
    assert steps(three)[0].kind == "operation"
    assert three.table.currentIndex().column() == 2


def test_the_space_bar_goes_on_to_the_next_choice(three, hand):
    three.table.go(0, 6)
    for value in ("VA", "NNVA", "NVA", None):
        hand.type(" ")
        assert steps(three)[0].value_class == value
    three.table.go(0, 2)
    hand.type(" ")
    assert steps(three)[0].kind == "transport"


def test_a_time_may_be_an_estimate(three, hand):
    three.table.go(0, 4)
    hand.type("~2 min")
    hand.key("Return")
    assert (steps(three)[0].time_s, steps(three)[0].time_source) == (120, "estimated")
    three.table.go(0, 4)
    hand.key("F2")
    assert three.table.typing.editor.text() == "≈ 2 min"
    hand.type("90")
    hand.key("Return")
    assert (steps(three)[0].time_s, steps(three)[0].time_source) == (90, None)


def test_what_is_no_time_stays_red_with_its_reason_and_escape_gives_the_old_one_back(three, hand):
    three.table.go(0, 4)
    hand.type("soon")
    hand.key("Return")
    editor = three.table.typing.editor
    assert editor.property("wrong")
    assert editor.isVisible()
    assert any("not a time" in label.text() for label in three.table.findChildren(QLabel) if label.isVisible())
    hand.key("Escape")
    assert three.table.typing.editor is None
    assert steps(three)[0].time_s == 30
    assert three.table.hasFocus()


def test_what_is_no_time_is_said_and_not_kept_when_the_hand_goes_elsewhere(three, hand, window):
    three.table.go(0, 4)
    hand.type("soon")
    Hand(three.table).click(cell(three, 1, 1))
    assert steps(three)[0].time_s == 30
    assert "not a time" in window.status.hint.text()


def test_what_is_half_typed_is_kept_when_the_page_is_left(three, hand, window):
    three.table.go(0, 1)
    hand.type("Unpack")
    window.go("value_stream")
    window.go("process_chart")
    window.settle()
    assert said(three)[0] == "Unpack"


def test_a_letter_typed_with_two_keys_begins_a_text_too(three):
    three.table.setFocus()
    three.table.go(0, 1)
    event = QInputMethodEvent("", [])
    event.setCommitString("Ê")
    QApplication.sendEvent(three.table, event)
    three.table.typing.finish()
    assert said(three)[0] == "Ê"


def test_earlier_actors_complete_the_name(three, hand):
    three.table.go(0, 7)
    hand.type("An")
    hand.key("Right")
    hand.key("Return")
    assert steps(three)[0].actor == "Anna"
    three.table.go(1, 7)
    hand.type("An")
    hand.key("Return")
    assert steps(three)[1].actor == "An"


def test_undo_while_nothing_was_typed_in_the_cell_means_the_last_gesture(three, hand):
    three.table.go(0, 2)
    hand.type("d")
    three.table.go(0, 1)
    hand.key("F2")
    hand.key("Ctrl+Z")
    assert steps(three)[0].kind == "operation"


# Rows


def test_rows_are_put_between_one_after_another(three, hand):
    three.table.go(1, 1)
    hand.key("Ins")
    for text in ("Check", "Wait"):
        hand.type(text)
        hand.key("Return")
        hand.key("Return")
    hand.key("Return")
    assert said(three) == ["Unload", "Check", "Wait", "Carry", "Weld"]
    assert three.table.rows.id(three.table.currentIndex().row()) == steps(three)[3].id
    assert three.table.rows.is_next(three.table.rows.rowCount() - 1)


def test_the_row_that_is_typed_between_stays_behind_its_step_when_others_move(three, hand):
    three.table.go(1, 1)
    hand.key("Ins")
    edit.move_steps(three.desk.document, three.shown_id, [steps(three)[0].id], 1)
    assert said(three) == ["Carry", "Unload", "Weld"]
    assert three.table.rows.is_next(2)
    hand.type("Rest")
    hand.key("Return")
    assert said(three) == ["Carry", "Unload", "Rest", "Weld"]


def test_a_row_is_put_above_the_first(three, hand):
    hand.key("Ins")
    hand.type("Arrive")
    hand.key("Return")
    assert said(three) == ["Arrive", "Unload", "Carry", "Weld"]


def test_the_row_that_was_not_typed_after_all_leaves_no_trace(three, hand):
    three.table.go(1, 1)
    hand.key("Ins")
    assert three.table.rows.is_next(1)
    hand.key("Down")
    hand.key("Down")
    assert said(three) == ["Unload", "Carry", "Weld"]
    assert three.table.rows.is_next(3)
    assert three.table.rows.text(three.table.currentIndex().row(), "description") == "Weld"


def test_rows_are_moved_by_keys_together(three, hand):
    three.table.go(1, 1)
    hand.key("Shift+Down")
    hand.key("Alt+Up")
    assert said(three) == ["Carry", "Weld", "Unload"]
    assert len(three.table.marked_ids()) == 2
    hand.key("Alt+Up")
    assert said(three) == ["Carry", "Weld", "Unload"]
    hand.key("Alt+Down")
    assert said(three) == ["Unload", "Carry", "Weld"]


def test_a_row_is_pulled_by_its_number(three):
    mouse = Hand(three.table)
    start, end = cell(three, 0, 0), cell(three, 2, 0) + QPoint(0, 10)
    mouse.drag(start, end)
    assert said(three) == ["Carry", "Weld", "Unload"]
    three.desk.document.undo()
    assert said(three) == ["Unload", "Carry", "Weld"]


def test_escape_lets_a_pulled_row_go(three):
    mouse = Hand(three.table)
    mouse.press(cell(three, 0, 0))
    mouse.move(cell(three, 2, 0))
    mouse.key("Escape")
    mouse.release()
    assert said(three) == ["Unload", "Carry", "Weld"]


def test_delete_empties_the_cell_and_takes_rows_only_where_rows_are_chosen(three, hand):
    three.table.go(2, 7)
    hand.key("Delete")
    assert steps(three)[2].actor == ""
    assert len(steps(three)) == 3
    three.table.go(0, 1)
    hand.key("Shift+Down")
    hand.key("Delete")
    assert said(three) == ["Weld"]
    three.table.go(0, 4)
    hand.key("Ctrl+Delete")
    assert said(three) == []


def test_a_click_on_a_symbol_chooses_it(three):
    rect = three.table.visualRect(three.table.rows.index(0, 2))
    Hand(three.table).click(QPoint(rect.left() + rect.width() * 9 // 10, rect.center().y()))
    assert steps(three)[0].kind == "storage"


def test_a_second_click_on_a_value_offers_the_choices(three):
    mouse = Hand(three.table)
    mouse.click(cell(three, 0, 6))
    mouse.click(cell(three, 0, 6))
    menu = three.table.findChild(QMenu)
    assert [action.text().split("\t")[0] for action in menu.actions() if action.text()][0] == "Value-added"
    menu.actions()[2].trigger()
    menu.close()
    Hand.wait()
    assert steps(three)[0].value_class == "NVA"


def test_the_menu_of_a_step_says_where_its_time_comes_from(three):
    mouse = Hand(three.table)
    mouse.menu(cell(three, 0, 4))
    menu = next(each for each in three.findChildren(QMenu) if each.isVisible() and each.actions()[0].menu() is None)
    sources = next(action.menu() for action in menu.actions() if action.menu())
    sources.actions()[1].trigger()
    menu.close()
    Hand.wait()
    assert steps(three)[0].time_source == "standard"


# Clipboard


def test_pasted_lines_become_steps_where_the_hand_is(three, hand):
    QGuiApplication.clipboard().setText("- Check\n- Wait\n")
    hand.key("Ctrl+V")
    assert said(three) == ["Unload", "Check", "Wait", "Carry", "Weld"]
    assert three.desk.document.undo_label == "Paste steps"


def test_lines_pasted_while_a_text_is_typed_become_steps_too(page, hand):
    QGuiApplication.clipboard().setText("Check\nWait")
    hand.type("x")
    hand.key("Ctrl+V")
    assert said(page) == ["Check", "Wait"]


def test_thousands_of_pasted_lines_are_chosen_in_one_piece(three, hand):
    """Each piece of a selection is looked at again and again: one for each row froze the window for seconds."""
    QGuiApplication.clipboard().setText("\n".join(f"Step {i}" for i in range(2000)))
    hand.key("Ctrl+V")
    assert len(steps(three)) == 2003
    assert len(three.table.marked()) == 2000
    assert len(three.table.selectionModel().selection()) == 1
    assert three.table.rows.row_of(steps(three)[-1].id) == 2002


def test_a_table_pasted_from_a_spreadsheet_says_what_it_could_not_read(three, hand, window):
    QGuiApplication.clipboard().setText("Étape\tTemps\tSymbole\nPeser\t2 min\tI\nPorter\tbientôt\tT")
    three.table.go(3, 1)
    hand.key("Ctrl+V")
    assert [(s.description, s.time_s, s.kind, s.idea) for s in steps(three)[3:]] == [
        ("Peser", 120, "inspection", ""),
        ("Porter", None, "transport", "bientôt"),
    ]


def test_copied_steps_are_a_table_and_a_copied_cell_is_its_text(three, hand):
    three.table.go(0, 1)
    hand.key("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Unload"
    hand.key("Ctrl+A")
    hand.key("Ctrl+C")
    table = QGuiApplication.clipboard().text()
    assert table.splitlines()[0].startswith("Description\tSymbol\tDistance (m)\tTime (s)")
    assert "Carry\tTransport\t12\t20" in table
    hand.key("Ctrl+X")
    assert said(three) == []


def test_a_word_pasted_on_a_symbol_chooses_it(three, hand):
    QGuiApplication.clipboard().setText("inspection")
    three.table.go(0, 2)
    hand.key("Ctrl+V")
    assert steps(three)[0].kind == "inspection"
    QGuiApplication.clipboard().setText("1 min 30")
    three.table.go(0, 4)
    hand.key("Ctrl+V")
    assert steps(three)[0].time_s == 90


# As a whole


def test_what_is_current_stays_current_whatever_changes(three, hand):
    three.table.go(2, 4)
    edit.delete_steps(three.desk.document, [steps(three)[0].id])
    assert three.table.rows.id(three.table.currentIndex().row()) == steps(three)[1].id
    assert three.table.currentIndex().column() == 4


def test_in_french_numbers_have_their_comma_and_the_place_is_kept(three, window):
    three.table.go(1, 3)
    window.commands["change_language"].trigger()
    Hand.wait()
    page = window.page("process_chart")
    assert language.current() == "fr"
    assert page.table.currentIndex().row() == 1
    assert page.shown_id == three.shown_id
    assert page.table.rows.text(1, "distance_m") == "12\u202fm"


def test_before_an_audience_no_column_is_cut(three, window):
    window.commands["projector"].setChecked(True)
    Hand.wait()
    page = window.page("process_chart")
    table = page.table
    assert sum(table.columnWidth(i) for i in range(table.rows.columnCount())) <= max(table.viewport().width(), 1120)
    assert page.table.cells.height(0) >= 45


def test_a_document_that_is_only_looked_at_has_no_row_to_type(bare_window, event_file):
    bare_window.files.look_at(event_file)
    bare_window.go("process_chart")
    page = bare_window.page("process_chart")
    assert page.empty.isVisible()
    assert page.table.rows.rowCount() == 0
    bare_window.files.close_event()


def test_300_rows_are_typed_without_lag(page, hand):
    """Each gesture is stored, summed and painted within a tenth of a second of work."""
    rows = [Step("", "operation", f"Step number {i} of a long chart", time_s=i, value_class="VA") for i in range(300)]
    edit.add_rows(page.desk.document, page.shown_id, rows, None)
    page.table.go(300, 1)
    taken = []
    for _ in range(9):
        hand.type("Weld")
        began = time.thread_time()
        hand.key("Return")
        taken.append(time.thread_time() - began)
        hand.key("Return")
    assert len(steps(page)) == 309
    assert statistics.median(taken) < 0.1


def test_a_click_beside_the_rows_keeps_the_hand_where_it_was(three):
    three.table.go(1, 4)
    Hand(three.table).click(QPoint(40, three.table.viewport().height() - 4))
    assert three.table.currentIndex().row() == 1
    assert three.table.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_status_bar_tells_the_keys_of_the_column_that_the_hand_is_in(three, window):
    said = {}
    for name in ("description", "kind", "time_s", "value_class", "question"):
        three.table.go(1, ORDER.index(name))
        said[name] = window.status.hint.text()
    assert said["description"] == ""
    assert said["kind"].startswith("O Operation · T Transport")
    assert "~45" in said["time_s"]
    assert said["value_class"].endswith("W Non-value-added")
    assert said["question"].startswith("E Eliminate")
    three.table.choose([steps(three)[0].id])
    assert window.status.hint.text() == "1 step selected"
