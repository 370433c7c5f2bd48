"""Labels get out of each other's way, as little as that takes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.label_places import Label, in_rows, spread


@given(st.lists(st.floats(0, 100), min_size=1, max_size=10), st.floats(0.1, 10))
def test_labels_of_lines_never_overlap_and_stay_beside_their_plot(wanted, apart):
    wanted = sorted(wanted)
    found = spread(wanted, apart, 0, 100)
    assert all(b - a >= apart - 1e-9 for a, b in pairwise(found))
    assert found[0] >= 0
    assert found[-1] <= 100 + 1e-9


def test_labels_that_have_room_stand_at_their_lines():
    assert spread([10, 30, 55], 10, 0, 100) == [10, 30, 55]


def test_two_labels_of_one_line_move_apart_by_the_same():
    assert spread([50, 50], 10, 0, 100) == pytest.approx([45, 55])


def test_labels_at_an_edge_are_pushed_inwards():
    assert spread([99, 99, 100], 10, 0, 100) == pytest.approx([80, 90, 100])


def test_the_word_of_an_earlier_event_stands_above_the_poles_of_later_ones():
    labels = [Label(((x, x + 60), (x - 60, x)), x) for x in (100, 120, 140)]
    assert [place.row for place in in_rows(labels, 5, (0, 400), 3)] == [2, 1, 0]


def test_a_word_without_room_at_the_right_stands_at_the_left_of_its_pole():
    (place,) = in_rows([Label(((380, 440), (320, 380)), 380)], 5, (0, 400), 3)
    assert (place.row, place.left) == (0, 320)


def test_a_label_has_no_place_where_all_rows_are_full():
    labels = [Label(((10 + i, 390),)) for i in range(3)]
    assert [place is None for place in in_rows(labels, 5, (0, 400), 2)] == [True, False, False]


spots = st.lists(st.tuples(st.floats(0, 300), st.floats(5, 120), st.booleans()), max_size=12)


@given(spots, st.lists(st.floats(0, 400), max_size=2))
def test_no_word_lies_over_another_a_pole_or_a_wall(given_labels, walls):
    given_labels = sorted(given_labels)
    labels = [Label(((x, x + wide), (x - wide, x)), x if poled else None) for x, wide, poled in given_labels]
    placed = [
        (label, place, (place.left, place.left + wide))
        for label, place, (_x, wide, _poled) in zip(
            labels, in_rows(labels, 4, (0, 400), 3, walls), given_labels, strict=True
        )
        if place
    ]
    for i, (label, place, (left, right)) in enumerate(placed):
        assert not any(left < wall < right for wall in walls if wall != label.pole)
        for other, there, (a, b) in placed[i + 1 :]:
            assert place.row != there.row or right <= a or b <= left
            if other.pole is not None and place.row <= there.row and other.pole != label.pole:
                assert not left < other.pole < right
            if label.pole is not None and there.row <= place.row and other.pole != label.pole:
                assert not a < label.pole < b
