"""Suggestions are filtered, sorted and counted; nobody who waits for an answer is forgotten."""

from __future__ import annotations

import pytest

from app.calc.suggestion import Suggestion
from app.calc.suggestion_list import Counts, Filter, counts, is_to_tell, is_waiting, ordered

LIST = (
    Suggestion("a", "Paint the floor", "Lucie", "Press", "2026-03-12", "kept"),
    Suggestion("b", "Buy a second press", "Marc", state="not_kept", reason="Too dear", told_on="2026-03-30"),
    Suggestion("c", "étiqueter les bacs", "", suggested_on="2026-02-01"),
    Suggestion("d", "A hook for the gun", "Lucie", state="done", told_on="2026-04-01"),
    Suggestion("e", "Turn the table", "Ali", state="studied", studied_by="Karim"),
)


def ids(suggestions) -> str:
    return "".join(each.id for each in suggestions)


def test_all_are_counted_by_their_states_and_by_who_waits_for_an_answer():
    assert counts(LIST) == Counts(received=5, studied=1, kept=1, done=1, not_kept=1, to_tell=1, waiting=3)
    assert counts(()) == Counts(0, 0, 0, 0, 0, 0, 0)


def test_an_author_is_told_only_what_was_decided_and_waits_until_then():
    assert ids(filter(is_to_tell, LIST)) == "a"
    assert ids(filter(is_waiting, LIST)) == "ace"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), "abcde"),
        (Filter(state=frozenset({"kept", "done"})), "ad"),
        (Filter(author=frozenset({"Lucie"})), "ad"),
        (Filter(author=frozenset({""})), "c"),
        (Filter(to_tell=True), "a"),
        (Filter(text="ETIQUETER bac"), "c"),
        (Filter(text="dear"), "b"),
        (Filter(state=frozenset({"kept"}), author=frozenset({"Marc"})), ""),
    ],
)
def test_what_passes_a_filter(wanted, found):
    assert ids(each for each in LIST if wanted.passes(each)) == found
    assert bool(wanted) == (found != "abcde")


def test_a_column_sorts_and_what_is_not_known_comes_last_either_way():
    assert ids(ordered(LIST, None)) == "abcde"
    assert ids(ordered(LIST, "text")) == "dbcae"
    assert ids(ordered(LIST, "state")) == "ceadb"
    assert ids(ordered(LIST, "suggested_on")) == "cabde"
    assert ids(ordered(LIST, "suggested_on", falling=True)) == "acbde"
