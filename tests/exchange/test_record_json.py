"""What may be left out, written by hand in several ways, or named before it comes."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.calc.event import EventData
from app.calc.fishbone import Bone, Cause, Fishbone
from app.calc.tally import Category, Column, Mark, Tally
from app.exchange.event_json import dumps, loads
from app.exchange.record_json import DEEPEST
from app.exchange.strict_json import Refused
from app.places import RESOURCES
from tests.exchange.examples import event, text
from tests.models.every_noun import EVERY_NOUN

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))
import make_schema  # noqa: E402

P = {"id": "P", "kind": "process"}

ISSUE = {
    "format": "chantier-event",
    "version": 1,
    "process_charts": [
        {
            "name": "Changement de série",
            "state": "present",
            "steps": [
                {"kind": "operation", "description": "Démonter", "distance_m": None, "time_s": 120, "quantity": 1,
                 "value_class": "NNVA"},
                {"kind": "transport", "description": "Porter l’outil", "distance_m": 35, "time_s": 60,
                 "value_class": "NVA"},
            ],
        }
    ],
    "tallies": [
        {
            "name": "Rebuts",
            "categories": [
                {"name": "Bavure", "count": 56, "cost_each": 2.5, "time_each_s": 30},
                {"name": "Divers", "count": 4, "other": True},
            ],
        }
    ],
    "fishbones": [
        {
            "effect": "Bavures",
            "categories": [
                {"name": "Matériel", "causes": [
                    {"text": "Outil usé", "status": "confirmed", "votes": 3, "causes": [{"text": "Pas affûté"}]}]}
            ],
        }
    ],
    "whys": [{"problem": "Bavures", "answers": [{"text": "Outil usé", "answers": [{"text": "Pas de fréquence"}]}]}],
}  # fmt: skip
"""The keys of the contract."""


def written(data):
    return json.loads(dumps(data))


def tally(*categories, **rest):
    (one,) = loads(text(event() | {"tallies": [{"name": "Rebuts", "categories": [*categories], **rest}]})).tallies
    return one


def test_the_keys_of_the_contract_are_read_word_for_word():
    data = loads(text(ISSUE))
    (chart,), (sheet,), (diagram,) = data.process_charts, data.tallies, data.fishbones
    assert [(s.kind, s.distance_m, s.time_s, s.quantity, s.value_class) for s in chart.steps] == [
        ("operation", None, 120, 1, "NNVA"),
        ("transport", 35, 60, None, "NVA"),
    ]
    assert (sheet.weight, [(c.count, c.cost_each, c.other) for c in sheet.categories]) == (
        "count",
        [(56, 2.5, False), (4, None, True)],
    )
    assert [(c.text, c.status, c.votes) for c in diagram.causes()] == [
        ("Outil usé", "confirmed", 3),
        ("Pas affûté", "suspected", 0),
    ]
    assert [why.text for why in data.whys[0].whys()] == ["Outil usé", "Pas de fréquence"]
    assert loads(dumps(data)) != data, "everything gets ids of its own"
    assert dumps(loads(dumps(data))) == dumps(data)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("present", "present"),
        ("current", "present"),
        ("proposed", "proposed"),
        ("future", "proposed"),
        (None, "present"),
    ],
)
def test_a_chart_takes_the_states_of_a_map_too(given, kept):
    (chart,) = loads(text(event() | {"process_charts": [{"state": given}]})).process_charts
    assert chart.state == kept
    assert written(EventData(process_charts=(chart,)))["process_charts"] == [{"name": "", "state": kept, "steps": []}]


@pytest.mark.parametrize(
    ("given", "kept"),
    [("being_checked", "checking"), ("being checked", "checking"), ("ruled out", "ruled_out")],
)
def test_a_status_may_be_said_in_words(given, kept):
    cause = {"text": "Usure", "status": given}
    whole = event() | {"fishbones": [{"categories": [{"causes": [cause]}]}], "whys": [{"answers": [cause]}]}
    data = loads(text(whole))
    assert [each.status for each in (*data.fishbones[0].causes(), *data.whys[0].whys())] == [kept, kept]
    assert f'"status": "{kept}"' in dumps(data)


def test_a_count_alone_is_one_mark_and_stays_a_count():
    sheet = tally({"name": "a", "count": 56}, {"name": "b"}, {"name": "c", "count": 0}, {"name": "d", "count": 3.0})
    assert [[(m.at, m.column, m.count) for m in c.marks] for c in sheet.categories] == [
        [("", None, 56)],
        [],
        [],
        [("", None, 3)],
    ]
    rows = written(EventData(tallies=(sheet,)))["tallies"][0]["categories"]
    assert rows == [{"name": name, "count": n} for name, n in zip("abcd", (56, 0, 0, 3), strict=True)]


def test_marks_with_a_time_or_a_column_are_written_beside_the_count():
    mark = {"at": "2026-03-12T14:32:05"}
    rows = [{"name": "a", "marks": [mark]}, {"name": "b", "marks": [{"column": "Matin", "count": 2}], "count": 2}]
    sheet = tally(*rows, columns=[{"name": "Matin"}])
    assert sheet.categories[1].marks[0].column == sheet.columns[0].id
    assert written(EventData(tallies=(sheet,)))["tallies"][0]["categories"] == [
        {"name": "a", "count": 1, "marks": [mark]},
        {"name": "b", "count": 2, "marks": [{"column": "Matin", "count": 2}]},
    ]


def test_several_marks_stay_several():
    sheet = tally({"name": "a", "count": 3, "marks": [{}, {"count": 2}]})
    assert len(sheet.categories[0].marks) == 2
    assert written(EventData(tallies=(sheet,)))["tallies"][0]["categories"][0]["marks"] == [{}, {"count": 2}]


def test_columns_of_one_name_are_told_by_their_number():
    sheet = tally({"marks": [{"column": 2}]}, columns=[{"name": "Nuit"}, {"name": "Nuit"}, {}])
    assert sheet.categories[0].marks[0].column == sheet.columns[1].id
    marks = written(EventData(tallies=(sheet,)))["tallies"][0]["categories"][0]["marks"]
    assert marks == [{"column": 2}]


def test_the_row_for_all_else_comes_last_and_none_is_added():
    assert [c.name for c in tally({"name": "Divers", "other": True}, {"name": "a"}, {"name": "b"}).categories] == [
        "a",
        "b",
        "Divers",
    ]
    assert [c.other for c in tally({"name": "a"}).categories] == [False]


def test_the_text_does_not_hang_on_the_ids_of_marks():
    columns = (Column("2", "Matin"), Column("1", "Soir"))
    marks = [
        Mark("z", "2026-03-12T08:00:00", "1"),
        Mark("y", "2026-03-12T08:00:00", "2"),
        Mark("x", count=2),
        Mark("w"),
    ]
    texts = {
        dumps(EventData(tallies=(Tally("t", columns=columns, categories=(Category("c", marks=tuple(order)),)),)))
        for order in (marks, marks[::-1])
    }
    assert len(texts) == 1


def test_what_is_named_may_come_later():
    held = event() | {"process_charts": [{"compared_to": "a"}, {"id": "a"}], "tallies": [{"before": "b"}, {"id": "b"}]}
    data = loads(text(held))
    assert data.process_charts[0].compared_to == data.process_charts[1].id
    assert data.tallies[0].before == data.tallies[1].id
    assert written(data)["tallies"][0]["before"] == written(data)["tallies"][1]["id"] == "tally-2"


def test_ids_are_written_where_something_names_them_and_nowhere_else():
    held = event(P) | {
        "observations": [{"id": "alone"}, {"id": "seen", "step": {"symbol": "P"}}],
        "fishbones": [{"categories": [{"causes": [{"id": "c"}, {"text": "b", "causes": [{"id": "d"}]}]}]}],
        "links": [{"from": "seen", "to": "d"}, {"from": {"symbol": "P"}, "to": "seen", "role": "evidence"}],
    }
    back = written(loads(text(held)))
    assert [o.get("id") for o in back["observations"]] == [None, "observation-2"]
    assert back["observations"][1]["step"] == {"symbol": "P"}
    causes = back["fishbones"][0]["categories"][0]["causes"]
    assert ("id" in causes[0], causes[1]["causes"][0]["id"]) == (False, "cause-3")
    assert back["links"] == [
        {"from": {"symbol": "P"}, "to": "observation-2", "role": "evidence"},
        {"from": "observation-2", "to": "cause-3"},
    ]


def test_a_symbol_of_two_maps_is_named_with_its_map():
    streams = [event(P)["value_streams"][0] | {"name": name} for name in ("Actuel", "Futur", "Futur", "")]
    steps = [{"map": map, "symbol": "P"} for map in ("Actuel", 2, 3, 4)]
    held = event() | {"value_streams": streams, "observations": [{"step": step} for step in steps]}
    data = loads(text(held))
    assert [o.step for o in data.observations] == [s.symbols[0].id for s in data.value_streams]
    assert [o["step"] for o in written(data)["observations"]] == steps


def test_a_link_to_what_is_no_more_is_not_written():
    to_observation = [link for link in EVERY_NOUN.links if "observation" in (link.source, link.target)]
    kept = written(replace(EVERY_NOUN, observations=()))["links"]
    assert len(kept) == len(EVERY_NOUN.links) - len(to_observation)
    assert len(written(EVERY_NOUN)["links"]) == len(EVERY_NOUN.links)


def test_of_two_ratings_of_a_cell_the_first_is_written_and_those_of_no_step_are_not():
    (first,) = EVERY_NOUN.ratings
    twice = (first, replace(first, id="z", rating=0), replace(first, step="no more"))
    assert [one["rating"] for one in written(replace(EVERY_NOUN, ratings=twice))["ratings"]] == [first.rating]


def test_causes_as_deep_as_they_may_be_come_back():
    cause = Cause("0", "0")
    for n in range(1, DEEPEST):
        cause = Cause(str(n), str(n), causes=(cause,))
    once = dumps(EventData(fishbones=(Fishbone("f", categories=(Bone("b", causes=(cause,)),)),)))
    assert len(list(loads(once).fishbones[0].causes())) == DEEPEST
    assert dumps(loads(once)) == once


def test_causes_deeper_than_json_can_be_written_are_refused_with_a_sentence():
    cause = Cause("0", "0")
    for n in range(1, 5000):
        cause = Cause(str(n), str(n), causes=(cause,))
    with pytest.raises(Refused, match="too deeply"):
        dumps(EventData(fishbones=(Fishbone("f", categories=(Bone("b", causes=(cause,)),)),)))


def test_the_schema_is_that_of_the_dataclasses():
    assert make_schema.schema() == (RESOURCES / "event.schema.json").read_text("utf-8")
