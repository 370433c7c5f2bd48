"""The figures for scripts: the keys of the contract, unrounded, and a reason for every null."""

from __future__ import annotations

import json

from app.calc.event import EventData
from app.exchange.event_json import loads
from app.exchange.figures_json import figures_json
from app.exchange.figures_table import figures_table
from app.language import use
from app.places import RESOURCES
from tests.exchange.examples import ISSUE, event, text

KEYS = [
    "name", "state", "available_s_per_day", "demand_per_day", "takt_s", "waiting_days", "lead_time_days",
    "processing_s", "value_added_s", "necessary_non_value_added_s", "process_cycle_efficiency",
    "rolled_throughput_yield", "inventory_turns", "epei_days", "critical_path", "branch_rule", "bottleneck",
    "inventories", "processes", "warnings", "undefined",
]  # fmt: skip
OF_PROCESS = ["demand_per_day", "takt_s", "effective_cycle_time_s", "capacity_per_day", "load", "over_takt"]


def written(source, language="en"):
    return json.loads(figures_json(loads(source), language))["value_streams"]


def demo(language="en"):
    return (RESOURCES / "demo" / f"event.{language}.json").read_text("utf-8")


def test_the_keys_are_those_of_the_contract():
    (one,) = written(ISSUE)
    assert list(one) == KEYS
    assert list(one["processes"]["P1"]) == OF_PROCESS
    assert list(one["inventories"]["I1"]) == ["days"]


def test_the_example_event_has_the_figures_of_acme():
    current, future = written(demo())
    assert current["takt_s"] == 60
    assert current["waiting_days"] == 5 + (7000 + 1700 + 2450 + 1840 + 4140) / 920
    assert current["bottleneck"] == "P4"
    assert [id for id, one in current["processes"].items() if one["over_takt"]] == ["P4"]
    assert current["warnings"] == future["warnings"] == []
    assert future["lead_time_days"] < current["lead_time_days"] / 4
    assert not [id for id, one in future["processes"].items() if one["over_takt"]]


def test_the_french_and_the_english_example_have_the_same_figures():
    for one, two in zip(written(demo("fr")), written(demo("en")), strict=True):
        assert {**one, "name": ""} == {**two, "name": ""}


def test_the_critical_path_names_the_stocks_and_steps_in_order():
    current, _ = written(demo())
    assert current["critical_path"] == ["I0", "P1", "I1", "P2", "I2", "P3", "I3", "P4", "I4", "P5", "I5"]


def nulls(one):
    yield from (key for key, value in one.items() if value is None and key != "branch_rule")
    for room in ("inventories", "processes"):
        for id, own in one[room].items():
            yield from (f"{room}.{id}.{key}" for key, value in own.items() if value is None)


def test_every_null_has_its_reason_and_nothing_else_has_one():
    whole = event({"id": "a.b", "kind": "process"}, {"id": "é", "kind": "inventory"}, {"id": "", "kind": "process"})
    (one,) = written(text(whole))
    assert set(one["undefined"]) == set(nulls(one))
    assert one["undefined"]["inventories.é.days"] == "Quantity of “é”: not given."
    assert all(reason.endswith(".") for reason in one["undefined"].values())
    (one,) = written(ISSUE)
    assert set(one["undefined"]) == set(nulls(one))


def test_numbers_are_not_rounded():
    (one,) = written(ISSUE)
    assert one["processes"]["P1"]["load"] == 920 / (55200 / (1 / 0.85))


def test_the_table_is_aligned_and_speaks_the_language_of_the_moment():
    table = figures_table(loads(demo())).replace("\u202f", " ")
    lines = table.splitlines()
    assert lines[0] == "Current state"
    assert any(line.startswith("Lead time") and line.endswith("23.6 d") for line in lines)
    assert any("▲ over takt, bottleneck" in line for line in lines)
    heads = next(line for line in lines if "Effective C/T" in line)
    ends = heads.index("Load") + 4
    loads_ = [line for line in lines if line.startswith(("P1", "P2", "P3"))][:3]
    assert all(line[ends - 1] == "%" for line in loads_)
    use("fr")
    assert "23,6\u202fj" in figures_table(loads(demo()))


def test_the_table_says_why_a_figure_misses_and_what_to_beware_of():
    table = figures_table(loads(text(event({"kind": "process", "changeover_s": 5}))))
    assert "—  The length of the shift is not given." in table
    assert "! The changeover of “P1” is left out" in table


def test_an_event_without_map_says_so():
    assert figures_table(EventData()) == "This event has no map yet.\n"
