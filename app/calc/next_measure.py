"""When the next measure is due, said by the ones before it and by the frequency of their indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from app.calc.indicator import Frequency, Measure
from app.calc.indicator_words import moment_of

SHIFT = timedelta(hours=8)
_MONTHS: dict[Frequency, int] = {"month": 1, "quarter": 3, "year": 12}
_DAYS: dict[Frequency, int] = {"day": 1, "week": 7}
_NUMBERED = re.compile(r"(?P<name>.*?)(?P<number>\d+)")
_FRIDAY = 4
LOOKED_AT = 20
"""The last measures from which shifts and days off are told."""


def next_measure(last: Sequence[Measure], frequency: Frequency | None, today: str) -> Measure:
    """An empty measure for the time after these, the last ones in their order; `today` where there are none yet.

    Without a frequency the step is that of the last two. Of days and shifts, none is due on a weekend where no measure
    stands on one. A point that is called by a number is followed by the next number.
    """
    if not last:
        return Measure(at=today)
    before = last[-1]
    when = _moment(before.at)
    if when is None:
        return Measure(at=_next_name(before.at), stage=before.stage, machine=before.machine)
    at, shift = _after(last[-LOOKED_AT:], when, frequency)
    shown = at.isoformat(timespec="seconds") if len(before.at) > 10 else at.date().isoformat()
    return Measure(at=shown, stage=before.stage, shift=shift, machine=before.machine)


def is_moment(at: str) -> bool:
    """Whether a point has its place in time."""
    return _moment(at) is not None


def in_time(at: str) -> datetime:
    """Where a point lies in time: a day begins at midnight. Raises `ValueError` for what is only a name."""
    found = moment_of(at)
    if found is None:
        raise ValueError(at)
    return found


_moment = lru_cache(maxsize=4096)(moment_of)


def _after(last: Sequence[Measure], when: datetime, frequency: Frequency | None) -> tuple[datetime, str]:
    shifts = list(dict.fromkeys(each.shift for each in last if each.shift))
    goes_on = frequency == "shift" and last[-1].shift in shifts[:-1]
    if goes_on:
        shift = shifts[shifts.index(last[-1].shift) + 1]
    else:
        shift = shifts[0] if frequency == "shift" and shifts else last[-1].shift
    try:
        if frequency == "shift" and len(last[-1].at) > 10:
            return when + SHIFT, shift
        return when if goes_on else _over_days_off(last, _stepped(last, when, frequency), frequency), shift
    except (OverflowError, ValueError):  # beyond the last year
        return when, shift


def _stepped(last: Sequence[Measure], when: datetime, frequency: Frequency | None) -> datetime:
    if frequency in _MONTHS:
        return _months_on(when, _MONTHS[frequency])
    if frequency is not None:
        return when + timedelta(days=_DAYS.get(frequency, 1))
    before = _moment(last[-2].at) if len(last) > 1 else None
    step = when - before if before is not None and before < when else timedelta(days=1)
    if before is not None and 28 <= step.days <= 31 and when.day == before.day:
        return _months_on(when, 1)
    return when + step


def _months_on(when: datetime, months: int) -> datetime:
    """The same day so many months later; the last day of a month is followed by the last one."""
    month = when.year * 12 + when.month - 1 + months
    first = date(month // 12, month % 12 + 1, 1)
    end = (date((month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    last_one = (when + timedelta(days=1)).day == 1
    return when.replace(year=first.year, month=first.month, day=end if last_one else min(when.day, end))


def _over_days_off(last: Sequence[Measure], at: datetime, frequency: Frequency | None) -> datetime:
    days = [when for each in last if (when := _moment(each.at)) is not None]
    if frequency not in ("shift", "day") or any(day.weekday() > _FRIDAY for day in days):
        return at
    return at + timedelta(days=7 - at.weekday() if at.weekday() > _FRIDAY else 0)


def _next_name(name: str) -> str:
    found = _NUMBERED.fullmatch(name)
    if not found:
        return ""
    return f"{found['name']}{int(found['number']) + 1:0{len(found['number'])}d}"
