"""The page of the suggestions: noted in seconds, studied, kept or not with the reason, told back, made a lever of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from app.calc.event import EventData
from app.calc.suggestion import Suggestion
from app.calc.suggestion_list import Filter
from app.exchange.event_file import read, write_new
from app.models.link import read_links
from tests.hand import Hand

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TODAY = date(2026, 11, 23)
IDEAS = (
    Suggestion("a", "Mark the place of the bins on the floor", "Lucie", "Press", "2026-03-12", "kept", "Karim"),
    Suggestion("b", "Buy a second press", "Marc", state="not_kept", reason="Too dear", told_on="2026-03-30"),
    Suggestion("c", "A hook for the spray gun", "Lucie"),
    Suggestion("d", "Turn the table of the inspection"),
)


@pytest.fixture
def event_file(tmp_path: Path) -> Path:
    path = tmp_path / "Line 3.kaizen"
    write_new(path, EventData("Line 3", "en", suggestions=IDEAS))
    return path


@pytest.fixture
def page(window):
    window.go("suggestion")
    page = window.page("suggestion")
    page.today = lambda: TODAY
    return page


@pytest.fixture
def hand(window, page):
    hand = Hand(window)
    page.focus()
    return hand


def of(page, id: str) -> Suggestion:
    return next(each for each in page.board.all if each.id == id)


def shown(page) -> str:
    return "".join(each.id for each in page.board.rows.items)


def point_at(page, *ids: str) -> None:
    page.point_at(ids[0])
    page.board.select(ids)


# Noting


def test_an_idea_and_its_author_are_noted_by_typing_alone_and_the_next_one_begins(page, hand):
    hand.type("A lamp at the inspection")
    hand.key("Tab")
    hand.type("Ali")
    hand.key("Return")
    hand.type("Clean the sensors each week")
    hand.key("Return")
    first, second = page.board.all[-2:]
    assert (first.text, first.author, first.state) == ("A lamp at the inspection", "Ali", "received")
    assert first.suggested_on == "2026-11-23"
    assert (second.text, second.author) == ("Clean the sensors each week", "")
    assert QApplication.focusWidget() is page.board.entry.text


def test_a_pasted_brainwriting_becomes_an_idea_of_each_line_in_one_step(page, hand):
    mime = QMimeData()
    mime.setText("- A lamp\n- A bin for the gloves\n\n3) Fewer labels\n")
    QGuiApplication.clipboard().setMimeData(mime)
    hand.key("Ctrl+V")
    assert [each.text for each in page.board.all[4:]] == ["A lamp", "A bin for the gloves", "Fewer labels"]
    assert len(page.board.ids()) == 3
    page.board.table.setFocus()
    hand.key("Ctrl+Z")
    assert len(page.board.all) == 4
    hand.key("Ctrl+V")
    assert len(page.board.all) == 7


def test_one_line_that_is_pasted_is_typed_on(page, hand):
    QGuiApplication.clipboard().setText("A lamp")
    hand.key("Ctrl+V")
    hand.type(" at the press")
    hand.key("Return")
    assert page.board.all[-1].text == "A lamp at the press"


def test_while_an_idea_is_typed_it_is_said_that_it_was_perhaps_said_already(page, hand):
    hand.type("Mark the place of bins on floor")
    assert "Lucie" in page.board.like.text()
    assert page.board.like.isVisible()
    hand.key("Return")
    assert not page.board.like.isVisible()
    new = page.board.all[-1].id
    assert [each.id for each in page.board.like_of(new)] == ["a"]
    page.form.like.buttons[0].click()
    assert page.board.ids() == ["a"]


def test_what_is_half_typed_is_kept_through_another_look_and_noted_once(page, hand, window, event_file):
    hand.type("Clean the sens")
    hand.key("F9")
    page = window.page("suggestion")
    assert page.board.entry.text.text() == "Clean the sens"
    window.files.close_event()
    assert [each.text for each in read(event_file).suggestions][4:] == ["Clean the sens"]


# What becomes of them


def test_one_key_each_takes_a_suggestion_to_its_states(page, hand):
    point_at(page, "c")
    for key, state in (("S", "studied"), ("K", "kept"), ("D", "done"), ("R", "received")):
        hand.key(key)
        assert of(page, "c").state == state
        assert page.board.ids() == ["c"]


def test_why_one_is_not_kept_is_asked_in_place_and_nothing_is_done_without_a_reason(page, hand):
    point_at(page, "c", "d")
    hand.key("X")
    assert page.ask.isVisible()
    hand.key("Return")
    assert of(page, "c").state == "received"
    hand.type("The gun goes next month")
    hand.key("Return")
    assert not page.ask.isVisible()
    assert {(each.state, each.reason) for each in (of(page, "c"), of(page, "d"))} == {
        ("not_kept", "The gun goes next month")
    }
    hand.key("Ctrl+Z")
    assert of(page, "d").state == "received"


def test_escape_gives_the_question_up_and_the_form_shows_what_is(page, hand):
    point_at(page, "c")
    choice = page.form.editors["state"]
    choice.setCurrentIndex(choice.findData("not_kept"))
    choice.activated.emit(choice.currentIndex())
    assert page.ask.isVisible()
    hand.key("Escape")
    assert of(page, "c").state == "received"
    assert choice.currentData() == "received"


def test_who_studies_it_is_typed_by_one_key(page, hand):
    point_at(page, "c")
    hand.key("W")
    hand.type("Karim")
    hand.key("Return")
    assert of(page, "c").studied_by == "Karim"


def test_an_author_is_told_today_by_one_key_and_the_same_key_takes_it_back(page, hand):
    point_at(page, "a", "c")
    hand.key("T")
    assert (of(page, "a").told_on, of(page, "c").told_on) == ("2026-11-23", "")
    hand.key("T")
    assert of(page, "a").told_on == ""


def test_nothing_is_told_of_what_was_not_decided(page, hand, window):
    point_at(page, "c")
    hand.key("T")
    assert of(page, "c").told_on == ""
    assert "Decide first" in window.status.hint.text()


def test_who_is_still_to_be_told_is_seen_and_shown_alone(page, hand):
    rows = page.board.rows
    told = {each.id: rows.text(each, "told_on") for each in rows.items}
    assert told == {"a": "To be told", "b": "30 Mar 2026", "c": "", "d": ""}
    page.board.table.setFocus()
    hand.key("U")
    assert shown(page) == "a"
    point_at(page, "a")
    hand.key("T")
    assert shown(page) == ""
    assert page.board.empty.isVisible()


def test_the_status_bar_counts_received_kept_done_and_those_without_an_answer(page, hand, window):
    assert window.status.numbers.text() == "Received: 4   Kept: 1   Carried out: 0   Waiting for an answer: 3"
    point_at(page, "a")
    hand.key("D")
    hand.key("T")
    assert window.status.numbers.text() == "Received: 4   Kept: 1   Carried out: 1   Waiting for an answer: 2"


# To other tools


@pytest.mark.parametrize(("key", "kind"), [("L", "lever"), ("A", "action")])
def test_a_lever_or_an_action_is_made_of_it_by_one_key_and_it_is_kept(page, hand, window, key, kind):
    point_at(page, "c")
    hand.key(key)
    Hand.wait()
    with window.document.read() as session:
        made = [link for link in read_links(session) if link.source == "c"]
    assert [(link.source_kind, link.target_kind, link.role) for link in made] == [("suggestion", kind, "origin")]
    assert of(page, "c").state == "kept"
    assert window.current == kind
    window.go("suggestion")
    page.point_at("c")
    assert page.form.trail.isVisible()
    assert page.form.trail.steps[-1].end.id == made[0].target


# Finding


def test_a_state_is_shown_alone_by_a_click_with_its_count(page, hand):
    chip = page.board.filters.states["received"]
    assert chip.accessibleName() == "Received: 2"
    chip.click()
    assert shown(page) == "cd"
    chip.click()
    assert shown(page) == "abcd"


def test_authors_are_chosen_from_a_menu_with_their_numbers(page, hand):
    page.board.filters.author.click()
    menu = page.board.filters.author.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["Lucie  (2)", "Marc  (1)", "Author not named  (1)"]
    menu.actions()[0].trigger()
    menu.close()
    assert shown(page) == "ac"
    assert "Lucie" in page.board.filters.author.text()


def test_words_filter_and_escape_shows_all_again(page, hand):
    page.board.table.setFocus()
    hand.key("Ctrl+F")
    hand.type("press")
    assert shown(page) == "ab"
    hand.key("Escape")
    assert shown(page) == "abcd"


def test_a_new_idea_is_seen_whatever_the_filter_hides(page, hand):
    page.board.filters.show_filter(Filter(state=frozenset({"done"})))
    page.board.entry.text.setFocus()
    hand.type("A lamp")
    hand.key("Return")
    assert len(page.board.rows.items) == 5


def test_a_head_sorts_rising_falling_and_as_noted(page, hand):
    orders = []
    for _n in range(3):
        page.board.table.header().sectionClicked.emit(1)
        orders.append(shown(page))
    assert orders == ["cbad", "dabc", "abcd"]


def test_the_list_is_copied_as_a_table(page, hand):
    page.board.table.setFocus()
    hand.key("Ctrl+A")
    hand.key("Ctrl+C")
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert rows[0][:3] == ["State", "Idea", "Author"]
    assert rows[2][:3] == ["Not kept", "Buy a second press", "Marc"]
    assert len(rows) == 5


def test_deleted_suggestions_come_back_and_their_neighbour_is_selected(page, hand):
    point_at(page, "b")
    hand.key("Delete")
    assert page.board.ids() == ["c"]
    hand.key("Ctrl+Z")
    assert shown(page) == "abcd"
    assert page.board.ids() == ["b"]


def test_a_file_that_is_only_looked_at_is_read_and_nothing_is_noted(bare_window, event_file):
    bare_window.files.look_at(event_file)
    bare_window.go("suggestion")
    page = bare_window.page("suggestion")
    hand = Hand(bare_window)
    page.point_at("c")
    for key in ("K", "X", "T", "L", "Delete"):
        hand.key(key)
    assert of(page, "c") == replace(IDEAS[2])
    assert not page.ask.isVisible()
    bare_window.files.close_event()
