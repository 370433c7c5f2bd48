"""The pictures of a decision: everything in its place, words for all that colour says, the same on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF

from app.calc.decision import Criterion, Decision, Option, Point, Score
from app.calc.quantity import SPACE
from app.canvas.decision_drawing import LaidDecision
from app.canvas.decision_layout import BEFORE, NAME, Spot
from app.canvas.dots_drawing import LaidDots
from app.canvas.effort_impact_drawing import LaidEffortImpact, draw_effort_impact
from app.canvas.pairwise_drawing import LaidPairwise, Said, said_of
from app.canvas.points_drawing import LaidPoints
from app.look import DARK, LIGHT
from tests.calc.decisions import matrix
from tests.canvas.painted import texts_of

pytestmark = pytest.mark.usefixtures("qapp")

FEEDING = replace(
    matrix({"Cost": (3, "less"), "Gain": 5, "Delay": (2, "less")}, {"Kanban": (2, 3, 2), "Train": (4, 5, 3)}),
    chosen="Train",
)


def drawn(laid, look=LIGHT) -> list[str]:
    return texts_of(lambda painter: laid.draw(painter, look), laid.bounds())


def test_the_matrix_says_its_winner_what_was_chosen_and_what_turns_it_in_words():
    words = drawn(LaidDecision(FEEDING, 900))
    assert {"Kanban", "Train", "Cost", "↓ less", "↑ more", "3.5", "3.7", "Best score", "Chosen"} <= set(words)
    assert f"above 36.4{SPACE}%: Kanban" in words
    assert words.count("10 % is enough") == 2  # cost and gain; the delay stands


def test_a_tie_is_said_and_nobody_has_a_star():
    words = drawn(LaidDecision(matrix({"p": 1}, {"A": (3,), "B": (3,)}), 800))
    assert words.count("Tied") == 2
    assert "Best score" not in words


def test_spread_and_disagreement_stand_in_the_cell_and_own_scores_with_the_mean():
    scores = (Score("p", 1, "Ana"), Score("p", 5, "Ben"))
    decision = Decision("d", criteria=(Criterion("p", "P"),), options=(Option("A", "A", scores=scores),))
    assert "≠ 1–5" in drawn(LaidDecision(decision, 800))
    own = drawn(LaidDecision(decision, 800, voter="Ana"))
    assert {"1", "mean 3"} <= set(own)
    assert "·" in drawn(LaidDecision(decision, 800, voter="Zoé"))


@pytest.mark.parametrize("options", [0, 1, 3, 9])
@pytest.mark.parametrize("criteria", [0, 1, 6, 20])
def test_cells_tile_the_matrix_and_each_point_lies_in_its_cell(options, criteria):
    decision = matrix({f"c{i}": 1 for i in range(criteria)}, {f"o{j}": (3,) * criteria for j in range(options)})
    layout = LaidDecision(decision, 900, 500, grows=True).layout
    for row in range(layout.rows):
        for column in range(layout.columns):
            middle = layout.place(Spot(row, column)).center()
            assert layout.at(middle.x(), middle.y()) == Spot(row, column)
    assert layout.is_new_criterion(criteria + 1)
    assert layout.is_new_option(BEFORE + options)
    assert layout.at(-1, 5) is None
    assert layout.place(Spot(0, NAME)).left() == 0


PLACED = replace(
    FEEDING,
    options=tuple(
        Option(f"o{i}", f"Option number {i}", effort=effort, impact=impact)
        for i, (effort, impact) in enumerate([(1, 9), (1.2, 9), (5, 5), (9, 1), (None, None), (5, 5), (10, 10)])
    ),
)


def test_no_card_covers_another_and_every_card_stands_inside():
    laid = LaidEffortImpact(PLACED, 900, 560)
    rects = list(laid.cards.values())
    assert all(not a.intersects(b) for i, a in enumerate(rects) for b in rects[i + 1 :])
    assert all(QRectF(0, 0, 900, 560).contains(rect) for rect in rects)
    assert laid.side is not None
    assert laid.side.contains(laid.cards["o4"])


def test_a_place_of_the_matrix_says_effort_and_impact_and_back():
    laid = LaidEffortImpact(PLACED, 900, 560)
    for option in PLACED.options:
        if option.effort is not None:
            assert laid.values_at(laid.points[option.id]) == (option.effort, option.impact)
    assert laid.values_at(QPointF(-50, 9999)) == (0, 0)


def test_the_quadrants_are_named_and_what_waits_stands_beside_on_paper_too():
    words = texts_of(lambda p: draw_effort_impact(p, QRectF(0, 0, 800, 500), PLACED, LIGHT), QRectF(0, 0, 800, 500))
    assert {"Quick wins", "Big projects", "Fill-ins", "Time wasters", "Not placed yet", "Option number 4"} <= set(words)
    all_placed = replace(PLACED, options=PLACED.options[:3])
    words = texts_of(lambda p: draw_effort_impact(p, QRectF(0, 0, 800, 500), all_placed, LIGHT), QRectF(0, 0, 800, 500))
    assert "Not placed yet" not in words


@pytest.mark.parametrize(
    "said", [Said(side, times) for side in (0, 1) for times in range(1, 10) if (side, times) != (1, 1)]
)
def test_each_answer_has_its_own_tick_and_its_ratio_comes_back(said):
    assert LaidPairwise.said_at(LaidPairwise.tick_of(said)) == said
    assert said_of(said.ratio) == said


def test_the_pair_its_progress_and_what_is_missing_are_told():
    words = drawn(LaidPairwise(FEEDING, 1, Said(1, 5), 1, 900, 600))
    assert {"Cost", "Delay", "Pair 2 of 3 · 0 compared", "Delay: clearly more important (5)"} <= set(words)
    assert "3 of 3 comparisons are missing." in words


def test_points_stand_in_two_columns_and_dots_in_their_order():
    argued = replace(
        FEEDING,
        options=(
            replace(FEEDING.options[0], dots=1, points=(Point("pro", "Known", 2), Point("con", "Slow", 4))),
            replace(FEEDING.options[1], dots=4),
        ),
        voters=2,
    )
    laid = LaidPoints(argued, 800, grows=True)
    pro, con = (next(line for line in laid.lines if line.point and line.side == side) for side in ("pro", "con"))
    assert pro.rect.right() <= con.rect.left()
    assert {"Known", "Slow", "+2", "−4"} <= set(drawn(laid, DARK))
    dots = LaidDots(argued, 800)
    assert list(dots.rows) == ["Train", "Kanban"]
    assert "1 of 6 dots left" in drawn(dots)


def test_one_dot_is_one_dot_in_both_languages():
    once = replace(FEEDING, options=(replace(FEEDING.options[0], dots=1),))
    assert LaidDots(once, 800).told() == "1 dot given"
    assert LaidDots(once, 800, language="fr").told() == "1 gommette donnée"
    over = replace(once, voters=0)
    assert LaidDots(over, 800).told() == "1 dot too many: 0 were to be given"
