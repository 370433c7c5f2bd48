"""What is said of a decision: what turns it, whether voters disagree, whether comparisons hold together."""

from __future__ import annotations

import pytest

from app.calc.decision import Criterion, Decision, Option, Score
from app.calc.decision_figures import figures
from app.calc.decision_words import consistency_said, disagree, turn_in_short, turn_said, worst_said
from app.calc.pairwise import pairwise
from tests.calc.decisions import compared, matrix


def said(decision: Decision, criterion: str) -> tuple[str, str]:
    found = figures(decision)
    (of,) = (each for each in decision.criteria if each.id == criterion)
    return str(turn_said(decision, found, of)), str(turn_in_short(decision, found, of))


MACHINE = matrix({"Cost": (3, "less"), "Gain": 5, "Delay": (2, "less")}, {"A": (2, 3, 2), "B": (4, 5, 3)})


@pytest.mark.parametrize(
    ("decision", "criterion", "whole", "short"),
    [
        (MACHINE, "Cost", "If “Cost” weighed more than 36.4 % instead of 30 %, “A” would win.", "above 36.4 %: A"),
        (MACHINE, "Gain", "If “Gain” weighed less than 44.4 % instead of 50 %, “A” would win.", "below 44.4 %: A"),
        (
            matrix({"p": 1, "q": 1}, {"A": (3, 4), "B": (3, 2)}),
            "q",
            "If “q” weighed 0 % instead of 50 %, several options would share the best score.",
            "at 0 %: a tie",
        ),
        (
            matrix({"p": 1, "q": 1}, {"A": (3, 4), "B": (4, 3)}),
            "q",
            "With a little less weight on “q” than 50 %, “B” would win alone.",
            "below 50 %: B",
        ),
        (matrix({"p": 1}, {"A": (3,)}), "p", "Whatever “p” weighs, nothing changes.", "turns nothing"),
    ],
)
def test_each_kind_of_turn_has_its_sentence(decision, criterion, whole, short):
    plain = tuple(text.replace("\u202f", " ") for text in said(decision, criterion))
    assert plain == (whole, short)


@pytest.mark.parametrize(("votes", "apart"), [((1, 3), True), ((2, 3), False), ((2,), False), ((1, 5), True)])
def test_voters_half_a_scale_apart_are_said_to_disagree(votes, apart):
    scores = tuple(Score("c", value, f"v{n}") for n, value in enumerate(votes))
    found = figures(Decision("d", low=1, high=5, criteria=(Criterion("c"),), options=(Option("o", scores=scores),)))
    assert disagree(found.options["o"].cells["c"], found) == apart


def test_comparisons_that_hold_together_need_no_second_look():
    decision = compared(("Cost", "Gain", "Risk"), (1 / 2, 2, 4))
    found = pairwise(decision)
    assert str(consistency_said(found)).startswith("The comparisons hold together")
    assert worst_said(decision, found) is None


def test_the_comparison_that_contradicts_most_is_named_the_way_it_was_said():
    decision = compared(("Cost", "Gain", "Risk", "Delay"), (2, 4, 1 / 8, 2, 4, 2))
    found = pairwise(decision)
    assert str(consistency_said(found)).startswith("The comparisons contradict each other")
    assert str(worst_said(decision, found)) == (
        "“Delay” against “Cost” fits the others least: 8 was said, about 2 would fit."
    )


def test_without_all_comparisons_it_says_how_many_lack():
    assert str(consistency_said(pairwise(Decision("d", criteria=(Criterion("a"), Criterion("b")))))) == (
        "The two criteria are not compared yet."
    )
