"""The figures of process flow charts, tallies and diagrams for scripts, and as text."""

from __future__ import annotations

import json

from hypothesis import given, settings

from app.exchange.event_json import loads
from app.exchange.figures_json import figures_json
from app.exchange.figures_table import figures_table
from app.language import use
from tests.exchange.any_event import events
from tests.exchange.examples import event, text

FIELD = [("A", 29), ("B", 56), ("C", 2), ("D", 10), ("E", 5), ("F", 4)]
"""The open example of the field: 56, 29, 10, 5, 4, 2, cumulative 52.83, 80.19, 89.62, 94.34, 98.11 and 100 %."""


def categories(**each):
    return [{"name": name, "count": count, **each} for name, count in FIELD]


def written(language="en", **nouns):
    return json.loads(figures_json(loads(text(event() | nouns)), language))


def table(**nouns):
    return figures_table(loads(text(event() | nouns | {"value_streams": []}))).replace("\u202f", " ")


def tally(**rest):
    (one,) = written(tallies=[{"name": "Rebuts", **rest}])["tallies"]
    return one


CHART = {
    "name": "Changement de série",
    "steps": [
        {"kind": "operation", "description": "Monter", "time_s": 30.5, "value_class": "VA"},
        {"kind": "transport", "description": "Porter", "time_s": 60, "distance_m": 35, "value_class": "NVA"},
        {"kind": "transport", "description": "Revenir", "time_s": 31.5, "distance_m": 35.5},
    ],
}
DIAGRAM = {
    "effect": "Bavures",
    "categories": [
        {
            "name": "Machine",
            "causes": [
                {"text": "a", "status": "confirmed", "causes": [{"text": "b", "status": "confirmed"}]},
                {"text": "c", "status": "ruled_out"},
                {"text": "d", "causes": [{"text": "e", "causes": [{"text": "f", "status": "confirmed"}]}]},
            ],
        }
    ],
}


def test_the_keys_are_those_of_the_contract():
    whole = written(process_charts=[CHART], tallies=[{"categories": categories()}], fishbones=[DIAGRAM])
    assert list(whole)[:4] == ["value_streams", "process_charts", "tallies", "fishbones"]
    (chart,), (sheet,), (diagram,) = whole["process_charts"], whole["tallies"], whole["fishbones"]
    keys = ["name", "totals", "total_time_s", "total_distance_m", "value_added_share", "undefined"]
    assert list(chart) == keys
    assert list(chart["totals"]) == ["operation", "transport", "inspection", "delay", "storage"]
    assert list(chart["totals"]["delay"]) == ["count", "time_s", "distance_m"]
    assert list(sheet) == ["name", "pareto", "vital_few", "undefined"]
    assert list(sheet["pareto"][0]) == ["name", "value", "share", "cumulative"]
    assert list(diagram) == ["effect", "causes", "confirmed", "root_causes", "undefined"]


def test_the_example_of_the_field():
    one = tally(categories=categories())
    assert [bar["name"] for bar in one["pareto"]] == ["B", "A", "D", "E", "F", "C"]
    assert [bar["value"] for bar in one["pareto"]] == [56, 29, 10, 5, 4, 2]
    assert [round(100 * bar["cumulative"], 2) for bar in one["pareto"]] == [52.83, 80.19, 89.62, 94.34, 98.11, 100]
    assert one["pareto"][0]["share"] == 56 / 106
    assert one["vital_few"] == ["B", "A"]
    assert one["undefined"] == {}


def test_a_tally_is_weighted_and_other_comes_last():
    rows = [
        {"name": "Divers", "count": 1000, "other": True, "cost_each": 1},
        {"name": "a", "count": 3, "cost_each": 0.1},
        {"name": "b", "count": 1, "cost_each": 0.4},
    ]
    one = tally(weight="cost", categories=rows)
    assert [(bar["name"], bar["value"]) for bar in one["pareto"]] == [("b", 0.4), ("a", 0.3), ("Divers", 1000)]
    assert one["vital_few"] == ["b", "a", "Divers"]


def test_80_percent_exactly_is_reached():
    assert tally(categories=[{"name": "a", "count": 8}, {"name": "b", "count": 2}])["vital_few"] == ["a"]
    rows = [{"name": n, "count": 1, "cost_each": cost} for n, cost in (("a", 0.7), ("b", 0.1), ("c", 0.1), ("d", 0.1))]
    assert tally(weight="cost", categories=rows)["vital_few"] == ["a", "b"]


