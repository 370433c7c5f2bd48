"""An event goes out as JSON and comes in again: the same event, the same text."""

from __future__ import annotations

import hashlib
import json

import jsonschema
import pytest
from hypothesis import given, settings

from app.calc.event import EventData
from app.calc.value_stream import Calendar, Demand, Flow, Symbol, ValueStream, figures
from app.exchange.event_json import dumps, loads
from app.models.document import Document
from app.models.event import add_event, read_event
from app.models.new_document import write_new
from app.models.reader import reading
from app.places import RESOURCES
from tests.exchange.any_event import essence, events
from tests.exchange.examples import ISSUE, SHORTEST, event, text
from tests.models.every_noun import EVERY_NOUN

SCHEMA = jsonschema.Draft202012Validator(json.loads((RESOURCES / "event.schema.json").read_text("utf-8")))
DEMOS = [path.read_text("utf-8") for path in sorted((RESOURCES / "demo").glob("event.*.json"))]


def first(source: str) -> ValueStream:
    return loads(source).value_streams[0]


def test_the_schema_is_one_and_the_examples_keep_to_it():
    jsonschema.Draft202012Validator.check_schema(SCHEMA.schema)
    for source in (ISSUE, SHORTEST, *DEMOS):
        SCHEMA.validate(json.loads(source))


@pytest.mark.parametrize("source", [ISSUE, SHORTEST, *DEMOS], ids=["contract", "shortest", "english", "french"])
def test_what_was_written_is_read_and_written_again_the_same(source):
    once = dumps(loads(source))
    assert dumps(loads(once)) == once
    SCHEMA.validate(json.loads(once))


def test_the_example_of_the_contract_is_read_word_for_word():
    stream = first(ISSUE)
    assert (stream.name, stream.state, stream.demand) == ("Actuel", "current", Demand(18400, "month"))
    assert stream.calendar == Calendar(2, 28800, 1200, 5, 20, 240)
    press = stream.symbols[1]
    assert (press.ref, press.name, press.uptime, press.scrap, press.join) == ("P1", "Emboutissage", 0.85, 0, "all")
    assert press.first_pass_yield is None
    assert stream.flows[0].source == press.id


def test_only_what_is_given_is_written_in_a_fixed_order():
    written = json.loads(dumps(loads(ISSUE)))
    assert list(written) == ["format", "version", "event", "value_streams"]
    press = written["value_streams"][0]["symbols"][1]
    assert list(press)[:4] == ["id", "kind", "name", "cycle_time_s"]
    assert None not in press.values()
    assert "null" not in dumps(loads(ISSUE))


def test_the_text_is_for_people():
    whole = dumps(EventData(name="Ligne é, 车间", site="Nîmes", value_streams=(ValueStream("v", "Actuel"),)))
    assert "Ligne é, 车间" in whole
    assert whole.startswith('{\n  "format": "chantier-event",\n  "version": 1,')
    assert whole.endswith("}\n")


def test_ids_are_made_where_they_miss_and_take_no_other():
    kinds = ("process", "process", "truck", "inventory", "text_note")
    symbols = [{"kind": kind} | ({"id": "P1"} if kind == "truck" else {}) for kind in kinds]
    assert [s.ref for s in first(text(event(*symbols))).symbols] == ["P2", "P3", "P1", "I1", "N1"]


def test_an_id_is_any_text_and_counts_within_its_map_only():
    whole = event({"id": "é #?/\n.days", "kind": "inventory"}, {"id": "", "kind": "process"})
    whole["value_streams"].append(whole["value_streams"][0])
    data = loads(text(whole))
    assert [s.ref for s in data.value_streams[1].symbols] == ["é #?/\n.days", ""]
    assert len({s.id for stream in data.value_streams for s in stream.symbols}) == 4


def test_a_flow_takes_its_kind_from_its_ends():
    symbols = ("supplier", "truck", "inventory", "process", "customer", "production_control")
    pairs = zip(symbols, symbols[1:], strict=False)
    whole = event(*({"id": k, "kind": k} for k in symbols), flows=[{"source": a, "target": b} for a, b in pairs])
    kinds = [flow.kind for flow in first(text(whole)).flows]
    assert kinds == ["shipment", "shipment", "push", "shipment", "electronic_information"]


def test_a_byte_order_mark_is_no_hindrance():
    assert loads(b"\xef\xbb\xbf" + ISSUE.encode()).name == loads("\ufeff" + ISSUE).name == "Ligne 3"


def test_null_is_the_same_as_left_out():
    whole = event({"id": None, "kind": "process", "name": None, "x": None, "y": None, "join": None}, calendar=None)
    whole |= {"event": None, "pictures": None}
    plain = event({"kind": "process"})
    assert dumps(loads(text(whole))) == dumps(loads(text(plain)))
    SCHEMA.validate(whole)


def test_a_datum_of_another_kind_is_kept():
    assert first(text(event({"kind": "supplier", "quantity": 3}))).symbols[0].quantity == 3


def test_pictures_are_kept_under_their_fingerprint(tmp_path):
    content = bytes(range(256))
    data = EventData(name="é", pictures={hashlib.sha256(content).hexdigest(): content})
    again = loads(dumps(data))
    assert again == data
    SCHEMA.validate(json.loads(dumps(data)))
    write_new(tmp_path / "event.kaizen", data)
    with reading(tmp_path / "event.kaizen") as session:
        assert read_event(session) == data


def test_ids_that_stand_twice_in_a_document_are_told_apart():
    twice = tuple(Symbol(id, "process", ref="P1") for id in "ab")
    stream = ValueStream("v", symbols=twice, flows=(Flow("f", "a", "b", "push"),))
    again = loads(dumps(EventData(value_streams=(stream,)))).value_streams[0]
    assert [s.ref for s in again.symbols] == ["P1", "P2"]
    assert figures(again).critical_path == tuple(s.id for s in again.symbols)


def test_numbers_that_sqlite_made_infinite_are_left_out():
    stream = ValueStream("v", symbols=(Symbol("a", "process", cycle_time_s=float("inf"), ref="P1"),))
    assert "cycle_time_s" not in dumps(EventData(value_streams=(stream,)))


@given(events())
def test_any_event_comes_back_the_same_through_json(data):
    once = dumps(data)
    SCHEMA.validate(json.loads(once))
    again = loads(once)
    assert essence(again) == essence(data)
    assert dumps(again) == once


@settings(max_examples=30)
@given(data=events())
def test_any_event_comes_back_the_same_through_a_document(data, tmp_path_factory):
    path = tmp_path_factory.mktemp("document") / "event.kaizen"
    write_new(path, data)
    with reading(path) as session:
        again = read_event(session)
    assert essence(again) == essence(data)
    assert dumps(again) == dumps(data)


def test_every_noun_and_every_column_comes_back(tmp_path):
    once = dumps(EVERY_NOUN)
    SCHEMA.validate(json.loads(once))
    assert essence(loads(once)) == essence(EVERY_NOUN)
    write_new(tmp_path / "event.kaizen", loads(once))
    with reading(tmp_path / "event.kaizen") as session:
        assert dumps(read_event(session)) == once


def test_an_event_added_to_an_open_document_is_one_gesture(tmp_path):
    document = Document.new(tmp_path / "event.kaizen")
    data = loads(DEMOS[0])
    with document.edit("Import") as session:
        add_event(session, data)
    with document.read() as session:
        assert dumps(read_event(session)) == DEMOS[0]
    document.undo()
    with document.read() as session:
        assert read_event(session).value_streams == ()
    document.close()
