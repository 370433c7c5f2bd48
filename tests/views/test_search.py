"""Ctrl+K: found by a few letters, accents or not, best first."""

from __future__ import annotations

import pytest

from app.language import plain
from app.views.page import Found
from app.views.search import matching
from tests.hand import Hand


def found(*titles: str, other: str = "") -> list[Found]:
    return [Found(title, "", lambda: None, other=other) for title in titles]


@pytest.mark.parametrize(
    ("text", "same"),
    [("Été", "ete"), ("ŒUVRE", "oeuvre"), ("l’îlot", "l'ilot"), ("Straße", "strasse"), ("½ Ⅳ", "1⁄2 iv")],
)
def test_accents_and_capitals_do_not_count(text, same):
    assert plain(text) == same


def test_titles_that_begin_with_the_word_come_first():
    order = matching(found("Aligner", "Ligne 3", "Coupe en ligne", "Vallon"), "lig")
    assert [thing.title for thing in order] == ["Ligne 3", "Coupe en ligne", "Aligner"]


def test_every_word_must_be_there_in_any_order():
    things = found("Save a copy as…", "Save a clean copy…")
    assert [t.title for t in matching(things, "copy cle")] == ["Save a clean copy…"]
    assert matching(things, "zzz") == []
    assert len(matching(things, "  ")) == 2


def test_other_words_find_too():
    assert matching(found("Inventory", other="stock WIP"), "wip")


def test_a_command_is_found_and_done_with_the_keys_alone(window):
    hand = Hand(window)
    hand.key("Ctrl+K")
    hand.type("drak")
    hand.key("Ctrl+A")
    hand.type("light or")
    hand.key("Return")
    hand.wait()
    assert window.settings.look == "dark"


def test_a_symbol_is_found_and_selected_by_its_name(window):
    hand = Hand(window)
    hand.key("Ctrl+K")
    hand.type("assem")
    hand.key("Return")
    assert window.pages["value_stream"].view.selected() == ["m1Q"]


def find(window, letters: str) -> None:
    hand = Hand(window)
    hand.key("Ctrl+K")
    hand.type(letters)
    hand.key("Return")
    hand.wait()


def test_a_thing_of_a_page_that_was_never_opened_is_found_and_only_that_page_is_made(linked):
    assert list(linked.pages) == ["value_stream"]
    find(linked, "waits for the crane")
    assert linked.current == "observation"
    assert list(linked.pages) == ["value_stream", "observation"]


def test_a_thing_of_another_page_is_gone_to(linked):
    linked.go("observation")
    find(linked, "press process")
    assert linked.current == "value_stream"
    assert linked.pages["value_stream"].view.selected() == ["press"]
    find(linked, "press waits")
    assert linked.current == "observation"


def test_up_and_down_choose_and_escape_gives_the_focus_back(window):
    hand = Hand(window)
    before = window.focusWidget()
    hand.key("Ctrl+K")
    hand.key("Down")
    hand.key("Up")
    hand.key("Up")
    hand.key("Escape")
    assert window.focusWidget() is before


def test_the_keys_of_the_window_below_do_nothing_through_the_sheet(window):
    hand = Hand(window)
    view = window.pages["value_stream"].view
    view.select(["m1Q"])
    hand.key("Ctrl+K")
    hand.key("Delete")
    hand.key("F11")
    hand.key("Escape")
    assert view.selected() == ["m1Q"]
    assert not window.settings.projector
    assert len(window.pages["value_stream"].stream().symbols) == 5
