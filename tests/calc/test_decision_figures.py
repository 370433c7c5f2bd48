"""The weighted decision matrix: a textbook example, and what holds for every matrix."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise as neighbours
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.decision import Criterion, Decision, Option, Score
from app.calc.decision_figures import figures
from tests.calc.decisions import matrix

RESTAURANT = matrix(
    {"Customer pain": 5, "Ease to solve": 2, "Effect on other systems": 1, "Speed to solve": 2},
    {
        "Customers wait for host": (3, 2, 3, 3),
        "Customers wait for waiter": (2, 2, 2, 1),
        "Customers wait for food": (2, 1, 2, 1),
        "Customers wait for check": (1, 2, 2, 1),
    },
)
"""N. R. Tague, *The Quality Toolbox*, 2nd edition, ASQ Quality Press 2005, "Decision Matrix", long wait time."""


def test_the_restaurant_of_the_quality_toolbox_takes_the_wait_for_the_host():
    """The book prints the sums 28, 18, 16 and 13; divided by the ten points of weight."""
    found = figures(RESTAURANT)
    assert [option.score for option in found.options.values()] == [2.8, 1.8, 1.6, 1.3]
    assert found.winner == "Customers wait for host"
    assert found.leaders == ("Customers wait for host",)
    assert found.sensitive_to == ()
    assert found.turns == {}  # it is the best or shares the best on every criterion
    assert found.weights["Customer pain"] == 0.5
    assert (found.low, found.high) == (1, 5)
    assert found.undefined == {}


MACHINE = matrix({"Cost": (3, "less"), "Gain": 5, "Delay": (2, "less")}, {"A": (2, 3, 2), "B": (4, 5, 3)})
"""By hand: A (3·4 + 5·3 + 2·4) ÷ 10 = 3.5; B (3·2 + 5·5 + 2·3) ÷ 10 = 3.7."""


def test_less_is_better_counts_low_plus_high_minus_the_score():
    found = figures(MACHINE)
    assert [found.options[id].score for id in "AB"] == [3.5, 3.7]
    assert found.options["A"].cells["Cost"].value == 2
    assert found.options["A"].cells["Cost"].counted == 4
    wide = figures(replace(MACHINE, low=0, high=10))
    assert wide.options["A"].cells["Cost"].counted == 8
    assert (wide.low, wide.high) == (0, 10)


def test_what_turns_the_winner_is_said_with_the_weight_at_which_it_happens():
    """B leads by 0.2 = (−2w + 10 − 2) ÷ (w + 7) for the weight w of the cost: 0 at w = 4, 4 of 11."""
    found = figures(MACHINE)
    assert found.turns["Cost"].share == float(Fraction(4, 11))
    assert (found.turns["Cost"].side, found.turns["Cost"].winner) == ("more", "A")
    assert (found.turns["Gain"].share, found.turns["Gain"].side) == (float(Fraction(4, 9)), "less")
    assert found.sensitive_to == ("Cost", "Gain")  # 3 + 1 and 5 − 1 tie; 2 ± 1 of the delay does not
    assert found.turns["Delay"].share == float(Fraction(1, 3))


@pytest.mark.parametrize(
    ("scores", "scale"),
    [
        ((), (1, 5)),
        ((1, 5), (1, 5)),
        ((0, 5), (0, 5)),
        ((1, 6), (1, 10)),
        ((0, 6), (0, 10)),
        ((2, 11), (0, 100)),
        ((-3, 2), (-3, 2)),
        ((5, 101), (5, 101)),
        ((0.5, 2), (0, 5)),
    ],
)
def test_the_scale_is_the_first_usual_one_that_holds_all_scores(scores, scale):
    options = {f"o{n}": (score,) for n, score in enumerate(scores)}
    for own, taken in (({}, scale), ({"low": 1, "high": 4}, (1, 4)), ({"high": 4}, (scale[0], 4))):
        found = figures(matrix({"c": 1}, options, **own))
        assert (found.low, found.high) == taken


def voted(*scores: tuple[str, float]) -> Option:
    return Option("o", "O", scores=tuple(Score("c", value, voter) for voter, value in scores))


def cell_of(option: Option):
    return figures(Decision("d", criteria=(Criterion("c", "C"),), options=(option,))).options["o"].cells["c"]


def test_several_people_count_as_their_mean_and_the_spread_is_shown():
    cell = cell_of(voted(("Ana", 2), ("Ben", 5), ("Ana", 1)))  # of two by Ana the first counts
    assert (cell.value, cell.lowest, cell.highest, cell.voters, cell.counted) == (3.5, 2, 5, 2, 3.5)


def test_what_the_team_gives_together_stands_for_all():
    cell = cell_of(voted(("Ana", 2), ("", 4), ("Ben", 5)))
    assert (cell.value, cell.lowest, cell.highest, cell.voters) == (4, 4, 4, 1)


def test_a_tie_of_decimals_is_a_tie_and_has_no_winner():
    """As floats 0.1·3 and 0.3·1 are two numbers."""
    found = figures(matrix({"p": 0.1, "q": 0.3, "r": 0.7}, {"A": (4, 1, 1), "B": (1, 2, 1)}))
    assert found.winner is None
    assert found.leaders == ("A", "B")
    assert str(found.undefined["winner"]) == "“A”, “B” share the best score."
    assert found.sensitive_to == ("p", "q")  # more or less of either breaks it
    assert found.turns["p"].share == found.weights["p"]
    assert "r" not in found.turns


def test_an_option_without_a_score_that_counts_has_none_and_so_nobody_wins():
    found = figures(matrix({"p": 1, "q": 2}, {"A": (4, None), "B": (1, 2)}))
    assert found.options["A"].score is None
    assert found.options["B"].score == float(Fraction(5, 3))
    assert found.winner is None
    assert found.sensitive_to == ()
    assert found.turns == {}
    assert str(found.undefined["winner"]) == "“A” is not scored on “q”."
    assert str(found.undefined["options.A.score"]) == "“A” is not scored on “q”."


def test_a_criterion_without_weight_needs_no_score():
    found = figures(matrix({"p": 1, "q": 0}, {"A": (4, None), "B": (1, 2)}))
    assert found.winner == "A"
    assert found.sensitive_to == ()
    assert found.turns == {}


def test_without_weights_options_or_criteria_there_is_a_reason():
    none = figures(matrix({"p": 0}, {"A": (4,)}))
    assert none.options["A"].score is None
    assert none.weights == {"p": None}
    assert str(none.undefined["winner"]) == "No criterion has a weight above 0."
    assert str(figures(matrix({"p": 1}, {})).undefined["winner"]) == "There are no options yet."
    assert str(figures(matrix({}, {"A": ()})).undefined["winner"]) == "There are no criteria yet."


def test_a_weight_of_nothing_can_turn_only_into_a_tie():
    found = figures(matrix({"p": 1, "q": 1}, {"A": (3, 4), "B": (3, 2)}))
    assert (found.turns["q"].share, found.turns["q"].winner) == (0, None)
    assert "p" not in found.turns  # with p alone they would tie; some weight of q is always left


def test_scores_beyond_what_a_computer_can_write_are_no_crash():
    assert figures(matrix({"p": (1, "less")}, {"A": (-1.7e308,)}, low=1.7e308, high=1)).options["A"].score is None


WEIGHTS = st.lists(st.integers(0, 6), min_size=1, max_size=4)


@st.composite
def matrices(draw) -> Decision:
    weights = draw(WEIGHTS)
    directions = draw(st.lists(st.sampled_from(["more", "less"]), min_size=len(weights), max_size=len(weights)))
    scores = st.lists(st.integers(1, 5), min_size=len(weights), max_size=len(weights))
    options = draw(st.lists(scores, min_size=1, max_size=4))
    named = {f"c{n}": pair for n, pair in enumerate(zip(weights, directions, strict=True))}
    return matrix(named, {f"o{n}": values for n, values in enumerate(options)})


def weighing(decision: Decision, criterion: str, weight: float | Fraction) -> Decision:
    """Whole numbers in the proportion, so that nothing is rounded."""
    exact = Fraction(weight)
    criteria = tuple(
        replace(c, weight=exact.numerator if c.id == criterion else c.weight * exact.denominator)
        for c in decision.criteria
    )
    return replace(decision, criteria=criteria)


@given(matrices(), st.sampled_from([0.1, 0.25, 3, 7, 1000]))
def test_what_counts_of_weights_is_their_share(decision, factor):
    scaled = replace(
        decision,
        criteria=tuple(
            replace(c, weight=float(Fraction(repr(c.weight)) * Fraction(repr(factor)))) for c in decision.criteria
        ),
    )
    before, after = figures(decision), figures(scaled)
    assert (after.winner, after.leaders, after.sensitive_to) == (before.winner, before.leaders, before.sensitive_to)
    assert {id: turn.share for id, turn in after.turns.items()} == {id: t.share for id, t in before.turns.items()}
    assert after.options == before.options


@given(matrices(), st.randoms(use_true_random=False))
def test_the_order_on_the_page_changes_nothing(decision, random: Random):
    def mixed(things):
        return tuple(random.sample(things, len(things)))

    before, after = figures(decision), figures(replace(decision, criteria=mixed(decision.criteria)))
    other = figures(replace(decision, options=mixed(decision.options)))
    for found in (after, other):
        assert found.winner == before.winner
        assert set(found.leaders) == set(before.leaders)
        assert set(found.sensitive_to) == set(before.sensitive_to)
        assert found.turns == before.turns
        assert {id: of.score for id, of in found.options.items()} == {id: o.score for id, o in before.options.items()}


@given(matrices())
def test_sensitive_is_what_changes_the_winner_when_the_matrix_is_reckoned_again(decision):
    found = figures(decision)
    total = sum(c.weight for c in decision.criteria)
    for c in decision.criteria if total else ():
        moved = (c.weight + Fraction(total, 10), max(Fraction(0), c.weight - Fraction(total, 10)))
        defined = [figures(weighing(decision, c.id, w)) for w in moved if w or total > c.weight]
        assert (c.id in found.sensitive_to) == any(f.winner != found.winner for f in defined)


@given(matrices())
def test_a_turn_is_the_nearest_weight_at_which_the_winner_is_another(decision):
    """Between the present weight and the turn the winner stays; at it, or just beyond, it is another one."""
    found = figures(decision)
    for c in decision.criteria:
        others = sum(each.weight for each in decision.criteria) - c.weight
        if not others:
            assert c.id not in found.turns
            continue

        def winner(share: Fraction, c=c, others=others) -> str | None:
            return figures(weighing(decision, c.id, share * others / (1 - share))).winner

        now, turn = Fraction(c.weight, c.weight + others), found.turns.get(c.id)
        near = Fraction(turn.share).limit_denominator(10_000) if turn else None
        reach = abs(near - now) if near is not None else Fraction(1)
        inside = [now + sign * reach * Fraction(k, 16) for sign in (-1, 1) for k in range(1, 16)]
        assert all(winner(share) == found.winner for share in inside if 0 <= share < 1)
        if turn is None or near is None:
            continue
        beyond = near + Fraction(1 if turn.side == "more" else -1, 100_000)
        if beyond < 0:
            assert winner(near) != found.winner
        else:
            assert winner(beyond) == turn.winner
            assert winner(near) != found.winner or turn.winner != found.winner


@given(st.lists(st.integers(1, 5), min_size=2, max_size=6))
def test_a_voter_more_who_says_the_mean_changes_nothing(values):
    mean = Fraction(sum(values), len(values))
    if mean.denominator != 1:
        return
    voters = [(f"v{n}", value) for n, value in enumerate(values)]
    assert cell_of(voted(*voters)).value == cell_of(voted(*voters, ("one more", int(mean)))).value == int(mean)
    assert all(a <= b for a, b in neighbours([cell_of(voted(*voters)).lowest, int(mean)]))


def test_a_light_weight_is_not_moved_below_nothing():
    """5 − 10 would be −5, with which B would win; 0 is as far as it goes, and there A still does."""
    found = figures(matrix({"p": 95, "q": 5}, {"A": (51, 60), "B": (50, 10)}))
    assert found.winner == "A"
    assert "q" not in found.sensitive_to
    assert "q" not in found.turns
