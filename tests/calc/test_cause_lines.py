"""Causes from pasted lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.calc.cause_lines import lines, outlined
from app.calc.fishbone import Cause


def shape(causes) -> list:
    return [(cause.text, shape(cause.causes)) for cause in causes]


def test_a_line_that_stands_further_in_lies_below():
    text = "Die\n\tWorn\n\t\tNo plan\n\tWrong steel\nOil\n      Old\n    Wrong"
    assert shape(outlined(text)) == [
        ("Die", [("Worn", [("No plan", [])]), ("Wrong steel", [])]),
        ("Oil", [("Old", []), ("Wrong", [])]),
    ]


def test_a_list_that_begins_further_in_has_no_depth_of_its_own():
    assert shape(outlined("    Die\n    Oil\n")) == [("Die", []), ("Oil", [])]
    assert outlined(" \n\t\n") == ()


words = st.text(st.characters(categories=["L"]), min_size=1, max_size=8)
trees = st.recursive(
    words.map(lambda text: Cause("", text)),
    lambda below: st.builds(lambda text, causes: Cause("", text, causes=tuple(causes)), words, st.lists(below)),
    max_leaves=15,
)


@given(st.lists(trees, max_size=4))
def test_what_is_written_as_lines_is_read_back(causes):
    assert shape(outlined(lines(causes))) == shape(causes)
