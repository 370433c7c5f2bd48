"""Flows run at right angles from edge to edge, around the boxes between."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.flow_route import legs, middle, route
from app.calc.grid import Box, Grid


def laid(**boxes: Box) -> Grid:
    grid = Grid()
    for key, box in boxes.items():
        grid.put(key, box)
    return grid


def crossed(grid: Grid, points: tuple[tuple[float, float], ...]) -> set[str]:
    """The boxes whose inside a route enters."""
    return {
        key
        for leg in legs(points)
        for key, (box, *_) in grid.boxes.items()
        if leg[0] < box[2] and leg[2] > box[0] and leg[1] < box[3] and leg[3] > box[1]
    }


def on_edge(point: tuple[float, float], box: Box) -> bool:
    x, y = point
    return (x in (box[0], box[2]) and box[1] <= y <= box[3]) or (y in (box[1], box[3]) and box[0] <= x <= box[2])


def test_two_boxes_side_by_side_are_joined_by_one_straight_line():
    grid = laid(a=(0, 0, 100, 80), b=(200, 10, 300, 90))
    assert route(grid, "a", "b") == ((100, 40), (200, 40))
    assert route(grid, "b", "a") == ((200, 50), (100, 50))


def test_a_line_to_a_small_symbol_meets_its_middle():
    grid = laid(a=(0, 0, 140, 110), b=(200, 40, 264, 96))
    assert route(grid, "a", "b") == ((140, 68), (200, 68))


def test_one_box_above_another_is_joined_straight_down():
    grid = laid(a=(0, 0, 100, 80), b=(0, 200, 100, 280))
    assert route(grid, "a", "b") == ((50, 80), (50, 200))


def test_a_box_between_is_gone_around():
    grid = laid(a=(0, 0, 100, 80), between=(150, -30, 190, 120), b=(240, 0, 340, 80))
    points = route(grid, "a", "b")
    assert crossed(grid, points) == set()
    assert len(points) > 2


def test_two_flows_between_the_same_boxes_lie_side_by_side():
    grid = laid(a=(0, 0, 100, 80), b=(200, 0, 300, 80))
    assert route(grid, "a", "b", -11) == ((100, 29), (200, 29))
    assert route(grid, "b", "a", 11) == ((200, 51), (100, 51))


def test_a_flow_from_a_box_to_itself_is_a_loop_outside_it():
    grid = laid(a=(0, 0, 100, 80))
    points = route(grid, "a", "a")
    assert crossed(grid, points) == set()
    assert on_edge(points[0], (0, 0, 100, 80))
    assert on_edge(points[-1], (0, 0, 100, 80))


def test_a_narrow_gap_is_taken_when_it_is_the_only_way():
    walls = {"top": (-500.0, -500.0, 500.0, -300.0), "left": (-500.0, -300.0, -300.0, 300.0),
             "right": (300.0, -300.0, 500.0, 300.0), "bottom1": (-500.0, 300.0, -2.0, 500.0),
             "bottom2": (2.0, 300.0, 500.0, 500.0)}  # fmt: skip
    grid = laid(a=(-50, -40, 50, 40), b=(-50, 700, 50, 780), **walls)
    points = route(grid, "a", "b")
    assert crossed(grid, points) == set()
    assert points == ((0, 40), (0, 700))


def test_boxes_that_overlap_still_get_a_line_of_right_angles():
    grid = laid(a=(0, 0, 100, 80), b=(20, 20, 80, 60))
    points = route(grid, "a", "b")
    assert all(x1 == x2 or y1 == y2 for (x1, y1), (x2, y2) in pairwise(points))


def test_the_words_of_a_flow_stand_on_its_longest_leg():
    assert middle(((0, 0), (10, 0), (10, 90), (40, 90))) == (10, 45, False)


def test_words_wider_than_the_longest_leg_stand_beside_another():
    points = ((0, 0), (0, 60), (80, 60), (80, 100))
    assert middle(points, 70) == (40, 60, True)
    assert middle(points, 100) == (0, 30, False)


def test_a_key_is_found_where_it_lies_and_no_more_where_it_lay():
    grid = laid(a=(0, 0, 100, 80))
    grid.put("a", (5000, 5000, 5100, 5080))
    assert "a" not in grid.near((0, 0, 100, 100))
    assert "a" in grid.near((5050, 5050, 5051, 5051))
    grid.remove("a")
    assert not grid.near((-9e9, -9e9, 9e9, 9e9))
    assert grid.bounds() is None


@st.composite
def maps(draw: st.DrawFn) -> Grid:
    """Boxes that do not touch each other: one in some of the cells of a board, so that there is always a free way."""
    cells = draw(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), min_size=2, max_size=18, unique=True))
    grid = Grid()
    for i, (column, row) in enumerate(cells):
        width, height = draw(st.integers(20, 150)), draw(st.integers(20, 110))
        left, top = column * 180 + draw(st.integers(0, 175 - width)), row * 130 + draw(st.integers(0, 125 - height))
        grid.put(str(i), (left, top, left + width, top + height))
    return grid


@given(maps(), st.sampled_from([-22.0, -11.0, 0.0, 11.0, 22.0]))
def test_a_route_starts_and_ends_on_the_edges_at_right_angles_and_crosses_no_box(grid: Grid, offset: float):
    points = route(grid, "0", "1", offset)
    assert all((x1 == x2) != (y1 == y2) for (x1, y1), (x2, y2) in pairwise(points))
    assert on_edge(points[0], grid.boxes["0"][0])
    assert on_edge(points[-1], grid.boxes["1"][0])
    assert crossed(grid, points) == set()


@given(maps(), st.tuples(*[st.integers(-200, 1300)] * 4))
def test_nothing_that_meets_a_rectangle_is_overlooked(grid: Grid, corners: tuple[int, int, int, int]):
    x1, y1, x2, y2 = corners
    asked = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    met = {
        key
        for key, (box, *_) in grid.boxes.items()
        if box[0] <= asked[2] and box[2] >= asked[0] and box[1] <= asked[3] and box[3] >= asked[1]
    }
    assert met <= set(grid.near(asked))


@pytest.mark.parametrize("n", [300])
def test_a_long_chain_takes_the_plain_shapes(n: int):
    grid = Grid()
    for i in range(n):
        grid.put(str(i), (i * 200, 0, i * 200 + 140, 100))
    assert [len(route(grid, str(i), str(i + 1))) for i in range(n - 1)] == [2] * (n - 1)
