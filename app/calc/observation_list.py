"""Observations as a list: filtered, grouped under headings, sorted, summed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from math import isfinite
from typing import Any, Literal

from app.calc.observation import BURDENS, KINDS, SOURCES, WASTES, Observation
from app.calc.yearly_cost import Yearly, added
from app.language import plain

Grouping = Literal["none", "waste", "step", "source", "kind"]
Column = Literal["text", "waste", "step", "quantity", "cost", "time", "source", "seen"]


@dataclass(frozen=True, slots=True)
class Seen:
    """An observation with its figures, and the step where it was made by name and place among the steps."""

    observation: Observation
    yearly: Yearly
    step_name: str = ""
    step_place: int = 0


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: of each choice the values that are let through, all without any; `None` is "not said"."""

    waste: frozenset[str | None] = field(default_factory=frozenset)
    step: frozenset[str | None] = field(default_factory=frozenset)
    source: frozenset[str | None] = field(default_factory=frozenset)
    kind: frozenset[str | None] = field(default_factory=frozenset)
    text: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def passes(self, seen: Seen) -> bool:
        observation = seen.observation
        for name in ("waste", "step", "source", "kind"):
            wanted = getattr(self, name)
            if wanted and getattr(observation, name) not in wanted:
                return False
        wanted_words = _words(self.text)
        said = plain(_said(seen)) if wanted_words else ""
        return all(word in said for word in wanted_words)


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[str, ...]:
    """Asked for each observation anew; a whole list may have been pasted into the filter."""
    return tuple(dict.fromkeys(plain(text).split()))


def _said(seen: Seen) -> str:
    o = seen.observation
    return " ".join((o.text, o.place, o.seen_by, o.asked, o.unit, o.interaction, seen.step_name))


@dataclass(frozen=True, slots=True)
class Total:
    """`time_s` (seconds) and `cost` are the sums per year of the difficulties and threats of which they are known,

    `None` where none is, and where no number can hold it; `untimed` and `uncosted` say of how many they are not.
    `count` is of all kinds.
    """

    count: int
    time_s: float | None
    cost: float | None
    untimed: int
    uncosted: int


@dataclass(frozen=True, slots=True)
class Group:
    """`key` is the value that its members share: an id, or `None` where it is not said."""

    key: str | None
    members: tuple[Seen, ...]
    total: Total


def total(seen: Iterable[Seen]) -> Total:
    seen = list(seen)
    heavy = [each for each in seen if each.observation.kind in BURDENS]
    times = [each.yearly.time_s for each in heavy if each.yearly.time_s is not None]
    costs = [each.yearly.cost for each in heavy if each.yearly.cost is not None]
    return Total(
        len(seen),
        _sum(times),
        _sum(costs),
        len(heavy) - len(times),
        len(heavy) - len(costs),
    )


def _sum(numbers: Sequence[float]) -> float | None:
    known = added(numbers)
    return known if numbers and isfinite(known) else None


def grouped(seen: Sequence[Seen], by: Grouping) -> list[Group]:
    """The groups in the order of their words, of the steps in that of the maps; what is not said comes last."""
    if by == "none":
        return [Group(None, tuple(seen), total(seen))] if seen else []
    members: dict[str | None, list[Seen]] = {}
    for each in seen:
        members.setdefault(getattr(each.observation, by), []).append(each)
    if by == "step":
        order = {key: min(each.step_place for each in of) for key, of in members.items()}
    else:
        words = {"waste": WASTES, "source": SOURCES, "kind": KINDS}[by]
        order = {key: i for i, key in enumerate(words)}
    keys = sorted(members, key=lambda key: (key is None, order.get(key or "", 0)))
    return [Group(key, tuple(members[key]), total(members[key])) for key in keys]


def ordered(seen: Iterable[Seen], column: Column | None, *, falling: bool = False) -> list[Seen]:
    """By one column; without one as they were noted. What is not known comes last either way."""
    seen = list(seen)
    if column is None:
        return seen
    of = _KEYS[column]
    known = [each for each in seen if of(each) is not None]
    return sorted(known, key=of, reverse=falling) + [each for each in seen if of(each) is None]


def _place(words: dict[str, str], value: str | None) -> int | None:
    return list(words).index(value) if value in words else None


_KEYS: dict[Column, Callable[[Seen], Any]] = {
    "text": lambda s: plain(s.observation.text) or None,
    "waste": lambda s: _place(WASTES, s.observation.waste),
    "step": lambda s: s.step_place if s.observation.step else None,
    "quantity": lambda s: s.observation.quantity,
    "cost": lambda s: s.yearly.cost,
    "time": lambda s: s.yearly.time_s,
    "source": lambda s: _place(SOURCES, s.observation.source),
    "seen": lambda s: (s.observation.seen_on, plain(s.observation.seen_by)) if s.observation.seen_on else None,
}
