"""The page of the improvement axes: worded one after the other, traced back, made measurable, ordered, approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from app.calc.approval import Approval
from app.calc.axis import Axis
from app.calc.link import Link
from app.exchange.event_file import read, write_new
from app.models import axis_edit as edit
from app.models.five_whys import Why
from app.views.axis_board import AxisBoard
from app.views.axis_layout import lay_axes
from app.views.axis_origin import CauseSheet, OriginSheet
from app.views.theme import appearance
from tests.hand import Hand
from tests.models.test_trail import CHAIN
from tests.views.conftest import make_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
AXES = (
    Axis("a", "Less scrap at the press", indicator="Scrap", baseline=12, target=4, unit="%", present=9, owner="Karim"),
    Axis("b", "No more waiting for the crane", attainable_because="Line 2 does not wait"),
    Axis("c", "Count the stock each week"),
)
EVENT = replace(CHAIN, axes=AXES, links=(*CHAIN.links, Link("why", "w2", "axis", "a")))


@pytest.fixture
def event_file(tmp_path: Path) -> Path:
    path = tmp_path / "Line 3.kaizen"
    write_new(path, EVENT)
    return path


@pytest.fixture
def page(window):
    window.go("axis")
    return window.page("axis")


@pytest.fixture
def hand(window, page):
    hand = Hand(window)
    page.focus()
    return hand


def names(page) -> list[str]:
    return [each.axis.name for each in page.board.told]


def on_board(page) -> Hand:
    return Hand(page.board)


def place(page, id: str, part: str) -> QPoint:
    return next(card for card in page.board.laid.cards if card.id == id).parts[part].center()


# Wording


def test_axes_are_worded_one_after_the_other_by_enter_alone(page, hand):
    hand.key("End")
    hand.key("Return")
    for text in ("Fewer changeovers", "Clean machines"):
        hand.type(text)
        hand.key("Return")
    hand.key("Return")
    assert names(page)[3:] == ["Fewer changeovers", "Clean machines"]
    assert not page.board.typing.is_on
    assert QApplication.focusWidget() is page.board


def test_the_next_axis_comes_after_the_chosen_one_and_tab_goes_on_to_its_objective(page, hand):
    hand.key("Return")
    hand.type("Clean machines")
    hand.key("Tab")
    assert names(page)[:2] == ["Less scrap at the press", "Clean machines"]
    assert QApplication.focusWidget() is page.form.editors["indicator"]
    hand.type("Hours of cleaning")
    hand.key("Tab")
    assert page.board.chosen().axis.indicator == "Hours of cleaning"


def test_escape_makes_nothing_and_what_is_half_typed_is_kept_when_the_page_is_left(page, hand, window):
    hand.key("Return")
    hand.type("No")
    hand.key("Escape")
    assert names(page) == [axis.name for axis in AXES]
    hand.key("Return")
    hand.type("Half typed")
    window.go("fishbone")
    assert "Half typed" in names(page)


def test_a_statement_is_typed_anew_by_f2_and_by_a_double_click(page, hand):
    hand.key("F2")
    hand.type("Hardly any scrap")
    hand.key("Return")
    assert names(page)[0] == "Hardly any scrap"
    assert len(names(page)) == 3
    on_board(page).double_click(place(page, "b", "name"))
    hand.type("No waiting")
    hand.key("Return")
    assert names(page)[1] == "No waiting"


def test_a_pasted_list_becomes_an_axis_of_each_line_in_one_step(page, hand, window):
    mime = QMimeData()
    mime.setText("1. Fewer stops\n2. Less stock\n- Cleaner floor\n")
    QGuiApplication.clipboard().setMimeData(mime)
    hand.key("End")
    hand.key("Return")
    hand.key("Ctrl+V")
    assert names(page)[3:] == ["Fewer stops", "Less stock", "Cleaner floor"]
    hand.key("Ctrl+Z")
    assert len(names(page)) == 3


def test_in_another_look_and_language_one_types_on(page, hand, window):
    hand.key("Return")
    hand.type("Clean mach")
    hand.key("F9")
    page = window.page("axis")
    assert page.board.typing.editor.toPlainText() == "Clean mach"
    assert names(page) == [axis.name for axis in AXES]


# Choosing and ordering


def test_undo_that_takes_away_what_is_worded_ends_the_wording(page, hand):
    hand.key("Ctrl+D")
    hand.key("F2")
    assert page.board.typing.is_on
    hand.key("Ctrl+Z")
    assert names(page) == [axis.name for axis in AXES]
    assert not page.board.typing.is_on
    assert not page.board.typing.editor.isVisible()


def test_a_command_amid_typing_keeps_what_is_typed_and_leaves_the_keys_on_the_board(page, hand):
    hand.key("Return")
    hand.type("Half a")
    page.commands["duplicate"].trigger()
    assert "Half a" in names(page)
    assert QApplication.focusWidget() is page.board


def test_axes_are_ordered_by_dragging_and_by_keys_and_undo_puts_them_back(page, hand):
    board = on_board(page)
    board.press(place(page, "a", "head"))
    for x in (100, 300, page.board.laid.cards[1].rect.right() - 8):
        board.move(QPoint(x, 30))
    assert page.board.pointing.dragged == 2
    board.release()
    assert [each[0] for each in names(page)] == ["N", "L", "C"]
    hand.key("Ctrl+Z")
    hand.key("Home")
    hand.key("Ctrl+Right")
    hand.key("Ctrl+Right")
    assert [each[0] for each in names(page)] == ["N", "C", "L"]
    assert page.board.current == "a"


def test_escape_lets_go_of_what_is_dragged(page, hand):
    board = on_board(page)
    board.press(place(page, "a", "head"))
    board.move(QPoint(page.board.laid.cards[2].rect.right() - 4, 30))
    hand.key("Escape")
    board.release()
    assert names(page) == [axis.name for axis in AXES]


def test_a_deleted_axis_gives_the_choice_to_its_neighbour_and_comes_back(page, hand):
    hand.key("Right")
    hand.key("Delete")
    assert page.board.current == "c"
    hand.key("Ctrl+Z")
    assert names(page) == [axis.name for axis in AXES]
    assert page.board.current == "b"


def test_a_copy_stands_beside_its_original(page, hand):
    hand.key("Ctrl+D")
    assert names(page)[:2] == ["Less scrap at the press"] * 2
    assert page.board.current == page.board.ids()[1]


# Where it comes from


def test_what_an_axis_comes_from_is_one_click_away_and_back(page, hand, window):
    card = page.board.laid.cards[0]
    assert [row.lines for row in card.rows["origins"]] == [("No owner",)]
    on_board(page).click(card.rows["origins"][0].rect.center())
    assert window.current == "five_whys"
    hand.key("Ctrl+Down")
    assert window.current == "axis"
    assert page.board.current == "a"


def test_things_of_the_diagnosis_are_found_by_typing_attached_and_taken_off(page, hand):
    hand.key("Right")
    hand.key("O")
    sheet = page.window().findChild(OriginSheet)
    hand.type("crane is late")
    assert sheet.list.count() == 0
    hand.key("Ctrl+A")
    hand.type("waits for")
    hand.key("Return")
    assert [end.title for end in page.board.chosen().origins] == ["The press waits for the crane"]
    assert page.board.chosen().checks[3].fulfilled
    hand.key("Return")
    assert page.board.chosen().origins == ()
    hand.key("Escape")
    hand.key("Ctrl+Z")
    assert len(page.board.chosen().origins) == 1


def test_of_many_origins_the_card_names_some_and_counts_the_rest(page, hand, window):
    for thing in (("cause", "c1"), ("cause", "c2"), ("observation", "seen"), ("observation", "other")):
        edit.attach(window.document, "a", thing)
    card = page.board.laid.cards[0]
    rows = card.rows["origins"]
    assert rows[-1].lines == ("and 2 more",)
    assert [card.origin_at(row.rect.center()) is not None for row in rows] == [True, True, True, False]
    assert len(page.form.trail.steps) > 4


def test_bars_of_several_tallies_are_told_apart_in_the_list(page, hand):
    hand.key("O")
    hand.type("crane")
    names = [sheet.list.item(i).text() for sheet in page.findChildren(OriginSheet) for i in range(sheet.list.count())]
    assert "Crane – Stops" in names


def test_an_axis_is_made_of_a_root_cause_and_worded_at_once(page, hand):
    hand.key("D")
    assert page.window().findChild(CauseSheet).isVisible()
    hand.type("decides")
    hand.key("Return")
    hand.type("Somebody decides each morning")
    hand.key("Return")
    made = page.board.told[-1]
    assert made.axis.name == "Somebody decides each morning"
    assert [end.id for end in made.origins] == ["c2"]


def test_what_it_comes_from_is_called_as_it_is_called_now(page, hand, window):
    window.open_thing("why", "w2")
    with window.document.edit("Reword") as session:
        session.get(Why, "w2").text = "Nobody owns it"
    window.go("axis")
    Hand.wait()
    assert page.board.told[0].origins[0].title == "Nobody owns it"


def test_undo_of_what_was_attached_leads_back_to_the_axis(page, hand, window):
    page.board.step(1)
    edit.attach(window.document, "b", ("observation", "seen"))
    page.board.step(1)
    window.go("tally")
    hand.key("Ctrl+Z")
    assert window.current == "axis"
    assert page.board.current == "b"


# The objective


def test_what_an_objective_lacks_is_said_on_its_card_until_it_is_typed(page, hand):
    hand.key("Right")
    lacking = [str(each.said) for each in page.board.chosen().checks if not each.fulfilled]
    assert len(lacking) == 4
    hand.key("I")
    for field, text in (("indicator", "Waiting"), ("baseline", "40"), ("target", "10"), ("due", "30/06/2026")):
        page.form.show_field(field)
        hand.type(text)
    page.form.show_field("company_objective")
    hand.type("Lead time of five days")
    page.board.setFocus()
    assert page.board.chosen().is_smart
    assert page.board.chosen().axis.due == "2026-06-30"


def test_a_double_click_on_a_card_goes_to_the_field_that_is_meant(page, hand):
    on_board(page).double_click(place(page, "b", "objective"))
    assert QApplication.focusWidget() is page.form.editors["indicator"]
    on_board(page).double_click(place(page, "c", "team"))
    assert QApplication.focusWidget() is page.form.editors["owner"]
    assert page.board.current == "c"


def test_the_status_bar_counts_the_objectives_that_are_whole_and_the_axes_that_are_approved(page, hand, window):
    assert "SMART objectives: 0 of 3" in window.status.numbers.text()
    hand.key("A")
    page.form.approval.step("approved")
    assert "Approved axes: 1 of 3" in window.status.numbers.text()


# With the management


def strip(page):
    return page.form.approval


def test_one_key_takes_the_approval_on_and_asks_by_whom(page, hand):
    strip(page).today = lambda: date(2026, 11, 23)
    hand.key("A")
    assert QApplication.focusWidget() is strip(page).fields.editors["decided_by"]
    hand.type("Mme Roux")
    hand.key("Tab")
    hand.type("Plant manager")
    hand.key("Return")
    page.board.setFocus()
    hand.key("A")
    assert QApplication.focusWidget() is strip(page).ways["approved"]
    hand.key("Return")
    (first, second) = page.board.chosen().axis.approvals
    assert (first.state, first.decided_by, first.function) == ("presented", "Mme Roux", "Plant manager")
    assert (second.state, second.decided_by, second.decided_on) == ("approved", "Mme Roux", "2026-11-23")
    assert strip(page).word.text() == "Approved"


def test_a_refusal_asks_why_and_the_steps_before_it_stay_to_be_read(page, hand):
    strip(page).step("presented")
    strip(page).fields.editors["decided_by"].setFocus()
    hand.type("Mme Roux")
    hand.key("Return")
    Hand(strip(page).ways["refused"]).click()
    assert QApplication.focusWidget() is strip(page).fields.editors["comment"]
    hand.type("Not before the new press")
    page.board.setFocus()
    told = [label.text() for row in strip(page).rows for label in row.findChildren(QLabel) if label.text()]
    assert "Refused" in told[0]
    assert "Not before the new press" in told[0]
    assert told[1].startswith("Presented")


def test_a_step_of_the_past_is_mended_and_removed_and_undo_brings_it_back(page, hand):
    for state in ("presented", "postponed"):
        strip(page).step(state)
    strip(page).mend(strip(page).steps[0].id)
    hand.type("Mr Petit")
    hand.key("Return")
    assert [step.decided_by for step in strip(page).steps] == ["Mr Petit", ""]
    strip(page).remove(strip(page).steps[1].id)
    assert strip(page).state == "presented"
    hand.key("Ctrl+Z")
    assert strip(page).state == "postponed"


def test_undo_of_an_approval_brings_its_axis_into_view(page, hand):
    strip(page).step("approved")
    page.board.setFocus()
    hand.key("End")
    assert page.board.current == "c"
    hand.key("Ctrl+Z")
    assert page.board.current == "a"
    assert page.board.chosen().state == "proposed"


# Seen by an audience


def test_three_axes_stand_side_by_side_before_an_audience_and_nothing_is_cut(page, qtbot):
    board = AxisBoard(appearance("light", projector=True))
    qtbot.addWidget(board)
    board.resize(1160, 620)  # what a projector of 1280 × 720 leaves beside the rail
    board.show()
    board.tell(page.board.told)
    assert len(board.laid.cards) == 3
    for card in board.laid.cards:
        assert card.rect.right() < board.viewport().width()
        assert all(card.rect.contains(rect) for rect in card.parts.values())
        assert board.laid.px(13) >= 19


def test_in_a_large_window_everything_is_larger_as_long_as_it_is_all_in_sight(page, qtbot):
    told = page.board.told
    worn = appearance("light", projector=False)
    small, large = (lay_axes(told, QSize(*size), worn) for size in ((900, 500), (1700, 1000)))
    assert small.px(100) == 100
    assert large.px(100) > 110
    assert large.height <= 1000
    assert large.cards[2].rect.right() < 1700
    assert len({card.rect.width() for card in large.cards}) == 1


def test_before_the_first_axis_its_place_is_as_high_as_its_card_will_be(page, qtbot):
    for at in (0, None):
        laid = lay_axes([], QSize(1100, 600), appearance("light", projector=False), at)
        assert len(laid.cards) == 3
        assert all(card.rect.height() > 300 for card in laid.cards)


def test_parts_lie_below_each_other_at_the_same_height_on_every_card(page, hand):
    for card in page.board.laid.cards:
        tops = [rect.top() for rect in card.parts.values()]
        assert tops == sorted(tops)
        for rect, after in zip(list(card.parts.values()), list(card.parts.values())[1:], strict=False):
            assert rect.bottom() < after.top()
    assert len({tuple(rect.top() for rect in card.parts.values()) for card in page.board.laid.cards}) == 1


def test_a_file_that_is_only_looked_at_lets_nothing_be_typed(bare_window, event_file):
    bare_window.files.look_at(event_file)
    bare_window.go("axis")
    page = bare_window.page("axis")
    hand = Hand(bare_window)
    page.focus()
    for key in ("Return", "F2", "N", "A", "Delete"):
        hand.key(key)
    assert not page.board.typing.is_on
    assert names(page) == [axis.name for axis in AXES]
    bare_window.files.close_event()


def test_what_was_typed_is_there_after_reopening(page, hand, window, event_file):
    hand.key("End")
    hand.key("Return")
    hand.type("Clean machines")
    hand.key("Return")
    window.files.close_event()
    assert [axis.name for axis in read(event_file).axes][-1] == "Clean machines"


def test_an_approval_of_the_file_is_shown_with_sign_and_word(dressed, qtbot, settings, tmp_path):
    path = tmp_path / "e.kaizen"
    write_new(path, replace(EVENT, axes=(replace(AXES[0], approvals=(Approval("adjusted", "Mme Roux"),)),)))
    window = make_window(qtbot, settings)
    window.files.open_path(path)
    window.go("axis")
    assert window.page("axis").form.approval.word.text() == "Approved with changes"
