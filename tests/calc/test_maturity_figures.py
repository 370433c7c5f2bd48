"""The figures of a maturity radar: means, gaps, progress, and what is undefined and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.maturity import Maturity, MaturityCriterion, MaturityLevel
from app.calc.maturity_figures import FORMULAS, explain, figures
from app.calc.usual_maturity import USUAL, usual_criteria


def judged(name, target, *levels):
    days = ("2026-01-15", "2026-03-15")
    return MaturityCriterion(name, target, tuple(MaturityLevel(d, n) for d, n in zip(days, levels, strict=False)))


FIVE_S = Maturity("m", "5S", criteria=(judged("Sort", 4, 2.2, 3), judged("Shine", 3, 2, 3), judged("Sustain", None, 1)))


def test_the_mean_the_gap_and_the_progress_are_of_the_last_assessment():
    found = figures(FIVE_S)
    assert [each.assessed_on for each in found.assessments] == ["2026-01-15", "2026-03-15"]
    assert [each.mean for each in found.assessments] == [pytest.approx(5.2 / 3), 3]
    assert (found.mean, found.target_mean) == (3, 3.5)
    assert found.gaps == (-1, 0, None)
    assert found.gains == (0.8, 1, None)
    assert (found.gap, found.progress) == (-0.5, 0.9)
    assert (found.met, found.targeted) == (1, 2)


def test_each_figure_says_its_formula_and_what_is_not_in_it():
    said = str(explain(FIVE_S, "progress"))
    assert said.startswith("Progress = mean of (level − level before)")
    assert "1.8 ÷ 2 = 0.9" in said
    assert said.endswith("Not in it: 1 criteria without these numbers.")


@pytest.mark.parametrize(
    ("maturity", "figure", "reason"),
    [
        (Maturity("m"), "mean", "There is no criterion yet."),
        (Maturity("m", criteria=(MaturityCriterion("a"),)), "mean", "Nothing has been assessed yet."),
        (Maturity("m", criteria=(judged("a", None, 2),)), "gap", "No criterion that was assessed has a target."),
        (Maturity("m", criteria=(judged("a", 3, 2),)), "progress", "There is no earlier assessment to compare with."),
        (
            Maturity("m", criteria=(judged("a", 3, 2), judged("b", 3, None, 2))),
            "progress",
            "No criterion was judged in both of the last two assessments.",
        ),
    ],
)
def test_what_is_undefined_says_why(maturity, figure, reason):
    found = figures(maturity)
    assert getattr(found, figure) is None
    assert str(found.undefined[figure]) == reason
    assert reason in str(explain(maturity, figure))


def test_an_assessment_that_was_begun_and_not_judged_yet_is_not_the_last_one():
    begun = replace(
        FIVE_S,
        criteria=tuple(replace(c, levels=(*c.levels, MaturityLevel("2026-06-01"))) for c in FIVE_S.criteria),
    )
    assert figures(begun).mean == 3
    assert figures(begun).assessments[-1].mean is None


def test_a_level_outside_the_scale_is_told():
    (said,) = figures(Maturity("m", criteria=(judged("Sort", 4, 7),))).warnings
    assert str(said) == "“Sort”: 7 lies outside the scale from 0 to 5."
    assert figures(Maturity("m", lowest=5, highest=5)).warnings


@given(
    st.lists(
        st.builds(
            MaturityCriterion,
            st.just("c"),
            st.none() | st.floats(allow_nan=False, allow_infinity=False),
            st.lists(
                st.builds(
                    MaturityLevel,
                    st.sampled_from(["", "2026-01-01", "2026-02-01"]),
                    st.none() | st.floats(allow_nan=False, allow_infinity=False),
                ),
                max_size=4,
            ).map(tuple),
        ),
        max_size=4,
    )
)
def test_any_finite_levels_give_a_figure_or_a_reason(criteria):
    maturity = Maturity("m", criteria=tuple(criteria))
    found = figures(maturity)
    for name in FORMULAS:
        assert (getattr(found, name) is None) == (name in found.undefined)
        assert str(explain(maturity, name))


def test_usual_criteria_make_a_radar():
    for id, (_name, names) in USUAL.items():
        assert len(usual_criteria(id)) == len(set(names)) >= 5
