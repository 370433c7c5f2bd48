"""Five whys as data: the branch that is read upwards, what is ready to become an action, the problem in a sentence."""

from __future__ import annotations

from app.calc.five_whys import FiveWhys, Why, framed

PUMP = FiveWhys(
    "f",
    "The machine stopped",
    answers=(
        Why(
            "a",
            "The fuse blew",
            answers=(
                Why("b", "The bearing ran dry", answers=(Why("c", "No strainer", "", "confirmed", "occurrence"),)),
            ),
        ),
        Why("d", "Nobody heard it", "", "suspected", "non_detection"),
    ),
)


def test_a_branch_goes_from_the_problem_down_to_the_answer():
    assert [why.id for why in PUMP.branch("c")] == ["a", "b", "c"]
    assert [why.id for why in PUMP.branch("a")] == ["a"]
    assert PUMP.branch("nothing") == ()


def test_only_a_confirmed_root_is_ready_to_become_an_action():
    assert [(why.id, why.verified) for why in PUMP.roots()] == [("c", True), ("d", False)]
    assert not Why("e", "Confirmed, but not a root", "", "confirmed").verified


def test_the_problem_is_worded_from_what_was_typed_of_its_frame():
    assert framed(PUMP) == ""
    told = FiveWhys("f", what="Scratched doors.", where="paint line ", when="since March,", how_many="120 a day")
    assert framed(told) == "Scratched doors, paint line, since March – 120 a day"
    assert framed(FiveWhys("f", who="the painters")) == "the painters"


def test_another_text_or_one_answer_more_changes_nothing_else():
    worded = PUMP.worded("b", "Worn bearing")
    assert [why.text for why in worded.whys()] == ["The fuse blew", "Worn bearing", "No strainer", "Nobody heard it"]
    assert PUMP.worded("f", "It stopped").problem == "It stopped"
    new = Why("x", "Overload")
    assert [why.id for why in PUMP.answered(new, "a", "b").whys()] == ["a", "b", "c", "x", "d"]
    assert [why.id for why in PUMP.answered(new, None, "a").whys()] == ["a", "b", "c", "x", "d"]
    assert [why.id for why in PUMP.answered(new, None).whys()] == ["a", "b", "c", "d", "x"]
    assert [why.id for why in PUMP.answered(new, "c").branch("x")] == ["a", "b", "c", "x"]
    assert PUMP.answers_to("f") == PUMP.answers_to(None) == PUMP.answers


def test_no_break_spaces_stay_and_other_spaces_become_one():
    assert framed(FiveWhys("f", what="12\u202f%  of\nthe doors")) == "12\u202f% of the doors"
