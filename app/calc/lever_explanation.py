"""Every figure of a lever says its formula, then its numbers with their units, and where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.calc.explanation import TERMS_AT_MOST, Shown
from app.calc.lever import Lever
from app.calc.lever_cash import Cash, cash, counted
from app.calc.lever_figures import LeverFigures, figures, has_soft
from app.calc.money import money, show_money
from app.calc.quantity import UNKNOWN, show
from app.language import N_, Sentence, catalogue, current, sentence

NAMES: dict[str, tuple[str, str]] = {
    "investment": (N_("Investment"), "money"),
    "roi": (N_("Return on investment"), "share"),
    "payback_years": (N_("Payback"), "years"),
    "discounted_payback_years": (N_("Discounted payback"), "years"),
    "npv": (N_("Net present value"), "money"),
    "irr": (N_("Internal rate of return"), "share"),
    "break_even_quantity": (N_("Break-even quantity"), "count"),
    "break_even_revenue": (N_("Break-even revenue"), "money"),
    "cash_freed": (N_("Cash freed by less stock"), "money"),
}
"""What each figure is called, and its unit."""
NO_GAIN = sentence(
    N_("Less stock frees its money once. That is no gain of any year: the money was there before, as parts.")
)


def show_years(value: float | None, *, language: str | None = None) -> str:
    """A time in years, for reading: "2.86 years", "1 year"; "—" for `None`."""
    language = language or current()
    shown = show(value, "count", language=language)
    if value is None or shown == UNKNOWN:
        return UNKNOWN
    one = abs(value) < 2 if language == "fr" else shown == "1"
    return catalogue(language).ngettext("{n} year", "{n} years", 1 if one else 2).format(n=shown)


def show_figure(key: str, value: float | None, currency: str, *, language: str | None = None) -> str:
    """A figure of `NAMES` with its unit, for reading."""
    unit = NAMES[key][1]
    if unit == "money":
        return show_money(value, currency, language=language)
    if unit == "years":
        return show_years(value, language=language)
    return show(value, unit, language=language)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Years(Sentence):
    """A time in years, written in the language of the sentence around it."""

    def within(self, language: str) -> str:
        return show_years(dict(self.values)["value"], language=language)  # type: ignore[arg-type]


def explain(lever: Lever, figure: str, currency: str = "", *, soft: bool = False) -> Sentence:
    """How the figure (a key of `NAMES`) comes about; with `soft` money as well. Raises `KeyError` for another key."""
    found = figures(lever)
    found = found.with_soft or found if soft else found
    told = _Told(lever, cash(lever, soft=soft), found, currency)
    words, numbers = told.formula(figure)
    if figure in found.undefined:
        return sentence(N_("{formula}: undefined. {reason}"), formula=words, reason=found.undefined[figure])
    said = sentence("{formula} = {numbers}", formula=words, numbers=numbers)
    for source in told.sources(figure, soft):
        said = sentence("{said}\n{source}", said=said, source=source)
    return said


class _Told:
    def __init__(self, lever: Lever, money: Cash, found: LeverFigures, currency: str) -> None:
        self.lever, self.money, self.found, self.currency = lever, money, found, currency

    def _money(self, amount: float | None) -> Sentence:
        return money(amount, self.currency)

    def formula(self, figure: str) -> tuple[Sentence, Sentence]:
        """The formula in words and with its numbers."""
        found = self.found
        words = sentence(_FORMULAS[figure])
        if figure == "investment":
            return words, self._money(found.investment)
        if figure == "roi":
            flows = self._sum([self._money(flow) for flow in found.flows or ()])
            invested = self._money(found.investment)
            result = Shown("share", (("value", found.roi),))
            template = "({flows} − {invested}) ÷ {invested} = {result}"
            return words, sentence(template, flows=flows, invested=invested, result=result)
        if figure == "payback_years" and isinstance(self.money.yearly, Fraction):
            return sentence(N_("Payback = investment ÷ (yearly gain − yearly cost)")), sentence(
                "{invested} ÷ ({gain} − {cost}) = {result}",
                invested=self._money(found.investment),
                gain=self._money(self.lever.yearly_gain),
                cost=self._money(self.lever.yearly_cost or 0.0),
                result=Years("", (("value", found.payback_years),)),
            )
        if figure in ("payback_years", "discounted_payback_years"):
            return words, self._paid(figure)
        if figure in ("npv", "irr"):
            return words, self._value(figure)
        if figure == "cash_freed":
            return words, self._money(found.cash_freed)
        return words, self._break_even(figure)

    def _sum(self, terms: Sequence[Sentence]) -> Sentence:
        """Few of many terms."""
        kept = list(terms)
        if len(kept) > TERMS_AT_MOST:
            kept = [*kept[: TERMS_AT_MOST - 2], Sentence("…"), kept[-1]]
        said = kept[0] if kept else Sentence("0")
        for term in kept[1:]:
            said = sentence("{before} + {after}", before=said, after=term)
        return said

    def _paid(self, figure: str) -> Sentence:
        """The running sum before the year within which it reaches 0."""
        years: float | None = getattr(self.found, figure)
        result = Years("", (("value", years),))
        rate = self.lever.rate if figure.startswith("discounted") else 0.0
        flows = self.found.flows
        if years is None or flows is None or rate is None or years > len(flows) or not years:
            return result
        whole = int(years) if years % 1 else int(years) - 1
        try:
            worth = [flow / (1 + rate) ** year for year, flow in enumerate(flows[: whole + 1], 1)]
        except OverflowError:
            return result
        left = sum(worth[:whole]) - (self.found.investment or 0.0)
        return sentence(
            N_("{whole} + {left} still to come ÷ {next} in the year after = {result}"),
            whole=Years("", (("value", float(whole)),)),
            left=self._money(-left),
            next=self._money(worth[whole]),
            result=result,
        )

    def _value(self, figure: str) -> Sentence:
        """The sum of the present values; at its internal rate it is 0."""
        rate = self.lever.rate if figure == "npv" else self.found.irr
        growth = show_growth(rate)
        terms = [
            sentence("{flow} ÷ {growth}{power}", flow=self._money(flow), growth=growth, power=_power(year))
            for year, flow in enumerate(self.found.flows or (), 1)
        ]
        said = sentence("−{invested} + {terms}", invested=self._money(self.found.investment), terms=self._sum(terms))
        if figure == "npv":
            return sentence("{said} = {result}", said=said, result=self._money(self.found.npv))
        rate_said = Shown("share", (("value", self.found.irr),))
        return sentence(N_("{rate}, for {said} is 0"), rate=rate_said, said=said)

    def _break_even(self, figure: str) -> Sentence:
        lever, found = self.lever, self.found
        given = {
            "fixed": self._money(lever.fixed_costs),
            "price": self._money(lever.price),
            "variable": self._money(lever.variable_cost),
        }
        if figure == "break_even_quantity":
            result: Sentence = sentence(N_("{n} parts"), n=Shown("count", (("value", found.break_even_quantity),)))
            return sentence("{fixed} ÷ ({price} − {variable}) = {result}", result=result, **given)
        result = self._money(found.break_even_revenue)
        return sentence("{fixed} ÷ (({price} − {variable}) ÷ {price}) = {result}", result=result, **given)

    def sources(self, figure: str, soft: bool) -> list[Sentence]:
        """Where the numbers come from, each a line of its own."""
        lever = self.lever
        if figure == "cash_freed":
            return [NO_GAIN]
        if figure.startswith("break_even"):
            return [sentence(N_("Fixed costs a year, price and variable cost of a part as typed for this lever."))]
        said = []
        lines = counted(lever, soft=soft)
        if figure != "payback_years" or not isinstance(self.money.yearly, Fraction):
            said = self._flow_sources(figure)
        if lines:
            said.append(sentence(N_("With the detail lines ({n})."), n=len(lines)))
        if has_soft(lever):
            said.append(WITH_SOFT if soft else WITHOUT_SOFT)
        return said or [sentence(N_("As typed for this lever."))]

    def _flow_sources(self, figure: str) -> list[Sentence]:
        lever = self.lever
        if figure == "investment":
            return []
        if lever.cash_flows:
            return [sentence(N_("Net flows of {n} years as typed."), n=len(lever.cash_flows))]
        if lever.yearly_gain is None:
            return []
        gain, cost = self._money(lever.yearly_gain), self._money(lever.yearly_cost or 0.0)
        return [sentence(N_("Each year brings {gain} and costs {cost}."), gain=gain, cost=cost)]


WITH_SOFT = sentence(N_("Soft money, which is an estimate, is counted as well."))
WITHOUT_SOFT = sentence(N_("Soft money, which is an estimate, is not counted."))

_FORMULAS = {
    "investment": N_("Investment = what is paid on the day it starts, less what comes in that day"),
    "roi": N_("Return on investment = (net flows of all years − investment) ÷ investment"),
    "payback_years": N_("Payback = when the running sum of the net flows reaches 0, linear within the year"),
    "discounted_payback_years": N_(
        "Discounted payback = when the running sum of the net flows, "
        "each ÷ (1 + rate) to the power of its year, reaches 0"
    ),
    "npv": N_("Net present value = − investment + sum of the net flows, each ÷ (1 + rate) to the power of its year"),
    "irr": N_("Internal rate of return = the only rate at which the net present value is 0"),
    "break_even_quantity": N_("Break-even quantity = fixed costs a year ÷ (price − variable cost of a part)"),
    "break_even_revenue": N_("Break-even revenue = fixed costs a year ÷ margin rate, which is margin ÷ price"),
    "cash_freed": N_("Cash freed by less stock = as typed, once"),
}
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _power(year: int) -> str:
    return "" if year == 1 else str(year).translate(_SUPERSCRIPTS)


def show_growth(rate: float | None) -> Sentence:
    """1 + rate, with as many digits as the rate has."""
    return Growth("", (("value", None if rate is None else round(1 + rate, 6)),))


@dataclass(frozen=True, slots=True)
class Growth(Sentence):
    """1 + rate; three significant digits would swallow the rate."""

    def within(self, language: str) -> str:
        value = dict(self.values)["value"]
        text = UNKNOWN if value is None else f"{value:.6g}"
        return text.replace(".", ",") if language == "fr" else text
