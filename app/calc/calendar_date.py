"""Dates as people type and read them; kept as 2026-03-12, or empty where there is none.

The day comes before the month in both languages of the program, as in France and Great Britain.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from app.calc.quantity import Unreadable
from app.calc.relative_day import read_relative
from app.language import N_, Sentence, current, plain, sentence

LOCALES = {"fr": "fr_FR", "en": "en_GB"}
_FORMS = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})(?:[-/. ](?P<year>\d{4}|\d{2}))?"),
    re.compile(r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?[ -]?(?P<month>[^\W\d_]+)\.?(?:[ -]?(?P<year>\d{4}|\d{2}))?"),
)
NOT_A_DATE = N_("“{text}” is not a date. Write for instance 12/03/2026 or 2026-03-12.")


def parse(text: str, *, today: date | None = None) -> str:
    """What was typed, as 2026-03-12; empty for an empty text. Years of two digits are of this century.

    Months may be written in French or in English, whole or by their first letters; a day without its year is the
    nearest one to `today`, from which `relative_day` counts, too. Raises `Unreadable`.
    """
    said = " ".join(text.split())
    if not said:
        return ""
    with suppress(ValueError, OverflowError):  # beyond the last year
        meant = read_relative(plain(said), today or date.today())
        if meant is not None:
            return meant.isoformat()
    found = next((match for form in _FORMS if (match := form.fullmatch(plain(said)))), None)
    try:
        if found:
            month, day = _month(found["month"]), int(found["day"])
            if found["year"] is None:
                return _nearest(month, day, today or date.today()).isoformat()
            year = int(found["year"])
            return date(year + 2000 if len(found["year"]) == 2 else year, month, day).isoformat()
    except ValueError:
        pass  # 31 February
    raise Unreadable(sentence(NOT_A_DATE, text=said))


def moved(day: date, by: int) -> date:
    """So many days later, as far as there are any."""
    return date.fromordinal(max(1, min(day.toordinal() + by, date.max.toordinal())))


def show(kept: str, *, language: str | None = None) -> str:
    """12 Mar 2026, which `parse` reads back; what is no date, from a file of another program, as it is."""
    try:
        day = date.fromisoformat(kept)
    except ValueError:
        return kept
    return written(day, language or current())


def brief(kept: str, year: int, *, language: str | None = None) -> str:
    """12 Mar in this year, 12 Mar 2025 in another; what is no date as it is."""
    try:
        day = date.fromisoformat(kept)
    except ValueError:
        return kept
    return _brief(day, language or current()) if day.year == year else written(day, language or current())


@lru_cache(maxsize=1000)
def _brief(day: date, language: str) -> str:
    from babel.dates import format_skeleton

    return str(format_skeleton("MMMd", day, locale=LOCALES.get(language, language)))


@dataclass(frozen=True, slots=True)
class Day(Sentence):
    """A day written in the language of the sentence around it; `template` is 2026-03-12."""

    def within(self, language: str) -> str:
        return show(self.template, language=language)


def written(day: date, language: str, width: Literal["medium", "long"] = "medium") -> str:
    """12 Mar 2026, or in its long form 12 March 2026."""
    from babel.dates import format_date  # not before a date is read: it would be felt at each start

    return str(format_date(day, width, locale=LOCALES.get(language, language)))


def _nearest(month: int, day: int, today: date) -> date:
    """Raises `ValueError` where no year around has such a day."""
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        with suppress(ValueError):  # 29 February
            found.append(date(year, month, day))
    return min(found, key=lambda each: abs(each - today))


def _month(said: str) -> int:
    """Raises `ValueError` where the letters begin no month, or several."""
    if said.isdigit():
        return int(said)
    months = {n for name, n in _months() if name.startswith(said)} if len(said) >= 3 else set()
    if len(months) != 1:
        raise ValueError(said)
    return months.pop()


@cache
def _months() -> tuple[tuple[str, int], ...]:
    from babel.dates import get_month_names

    return tuple(
        (plain(name).rstrip("."), n)
        for locale in LOCALES.values()
        for width in ("wide", "abbreviated")
        for n, name in get_month_names(width, locale=locale).items()
    )
