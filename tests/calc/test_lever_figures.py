"""What a lever costs and brings: textbook examples, the ways in which there is no figure, and what always holds."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.calc.lever import Lever, MoneyLine
from app.calc.lever_explanation import NAMES, explain
from app.calc.lever_figures import LeverFigures, figures

KEYS = [f.name for f in fields(LeverFigures) if f.name not in ("with_soft", "undefined")]
KILN = Lever("k", investment=10000, yearly_gain=4000, yearly_cost=500, horizon_years=5, rate=0.08)


def why(lever, key):
    found = figures(lever)
    assert getattr(found, key) is None
    return str(found.undefined[key])


def of(**given):
    return figures(Lever("l", **given))


# R. Brealey, S. Myers, F. Allen, Principles of Corporate Finance, chapter 5: three projects of 2,000 at 10 %


@pytest.mark.parametrize(
    ("flows", "years", "npv"),
    [((500, 500, 5000), 2.2, 2624), ((500, 1800, 0), 1 + 1500 / 1800, -58), ((1800, 500, 0), 1.4, 50)],
)
def test_the_three_projects_by_which_the_textbook_shows_what_payback_hides(flows, years, npv):
    found = of(investment=2000, cash_flows=flows, rate=0.1)
    assert found.payback_years == pytest.approx(years)
    assert found.npv == pytest.approx(npv, abs=0.5)


def test_garrisons_loudspeakers_break_even_at_350_pieces_and_87500_dollars():
    """R. Garrison, E. Noreen, P. Brewer, Managerial Accounting, chapter on cost, volume and profit."""
    found = of(fixed_costs=35000, price=250, variable_cost=150)
    assert found.break_even_quantity == 350
    assert found.break_even_revenue == 87500


def test_even_years():
    found = figures(KILN)
    assert found.flows == (3500.0,) * 5
    assert found.roi == pytest.approx(0.75)
    assert found.payback_years == pytest.approx(20 / 7)
    assert found.npv == pytest.approx(-10000 + 3500 * (1 - 1.08**-5) / 0.08)
    assert found.irr == pytest.approx(0.221062921533, rel=1e-11)
    three = sum(3500 / 1.08**t for t in (1, 2, 3))
    assert found.discounted_payback_years == pytest.approx(3 + (10000 - three) / (3500 / 1.08**4))


def test_uneven_years_are_paid_back_within_the_third():
    found = of(investment=1000, cash_flows=(500, 400, 300, 100), rate=0.1)
    assert found.roi == pytest.approx(0.3)
    assert found.payback_years == pytest.approx(2 + 100 / 300)
    left = 1000 - 500 / 1.1 - 400 / 1.21
    assert found.discounted_payback_years == pytest.approx(2 + left / (300 / 1.331))
    assert found.npv == pytest.approx(-left + 300 / 1.331 + 100 / 1.4641)
    assert found.irr == pytest.approx(0.14489, abs=1e-5)


# Horizon


def test_the_payback_of_even_years_is_the_same_whatever_the_horizon():
    for years in (None, 1, 2, 50):
        assert figures(replace(KILN, horizon_years=years)).payback_years == pytest.approx(20 / 7)


def test_flows_beyond_the_horizon_do_not_count_and_beyond_the_last_one_there_is_none():
    short = of(investment=100, cash_flows=(60, 30, 30), horizon_years=2, rate=0)
    assert (short.flows, short.roi, short.npv) == ((60.0, 30.0), pytest.approx(-0.1), -10)
    assert str(short.undefined["payback_years"]) == "Not within the 2 years of the horizon."
    long = of(investment=100, cash_flows=(60, 30, 30), horizon_years=5, rate=0)
    assert (long.flows, long.roi, long.npv) == ((60.0, 30.0, 30.0, 0.0, 0.0), pytest.approx(0.2), 20)


def test_without_a_horizon_only_the_paybacks_of_even_years_are_known():
    found = figures(replace(KILN, horizon_years=None))
    assert {"flows", "roi", "npv", "irr"} <= set(found.undefined)
    assert found.discounted_payback_years == pytest.approx(figures(KILN).discounted_payback_years)


def test_a_discounted_payback_beyond_the_horizon_is_none_and_without_one_it_goes_on():
    slow = replace(KILN, yearly_gain=1500, yearly_cost=500)
    assert why(slow, "discounted_payback_years") == "Not within the 5 years of the horizon."
    assert figures(replace(slow, horizon_years=None)).discounted_payback_years == pytest.approx(20.915, abs=1e-3)
    assert figures(replace(slow, horizon_years=30)).discounted_payback_years == pytest.approx(20.915, abs=1e-3)
    assert "Never" in why(replace(slow, rate=0.1, horizon_years=None), "discounted_payback_years")


@settings(max_examples=30)
@given(
    st.integers(1, 10**6),
    st.integers(10**4, 10**6),
    st.decimals(0, 1, places=3).map(float),
)
def test_going_on_without_end_is_what_walking_year_by_year_finds(investment, yearly, rate):
    lever = Lever("l", investment=investment, yearly_gain=yearly, rate=rate)
    walked = figures(replace(lever, horizon_years=100)).discounted_payback_years
    closed = figures(lever).discounted_payback_years
    assert (walked is None) == (closed is None or closed > 100)
    if walked is not None:
        assert closed == pytest.approx(walked, rel=1e-9, abs=1e-9)


# Where there is no figure


@pytest.mark.parametrize(
    ("change", "key", "words"),
    [
        ({"yearly_gain": 500}, "payback_years", "Never"),
        ({"yearly_gain": 100}, "payback_years", "Never"),
        ({"yearly_gain": 100}, "discounted_payback_years", "Never"),
        ({"investment": 0}, "roi", "Nothing is invested"),
        ({"investment": 0}, "irr", "No rate"),
        ({"investment": None}, "npv", "investment is not given"),
        ({"investment": None}, "payback_years", "investment is not given"),
        ({"yearly_gain": None}, "roi", "yearly gain is not given"),
        ({"yearly_gain": None}, "payback_years", "yearly gain is not given"),
        ({"rate": None}, "npv", "discount rate is not given"),
        ({"rate": None}, "discounted_payback_years", "discount rate is not given"),
        ({"rate": -1.0}, "npv", "above −100"),
        ({"horizon_years": None}, "npv", "horizon is not given"),
        ({"horizon_years": 0}, "npv", "shorter than one year"),
        ({"horizon_years": 10**9}, "npv", "longer than 100 years"),
        ({"investment": 1e308, "yearly_gain": 1e308, "horizon_years": 100}, "npv", "too large"),
        ({"investment": 1e-308}, "roi", "too large"),
        ({"investment": math.inf}, "payback_years", "too large"),
        ({"yearly_gain": math.nan}, "flows", "too large"),
        ({}, "break_even_quantity", "fixed costs a year are not given"),
        ({"fixed_costs": 1}, "break_even_quantity", "price of a part is not given"),
        ({"fixed_costs": 1, "price": 3}, "break_even_revenue", "variable cost of a part is not given"),
        ({"fixed_costs": 1, "price": 3, "variable_cost": 3}, "break_even_quantity", "as much as its price"),
        ({"fixed_costs": 1, "price": 0, "variable_cost": 3}, "break_even_revenue", "as much as its price"),
        ({}, "cash_freed", "not given"),
    ],
)
def test_what_is_not_known_says_why(change, key, words):
    assert words in why(replace(KILN, **change), key)


def test_nothing_invested_is_paid_back_at_once():
    found = figures(replace(KILN, investment=0))
    assert (found.payback_years, found.discounted_payback_years) == (0, 0)
    assert found.npv == pytest.approx(3500 * (1 - 1.08**-5) / 0.08)


def test_no_yearly_cost_counts_as_none_and_a_rate_of_0_as_no_discount():
    found = figures(replace(KILN, yearly_cost=None, rate=0))
    assert found.flows == (4000.0,) * 5
    assert found.npv == 10000
    assert found.discounted_payback_years == found.payback_years == 2.5


def test_tenths_add_up_exactly():
    found = of(investment=0.3, cash_flows=(0.1, 0.1, 0.1), rate=0)
    assert (found.roi, found.npv, found.payback_years, found.irr) == (0, 0, 3, 0)


# Lines


def test_lines_come_on_top_once_or_for_years_and_those_of_the_first_day_are_invested():
    lines = (
        MoneyLine("a", "Training", "cost", "hard", 2000, 0),
        MoneyLine("b", "Licence", "cost", "hard", 100, 1, 3),
        MoneyLine("c", "Sale of the old oven", "gain", "hard", 700, 2),
        MoneyLine("d", "Fewer complaints", "gain", "soft", 1000, 1, 5),
    )
    found = figures(replace(KILN, lines=lines))
    assert found.investment == 12000
    assert found.flows == (3400.0, 4100.0, 3400.0, 3500.0, 3500.0)
    assert found.with_soft.flows == (4400.0, 5100.0, 4400.0, 4500.0, 4500.0)
    assert found.with_soft.investment == 12000
    assert found.payback_years == pytest.approx(3 + (12000 - 10900) / 3500)
    assert found.roi == pytest.approx((17900 - 12000) / 12000)
    assert found.with_soft.roi == pytest.approx((22900 - 12000) / 12000)
    assert figures(replace(KILN, lines=lines[:3])).with_soft is None


def test_lines_alone_make_the_flows():
    line = MoneyLine("a", "Less scrap", "gain", "hard", 3500, 1, 5)
    found = of(investment=10000, lines=(line,), horizon_years=5, rate=0.08)
    assert found.npv == pytest.approx(figures(KILN).npv)
    soft = of(investment=10000, lines=(replace(line, hardness="soft"),), horizon_years=5, rate=0.08)
    assert str(soft.undefined["npv"]) == "The yearly gain is not given."
    assert soft.with_soft.npv == pytest.approx(figures(KILN).npv)


def test_a_line_of_the_first_day_leaves_the_years_even_and_can_be_the_whole_investment():
    line = MoneyLine("a", "Machine", "cost", "hard", 7000, 0)
    found = of(lines=(line,), yearly_gain=3500)
    assert (found.investment, found.payback_years) == (7000, 2)
    subsidy = MoneyLine("b", "Subsidy", "gain", "hard", 3500, 0)
    assert of(lines=(line, subsidy), yearly_gain=3500).payback_years == 1


def test_a_line_from_the_first_day_on_is_invested_once_and_counts_in_the_years_after():
    line = MoneyLine("a", "Rent", "cost", "hard", 100, 0, 2)
    found = figures(replace(KILN, lines=(line,)))
    assert found.investment == 10100
    assert found.flows == (3400.0, 3400.0, 3500.0, 3500.0, 3500.0)


def test_a_line_that_ends_before_it_begins_counts_in_no_year():
    line = MoneyLine("a", "Rent", "cost", "hard", 100, 3, 2)
    assert figures(replace(KILN, lines=(line,))).flows == (3500.0,) * 5


def test_a_line_without_an_amount_is_not_taken_for_0():
    lever = replace(KILN, lines=(MoneyLine("a", "Training", "cost", "hard", None, 1),))
    assert why(lever, "npv") == "The amount of “Training” is not given."
    soft = figures(replace(KILN, lines=(MoneyLine("a", "Calm", "gain", "soft", None, 1),)))
    assert soft.npv == figures(KILN).npv
    assert str(soft.with_soft.undefined["npv"]) == "The amount of “Calm” is not given."


@pytest.mark.parametrize("hardness", ["hard", "soft"])
@pytest.mark.parametrize("first_year", [0, 1])
def test_a_line_with_neither_name_nor_amount_counts_for_nothing(hardness, first_year):
    lever = replace(KILN, lines=(MoneyLine("a", "  ", "gain", hardness, None, first_year),))
    assert figures(lever) == figures(KILN)
    for figure in NAMES:
        assert explain(lever, figure) == explain(KILN, figure)


def test_cash_freed_by_less_stock_is_in_no_other_figure():
    with_it, without = figures(replace(KILN, cash_freed=50000)), figures(KILN)
    assert with_it.cash_freed == 50000
    assert all(getattr(with_it, key) == getattr(without, key) for key in KEYS if key != "cash_freed")


# What always holds


numbers = st.none() | st.floats(0) | st.sampled_from([0.0, 1e-308, 1e308, 100.0, math.nan])
levers = st.builds(
    Lever,
    st.just("l"),
    investment=numbers,
    yearly_gain=numbers,
    yearly_cost=numbers,
    cash_flows=st.lists(st.floats(), max_size=6).map(tuple),
    horizon_years=st.none() | st.integers(0, 40),
    rate=st.none() | st.floats(),
    fixed_costs=numbers,
    price=numbers,
    variable_cost=numbers,
    lines=st.lists(
        st.builds(
            MoneyLine,
            st.just("m"),
            sign=st.sampled_from(["gain", "cost"]),
            hardness=st.sampled_from(["hard", "soft"]),
            amount=numbers,
            first_year=st.integers(0, 9),
            last_year=st.none() | st.integers(0, 9),
        ),
        max_size=3,
    ).map(tuple),
)


@given(levers)
def test_every_figure_is_a_number_or_says_why_not(lever):
    found = figures(lever)
    for each in filter(None, (found, found.with_soft)):
        for key in KEYS:
            value = getattr(each, key)
            assert (value is None) == (key in each.undefined)
            assert value is None or all(map(math.isfinite, value if isinstance(value, tuple) else (value,)))


@given(
    st.integers(1, 10**7),
    st.lists(st.integers(-(10**6), 10**7), min_size=1, max_size=12),
)
def test_npv_at_the_internal_rate_is_0_within_rounding(investment, flows):
    lever = Lever("l", investment=investment, cash_flows=tuple(map(float, flows)))
    found = figures(lever)
    if found.irr is not None:
        npv = figures(replace(lever, rate=found.irr)).npv
        over = 1 + Fraction(found.irr)
        slack = investment + sum(abs(flow) * (t + 1) / over**t for t, flow in enumerate(flows, 1)) * (1 + 1 / over)
        assert npv == pytest.approx(0, abs=float(slack) * 1e-15)


def test_a_hundred_years_of_huge_and_tiny_numbers_stay_quick():
    start = perf_counter()
    flows = tuple((-1) ** i * 10.0 ** ((i * 97) % 600 - 300) for i in range(100))
    found = of(investment=123456.789, cash_flows=flows, rate=0.123456789012345)
    assert found.roi is not None
    assert perf_counter() - start < 1
