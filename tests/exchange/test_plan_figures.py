"""The figures of decisions, levers and the action plan for scripts, and as text: the contract, by hand-made numbers."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from app.exchange.event_json import loads
from app.exchange.figures_json import figures_json
from app.exchange.figures_table import figures_table
from tests.exchange.any_event import events
from tests.exchange.examples import SHORTEST, text

TODAY = date(2026, 3, 12)
CRITERIA = [
    {"name": "Gain", "weight": 5, "direction": "more"},
    {"name": "Délai", "weight": 3, "direction": "less"},
    {"name": "Coût", "weight": 2, "direction": "less"},
]


def written(**nouns: Any) -> Any:
    return json.loads(figures_json(loads(text(json.loads(SHORTEST) | nouns)), "en", TODAY))


def decision(*scores: dict[str, float], names: str = "ABC", **rest: Any) -> Any:
    options = [{"name": name, "scores": given} for name, given in zip(names, scores, strict=False)]
    (one,) = written(decisions=[{"name": "Lequel ?", "criteria": CRITERIA, "options": options, **rest}])["decisions"]
    return one


def lever(**money: Any) -> Any:
    (one,) = written(levers=[{"name": "L", **money}])["levers"]
    return one


def test_the_score_is_the_weighted_mean_with_the_direction_of_each_criterion():
    one = decision({"Gain": 4, "Délai": 2, "Coût": 3}, {"Gain": 2.25, "Délai": 1, "Coût": 1})
    assert one == {
        "name": "Lequel ?",
        "scores": {"A": (5 * 4 + 3 * 4 + 2 * 3) / 10, "B": (5 * 2.25 + 3 * 5 + 2 * 5) / 10},
        "winner": "A",
        "sensitive_to": ["Gain", "Coût"],
        "undefined": {},
    }


def test_a_tie_has_no_winner_and_says_so():
    one = decision({"Gain": 4, "Délai": 2, "Coût": 3}, {"Gain": 4, "Délai": 2, "Coût": 3})
    assert one["winner"] is None
    assert "share the best score" in one["undefined"]["winner"]


def test_an_option_without_a_score_is_null_with_its_reason():
    one = decision({"Gain": 4, "Délai": 2, "Coût": 3}, {"Gain": 4})
    assert one["scores"]["B"] is None
    assert one["winner"] is None
    assert one["sensitive_to"] == []
    assert "Délai" in one["undefined"]["scores.B"]


def test_two_options_of_one_name_and_one_without_are_told_apart():
    same = {"Gain": 4, "Délai": 2, "Coût": 3}
    one = decision(same, same | {"Gain": 5}, same, names=["A", "A", ""])
    assert list(one["scores"]) == ["#1", "#2", "#3"]
    assert one["winner"] == "#2"


def test_an_option_that_is_called_like_a_number_takes_no_other_s_place():
    same = {"Gain": 4, "Délai": 2, "Coût": 3}
    assert list(decision(same, same, same, names=["#2", "A", "A"])["scores"]) == ["#1", "#2", "#3"]


def test_an_option_is_called_as_the_lever_is_called_now_that_it_stands_for():
    options = [{"name": "Robot", "lever": "l", "scores": {"Gain": 4, "Délai": 1, "Coût": 1}}]
    levers = [{"id": "l", "name": "Robot d’ébavurage"}]
    nouns = {"levers": levers, "decisions": [{"name": "D", "criteria": CRITERIA, "options": options}]}
    (one,) = written(**nouns)["decisions"]
    assert (list(one["scores"]), one["winner"]) == (["Robot d’ébavurage"], "Robot d’ébavurage")
    table = figures_table(loads(text(json.loads(SHORTEST) | nouns)), TODAY)
    assert "Robot d’ébavurage  4.5" in table


def test_the_votes_of_several_people_are_averaged():
    options = [
        {"name": "A", "votes": [{"voter": "Zoé", "scores": {"Gain": 2}}, {"voter": "Léa", "scores": {"Gain": 5}}]},
        {"name": "B", "scores": {"Gain": 3}},
    ]
    (one,) = written(decisions=[{"criteria": CRITERIA[:1], "options": options}])["decisions"]
    assert one["scores"] == {"A": 3.5, "B": 3}


def test_a_lever_with_the_same_figures_each_year():
    one = lever(investment=10000, yearly_gain=5000, yearly_cost=1000, horizon_years=5, rate=0.1)
    assert list(one) == [
        "name", "roi", "payback_years", "discounted_payback_years", "npv", "irr", "break_even_quantity",
        "break_even_revenue", "undefined",
    ]  # fmt: skip
    assert (one["roi"], one["payback_years"]) == (1, 2.5)
    assert one["npv"] == pytest.approx(-10000 + sum(4000 / 1.1**t for t in range(1, 6)))
    assert one["irr"] == pytest.approx(0.28649, abs=1e-5)  # tables of annuities: 2.5 for five years at 28.65 %
    assert set(one["undefined"]) == {"break_even_quantity", "break_even_revenue"}


def test_uneven_flows_take_the_place_of_the_yearly_figures():
    one = lever(investment=1000, cash_flows=[500, 400, 300, 100], rate=0.1, yearly_gain=9999)
    assert one["npv"] == pytest.approx(78.82, abs=0.005)  # Investopedia, NPV of 500, 400, 300, 100 at 10 %
    assert one["irr"] == pytest.approx(0.1449, abs=5e-5)
    assert one["payback_years"] == pytest.approx(2 + 100 / 300)
    assert one["roi"] == pytest.approx(0.3)


def test_a_lever_that_never_pays_says_why():
    one = lever(investment=1000, yearly_gain=100, yearly_cost=100)
    assert one["payback_years"] is None
    assert one["undefined"]["payback_years"].startswith("Never")
    assert {key for key in one if one[key] is None} == set(one["undefined"])


def test_the_break_even():
    one = lever(fixed_costs=10000, price=25, variable_cost=5)
    assert (one["break_even_quantity"], one["break_even_revenue"]) == (500, 12500)


def test_the_actions_as_they_stand_on_a_day():
    actions = [
        {"label": "late", "phase": "do", "due": "2026-03-11"},
        {"label": "today", "phase": "plan", "due": "2026-03-12"},
        {"label": "in time", "due": "2026-03-01", "done_on": "2026-03-01", "verdict": "effective"},
        {"label": "too late", "first_due": "2026-02-01", "due": "2026-03-01", "done_on": "2026-02-02"},
        {"label": "idea", "phase": "idea", "due": "2026-01-01"},
        {"label": "dropped", "phase": "dropped", "due": "2026-01-01"},
    ]
    assert written(actions=actions)["actions"] == {
        "total": 5, "done": 2, "late": 1, "in_progress": 1, "effective": 1, "on_time_rate": 0.5, "undefined": {},
    }  # fmt: skip


def test_a_plan_without_anything_done_has_no_rate_and_says_why():
    found = written()["actions"]
    assert (found["total"], found["on_time_rate"]) == (0, None)
    assert list(found["undefined"]) == ["on_time_rate"]


def test_the_table_says_the_same():
    whole = {
        "decisions": [
            {
                "name": "Lequel ?",
                "criteria": CRITERIA,
                "options": [
                    {"name": "Brosse", "scores": {"Gain": 4, "Délai": 2, "Coût": 3}},
                    {"name": "Outil", "scores": {"Gain": 4}},
                ],
            }
        ],
        "levers": [{"name": "Brosse", "investment": 10000, "yearly_gain": 4000, "horizon_years": 5}],
        "actions": [{"label": "a", "due": "2026-03-11"}],
    }
    table = figures_table(loads(text(json.loads(SHORTEST) | whole)), TODAY).replace("\u202f", " ")
    lines = [" ".join(line.split()) for line in table.splitlines()]
    assert "Decision – Lequel ?" in lines
    assert "Brosse 3.8 ●" in lines
    assert any(line.startswith("Outil — “Outil” is not scored on") for line in lines)
    assert "Return on investment 100 %" in lines
    assert "Payback 2.5 years" in lines
    assert "Late 1" in lines


@settings(max_examples=25)
@given(events())
def test_any_event_has_figures_and_every_null_its_reason(data):
    whole = json.loads(figures_json(data, "en", TODAY))
    for one in whole["levers"]:
        assert {key for key, value in one.items() if value is None} == set(one["undefined"])
    for one in whole["decisions"]:
        missing = {f"scores.{name}" for name, score in one["scores"].items() if score is None}
        assert missing | ({"winner"} if one["winner"] is None else set()) == set(one["undefined"])
        assert one["winner"] in (None, *one["scores"])
    assert [len(one.options) for one in data.decisions] == [len(one["scores"]) for one in whole["decisions"]]
    assert figures_table(data, TODAY)
