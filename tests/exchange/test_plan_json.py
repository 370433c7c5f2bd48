"""Axes, decisions, levers, problems and actions as people write them by hand: the contract, what is mended, refused."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from app.calc.decision import Comparison, Score
from app.calc.event import EventData
from app.calc.problem import GateItem, Problem
from app.exchange.event_json import dumps, loads
from app.exchange.strict_json import Refused
from app.places import RESOURCES
from tests.exchange.examples import event, text

SCHEMA = jsonschema.Draft202012Validator(json.loads((RESOURCES / "event.schema.json").read_text("utf-8")))
P = {"id": "P", "kind": "process"}
COST, EFFECT = {"name": "Cost", "weight": 2, "direction": "less"}, {"name": "Effect", "weight": 3, "direction": "more"}


def whole(**nouns: Any) -> dict[str, Any]:
    return event(P) | nouns


def decision(*options: dict[str, Any], criteria: Any = (COST, EFFECT), **rest: Any) -> dict[str, Any]:
    return whole(decisions=[{"name": "Which?", "criteria": list(criteria), "options": list(options), **rest}])


def read(held: Any) -> EventData:
    SCHEMA.validate(held)
    data = loads(text(held))
    assert dumps(loads(dumps(data))) == dumps(data)
    return data


def actions(*held: dict[str, Any]) -> Any:
    return read(whole(actions=list(held))).actions


def test_a_decision_of_the_contract_is_read_and_written_the_same():
    held = decision({"name": "Brush", "scores": {"Cost": 2, "Effect": 4.5}}, {"name": "Tool", "scores": {"Cost": -1}})
    (one,) = read(held).decisions
    cost, effect = one.criteria
    assert [(s.criterion, s.value, s.voter) for s in one.options[0].scores] == [(cost.id, 2, ""), (effect.id, 4.5, "")]
    assert json.loads(dumps(loads(text(held))))["decisions"] == held["decisions"]


def test_the_scores_stand_in_the_order_of_the_criteria_and_those_of_voters_beside():
    votes = [{"voter": "Zoé", "scores": {"Effect": 5, "Cost": 1}}, {"voter": "Léa", "scores": {"Cost": None}}]
    (one,) = read(decision({"name": "Brush", "scores": {"Effect": 4, "Cost": 2}, "votes": votes})).decisions
    told = json.loads(dumps(EventData(decisions=(one,))))["decisions"][0]["options"][0]
    assert list(told["scores"].items()) == [("Cost", 2), ("Effect", 4)]
    assert told["votes"] == [{"voter": "Zoé", "scores": {"Cost": 1, "Effect": 5}}]


def test_criteria_that_share_a_name_are_told_apart_by_their_number():
    criteria = ({"name": "Cost"}, {"name": "Cost"}, {"name": ""}, {"name": "#1"})
    scores = {"#1": 1, "#2": 2, "#3": 3, "#4": 4}
    (one,) = read(decision({"name": "A", "scores": scores}, criteria=criteria)).decisions
    assert [score.value for score in one.options[0].scores] == [1, 2, 3, 4]
    assert json.loads(dumps(EventData(decisions=(one,))))["decisions"][0]["options"][0]["scores"] == scores


def test_of_two_scores_of_one_voter_the_first_is_written_which_is_the_one_that_counts():
    (one,) = read(decision({"name": "A"})).decisions
    (option,) = one.options
    criterion = one.criteria[0].id
    object.__setattr__(option, "scores", (Score(criterion, 3.0), Score(criterion, 5.0)))
    assert json.loads(dumps(EventData(decisions=(one,))))["decisions"][0]["options"][0]["scores"] == {"Cost": 3}


def test_what_is_chosen_and_compared_is_named_though_it_comes_later():
    comparisons = [{"first": "Effect", "second": 1, "ratio": 3}]
    (one,) = read(decision({"name": "A"}, {"name": "A"}, {"name": "B"}, chosen=2, comparisons=comparisons)).decisions
    assert one.chosen == one.options[1].id
    (pair,) = one.comparisons
    assert isinstance(pair, Comparison)
    assert (pair.first, pair.second) == (one.criteria[1].id, one.criteria[0].id)


def test_a_lever_of_the_contract_is_read_word_for_word():
    held = {
        "name": "Brush", "investment": 1000, "yearly_gain": 500, "yearly_cost": -20, "cash_flows": [500, -400.5, 0],
        "horizon_years": 5, "rate": 0.08, "fixed_costs": 100, "price": 12.5, "variable_cost": 8,
    }  # fmt: skip
    (one,) = read(whole(levers=[held])).levers
    assert one.cash_flows == (500, -400.5, 0)
    assert json.loads(dumps(EventData(levers=(one,))))["levers"] == [held]


def test_things_are_named_across_the_file_earlier_and_later():
    data = read(
        whole(
            axes=[{"id": "axis", "name": "Less scrap"}],
            levers=[{"id": "lever", "axis": "axis"}],
            decisions=[{"options": [{"lever": "lever"}]}],
            problems=[
                {
                    "id": "problem",
                    "axis": "axis",
                    "fishbone": "f",
                    "five_whys": "w",
                    "gate_items": [
                        {"step": "define", "thing_kind": "symbol", "thing": {"symbol": "P"}},
                        {"step": "measure", "thing_kind": "decision", "thing": "d"},
                    ],
                }
            ],
            actions=[{"id": "action", "axis": "axis", "problem": "problem"}],
            suggestions=[{"id": "idea"}],
            fishbones=[{"id": "f"}],
            whys=[{"id": "w"}],
            links=[{"from": "idea", "to": "lever"}, {"from": "lever", "to": "action"}, {"from": "f", "to": "problem"}],
        )
        | {"decisions": [{"id": "d", "options": [{"lever": "lever"}]}]}
    )
    (axis,), (lever,), (problem,), (action,), (one,) = (
        data.axes, data.levers, data.problems, data.actions, data.decisions
    )  # fmt: skip
    assert (lever.axis, one.options[0].lever, action.axis, action.problem) == (axis.id, lever.id, axis.id, problem.id)
    assert (problem.fishbone, problem.five_whys) == (data.fishbones[0].id, data.whys[0].id)
    assert [item.thing for item in problem.gate_items] == [data.value_streams[0].symbols[0].id, one.id]
    assert [(link.source_kind, link.target_kind) for link in data.links] == [
        ("suggestion", "lever"), ("lever", "action"), ("fishbone", "problem"),
    ]  # fmt: skip


def test_a_document_that_is_no_more_leaves_its_line():
    item = GateItem("define", "document", "La charte", True, "tally", "no more", "i")
    data = EventData(problems=(Problem("p", gate_items=(item,)),))
    (told,) = json.loads(dumps(data))["problems"][0]["gate_items"]
    assert told == {"step": "define", "kind": "document", "text": "La charte", "done": True}
    assert loads(dumps(data)).problems[0].gate_items[0].thing_kind is None


def test_actions_without_a_number_go_on_after_the_highest():
    found = actions({"label": "a"}, {"label": "b", "number": 7}, {"label": "c"}, {"label": "d", "number": 0})
    assert [action.number for action in found] == [8, 7, 9, 0]


def test_the_first_due_date_is_the_due_date_unless_it_is_given():
    plain, moved, none = actions(
        {"due": "2026-03-12"}, {"due": "2026-03-12", "first_due": "2026-03-01"}, {"due": "2026-03-12", "first_due": ""}
    )
    assert (plain.first_due, moved.first_due, none.first_due) == ("2026-03-12", "2026-03-01", "")


@pytest.mark.parametrize(
    ("given", "phase"),
    [(None, "check"), ("idea", "check"), ("plan", "check"), ("do", "check"), ("act", "act"), ("dropped", "dropped")],
)
def test_what_was_done_on_a_day_is_being_checked_at_least(given, phase):
    (action,) = actions({"done_on": "2026-03-12"} | ({"phase": given} if given else {}))
    assert action.phase == phase


def test_only_what_something_names_bears_an_id():
    data = read(whole(axes=[{"id": "x", "name": "a"}, {"id": "y", "name": "b"}], levers=[{"axis": "y"}]))
    assert json.loads(dumps(data))["axes"] == [{"name": "a"}, {"id": "axis-2", "name": "b"}]


def option(**rest: Any) -> dict[str, Any]:
    return decision({"name": "A", **rest})


WRONG = {
    "a weight below zero": (decision(criteria=[{"weight": -1}]), "criterion 1: “weight” must not be below zero"),
    "a direction that is none": (
        decision(criteria=[{"name": "Cost", "direction": "up"}]),
        "Decision 1 “Which?”, criterion 1 “Cost”: “direction” must be one of more, less, not “up”.",
    ),
    "scores in a list": (option(scores=[3]), "option 1 “A”, “scores”: an object with braces is expected, not [3]."),
    "a score in quotes": (option(scores={"Cost": "3"}), "“scores”: “Cost” must be a number, not 3."),
    "a vote of nobody": (option(votes=[{"voter": "", "scores": {}}]), "“A”, vote 1: its “voter” is missing."),
    "an effort beyond the scale": (option(effort=11), "“effort” must lie between 0 and 10, and is 11."),
    "a ratio beyond Saaty’s": (
        decision(comparisons=[{"first": "Cost", "second": "Effect", "ratio": 10}]),
        "comparison 1: “ratio” must lie between 0.11 and 9, and is 10.",
    ),
    "a weight of a point that is none": (option(points=[{"side": "pro", "weight": 6}]), "“weight” must lie between 1"),
    "a point on no side": (option(points=[{"text": "x"}]), "point 1 “x”: its “side” is missing."),
    "an investment below zero": (whole(levers=[{"investment": -1}]), "Lever 1: “investment” must not be below zero"),
    "a rate below zero": (whole(levers=[{"rate": -0.01}]), "Lever 1: “rate” must not be below zero, and is -0.01."),
    "cash flows in an object": (whole(levers=[{"cash_flows": {}}]), "“cash_flows” must be a list with brackets"),
    "a cash flow that is none": (
        whole(levers=[{"name": "L", "cash_flows": [1, "2"]}]),
        "Lever 1 “L”, 2: “cash_flows” must be a number, not 2.",
    ),
    "a cash flow left out": (whole(levers=[{"cash_flows": [None]}]), "Lever 1, 1: “cash_flows” must be a number"),
    "cash flows for ever": (whole(levers=[{"cash_flows": [1] * 101}]), "“cash_flows” holds 101 numbers: 100 are"),
    "half a year": (whole(levers=[{"horizon_years": 2.5}]), "“horizon_years” must be a whole number, and is 2.5."),
    "an approval without a state": (whole(axes=[{"approvals": [{}]}]), "Axis 1, approval 1: its “state” is missing."),
    "a progress in percent": (whole(actions=[{"progress": 50}]), "Action 1: “progress” must lie between 0 and 1"),
    "a phase that is none": (whole(actions=[{"label": "x", "phase": "P"}]), "Action 1 “x”: “phase” must be one of"),
    "a due date in words": (whole(actions=[{"due": "demain"}]), "“due” must be written as 2026-03-12, and is “demain”"),
    "a moment without its time": (
        whole(problems=[{"opened_at": "2026-03-12"}]),
        "Problem 1: “opened_at” must be written as 2026-03-12T14:32:05",
    ),
    "a proof of no phase": (whole(actions=[{"proofs": [{"text": "x"}]}]), "proof 1: its “step” is missing."),
}
ONLY_HERE = {
    "a score on no criterion": (option(scores={"Delay": 3}), "“scores”: there is no criterion “Delay”."),
    "a score on one of two": (
        decision({"scores": {"Cost": 3}}, criteria=[{"name": "Cost"}] * 2),
        "several criteria are called “Cost”: write “#2” for the second one.",
    ),
    "a criterion scored twice": (option(scores={"Cost": 3, "#1": 4}), "“#1” names a criterion that has a score"),
    "a voter twice": (
        option(votes=[{"voter": "Zoé"}, {"voter": "Zoé"}]),
        "Decision 1 “Which?”, option 1 “A”, vote 2: “Zoé” votes twice on this option.",
    ),
    "a choice of nothing": (decision({"name": "A"}, chosen="B"), "“Which?”: “chosen” names “B”, which is not there."),
    "a choice of one of two": (decision({"name": "A"}, {"name": "A"}, chosen="A"), "“chosen” stands more than once"),
    "a lever that is an axis": (
        option(lever="x") | {"axes": [{"id": "x"}]},
        "option 1 “A”: its “lever” names “x”, which is something else.",
    ),
    "a document of no kind": (
        whole(problems=[{"gate_items": [{"step": "define", "thing": "x"}]}]),
        "Problem 1, line 1: its “thing_kind” is missing.",
    ),
    "a kind of no document": (
        whole(problems=[{"gate_items": [{"step": "define", "thing_kind": "tally"}]}]),
        "Problem 1, line 1: its “thing” is missing.",
    ),
    "a document of another kind": (
        whole(axes=[{"id": "x"}], problems=[{"gate_items": [{"step": "define", "thing_kind": "tally", "thing": "x"}]}]),
        "line 1: its “thing” names “x”, which is something else.",
    ),
}


@pytest.mark.parametrize(("held", "words"), (WRONG | ONLY_HERE).values(), ids=[*WRONG, *ONLY_HERE])
def test_it_is_refused_and_says_where(held, words):
    with pytest.raises(Refused) as refusal:
        loads(text(held))
    said = str(refusal.value.sentence)
    assert words in said
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize("held", [held for held, _words in WRONG.values()], ids=[*WRONG])
def test_the_schema_refuses_it_too(held):
    assert not SCHEMA.is_valid(held)


def test_a_choice_that_was_deleted_is_left_out():
    (one,) = read(decision({"name": "A"}, chosen="A")).decisions
    gone = replace(one, options=())
    assert "chosen" not in json.loads(dumps(EventData(decisions=(gone,))))["decisions"][0]
