"""The tally tool, used as a person would: by key, mouse and name."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from app.calc.tally import Category, Mark, Tally
from app.models import tally_edit as edit
from app.models.link import read_links
from app.models.tally import add_tallies
from tests.hand import RIGHT, Hand


@pytest.fixture
def page(window):
    window.go("tally")
    return window.page("tally")


@pytest.fixture
def hand(window, page) -> Hand:
    return Hand(window)


@pytest.fixture
def sheet(page, hand):
    """A sheet with three named rows, on show and ready."""
    page.turn_to(edit.add(page.desk.document, "Rejects", ["Scratch", "Dent", "Stain"]))
    page.sheet.setFocus()
    return page.sheet


def counts(page) -> list[int]:
    return [category.count for category in page.tally.categories]


def names(page) -> list[str]:
    return [category.name for category in page.tally.categories]


def bars(page) -> list[tuple[str, int]]:
    return [(laid.bar.name, laid.bar.count) for laid in page.pareto.laid[-1].bars]


def stored(page) -> Tally:
    found = edit.read(page.desk.document, page.tally.id)
    assert found is not None
    return found


def row(sheet, at: int, x: float | None = None) -> QPointF:
    """The middle of a row, in its first cell or at x, in pixels of the viewport."""
    cell = sheet.laid.cells[0]
    rect = sheet.on_screen(sheet.laid.row_rect(at))
    return QPointF((cell.left + cell.right) / 2 if x is None else x, rect.center().y())


def editor(sheet) -> QLineEdit:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.parent() is sheet.viewport()
    return field


def test_the_keys_are_in_sight_with_and_without_a_tally(page, hand, window):
    """Typed into a sheet that is hidden, a name would be lost."""
    assert page.tally is None
    page.focus()
    assert QApplication.focusWidget() is page.panes
    hand.key("Return")
    hand.type("Scratch")
    hand.key("Return")
    assert window.document.undo_label is None
    hand.key("Ctrl+T")
    hand.type("Scratch")
    hand.key("Return")
    hand.key("Escape")
    assert names(page) == ["Scratch", ""]
    page.commands["delete_tally"].trigger()
    assert QApplication.focusWidget() is page.panes
    hand.key("Ctrl+Z")
    assert QApplication.focusWidget() is page.sheet
    hand.type("1")
    assert counts(page) == [1, 0]


# Marks


def test_a_key_makes_a_mark_with_its_time_and_the_pareto_grows_at_once(page, sheet, hand):
    hand.type("2212")
    assert counts(page) == [1, 3, 0, 0]
    assert bars(page) == [("Dent", 3), ("Scratch", 1), ("Stain", 0), ("", 0)]
    times = [mark.at for category in stored(page).categories for mark in category.marks]
    assert len(times) == 4
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", at) for at in times)
    assert page.selected == page.tally.categories[1].id
    assert page.pareto.selected == page.selected


def test_each_mark_is_undone_on_its_own_however_quickly_it_was_made(page, sheet, hand, window):
    hand.type("111")
    for left in (2, 1, 0):
        hand.key("Ctrl+Z")
        assert counts(page)[0] == left
    hand.key("Ctrl+Y")
    assert counts(page)[0] == 1
    assert window.commands["undo"].text() == "Undo: Make a mark"


def test_a_click_anywhere_in_a_row_makes_a_mark_and_two_quick_ones_make_two(page, sheet):
    hand = Hand(sheet)
    hand.click(row(sheet, 0))
    hand.click(row(sheet, 1, x=20))  # on the key
    hand.click(row(sheet, 1, x=sheet.laid.width - 10))  # on the total
    hand.double_click(row(sheet, 2))
    assert counts(page) == [1, 2, 2, 0]


def test_a_right_click_a_shift_click_and_shift_with_the_key_take_the_last_mark_away(page, sheet, hand):
    hand.type("11111")
    mouse = Hand(sheet)
    mouse.click(row(sheet, 0), RIGHT)
    assert counts(page)[0] == 4
    mouse.hold(shift=True)
    mouse.click(row(sheet, 0))
    assert counts(page)[0] == 3
    _press(sheet, Qt.Key.Key_1, "1", shift=True)
    assert counts(page)[0] == 2
    hand.key("Backspace")
    assert counts(page)[0] == 1
    hand.key("Space")
    assert counts(page)[0] == 2
    mouse.hold()
    mouse.click(row(sheet, 1), RIGHT)
    assert page.desk.status.hint.text() == "There is no mark of “Dent” to take away here."


def test_a_press_that_leaves_its_row_is_no_mark(page, sheet):
    hand = Hand(sheet)
    hand.press(row(sheet, 0))
    hand.move(row(sheet, 2))
    hand.release(row(sheet, 2))
    assert counts(page) == [0, 0, 0, 0]


def test_the_key_of_other_is_0_and_a_key_of_no_category_does_nothing(page, sheet, hand):
    hand.type("0097z")
    assert counts(page) == [0, 0, 0, 2]
    assert bars(page)[-1] == ("", 2)


def test_on_a_french_keyboard_the_digits_mark_without_shift(page, sheet, hand):
    for letter in '&é"à':
        _press(sheet, Qt.Key(ord(letter.upper())), letter)
    assert counts(page) == [1, 1, 1, 1]


def test_the_number_pad_marks_and_a_key_held_down_counts_once(page, sheet):
    _press(sheet, Qt.Key.Key_3, "3", modifiers=Qt.KeyboardModifier.KeypadModifier)
    _press(sheet, Qt.Key.Key_3, "3", repeated=True)
    assert counts(page) == [0, 0, 1, 0]


def _press(widget, key, text, *, shift=False, repeated=False, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    modifiers = Qt.KeyboardModifier.ShiftModifier if shift else modifiers
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text, repeated))
    Hand.wait()


def test_marks_are_made_from_the_pareto_too(page, sheet, hand):
    page.pareto.setFocus()
    hand.type("33")
    assert counts(page) == [0, 0, 2, 0]


def test_a_sheet_from_elsewhere_without_other_shows_one_that_its_first_mark_makes(page, hand):
    document = page.desk.document
    with document.edit("Import") as session:
        add_tallies(session, [Tally("t", "From JSON", categories=(Category("a", "Scratch"),))], ["z0"])
    page.turn_to("t")
    page.sheet.setFocus()
    assert names(page) == ["Scratch", ""]
    hand.type("0")
    assert counts(page) == [0, 1]
    assert page.sheet.newest == page.selected == page.tally.categories[-1].id
    assert [each.other for each in stored(page).categories] == [False, True]
    hand.key("Ctrl+Z")
    assert len(stored(page).categories) == 1
    assert names(page) == ["Scratch", ""]


# Names


def test_names_are_typed_one_after_another_and_other_stays_the_last(page, hand):
    page.commands["add_tally"].trigger()
    for name in ("Scratch", "Dent", "Stain"):
        assert editor(page.sheet).text() == ""
        hand.type(name)
        hand.key("Return")
    hand.key("Return")  # an empty one ends it
    assert names(page) == ["Scratch", "Dent", "Stain", ""]
    assert QApplication.focusWidget() is page.sheet
    hand.key("Ctrl+Z")
    assert names(page) == ["Scratch", "Dent", ""]


def test_enter_types_the_next_category_after_the_chosen_one_and_escape_gives_up(page, sheet, hand):
    sheet.select(page.tally.categories[0].id)
    hand.key("Return")
    hand.type("Crack")
    hand.key("Return")
    assert names(page) == ["Scratch", "Crack", "Dent", "Stain", ""]
    hand.type("Half typ")
    hand.key("Escape")
    assert names(page) == ["Scratch", "Crack", "Dent", "Stain", ""]
    assert sheet.selected == page.tally.categories[1].id


def test_a_name_is_changed_where_it_stands_and_letters_typed_in_it_are_no_marks(page, sheet, hand):
    hand.key("F2")
    assert editor(sheet).selectedText() == "Scratch"
    hand.type("Fold 1")
    hand.key("Return")
    assert names(page)[0] == "Fold 1"
    assert counts(page) == [0, 0, 0, 0]
    assert QApplication.focusWidget() is sheet


def test_rows_are_moved_by_key_and_by_pulling_their_name_and_never_below_other(page, sheet, hand):
    sheet.select(page.tally.categories[0].id)
    hand.key("Alt+Down")
    assert names(page) == ["Dent", "Scratch", "Stain", ""]
    mouse = Hand(sheet)
    mouse.drag(row(sheet, 2, x=70), QPointF(70, sheet.laid.header + 3), steps=8)
    assert names(page) == ["Stain", "Dent", "Scratch", ""]
    mouse.drag(row(sheet, 0, x=70), row(sheet, 3, x=70) + QPointF(0, 200), steps=8)
    assert names(page) == ["Dent", "Scratch", "Stain", ""]
    mouse.press(row(sheet, 3, x=70))
    mouse.move(row(sheet, 0, x=70))
    assert sheet.pointing.drag is None  # "other" is not moved
    mouse.release(row(sheet, 0, x=70))
    assert names(page) == ["Dent", "Scratch", "Stain", ""]
    assert counts(page) == [0, 0, 0, 0]
    hand.key("Ctrl+Z")
    assert names(page) == ["Stain", "Dent", "Scratch", ""]


def test_escape_gives_a_pulled_row_up(page, sheet, hand):
    mouse = Hand(sheet)
    mouse.press(row(sheet, 0, x=70))
    mouse.move(row(sheet, 2, x=70))
    assert sheet.pointing.drag is not None
    hand.key("Escape")
    mouse.release(row(sheet, 2, x=70))
    assert names(page) == ["Scratch", "Dent", "Stain", ""]
    assert counts(page) == [0, 0, 0, 0]


def test_a_category_that_is_deleted_tells_of_its_links_and_comes_back_with_them(page, sheet, hand, window):
    page.commands["make_head"].trigger()
    window.go("tally")
    sheet.setFocus()
    hand.type("111")
    hand.key("Delete")
    assert names(page) == ["Dent", "Stain", ""]
    assert "stays" in window.status.hint.text()
    hand.key("Ctrl+Z")
    assert counts(page) == [3, 0, 0, 0]


# Numbers and paper forms


def test_a_number_is_typed_for_a_cell_and_plus_adds_to_it(page, sheet, hand):
    hand.type("11")
    hand.key("=")
    assert editor(sheet).text() == "2"
    hand.type("40")
    hand.key("Return")
    assert counts(page)[0] == 40
    hand.key("=")
    hand.type("+5")
    hand.key("Return")
    assert counts(page)[0] == 45
    hand.key("=")
    hand.type("many")
    hand.key("Return")
    assert sheet.typing.is_open
    hand.key("Escape")
    assert counts(page)[0] == 45
    hand.key("Ctrl+Z")
    assert counts(page)[0] == 40


def test_the_counts_of_a_paper_form_are_typed_in_its_order_row_after_row_column_after_column(page, sheet, hand):
    page.commands["columns_shift"].trigger()
    hand.key("Ctrl+E")
    for number in ("3", "", "5", "1", "7", "8"):
        hand.type(number)
        hand.key("Return")
    hand.key("Escape")
    first, second, _third = (column.id for column in page.tally.columns)
    of = {each.name: (each.count_in(first), each.count_in(second)) for each in page.tally.categories}
    assert of == {"Scratch": (3, 7), "Dent": (0, 8), "Stain": (5, 0), "": (1, 0)}
    assert all(mark.at == "" for each in stored(page).categories for mark in each.marks)


# Columns


def test_marks_go_to_the_column_that_is_chosen_by_key_or_click(page, sheet, hand):
    page.commands["columns_shift"].trigger()
    assert [column.name for column in page.tally.columns] == ["Morning", "Afternoon", "Night"]
    hand.type("1")
    hand.key("Right")
    hand.type("11")
    hand.key("Right")
    hand.key("Right")  # there is no further one
    hand.type("2")
    cells = {cell.name: cell for cell in sheet.laid.cells}
    afternoon = cells["Afternoon"]
    Hand(sheet).click(row(sheet, 2, x=(afternoon.left + afternoon.right) / 2))
    assert sheet.current == afternoon.column
    by = [[each.count_in(column.id) for column in page.tally.columns] for each in page.tally.categories]
    assert by == [[1, 2, 0], [0, 0, 1], [0, 1, 0], [0, 0, 0]]
    morning = next(cell for cell in sheet.laid.cells if cell.name == "Morning")
    Hand(sheet).click(QPointF((morning.left + morning.right) / 2, 10))
    assert sheet.current == morning.column


def test_a_column_is_added_named_in_place_and_deleted_with_its_marks_staying(page, sheet, hand):
    page.commands["add_column"].trigger()
    assert editor(sheet).selectedText() == "Station 1" or editor(sheet).text() == "Column 1"
    hand.type("Press 4")
    hand.key("Return")
    assert page.tally.column_kind == "station"
    assert [column.name for column in page.tally.columns] == ["Press 4"]
    hand.type("1")
    cell = sheet.laid.cells[0]
    Hand(sheet).double_click(QPointF((cell.left + cell.right) / 2, 10))
    hand.type("Press 5")
    hand.key("Return")
    assert [column.name for column in page.tally.columns] == ["Press 5"]
    page.commands["delete_column"].trigger()
    assert page.tally.columns == ()
    assert counts(page)[0] == 1
    assert sheet.laid.cells[0].name == "In no column"


def test_without_columns_the_last_mark_of_the_whole_row_is_taken_away(page, sheet, hand):
    page.commands["columns_shift"].trigger()
    hand.type("11")
    page.commands["columns_none"].trigger()
    _press(sheet, Qt.Key.Key_1, "1", shift=True)
    assert counts(page)[0] == 1


# The Pareto


def test_a_bar_is_looked_into_by_column_by_key_and_click_and_escape_goes_back(page, sheet, hand, window):
    page.commands["columns_shift"].trigger()
    hand.type("1112")
    hand.key("Right")
    hand.type("1")
    page.pareto.setFocus()
    hand.key("Home")
    hand.key("Return")
    assert page.pareto.drilled == page.tally.categories[0].id
    assert bars(page) == [("Morning", 3), ("Afternoon", 1), ("Night", 0)]
    assert page.pareto.laid[0].told.title == "Scratch, by shift"
    assert page.panes.head.all.isVisible()
    hand.type("1")  # goes on counting, and shows it
    assert bars(page)[:2] == [("Morning", 3), ("Afternoon", 2)]
    hand.key("Escape")
    assert bars(page)[0] == ("Scratch", 5)
    Hand(page.pareto).click(page.pareto.laid[0].bars[1].rect.center())
    assert page.pareto.drilled == page.tally.categories[1].id
    assert sheet.selected == page.tally.categories[1].id
    page.panes.head.all.click()
    assert page.pareto.drilled is None


def test_without_columns_a_bar_says_how_it_could_be_looked_into(page, sheet, hand, window):
    hand.type("1")
    page.pareto.setFocus()
    hand.key("Return")
    assert page.pareto.drilled is None
    assert "by shift" in window.status.hint.text()


def test_the_weight_is_switched_and_stands_in_the_title(page, sheet, hand):
    edit.change_categories(page.desk.document, [page.tally.categories[0].id], "cost_each", 2.0)
    edit.change_categories(page.desk.document, [page.tally.categories[1].id], "cost_each", 50.0)
    hand.type("11112")
    page.panes.head.weights["cost"].click()
    assert [(laid.bar.name, laid.bar.value) for laid in page.pareto.laid[0].bars[:2]] == [("Dent", 50), ("Scratch", 8)]
    assert page.pareto.laid[0].told.title == "Rejects – Pareto by cost"
    assert page.pareto.laid[0].told.said == "1 of 4 categories makes 80 % of the cost"
    hand.key("F7")
    assert page.tally.weight == "time"
    assert "time per occurrence is not given" in page.pareto.laid[0].told.said
    hand.key("Ctrl+Z")
    assert page.tally.weight == "cost"


def test_two_periods_stand_side_by_side_on_one_scale_with_their_differences(page, sheet, hand):
    hand.type("1111112")
    page.commands["start_period"].trigger()
    assert page.tally.name == "Rejects – after"
    assert counts(page) == [0, 0, 0, 0]
    page.sheet.setFocus()
    hand.type("122")
    hand.key("F8")
    before, after = page.pareto.laid
    assert before.ceiling == after.ceiling == 7
    assert before.y(1) == after.y(1)
    assert after.told.said == "Total: 3 (▼\u202f4, 57\u202f%)"
    assert [after.words.difference(row) for row in after.told.change.rows[:2]] == ["▲\u202f1", "▼\u202f5"]
    assert not page.sheet.isVisible()
    hand.type("3")  # counting goes on
    assert page.pareto.laid[1].told.said == "Total: 4 (▼\u202f3, 43\u202f%)"
    hand.key("F8")
    assert len(page.pareto.laid) == 1
    assert page.sheet.isVisible()


def test_f_makes_the_chosen_bar_the_head_of_one_ishikawa_and_opens_it(page, sheet, hand, window):
    hand.type("22")
    page.pareto.setFocus()
    hand.key("F")
    assert window.current == "fishbone"
    with page.desk.document.read() as session:
        links = [(each.source_kind, each.source, each.target_kind) for each in read_links(session)]
    assert links == [("category", page.tally.categories[1].id, "fishbone")]
    window.go("tally")
    sheet.setFocus()
    hand.key("F")  # it has one: that is shown
    with page.desk.document.read() as session:
        assert len(read_links(session)) == 1


# Several tallies, and what is asked from outside


def test_the_tabs_show_all_tallies_and_a_category_is_found_on_its_own(page, sheet, hand):
    first = page.tally.id
    second = edit.add(page.desk.document, "Stops", ["Jam"])
    assert [page.tabs.tabs.tabText(i) for i in range(2)] == ["Rejects", "Stops"]
    jam = edit.read(page.desk.document, second).categories[0].id
    assert page.show_thing("category", jam)
    assert page.tally.id == second
    assert page.selected == jam
    assert page.show_thing("tally", first)
    assert not page.show_thing("category", "gone")
    hand.key("Ctrl+PgDown")
    assert page.tally.id == second
    page.commands["delete_tally"].trigger()
    assert page.tally.id == first


def test_undo_brings_the_tally_of_the_change_back_into_view(page, sheet, hand):
    first = page.tally.id
    hand.type("2")
    page.turn_to(edit.add(page.desk.document, "Stops"))
    hand.key("Ctrl+Z")
    hand.key("Ctrl+Z")
    assert page.tally.id == first
    assert counts(page) == [0, 0, 0, 0]
    assert page.selected == page.tally.categories[1].id


def test_what_is_counted_while_another_page_is_on_show_is_there_when_it_comes_back(page, sheet, hand, window):
    hand.type("1")
    window.go("value_stream")
    with page.desk.document.edit("From elsewhere") as session:
        from app.models.record import add
        from app.models.tally import TallyMark

        add(session, TallyMark, [{"id": "m", "category_id": page.tally.categories[2].id, "count": 9, "at": ""}])
    assert counts(page) == [1, 0, 0, 0]
    window.go("tally")
    assert counts(page) == [1, 0, 9, 0]
    assert bars(page)[0] == ("Stain", 9)


def test_sheet_and_pareto_can_be_shown_alone_and_one_of_them_always_is(page, sheet, hand):
    hand.key("F3")
    assert not page.sheet.isVisible()
    assert page.pareto.isVisible()
    hand.key("F5")
    assert page.sheet.isVisible()
    assert not page.pareto.isVisible()
    hand.key("F5")
    assert page.sheet.isVisible()
    assert page.pareto.isVisible()


def test_the_page_is_where_it_was_after_the_look_changed(page, sheet, hand, window):
    page.commands["columns_shift"].trigger()
    hand.key("Right")
    hand.type("22")
    hand.key("F9")
    page = window.page("tally")
    assert page.tally.name == "Rejects"
    assert page.selected == page.tally.categories[1].id
    assert page.sheet.current == page.tally.columns[1].id


def test_the_table_and_the_picture_are_copied(page, sheet, hand):
    page.commands["columns_shift"].trigger()
    hand.type("1112")
    hand.key("Ctrl+C")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Category", "Morning", "Afternoon", "Night", "Total", "%", "Cum. %"]
    assert lines[1].split("\t") == ["Scratch", "3", "0", "0", "3", "75", "75"]
    assert lines[4].split("\t") == ["Other", "0", "0", "0", "0", "0", "100"]
    page.commands["copy_picture"].trigger()
    mime = QGuiApplication.clipboard().mimeData()
    assert b"Pareto by count" in bytes(mime.data("image/svg+xml").data())


def test_the_panel_changes_header_and_category_and_shows_where_it_went(page, sheet, hand, qtbot, window):
    qtbot.waitUntil(lambda: page.panel.row_form.subject is not None)
    place = page.panel.tally_form.editors["place"]
    place.setFocus()
    hand.type("Line 3")
    hand.key("Return")
    assert stored(page).place == "Line 3"
    cost = page.panel.row_form.editors["cost_each"]
    cost.setFocus()
    hand.type("2,5")
    hand.key("Return")
    assert stored(page).categories[0].cost_each == 2.5
    sheet.setFocus()
    page.commands["make_head"].trigger()
    window.go("tally")
    qtbot.waitUntil(lambda: any(step.end.kind == "fishbone" for step in page.panel.row_trail.steps))


def test_a_bar_that_is_pointed_at_says_how_it_came_about(page, sheet, hand):
    edit.change_categories(page.desk.document, [page.tally.categories[0].id], "cost_each", 2.5)
    hand.type("1111")
    page.weigh("cost")
    laid = page.pareto.laid[0]
    told = laid.words.explain(laid.found.bars[0], laid.found, 2.5).splitlines()
    assert told[0] == "Scratch: 4 × 2.5\u202f€ = 10\u202f€"
    assert told[3].startswith("Class A")
    assert laid.bar_at(laid.bars[0].rect.center()).name == "Scratch"


def test_many_rows_scroll_and_the_marked_one_comes_into_view(page, hand):
    page.turn_to(edit.add(page.desk.document, "Long", [f"Row {i}" for i in range(40)]))
    page.sheet.setFocus()
    hand.type("Z")
    id = page.selected
    rect = page.sheet.on_screen(page.sheet.laid.row_rect(page.sheet.index_of(id)))
    assert page.sheet.room().contains(rect.center().toPointF())
    assert page.sheet.laid.keys[id] == "Z"
    assert page.sheet.laid.row >= 40


def test_ten_thousand_marks_are_counted_without_being_read_again(page, hand, monkeypatch):
    marks = tuple(Mark(f"m{i}", "2026-03-12T14:32:05") for i in range(10_000))
    edit.put(page.desk.document, Tally("big", "Big", categories=(Category("a", "A", marks=marks),)), "Import")
    page.turn_to("big")
    page.sheet.setFocus()
    read = []
    monkeypatch.setattr("app.views.tally_live.read_gathered", lambda *asked: read.append(asked))
    hand.type("1")
    hand.key("Ctrl+Z")
    hand.type("11")
    assert counts(page)[0] == 10_002
    assert read == []


# A clumsy hand


def test_a_row_that_goes_while_it_is_pulled_is_let_go(page, sheet, hand):
    window = hand.widget
    start = sheet.viewport().mapTo(window, row(sheet, 2, 60.0).toPoint())
    above = sheet.viewport().mapTo(window, row(sheet, 0, 60.0).toPoint())
    hand.press(start)
    hand.move(above)
    assert sheet.pointing.drag is not None
    for _row in range(3):
        page.commands["delete_category"].trigger()
    hand.move(start)
    hand.release(start)
    assert names(page) == [""]


@pytest.mark.parametrize("keys", ["Escape", "Ctrl+Z"])
def test_a_drag_is_given_up_by_escape_and_by_undo_which_undoes_nothing_else(page, sheet, hand, keys):
    window = hand.widget
    hand.type("1")
    hand.press(sheet.viewport().mapTo(window, row(sheet, 2, 60.0).toPoint()))
    hand.move(sheet.viewport().mapTo(window, row(sheet, 0, 60.0).toPoint()))
    hand.key(keys)
    hand.release()
    assert names(page) == ["Scratch", "Dent", "Stain", ""]
    assert counts(page) == [1, 0, 0, 0]


def test_escape_amid_a_drag_does_not_leave_the_projector(page, sheet, hand, window):
    hand.key("F11")
    hand.wait()
    sheet = window.page("tally").sheet
    sheet.setFocus()
    hand.press(sheet.viewport().mapTo(window, row(sheet, 1, 60.0).toPoint()))
    hand.move(sheet.viewport().mapTo(window, row(sheet, 0, 60.0).toPoint()))
    hand.key("Escape")
    assert sheet.pointing.drag is None
    assert window.settings.projector


@pytest.mark.parametrize("keys", ["F2", "Ctrl+Return", "Ctrl+Shift+K"])
def test_a_number_that_cannot_be_read_leaves_no_field_behind_when_something_else_is_typed(page, sheet, hand, keys):
    hand.type("=")
    hand.type("abc")
    hand.key(keys)
    fields = [each for each in sheet.viewport().findChildren(QLineEdit) if each.isVisible()]
    assert fields == [editor(sheet)]
    hand.key("Escape")
    assert not [each for each in sheet.viewport().findChildren(QLineEdit) if each.isVisible()]
    assert counts(page) == [0, 0, 0, 0]
