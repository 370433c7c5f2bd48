"""When the next measure is due."""

from __future__ import annotations

import pytest

from app.calc.indicator import Frequency, Measure
from app.calc.next_measure import next_measure


def after(*at: str, frequency: Frequency | None = None) -> str:
    return next_measure([Measure(each) for each in at], frequency, "2026-03-12").at


@pytest.mark.parametrize(
    ("at", "frequency", "due"),
    [
        ([], "day", "2026-03-12"),
        (["2026-03-12", "2026-03-13"], "day", "2026-03-16"),
        (["2026-03-07", "2026-03-13"], "day", "2026-03-14"),
        (["2026-03-12"], "week", "2026-03-19"),
        (["2026-01-31"], "month", "2026-02-28"),
        (["2026-01-15"], "quarter", "2026-04-15"),
        (["2024-02-29"], "year", "2025-02-28"),
        (["2026-03-12T05:00:00"], "shift", "2026-03-12T13:00:00"),
        (["2026-03-01", "2026-03-04"], None, "2026-03-07"),
        (["2026-03-01", "2026-04-01"], None, "2026-05-01"),
        (["9999-12-31"], "day", "9999-12-31"),
        (["9999-12-31T22:00:00"], "shift", "9999-12-31T22:00:00"),
        (["lot 09"], "day", "lot 10"),
        (["7"], None, "8"),
        (["trial"], None, ""),
    ],
)
def test_the_next_measure_is_due_by_the_frequency(at: list[str], frequency: Frequency | None, due: str) -> None:
    assert after(*at, frequency=frequency) == due


def test_the_shifts_of_a_day_follow_each_other_and_the_first_one_is_of_the_next_day() -> None:
    day = [Measure("2026-03-11", shift=shift) for shift in ("morning", "evening")]
    first = next_measure(day, "shift", "2026-03-12")
    assert (first.at, first.shift) == ("2026-03-12", "morning")
    second = next_measure([*day, first], "shift", "2026-03-12")
    assert (second.at, second.shift) == ("2026-03-12", "evening")
