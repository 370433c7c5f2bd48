"""Moments as they are typed and shown."""

from __future__ import annotations

from datetime import date

import pytest

from app.calc.moment import parse, show
from app.calc.quantity import Unreadable

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12/03/2026 14:05", "2026-03-12T14:05:00"),
        ("14:05", "2026-03-12T14:05:00"),
        ("14h05", "2026-03-12T14:05:00"),
        ("6 h", "2026-03-12T06:00:00"),
        ("11 Mar 2026, 6:30", "2026-03-11T06:30:00"),
        ("11 mars à 6h30", "2026-03-11T06:30:00"),
        ("2026-03-11T06:30:12", "2026-03-11T06:30:00"),
        ("11/03", "2026-03-11T00:00:00"),
        ("  ", ""),
    ],
)
def test_a_day_and_a_time_are_read_as_people_write_them(typed, kept):
    assert parse(typed, today=TODAY) == kept


@pytest.mark.parametrize("typed", ["25:00", "12/03 14:75", "31/02 12:00", "soon", "14:05:99:1"])
def test_what_is_no_moment_is_refused_with_an_example(typed):
    with pytest.raises(Unreadable) as refused:
        parse(typed, today=TODAY)
    assert "14:05" in str(refused.value.sentence)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_shown_is_read_back(language):
    shown = show("2026-03-12T14:05:00", language=language)
    assert parse(shown, today=TODAY) == "2026-03-12T14:05:00"
    assert show("once", language=language) == "once"
    assert show("") == ""
