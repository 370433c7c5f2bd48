"""Days as they are said in a meeting: +2w, fri, tomorrow, W48; in French +2s, ven, demain, S48."""

from __future__ import annotations

import re
from datetime import date, timedelta

_AHEAD = re.compile(r"(?P<sign>[+-]?) ?(?P<n>\d{1,3}) ?(?P<unit>[^\W\d_]+)\.?")
_WEEK = re.compile(r"[ws] ?(?P<week>\d{1,2})")
_UNITS = {
    "days": ("d", "day", "days", "j", "jour", "jours"),
    "weeks": ("w", "wk", "week", "weeks", "s", "sem", "semaine", "semaines"),
    "months": ("m", "month", "months", "mois"),
}
_NAMED = {"today": 0, "aujourd'hui": 0, "auj": 0, "tomorrow": 1, "demain": 1}
_WEEKDAYS = (
    ("monday", "lundi"),
    ("tuesday", "mardi"),
    ("wednesday", "mercredi"),
    ("thursday", "jeudi"),
    ("friday", "vendredi"),
    ("saturday", "samedi"),
    ("sunday", "dimanche"),
)
WORKED = 5
"""The day of the week by whose end something is done that is due in a week: Friday."""


def read_relative(said: str, today: date) -> date | None:
    """The day that is meant, of a text without accents and capitals; None where it is none of these.

    A day of the week is the next one after today; a week ends with its Friday, and is the nearest one of that number.
    """
    if said in _NAMED:
        return today + timedelta(days=_NAMED[said])
    ahead = _AHEAD.fullmatch(said)
    unit = next((unit for unit, names in _UNITS.items() if ahead and ahead["unit"] in names), None)
    if ahead and unit:
        return _moved(today, int(ahead["sign"] + ahead["n"]), unit)
    if week := _WEEK.fullmatch(said):
        return _of_week(int(week["week"]), today)
    days = {n for n, names in enumerate(_WEEKDAYS) if len(said) >= 2 and any(name.startswith(said) for name in names)}
    if len(days) != 1:
        return None
    return today + timedelta(days=(days.pop() - today.weekday() - 1) % 7 + 1)


def _moved(today: date, n: int, unit: str) -> date:
    if unit != "months":
        return today + timedelta(**{unit: n})
    month = today.year * 12 + today.month - 1 + n
    first = date(month // 12, month % 12 + 1, 1)
    after = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(first + timedelta(days=today.day - 1), after - timedelta(days=1))


def _of_week(week: int, today: date) -> date | None:
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(date.fromisocalendar(year, week, WORKED))
        except ValueError:  # week 53 of a year of 52
            continue
    return min(found, key=lambda each: abs(each - today), default=None)
