"""Net flows of money as one types them in a row, year after year: "500; 400; −100"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.calc.lever import MOST_YEARS
from app.calc.money import read_money
from app.calc.quantity import Unreadable, show_for_typing
from app.language import N_, sentence

_BETWEEN = re.compile(r"[;\t\r\n|]")
MINUS = "-−–"


def read_flows(text: str, *, language: str | None = None) -> tuple[float, ...]:
    """The flows of a row, from a spreadsheet as well; none for an empty one. A gap between two is a flow of 0.

    Raises `Unreadable`.
    """
    parts = [part.strip() for part in _BETWEEN.split(text.strip())]
    while parts and not parts[-1]:
        parts.pop()
    if len(parts) > MOST_YEARS:
        raise Unreadable(sentence(N_("These are more than {n} years."), n=MOST_YEARS))
    return tuple(_read(part, language) for part in parts)


def _read(part: str, language: str | None) -> float:
    sign = -1.0 if part[:1] and part[0] in MINUS else 1.0
    try:
        return sign * (read_money(part.lstrip(MINUS), language=language) or 0.0)
    except Unreadable:
        said = N_("“{text}” is not an amount. Write the years with semicolons: 5000; 4000; −1000.")
        raise Unreadable(sentence(said, text=part)) from None


def show_flows(flows: Sequence[float], *, language: str | None = None) -> str:
    """The row that `read_flows` reads back as exactly these flows."""
    shown = [show_for_typing(abs(flow), "count", language=language) for flow in flows]
    return "; ".join(f"−{text}" if flow < 0 else text for flow, text in zip(flows, shown, strict=True))
