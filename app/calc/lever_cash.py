"""The money of a lever as exact numbers: what is invested on the day 0, and the net flow of each year after it.

Numbers are taken as they were typed: 0.1 is a tenth. What is not known is the sentence that says why.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.calc.lever import MOST_YEARS, Lever, MoneyLine
from app.calc.yearly_cost import TOO_LARGE
from app.language import N_, Sentence, sentence

Exact = Fraction | Sentence

NO_INVESTMENT = sentence(N_("The investment is not given."))
NO_GAIN = sentence(N_("The yearly gain is not given."))
NO_HORIZON = sentence(N_("The horizon is not given: how many years ahead the figures look."))
NO_YEAR = sentence(N_("The horizon is shorter than one year."))
NO_RATE = sentence(N_("The discount rate is not given."))
RATE_TOO_LOW = sentence(N_("The discount rate must be above −100 %."))
TOO_FAR_AHEAD = sentence(N_("The horizon is longer than {n} years."), n=MOST_YEARS)


@dataclass(frozen=True, slots=True)
class Cash:
    """`yearly` is the net gain of each year where all years are alike, however many; `years` how far the flows go."""

    investment: Exact
    flows: tuple[Fraction, ...] | Sentence
    years: int | Sentence
    yearly: Exact | None
    rate: Exact


def cash(lever: Lever, *, soft: bool = False) -> Cash:
    """With hard lines alone, or with the soft ones as well."""
    lines = counted(lever, soft=soft)
    unknown = next((_no_amount(line) for line in lines if line.amount is None), None)
    later = [line for line in lines if _last(line) >= 1]
    years = horizon(lever)
    base = _base(lever, bool(later))
    yearly: Exact | None = None if lever.cash_flows or later else unknown or base
    flows: tuple[Fraction, ...] | Sentence
    if unknown or isinstance(base, Sentence):
        flows = unknown or base  # type: ignore[assignment]
    elif isinstance(years, Sentence):
        flows = years
    else:
        flows = _flows(lever, base, later, years)
    return Cash(unknown or _investment(lever, lines), flows, years, yearly, _rate(lever.rate))


def is_empty(line: MoneyLine) -> bool:
    """A line in which neither a name nor an amount was typed is none yet: it counts for nothing."""
    return line.amount is None and not line.name.strip()


def counted(lever: Lever, *, soft: bool = False) -> list[MoneyLine]:
    """The lines that count: the hard ones, or the soft ones as well."""
    return [line for line in lever.lines if (soft or line.hardness == "hard") and not is_empty(line)]


def exact(number: float | None, missing: Sentence) -> Exact:
    """The number with the digits that it is written with."""
    if number is None:
        return missing
    return Fraction(repr(number)) if math.isfinite(number) else TOO_LARGE


def horizon(lever: Lever) -> int | Sentence:
    """How many years the figures look ahead."""
    if lever.horizon_years is None:
        years = len(lever.cash_flows)
        return years if 0 < years <= MOST_YEARS else TOO_FAR_AHEAD if years else NO_HORIZON
    if lever.horizon_years < 1:
        return NO_YEAR
    return lever.horizon_years if lever.horizon_years <= MOST_YEARS else TOO_FAR_AHEAD


def is_active(line: MoneyLine, year: int) -> bool:
    return line.first_year <= year <= _last(line)


def _last(line: MoneyLine) -> int:
    return line.first_year if line.last_year is None else line.last_year


def _signed(line: MoneyLine) -> Fraction:
    amount = Fraction(repr(line.amount))
    return amount if line.sign == "gain" else -amount


def _no_amount(line: MoneyLine) -> Sentence:
    return sentence(N_("The amount of “{line}” is not given."), line=line.name.strip())


def _investment(lever: Lever, lines: Sequence[MoneyLine]) -> Exact:
    """With the costs of the year 0, less what comes in on that day."""
    first = [line for line in lines if is_active(line, 0)]
    if lever.investment is None and not any(line.sign == "cost" for line in first):
        return NO_INVESTMENT
    own = exact(lever.investment or 0.0, NO_INVESTMENT)
    if isinstance(own, Sentence) or not all(_finite(line) for line in first):
        return TOO_LARGE
    return own - sum(map(_signed, first))


def _base(lever: Lever, has_lines: bool) -> Exact:
    """What each year brings without the lines; where flows are given year by year it is not asked for."""
    if lever.cash_flows:
        return Fraction(0)
    if lever.yearly_gain is None and not has_lines:
        return NO_GAIN
    gain, cost = exact(lever.yearly_gain or 0.0, NO_GAIN), exact(lever.yearly_cost or 0.0, NO_GAIN)
    if isinstance(gain, Sentence) or isinstance(cost, Sentence):
        return TOO_LARGE
    return gain - cost


def _flows(lever: Lever, base: Fraction, lines: Sequence[MoneyLine], years: int) -> tuple[Fraction, ...] | Sentence:
    given = lever.cash_flows[:years]
    if not all(map(math.isfinite, given)) or not all(map(_finite, lines)):
        return TOO_LARGE
    flows = [Fraction(repr(each)) for each in given] + [base] * (years - len(given))
    for line in lines:
        for year in range(max(line.first_year, 1), min(_last(line), years) + 1):
            flows[year - 1] += _signed(line)
    return tuple(flows)


def _finite(line: MoneyLine) -> bool:
    return line.amount is not None and math.isfinite(line.amount)


def _rate(rate: float | None) -> Exact:
    known = exact(rate, NO_RATE)
    return RATE_TOO_LOW if isinstance(known, Fraction) and known <= -1 else known
