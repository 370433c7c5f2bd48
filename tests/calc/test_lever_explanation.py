"""Each figure of a lever says how it comes about, with its numbers and units, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.calc.lever import Lever, MoneyLine
from app.calc.lever_explanation import NAMES, explain, show_figure, show_years

KILN = Lever("k", investment=10000, yearly_gain=4000, yearly_cost=500, horizon_years=3, rate=0.08)
PART = {"fixed_costs": 35000.0, "price": 250.0, "variable_cost": 150.0}


def said(lever, key, language="en", soft=False):
    return explain(lever, key, "€", soft=soft).within(language).replace("\u202f", " ")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("investment", "= 10,000 €"),
        ("roi", "= (3,500 € + 3,500 € + 3,500 € − 10,000 €) ÷ 10,000 € = 5 %"),
        ("payback_years", "= 10,000 € ÷ (4,000 € − 500 €) = 2.86 years"),
        ("npv", "= −10,000 € + 3,500 € ÷ 1.08 + 3,500 € ÷ 1.08² + 3,500 € ÷ 1.08³ = −980 €"),
        ("irr", "3,500 € ÷ 1.0248³ is 0"),
        ("break_even_quantity", "= 35,000 € ÷ (250 € − 150 €) = 350 parts"),
        ("break_even_revenue", "= 35,000 € ÷ ((250 € − 150 €) ÷ 250 €) = 87,500 €"),
        ("cash_freed", "= 800 €\nLess stock frees its money once."),
    ],
)
def test_a_figure_says_its_formula_with_its_numbers_and_units(key, words):
    assert words in said(replace(KILN, cash_freed=800, **PART), key)


def test_years_that_differ_say_what_is_left_before_the_last_one():
    lever = Lever("l", investment=1000, cash_flows=(500, 400, 300), rate=0.1)
    assert "= 2 years + 100 € still to come ÷ 300 € in the year after = 2.33 years" in said(lever, "payback_years")
    assert "= 2 years + 215 € still to come ÷ 225 € in the year after = 2.95 years" in said(
        lever, "discounted_payback_years"
    )
    assert "Net flows of 3 years as typed." in said(lever, "payback_years")


def test_a_figure_that_is_undefined_says_its_formula_and_why():
    words = said(replace(KILN, rate=None), "npv")
    assert words.startswith("Net present value = ")
    assert words.endswith(": undefined. The discount rate is not given.")


def test_where_the_numbers_come_from():
    lines = (MoneyLine("a", "Licence", "cost", "hard", 100, 1), MoneyLine("b", "Calm", "gain", "soft", 1, 1))
    lever = replace(KILN, lines=lines)
    hard, soft = said(lever, "npv"), said(lever, "npv", soft=True)
    assert "Each year brings 4,000 € and costs 500 €.\nWith the detail lines (1).\nSoft money" in hard
    assert "is not counted" in hard
    assert "is counted as well" in soft
    assert "With the detail lines (2)." in soft


def test_a_long_sum_shows_its_first_terms_and_its_last():
    words = said(replace(KILN, horizon_years=40), "npv")
    assert " + … + 3,500 € ÷ 1.08⁴⁰ = " in words


@pytest.mark.parametrize("key", NAMES)
@pytest.mark.parametrize(
    "lever",
    [
        Lever("nothing"),
        Lever("huge", investment=1e308, cash_flows=(1e308, -1e308), rate=1e308, horizon_years=90),
        Lever("tiny", investment=1e-308, yearly_gain=1e-308, rate=1e-300, horizon_years=1, **PART),
        Lever("free", investment=0, yearly_gain=10, rate=0, horizon_years=2),
    ],
    ids=lambda lever: lever.id,
)
def test_every_figure_of_every_lever_says_something(lever, key):
    assert said(lever, key)
    assert said(lever, key, "fr")


def test_years_are_counted_as_the_language_does():
    assert show_years(1.0, language="en") == "1 year"
    assert show_years(1.5, language="en") == "1.5 years"
    assert show_years(0.0, language="en") == "0 years"
    assert show_years(None, language="en") == "—"
    assert show_figure("npv", -1234.5, "€", language="fr").replace("\u202f", " ") == "−1 235 €"
    assert show_figure("irr", 0.1449, "€", language="en").replace("\u202f", " ") == "14.5 %"
