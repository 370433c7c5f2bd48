"""Days as they are said in a meeting. Today is Monday 23 November 2026, of week 48."""

from __future__ import annotations

from datetime import date

import pytest

from app.calc.calendar_date import parse
from app.calc.quantity import Unreadable

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("+2w", "2026-12-07"),
        ("+2s", "2026-12-07"),
        ("+ 2 semaines", "2026-12-07"),
        ("3 d", "2026-11-26"),
        ("-1j", "2026-11-22"),
        ("+3m", "2027-02-23"),
        ("1 mois", "2026-12-23"),
        ("ven", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("lundi", "2026-11-30"),
        ("mar", "2026-11-24"),
        ("tomorrow", "2026-11-24"),
        ("aujourd’hui", "2026-11-23"),
        ("S48", "2026-11-27"),
        ("w 2", "2027-01-15"),
        ("12/3", "2027-03-12"),
        ("3 mar", "2027-03-03"),
        ("1 dec", "2026-12-01"),
    ],
)
def test_a_day_is_read_as_it_is_said(typed: str, meant: str) -> None:
    assert parse(typed, today=TODAY) == meant


def test_the_last_day_of_a_month_stays_the_last() -> None:
    assert parse("+1m", today=date(2026, 1, 31)) == "2026-02-28"


@pytest.mark.parametrize("typed", ["s", "+2", "w99", "+5x", "m", "t", "+999 m +1"])
def test_what_means_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        parse(typed, today=TODAY)