def nulls(thing, path=""):
    """The paths of all that is null."""
    if isinstance(thing, dict):
        return [found for key, each in thing.items() for found in nulls(each, f"{path}.{key}" if path else key)]
    if isinstance(thing, list):
        return [found for n, each in enumerate(thing) for found in nulls(each, f"{path}.{n}")]
    return [path] if thing is None else []


def test_every_null_has_its_reason_and_nothing_else_has_one():
    one = tally(weight="cost", categories=[{"name": "a", "count": 3}, {"name": "b", "count": 1, "cost_each": 2}])
    assert set(one["undefined"]) == set(nulls(one)) > {"pareto.1.value", "pareto.0.share", "pareto.1.cumulative"}
    assert one["undefined"]["pareto.1.value"] == "“a” was counted, but its cost per occurrence is not given."
    assert set(tally(categories=[{"name": "a"}])["undefined"]) == {"pareto.0.share", "pareto.0.cumulative"}
    steps = [{"kind": "transport"}, {"kind": "operation", "time_s": 3}]
    (chart,) = written(process_charts=[{"steps": steps}])["process_charts"]
    assert set(chart["undefined"]) == set(nulls(chart))
    assert chart["totals"]["operation"] == {"count": 1, "time_s": 3, "distance_m": 0}
    assert chart["totals"]["transport"] == {"count": 1, "time_s": None, "distance_m": None}


def test_a_chart_is_added_up_by_symbol():
    (chart,) = written(process_charts=[CHART])["process_charts"]
    assert chart["totals"]["transport"] == {"count": 2, "time_s": 91.5, "distance_m": 70.5}
    assert (chart["total_time_s"], chart["total_distance_m"]) == (122, 70.5)
    assert chart["value_added_share"] == 30.5 / 122


def test_a_diagram_counts_causes_and_the_ends_of_what_is_confirmed():
    (diagram,) = written(fishbones=[DIAGRAM])["fishbones"]
    assert (diagram["causes"], diagram["confirmed"], diagram["root_causes"]) == (6, 3, 2)


def test_the_table_shows_them_too():
    whole = table(process_charts=[CHART], tallies=[{"name": "Rebuts", "categories": categories()}], fishbones=[DIAGRAM])
    lines = whole.splitlines()
    assert lines[0] == "Process flow chart – Changement de série (Present)"
    assert "Transport               2     91.5 s      70.5 m" in lines or "70.5 m" in whole
    assert any(line.startswith("Value-added share") and line.endswith("25 %") for line in lines)
    assert lines[lines.index("Tally – Rebuts") + 3].split() == ["B", "56", "52.8", "%", "52.8", "%", "●"]
    assert any(line.split() == ["Root", "causes", "2"] for line in lines)
    assert all(line == line.rstrip() for line in lines)


def test_the_table_says_what_is_undefined_and_why():
    whole = table(
        process_charts=[{"steps": [{"kind": "delay", "description": "Attendre"}]}],
        tallies=[{"weight": "time", "categories": [{"name": "a", "count": 3}]}],
    )
    assert "—" in whole
    assert "No time is given for 1 “Attendre”." in whole
    assert "“a” was counted, but its time per occurrence is not given." in whole


def test_the_table_speaks_the_language_of_the_moment():
    sheet = {"name": "Rebuts", "weight": "cost", "categories": categories(cost_each=1.5)}
    use("fr")
    assert "84 €" in table(tallies=[sheet])
    assert "52,8 %" in table(tallies=[sheet])


@settings(max_examples=25)
@given(events())
def test_any_event_has_figures_and_every_null_its_reason(data):
    whole = json.loads(figures_json(data, "en"))
    for key in ("process_charts", "tallies", "fishbones"):
        for one in whole[key]:
            assert set(one["undefined"]) == set(nulls(one))
    assert figures_table(data)


def test_numbers_however_large_have_figures():
    huge = 1.7e308
    steps = [{"kind": "delay", "time_s": huge, "distance_m": huge}] * 2
    rows = [{"name": n, "count": 10**12, "cost_each": huge} for n in "ab"]
    whole = written(process_charts=[{"steps": steps}], tallies=[{"weight": "cost", "categories": rows}])
    assert whole["process_charts"][0]["total_time_s"] is None
    assert whole["tallies"][0]["pareto"][0]["value"] is None
