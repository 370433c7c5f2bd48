"""Suggestions as a list: filtered, sorted, counted; whose author still waits for an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any, Literal

from app.calc.suggestion import STATES, State, Suggestion
from app.language import plain

Answer = Literal["yes", "no"]
ANSWERS: dict[State, Answer] = {"kept": "yes", "done": "yes", "not_kept": "no"}
"""What the author is told; nothing can be told while it is received or studied."""
Column = Literal["state", "text", "author", "place", "suggested_on", "studied_by", "reason", "told_on"]


def is_to_tell(suggestion: Suggestion) -> bool:
    """Whether it was decided, and its author was not told yet."""
    return suggestion.state in ANSWERS and not suggestion.told_on


def is_waiting(suggestion: Suggestion) -> bool:
    """Whether its author has no answer: it is not decided, or the decision was not told."""
    return suggestion.state not in ANSWERS or not suggestion.told_on


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: the states and authors that are let through, all without any; "" is an author not named."""

    state: frozenset[str] = field(default_factory=frozenset)
    author: frozenset[str] = field(default_factory=frozenset)
    to_tell: bool = False
    text: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def passes(self, suggestion: Suggestion) -> bool:
        if self.state and suggestion.state not in self.state:
            return False
        if self.author and suggestion.author.strip() not in self.author:
            return False
        if self.to_tell and not is_to_tell(suggestion):
            return False
        wanted = _words(self.text)
        said = plain(_said(suggestion)) if wanted else ""
        return all(word in said for word in wanted)


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain(text).split()))


def _said(suggestion: Suggestion) -> str:
    s = suggestion
    return " ".join((s.text, s.author, s.place, s.studied_by, s.reason))


@dataclass(frozen=True, slots=True)
class Counts:
    """`received` are all that came in; `kept` those that are kept and not carried out yet; `done` those that are."""

    received: int
    studied: int
    kept: int
    done: int
    not_kept: int
    to_tell: int
    waiting: int


def counts(suggestions: Iterable[Suggestion]) -> Counts:
    given = list(suggestions)
    of = {state: sum(each.state == state for each in given) for state in STATES}
    told = sum(map(is_to_tell, given)), sum(map(is_waiting, given))
    return Counts(len(given), of["studied"], of["kept"], of["done"], of["not_kept"], *told)


def ordered(suggestions: Iterable[Suggestion], column: Column | None, *, falling: bool = False) -> list[Suggestion]:
    """By one column; without one as they were noted. What is not known comes last either way."""
    given = list(suggestions)
    if column is None:
        return given
    of = _KEYS[column]
    known = [each for each in given if of(each) is not None]
    return sorted(known, key=of, reverse=falling) + [each for each in given if of(each) is None]


def _text(name: str) -> Callable[[Suggestion], Any]:
    return lambda suggestion: plain(getattr(suggestion, name)) or None


_KEYS: dict[Column, Callable[[Suggestion], Any]] = {
    "state": lambda suggestion: list(STATES).index(suggestion.state),
    **{name: _text(name) for name in ("text", "author", "place", "suggested_on", "studied_by", "reason", "told_on")},
}
