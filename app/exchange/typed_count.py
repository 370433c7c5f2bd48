"""One cell of a table of counts: what kind of thing was written there, and which number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.exchange.table_file import Cell

Kind = Literal["empty", "number", "share", "money", "date", "error", "text"]

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_ERROR = re.compile(r"#(?:[A-ZÀ-Ý][A-ZÀ-Ý /0-9]*[!?]?|#+)|Err:[0-9]+|=.*", re.IGNORECASE | re.DOTALL)
_NOTHING = {"", "-", "–", "—", "−"}
_DATE = re.compile(
    r"[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}(?:[ T].*)?"
    r"|[0-9]{1,2}[-/][0-9]{1,2}(?:[-/](?:[0-9]{4}|[0-9]{2}))?(?: [0-9]{1,2}:.*)?"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})(?: .*)?"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
)
_WITH_UNIT = re.compile(
    r"(.*?[0-9]) ?(?:pcs?|pi[eè]ces?|parts?|units?|unit[eé]s?|u|p|x|times|fois|d[eé]fauts?|defects?)\.?", re.IGNORECASE
)
_MONEY = re.compile(r"[€$£]|(?<![a-z])(?:EUR|USD|CHF)(?![a-z])", re.IGNORECASE)
_WHOLE = re.compile(r"[0-9]+")
_SPACED = re.compile(r"([0-9]{1,3}(?:[ '’][0-9]{3})+)(?:[.,]([0-9]*))?")
_COMMAS = re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]*))?")
_POINTS = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]*))?")
_DECIMAL = re.compile(r"([0-9]*)[.,]([0-9]+)|([0-9]+)[.,]")
_POWER = re.compile(r"([0-9](?:[.,][0-9]+)?)E\+?(-?[0-9]{1,3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """`value` of a number, a share or an amount. `unsure`: the same signs could mean another number."""

    kind: Kind
    value: Decimal | None = None
    unsure: bool = False


def read_cell(cell: Cell) -> Reading:
    """Numbers as French, English, German and Swiss spreadsheets write them; a dash is nothing."""
    if isinstance(cell, float):
        return Reading("number", Decimal(repr(cell))) if Decimal(repr(cell)).is_finite() else Reading("error")
    text = _SPACES.sub(" ", cell).strip()
    if text in _NOTHING:
        return Reading("empty")
    if _ERROR.fullmatch(text):
        return Reading("error")
    if _DATE.fullmatch(text):
        return Reading("date")
    kind: Kind = "number"
    if text.endswith("%"):
        kind, text = "share", text[:-1].rstrip()
    elif _MONEY.search(text):
        kind, text = "money", _MONEY.sub("", text).strip()
    negative, text = _sign(text)
    found = _number(text)
    if found is None and (with_unit := _WITH_UNIT.fullmatch(text)):
        found = _number(with_unit[1])
    if found is None:
        return Reading("text")
    value, unsure = found
    return Reading(kind, -value if negative else value, unsure)


def _sign(text: str) -> tuple[bool, str]:
    if text.startswith("(") and text.endswith(")"):
        return True, text[1:-1].strip()
    if text[:1] in ("-", "−", "–"):
        return True, text[1:].strip()
    return False, text[1:].strip() if text[:1] == "+" else text


def _number(text: str) -> tuple[Decimal, bool] | None:
    """The value, and whether `1,234` or `1.2E+03` could mean another one."""
    if _WHOLE.fullmatch(text):
        return Decimal(text), False
    if found := _SPACED.fullmatch(text):
        return _joined(re.sub(r"[ '’]", "", found[1]), found[2]), False
    for grouped, sign in ((_COMMAS, ","), (_POINTS, ".")):
        if found := grouped.fullmatch(text):
            return _joined(found[1].replace(sign, ""), found[2]), found[2] is None and found[1].count(sign) == 1
    if found := _DECIMAL.fullmatch(text):
        return _joined(found[1] or found[3] or "0", found[2]), False
    if found := _POWER.fullmatch(text):
        return Decimal(f"{found[1].replace(',', '.')}E{found[2]}"), True
    return None


def _joined(whole: str, decimals: str | None) -> Decimal:
    return Decimal(f"{whole}.{decimals or '0'}")
