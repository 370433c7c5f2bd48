"""The page of the levers: typed one after the other, priced, traced back, approved, compared, turned into actions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip

from app.calc.approval import Approval
from app.calc.lever import Lever, MoneyLine
from app.calc.link import Link
from app.calc.observation import Observation
from app.exchange.event_file import read, write_new
from app.models.five_whys import Why
from app.models.lever import read_levers
from app.views.tie_sheet import TieSheet
from tests.hand import Hand
from tests.models.test_trail import CHAIN
from tests.views.conftest import make_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CRANE = Lever("c", "A second crane", investment=10000, yearly_gain=4000, yearly_cost=500, horizon_years=5, rate=0.08)
PLAN = Lever(
    "plan",
    "A plan for the crane",
    investment=500,
    yearly_gain=3000,
    lines=(
        MoneyLine("train", "Training", "cost", "hard", 200, 0),
        MoneyLine("calm", "Calm", "gain", "soft", 900, 1, 3),
    ),
)
ROBOT = Lever("robot", "A robot", approvals=(Approval("refused", "Mme Roux", comment="Too dear"),))
SEEN = (Observation("seen", "The press waits\nfor the crane", cost_per_year=12400.0), Observation("other", "Oil"))
EVENT = replace(
    CHAIN,
    observations=SEEN,
    levers=(CRANE, PLAN, ROBOT),
    links=(*CHAIN.links, Link("cause", "c2", "lever", "c"), Link("why", "w2", "lever", "plan")),
)


@pytest.fixture
def event_file(tmp_path: Path) -> Path:
    path = tmp_path / "Line 3.kaizen"
    write_new(path, EVENT)
    return path


@pytest.fixture
def page(window):
    window.go("lever")
    return window.page("lever")


@pytest.fixture
def hand(window, page):
    hand = Hand(window)
    page.focus()
    return hand


def names(page) -> list[str]:
    return [each.lever.name for each in page.board.rows.items]


def lever(page, name: str) -> Lever:
    with page.desk.document.read() as session:
        return next(each for each in read_levers(session) if each.name == name)


def choose(page, name: str) -> None:
    page.board.bring(next(each.id for each in page.board.all if each.lever.name == name))


def cell(page, name: str, column: str) -> str:
    rows = page.board.rows
    item = next(each for each in rows.items if each.lever.name == name)
    return rows.text(item, column).replace("\u202f", " ")


def tile(page, key: str) -> str:
    return page.money.tiles.tiles[key].value.text().replace("\u202f", " ")


# Typing


def test_levers_are_typed_one_after_the_other_and_the_last_one_is_priced_by_one_key(page, hand):
    hand.key("N")
    for text in ("A hoist", "A roller table"):
        hand.type(text)
        hand.key("Return")
    assert names(page)[3:] == ["A hoist", "A roller table"]
    hand.key("Escape")
    hand.key("I")
    for text in ("8 000 €", "3k", "600", "4", "10"):
        hand.type(text)
        hand.key("Tab")
    made = lever(page, "A roller table")
    assert (made.investment, made.yearly_gain, made.yearly_cost) == (8000, 3000, 600)
    assert (made.horizon_years, made.rate) == (4, 0.1)
    assert tile(page, "payback_years") == "3.33 years"
    assert cell(page, "A roller table", "npv") == tile(page, "npv") == "−392 €"


def test_a_pasted_list_becomes_one_lever_a_line_in_one_step(page, hand):
    hand.key("N")
    QGuiApplication.clipboard().setText("- A hoist\n- A roller table\n\n- A cart\n")
    hand.key("Ctrl+V")
    assert names(page)[3:] == ["A hoist", "A roller table", "A cart"]
    hand.key("Ctrl+Z")
    assert len(names(page)) == 3


def test_what_is_half_typed_waits_in_its_line_and_is_noted_when_the_event_is_closed(page, hand, window, event_file):
    hand.key("N")
    hand.type("Half a lever")
    hand.key("Escape")
    assert len(names(page)) == 3
    window.go("axis")
    window.go("lever")
    assert page.board.line.text() == "Half a lever"
    window.files.close_event()
    assert [each.name for each in read(event_file).levers][3:] == ["Half a lever"]


def test_a_lever_is_reworded_by_f2_and_by_enter_on_its_row(page, hand):
    hand.key("F2")
    editor = page.form.editors["name"]
    assert QApplication.focusWidget() is editor
    editor.selectAll()
    hand.type("Two cranes")
    hand.key("Tab")
    assert names(page)[0] == "Two cranes"


# Money


def test_figures_follow_what_is_typed_and_say_why_there_is_none(page, hand):
    choose(page, "A plan for the crane")
    assert tile(page, "roi") == tile(page, "npv") == "—"
    assert "horizon is not given" in page.money.tiles.tiles["roi"].explained()
    hand.key("I")
    for _field in range(3):
        hand.key("Tab")
    hand.type("5")
    hand.key("Tab")
    assert tile(page, "roi") == "2,043 %"
    assert "discount rate is not given" in page.money.tiles.tiles["npv"].explained()


def test_more_than_a_hundred_years_are_not_looked_ahead(page, hand):
    page.show_field("horizon_years")
    hand.type("101")
    hand.key("Tab")
    assert page.form.editors["horizon_years"].property("wrong")
    assert lever(page, "A second crane").horizon_years == 5


def test_a_click_on_a_figure_shows_how_it_comes_about_and_goes_on_with_the_numbers(page, hand):
    tiles = page.money.tiles
    Hand(tiles.tiles["payback_years"]).click()
    assert "10,000 € ÷ (4,000 € − 500 €) = 2.86 years" in tiles.explanation.text().replace("\u202f", " ")
    hand.key("I")
    hand.type("7000")
    hand.key("Return")
    assert "7,000 € ÷ (4,000 € − 500 €) = 2 years" in tiles.explanation.text().replace("\u202f", " ")
    Hand(tiles.tiles["payback_years"]).click()
    assert "÷" not in tiles.explanation.text()


def test_a_figure_explains_itself_by_the_keyboard_and_when_pointed_at(page, hand, window):
    tiles = page.money.tiles
    tiles.tiles["npv"].setFocus(Qt.FocusReason.TabFocusReason)
    hand.key("Return")
    assert tiles.explanation.text().startswith("Net present value = ")
    assert "Net present value" in tiles.tiles["npv"].explained()
    QToolTip.hideText()


def test_soft_money_is_shown_apart(page):
    choose(page, "A plan for the crane")
    payback = page.money.tiles.tiles["payback_years"]
    assert tile(page, "payback_years") == "0.233 years"
    assert not payback.soft.isVisibleTo(payback)
    page.form.editors["horizon_years"].setText("3")
    page.form.editors["horizon_years"].setModified(True)
    page.form.editors["horizon_years"].take()
    assert page.money.tiles.tiles["roi"].soft.text().replace("\u202f", " ") == "with soft: 1,571 %"
    assert tile(page, "roi") == "1,186 %"


def test_the_cost_of_the_facts_behind_a_lever_becomes_its_gain_by_one_key(page, hand):
    assert page.money.tiles.said.text().replace("\u202f", " ") == "The facts behind it cost 12,400 € a year"
    hand.key("T")
    assert lever(page, "A second crane").yearly_gain == 12400
    assert "Its gain is what the facts behind it cost" in page.money.tiles.said.text()
    assert not page.money.tiles.take_over.isVisibleTo(page)
    hand.key("Ctrl+Z")
    assert lever(page, "A second crane").yearly_gain == 4000
    choose(page, "A robot")
    assert not page.money.tiles.behind.isVisibleTo(page)


def test_lines_of_money_are_typed_row_after_row(page, hand):
    hand.key("+")
    hand.type("Licence")
    hand.key("Tab")
    hand.key("Down")
    hand.key("Tab")
    hand.key("Tab")
    hand.type("300")
    hand.key("Tab")
    hand.type("2")
    hand.key("Tab")
    hand.type("4")
    hand.key("Return")
    first, second = lever(page, "A second crane").lines
    assert (first.name, first.amount, first.first_year, first.last_year) == ("Licence", 300, 2, 4)
    assert (second.name, second.amount) == ("", None)
    assert tile(page, "npv") != "—"  # the line that waits counts for nothing
    assert "counts for nothing" in page.money.lines.remarks[second.id].text()
    hand.type("Never")
    for text in ("", "", "5", "9", "3"):
        hand.key("Tab")
        hand.type(text)
    hand.key("Tab")
    assert "counts in no year" in page.money.lines.remarks[second.id].text()
    assert page.money.lines.remarks[second.id].isVisibleTo(page)
    assert not page.money.lines.remarks[first.id].isVisibleTo(page)
    page.money.lines.removed.emit(second.id)
    assert [line.name for line in lever(page, "A second crane").lines] == ["Licence"]
    assert tile(page, "npv") != "—"


def test_net_flows_are_typed_in_one_row_and_what_cannot_be_read_stays_red(page, hand):
    page.commands["show_lines"].setChecked(True)
    flows = page.money.lines.flows
    flows.setFocus()
    hand.type("5000; 4000; -1000")
    hand.key("Return")
    assert lever(page, "A second crane").cash_flows == (5000, 4000, -1000)
    flows.selectAll()
    hand.type("a lot")
    hand.key("Return")
    assert page.money.lines.wrong.isVisibleTo(page)
    assert flows.property("wrong")
    assert lever(page, "A second crane").cash_flows == (5000, 4000, -1000)
    hand.key("Escape")
    flows.selectAll()
    hand.key("Delete")
    hand.key("Return")
    assert lever(page, "A second crane").cash_flows == ()


def test_what_is_half_typed_in_a_line_goes_to_the_lever_it_was_typed_for(page, hand):
    choose(page, "A plan for the crane")
    page.commands["show_lines"].setChecked(True)
    line = lever(page, "A plan for the crane").lines[1].id
    editor = page.money.lines.editors[line, "amount"]
    editor.setFocus()
    hand.type("1000")
    page.commands["previous_lever"].trigger()
    assert lever(page, "A plan for the crane").lines[1].amount == 1000
    assert lever(page, "A second crane").lines == ()


def test_the_pictures_are_one_key_away(page, hand):
    for key, kind in (("B", "break_even"), ("Y", "years")):
        hand.key(key)
        assert page.money.picture.kind == kind
        assert page.money.picture.isVisible()
    hand.key("L")
    assert page.money.lines.isVisible()


# What it acts on


def test_what_a_lever_acts_on_is_attached_by_typing_and_taken_off_again(page, hand, window):
    assert cell(page, "A second crane", "acts_on") == "Nobody decides"
    hand.key("O")
    sheet = page.findChild(TieSheet)
    assert sheet.list.item(0).text() == "Nobody decides"
    hand.type("no owner")
    hand.key("Return")
    hand.key("Escape")
    assert set(cell(page, "A second crane", "acts_on").split(", ")) == {"Nobody decides", "No owner"}
    assert len(page.form.acts_on.buttons) == 2
    hand.key("Ctrl+Z")
    assert cell(page, "A second crane", "acts_on") == "Nobody decides"
    page.form.acts_on.buttons[0].click()
    assert window.current == "fishbone"


def test_a_lever_is_made_of_a_root_cause_found_by_typing(page, hand):
    hand.key("D")
    hand.type("no owner")
    hand.key("Return")
    assert names(page)[-1] == "No owner"
    assert cell(page, "No owner", "acts_on") == "No owner"
    assert QApplication.focusWidget() is page.form.editors["name"]


def test_what_a_lever_acts_on_is_read_anew_when_it_was_renamed_elsewhere(page, hand, window):
    window.go("five_whys")
    with page.desk.document.edit("Change the answer") as session:
        session.query(Why).filter(Why.text == "No owner").update({"text": "Nobody owns it"})
    window.go("lever")
    assert cell(page, "A plan for the crane", "acts_on") == "Nobody owns it"


# Comparing


def test_a_click_on_a_column_sorts_and_what_has_no_figure_stands_last(page, hand):
    page.board.table.sort_asked.emit("investment", False)
    assert names(page) == ["A plan for the crane", "A second crane", "A robot"]
    page.board.table.sort_asked.emit("investment", True)
    assert names(page) == ["A second crane", "A plan for the crane", "A robot"]
    page.board.table.sort_asked.emit(None, False)
    hand.key("S")
    assert names(page) == ["A plan for the crane", "A robot", "A second crane"]


def test_levers_are_put_in_their_order_by_keys_unless_a_column_sorts_them(page, hand):
    hand.key("Ctrl+Shift+Down")
    assert names(page) == ["A plan for the crane", "A second crane", "A robot"]
    page.board.sort("name", False)
    before = names(page)
    hand.key("Ctrl+Shift+Down")
    page.board.sort(None, False)
    assert names(page) == ["A plan for the crane", "A second crane", "A robot"]
    assert before == sorted(before)


def test_what_was_refused_stays_greyed_with_its_reason_and_can_be_looked_at_alone(page, hand):
    assert cell(page, "A robot", "state") == "Refused\nToo dear"
    rows = page.board.rows
    grey = rows.data(rows.index(2, 0), Qt.ItemDataRole.ForegroundRole)
    assert grey.name() == page.desk.worn.look.muted
    assert rows.data(rows.index(0, 0), Qt.ItemDataRole.ForegroundRole) is None
    shown = []
    for _press in range(4):
        hand.key("F")
        shown.append(names(page))
    assert shown == [["A second crane", "A plan for the crane"], [], ["A robot"], [each.name for each in EVENT.levers]]


def test_words_filter_and_an_empty_table_offers_to_show_all(page, hand):
    hand.key("Ctrl+F")
    hand.type("robot")
    assert names(page) == ["A robot"]
    hand.type(" nothing")
    assert page.board.empty.isVisible()
    page.board.empty.buttons[0].click()
    assert len(names(page)) == 3


def test_the_approval_is_taken_on_by_one_key_and_the_state_follows(page, hand):
    hand.key("A")
    assert cell(page, "A second crane", "state") == "Presented"
    page.form.approval.step("approved")
    assert cell(page, "A second crane", "state") == "Approved"
    assert page.board.all[0].kept is True


# On to the next step


def test_an_action_is_made_of_a_lever_by_one_key_and_linked_with_it(page, hand, window, event_file):
    hand.key("Ctrl+Shift+A")
    assert window.current == "action"
    window.files.close_event()
    event = read(event_file)
    assert [action.label for action in event.actions] == ["A second crane"]
    kinds = {(link.source_kind, link.target_kind) for link in event.links}
    assert ("lever", "action") in kinds


def test_the_chosen_levers_become_the_options_of_a_decision(page, hand, window, event_file):
    hand.key("Ctrl+A")
    hand.key("C")
    assert window.current == "decision"
    window.files.close_event()
    (decision,) = read(event_file).decisions
    assert [option.name for option in decision.options] == [lever.name for lever in EVENT.levers]
    assert all(option.lever for option in decision.options)


def test_without_a_choice_the_refused_are_not_compared(page, hand, window, event_file):
    hand.key("C")
    window.files.close_event()
    (decision,) = read(event_file).decisions
    assert [option.name for option in decision.options] == ["A second crane", "A plan for the crane"]


def test_a_lever_that_others_hang_on_says_so_when_it_is_deleted_and_comes_back(page, hand, window):
    hand.key("Delete")
    assert names(page) == ["A plan for the crane", "A robot"]
    assert page.board.ids() == [page.board.all[0].id]
    hand.key("Ctrl+Z")
    assert names(page)[0] == "A second crane"


def test_the_table_goes_to_a_spreadsheet(page, hand):
    hand.key("Ctrl+C")
    text = QGuiApplication.clipboard().text().replace("\u202f", " ")
    head, row = text.splitlines()
    assert head.split("\t")[:3] == ["Lever", "Acts on", "Investment"]
    assert row.split("\t")[:3] == ["A second crane", "Nobody decides", "10,000 €"]


# Room


def test_before_an_audience_the_money_takes_the_place_of_the_table_and_the_window_does_not_grow(page, hand, window):
    size = window.size()
    window.commands["projector"].setChecked(True)
    Hand.wait()
    window.resize(size)
    page = window.page("lever")
    page.point_at(page.board.all[0].id)
    page.commands["money_panel"].setChecked(True)
    Hand.wait()
    assert window.size() == size
    assert page.money.isVisible()
    assert not page.board.isVisible()
    page.commands["next_lever"].trigger()
    assert page.money.name.text() == "A plan for the crane"
    window.go("axis")
    window.go("lever")
    assert page.money.isAncestorOf(QApplication.focusWidget()) or page.money.hasFocus()
    page.commands["show_lines"].setChecked(True)
    assert page.money.brief.isVisible()
    page.commands["money_panel"].setChecked(False)
    assert page.board.isVisible()
    Hand.wait()
    assert window.size() == size


def test_a_document_that_is_only_looked_at_lets_nothing_be_changed(bare_window, event_file):
    bare_window.files.look_at(event_file)
    bare_window.go("lever")
    page = bare_window.page("lever")
    page.board.select([page.board.all[0].id])
    assert not page.board.line.isEnabled()
    assert not any(page.commands[id].isEnabled() for id in ("add_lever", "take_over", "duplicate", "make_action"))
    assert page.commands["print_levers"].isEnabled()
    assert not page.money.tiles.take_over.isEnabled()


def test_the_page_comes_back_as_it_was_in_another_look(page, hand, window):
    page.board.sort("name", True)
    page.board.show_only("open")
    page.commands["show_break_even"].setChecked(True)
    page.board.line.setText("Half")
    hand.key("F9")
    page = window.page("lever")
    assert names(page) == ["A second crane", "A plan for the crane"]
    assert page.board.line.text() == "Half"
    assert page.money.side == "break_even"


def test_the_start_page_gets_a_picture_of_the_first_lever_that_has_one(page):
    assert page.picture(300, 200).size().width() == 300
    page.board.all = []
    assert page.picture(300, 200) is None


def test_undo_shows_the_lever_whose_origin_came_back(page, hand):
    hand.key("O")
    hand.type("no owner")
    hand.key("Return")
    hand.key("Escape")
    page.board.select([page.board.all[2].id])
    hand.key("Ctrl+Z")
    assert page.board.ids() == [page.board.all[0].id]


def test_a_hundred_levers_are_sorted_within_a_tenth_of_a_second(dressed, qtbot, settings, tmp_path):
    from time import perf_counter

    path = tmp_path / "many.kaizen"
    write_new(
        path,
        replace(EVENT, links=(), levers=tuple(replace(CRANE, id=f"l{i}", investment=1000 + i) for i in range(100))),
    )
    window = make_window(qtbot, settings)
    window.files.open_path(path)
    window.go("lever")
    page = window.page("lever")
    start = perf_counter()
    page.board.sort("npv", True)
    assert perf_counter() - start < 0.1
