"""Quantities as people type them and as the screen and the sheets show them, in French and in English.

Inside the program a duration is in seconds, a distance in metres, a share between 0 and 1, days are worked days, a
count is a plain number.
Nothing is rounded but what `show` returns.
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NoReturn

from app.language import N_, Sentence, current, sentence

Unit = Literal["duration", "share", "count", "days", "distance"]

UNKNOWN = "—"
SPACE = "\u202f"
"""Narrow and unbreakable: between a number and its unit, and between French thousands."""

MINUTE, HOUR = 60, 3600

_WORDS = {
    "d": "d day days j jour jours",
    "h": "h hr hrs hour hours heure heures",
    "min": "min mn m minute minutes ' ′ ’ ‘",
    "s": "s sec secs second seconds seconde secondes \" ″ ” “ '' ’’ ′′",
    "ms": "ms",
}
_UNIT_OF = {word: unit for unit, words in _WORDS.items() for word in words.split()}
_SECONDS = {"h": Decimal(HOUR), "min": Decimal(MINUTE), "s": Decimal(1), "ms": Decimal("0.001")}
_METRES = {"m": Decimal(1), "km": Decimal(1000), "cm": Decimal("0.01"), "mm": Decimal("0.001")}
_ORDER = ("d", "h", "min", "s", "ms")
_NEXT = {"h": "min", "min": "s"}
_PARTS = {"part", "parts", "piece", "pieces", "pc", "pcs", "pièce", "pièces", "pce", "pces"}

_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]*)?"
    r"|[.,][0-9]+"
)
_WORD = re.compile(r"%|[^\W\d_]+|''|’’|′′|[^\w\s]")

_EXAMPLES = {
    "duration": N_("“{text}” is not a time. Write for instance 45, 45 s, 1 min 15, 1.5 h or 2 d."),
    "share": N_("“{text}” is not a share. Write for instance 90 % or 0.9."),
    "count": N_("“{text}” is not a number. Write for instance 7000 or 1.5."),
    "days": N_("“{text}” is not a number of days. Write for instance 2, 2 d or 4 h."),
    "distance": N_("“{text}” is not a distance. Write for instance 12, 12.5 m or 1.2 km."),
}


class Unreadable(ValueError):
    """A text that is no quantity of the asked unit; `sentence` tells the person who typed it."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


def highest(unit: str) -> float:
    """The largest value that means something, typed or imported; the least is 0 for every unit."""
    return 1.0 if unit == "share" else math.inf


def parse(text: str, unit: Unit, *, day_s: float | None = None, language: str | None = None) -> float | None:
    """What was typed, as seconds, metres, share, count or worked days; `None` for an empty text.

    Both languages are read whatever the language of the window; it decides only between the thousands of an English
    `7,000` and the decimals of a French one. A bare number is seconds, metres, days, or parts; for a share it is a
    share up to 1 and a percentage above. `day_s` is the worked time of one day, without which days and hours cannot be
    exchanged. Raises `Unreadable`.
    """
    said = _SPACES.sub(" ", text).strip()
    if not said or said == UNKNOWN:
        return None
    if said[0] in "-−–" and _NUMBER.match(said[1:].lstrip()):
        raise Unreadable(sentence(N_("“{text}” is below zero. Only zero or more makes sense here."), text=said))
    parts = _parts(said, unit, language or current())
    if unit == "count":
        value = _count(parts, said)
    elif unit == "distance":
        value = _distance(parts, said)
    elif unit == "share":
        value = _share(parts, said)
    else:
        value = _time(parts, said, unit, day_s)
    result = float(value)
    if not math.isfinite(result):
        _refuse(said, unit)
    return result


