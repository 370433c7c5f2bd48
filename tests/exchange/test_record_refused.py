"""What is wrong with an observation, a chart, a tally, a diagram or a link is refused, and said where it stands."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from app.exchange.event_json import loads
from app.exchange.record_json import DEEPEST
from app.exchange.strict_json import Refused
from app.places import RESOURCES
from tests.exchange.examples import event, text

SCHEMA = jsonschema.Draft202012Validator(json.loads((RESOURCES / "event.schema.json").read_text("utf-8")))
P = {"id": "P", "kind": "process"}
TWO_MAPS = event(P)["value_streams"] * 2


def whole(**nouns: Any) -> dict[str, Any]:
    return event(P) | nouns


def observation(**rest: Any) -> dict[str, Any]:
    return whole(observations=[{"text": "Ça attend"}, rest])


def chart(**step: Any) -> dict[str, Any]:
    return whole(process_charts=[{"name": "Réglage", "steps": [{"kind": "delay"}, step]}])


def tally(*categories: dict[str, Any], **rest: Any) -> dict[str, Any]:
    return whole(tallies=[{"name": "Rebuts", "categories": list(categories), **rest}])


def fishbone(**cause: Any) -> dict[str, Any]:
    return whole(
        fishbones=[
            {"effect": "Bavure", "categories": [{"name": "Machine", "causes": [{"text": "a", "causes": [cause]}]}]}
        ]
    )


def link(**ends: Any) -> dict[str, Any]:
    return whole(observations=[{"id": "o"}], fishbones=[{"id": "f"}], links=[{"from": "o", "to": "f"}, ends])


def nested(levels: int, key: str = "causes") -> list[dict[str, Any]]:
    below: list[dict[str, Any]] = []
    for n in range(levels):
        below = [{"text": f"{levels - n}", key: below}]
    return below


WRONG = {
    "an unknown key": (observation(wast="waiting"), "Observation 2: the key “wast” is not known."),
    "a waste that is none": (observation(waste="attente"), "Observation 2: “waste” must be one of overproduction,"),
    "a name in the sentence": (observation(text="Fuite", per="hour"), "Observation 2 “Fuite”: “per” must be one of"),
    "a quantity below zero": (observation(quantity=-1), "“quantity” must not be below zero, and is -1."),
    "a number in quotes": (observation(cost_each="12"), "“cost_each” must be a number, not 12."),
    "a date as people say it": (observation(seen_on="12/03/2026"), "“seen_on” must be written as 2026-03-12, and is"),
    "a step without its symbol": (observation(step={"map": 1}), "Observation 2, “step”: its “symbol” is missing."),
    "a step as bare text": (observation(step="P"), "Observation 2, “step”: an object with braces is expected"),
    "a photograph without picture": (observation(photos=[{}]), "photograph 1: its “picture” is missing."),
    "photographs that are none": (observation(photos={}), "“photos” must be a list with brackets"),
    "an id that is a number": (observation(id=3), "Observation 2: “id” must be text, not 3."),
    "a rating above three": (
        whole(ratings=[{"step": {"symbol": "P"}, "waste": "mura", "rating": 4}]),
        "Rating 1: “rating” must lie between 0 and 3, and is 4.",
    ),
    "half a rating": (
        whole(ratings=[{"step": {"symbol": "P"}, "waste": "mura", "rating": 1.5}]),
        "“rating” must be a whole number, and is 1.5.",
    ),
    "no rating": (whole(ratings=[{"step": {"symbol": "P"}, "waste": "mura"}]), "Rating 1: its “rating” is missing."),
    "a rating of no step": (whole(ratings=[{"waste": "mura", "rating": 1}]), "Rating 1: its “step” is missing."),
    "asked with a word": (
        whole(interviews=[{"function": "Régleur", "questions": [{"asked": "yes"}]}]),
        "Interview 1 “Régleur”, question 1: “asked” must be true or false, not yes.",
    ),
    "asked with a number": (whole(interviews=[{"questions": [{"asked": 1}]}]), "must be true or false, not 1."),
    "a symbol of ASME that is none": (
        chart(kind="wait"),
        "Process flow chart 1 “Réglage”, step 2: “kind” must be one of operation, transport, inspection,",
    ),
    "a class that is none": (chart(value_class="va"), "“value_class” must be one of VA, NNVA, NVA, not “va”."),
    "a place with one coordinate": (chart(x=3), "step 2: it has only one of “x” and “y”."),
    "an id on a step": (chart(id="s"), "the key “id” is not known."),
    "a state that is none": (
        whole(process_charts=[{"state": "ideal"}]),
        "“state” must be one of present, proposed, current, future, not “ideal”.",
    ),
    "a floor plan that is none": (whole(process_charts=[{"plan": 3}]), "floor plan: an object with braces"),
    "a weight that is none": (tally(weight="money"), "Tally 1 “Rebuts”: “weight” must be one of count, cost, time"),
    "half a count": (tally({"name": "a", "count": 2.5}), "category 1 “a”: “count” must be a whole number, and is 2.5."),
    "a count below zero": (tally({"count": -3}), "category 1: “count” must not be below zero, and is -3."),
    "a count of all the atoms": (tally({"count": 10**13}), "“count” must lie between 0 and 1e+12"),
    "a count in words": (tally({"count": "3"}), "“count” must be a number, not 3."),
    "a mark at some time": (
        tally({"marks": [{"at": "hier"}]}),
        "mark 1: “at” must be written as 2026-03-12T14:32:05, and is “hier”.",
    ),
    "a column that is true": (tally({"marks": [{"column": True}]}), "“column” must be a name or a number, not true."),
    "a status that is none": (
        fishbone(status="sure", text="b"),
        "Fishbone 1 “Bavure”, category 1 “Machine”, cause 1.1 “b”: “status” must be one of suspected, checking,",
    ),
    "half a vote": (fishbone(votes=0.5), "cause 1.1: “votes” must be a whole number, and is 0.5."),
    "a root that is none": (
        whole(whys=[{"problem": "Bavure", "answers": [{"root": "cause"}]}]),
        "Five whys 1 “Bavure”, answer 1: “root” must be one of occurrence, non_detection, not “cause”.",
    ),
    "a link from nowhere": (link(to="f"), "Link 2: its “from” is missing."),
    "a link to a number": (link(**{"from": "o", "to": 3}), "Link 2: “to” must be an id or a symbol, not 3."),
    "a role that is none": (link(**{"from": "o", "to": "f", "role": "x"}), "“role” must be one of origin, evidence"),
    "links that are none": (whole(links="o"), "The file: “links” must be a list with brackets"),
    "a noun of another time": (whole(audits=[]), "The file: the key “audits” is not known."),
    "a currency that is none": ({**whole(), "event": {"currency": 1}}, "The event: “currency” must be text, not 1."),
}

ONLY_HERE = {
    "a date that is none": (
        observation(seen_on="2026-02-30"),
        "“seen_on” must be written as 2026-03-12, and is “2026-02-30”.",
    ),
    "a symbol that is not there": (observation(step={"symbol": "Q"}), "“step”: there is no symbol “Q”."),
    "a map that is not there": (
        observation(step={"map": "Futur", "symbol": "P"}),
        "Observation 2, “step”: “map” names “Futur”, which is not there.",
    ),
    "a map of number nought": (observation(step={"map": 0, "symbol": "P"}), "“map” names “0”, which is not there."),
    "a symbol of two maps": (
        {**observation(step={"symbol": "P"}), "value_streams": TWO_MAPS},
        "Observation 2, “step”: several maps have a symbol “P”: say which “map”.",
    ),
    "a map of two": (
        {**observation(step={"symbol": "P", "map": "Actuel"}), "value_streams": TWO_MAPS},
        "the name “Actuel” of “map” stands more than once: give its number.",
    ),
    "a photograph that is not there": (
        observation(photos=[{"picture": "0" * 64}]),
        "Observation 2, photograph 1: the file holds no picture “0000",
    ),
    "a floor plan that is not there": (
        whole(process_charts=[{"plan": {"picture": "0" * 64}}]),
        "Process flow chart 1, floor plan: the file holds no picture",
    ),
    "an id twice": (
        link(**{"from": "o", "to": "f"}) | {"tallies": [{"id": "o"}]},
        "its id “o” stands twice in the file.",
    ),
    "a cell rated twice": (
        whole(ratings=[{"step": {"symbol": "P"}, "waste": "mura", "rating": 1}] * 2),
        "Rating 2: it stands twice.",
    ),
    "a count that its marks do not make": (
        tally({"name": "a", "count": 3, "marks": [{"count": 2}]}),
        "category 1 “a”: its “count” is 3, but its marks make 2.",
    ),
    "marks of all the atoms": (
        tally({"name": "a", "marks": [{"count": 10**12}, {}]}),
        "category 1 “a”: its marks make 1000000000001: 1000000000000 are the most.",
    ),
    "two rows for all else": (
        tally({"other": True}, {"other": True}),
        "Tally 1 “Rebuts”: only one category can be the “other” one.",
    ),
    "a column that is not there": (
        tally({"marks": [{"column": "Nuit"}]}, columns=[{"name": "Matin"}]),
        "category 1, mark 1: “column” names “Nuit”, which is not there.",
    ),
    "a chart compared to nothing": (
        whole(process_charts=[{"compared_to": "a"}]),
        "Process flow chart 1: nothing has the id “a” that its “compared_to” names.",
    ),
    "a chart compared to a tally": (
        whole(process_charts=[{"compared_to": "t"}], tallies=[{"id": "t"}]),
        "Process flow chart 1: its “compared_to” names “t”, which is something else.",
    ),
    "a link to nothing": (link(**{"from": "o", "to": "x"}), "Link 2: nothing has the id “x” that its “to” names."),
    "a link from no symbol": (
        link(**{"from": {"symbol": "X"}, "to": "o"}),
        "Link 2, “from”: there is no symbol “X”.",
    ),
    "a link twice": (link(**{"from": "o", "to": "f"}), "Link 2: it stands twice."),
    "causes too deep": (
        whole(fishbones=[{"categories": [{"causes": nested(DEEPEST + 1)}]}]),
        f"it is nested too deeply: {DEEPEST} levels are the most.",
    ),
    "answers too deep": (
        whole(whys=[{"answers": nested(DEEPEST + 1, "answers")}]),
        f"it is nested too deeply: {DEEPEST} levels are the most.",
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


@pytest.mark.parametrize("levels", [300, 480, 600, 5000, 60_000])
def test_a_file_however_deep_is_refused_with_a_sentence(levels):
    chain = '{"text": "x", "causes": [' * levels + "]}" * levels
    with pytest.raises(Refused) as refusal:
        loads(text(whole(fishbones=[{"categories": [{"causes": ["HERE"]}]}])).replace('"HERE"', chain))
    assert "nested too deeply" in str(refusal.value.sentence)


def test_a_value_however_deep_is_named_in_its_refusal():
    with pytest.raises(Refused) as refusal:
        loads(text(observation(text="DEEP")).replace('"DEEP"', "[" * 800 + "]" * 800))
    assert len(str(refusal.value.sentence)) < 200


def test_an_empty_list_below_the_last_level_is_no_level_more():
    (fishbone,) = loads(text(whole(fishbones=[{"categories": [{"causes": nested(DEEPEST)}]}]))).fishbones
    assert len(list(fishbone.causes())) == DEEPEST
