"""Dates are typed as people write them and kept in one form."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calc.calendar_date import parse, show
from app.calc.quantity import Unreadable


@pytest.mark.parametrize(
    "text",
    [
        "12/03/2026", "12.3.26", "12-03-2026", "12 03 2026", "2026-03-12", "2026/3/12", " 12  Mar 2026 ",
        "12 mars 2026", "12 march 26", "12MARS2026", "12th March 2026",
    ],
)  # fmt: skip
def test_the_twelfth_of_march_is_typed_in_many_ways(text):
    assert parse(text) == "2026-03-12"


def test_months_with_accents_and_the_first_of_a_month_are_read():
    assert (parse("1er févr. 2026"), parse("15 août 2026"), parse("3 DÉC 2026")) == (
        "2026-02-01", "2026-08-15", "2026-12-03",
    )  # fmt: skip


def test_nothing_typed_is_no_date():
    assert parse("  ") == ""


@pytest.mark.parametrize(
    "text",
    ["some day", "31/02/2026", "12/13/2026", "1 ju 2026", "1 jui 2026", "12", "2026", "12/13", "31/02"],
)
def test_what_is_no_date_is_refused_with_the_way_to_write_one(text):
    with pytest.raises(Unreadable) as refused:
        parse(text, today=date(2025, 11, 1))
    assert text in str(refused.value.sentence)
    assert "12/03/2026" in str(refused.value.sentence)


@pytest.mark.parametrize(
    ("today", "text", "meant"),
    [
        ("2026-03-10", "12/03", "2026-03-12"),
        ("2026-12-20", "05/01", "2027-01-05"),
        ("2026-01-05", "20 déc.", "2025-12-20"),
        ("2027-11-01", "29/2", "2028-02-29"),
    ],
)
def test_a_day_without_its_year_is_the_nearest_one(today, text, meant):
    assert parse(text, today=date.fromisoformat(today)) == meant


def test_a_date_is_shown_in_the_language():
    assert show("2026-03-12", language="en") == "12 Mar 2026"
    assert show("2026-03-12", language="fr") == "12 mars 2026"
    assert show("2026-09-01", language="fr") == "1 sept. 2026"
    assert show("") == ""
    assert show("spring 2026") == "spring 2026"


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["en", "fr"]))
def test_what_is_shown_is_read_back(day, language):
    assert parse(show(day.isoformat(), language=language)) == day.isoformat()
