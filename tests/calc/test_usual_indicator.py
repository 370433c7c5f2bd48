"""The usual indicators are complete, said in the language of the window, and found by their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import pytest

from app.calc.indicator import LETTERS, Indicator
from app.calc.usual_indicator import USUAL, offered, taken
from app.language import current, use


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = current()
    use("en")
    yield
    use(before)


@pytest.mark.parametrize("usual", USUAL, ids=lambda usual: usual.id)
def test_a_usual_indicator_says_what_it_is_what_for_how_and_how_often_and_why(usual: Indicator) -> None:
    for name in ("name", "definition", "purpose", "formula", "source", "unit", "frequency", "frequency_why", "letter"):
        assert getattr(usual, name), name
    assert usual.measures == ()


def test_the_usual_indicators_of_the_field_are_all_there_in_the_order_of_the_letters() -> None:
    wanted = {
        "oee", "availability", "performance", "quality_rate", "scrap", "first_pass", "lead_time", "on_time",
        "productivity", "lost_time", "first_aid", "near_miss", "absence", "stock_value", "stock_days", "non_quality",
        "claims", "changeover", "rework",
    }  # fmt: skip
    assert wanted <= {usual.id for usual in USUAL}
    assert len({usual.id for usual in USUAL}) == len({usual.name for usual in USUAL}) == len(USUAL)
    places = [list(LETTERS).index(usual.letter) for usual in USUAL if usual.letter]
    assert places == sorted(places)


def test_what_is_taken_bears_no_id_and_counts_in_the_currency_of_the_event() -> None:
    scrap, cost = taken(["scrap", "non_quality", "no such one"], "CHF")
    assert (scrap.id, scrap.name, scrap.chart, scrap.direction) == ("", "Scrap rate", "p", "less")
    assert cost.unit == "CHF"


def test_where_a_usual_indicator_says_nothing_what_is_taken_says_nothing() -> None:
    for usual, made in zip(USUAL, taken([usual.id for usual in USUAL], "€"), strict=True):
        for field in fields(Indicator):
            if field.name not in ("id", "unit"):
                assert bool(getattr(made, field.name)) == bool(getattr(usual, field.name)), (usual.id, field.name)


def test_it_is_found_by_its_words_and_letter_and_said_to_be_there_already() -> None:
    found = offered(["SCRAP rate ", "Mine"], "scrap rate")
    assert [(each.key, each.there) for each in found] == [("scrap", True)]
    assert {each.letter for each in offered([], "safety")} == {"S"}
    assert not any(each.there for each in offered([]))
    assert offered([], "unicorn") == []
