"""The moments at which a scale of dates is marked, in days since 1970-01-01: minutes to years apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil, floor
from typing import Literal

Unit = Literal["minute", "hour", "day", "week", "month", "year"]

_EPOCH = date(1970, 1, 1).toordinal()
_LAST = date.max.toordinal() - _EPOCH
_MONDAY = 4
"""The first one after 1970-01-01."""
_MINUTES = 1440


@dataclass(frozen=True, slots=True)
class Step:
    """So many units; `days` is its length, of months and years the shortest."""

    unit: Unit
    n: int
    days: float


STEPS = (
    *(Step("minute", n, n / _MINUTES) for n in (1, 2, 5, 10, 15, 30)),
    *(Step("hour", n, n / 24) for n in (1, 2, 3, 4, 6, 8, 12)),
    *(Step("day", n, n) for n in (1, 2)),
    *(Step("week", n, 7 * n) for n in (1, 2)),
    *(Step("month", n, 28.0 + 30.4 * (n - 1)) for n in (1, 2, 3, 6)),
    *(Step("year", n, 365.0 * n) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


def date_marks(low: float, high: float, step: Step) -> tuple[float, ...]:
    """Those between two moments, at full hours, Mondays, firsts of months and the like."""
    low, high = max(low, 1.0 - _EPOCH), min(high, float(_LAST))
    if low > high:
        return ()
    if step.unit in ("minute", "hour"):
        per_day = (_MINUTES if step.unit == "minute" else 24) // step.n
        return tuple(i / per_day for i in range(ceil(low * per_day - 1e-9), floor(high * per_day + 1e-9) + 1))
    if step.unit in ("day", "week"):
        apart, first = (step.n, 0) if step.unit == "day" else (7 * step.n, _MONDAY)
        return tuple(
            float(first + i * apart) for i in range(ceil((low - first) / apart), floor((high - first) / apart) + 1)
        )
    return _of_calendar(low, high, step.n if step.unit == "month" else 12 * step.n)


def _of_calendar(low: float, high: float, apart: int) -> tuple[float, ...]:
    """Firsts of every so many months, counted from the year 0."""
    begin = date.fromordinal(_EPOCH + floor(low))
    at = (begin.year * 12 + begin.month - 1) // apart * apart
    found = []
    while at < 12 * 10_000:
        if at >= 12:
            day = float(date(at // 12, at % 12 + 1, 1).toordinal() - _EPOCH)
            if day > high:
                break
            if day >= low:
                found.append(day)
        at += apart
    return tuple(found)


def moment_at(days: float) -> datetime:
    """To the nearest second; what lies beyond the calendar is its end."""
    seconds = round(min(max(days, 1.0 - _EPOCH), float(_LAST)) * 86400)
    return datetime(1970, 1, 1) + timedelta(seconds=seconds)
