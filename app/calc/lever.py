"""Levers: solutions that are proposed, and what they cost and bring, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.calc.approval import Approval
from app.language import N_

Sign = Literal["gain", "cost"]
SIGNS: dict[Sign, str] = {"gain": N_("Gain"), "cost": N_("Cost")}
Hardness = Literal["hard", "soft"]
HARDNESSES: dict[Hardness, str] = {"hard": N_("Hard: seen in the accounts"), "soft": N_("Soft: an estimate")}
HARD_OR_SOFT: dict[Hardness, str] = {"hard": N_("Hard"), "soft": N_("Soft")}
"""Where there is little room."""
MOST_YEARS = 100
"""The furthest year that a lever looks ahead, and that a line or a cash flow may be of."""


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One gain or cost of `amount` in each of the years from `first_year` to `last_year`, only once where that is left
    out; year 0 is the day of the investment, year 1 the twelve months after it."""

    id: str
    name: str = ""
    sign: Sign = "gain"
    hardness: Hardness = "hard"
    amount: float | None = None
    first_year: int = 1
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Lever:
    """What it acts on (causes, steps) are the links that end at it. Money is in the currency of the event.

    `cash_flows` are the net flows of the years 1, 2, … and take the place of `yearly_gain` and `yearly_cost`; the
    `lines` come on top of either. Figures look `horizon_years` ahead, where it is left out as far as `cash_flows`.
    `rate` is the yearly discount rate (0.08 is 8 %). `cash_freed` comes once from less stock and is no gain.
    `fixed_costs` a year, `price` and `variable_cost` of one part are for the break-even.
    """

    id: str
    name: str = ""
    description: str = ""
    chosen_how: str = ""
    chosen_why: str = ""
    risks: str = ""
    constraints: str = ""
    people: str = ""
    culture_fit: str = ""
    axis: str | None = None
    investment: float | None = None
    yearly_gain: float | None = None
    yearly_cost: float | None = None
    cash_flows: tuple[float, ...] = ()
    horizon_years: int | None = None
    rate: float | None = None
    cash_freed: float | None = None
    fixed_costs: float | None = None
    price: float | None = None
    variable_cost: float | None = None
    lines: tuple[MoneyLine, ...] = ()
    approvals: tuple[Approval, ...] = ()
