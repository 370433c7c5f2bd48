"""One cell of a file of measures: the number, date, time, share, error or text that was written there.

Numbers and dates that could be two things are read by a `Style`, which a whole column has in common.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from app.calc.import_recipe import DateOrder
from app.language import plain


class Moment(str):
    """A date, 2026-01-05, or a date with its time, 2026-01-05T14:05:00."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Seconds:
    """A time of the day or a duration."""

    seconds: float


@dataclass(frozen=True, slots=True)
class ErrorText:
    """An error of the spreadsheet, or a formula that was never computed."""

    text: str


class Share(float):
    """A number that the spreadsheet shows as a percentage, as it is kept: 0.85 of 85 %."""

    __slots__ = ()


Value = None | bool | int | float | str | Moment | Seconds | ErrorText
"""What a cell holds: `str` is text. Whole numbers are `int`; percentages are shares."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a column is written: `decimal` is “,” or “.”, or empty: each number says so itself; `order` is of dates."""

    decimal: str = ""
    order: DateOrder = "dmy"


BLANKS = " \t\n\r\f\v\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u3000\ufeff"
"""What may stand around a cell, among it what `str.strip` leaves."""
_BLANK = re.compile(f"[{BLANKS}]+")
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:[.,]([0-9]+))?", re.ASCII)
_GROUPED = re.compile(r"([1-9][0-9]{0,2})((?:[ '’][0-9]{3})+)(?:[.,]([0-9]*))?")
_SIGNED = re.compile(r"([1-9][0-9]{0,2})((?:,[0-9]{3})+|(?:\.[0-9]{3})+)(?:([.,])([0-9]*))?")
_DECIMAL = re.compile(r"([0-9]*)[.,]([0-9]*)")
_POWER = re.compile(r"([0-9]+)(?:[.,]([0-9]+)E[+-]?|E[+-])([0-9]{1,3})", re.IGNORECASE)
"""“1E5” alone is a code of a machine as often as a number: spreadsheets write 1E+05."""
_WHOLE = re.compile(r"0|[1-9][0-9]*")
_MONEY = re.compile(r"[€$£¥]|(?<![a-z])(?:EUR|USD|GBP|CHF|k€)(?![a-z])", re.IGNORECASE)
_ERROR = re.compile(
    r"#[A-ZÉÀ_]+(?:/[A-Z0])?(?:[?]| ?!)|#N/[AD]|#N[ADV]|#GETTING_DATA|#{2,}|Err:[0-9]{3}|=[^ ].*", re.DOTALL
)
_CLOCK = re.compile(r"([0-9]{1,4}) ?: ?([0-5][0-9])(?: ?: ?([0-5][0-9])(?:[.,]([0-9]{1,6}))?)?( ?[ap]\.?m\.?)?", re.I)
_HOURS = re.compile(r"([0-9]{1,4}) ?h(?: ?([0-5]?[0-9])(?: ?(?:min|mn|m|')? ?(?:([0-5]?[0-9]) ?(?:s|\")?)?)?)?", re.I)
_LENGTH = re.compile(
    r"(?:([0-9]+(?:[.,][0-9]+)?) ?(?:h|hrs?|heures?|hours?)\.? ?)?"
    r"(?:([0-9]+(?:[.,][0-9]+)?) ?(?:min|mn|minutes?)\.? ?)?"
    r"(?:([0-9]+(?:[.,][0-9]+)?) ?(?:s|sec|secondes?|seconds?)\.?)?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(.+?)(?:,? (?:a |at |@ ?)?|T)([0-9]{1,2}) ?[:h] ?([0-5][0-9])?(?::([0-5][0-9])(?:[.,][0-9]+)?)?"
    r"( ?[ap]\.?m\.?)?(?:Z|[+-]00:?00)?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_NAMED = re.compile(r"(?:[a-z]+\.?,? )?([0-9]{1,2})(?:er|st|nd|rd|th)?[ .-]*([a-z]{3,10})\.?[ ,.-]*([0-9]{4}|[0-9]{2})")
_ENGLISH = re.compile(r"(?:[a-z]+\.?,? )?([a-z]{3,10})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_MONTHS = (
    "janvier january", "fevrier february", "mars march", "avril april", "mai may", "juin june", "juillet july",
    "aout august", "septembre september", "octobre october", "novembre november", "decembre december",
)  # fmt: skip
_LONG = 60
"""Letters above which a cell is a comment."""
_PIVOT = 70
"""Years of two digits from here on are of the last century."""
_TRUTHS = {"TRUE": True, "FALSE": False, "VRAI": True, "FAUX": False}


def meaning(cell: Any, style: Style) -> Value:
    """Of text what was written; what a spreadsheet keeps as a number or a time stays that."""
    if type(cell) is str:
        return read_text(cell, style)
    return tidied(float(cell)) if type(cell) is Share else cell


def is_percentage(cell: Any) -> bool:
    """Whether a cell is shown with the sign of percent."""
    return type(cell) is Share or (type(cell) is str and cell.rstrip().endswith("%"))


def read_text(text: str, style: Style) -> Value:
    """What was written; text where it is nothing else. A number with zeros before it is a code, and stays text."""
    if _PLAIN.fullmatch(text) and (made := _plain(text, style)) is not None:
        return made
    written = text.strip(BLANKS)
    if not written:
        return None
    text = _BLANK.sub(" ", written)
    if len(text) > _LONG:
        return written
    if text in _TRUTHS:
        return _TRUTHS[text]
    first = text[0]
    if first in "#=E" and _ERROR.fullmatch(text):
        return ErrorText(text)
    if not any("0" <= letter <= "9" for letter in text):
        return written
    found: Value = _number_with_signs(text, style)
    if found is None:
        found = _moment(text, style.order)
    if found is None:
        found = seconds_of(text)
    return written if found is None else found


def _plain(text: str, style: Style) -> int | float | None:
    """The quick way for most cells; `None` for what may be thousands."""
    if "," not in text and "." not in text:
        return int(text)
    sign = "," if "," in text else "."
    if style.decimal and style.decimal != sign:
        return None
    if not style.decimal and may_be_thousands(text):
        style = Style(",")  # nobody says otherwise: a comma or a point, it parts the decimals
    return tidied(float(text.replace(",", ".")))


def may_be_thousands(text: str) -> bool:
    """Whether “1,234” or “1.234” could be a thousand and more: one sign, three digits after it, no zero before."""
    bare = text.lstrip("+-−(").rstrip(")- %")
    return len(bare) > 4 and bare[-4] in ".," and bare[:1] != "0" and len(bare) < 8 and bare[-3:].isdigit()


def tidied(number: float) -> int | float | None:
    """Whole numbers as such; `None` for what is beyond all numbers."""
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _number_with_signs(text: str, style: Style) -> int | float | None:
    """A number with its sign, thousands, currency or percent."""
    share = text.endswith("%")
    if share:
        text = text[:-1].rstrip()
    if _MONEY.search(text):
        text = _MONEY.sub("", text, count=1).strip()
    negative, text = _sign(text)
    if share and text.endswith("%"):
        return None
    if text.endswith("%"):  # (12 %)
        share, text = True, text[:-1].rstrip()
    if text[:1] in "-−–+" or (number := _unsigned(text, style)) is None:
        return None
    number = -number if negative else number
    return tidied(float(number.scaleb(-2) if share else number)) if share or number % 1 else int(number)


def _sign(text: str) -> tuple[bool, str]:
    if text.startswith("(") and text.endswith(")"):
        return True, _MONEY.sub("", text[1:-1]).strip()
    if text[:1] in ("-", "−", "–"):
        return True, text[1:].strip()
    if text[-1:] in ("-", "−"):
        return True, text[:-1].rstrip()
    return False, text[1:].lstrip() if text[:1] == "+" else text


def _unsigned(text: str, style: Style) -> Decimal | None:
    if _WHOLE.fullmatch(text):
        return Decimal(text)
    if found := _GROUPED.fullmatch(text):
        return _joined(found[1] + re.sub("[ '’]", "", found[2]), found[3])
    if found := _SIGNED.fullmatch(text):
        thousands, decimal = found[2][0], found[3]
        if thousands == decimal:
            return None
        many = found[2].count(thousands) > 1 or decimal is not None
        if many or (style.decimal and style.decimal != thousands):
            return _joined(found[1] + found[2].replace(thousands, ""), found[4])
    if (found := _DECIMAL.fullmatch(text)) and (found[1] or found[2]):
        if len(found[1]) > 1 and found[1].startswith("0"):
            return None
        return _joined(found[1] or "0", found[2])
    if found := _POWER.fullmatch(text):
        number = Decimal(text.replace(",", "."))
        return number if math.isfinite(float(number)) else None
    return None


def _joined(whole: str, decimals: str | None) -> Decimal:
    return Decimal(f"{whole}.{decimals or '0'}")


# Dates and times


def numeric_date(text: str) -> tuple[int, int] | None:
    """The first two numbers of a date whose order the digits alone do not say."""
    found = _NUMERIC.match(text)
    return (int(found[1]), int(found[3])) if found else None


def _moment(text: str, order: DateOrder) -> Moment | None:
    if day := _day(text, order):
        return Moment(day)
    timed = _TIME.fullmatch(plain(text) if not text.isascii() else text)
    if not timed or (not timed[3] and not timed[0].lower().endswith("h") and not timed[5]):
        return None
    day = _day(timed[1].rstrip(" ,-"), order)
    hour = _on_clock(int(timed[2]), timed[5])
    if not day or hour is None:
        return None
    return Moment(f"{day}T{hour:02}:{timed[3] or '00'}:{timed[4] or '00'}")


def _day(text: str, order: DateOrder) -> str | None:
    if found := _NUMERIC.fullmatch(text):
        a, b, c = int(found[1]), int(found[3]), found[4]
        if len(c) == 4 or order != "ymd":
            return _iso(_century(c), *((b, a) if order != "mdy" else (a, b)))
        return _iso(_century(found[1].zfill(2)), b, int(c))
    if found := _ISO.fullmatch(text):
        return _iso(int(found[1]), int(found[3]), int(found[4]))
    if not text[:1].isalnum() or text.isdigit():
        return None
    said = plain(text)
    if found := _NAMED.fullmatch(said):
        return _iso(_century(found[3]), _month(found[2]), int(found[1]))
    if found := _ENGLISH.fullmatch(said):
        return _iso(int(found[3]), _month(found[1]), int(found[2]))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _century(year: str) -> int:
    n = int(year)
    return n if len(year) > 2 else n + (1900 if n >= _PIVOT else 2000)


@cache
def _month(said: str) -> int:
    """0 for no month, and for letters that begin several."""
    found = {n for n, names in enumerate(_MONTHS, 1) for name in names.split() if name.startswith(said)}
    found |= {7} if said == "jul" else {6} if said == "jun" else set()
    return found.pop() if len(found) == 1 else 0


def _on_clock(hour: int, half: str | None) -> int | None:
    if half:
        if not 1 <= hour <= 12:
            return None
        return hour % 12 + (12 if half.strip().lower().startswith("p") else 0)
    return hour if hour < 24 else None


def seconds_of(text: str) -> Seconds | None:
    """A time of the day or a duration: 14:05, 14h05, 00:45:30, 45 min, 1 h 30 min; with a minus before it, too."""
    sign, text = (-1, text[1:].lstrip()) if text[:1] in "-−" else (1, text)
    if found := _CLOCK.fullmatch(text):
        hours = _on_clock(int(found[1]), found[5]) if found[5] else int(found[1])
        if hours is None:
            return None
        fraction = float(f"0.{found[4]}") if found[4] else 0
        return _seconds(sign * (hours * 3600 + int(found[2]) * 60 + int(found[3] or 0) + fraction))
    if found := _HOURS.fullmatch(text):
        return _seconds(sign * (int(found[1]) * 3600 + int(found[2] or 0) * 60 + int(found[3] or 0)))
    if (found := _LENGTH.fullmatch(text)) and any(found.groups()):
        h, m, s = (Decimal((part or "0").replace(",", ".")) for part in found.groups())
        return _seconds(float(sign * (h * 3600 + m * 60 + s)))
    return None


def _seconds(n: float) -> Seconds:
    return Seconds(int(n) if float(n).is_integer() else n)


def moment_of(when: datetime) -> Moment:
    """To the second: a spreadsheet keeps times as fractions of days, which are never exact."""
    return Moment(when.isoformat(timespec="seconds"))
