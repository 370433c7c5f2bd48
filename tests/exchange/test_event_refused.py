"""What is no event is refused with one sentence that says where and why."""

from __future__ import annotations

import base64
import json

import jsonschema
import pytest

from app.exchange.event_json import loads
from app.exchange.strict_json import Refused
from app.places import RESOURCES
from tests.exchange.examples import SHORTEST, event, text

SCHEMA = jsonschema.Draft202012Validator(json.loads((RESOURCES / "event.schema.json").read_text("utf-8")))
P, I = {"id": "P", "kind": "process"}, {"id": "I", "kind": "inventory"}  # noqa: E741
CONTENT = base64.b64encode(b"photo").decode()

WRONG = {
    "no symbol’s kind": (event({"id": "P"}), "Map “Actuel”, symbol “P”: its “kind” is missing."),
    "a kind that is none": (event({"kind": "proces"}), "symbol 1: “kind” must be one of process, inventory,"),
    "a typing error in a key": (event(P | {"cycletime": 1}), "symbol 1: the key “cycletime” is not known."),
    "a time below zero": (event(P | {"cycle_time_s": -1}), "symbol “P”: “cycle_time_s” must not be below zero"),
    "uptime in percent": (event(P | {"uptime": 85}), "“uptime” must lie between 0 and 1, and is 85."),
    "a number in quotes": (event(P | {"cycle_time_s": "39"}), "“cycle_time_s” must be a number, not 39."),
    "true for a number": (event(P | {"machines": True}), "“machines” must be a number, not true."),
    "a list for a number": (event(P | {"machines": [1]}), "“machines” must be a number, not [1]."),
    "a number for a name": (event(P | {"name": 3}), "“name” must be text, not 3."),
    "a number for an id": (event({"id": 1, "kind": "process"}), "symbol 1: “id” must be text, not 1."),
    "x without y": (event(P | {"x": 1}), "only one of “x” and “y”"),
    "a place beyond the world": (event(P | {"x": 1e9, "y": 0}), "“x” must lie between -1e+08 and 1e+08"),
    "a join that is none": (event(P | {"join": "any"}), "“join” must be one of all, alternatives, not “any”."),
    "a symbol that is none": (event(["P"]), "symbol 1: an object with braces is expected"),
    "a flow without source": (event(P, I, flows=[{"target": "I"}]), "flow 1: its “source” is missing."),
    "a share above one": (
        event(P, I, flows=[{"source": "P", "target": "I", "share": 1.5}]),
        "flow 1: “share” must lie",
    ),
    "a kind of flow that is none": (
        event(P, I, flows=[{"source": "P", "target": "I", "kind": "pusch"}]),
        "flow 1: “kind” must be one of push,",
    ),
    "a state that is none": (event(state="now"), "Map “Actuel”: “state” must be one of current, future, ideal"),
    "a period that is none": (event(demand={"per": "hour"}), "Map “Actuel”, demand: “per” must be one of day,"),
    "a demand below zero": (event(demand={"quantity": -5}), "demand: “quantity” must not be below zero"),
    "an unknown day": (event(calendar={"days_per_moon": 28}), "calendar: the key “days_per_moon” is not known."),
    "a map that is none": ({**event(), "value_streams": [5]}, "Map 1: an object with braces is expected, not 5."),
    "maps that are none": ({**event(), "value_streams": {}}, "“value_streams” must be a list with brackets"),
    "an event that is none": ({**event(), "event": []}, "The event: an object with braces is expected"),
    "a language that is none": ({**event(), "event": {"language": "de"}}, "“language” must be one of fr, en"),
    "another format": ({**event(), "format": "gpx"}, "not an event of Chantier"),
    "no format": ({"version": 1}, "not an event of Chantier"),
    "no version": ({"format": "chantier-event"}, "does not say its version"),
    "version true": ({**event(), "version": True}, "does not say its version"),
    "a newer version": ({**event(), "version": 2}, "newer version of Chantier"),
    "an unknown key at the top": ({**event(), "valuestreams": []}, "The file: the key “valuestreams” is not known."),
    "a list at the top": ([], "The file: an object with braces is expected"),
    "pictures that are none": ({**event(), "pictures": []}, "The pictures: an object with braces is expected"),
    "a picture without its fingerprint": ({**event(), "pictures": {"x": CONTENT}}, "“x” is not the SHA-256"),
}

