"""Weights by comparing two by two: Saaty's own examples, and what holds for every matrix."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.decision import Comparison
from app.calc.pairwise import pairwise
from tests.calc.decisions import compared

DRINKS = compared(
    ("Coffee", "Wine", "Tea", "Beer", "Sodas", "Milk", "Water"),
    [9, 5, 2, 1, 1, 1 / 2, 1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9]
    + [1 / 3, 1 / 4, 1 / 3, 1 / 9, 1 / 2, 1, 1 / 3, 2, 1 / 2, 1 / 3],
)
"""T. L. Saaty, *Decision making with the analytic hierarchy process*, Int. J. Services Sciences 1 (2008), table 2:
which drink is consumed more in the USA?"""
NATIONS = compared(
    ("USA", "USSR", "China", "France", "UK", "Japan", "West Germany"),
    [4, 9, 6, 6, 5, 5, 7, 5, 5, 3, 4, 1 / 5, 1 / 5, 1 / 7, 1 / 5, 1, 1 / 3, 1 / 3, 1 / 3, 1 / 3, 2],
)
"""T. L. Saaty, *The Analytic Hierarchy Process*, McGraw-Hill 1980: the wealth of seven nations in 1972."""


def test_saatys_drinks_have_the_published_weights_and_consistency():
    found = pairwise(DRINKS)
    published = [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]
    assert list(found.weights.values()) == pytest.approx(published, abs=0.0006)
    assert found.consistency_ratio == pytest.approx(0.022, abs=0.0006)
    assert found.consistent is True


def test_saatys_nations_have_the_published_weights_and_eigenvalue():
    found = pairwise(NATIONS)
    published = [0.427, 0.230, 0.021, 0.052, 0.052, 0.123, 0.094]
    assert list(found.weights.values()) == pytest.approx(published, abs=0.0006)
    assert found.lambda_max == pytest.approx(7.61, abs=0.005)
    assert found.consistency_ratio == pytest.approx(0.08, abs=0.005)


def test_while_a_pair_is_missing_there_are_no_weights_and_it_says_how_many_lack():
    found = pairwise(replace(DRINKS, comparisons=DRINKS.comparisons[2:]))
    assert set(found.weights.values()) == {None}
    assert found.consistency_ratio is None
    assert found.consistent is None
    assert found.missing == (("Coffee", "Wine"), ("Coffee", "Tea"))
    assert str(found.undefined["weights"]) == "2 of 21 comparisons are missing."
    one = pairwise(replace(DRINKS, comparisons=DRINKS.comparisons[1:]))
    assert str(one.undefined["weights"]) == "One of 21 comparisons is missing."


def test_a_circle_is_called_a_contradiction_and_the_worst_comparison_is_named():
    """A is worth 3 B, B is worth 3 C, and yet C is worth 3 A: the weights are equal, every pair is off by 3."""
    found = pairwise(compared("ABC", (3, 1 / 3, 3)))
    assert list(found.weights.values()) == pytest.approx([1 / 3] * 3)
    assert found.consistent is False
    assert found.worst is not None
    bent = pairwise(compared("ABCD", (2, 4, 1 / 8, 2, 4, 2)))  # A : D should be 8
    assert (bent.worst.first, bent.worst.second, bent.worst.said) == ("A", "D", 1 / 8)
    assert bent.worst.would_fit == pytest.approx(bent.weights["A"] / bent.weights["D"])


def test_the_comparison_made_first_counts_either_way_round_and_strangers_do_not():
    decision = compared("AB", (3,))
    more = (*decision.comparisons, Comparison("B", "A", 9), Comparison("A", "gone", 2), Comparison("A", "A", 5))
    found = pairwise(replace(decision, comparisons=more))
    assert list(found.weights.values()) == pytest.approx([0.75, 0.25])
    assert found.consistency_ratio == 0
    turned = pairwise(replace(decision, comparisons=(Comparison("B", "A", 1 / 3),)))
    assert list(turned.weights.values()) == pytest.approx([0.75, 0.25])


def test_one_criterion_has_the_whole_weight_and_none_has_a_reason():
    assert pairwise(compared("A", ())).weights == {"A": 1}
    assert str(pairwise(compared("", ())).undefined["weights"]) == "There are no criteria yet."


def test_beyond_ten_criteria_there_are_weights_but_no_consistency_ratio():
    found = pairwise(compared("ABCDEFGHIJK", [1.0] * 55))
    assert list(found.weights.values()) == pytest.approx([1 / 11] * 11)
    assert found.consistency_ratio is None
    assert "consistency_ratio" in found.undefined


@given(st.lists(st.floats(0.2, 5), min_size=1, max_size=10))
def test_comparisons_that_agree_give_the_weights_back_and_contradict_nowhere(weights):
    names = [f"c{n}" for n in range(len(weights))]
    ratios = [a / b for i, a in enumerate(weights) for b in weights[i + 1 :]]
    found = pairwise(compared(names, ratios))
    total = math.fsum(weights)
    assert list(found.weights.values()) == pytest.approx([w / total for w in weights])
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert found.worst is None


SAATY = st.sampled_from([1 / n for n in range(9, 1, -1)] + list(range(1, 10)))


@given(st.integers(3, 6).flatmap(lambda n: st.lists(SAATY, min_size=n * (n - 1) // 2, max_size=n * (n - 1) // 2)))
def test_whatever_is_said_the_weights_are_an_eigenvector_and_lambda_is_not_below_n(ratios):
    n = round((1 + math.sqrt(1 + 8 * len(ratios))) / 2)
    names = [f"c{i}" for i in range(n)]
    found = pairwise(compared(names, ratios))
    upper = {(a, b): r for (a, b), r in zip(found.pairs, ratios, strict=True)}
    for a in names:
        row = sum((1 if a == b else upper.get((a, b)) or 1 / upper[b, a]) * found.weights[b] for b in names)
        assert row == pytest.approx(found.lambda_max * found.weights[a], rel=1e-6)
    assert found.lambda_max >= n - 1e-9
    turned = compared(names[::-1], [(1 / upper[b, a]) for i, a in enumerate(names[::-1]) for b in names[::-1][i + 1 :]])
    assert pairwise(turned).weights == pytest.approx(found.weights)
