"""Moments as people type and read them; kept as 2026-03-12T14:05:00, or empty where there is none."""

from __future__ import annotations

import re
from datetime import date, datetime

from app.calc import calendar_date
from app.calc.quantity import Unreadable
from app.language import N_, current, sentence

_TIME = re.compile(r"(?P<day>.*?)(?:^|[ ,T])(?:at |à )?(?P<hour>\d{1,2}) ?[:h](?: ?(?P<minute>\d{2})(?::\d{2})?)?")
NOT_A_MOMENT = N_("“{text}” is not a moment. Write for instance 12/03/2026 14:05, or 14:05 for today.")


def parse(text: str, *, today: date | None = None) -> str:
    """What was typed: a day as `calendar_date` reads it and a time, or one of the two; empty for an empty text.

    A time alone is one of `today`, a day alone begins at midnight. Raises `Unreadable`.
    """
    said = " ".join(text.split())
    if not said:
        return ""
    today = today or date.today()
    timed = _TIME.fullmatch(said)
    try:
        day = calendar_date.parse(timed["day"].rstrip(" ,") if timed else said, today=today)
        hour, minute = (int(timed["hour"]), int(timed["minute"] or 0)) if timed else (0, 0)
        found = datetime.fromisoformat(day or today.isoformat()).replace(hour=hour, minute=minute)
    except ValueError as problem:  # among them what is no date
        raise Unreadable(sentence(NOT_A_MOMENT, text=said)) from problem
    return found.isoformat(timespec="seconds")


def show(kept: str, *, language: str | None = None) -> str:
    """12 Mar 2026 14:05, which `parse` reads back; what is no moment, from a file of another program, as it is."""
    try:
        moment = datetime.fromisoformat(kept)
    except ValueError:
        return kept
    return f"{calendar_date.written(moment.date(), language or current())} {moment:%H:%M}"
