"""Cards on the matrix of effort and impact cover neither each other nor the points of others."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from app.calc.card_layout import Box, lay_cards, nearest, overlap

ROOM = (0.0, 0.0, 800.0, 500.0)
CARD = (150.0, 36.0)
POINTS = st.lists(st.tuples(st.floats(10, 790), st.floats(10, 490)), max_size=12)


def overlaps(boxes: Iterable[Box]) -> list[tuple[Box, Box]]:
    """The pairs that cover each other."""
    boxes = list(boxes)
    return [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if overlap(a, b) > 0]


@given(POINTS)
def test_no_card_covers_another_or_a_point_or_leaves_the_room(points):
    named = {f"c{i}": point for i, point in enumerate(points)}
    title = (0.0, 0.0, 180.0, 40.0)
    laid = lay_cards(named, dict.fromkeys(named, CARD), ROOM, [title])
    discs = [(x - 6, y - 6, x + 6, y + 6) for x, y in points]
    assert overlaps(laid.values()) == []
    for box in laid.values():
        assert not any(overlap(box, disc) for disc in (*discs, title))
        assert ROOM[0] <= box[0]
        assert ROOM[1] <= box[1]
        assert box[2] <= ROOM[2]
        assert box[3] <= ROOM[3]


def test_ten_cards_of_one_place_stand_around_it():
    named = {f"c{i}": (400.0, 250.0) for i in range(10)}
    laid = lay_cards(named, dict.fromkeys(named, CARD), ROOM)
    assert overlaps(laid.values()) == []
    assert laid["c0"] == (410, 232, 560, 268)


def test_where_there_is_no_room_left_they_cover_as_little_as_can_be():
    named = {f"c{i}": (60.0, 30.0) for i in range(4)}
    laid = lay_cards(named, dict.fromkeys(named, (100.0, 40.0)), (0.0, 0.0, 120.0, 60.0))
    assert len(laid) == 4
    assert overlaps(laid.values()) != []


def test_a_line_leads_from_a_card_to_its_point():
    assert nearest((0, 50), (10, 0, 20, 100)) == (10, 50)
    assert nearest((15, 50), (10, 0, 20, 100)) == (15, 50)