def show(value: float | None, unit: Unit, *, language: str | None = None, day_s: float | None = None) -> str:
    """The value for reading: three significant digits, whole numbers in full, its unit after a narrow no-break space.

    A duration takes s, min, h or, where `day_s` is known, d by its size, and the smaller unit where only that one
    says it exactly (200 s, 920 min).
    """
    if value is None or not math.isfinite(value):
        return UNKNOWN
    language = language or current()
    number = Decimal(repr(float(value)))
    if unit == "count":
        return _number(number, language)
    if unit == "share":
        return f"{_number(number.scaleb(2), language)}{SPACE}%"
    if unit == "days":
        return f"{_number(number, language)}{SPACE}{_label('d', language)}"
    if unit == "distance":
        return f"{_number(number, language)}{SPACE}m"
    size, label = _size(number, day_s)
    return f"{_number(number / size, language)}{SPACE}{_label(label, language)}"


def show_fixed(value: float, decimals: int, *, language: str | None = None) -> str:
    """A number with so many decimals, as on a scale, where all have the same; beyond 10¹⁵ as a power of ten."""
    if abs(value) >= 1e15:
        return f"{value:.2e}".translate(_SIGNS[language or current()])
    text = f"{value:,.{decimals}f}"
    if text.startswith("-") and not text.strip("-0.,"):
        text = text[1:]
    return text.translate(_SIGNS[language or current()])


def show_for_typing(value: float | None, unit: Unit, *, language: str | None = None, day_s: float | None = None) -> str:
    """The value for an editor: every digit, so that `parse` reads back exactly this value; empty for `None`."""
    if value is None:
        return ""
    language = language or current()
    number = Decimal(repr(float(value)))
    if unit == "count":
        return _digits(number, language)
    if unit == "share":
        return f"{_digits(number.scaleb(2), language)} %"
    if unit == "days":
        return f"{_digits(number, language)} {_label('d', language)}"
    if unit == "distance":
        return f"{_digits(number, language)} m"
    if number and day_s and _exact(number, Decimal(repr(float(day_s))), 2):
        return f"{_digits(number / Decimal(repr(float(day_s))), language)} {_label('d', language)}"
    for label, least in (("h", HOUR), ("min", 2 * MINUTE)):
        if number >= least and _exact(number, _SECONDS[label], 1):
            return f"{_digits(number / _SECONDS[label], language)} {_label(label, language)}"
    return f"{_digits(number, language)} {_label('s', language)}"


def _refuse(said: str, unit: Unit) -> NoReturn:
    raise Unreadable(sentence(_EXAMPLES[unit], text=said))


def _parts(said: str, unit: Unit, language: str) -> list[tuple[Decimal, str]]:
    """The text as numbers, each with the word after it, in lower case and perhaps empty."""
    parts: list[tuple[Decimal, str]] = []
    at = 0
    while at < len(said):
        if not (number := _NUMBER.match(said, at)):
            _refuse(said, unit)
        at = number.end()
        while said[at : at + 1] == " ":
            at += 1
        word = _WORD.match(said, at)
        if word:
            at = word.end()
            if said[at : at + 1] == "." and word[0].lower() in _UNIT_OF:
                at += 1
        while said[at : at + 1] == " ":
            at += 1
        parts.append((_value(number[0], language), word[0].lower() if word else ""))
    return parts


def _value(digits: str, language: str) -> Decimal:
    digits = digits.replace(" ", "")
    thousands = "," in digits and "." in digits or digits.count(",") > 1
    if language == "en" and re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", digits):
        thousands = True
    return Decimal(digits.replace(",", "" if thousands else "."))


def _count(parts: list[tuple[Decimal, str]], said: str) -> Decimal:
    if len(parts) != 1 or parts[0][1] not in ("", *_PARTS):
        _refuse(said, "count")
    return parts[0][0]


def _distance(parts: list[tuple[Decimal, str]], said: str) -> Decimal:
    if len(parts) != 1 or parts[0][1] not in ("", *_METRES):
        _refuse(said, "distance")
    return parts[0][0] * _METRES[parts[0][1] or "m"]


