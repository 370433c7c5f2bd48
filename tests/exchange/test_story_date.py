"""The example always plays these days: its dates move by whole weeks, those in its sentences with them."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from app.calc.action_figures import figures
from app.exchange.event_file import example
from app.exchange.story_date import TOLD_ON, as_of


def texts(thing: Any) -> list[str]:
    if isinstance(thing, tuple):
        return [text for each in thing for text in texts(each)]
    if is_dataclass(thing):
        return [text for field in fields(thing) for text in texts(getattr(thing, field.name))]
    return [thing] if isinstance(thing, str) else []


@pytest.mark.parametrize(
    ("language", "today", "said"),
    [
        ("fr", date(2026, 4, 9), "le vendredi 13 mars, garantie jusqu’en juin 2026"),
        ("fr", date(2026, 11, 26), "le vendredi 30 octobre, garantie jusqu’en février 2027"),
        ("en", date(2026, 4, 30), "le vendredi 3 April, garantie jusqu’en July 2026"),
        ("fr", date(2026, 4, 8), "le vendredi 6 mars, garantie jusqu’en juin 2026"),
        ("fr", date(2026, 4, 28), "le vendredi 27 mars, garantie jusqu’en juin 2026"),
    ],
)
def test_dates_in_sentences_move_with_the_story(language: str, today: date, said: str) -> None:
    told = "le vendredi {2026-03-13:day}, garantie jusqu’en {2026-06-15:month} {2026-06-15:year}"
    assert as_of(told, language, today) == said


def test_the_first_of_a_month_is_said_as_in_french() -> None:
    assert as_of("{2026-06-01:day}", "fr", TOLD_ON) == "1er juin"
    assert as_of("{2026-06-11:day}", "fr", TOLD_ON) == "11 juin"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("weeks", [0, 33, 400])
def test_the_example_stands_on_any_day_as_on_its_own(language: str, weeks: int) -> None:
    today = TOLD_ON + timedelta(weeks=weeks, days=3)
    moved, own = example(language, today), example(language)
    assert not [text for text in texts(moved) if re.search(r"\{\d", text)]
    own_figures = figures(own.actions, TOLD_ON + timedelta(days=3))
    assert figures(moved.actions, today) == own_figures
    assert own_figures.late < own_figures.total / 3
    assert date.fromisoformat(moved.problems[0].opened_at[:10]) < today
