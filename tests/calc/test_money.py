"""Amounts of money as people type them."""

from __future__ import annotations

import pytest

from app.calc.money import read_money
from app.calc.quantity import Unreadable


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12000", 12000),
        ("12 000 €", 12000),
        ("12\u202f000\u202f€", 12000),
        ("12,5 k€", 12500),
        ("3k", 3000),
        ("250 euros", 250),
        ("1.5 EUR", 1.5),
        ("", None),
        ("—", None),
    ],
)
def test_an_amount_is_read_with_its_currency_or_without(text, amount):
    assert read_money(text, language="fr") == amount


@pytest.mark.parametrize("text", ["€", "k€", "dear", "12 pears", "-5 €", "1 000 000 000 x"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(Unreadable):
        read_money(text)
