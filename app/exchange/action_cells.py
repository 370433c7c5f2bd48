"""One cell of the action plan, as people fill it in, understood by its column, or refused with a sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from app.calc import calendar_date, quantity
from app.calc.quantity import SPACE, Unreadable
from app.exchange.action_columns import NO, YES, Column, Names, bare, word
from app.exchange.table_file import Cell
from app.language import LANGUAGES, N_, plain, sentence

ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#NOM?", "#VALEUR!", "#NUL!", "#NOMBRE!")
_YES, _NO = ("yes", "oui", "true", "vrai", "1", "x", "✓", "✔"), ("", "no", "non", "false", "faux", "0", "-")
_MOST_NUMBER = 10**12
_SIGN = re.compile(r"[-−–]\s*")
_NOT_TAKEN = N_("“{text}” in “{column}” was not taken: {problem}")


def shown(cell: Cell) -> str:
    """A cell as it is read in the spreadsheet: a whole number without its point."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return cell


def read_cell(cell: Cell, column: Column, names: Names, today: date, language: str) -> Any:
    """The value that the field gets. Raises `Unreadable` with a sentence for the line of the file."""
    text = shown(cell)
    if text.upper() in ERRORS:
        raise _refused(text, column, N_("it is an error of the spreadsheet."))
    try:
        return _READ[column.kind](cell, column, names, today, language)
    except Unreadable as error:
        raise Unreadable(
            sentence(_NOT_TAKEN, text=_short(text), column=sentence(column.name), problem=error.sentence)
        ) from error


def _refused(text: str, column: Column, problem: str, **values: object) -> Unreadable:
    said = sentence(problem, **values)
    return Unreadable(sentence(_NOT_TAKEN, text=_short(text), column=sentence(column.name), problem=said))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:60] + "…"


def _text(cell: Cell, *_rest: Any) -> str:
    return bare(shown(cell))


def _number(cell: Cell, language: str) -> float | None:
    """A number, with its sign, or followed by the sign of its money; `None` where the cell is empty."""
    if isinstance(cell, float):
        return cell
    text = re.sub(rf"(?<=[0-9])[\s{SPACE}]*(€|EUR|CHF|\$|£|h|%)$", "", cell.strip())
    sign = _SIGN.match(text)
    found = quantity.parse(text[sign.end() :] if sign else text, "count", language=language)
    if found is not None and not math.isfinite(found):
        raise Unreadable(sentence(N_("it is too large a number.")))
    return -found if sign and found is not None else found


def _signed(cell: Cell, _column: Column, _names: Names, _today: date, language: str) -> float | None:
    return _number(cell, language)


def _amount(cell: Cell, _column: Column, _names: Names, _today: date, language: str) -> float | None:
    found = _number(cell, language)
    if found is not None and found < 0:
        raise Unreadable(sentence(N_("it is below zero.")))
    return found


def _whole(cell: Cell, _column: Column, _names: Names, _today: date, language: str) -> int | None:
    found = _number(cell, language)
    if found is not None and not (0 <= found <= _MOST_NUMBER and found.is_integer()):
        raise Unreadable(sentence(N_("it is not a whole number from 0 on.")))
    return None if found is None else int(found)


def _share(cell: Cell, _column: Column, _names: Names, _today: date, language: str) -> float | None:
    found = quantity.parse(shown(cell), "share", language=language)
    if found is not None and not 0 <= found <= 1:
        raise Unreadable(sentence(N_("it is not between 0 and 100 %.")))
    return found


def _date(cell: Cell, _column: Column, _names: Names, today: date, _language: str) -> str:
    if isinstance(cell, float):
        raise Unreadable(sentence(N_("it is a number, not a date: give the column the format of a date.")))
    return calendar_date.parse(re.sub(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$", "", cell.strip()), today=today)


def _words(cell: Cell, column: Column, _names: Names, _today: date, language: str) -> Any:
    said = plain(" ".join(shown(cell).split()))
    if not said:
        return None
    for key, english in column.choices.items():
        if said in (plain(key), *(plain(word(english, each)) for each in LANGUAGES)):
            return key
    choices = ", ".join(word(each, language) for each in column.choices.values())
    raise Unreadable(sentence(N_("it is none of {choices}."), choices=choices))


def _truth(cell: Cell, *_rest: Any) -> bool:
    said = plain(shown(cell).strip())
    if said in (*_YES, *(plain(word(YES, each)) for each in LANGUAGES)):
        return True
    if said in (*_NO, *(plain(word(NO, each)) for each in LANGUAGES)):
        return False
    raise Unreadable(sentence(N_("it is neither yes nor no.")))


def _thing(cell: Cell, column: Column, names: Names, *_rest: Any) -> str | None:
    said = bare(shown(cell))
    if not said:
        return None
    found: Sequence[str] = names.of[column.field].of_key(said)
    if not found:
        raise Unreadable(sentence(N_("nothing is called so. Add it in its page first.")))
    if len(found) > 1:
        raise Unreadable(sentence(N_("several are called so: write “#2” for the second one.")))
    return found[0]


_READ: dict[str, Callable[..., Any]] = {
    "text": _text,
    "proof": _text,
    "whole": _whole,
    "amount": _amount,
    "signed": _signed,
    "share": _share,
    "date": _date,
    "words": _words,
    "truth": _truth,
    "thing": _thing,
}
