"""Amounts of money as they are read: three significant digits, whole amounts in full, the currency of the event."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.calc import quantity
from app.language import Sentence


def show_money(amount: float | None, currency: str, *, language: str | None = None) -> str:
    """The amount with its currency after a narrow no-break space, in both languages; "—" for `None`."""
    shown = quantity.show(amount, "count", language=language)
    return f"{shown}{quantity.SPACE}{currency}" if currency and shown != quantity.UNKNOWN else shown


@dataclass(frozen=True, slots=True)
class Money(Sentence):
    """An amount written in the language of the sentence around it; `template` is the currency."""

    def within(self, language: str) -> str:
        amount = dict(self.values)["amount"]
        assert amount is None or isinstance(amount, float | int)
        return show_money(amount, self.template, language=language)


def money(amount: float | None, currency: str) -> Money:
    return Money(currency, (("amount", amount),))


_TYPED = re.compile(
    r"(?P<number>.*?)\s*(?P<thousand>[kK])?\s*(?:€|\$|£|euros?|eur|usd|gbp|chf)?", re.IGNORECASE | re.DOTALL
)


def read_money(text: str, *, language: str | None = None) -> float | None:
    """An amount as one types it: 12000, 12 000 €, 12.5 k€. `None` for an empty text. Raises `quantity.Unreadable`."""
    found = _TYPED.fullmatch(text.strip())
    assert found is not None
    try:
        amount = quantity.parse(found["number"], "count", language=language)
    except quantity.Unreadable:
        quantity.parse(text, "count", language=language)  # what is refused is the whole that was typed
        raise
    if amount is None and text.strip() not in ("", quantity.UNKNOWN):
        quantity.parse(text, "count", language=language)
    return amount * 1000 if amount is not None and found["thousand"] else amount
