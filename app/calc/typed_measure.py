"""Cells of measures as people type and paste them: a number of either sign, and when or of what it is."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from decimal import Decimal

from app.calc import calendar_date, moment, quantity
from app.calc.pasted_list import tidy
from app.calc.quantity import Unreadable
from app.language import N_, current, sentence

NOT_A_NUMBER = N_("“{text}” is not a number. Write for instance 12, −0.5 or 93 %.")
_NOTHING = {"", "-", "–", "—", "−"}
_SIGNS = "-−–"
_POWER = re.compile(r"(?P<number>\d(?:[.,]\d+)?)[eE](?P<power>[+-]?\d{1,3})")
_SPACES = re.compile(r"\s+")
_COMMA = re.compile(r"[-−–(+]?(?:[\d\s]*\d,(?:\d{1,2}|\d{4,})|0,\d+)(?:\s?%)?\)?")
_LIKE_A_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?")


def number(text: str, unit: str = "", *, language: str | None = None) -> float | None:
    """What was typed, in the unit of the indicator; `None` for nothing and for a dash: a gap.

    Its unit may stand behind it. A percentage is that number where the indicator counts in %, else the share that it
    is. (12) is −12, as in accounts. `language` decides between thousands and decimals: 1,234. Raises `Unreadable`.
    """
    said = _SPACES.sub(" ", text).strip()
    if said in _NOTHING:
        return None
    negative, bare = _sign(said)
    share = bare.endswith("%") and unit.strip() != "%"
    for ending in ("%", unit.strip()):
        if ending and bare.endswith(ending):
            bare = bare.removesuffix(ending).strip()
            break
    value = _power(bare)
    if value is None:
        try:
            value = quantity.parse(bare, "count", language=language)
        except Unreadable:
            value = None
    if value is None or not math.isfinite(value):
        raise Unreadable(sentence(NOT_A_NUMBER, text=said))
    value = float(Decimal(repr(value)).scaleb(-2)) if share else value
    return -value if negative else value


def _sign(said: str) -> tuple[bool, str]:
    if said.startswith("(") and said.endswith(")"):
        return True, said[1:-1].strip()
    if said[0] in _SIGNS:
        return True, said[1:].strip()
    return False, said.removeprefix("+").strip()


def _power(bare: str) -> float | None:
    """1.2E-05, as spreadsheets shorten."""
    found = _POWER.fullmatch(bare)
    return float(f"{found['number'].replace(',', '.')}e{found['power']}") if found else None


def language_of(texts: Iterable[str]) -> str:
    """In which language the numbers of a pasted block are written: French where a comma can only part decimals."""
    return "fr" if any(_COMMA.fullmatch(text.strip()) for text in texts) else current()


def at(text: str, *, today: date | None = None) -> str:
    """When, as 2026-03-12 or 2026-03-12T14:05:00; else what the point is called, as it was typed.

    Raises `Unreadable` for what is written like a date and is none: 31/02/2026.
    """
    said = tidy(text)
    if said.isdigit():  # the number of a lot, though 7 could be said of a day
        return said
    with suppress(Unreadable):
        return calendar_date.parse(said, today=today)
    with suppress(Unreadable):
        return moment.parse(said, today=today)
    if _LIKE_A_DATE.fullmatch(said):
        raise Unreadable(sentence(calendar_date.NOT_A_DATE, text=said))
    return said


def show_at(kept: str, *, language: str | None = None) -> str:
    """12 Mar 2026, with its time where it has one; what is neither as it is. `at` reads it back."""
    return calendar_date.show(kept, language=language) if len(kept) <= 10 else moment.show(kept, language=language)


def show_number(value: float | None, *, language: str | None = None) -> str:
    """Every digit that was given, for a cell and for typing; empty for a gap. `number` reads it back."""
    if value is None:
        return ""
    shown = quantity.show_for_typing(abs(value), "count", language=language)
    return f"−{shown}" if value < 0 else shown
