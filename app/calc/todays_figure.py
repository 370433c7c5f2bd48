"""The figure of one day: which measure of an indicator it is, how it is typed, and what was typed means."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from app.calc import typed_measure
from app.calc.calendar_date import moved
from app.calc.indicator import MOST_READINGS, SUBGROUPED, Frequency, Indicator, Measure
from app.calc.indicator_status import Status, status
from app.calc.indicator_words import day_of, moment_of
from app.calc.quantity import Unreadable
from app.language import N_, sentence

Way = Literal["value", "readings", "count", "sample"]
"""One number, several readings, a count of events, or a count out of a sample."""
_PARTS = re.compile(r"[\s;]+")
TOO_MANY = N_("{most} readings at most make a subgroup.")
BELOW_ZERO = N_("“{text}” is below zero: a count begins at 0.")
NO_SAMPLE = N_("Out of how many? Type the sample size, too.")
NO_COUNT = N_("How many were found? Type the count, too.")
MORE_THAN_ALL = N_("More were found than were looked at.")
NOTHING_GIVEN: dict[str, Any] = {"value": None, "values": (), "count": None, "n": None}


def way_of(indicator: Indicator) -> Way:
    """By its chart, else as its last measure was given."""
    if indicator.chart in SUBGROUPED:
        return "readings"
    if indicator.chart == "c":
        return "count"
    if indicator.chart in ("p", "np", "u"):
        return "sample"
    last = next((each for each in reversed(indicator.measures) if _is_given(each)), None)
    if indicator.chart is not None or last is None or last.value is not None:
        return "value"
    if last.values:
        return "readings"
    return "sample" if last.n is not None else "count"


def _is_given(measure: Measure) -> bool:
    return measure.value is not None or bool(measure.values) or measure.count is not None


def read(indicator: Indicator, text: str, sample: str = "") -> dict[str, Any]:
    """What was typed as the columns of a measure; empty where nothing was. Raises `Unreadable`."""
    way, unit = way_of(indicator), indicator.unit
    if way == "readings":
        return _readings(text, unit)
    if way == "value":
        value = typed_measure.number(text, unit)
        return {} if value is None else {**NOTHING_GIVEN, "value": value}
    count = _count(text)
    n = _count(sample) if way == "sample" else None
    if count is None and n is None:
        return {}
    if count is None:
        raise Unreadable(sentence(NO_COUNT))
    if way == "sample" and not n:
        raise Unreadable(sentence(NO_SAMPLE))
    if n is not None and indicator.chart in ("p", "np") and count > n:
        raise Unreadable(sentence(MORE_THAN_ALL))
    return {**NOTHING_GIVEN, "count": count, "n": n}


def _readings(text: str, unit: str) -> dict[str, Any]:
    """Parted by blanks or semicolons, since a comma parts the decimals."""
    parts = [part for part in _PARTS.split(text.strip()) if part]
    if len(parts) > MOST_READINGS:
        raise Unreadable(sentence(TOO_MANY, most=MOST_READINGS))
    values = [typed_measure.number(part, unit) for part in parts]
    given = tuple(value for value in values if value is not None)
    return {**NOTHING_GIVEN, "values": given} if given else {}


def _count(text: str) -> float | None:
    count = typed_measure.number(text)
    if count is not None and count < 0:
        raise Unreadable(sentence(BELOW_ZERO, text=text.strip()))
    return count


def written(indicator: Indicator, measure: Measure | None) -> tuple[str, str]:
    """What stands in the field and in that of the sample size; `read` reads it back."""
    if measure is None:
        return "", ""
    way, number = way_of(indicator), typed_measure.show_number
    if way == "readings":
        values = measure.values or ((measure.value,) if measure.value is not None else ())
        return " ".join(number(value) for value in values), ""
    if way == "value":
        return number(measure.value), ""
    return number(measure.count), number(measure.n) if way == "sample" else ""


def has_shift(indicator: Indicator) -> bool:
    """Whether its figures are of a shift."""
    return indicator.frequency == "shift" or any(each.shift for each in indicator.measures[-1:])


@dataclass(frozen=True, slots=True)
class Figure:
    """Of one indicator on one day: its `measure` where there is one, how that stands, and what was before it.

    `done` is how the figure of the present week, month … stands already, where the indicator is not measured each day.
    """

    indicator: Indicator
    day: str
    shift: str
    measure: Measure | None
    before: Measure | None
    status: Status
    done: Measure | None = None


def figure_of(indicator: Indicator, day: str, shift: str = "") -> Figure:
    """On a day (2026-03-12); of those with shifts, in this one."""
    shift = shift.strip() if has_shift(indicator) else ""
    measures = indicator.measures
    at = next((i for i in reversed(range(len(measures))) if _is_of(measures[i], day, shift, indicator)), None)
    until = at if at is not None else _place(measures, day)
    before = next((each for each in reversed(measures[:until]) if _is_given(each)), None)
    shown = status(replace(indicator, measures=measures[: at + 1])) if at is not None else Status("unknown", _NOT_TYPED)
    return Figure(
        indicator,
        day,
        shift,
        measures[at] if at is not None else None,
        before,
        shown,
        _done(indicator, day) if at is None else None,
    )


_NOT_TYPED = sentence(N_("Not typed yet"))


def _is_of(measure: Measure, day: str, shift: str, indicator: Indicator) -> bool:
    of_day = measure.at[:10] == day and moment_of(measure.at) is not None
    return of_day and (not has_shift(indicator) or measure.shift.strip() == shift)


def _place(measures: tuple[Measure, ...], day: str) -> int:
    """Where a measure of this day would stand: behind all of this day and of those before."""
    return next((i + 1 for i in reversed(range(len(measures))) if not _is_later(measures[i], day)), 0)


def _is_later(measure: Measure, day: str) -> bool:
    return moment_of(measure.at) is not None and measure.at[:10] > day


def _done(indicator: Indicator, day: str) -> Measure | None:
    """The measure of the week, month … of this day."""
    asked = day_of(day)
    if asked is None or indicator.frequency not in ("week", "month", "quarter", "year"):
        return None
    first, last = (end.isoformat() for end in _period(asked, indicator.frequency))
    return next(
        (
            each
            for each in reversed(indicator.measures)
            if first <= each.at[:10] <= last and moment_of(each.at) is not None and _is_given(each)
        ),
        None,
    )


def _period(day: date, frequency: Frequency) -> tuple[date, date]:
    """The first and the last day of the week, month … in which a day lies."""
    if frequency == "week":
        return moved(day, -day.weekday()), moved(day, 6 - day.weekday())
    months = {"month": 1, "quarter": 3}.get(frequency, 12)
    first = (day.month - 1) // months * months + 1
    end = first + months - 1
    return date(day.year, first, 1), date(day.year, end, monthrange(day.year, end)[1])


def new_measure(figure: Figure, given: Mapping[str, Any]) -> Measure:
    """What was typed as a new point, in the stage of the one before it and on its machine."""
    before = figure.before
    return Measure(
        figure.day,
        stage=before.stage if before is not None else "",
        machine=before.machine if before is not None else "",
        shift=figure.shift,
        **given,
    )


def is_bare(measure: Measure) -> bool:
    """Whether it says nothing besides its number: nobody misses it when that is taken back."""
    return not (measure.comment.strip() or measure.event.strip() or measure.excluded)


def shifts_of(indicators: tuple[Indicator, ...]) -> list[str]:
    """The shifts that were named, those of the last measures first."""
    found = {each.shift.strip(): None for one in indicators for each in reversed(one.measures[-30:])}
    return [shift for shift in found if shift]
