"""The tree and the list of a five whys: nothing touches, whoever is asked stands over the answers, in any shape."""

from __future__ import annotations

import time
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.five_whys import FiveWhys, Why
from app.calc.five_whys_layout import BELOW, BESIDE, INDENT, lay_list, lay_tree


def five_whys(parents: list[int]) -> FiveWhys:
    """Answer `i` answers to `parents[i]`, an earlier one, or to the problem where that is -1."""
    made: dict[int, Why] = {}
    for i in reversed(range(len(parents))):
        below = tuple(made[j] for j in range(i + 1, len(parents)) if parents[j] == i)
        made[i] = Why(f"w{i}", answers=below)
    return FiveWhys("problem", answers=tuple(made[i] for i in range(len(parents)) if parents[i] == -1))


shapes = st.integers(0, 40).flatmap(lambda n: st.tuples(*(st.integers(-1, i - 1) for i in range(n)))).map(list)
measures = st.lists(st.tuples(st.floats(20, 600), st.floats(10, 300)), min_size=41, max_size=41)


def sized(measures):
    return lambda id: measures[0 if id == "problem" else int(id[1:]) + 1]


@given(shapes, measures)
def test_nothing_overlaps_in_the_tree_whatever_its_shape_and_the_length_of_its_texts(parents, measured):
    tree = five_whys(parents)
    laid = lay_tree(tree, sized(measured))
    assert set(laid.boxes) == {"problem", *(why.id for why in tree.whys())}
    for one, two in combinations(laid.boxes.values(), 2):
        beside = one[2] + BESIDE <= two[0] + 1e-6 or two[2] + BESIDE <= one[0] + 1e-6
        assert beside or one[3] + BELOW <= two[1] + 1e-6 or two[3] + BELOW <= one[1] + 1e-6
    for id, (left, top, right, bottom) in laid.boxes.items():
        assert (right - left, bottom - top) == pytest.approx(sized(measured)(id))


@given(shapes, measures)
def test_who_is_asked_stands_above_the_middle_of_the_answers_and_the_level_above_them(parents, measured):
    tree = five_whys(parents)
    laid = lay_tree(tree, sized(measured))

    def middle(id: str) -> float:
        return (laid.boxes[id][0] + laid.boxes[id][2]) / 2

    assert middle("problem") == pytest.approx(0, abs=1e-6)
    for why in tree.whys():
        if why.answers:
            ends = middle(why.answers[0].id), middle(why.answers[-1].id)
            assert middle(why.id) == pytest.approx(sum(ends) / 2, abs=1e-6)
            assert all(middle(a.id) < middle(b.id) for a, b in pairwise(why.answers))
    for id, depth in laid.depths.items():
        assert laid.boxes[id][1] == laid.levels[depth][0]
        assert laid.boxes[id][3] <= laid.levels[depth][1] + 1e-6


@given(shapes, st.lists(st.floats(10, 200), min_size=41, max_size=41), st.floats(200, 1200))
def test_the_list_stands_line_under_line_and_stays_within_its_width(parents, heights, width):
    tree = five_whys(parents)
    laid = lay_list(tree, lambda id, _room: sized([(0, h) for h in heights])(id)[1], width)
    assert list(laid.boxes) == ["problem", *(why.id for why in tree.whys())]
    for one, two in pairwise(laid.boxes.values()):
        assert one[3] < two[1]
    for left, _top, right, _bottom in laid.boxes.values():
        assert right == width
        assert right - left >= 0.44 * width


def test_the_list_stands_in_by_the_level():
    laid = lay_list(five_whys([-1, 0, 0, 2]), lambda _id, _room: 20.0, 1000)
    assert [box[0] / INDENT for box in laid.boxes.values()] == [0, 1, 2, 2, 3]


@pytest.mark.parametrize("shape", ["chain", "fan", "bush"])
def test_a_large_tree_is_laid_out_in_no_time(shape):
    parents = {
        "chain": range(-1, 4999),
        "fan": [-1] * 5000,
        "bush": [(i - 1) // 3 if i else -1 for i in range(5000)],
    }[shape]
    made: dict[int, list[Why]] = {}
    parents = list(parents)
    for i in reversed(range(len(parents))):
        made.setdefault(parents[i], []).insert(0, Why(f"w{i}", answers=tuple(made.get(i, ()))))
    tree = FiveWhys("problem", answers=tuple(made[-1]))
    start = time.process_time()  # not that of other work on the machine
    laid = lay_tree(tree, lambda _id: (200.0, 60.0))
    assert time.process_time() - start < 2.0
    assert len(laid.boxes) == 5001
