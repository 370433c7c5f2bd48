"""Lists as they come from mails, tables and outlines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.pasted_list import DEEPEST, lines, outline, written


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("- worn tool", "worn tool"),
        ("• outil usé", "outil usé"),
        ("•outil usé", "outil usé"),
        ("– usure", "usure"),
        ("* worn tool", "worn tool"),
        ("1. worn tool", "worn tool"),
        ("12) worn tool", "worn tool"),
        ("(3) worn tool", "worn tool"),
        ("1.2. worn tool", "worn tool"),
        ("1.2.3 worn tool", "worn tool"),
        ("3 – worn tool", "worn tool"),
        ("a) worn tool", "worn tool"),
        ("☐ worn tool", "worn tool"),
        ("worn\ttool", "worn tool"),
        ("3 tools are worn", "3 tools are worn"),
        ("2.5 mm too long", "2.5 mm too long"),
        ("-5 °C in the hall", "-5 °C in the hall"),
        ("A tool is worn", "A tool is worn"),
        ("5S is not kept", "5S is not kept"),
    ],
)
def test_numbering_and_bullets_go_and_numbers_of_the_sentence_stay(line, kept):
    assert lines(line) == [kept]


def test_one_entry_a_line_and_nothing_for_an_empty_one():
    assert lines("\r\n1. worn tool\r\n\r\n   \n2. no standard\n-\n") == ["worn tool", "no standard"]


def test_an_outline_keeps_its_depths_however_it_is_indented():
    text = "fuse\n    bearing\n\t\tno strainer\n    overload\nnobody heard it"
    assert outline(text) == [
        (0, "fuse"),
        (1, "bearing"),
        (2, "no strainer"),
        (1, "overload"),
        (0, "nobody heard it"),
    ]
    assert outline("   deep at once\nback") == [(0, "deep at once"), (0, "back")]


entries = st.lists(st.tuples(st.integers(0, 3), st.text("abc xyz", min_size=1)), max_size=12)


@given(entries)
def test_what_is_written_is_read_again(told):
    depth, stepped = -1, []
    for wanted, text in told:
        if text.split():
            depth = min(wanted, depth + 1)
            stepped.append((depth, " ".join(text.split())))
    assert outline(written(stepped)) == stepped


def test_stairs_without_end_are_flattened_where_no_diagram_is_so_deep_and_no_line_is_lost():
    stairs = "\n".join(" " * i + f"step {i}" for i in range(2000))
    found = outline(stairs)
    assert [text for _depth, text in found] == [f"step {i}" for i in range(2000)]
    assert [depth for depth, _text in found] == [*range(DEEPEST), *[DEEPEST] * (2000 - DEEPEST)]
