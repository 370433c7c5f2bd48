"""What a lever costs and brings: return, payback, present value, internal rate, break-even.

Formulas: FIELD 4.4; textbook: R. Brealey, S. Myers, F. Allen, *Principles of Corporate Finance*, chapter 5. Everything
is computed with fractions and rounded once, so that a sum that is 0 is 0.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from app.calc.irr import internal_rate
from app.calc.lever import Lever
from app.calc.lever_cash import NO_HORIZON, Cash, Exact, cash, counted, exact
from app.calc.yearly_cost import TOO_LARGE
from app.language import N_, Sentence, sentence

NOTHING_INVESTED = sentence(N_("Nothing is invested: there is nothing to divide the gain by."))
NEVER = sentence(N_("Never: a year costs as much as it brings, or more."))
NOT_WITHIN = N_("Not within the {n} years of the horizon.")
NEVER_DISCOUNTED = sentence(N_("Never: at this rate all years to come are worth less than the investment."))
NO_FIXED_COSTS = sentence(N_("The fixed costs a year are not given."))
NO_PRICE = sentence(N_("The price of a part is not given."))
NO_VARIABLE_COST = sentence(N_("The variable cost of a part is not given."))
NO_MARGIN = sentence(N_("Never: a part costs as much as its price, or more."))
NO_CASH_FREED = sentence(N_("The cash freed by less stock is not given."))


@dataclass(frozen=True, slots=True)
class LeverFigures:
    """`flows` are the net flows of the years 1, 2, … to the horizon, of hard money alone; `with_soft` is the same of
    all money where some of it is soft. Shares are 1 for 100 %, paybacks are in years. `undefined` says of each figure
    that is `None` why; cash freed by less stock is in none of the others."""

    investment: float | None = None
    flows: tuple[float, ...] | None = None
    roi: float | None = None
    payback_years: float | None = None
    discounted_payback_years: float | None = None
    npv: float | None = None
    irr: float | None = None
    break_even_quantity: float | None = None
    break_even_revenue: float | None = None
    cash_freed: float | None = None
    with_soft: LeverFigures | None = None
    undefined: Mapping[str, Sentence] = field(default_factory=dict)


@lru_cache(maxsize=512)
def figures(lever: Lever) -> LeverFigures:
    """Kept for a while: pictures, tiles and explanations of one lever ask again and again."""
    soft = _figures(lever, cash(lever, soft=True), None) if has_soft(lever) else None
    return _figures(lever, cash(lever), soft)


def has_soft(lever: Lever) -> bool:
    return len(counted(lever, soft=True)) > len(counted(lever))


def _figures(lever: Lever, money: Cash, soft: LeverFigures | None) -> LeverFigures:
    found: dict[str, float | tuple[float, ...] | Sentence] = {
        "investment": _number(money.investment),
        "flows": _numbers(money.flows),
        "roi": _number(_roi(money)),
        "payback_years": _number(_payback(money)),
        "discounted_payback_years": _number(_discounted_payback(money)),
        "npv": _npv(money),
        "irr": _irr(money),
        **{f"break_even_{name}": _number(value) for name, value in _break_even(lever).items()},
        "cash_freed": _number(exact(lever.cash_freed, NO_CASH_FREED)),
    }
    known = {key: value for key, value in found.items() if not isinstance(value, Sentence)}
    undefined = {key: value for key, value in found.items() if isinstance(value, Sentence)}
    return LeverFigures(**known, with_soft=soft, undefined=undefined)  # type: ignore[arg-type]


def _number(value: Exact) -> float | Sentence:
    if isinstance(value, Sentence):
        return value
    try:
        return float(value)
    except OverflowError:
        return TOO_LARGE


def _numbers(values: Sequence[Fraction] | Sentence) -> tuple[float, ...] | Sentence:
    if isinstance(values, Sentence):
        return values
    numbers = [_number(each) for each in values]
    return TOO_LARGE if TOO_LARGE in numbers else tuple(numbers)  # type: ignore[arg-type]


def _roi(money: Cash) -> Exact:
    if isinstance(money.investment, Sentence):
        return money.investment
    if isinstance(money.flows, Sentence):
        return money.flows
    if money.investment <= 0:
        return NOTHING_INVESTED
    return (sum(money.flows, Fraction(0)) - money.investment) / money.investment


def _payback(money: Cash) -> Exact:
    if isinstance(money.investment, Sentence):
        return money.investment
    if money.yearly is not None:
        return money.yearly if isinstance(money.yearly, Sentence) else _even(money.investment, money.yearly)
    if isinstance(money.flows, Sentence):
        return money.flows
    return _reached(money.investment, money.flows, Fraction(0))


def _even(investment: Fraction, yearly: Fraction) -> Exact:
    if yearly <= 0:
        return NEVER
    return max(investment, Fraction(0)) / yearly


def _reached(investment: Fraction, flows: Sequence[Fraction], rate: Fraction) -> Exact:
    """When the running sum of the discounted flows reaches 0, linear within the year."""
    over, under = (1 + rate).as_integer_ratio()
    scale = math.lcm(investment.denominator, *(flow.denominator for flow in flows))
    sum_so_far = -int(investment * scale)
    if sum_so_far >= 0:
        return Fraction(0)
    power = 1
    for year, flow in enumerate(flows, 1):
        power *= under
        before, came = sum_so_far * over, int(flow * scale) * power
        sum_so_far = before + came
        if sum_so_far >= 0:
            return year - 1 + Fraction(-before, came)
    return sentence(NOT_WITHIN, n=len(flows))


def _discounted_payback(money: Cash) -> Exact:
    for each in (money.investment, money.rate):
        if isinstance(each, Sentence):
            return each
    investment, rate = money.investment, money.rate
    assert isinstance(investment, Fraction)
    assert isinstance(rate, Fraction)
    if not isinstance(money.flows, Sentence):
        if money.yearly is not None and not isinstance(money.yearly, Sentence) and money.yearly <= 0:
            return NEVER
        return _reached(investment, money.flows, rate)
    if isinstance(money.yearly, Fraction) and money.years == NO_HORIZON:
        return _without_end(investment, money.yearly, rate)
    return money.flows


def _without_end(investment: Fraction, yearly: Fraction, rate: Fraction) -> Exact:
    """Of n years alike, yearly × (1 − (1 + r)⁻ⁿ) ÷ r: the whole years from its inverse, the last one linear."""
    simple = _even(investment, yearly)
    if isinstance(simple, Sentence) or not rate or not simple:
        return simple
    left = 1 - simple * rate
    if left <= 0:
        return NEVER_DISCOUNTED
    try:
        growth = math.log1p(float(rate))
        years = -_log(left) / growth
        whole = math.floor(years)
        paid = -math.expm1(-whole * growth) / float(rate)
        within = (float(simple) - paid) * math.exp((whole + 1) * growth)
    except (OverflowError, ZeroDivisionError):
        return TOO_LARGE
    return exact(whole + min(max(within, 0.0), 1.0), TOO_LARGE)


def _log(number: Fraction) -> float:
    if number > Fraction(1, 2):
        return math.log1p(float(number - 1))
    return math.log(number.numerator) - math.log(number.denominator)


def _npv(money: Cash) -> float | Sentence:
    """−I + Σ CFₜ ÷ (1 + r)ᵗ, over one denominator; not reduced, which would take longer than all the rest."""
    for each in (money.investment, money.flows, money.rate):
        if isinstance(each, Sentence):
            return each
    assert isinstance(money.investment, Fraction)
    assert isinstance(money.rate, Fraction)
    flows = (-money.investment, *money.flows)  # type: ignore[misc]
    over, under = (1 + money.rate).as_integer_ratio()
    scale = math.lcm(*(flow.denominator for flow in flows))
    value, power = 0, 1
    for flow in flows:
        value, power = value * over + int(flow * scale) * power, power * under
    try:
        npv: float = value / (over ** (len(flows) - 1) * scale)
    except OverflowError:
        return TOO_LARGE
    return npv


def _irr(money: Cash) -> float | Sentence:
    if isinstance(money.investment, Sentence):
        return money.investment
    if isinstance(money.flows, Sentence):
        return money.flows
    return internal_rate((-money.investment, *money.flows))


def _break_even(lever: Lever) -> dict[str, Exact]:
    """The parts a year whose margins pay the fixed costs, and what they are sold for."""
    fixed, price = exact(lever.fixed_costs, NO_FIXED_COSTS), exact(lever.price, NO_PRICE)
    variable = exact(lever.variable_cost, NO_VARIABLE_COST)
    if isinstance(fixed, Sentence) or isinstance(price, Sentence) or isinstance(variable, Sentence):
        reason = next(each for each in (fixed, price, variable) if isinstance(each, Sentence))
        return {"quantity": reason, "revenue": reason}
    if price <= variable:
        return {"quantity": NO_MARGIN, "revenue": NO_MARGIN}
    quantity = fixed / (price - variable)
    return {"quantity": quantity, "revenue": quantity * price}
