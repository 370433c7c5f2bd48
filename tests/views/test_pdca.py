"""The PDCA board in the window: gates, lanes, filter, panel, limits, and the way of an action round the wheel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from app.calc.action import Action
from app.calc.axis import Axis
from app.calc.event import EventData
from app.exchange.event_file import write_new
from app.models import action_edit
from app.models.action import read_actions
from app.views.main_window import MainWindow
from app.views.pdca import PdcaPage
from app.views.pdca_gate import GateSheet
from tests.hand import Hand
from tests.views.conftest import make_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the screenless platform says of menus
TODAY = date.today()
PLAN = (
    Action("i", 1, "An idea", phase="idea"),
    Action("p", 2, "Preset the dies", "Drawing", "Zoé", axis="x", phase="plan", due="2999-01-01"),
    Action("q", 3, "Shadow board", phase="plan"),
    Action("d", 4, "Quick clamps", "Clamps", "Zoé", phase="do", due="2026-01-01", first_due="2026-01-01"),
    Action("k", 5, "Kanban", "Cards", "Karim", phase="check", done_on="2026-01-01", unit="min"),
    Action("s", 6, "Standard", "Sheet", "Karim", phase="act", done_on="2026-01-01"),
)


@pytest.fixture
def board(dressed, qtbot, settings, tmp_path: Path) -> MainWindow:
    made = make_window(qtbot, settings)
    write_new(tmp_path / "plan.kaizen", EventData("E", "en", axes=(Axis("x", "Changeovers"),), actions=PLAN))
    made.files.open_path(tmp_path / "plan.kaizen")
    made.go("pdca")
    return made


def page_of(window: MainWindow) -> PdcaPage:
    return window.page("pdca")


def stored(window: MainWindow) -> dict[str, Action]:
    with window.document.read() as session:
        return {action.id: action for action in read_actions(session)}


def turn(hand: Hand, window: MainWindow, *ids: str) -> GateSheet:
    page_of(window).view.setFocus()
    page_of(window).view.select(ids)
    hand.key("W")
    return window.findChild(GateSheet)


# Typing


def test_tab_goes_on_from_what_is_to_be_done_to_deliverable_and_owner(board):
    hand = Hand(board)
    hand.key("Ctrl+T")
    hand.type("Buy clamps")
    hand.key("Tab")
    hand.type("Two clamps")
    hand.key("Tab")
    hand.type("Yves")
    hand.key("Tab")
    made = next(action for action in stored(board).values() if action.label == "Buy clamps")
    assert (made.deliverable, made.owner) == ("Two clamps", "Yves")


# The gate


def test_undo_of_one_key_says_that_it_turned_the_wheel(board):
    turn(Hand(board), board, "i")
    assert stored(board)["i"].phase == "plan"
    assert page_of(board).desk.document.undo_label == "Turn the wheel of an action"


def test_an_action_goes_round_the_wheel_with_a_proof_for_each_quarter(board):
    hand = Hand(board)
    sheet = turn(hand, board, "p")
    assert sheet.lines["plan"].text()  # all is set: one key goes on
    hand.key("Return")
    assert stored(board)["p"].phase == "do"
    turn(hand, board, "p")
    hand.type("Clamps are fitted, photo taken")
    hand.key("Return")
    assert stored(board)["p"].done_on == TODAY.isoformat()
    sheet = turn(hand, board, "p")
    hand.type("42")
    hand.key("Return")
    hand.type("9")
    hand.key("Return")
    sheet.verdicts.buttons()[0].click()
    sheet.on.click()
    Hand.wait()
    action = stored(board)["p"]
    assert (action.phase, action.measure_before, action.measure_after, action.verdict) == ("act", 42, 9, "effective")
    assert "42 → 9" in action.proofs[-1].text
    turn(hand, board, "p")
    hand.type("Standard SOP 12")
    hand.key("Return")
    action = stored(board)["p"]
    assert action.phase == "closed"
    assert [proof.step for proof in action.proofs] == ["plan", "do", "check", "act"]
    for _step in range(4):
        hand.key("Ctrl+Z")
    assert stored(board)["p"] == PLAN[1]


def test_what_is_planned_is_said_at_the_gate_as_it_is_written_in_french(board):
    board.asked.change_language()
    hand = Hand(board)
    sheet = turn(hand, board, "p")
    assert any(
        "Livrable\u202f: Drawing" in each.text().replace("\xa0", "\u202f") for each in sheet.findChildren(QLabel)
    )
    hand.key("Escape")


def test_escape_leaves_the_card_where_it_was(board):
    hand = Hand(board)
    turn(hand, board, "d")
    hand.type("half a proof")
    hand.key("Escape")
    Hand.wait()
    assert board.findChild(GateSheet) is None
    assert stored(board)["d"] == PLAN[3]
    assert QApplication.focusWidget() is page_of(board).view


def test_a_quarter_may_be_closed_without_proof_but_not_without_a_reason(board):
    hand = Hand(board)
    sheet = turn(hand, board, "d")
    hand.key("Return")
    assert sheet.wrong.isVisible()
    sheet.without.click()
    hand.key("Return")
    assert stored(board)["d"].phase == "do"
    hand.type("The customer waits")
    hand.key("Return")
    action = stored(board)["d"]
    assert (action.phase, action.proofs[-1].overridden, action.proofs[-1].text) == ("check", "The customer waits", "")
    assert "overridden" in page_of(board).view.laid.cards["d"].card.signs()


def test_what_is_missing_to_plan_is_typed_at_the_gate(board):
    hand = Hand(board)
    sheet = turn(hand, board, "q")
    assert {"deliverable", "owner", "due"} <= sheet.lines.keys()
    for text in ("A board", "Karim", "12/3/2999", "Agreed in the meeting"):
        hand.type(text)
        hand.key("Return")
    action = stored(board)["q"]
    assert (action.deliverable, action.owner, action.due, action.phase) == ("A board", "Karim", "2999-03-12", "do")
    hand.key("Ctrl+Z")
    assert stored(board)["q"] == PLAN[2]


def test_a_date_that_is_none_keeps_the_gate_shut(board):
    hand = Hand(board)
    sheet = turn(hand, board, "q")
    sheet.lines["due"].setText("soon")
    sheet.lines["plan"].setText("Agreed")
    sheet.on.click()
    assert "soon" in sheet.wrong.text()
    assert sheet.isVisible()
    hand.key("Escape")


def test_over_several_columns_each_quarter_is_asked_once_for_all_cards(board):
    page, hand = page_of(board), Hand(page_of(board).view)
    page.view.select(["p", "q"])
    left, top, _right, _bottom = page.view.box_of("p")
    x1, x2 = page.view.laid.columns[3]
    hand.drag(QPointF(left + 20, top + 20), QPointF((x1 + x2) / 2, page.view.box_of("k")[3] + 20))
    sheet = board.findChild(GateSheet)
    assert list(sheet.lines) == ["plan", "do"]
    for text in ("Agreed", "Done at the line"):
        hand.type(text)
        hand.key("Return")
    assert [stored(board)[id].phase for id in "pq"] == ["check", "check"]
    hand.key("Ctrl+Z")
    assert [stored(board)[id] for id in "pq"] == [PLAN[1], PLAN[2]]


# The panel


def test_the_panel_shows_the_action_of_the_card_and_writes_it(board):
    page, hand = page_of(board), Hand(board)
    page.view.select(["p"])
    page.form.show_field("owner")
    hand.key("Ctrl+A")
    hand.type("Karim")
    hand.key("Return")
    assert stored(board)["p"].owner == "Karim"
    assert page.view.laid.cards["p"].card.action.owner == "Karim"


def test_selecting_does_not_move_the_board_under_the_hand(board):
    page = page_of(board)
    page.view.select([])
    Hand.wait()
    before = page.view.laid.columns
    page.view.select(["p"])
    Hand.wait()
    assert page.view.laid.columns == before


def test_a_later_date_asks_its_reason_and_counts_on_the_card(board):
    page, hand = page_of(board), Hand(board)
    page.view.select(["d"])
    page.form.show_field("due")
    hand.key("Ctrl+A")
    hand.type((TODAY + timedelta(days=30)).isoformat())
    hand.key("Return")
    assert stored(board)["d"].due == "2026-01-01"
    hand.type("Part came late")
    hand.key("Return")
    hand.key("Return") if page.ask.isVisible() else None
    action = stored(board)["d"]
    assert [each.reason for each in action.postponements] == ["Part came late"]
    assert page.view.laid.cards["d"].card.late == 0


def test_postponing_and_putting_aside_ask_in_place(board):
    page, hand = page_of(board), Hand(board)
    page.view.setFocus()
    page.view.select(["d"])
    page.commands["drop"].trigger()
    hand.type("Too dear")
    hand.key("Return")
    assert stored(board)["d"].dropped_because == "Too dear"
    assert not page.view.has("d")
    hand.key("Ctrl+Z")
    assert page.view.has("d")


# Lanes, filter, limits


def test_f7_goes_through_the_lanes_and_the_chip_says_which(board):
    page, hand = page_of(board), Hand(board)
    page.view.setFocus()
    for kind, words in (("axis", "By axis"), ("owner", "By owner"), ("problem", "By problem"), ("none", "No lanes")):
        hand.key("F7")
        assert page.view.lane_kind == kind
        assert page.filters.lanes.text().strip() == words
        assert page.commands[f"lanes_{kind}"].isChecked()


def test_the_filter_is_typed_and_left_by_escape(board):
    page, hand = page_of(board), Hand(board)
    hand.key("Ctrl+F")
    hand.type("clamp")
    assert list(page.view.laid.cards) == ["d"]
    assert page.filters.told.text() == "1 of 6 shown"
    hand.key("Escape")
    assert len(page.view.laid.cards) == 6
    hand.key("Escape")
    assert QApplication.focusWidget() is page.view


def test_only_what_is_late_or_only_of_one_owner_is_shown(board):
    page, hand = page_of(board), Hand(board)
    page.view.setFocus()
    hand.key("F8")
    assert list(page.view.laid.cards) == ["d"]
    assert page.filters.late.property("on")
    hand.key("F8")
    page.filters.owner.click()
    menu = page.filters.owner.findChild(QMenu)
    next(action for action in menu.actions() if action.text().startswith("Karim")).trigger()
    menu.close()
    assert set(page.view.laid.cards) == {"k", "s"}
    page.filters.clear.click()
    assert len(page.view.laid.cards) == 6


def test_a_limit_is_kept_in_the_file_and_told_in_the_status_bar(board, tmp_path):
    page, hand = page_of(board), Hand(board)
    page.view.setFocus()
    page.view.select(["d"])
    hand.key("Ctrl+L")
    hand.type("0")
    hand.key("Return")
    told: list[list[tuple[str, str, str]]] = []
    page.numbers_changed.connect(told.append)
    page.tell()
    assert ("Columns over their limit", "1") in [each[:2] for each in told[-1]]
    board.files.close_event()
    board.files.open_path(tmp_path / "plan.kaizen")
    board.go("pdca")
    assert page_of(board).view.head.is_over("do")


def test_after_how_many_days_a_card_is_marked_is_chosen_from_a_menu(board):
    page = page_of(board)
    page.commands["set_idle_days"].trigger()
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if "7" in action.text()).trigger()
    menu.close()
    assert page.view.mirror.idle_days == 7


# In the window


def test_undo_brings_the_card_into_view_that_it_changed(board):
    page, hand = page_of(board), Hand(board)
    page.view.setFocus()
    page.view.select(["p"])
    hand.key("+")
    page.view.select([])
    hand.key("Ctrl+Z")
    assert page.view.selected() == ["p"]


def test_undo_of_a_corrected_proof_shows_whose_it_is(board):
    page, hand = page_of(board), Hand(board)
    turn(hand, board, "d")
    hand.type("A photo")
    hand.key("Return")
    action_edit.change_proof(board.document, stored(board)["d"].proofs[0].id, "text", "Two photos")
    page.view.select([])
    hand.key("Ctrl+Z")
    assert page.view.selected() == ["d"]


def test_another_look_or_language_keeps_lanes_filter_and_selection(board):
    page, hand = page_of(board), Hand(board)
    page.show_lanes("owner")
    page.view.fold(["Karim"])
    page.filters.seek.setText("e")
    page.view.select(["p"])
    hand.key("F9")
    again = page_of(board)
    assert again is not page
    assert (again.view.lane_kind, again.view.selected()) == ("owner", ["p"])
    assert again.view.folded == {"Karim"}
    assert again.filters.seek.text() == "e"


def test_the_menu_of_a_card_offers_what_can_be_done_with_it(board):
    page, hand = page_of(board), Hand(page_of(board).view)
    left, top, right, bottom = page.view.box_of("p")
    hand.menu(QPointF((left + right) / 2, (top + bottom) / 2))
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    texts = [action.text() for action in menu.actions()]
    assert page.commands["turn_wheel"].text() in texts
    assert page.view.selected() == ["p"]
    menu.close()


def test_the_tip_of_a_card_says_what_it_has_no_room_for():
    from app.calc.action import Postponement
    from app.calc.board import card_of
    from app.canvas.board_tip import told_of

    action = replace(PLAN[3], postponements=(Postponement("2025-12-01", "2026-01-01", "Part came late"),))
    said = "\n".join(told_of(card_of(action, TODAY, 14)))
    assert "Clamps" in said
    assert "Part came late" in said


def test_the_board_is_copied_as_a_picture(board):
    page_of(board).commands["copy_picture"].trigger()
    assert QApplication.clipboard().mimeData().hasImage()


def test_an_empty_board_says_how_to_begin_and_the_first_card_is_typed_at_once(dressed, qtbot, settings, tmp_path):
    window = make_window(qtbot, settings)
    write_new(tmp_path / "new.kaizen", EventData("New", "en"))
    window.files.open_path(tmp_path / "new.kaizen")
    window.go("pdca")
    page, hand = page_of(window), Hand(window)
    assert page.empty.isVisible()
    page.empty.buttons[0].click()
    hand.type("Preset the dies")
    assert not page.empty.isVisible()
    hand.key("Return")
    hand.type("Quick clamps")
    hand.key("Return")
    hand.key("Escape")
    assert [action.label for action in stored(window).values()] == ["Preset the dies", "Quick clamps"]


def test_the_panel_completes_the_owner_and_enter_keeps_what_was_typed(board):
    hand = Hand(board)
    page = page_of(board)
    page.view.select(["q"])
    Hand.wait()
    page.form.show_field("owner")
    hand.type("kar")
    hand.key("Return")
    assert stored(board)["q"].owner == "kar"
    page.form.show_field("owner")
    hand.key("Ctrl+A")
    hand.type("zo")
    hand.key("Tab")
    assert stored(board)["q"].owner == "Zoé"
