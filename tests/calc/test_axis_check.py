"""What an objective lacks is said plainly, and the way that is gone is counted in either direction."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.calc.approval import FOLLOWING, STATES
from app.calc.axis import Axis
from app.calc.axis_check import LETTERS, check, fulfilled, progress
from app.language import LANGUAGES, catalogue

WHOLE = Axis(
    "a",
    "Fewer scrapped parts at the press",
    indicator="Scrap rate",
    baseline=12,
    target=4,
    unit="%",
    due="2026-12-31",
    attainable_because="Line 2 reached 3 % with the same press",
    company_objective="Costs of non-quality down by a third",
)


def said(axis: Axis, comes_from: int = 0) -> dict[str, tuple[bool, str]]:
    return {each.letter: (each.fulfilled, str(each.said)) for each in check(axis, comes_from)}


def test_a_whole_objective_fulfils_all_five_letters_and_says_by_what():
    found = said(WHOLE)
    assert list(found) == list(LETTERS)
    assert all(fulfilled for fulfilled, _words in found.values())
    assert found["S"][1] == "The indicator is: Scrap rate."
    assert found["M"][1] == "From 12\u00a0% to 4\u00a0%."
    assert found["T"][1] == "By 31 Dec 2026."


@pytest.mark.parametrize(
    ("letter", "lacking", "words"),
    [
        ("S", {"indicator": " "}, "Name the indicator"),
        ("S", {"name": ""}, "Say what is to become better."),
        ("S", {"name": "", "indicator": ""}, "and name its indicator"),
        ("M", {"baseline": None, "target": None}, "the value of today and the value to reach"),
        ("M", {"baseline": None}, "the baseline is missing"),
        ("M", {"target": None}, "the target is missing"),
        ("M", {"target": 12}, "nothing would change"),
        ("A", {"attainable_because": ""}, "Say why the team can reach it"),
        ("R", {"company_objective": ""}, "or attach its causes"),
        ("T", {"due": ""}, "until when"),
        ("T", {"due": "before summer"}, "“before summer” is not a date"),
    ],
)
def test_what_is_missing_is_said_plainly_and_only_of_its_letter(letter, lacking, words):
    found = said(replace(WHOLE, **lacking))
    assert [each for each, (fulfilled, _words) in found.items() if not fulfilled] == [letter]
    assert words in found[letter][1]


def test_what_comes_from_the_diagnosis_is_relevant_without_an_objective_of_the_company():
    checks = check(replace(WHOLE, company_objective=""), comes_from=2)
    assert fulfilled(checks) == 5
    assert "2" in str(checks[3].said)


@pytest.mark.parametrize(
    ("baseline", "target", "present", "share", "reached"),
    [
        (12, 4, 8, 0.5, False),
        (12, 4, 4, 1, True),
        (12, 4, 2, 1.25, True),
        (12, 4, 14, -0.25, False),
        (60, 90, 75, 0.5, False),
        (60, 90, 90, 1, True),
        (60, 90, 96, 1.2, True),
        (-5, 5, 0, 0.5, False),
        (0, 10, 0, 0, False),
    ],
)
def test_the_way_is_counted_from_the_baseline_to_the_target_in_either_direction(
    baseline, target, present, share, reached
):
    found = progress(replace(WHOLE, baseline=baseline, target=target, present=present))
    assert found.share == pytest.approx(share)
    assert found.reached is reached
    assert found.reason is None


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ({"target": None}, "no target"),
        ({"baseline": None}, "no baseline"),
        ({"present": None}, "not measured"),
        ({"target": 12}, "no way to go"),
    ],
)
def test_without_one_of_the_three_values_there_is_a_reason_and_no_number(lacking, words):
    found = progress(replace(WHOLE, **({"present": 8.0} | lacking)))
    assert found.share is None
    assert found.reached is None
    assert words in str(found.reason)


def test_numbers_that_no_share_can_hold_are_a_reason_too():
    found = progress(replace(WHOLE, baseline=5e-324, target=0, present=1e308))
    assert found.share is None
    assert found.reached is False
    assert found.reason is not None


def test_every_state_of_an_approval_has_a_way_on():
    assert set(FOLLOWING) == set(STATES)
    assert all(ways and set(ways) <= set(STATES) - {state} for state, ways in FOLLOWING.items())


def test_the_sentences_are_complete_in_each_language():
    for language in LANGUAGES:
        catalogue(language)
        assert all(each.said.within(language) for each in check(Axis("b"), 0))
