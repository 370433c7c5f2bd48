"""What an observation costs in a year: occurrences × (cost of each + time of each × hourly rate).

Periods are counted in worked time: a year has the days per year of the calendar, a day its shifts, a week its days.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from app.calc.explanation import Shown
from app.calc.flow_reason import NO_DAYS_IN, NO_SHIFTS
from app.calc.money import money
from app.calc.observation import Observation
from app.calc.value_stream import Calendar, ValueStream
from app.language import N_, Sentence, sentence

HOUR_S, MONTHS = 3600.0, 12.0

NO_QUANTITY = sentence(N_("The quantity is not given."))
NO_CALENDAR = sentence(N_("No map says how many days a year are worked."))
NO_WEEK = sentence(N_("The worked days per week are zero."))
NO_COST = sentence(N_("Neither the cost nor the time of each is given."))
NO_RATE = sentence(N_("The hourly rate is not given."))
TOO_LARGE = sentence(N_("The numbers are too large."))
FORMULA = sentence(N_("Cost a year = times a year × (cost of each + time of each × hourly rate)"))


@dataclass(frozen=True, slots=True)
class Yearly:
    """`time_s` is the time that all occurrences of a year take; `reason` says why there is no cost."""

    occurrences: float | None
    time_s: float | None
    cost: float | None
    calculation: Sentence
    reason: Sentence | None


class Calendars:
    """The calendar by which an observation is counted: that of the map of its step, else of the first map."""

    def __init__(self, streams: Iterable[ValueStream]) -> None:
        streams = list(streams)
        self._of_step = {symbol.id: stream.calendar for stream in streams for symbol in stream.symbols}
        self._first = streams[0].calendar if streams else None

    def of(self, step: str | None) -> Calendar | None:
        return self._of_step.get(step, self._first) if step else self._first


def yearly(observation: Observation, calendar: Calendar | None, currency: str = "") -> Yearly:
    """The figures of one observation; `currency` is for the calculation alone.

    What is not given of the two addends counts as none, but one of them must be. A cost per year that was typed
    stands for the computed one.
    """
    periods = _periods(observation, calendar)
    if observation.quantity is None:
        times: float | Sentence = NO_QUANTITY
    elif isinstance(periods, Sentence):
        times = periods
    else:
        times = observation.quantity * periods if math.isfinite(observation.quantity * periods) else TOO_LARGE
    if isinstance(times, Sentence):
        return _with_cost(observation, None, None, times, FORMULA, currency)
    said = _times_said(observation, calendar, times)
    time_s = None if observation.time_each_s is None else _finite(times * observation.time_each_s)
    each = cost_of_each(observation)
    if isinstance(each, Sentence):
        if time_s is not None:
            said = sentence("{times}; {time}", times=said, time=_time_said(observation, times, time_s))
        return _with_cost(observation, times, time_s, each, said, currency)
    cost = _finite(times * each)
    said = TOO_LARGE if cost is None else _cost_said(observation, said, times, time_s, cost, currency)
    return _with_cost(observation, times, time_s, TOO_LARGE if cost is None else cost, said, currency)


def _periods(observation: Observation, calendar: Calendar | None) -> float | Sentence:
    """How many of its periods a year has, or why that is not known."""
    if observation.per in ("month", "year"):
        return MONTHS if observation.per == "month" else 1.0
    if calendar is None:
        return NO_CALENDAR
    if calendar.days_per_year is None:
        return NO_DAYS_IN["year"]
    if observation.per == "shift":
        return NO_SHIFTS if calendar.shifts_per_day is None else calendar.shifts_per_day * calendar.days_per_year
    if observation.per == "day":
        return calendar.days_per_year
    if calendar.days_per_week is None:
        return NO_DAYS_IN["week"]
    return calendar.days_per_year / calendar.days_per_week if calendar.days_per_week else NO_WEEK


def cost_of_each(observation: Observation) -> float | Sentence:
    """What one occurrence costs, its time included, or why that is not known."""
    timed = observation.time_each_s is not None and observation.hourly_rate is not None
    if observation.cost_each is None and not timed:
        return NO_COST if observation.time_each_s is None else NO_RATE
    time = (observation.time_each_s or 0.0) / HOUR_S * (observation.hourly_rate or 0.0)
    return (observation.cost_each or 0.0) + (time if timed else 0.0)


def _with_cost(
    observation: Observation,
    times: float | None,
    time_s: float | None,
    cost: float | Sentence,
    said: Sentence,
    currency: str,
) -> Yearly:
    """The figures with the computed cost, with the typed one where there is one, or with the reason for none."""
    if (given := observation.cost_per_year) is not None:
        shown, typed = money(given, currency), observation.calculation.strip()
        said = sentence(N_("{cost} a year, as given"), cost=shown)
        if typed:
            said = sentence(N_("{cost} a year, as given: {calculation}"), cost=shown, calculation=typed)
        return Yearly(times, time_s, given, said, None)
    if isinstance(cost, Sentence):
        return Yearly(times, time_s, None, said, cost)
    return Yearly(times, time_s, cost, said, None)


def added(numbers: Iterable[float]) -> float:
    """The sum of what is taken each year, exact before its one rounding; beyond all numbers it is infinite."""
    try:
        return math.fsum(numbers)
    except OverflowError:
        return math.inf


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


# The calculation in words


_TIMES = {
    "shift": N_("{quantity} per shift × {shifts} shifts × {days} days = {times} a year"),
    "day": N_("{quantity} per day × {days} days = {times} a year"),
    "week": N_("{quantity} per week × {days} days ÷ {week} days a week = {times} a year"),
    "month": N_("{quantity} per month × 12 = {times} a year"),
    "year": N_("{quantity} a year"),
}


def _count(value: float | None) -> Sentence:
    return Shown("count", (("value", value),))


def _duration(value: float | None) -> Sentence:
    return Shown("duration", (("value", value),))


def amount(value: float | None, unit: str) -> Sentence:
    """A quantity with the unit that was typed for it."""
    return sentence("{n}\u00a0{unit}", n=_count(value), unit=unit) if unit else _count(value)


def _times_said(observation: Observation, calendar: Calendar | None, times: float) -> Sentence:
    calendar = calendar or Calendar()
    return sentence(
        _TIMES[observation.per],
        quantity=amount(observation.quantity, observation.unit),
        shifts=_count(calendar.shifts_per_day),
        days=_count(calendar.days_per_year),
        week=_count(calendar.days_per_week),
        times=_count(times),
    )


def _time_said(observation: Observation, times: float, time_s: float) -> Sentence:
    return sentence(
        N_("{times} × {time_each} = {time} a year"),
        times=_count(times),
        time_each=_duration(observation.time_each_s),
        time=_duration(time_s),
    )


def _cost_said(
    observation: Observation, said: Sentence, times: float, time_s: float | None, cost: float, currency: str
) -> Sentence:
    timed = observation.time_each_s is not None and observation.hourly_rate is not None
    if timed and observation.cost_each is not None:
        words = N_("{said}; {times} × ({cost_each} + {time_each} × {rate} per hour) = {cost} a year")
    elif timed:
        words = N_("{said}; {times} × {time_each} × {rate} per hour = {cost} a year")
    elif time_s is not None:
        words = N_(
            "{said}; {times} × {cost_each} = {cost} a year, without the {time} for which no hourly rate is given"
        )
    else:
        words = N_("{said}; {times} × {cost_each} = {cost} a year")
    return sentence(
        words,
        said=said,
        times=_count(times),
        cost_each=money(observation.cost_each, currency),
        time_each=_duration(observation.time_each_s),
        rate=money(observation.hourly_rate, currency),
        cost=money(cost, currency),
        time=_duration(time_s),
    )