def _share(parts: list[tuple[Decimal, str]], said: str) -> Decimal:
    if len(parts) != 1 or parts[0][1] not in ("", "%"):
        _refuse(said, "share")
    number, word = parts[0]
    share = number.scaleb(-2) if word == "%" or number > 1 else number
    if share > highest("share"):
        raise Unreadable(sentence(N_("“{text}” is more than the whole. A share lies between 0 and 100 %."), text=said))
    return share


def _time(parts: list[tuple[Decimal, str]], said: str, unit: Unit, day_s: float | None) -> Decimal:
    """Seconds, or days where `unit` says so. Units come in falling order; below another one they stay under 60."""
    days = seconds = Decimal(0)
    last = ""
    for i, (number, word) in enumerate(parts):
        if word:
            name = _UNIT_OF.get(word, "")
        elif i == 0:
            name = "d" if unit == "days" else "s"
        else:
            name = _NEXT.get(last, "")
        if not name or (last and _ORDER.index(name) <= _ORDER.index(last)) or (not word and i < len(parts) - 1):
            _refuse(said, unit)
        if (
            i < len(parts) - 1
            and number != number.to_integral_value()
            or last in _NEXT
            and name != "ms"
            and number >= 60
        ):
            _refuse(said, unit)
        if name == "d":
            days = number
        else:
            seconds += number * _SECONDS[name]
        last = name
    if unit == "days" and not seconds:
        return days
    if unit == "duration" and not days:
        return seconds
    if not day_s:
        raise Unreadable(
            sentence(N_("“{text}” needs the length of a worked day. Fill in the calendar of the map first."), text=said)
        )
    day = Decimal(repr(float(day_s)))
    return days + seconds / day if unit == "days" else days * day + seconds


def _size(seconds: Decimal, day_s: float | None) -> tuple[Decimal, str]:
    """The unit in which a duration is shown: its length in seconds and its label."""
    sizes = [(_SECONDS["s"], "s"), (_SECONDS["min"], "min"), (_SECONDS["h"], "h")]
    least = [Decimal(0), Decimal(2 * MINUTE), Decimal(HOUR)]
    if day_s:
        sizes.append((Decimal(repr(float(day_s))), "d"))
        least.append(max(2 * sizes[-1][0], Decimal(HOUR)))
    i = max(i for i, limit in enumerate(least) if abs(seconds) >= limit)
    if (
        i
        and not _exact(seconds, sizes[i][0], 2)
        and _exact(seconds, sizes[i - 1][0], 0)
        and seconds < 1000 * sizes[i - 1][0]
    ):
        i -= 1
    return sizes[i]


def _exact(number: Decimal, size: Decimal, decimals: int) -> bool:
    """Whether so many decimals say the number exactly in units of this size."""
    ratio = (number / size).quantize(Decimal(1).scaleb(-decimals)) if abs(number) < size * 10**9 else number
    return ratio * size == number


def _number(number: Decimal, language: str) -> str:
    """Three significant digits, but every digit before the decimal sign; no zeros at the end."""
    if number:
        decimals = max(0, 2 - number.adjusted())
        number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) if number.adjusted() < 20 else number
    text = format(number, ",f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_SIGNS[language]) if text != "-0" else "0"


def _digits(number: Decimal, language: str) -> str:
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", _SIGNS[language][ord(".")])


_SIGNS: dict[str, dict[int, str]] = {
    "en": {ord(","): ",", ord("."): ".", ord("-"): "−"},
    "fr": {ord(","): SPACE, ord("."): ",", ord("-"): "−"},
}
"""How a language writes the comma of thousands, the decimal point and the minus sign of English. As Babel has them:
loading Babel for these six signs would cost a tenth of the start."""

_LABELS = {"s": N_("s"), "min": N_("min"), "h": N_("h"), "d": N_("d")}


def _label(unit: str, language: str) -> str:
    return Sentence(_LABELS[unit]).within(language)
