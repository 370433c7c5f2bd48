"""The page of the action plan: typed as in a spreadsheet, filtered by one click, followed by the wheel."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from app.calc.action import Action, Deployment, Postponement
from app.calc.action_list import Filter
from app.calc.axis import Axis
from app.calc.event import EventData
from app.calc.link import Link
from app.calc.problem import Problem
from app.calc.proof import Proof
from app.exchange.event_file import read, write_new
from app.models import action_edit as edit
from app.models.origin_edit import origins_of
from app.views.print_preview import PrintPreview
from app.views.tie_sheet import TieSheet
from tests.hand import Hand
from tests.reports.paper import words
from tests.views.conftest import make_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the screenless platform says of menus
TODAY = date(2026, 11, 23)
ACTIONS = (
    Action("a", 1, "Move the rack", "Layout signed", "Lea", axis="x", first_due="2026-11-13", due="2026-11-20"),
    Action("b", 2, "Train the shift", "12 trained", "Bruno", phase="do", due="2026-11-27", problem="p"),
    Action("c", 3, "Measure scrap"),
    Action("d", 4, "Mark the floor", "Lines", "Lea", phase="check", due="2026-11-20", done_on="2026-11-19",
           proofs=(Proof("plan", "Agreed"), Proof("do", "Photo"))),
    Action("e", 5, "Sell the crane", "Money", "Bruno", phase="dropped", dropped_because="Rented"),
    Action("f", 6, "Paint it", phase="idea"),
)  # fmt: skip


@pytest.fixture
def event_file(tmp_path: Path) -> Path:
    path = tmp_path / "Line 3.kaizen"
    axes, problems = (Axis("x", "Flow"), Axis("y", "Scrap")), (Problem("p", "Burrs"),)
    links = (Link("axis", "x", "action", "a"),)
    write_new(path, EventData("Line 3", "en", coordinator="A. Roux", axes=axes, problems=problems, actions=ACTIONS,
                              links=links))  # fmt: skip
    return path


@pytest.fixture
def page(window):
    window.go("action")
    page = window.page("action")
    page.look_from(TODAY)
    return page


@pytest.fixture
def hand(window, page):
    return Hand(window)


def labels(page) -> list[str]:
    return [row.action.label for row in page.board.rows.things()]


def action(page, id: str) -> Action:
    return next(row.action for row in page.plan.rows if row.action.id == id)


def choose(page, *ids: str) -> None:
    page.board.table.setFocus()
    page.board.select(ids)


# Typing


def test_an_action_is_typed_from_field_to_field_and_the_next_one_at_once(page, hand):
    page.focus()
    for text, key in (("Buy a fixture", "Tab"), ("Fixture at press 3", "Tab"), ("Le", "Tab"), ("+2w", "Return")):
        hand.type(text)
        hand.key(key)
    made = page.plan.rows[-1].action
    assert (made.number, made.label, made.deliverable, made.owner) == (7, "Buy a fixture", "Fixture at press 3", "Lea")
    assert made.due == made.first_due == "2026-12-07"
    hand.type("And one more")
    hand.key("Return")
    assert page.plan.rows[-1].action.label == "And one more"
    assert page.selected() == [page.plan.rows[-1].action.id]


def test_a_due_date_that_is_none_turns_red_and_nothing_is_lost(page, hand):
    page.focus()
    hand.type("Buy a fixture")
    for _ in range(3):
        hand.key("Tab")
    hand.type("soonish")
    hand.key("Return")
    assert len(page.plan.rows) == 6
    assert page.board.entry.lines["due"].property("wrong")
    assert page.board.entry.label.text() == "Buy a fixture"


def test_a_list_or_a_table_is_pasted_as_actions(page, hand):
    page.focus()
    QGuiApplication.clipboard().setText(
        "Clean the hood\tClean\tLea\t1/12/2026\n\nOrder oil\t\tBruno\tas soon as can be\n"
    )
    hand.key("Ctrl+V")
    clean, order = (row.action for row in page.plan.rows[-2:])
    assert (clean.label, clean.deliverable, clean.owner, clean.due) == ("Clean the hood", "Clean", "Lea", "2026-12-01")
    assert (order.label, order.deliverable, order.due) == ("Order oil", "as soon as can be", "")
    page.window().asked.undo()
    assert len(page.plan.rows) == 6


def test_what_is_typed_belongs_to_what_is_filtered_by_and_stays_in_sight(page, hand):
    page.board.filters.show_filter(Filter(owner=frozenset({"lea"}), axis=frozenset({"x"})))
    page.board.entry.label.setFocus()
    hand.type("Sort the tools")
    hand.key("Return")
    made = page.plan.rows[-1].action
    assert (made.owner, made.axis) == ("Lea", "x")
    assert "Sort the tools" in labels(page)


def test_a_cell_is_typed_in_its_place_and_tab_goes_on_over_the_row(page, hand):
    choose(page, "c")
    hand.key("F2")
    hand.type("Weigh scrap")
    hand.key("Tab")
    hand.type("Chart")
    hand.key("Tab")
    hand.type("Bru")
    hand.key("Tab")
    typed = action(page, "c")
    assert (typed.label, typed.deliverable, typed.owner) == ("Weigh scrap", "Chart", "Bruno")
    assert page.board.table.typing.editor is not None


def test_enter_in_a_cell_goes_to_the_cell_below_and_escape_keeps_what_was(page, hand):
    choose(page, "a")
    hand.key("O")
    hand.type("Max")
    hand.key("Return")
    assert action(page, "a").owner == "Max"
    hand.type("Moritz")
    hand.key("Escape")
    assert action(page, "b").owner == "Bruno"
    assert page.board.table.current() == ("b", "owner")


def test_the_axis_of_a_cell_is_one_that_there_is(page, hand):
    table = page.board.table
    page.commands["properties_panel"].setChecked(False)
    page.window().resize(1920, 1080)
    hand.wait()
    choose(page, "c")
    table.go("c", "axis")
    table.typing.begin()
    hand.type("Nowhere")
    hand.key("Return")
    assert table.typing.editor is not None
    hand.key("Ctrl+A")
    hand.type("Scrap")
    hand.key("Return")
    assert action(page, "c").axis == "y"


# Postponing


def test_a_later_due_date_that_is_typed_asks_its_reason_in_place(page, hand):
    choose(page, "a")
    page.board.table.go("a", "due")
    hand.key("Return")
    hand.type("+1w")
    hand.key("Return")
    assert page.ask.isVisible()
    assert action(page, "a").due == "2026-11-20"
    hand.type("The supplier is late")
    hand.key("Return")
    moved = action(page, "a")
    assert (moved.first_due, moved.due) == ("2026-11-13", "2026-11-30")
    assert [each.reason for each in moved.postponements] == ["The supplier is late"]
    assert not page.ask.isVisible()
    assert page.board.table.hasFocus()


def test_an_earlier_due_date_is_only_written(page, hand):
    choose(page, "a")
    page.board.table.go("a", "due")
    hand.key("Return")
    hand.type("18/11/2026")
    hand.key("Return")
    assert not page.ask.isVisible()
    assert (action(page, "a").due, action(page, "a").postponements) == ("2026-11-18", ())


def test_p_postpones_by_date_and_reason_and_counts(page, hand):
    choose(page, "a")
    hand.key("P")
    assert page.ask.asked[0].line.text() == "30 Nov 2026"
    hand.type("W49")
    hand.key("Return")
    hand.key("Return")
    assert page.ask.isVisible()
    assert "few words" in page.ask.asked[1].wrong.text()
    hand.type("Stock taking")
    hand.key("Return")
    assert action(page, "a").due == "2026-12-04"
    assert len(action(page, "a").postponements) == 1
    hand.key("Ctrl+Z")
    assert action(page, "a").postponements == ()


def test_escape_asks_no_more_and_changes_nothing(page, hand):
    choose(page, "a")
    hand.key("P")
    hand.key("Escape")
    assert not page.ask.isVisible()
    assert action(page, "a") == ACTIONS[0]
    assert page.board.table.hasFocus()


def test_a_question_is_given_up_when_another_action_is_selected(page, hand):
    choose(page, "a")
    hand.key("P")
    choose(page, "b")
    assert not page.ask.isVisible()
    assert action(page, "a") == ACTIONS[0]


# The wheel


def test_w_turns_the_wheel_with_the_proof_of_the_quarter(page, hand):
    choose(page, "b")
    hand.key("W")
    hand.type("12 signatures")
    hand.key("Return")
    turned = action(page, "b")
    assert (turned.phase, turned.done_on) == ("check", "2026-11-23")
    assert [(each.step, each.text, each.closed_by) for each in turned.proofs] == [("do", "12 signatures", "Bruno")]


def test_a_quarter_closes_without_a_proof_for_a_reason(page, hand):
    choose(page, "b")
    hand.key("W")
    hand.key("Ctrl+Space")
    assert "without a proof" in page.ask.asked[0].prompt.text()
    hand.type("The customer is here")
    hand.key("Return")
    assert [(each.text, each.overridden) for each in action(page, "b").proofs] == [("", "The customer is here")]


def test_done_asks_for_each_quarter_that_closes(page, hand):
    choose(page, "a")
    hand.key("D")
    assert [each.question.key for each in page.ask.asked] == ["plan", "do"]
    hand.type("Agreed")
    hand.key("Return")
    hand.type("Photo")
    hand.key("Return")
    assert action(page, "a").phase == "check"
    assert [each.text for each in action(page, "a").proofs] == ["Agreed", "Photo"]


def test_several_are_turned_together_each_to_its_next_phase(page, hand):
    choose(page, "a", "b", "f")
    hand.key("W")
    assert [each.question.key for each in page.ask.asked] == ["plan", "do"]
    hand.type("Agreed")
    hand.key("Return")
    hand.type("Seen")
    hand.key("Return")
    assert [action(page, id).phase for id in "abf"] == ["do", "check", "plan"]
    assert page.window().document.undo_label == "Turn the wheel of an action"


def test_an_idea_is_planned_without_a_question_and_shift_w_turns_back(page, hand):
    choose(page, "f")
    hand.key("W")
    assert action(page, "f").phase == "plan"
    choose(page, "d")
    hand.key("Shift+W")
    assert (action(page, "d").phase, [each.step for each in action(page, "d").proofs]) == ("do", ["plan"])


def test_a_click_on_the_wheel_asks_to_turn_it(page, hand):
    table = page.board.table
    rect = table.visualRect(table.rows.index_of("b", "phase"))
    hand.click(QPoint(table.viewport().mapTo(page.window(), rect.center())))
    assert page.ask.isVisible()
    assert page.selected() == ["b"]


def test_the_verdict_is_one_key_and_only_of_what_is_done(page, hand):
    choose(page, "a", "d")
    hand.key("1")
    assert [action(page, id).verdict for id in "ad"] == [None, "effective"]
    hand.key("3")
    assert action(page, "d").verdict == "ineffective"
    hand.key("3")
    assert action(page, "d").verdict is None


def test_the_panel_takes_no_verdict_on_what_is_open_and_says_when_it_is_judged(page, window, hand):
    choose(page, "a", "d")
    editor = page.form.editors["verdict"]
    editor.setCurrentIndex(editor.findData("effective"))
    editor.activated.emit(editor.currentIndex())
    assert [action(page, id).verdict for id in "ad"] == [None, None]
    assert "judged when the action is done" in window.status.hint.text()
    assert editor.currentData() in ("", None)


def test_the_first_due_date_is_shown_in_the_panel_and_not_typed(page, window, hand):
    choose(page, "a")
    first = page.form.editors["first_due"]
    assert "13" in first.text()
    page.form.show_field("first_due")
    Hand(first).type("2027-01-01")
    hand.key("Return")
    assert action(page, "a").first_due == "2026-11-13"
    assert not page.form.editors["due"].isReadOnly()


def test_what_an_action_comes_from_is_attached_by_one_key_and_taken_off_again(page, window, hand):
    choose(page, "b")
    hand.key("A")
    sheet = window.findChild(TieSheet)
    assert sheet.isVisible()
    hand.type("scrap")
    hand.key("Return")
    with page.desk.document.read() as session:
        assert origins_of(session, "action", "b") == [("axis", "y")]
    assert page.desk.document.undo_label == "Attach what an action comes from"
    hand.key("Return")
    with page.desk.document.read() as session:
        assert origins_of(session, "action", "b") == []
    hand.key("Escape")
    choose(page, "a", "b")
    hand.key("A")
    assert "Select one action" in window.status.hint.text()


def test_dropping_asks_why_and_the_reason_can_be_read(page, hand):
    choose(page, "c")
    hand.key("X")
    hand.type("Nobody needs it")
    hand.key("Return")
    assert action(page, "c").dropped_because == "Nobody needs it"
    assert "Measure scrap" not in labels(page)
    hand.key("Shift+X")
    assert labels(page) == ["Measure scrap", "Sell the crane"]


# What is shown


def test_the_buttons_count_and_one_click_filters(page, hand):
    states = page.board.filters.states
    assert [states[state].accessibleName() for state in ("late", "this_week", "to_check", "no_owner", "done")] == [
        "Late (1)",
        "This week (1)",
        "To check (1)",
        "Without owner (1)",
        "Done (1)",
    ]
    states["late"].click()
    assert labels(page) == ["Move the rack"]
    states["late"].click()
    assert len(labels(page)) == 5
    page.board.table.setFocus()
    hand.key("Shift+O")
    assert labels(page) == ["Measure scrap"]
    hand.key("Shift+A")
    assert len(labels(page)) == 5


def test_words_filter_as_they_are_typed_and_escape_shows_all(page, hand):
    hand.key("Ctrl+F")
    hand.type("lea flo")
    assert labels(page) == ["Move the rack", "Mark the floor"]
    hand.key("Escape")
    assert len(labels(page)) == 5


def test_b_groups_by_owner_and_nobody_comes_last(page, hand):
    choose(page, "a")
    hand.key("B")
    assert labels(page) == ["Train the shift", "Move the rack", "Mark the floor", "Measure scrap", "Paint it"]
    assert page.selected() == ["a"]


def test_a_click_on_a_column_sorts_rising_falling_and_as_planned(page, hand):
    head = page.board.table.header()
    section = page.board.table.rows.index_of("a", "due").column()
    for first in ("Move the rack", "Train the shift", "Move the rack"):
        head.sectionClicked.emit(section)
        assert labels(page)[0] == first
    assert labels(page)[1] == "Train the shift"


def test_alt_and_an_arrow_moves_an_action_within_what_is_shown(page, hand):
    choose(page, "d")
    hand.key("Alt+Up")
    assert labels(page)[2:4] == ["Mark the floor", "Measure scrap"]
    hand.key("Alt+Down")
    hand.key("Alt+Down")
    assert labels(page)[-1] == "Mark the floor"
    hand.key("Alt+Down")
    page.board.filters.show_grouping("owner")
    hand.key("Alt+Up")
    assert labels(page)[1:3] == ["Mark the floor", "Move the rack"]
    page.board.sort("due", False)
    assert not page.commands["move_up"].isEnabled()


def test_the_form_shows_one_and_writes_what_is_typed_there(page, hand):
    choose(page, "b")
    editor = page.form.editors["progress"]
    editor.setFocus()
    hand.type("60 %")
    hand.key("Return")
    assert action(page, "b").progress == 0.6
    assert page.form.head.phase.text() == "Do"
    page.form.editors["due"].setFocus()
    hand.key("Ctrl+A")
    hand.type("18/12/2026")
    hand.key("Return")
    assert page.ask.isVisible()
    hand.type("Late delivery")
    hand.key("Return")
    assert (action(page, "b").due, len(action(page, "b").postponements)) == ("2026-12-18", 1)
    assert page.form.postponements.isVisible()


def test_what_is_still_to_be_done_gets_no_day_on_which_it_was_done(page, hand):
    choose(page, "b")
    editor = page.form.editors["done_on"]
    editor.setFocus()
    hand.type("18/11/2026")
    hand.key("Return")
    assert (action(page, "b").phase, action(page, "b").done_on) == ("do", "")
    assert editor.text() == ""


def test_the_head_of_the_form_tells_how_the_indicator_moved(page, hand):
    for field, value in (("indicator", "Scrap"), ("unit", "%"), ("measure_before", 4.2), ("measure_after", 2.1)):
        edit.change_actions(page.desk.document, ["d"], field, value)
    choose(page, "d")
    assert "Scrap: 4.2 → 2.1\u202f%" in page.form.head.told.text()


def test_what_was_said_is_corrected_and_an_action_generalised_in_the_form(page, hand):
    choose(page, "d")
    proof = action(page, "d").proofs[1]
    line = page.form.proofs.editors[proof.id, "text"]
    line.setFocus()
    hand.type("Photo of 19 November")
    hand.key("Return")
    assert action(page, "d").proofs[1].text == "Photo of 19 November"
    page.form.deployments.can.click()
    assert action(page, "d").transferable
    page.board.table.setFocus()
    hand.key("Y")
    hand.type("Line 4")
    hand.key("Return")
    assert [each.place for each in action(page, "d").deployments] == ["Line 4"]
    page.form.deployments.deleted.emit(action(page, "d").deployments[0].id)
    assert action(page, "d").deployments == ()


@pytest.mark.parametrize("key", ["Tab", "Return"])
def test_where_it_is_generalised_is_typed_from_field_to_field(page, hand, key):
    choose(page, "d")
    hand.key("Y")
    for text in ("Line 4", "Nadia", "18/12/2026", "21/12/2026"):
        hand.type(text)
        hand.key(key)
        assert page.form.isAncestorOf(page.window().focusWidget())
    (place,) = action(page, "d").deployments
    assert (place.place, place.owner, place.planned_on, place.done_on) == (
        "Line 4",
        "Nadia",
        "2026-12-18",
        "2026-12-21",
    )
    page.board.table.setFocus()
    hand.key("Ctrl+Z")
    assert page.form.deployments.editors[place.id, "done_on"].text() == ""
    assert len(page.plan.rows) == len(ACTIONS)


def test_several_actions_get_one_owner_in_the_form(page, hand):
    choose(page, "a", "b")
    page.form.editors["owner"].setFocus()
    hand.type("Max")
    hand.key("Return")
    assert [action(page, id).owner for id in "ab"] == ["Max", "Max"]


@pytest.mark.parametrize(("command", "said"), [("print_plan", "Move the rack"), ("print_reminders", "Lea")])
def test_the_primary_button_prints_the_plan_and_another_command_the_reminders(page, qtbot, window, command, said):
    page.commands[command].trigger()
    preview = window.findChild(PrintPreview)
    qtbot.waitUntil(lambda: preview.pdf.startswith(b"%PDF"), timeout=10_000)
    assert said in words(preview.pdf)
    preview.closed.emit()


@pytest.mark.parametrize(
    ("mode", "title", "told"),
    [("planning", "Print the timeline…", "Timeline"), ("reminders", "Print the reminders…", "Reminders"),
     ("load", "Print the action plan…", "Action plan"), ("table", "Print the action plan…", "Action plan")],
)  # fmt: skip
def test_the_primary_button_prints_what_is_on_show(page, hand, qtbot, window, mode, title, told):
    page.commands["show_planning"].trigger()
    page.commands[f"show_{mode}"].trigger()
    Hand.wait()
    assert window.content.top_bar.primary.accessibleName() == title
    page.setFocus()
    hand.key("Ctrl+P")
    preview = window.findChild(PrintPreview)
    qtbot.waitUntil(lambda: preview.pdf.startswith(b"%PDF"), timeout=10_000)
    assert preview.title == told
    preview.closed.emit()


def test_the_trail_shows_where_an_action_comes_from(page):
    choose(page, "a")
    assert [end.title for end in page.trail.shown.origin()] == ["Flow"]


def test_the_status_bar_has_the_figures_of_the_plan_explained(page):
    told = []
    page.numbers_changed.connect(told.append)
    page.tell()
    assert [(title, value) for title, value, _why in told[-1]] == [
        ("Actions", "5"),
        ("Late", "1"),
        ("Done", "1"),
        ("On time", "100\u202f%"),
        ("Effective", "0"),
    ]
    assert all(why for _title, _value, why in told[-1])


def test_without_a_selection_the_panel_tells_how_the_plan_stands(page):
    page.board.select([])
    summary = page.form.summary
    assert summary.isVisible()
    assert [label.text() for label in summary.values][1] == "Late: 1"
    assert "deliverable is not there" in summary.explained[1].text()
    choose(page, "a")
    assert not summary.isVisible()


# The other looks


def test_the_selection_goes_along_to_the_timeline_and_back(page, hand):
    choose(page, "b")
    hand.key("G")
    assert page.selected() == ["b"]
    assert page.form.isVisible()
    page.board.modes.of("planning").select(["a"])
    hand.key("T")
    assert page.selected() == ["a"]


def test_every_look_comes_back_as_it_was_when_the_colours_change(page, hand, window):
    for key, mode in (("G", "planning"), ("L", "load"), ("R", "reminders"), ("T", "table")):
        window.page("action").board.into_view()
        hand.key(key)
        hand.key("F9")
        hand.wait()  # until the page before is gone
        assert window.page("action").mode == mode


def test_p_asks_beside_the_timeline_too(page, hand):
    choose(page, "a")
    hand.key("G")
    hand.key("P")
    hand.key("Return")
    hand.type("Stock taking")
    hand.key("Return")
    assert action(page, "a").due == "2026-11-30"
    assert page.board.modes.of("planning").isAncestorOf(page.window().focusWidget())


def test_the_load_is_of_what_passes_the_filter(page, hand):
    page.board.table.setFocus()
    hand.key("L")
    assert page.mode == "load"
    assert not page.form.isVisible()
    assert not page.commands["turn_wheel"].isEnabled()


def test_the_mail_to_one_owner_and_to_all_is_copied_by_one_key(page, hand):
    page.board.table.setFocus()
    hand.key("R")
    reminders = page.board.modes.of("reminders")
    assert [each.owner for each in reminders.all] == ["Bruno", "Lea"]
    hand.key("Down")
    hand.key("C")
    said = QGuiApplication.clipboard().text()
    assert said.startswith("Hello Lea,")
    assert "1 · Move the rack: due 20 Nov 2026, 3 days late. Deliverable: Layout signed" in said
    assert said.endswith("A. Roux")
    hand.key("Shift+M")
    assert "Bruno\n=====" in QGuiApplication.clipboard().text()
    reminders.languages["fr"].click()
    assert reminders.one() != said
    assert reminders.text.toPlainText().split() == reminders.one().split()


def test_the_menu_of_a_row_offers_what_the_keys_do(page, hand):
    choose(page, "a")
    page.asked.menu_of_selection(QPoint(0, 0))
    menu = next(m for m in page.window().findChildren(QMenu) if m.isVisible())
    assert page.commands["postpone"] in menu.actions()
    menu.close()


def test_deleting_says_how_to_bring_it_back_and_the_next_one_is_chosen(page, hand):
    choose(page, "b")
    hand.key("Delete")
    assert page.selected() == ["c"]
    hand.key("Ctrl+Z")
    assert page.selected() == ["b"]


def test_a_thing_is_shown_whatever_is_filtered_and_its_name_can_be_typed(page, hand):
    page.board.filters.show_filter(Filter(text="rack"))
    assert page.show_thing("action", "e")
    assert page.selected() == ["e"]
    assert page.show_thing("action", "b")
    page.type_name()
    hand.type("Teach the shift")
    hand.key("Return")
    assert action(page, "b").label == "Teach the shift"
    assert not page.show_thing("action", "nowhere")


def test_the_search_finds_an_action_by_its_words_and_its_number(page):
    found = {each.title: each.place for each in page.found()}
    assert found["Train the shift"] == "Action 2 – Bruno"


def test_nothing_is_lost_when_the_look_changes_in_the_middle_of_a_line(page, hand, window):
    page.board.filters.show_filter(Filter(owner=frozenset({"lea"})))
    choose(page, "a")
    page.board.entry.label.setFocus()
    hand.type("Half a thou")
    hand.key("F9")
    page = window.page("action")
    assert page.board.entry.label.text() == "Half a thou"
    assert page.board.filters.filter.owner == {"lea"}
    assert page.selected() == ["a"]
    assert len(page.plan.rows) == 6


def test_what_is_half_typed_is_noted_when_the_event_is_closed(page, hand, window, event_file):
    page.board.entry.label.setFocus()
    hand.type("Half typed")
    window.files.close_event()
    assert [each.label for each in read(event_file).actions][-1] == "Half typed"


def test_changes_made_elsewhere_are_seen(page):
    edit.change_actions(page.desk.document, ["a"], "owner", "Zoe")
    edit.place(page.desk.document, "d", {}, 0)
    id = edit.add_action(page.desk.document, Action("", label="From the board"), at=1)
    assert labels(page)[:3] == ["Mark the floor", "From the board", "Move the rack"]
    assert action(page, "a").owner == "Zoe"
    edit.add_deployment(page.desk.document, "a", Deployment("Line 4"))
    edit.postpone(page.desk.document, "a", "2026-12-24", "x", TODAY)
    assert action(page, "a").deployments[0].place == "Line 4"
    assert isinstance(action(page, "a").postponements[0], Postponement)
    edit.delete_actions(page.desk.document, [id])
    assert "From the board" not in labels(page)


def test_what_may_only_be_read_is_not_typed(bare_window, event_file):
    bare_window.files.look_at(event_file)
    bare_window.go("action")
    page = bare_window.page("action")
    hand = Hand(bare_window)
    page.board.table.setFocus()
    page.board.select(["a"])
    hand.key("F2")
    assert page.board.table.typing.editor is None
    assert not page.board.entry.isEnabled()
    assert not page.commands["turn_wheel"].isEnabled()


def test_an_empty_plan_says_how_to_begin(dressed, qtbot, settings, tmp_path):
    path = tmp_path / "Empty.kaizen"
    write_new(path, EventData("Empty", "en"))
    window = make_window(qtbot, settings)
    window.files.open_path(path)
    window.go("action")
    Hand(window)
    page = window.page("action")
    assert page.board.empty.isVisible()
    page.board.table.setFocus()
    page.board.empty.buttons[0].click()
    assert page.board.entry.label.hasFocus()
    for mode, told in (("load", True), ("reminders", False), ("planning", True)):
        page.show_mode(mode)
        assert page.board.empty.isVisible() == told
