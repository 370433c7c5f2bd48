"""Series for the OEE as a list: filtered by machine and period, ordered; a loss as it is typed; the OEE judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Literal

from app.calc.indicator import Indicator, Measure
from app.calc.indicator_status import Status, status
from app.calc.indicator_words import day_of
from app.calc.map_symbol import Field, typed
from app.calc.measure_value import share_scale
from app.calc.oee import OF_QUALITY, Loss, LossKind, Oee
from app.calc.oee_figures import OeeFigures, figures
from app.calc.quantity import show, show_for_typing
from app.language import N_, ngettext, plain

Column = Literal["made_on", "shift", "machine", "oee", "availability", "performance", "quality"]
COLUMNS: dict[Column, str] = {
    "made_on": N_("Date"),
    "shift": N_("Shift"),
    "machine": N_("Equipment"),
    "oee": N_("OEE"),
    "availability": N_("Availability"),
    "performance": N_("Performance"),
    "quality": N_("Quality"),
}
Period = Literal["all", "week", "month", "quarter"]
PERIODS: dict[Period, str] = {
    "all": N_("All dates"),
    "week": N_("The last 7 days"),
    "month": N_("The last 30 days"),
    "quarter": N_("The last 90 days"),
}
_DAYS: dict[Period, int] = {"week": 7, "month": 30, "quarter": 90}
AMOUNT = Field("seconds", N_("Lost time"), N_("Time"), "duration", bare="min")
PARTS = Field("parts", N_("Lost parts"), N_("Parts"), "count")


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: of these machines, all without any; "" is a machine not named."""

    machine: frozenset[str] = field(default_factory=frozenset)
    period: Period = "all"
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.machine or self.text or self.period != "all")

    def passes(self, oee: Oee, today: date) -> bool:
        """A series without a readable date is in no period but all."""
        if self.machine and oee.machine.strip() not in self.machine:
            return False
        if self.period != "all":
            day = day_of(oee.made_on)
            if day is None or not today - timedelta(days=_DAYS[self.period]) < day <= today:
                return False
        said = plain(" ".join((oee.name, oee.machine, oee.shift, oee.made_on, *(loss.name for loss in oee.losses))))
        return all(word in said for word in plain(self.text).split())


def ordered(series: Iterable[Oee], column: Column | None, *, falling: bool = False) -> list[Oee]:
    """By a column, what is not known last; without one by machine and, within it, the newest first."""
    if column is None:
        newest = sorted(series, key=lambda one: (one.made_on, one.shift), reverse=True)
        return sorted(newest, key=lambda one: plain(one.machine))
    given = list(series)
    of = _keys(column)
    known = sorted((one for one in given if of(one) is not None), key=of, reverse=falling)
    return known + [one for one in given if of(one) is None]


def _keys(column: Column) -> Callable[[Oee], Any]:
    if column in ("made_on", "shift", "machine"):
        return lambda one: plain(getattr(one, column)) or None
    return lambda one: getattr(figures(one), column)


def in_time(series: Iterable[Oee]) -> list[Oee]:
    """The oldest first; those of one day in the order given."""
    return sorted(series, key=lambda one: one.made_on)


# A loss as it is typed


def read_amount(kind: LossKind, text: str) -> tuple[float | None, float | None]:
    """Seconds and parts: a bare number is minutes, of a loss of quality parts. Raises `quantity.Unreadable`."""
    if kind in OF_QUALITY:
        parts = typed(PARTS, text)
        return None, float(parts) if isinstance(parts, float | int) else None
    seconds = typed(AMOUNT, text)
    return float(seconds) if isinstance(seconds, float | int) else None, None


def amount_for_typing(loss: Loss) -> str:
    if loss.kind in OF_QUALITY:
        return show_for_typing(loss.parts, "count")
    return show_for_typing(loss.seconds, "duration")


def show_amount(loss: Loss) -> str:
    """For reading: "12 min", "8 parts"; "—" where it is not known."""
    if loss.kind not in OF_QUALITY:
        return show(loss.seconds, "duration")
    if loss.parts is None:
        return show(None, "count")
    return ngettext("{amount} part", "{amount} parts", 1 if loss.parts == 1 else 2, amount=show(loss.parts, "count"))


# Judged


def judged(series: Sequence[Oee], found: OeeFigures, indicator: Indicator | None) -> Status | None:
    """How the OEE of these series stands beside thresholds and target of the indicator that all of them name."""
    if indicator is None or found.oee is None or {one.indicator for one in series} != {indicator.id}:
        return None
    last = max((one.made_on for one in series), default="")
    measure = Measure(last, found.oee * share_scale(indicator))
    return status(replace(indicator, measures=(measure,)))
