"""Which problems are shown, in which order."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.calc.problem import Problem
from app.calc.problem_figures import figures
from app.calc.problem_list import Filter, Seen, ordered

NOW = datetime(2026, 3, 12, 14)
PROBLEMS = (
    Problem("contained", "Écaille", opened_at="2026-03-11T12:00:00", contained_at="2026-03-11T13:00:00", line="B"),
    Problem("closed", "Noise", opened_at="2026-03-01T12:00:00", closed_on="2026-03-04", line="a"),
    Problem("late", "Burr", opened_at="2026-03-10T12:00:00", line="C", part="F-12"),
    Problem("new", "Dent", opened_at="2026-03-12T12:00:00", line="B"),
    Problem("never", "Zinc", method="pdca"),
)
SEEN = [Seen(problem, figures(problem, [], NOW)) for problem in PROBLEMS]


def shown(**parts) -> list[str]:
    return [each.problem.id for each in SEEN if Filter(**parts).passes(each)]


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("urgent", ["late", "new", "contained", "never", "closed"]),
        ("opened", ["new", "contained", "late", "closed", "never"]),
        ("name", ["late", "new", "contained", "closed", "never"]),
        ("line", ["never", "closed", "new", "contained", "late"]),
        ("method", ["new", "contained", "late", "closed", "never"]),
    ],
)
def test_problems_stand_in_the_order_that_was_asked_for(order, ids):
    assert [each.problem.id for each in ordered(SEEN, order)] == ids


def test_the_clock_that_counts_is_the_containment_until_the_customer_is_protected():
    clocks = {each.problem.id: each.clock.due for each in SEEN}
    assert clocks["late"] == "2026-03-11T12:00:00"
    assert clocks["contained"] == "2026-03-21"
    assert clocks["closed"] == "2026-03-11"


def test_a_filter_shows_open_late_closed_one_method_and_words_without_accents():
    assert shown() == [problem.id for problem in PROBLEMS]
    assert shown(show="open") == ["contained", "late", "new", "never"]
    assert shown(show="late") == ["late"]
    assert shown(show="closed") == ["closed"]
    assert shown(method="pdca") == ["never"]
    assert shown(text="ecai") == ["contained"]
    assert shown(text="burr f-12") == ["late"]
    assert shown(text="burr dent") == []
    assert not Filter(text="  ")
    assert Filter(show="late")
