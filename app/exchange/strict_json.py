"""JSON read strictly: every value has its type and range, every key is known, and each refusal says where and why."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from app.language import N_, Sentence, sentence
from app.models.document_error import DocumentError

QUOTED_AT_MOST = 60
MOST = 10**12
"""The largest whole number of things that is taken."""


class Refused(DocumentError):
    """What was read is not an event that can be taken; `sentence` says where and why."""


def refuse(where: Sentence, template: str, **values: object) -> Refused:
    return Refused(sentence("{where}: {problem}", where=where, problem=sentence(template, **values)))


def quoted(value: object) -> str:
    """A value as its file writes it, short and on one line."""
    try:
        text = json.dumps(value, ensure_ascii=True) if not isinstance(value, str) else value
    except RecursionError:
        return "…"
    text = " ".join(text.split()).encode("utf-8", "replace").decode()
    return text if len(text) <= QUOTED_AT_MOST else text[:QUOTED_AT_MOST] + "…"


def parse(data: str | bytes) -> Any:
    """The value of a JSON text in UTF-8, with or without a byte order mark. Raises `Refused`."""
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Refused(
            sentence(N_("The file is not text in UTF-8 (byte {n}): save it as UTF-8."), n=error.start)
        ) from error
    if not text.strip("\0 \t\r\n"):
        raise Refused(sentence(N_("The file is empty.")))
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer)
    except json.JSONDecodeError as error:
        raise Refused(
            sentence(N_("The file is not JSON: line {line}, column {column}."), line=error.lineno, column=error.colno)
        ) from error
    except RecursionError as error:
        raise Refused(sentence(N_("The file is nested too deeply to be an event."))) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise Refused(sentence(N_("The key “{key}” stands twice in one object."), key=quoted(twice)))
    return result


def _constant(text: str) -> None:
    raise Refused(sentence(N_("{value} is not a number."), value=text))


def _integer(text: str) -> float | int:
    """A whole number; of 400 digits infinity, for Python reads some such numbers and breaks on others."""
    return int(text) if math.isfinite(float(text)) else math.inf


class Thing:
    """One object of the file; `where` names it in sentences. A key that holds null counts as left out."""

    def __init__(self, value: Any, where: Sentence, known: Collection[str]) -> None:
        self.where = where
        if not isinstance(value, dict):
            raise refuse(where, N_("an object with braces is expected, not {value}."), value=quoted(value))
        for key in value:
            if key not in known:
                raise refuse(where, N_("the key “{key}” is not known."), key=quoted(key))
        self._value = {key: held for key, held in value.items() if held is not None}

    def __contains__(self, key: str) -> bool:
        return key in self._value

    def get(self, key: str, default: Any = None) -> Any:
        return self._value.get(key, default)

    def text(self, key: str, default: str = "") -> str:
        held = self._value.get(key, default)
        if not isinstance(held, str):
            raise refuse(self.where, N_("“{key}” must be text, not {value}."), key=key, value=quoted(held))
        try:
            held.encode()
        except UnicodeEncodeError as error:
            raise refuse(self.where, N_("“{key}” holds half a character."), key=key) from error
        return held

    def choice(self, key: str, choices: Iterable[str], default: str | None = None) -> str | None:
        if key not in self._value:
            return default
        held = self.text(key)
        if held not in (choices := list(choices)):
            raise refuse(
                self.where,
                N_("“{key}” must be one of {choices}, not “{value}”."),
                key=key,
                choices=", ".join(choices),
                value=quoted(held),
            )
        return held

    def number(self, key: str, low: float = 0.0, high: float = math.inf) -> float | None:
        """A number between the two, both included; true and false are none."""
        held = self._value.get(key)
        if held is None:
            return None
        if isinstance(held, bool) or not isinstance(held, int | float):
            raise refuse(self.where, N_("“{key}” must be a number, not {value}."), key=key, value=quoted(held))
        if not math.isfinite(held):
            raise refuse(self.where, N_("“{key}” is too large a number."), key=key)
        if held < low and low == 0.0:
            raise refuse(self.where, N_("“{key}” must not be below zero, and is {value}."), key=key, value=quoted(held))
        if not low <= held <= high:
            raise refuse(
                self.where,
                N_("“{key}” must lie between {low} and {high}, and is {value}."),
                key=key,
                low=f"{low:g}",
                high=f"{high:g}",
                value=quoted(held),
            )
        return float(held) + 0.0

    def whole(self, key: str, low: int = 0, high: int = MOST) -> int | None:
        """A whole number between the two, both included."""
        held = self.number(key, low, high)
        if held is not None and not held.is_integer():
            raise refuse(
                self.where, N_("“{key}” must be a whole number, and is {value}."), key=key, value=quoted(self.get(key))
            )
        return None if held is None else int(held)

    def truth(self, key: str) -> bool | None:
        held = self._value.get(key)
        if not isinstance(held, bool | None):
            raise refuse(self.where, N_("“{key}” must be true or false, not {value}."), key=key, value=quoted(held))
        return held

    def date(self, key: str) -> str:
        """A date as 2026-03-12, or empty."""
        return self._like(key, "2026-03-12")

    def moment(self, key: str) -> str:
        """A date and a time of the day as 2026-03-12T14:32:05, or empty."""
        return self._like(key, "2026-03-12T14:32:05")

    def _like(self, key: str, example: str) -> str:
        held = self.text(key)
        if held and not (re.fullmatch(re.sub("[0-9]", "[0-9]", example), held) and _is_moment(held)):
            raise refuse(
                self.where,
                N_("“{key}” must be written as {example}, and is “{value}”."),
                key=key,
                example=example,
                value=quoted(held),
            )
        return held

    def list(self, key: str) -> list[Any]:
        held = self._value.get(key, [])
        if not isinstance(held, list):
            raise refuse(
                self.where, N_("“{key}” must be a list with brackets, not {value}."), key=key, value=quoted(held)
            )
        return held


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
