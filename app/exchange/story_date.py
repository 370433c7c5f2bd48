"""The dates of the example event: its story is moved by whole weeks, so that it always plays these days.

A date stands in the file as 2026-03-23; in a text as {2026-03-23:day}, {2026-03-23:month} or {2026-03-23:year}, which
is written in words.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.calc.calendar_date import LOCALES

TOLD_ON = date(2026, 4, 9)
"""The day on which the story of the file is told."""
_IN_WORDS = re.compile(r"\{(\d{4}-\d\d-\d\d):(day|month|year)\}")
_DATE = re.compile(r"\b20\d\d-\d\d-\d\d")
_FORMS = {"day": "d MMMM", "month": "MMMM", "year": "y"}


def as_of(text: str, language: str, today: date) -> str:
    """The text of the file as if its story were told today; weekdays stay what they are."""
    moved = timedelta(weeks=(today - TOLD_ON).days // 7)

    def day(said: str) -> date:
        return date.fromisoformat(said) + moved

    text = _IN_WORDS.sub(lambda found: _written(day(found[1]), found[2], language), text)
    return _DATE.sub(lambda found: day(found[0]).isoformat(), text)


def _written(day: date, form: str, language: str) -> str:
    from babel.dates import format_date

    said = str(format_date(day, _FORMS[form], locale=LOCALES.get(language, language)))
    return said.replace("1 ", "1er ", 1) if language == "fr" and form == "day" and day.day == 1 else said
