"""A scale of dates is marked where people count from: full hours, Mondays, firsts of months, Januaries."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.calc.date_marks import STEPS, date_marks, moment_at


def days(text: str) -> float:
    return (datetime.fromisoformat(text) - datetime(1970, 1, 1)).total_seconds() / 86400


def marked(low: str, high: str, unit: str, n: int) -> list[str]:
    step = next(step for step in STEPS if (step.unit, step.n) == (unit, n))
    return [f"{moment_at(mark):%Y-%m-%d %H:%M}" for mark in date_marks(days(low), days(high), step)]


def test_hours_are_counted_from_midnight():
    assert marked("2026-03-12T05:10", "2026-03-12T19:00", "hour", 6) == [
        "2026-03-12 06:00",
        "2026-03-12 12:00",
        "2026-03-12 18:00",
    ]


def test_quarters_of_an_hour():
    assert marked("2026-03-12T05:10", "2026-03-12T05:50", "minute", 15) == [
        "2026-03-12 05:15", "2026-03-12 05:30", "2026-03-12 05:45",
    ]  # fmt: skip


def test_weeks_begin_on_mondays():
    assert marked("2026-03-05", "2026-03-20", "week", 1) == ["2026-03-09 00:00", "2026-03-16 00:00"]
    assert date(2026, 3, 9).weekday() == 0


def test_months_and_quarters_begin_on_their_first():
    assert [mark[:10] for mark in marked("2025-12-02", "2026-03-01", "month", 1)] == [
        "2026-01-01",
        "2026-02-01",
        "2026-03-01",
    ]
    assert [mark[:10] for mark in marked("2025-12-02", "2026-08-01", "month", 3)] == [
        "2026-01-01",
        "2026-04-01",
        "2026-07-01",
    ]


def test_years_are_round():
    assert [mark[:4] for mark in marked("2003-05-01", "2026-03-01", "year", 10)] == ["2010", "2020"]


@pytest.mark.parametrize("step", STEPS)
def test_beyond_the_calendar_nothing_is_marked(step):
    assert date_marks(-1e9, -1e8, step) == ()
    assert date_marks(1e8, 1e9, step) == ()
