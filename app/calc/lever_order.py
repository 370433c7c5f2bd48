"""Levers side by side: by which column they are compared, and which of them are shown."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Literal, Protocol

from app.calc.approval import STATES, State
from app.calc.lever import Lever
from app.calc.lever_cash import counted
from app.calc.lever_figures import LeverFigures
from app.language import N_, plain

Column = Literal["name", "acts_on", "investment", "yearly", "roi", "payback_years", "npv", "state"]
COLUMNS: dict[Column, str] = {
    "name": N_("Lever"),
    "acts_on": N_("Acts on"),
    "investment": N_("Investment"),
    "yearly": N_("Net a year"),
    "roi": N_("ROI"),
    "payback_years": N_("Payback"),
    "npv": N_("NPV"),
    "state": N_("Decision"),
}
SHORT: dict[str, str] = {
    "yearly": N_("Net gain of a year, in the mean of all years"),
    "roi": N_("Return on investment"),
    "npv": N_("Net present value"),
}
"""What a short head stands for."""
Shown = Literal["all", "open", "kept", "not_kept"]
SHOWN: dict[Shown, str] = {
    "all": N_("All"),
    "open": N_("To be decided"),
    "kept": N_("Levers kept"),
    "not_kept": N_("Levers not kept"),
}
_STATES: list[State] = list(STATES)


class Compared(Protocol):
    """A lever of the list."""

    @property
    def lever(self) -> Lever: ...
    @property
    def figures(self) -> LeverFigures: ...
    @property
    def state(self) -> State: ...
    @property
    def kept(self) -> bool | None: ...
    @property
    def words(self) -> str: ...


def yearly(lever: Lever, found: LeverFigures) -> float | None:
    """What a year brings: the mean of the net flows, without a horizon the yearly gain less the yearly cost."""
    if found.flows:
        mean = math.fsum(flow / len(found.flows) for flow in found.flows)
        return mean if math.isfinite(mean) else None
    if lever.yearly_gain is None or counted(lever, soft=True) or lever.cash_flows:
        return None
    return lever.yearly_gain - (lever.yearly_cost or 0.0)


def passes(each: Compared, shown: Shown, text: str) -> bool:
    kept = {"all": each.kept, "open": None, "kept": True, "not_kept": False}[shown]
    words = plain(f"{each.lever.name} {each.lever.description} {each.words}")
    return each.kept is kept and all(word in words for word in plain(text).split())


def ordered(levers: Sequence[Any], column: Column | None, *, falling: bool) -> list[Any]:
    """By a column; those of which it says nothing stand last either way. Without a column as they were noted."""
    if column is None:
        return list(levers)
    key = _KEYS[column]
    said = [each for each in levers if key(each) is not None and key(each) != ""]
    unsaid = [each for each in levers if key(each) is None or key(each) == ""]
    return [*sorted(said, key=key, reverse=falling), *unsaid]


_KEYS: dict[Column, Callable[[Any], Any]] = {
    "name": lambda each: plain(each.lever.name),
    "acts_on": lambda each: plain(each.words),
    "investment": lambda each: each.figures.investment,
    "yearly": lambda each: yearly(each.lever, each.figures),
    "roi": lambda each: each.figures.roi,
    "payback_years": lambda each: each.figures.payback_years,
    "npv": lambda each: each.figures.npv,
    "state": lambda each: _STATES.index(each.state),
}