ONLY_HERE = {
    "an id twice": (event(P, P), "symbol “P”: its id stands twice in the map."),
    "a flow to nowhere": (
        event(P, flows=[{"source": "P", "target": "Q"}]),
        "Map “Actuel”, flow 1: no symbol has the id “Q” that its “target” names.",
    ),
    "a flow to a symbol of another map": (
        {
            **event(),
            "value_streams": [
                *event(I)["value_streams"],
                *event(P, flows=[{"source": "P", "target": "I"}])["value_streams"],
            ],
        },  # fmt: skip
        "no symbol has the id “I”",
    ),
    "a picture of another fingerprint": (
        {**event(), "pictures": {"0" * 64: CONTENT}},
        "is not the SHA-256 of its picture",
    ),
    "a picture that is not base64": ({**event(), "pictures": {"0" * 64: "!" + CONTENT}}, "is not base64"),
}


@pytest.mark.parametrize(("whole", "words"), (WRONG | ONLY_HERE).values(), ids=[*WRONG, *ONLY_HERE])
def test_it_is_refused_and_says_where(whole, words):
    with pytest.raises(Refused) as refusal:
        loads(text(whole))
    said = str(refusal.value.sentence)
    assert words in said
    assert "\n" not in said
    assert said.endswith(".")


@pytest.mark.parametrize("whole", [whole for whole, _words in WRONG.values()], ids=[*WRONG])
def test_the_schema_refuses_it_too(whole):
    assert not SCHEMA.is_valid(whole)


TEXTS = {
    "nothing": ("", "empty"),
    "zeros": ("\0\0\0", "empty"),
    "half a file": (text(event(P))[:-5], "not JSON: line 1, column"),
    "a word": ("bonjour", "not JSON"),
    "NaN": (text(event(P)).replace('"P"', '"P", "days": NaN'), "NaN is not a number"),
    "infinity": (text(event(P)).replace('"P"', '"P", "days": -Infinity'), "-Infinity is not a number"),
    "a number too large": (text(event(P)).replace('"P"', '"P", "days": 1e999'), "“days” is too large a number"),
    "a whole number too large": (text(event(P)).replace('"P"', f'"P", "days": {"9" * 400}'), "too large"),
    "5,000 digits": (text(event(P)).replace('"P"', f'"P", "days": {"9" * 5000}'), "too large"),
    "a key twice": (text(event(P)).replace('"P"', '"P", "name": "a", "name": "b"'), "The key “name” stands twice"),
    "half a character": (text(event(P)).replace('"P"', '"P", "name": "\\ud800"'), "half a character"),
    "half a character in a key": (text(event(P)).replace('"P"', '"P", "\\ud800": 1'), "not known"),
    "100,000 brackets": ('{"format":' + "[" * 100_000, "nested too deeply"),
    "100,000 braces": ('{"a":' * 100_000, "nested too deeply"),
    "UTF-16": (SHORTEST.encode("utf-16"), "not text in UTF-8 (byte 0)"),
    "Latin 1": ('{"é": 1}'.encode("latin-1"), "not text in UTF-8 (byte 2)"),
    "a database": (b"SQLite format 3\0" + bytes(range(256)), "not text in UTF-8"),
}


@pytest.mark.parametrize(("source", "words"), TEXTS.values(), ids=[*TEXTS])
def test_what_is_no_json_is_refused(source, words):
    with pytest.raises(Refused) as refusal:
        loads(source)
    said = str(refusal.value.sentence)
    assert words in said
    assert said.encode()


def test_a_long_value_is_shown_short():
    with pytest.raises(Refused) as refusal:
        loads(text(event(P | {"name": ["long " * 1000]})))
    assert len(str(refusal.value.sentence)) < 200
