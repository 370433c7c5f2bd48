"""The indicators as a reference list: how each stands now, filtered, sorted, counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any, Literal

from app.calc.indicator import DIRECTIONS, FREQUENCIES, LETTERS, Indicator
from app.calc.indicator_status import STATES, State, Status, status
from app.calc.measure_value import values_of
from app.calc.person import key_of
from app.language import N_, plain

Column = Literal[
    "letter", "name", "state", "value", "target", "gap", "unit", "spark", "owner", "frequency", "direction", "axis"
]
COLUMNS: dict[Column, str] = {
    "letter": N_("Letter"),
    "name": N_("Indicator"),
    "state": N_("State"),
    "value": N_("Last value"),
    "target": N_("Target"),
    "gap": N_("Gap"),
    "unit": N_("Unit"),
    "spark": N_("Course"),
    "owner": N_("Owner"),
    "frequency": N_("Frequency"),
    "direction": N_("Better"),
    "axis": N_("Axis"),
}
SPARK_POINTS = 40
"""The last measures that the small course of a line shows."""
BY_NEED: tuple[State, ...] = ("alarm", "warning", "unknown", "good")
"""What calls for a look first."""
_LETTERS = list(LETTERS)
_FREQUENCIES = list(FREQUENCIES)
_DIRECTIONS = list(DIRECTIONS)


@dataclass(frozen=True, slots=True)
class Listed:
    """An indicator with its state, the name of its axis, its last values, and its words as they are searched."""

    indicator: Indicator
    status: Status
    axis: str = ""
    spark: tuple[float | None, ...] = ()
    said: str = ""

    @property
    def id(self) -> str:
        return self.indicator.id


def listed(indicator: Indicator, axes: Mapping[str, tuple[int, str]]) -> Listed:
    """`axes` are places and names by ids."""
    axis = axes.get(indicator.axis or "", (0, ""))[1]
    i = indicator
    words = (i.name, i.definition, i.purpose, i.formula, i.source, i.unit, i.owner, i.context, i.shared_with, axis)
    counted = [v for v, m in zip(values_of(i), i.measures, strict=True) if not m.excluded][-SPARK_POINTS:]
    return Listed(i, status(i), axis, tuple(counted), plain(" ".join(words)))


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: what is let through of each field, all without any; "" is what has none."""

    letter: frozenset[str] = field(default_factory=frozenset)
    owner: frozenset[str] = field(default_factory=frozenset)
    axis: frozenset[str] = field(default_factory=frozenset)
    state: frozenset[str] = field(default_factory=frozenset)
    text: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def passes(self, row: Listed) -> bool:
        for name in ("letter", "owner", "axis", "state"):
            wanted = getattr(self, name)
            if wanted and value_of(row, name) not in wanted:
                return False
        return all(word in row.said for word in _words(self.text))


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[str, ...]:
    return tuple(plain(text).split())


def value_of(row: Listed, name: str) -> str:
    """By what it is filtered; owners by the key of their name."""
    if name == "owner":
        return key_of(row.indicator.owner)
    if name == "state":
        return row.status.state
    return str(getattr(row.indicator, name) or "")


def counts(rows: Iterable[Listed]) -> dict[State, int]:
    given = list(rows)
    return {state: sum(row.status.state == state for row in given) for state in STATES}


def by_letter(rows: Iterable[Listed]) -> list[Listed]:
    """In the order of S-Q-D-C-M, as in the meeting; those without a letter last, each as they were noted."""
    last = len(_LETTERS)
    return sorted(rows, key=lambda row: _LETTERS.index(row.indicator.letter) if row.indicator.letter else last)


def ordered(rows: Iterable[Listed], column: Column | None, *, falling: bool = False) -> list[Listed]:
    """By one column; without one as they were noted. What is not known comes last either way."""
    given = list(rows)
    if column is None:
        return given
    of = _KEYS[column]
    known = [row for row in given if of(row) is not None]
    return sorted(known, key=of, reverse=falling) + [row for row in given if of(row) is None]


def _text(name: str) -> Callable[[Listed], Any]:
    return lambda row: plain(getattr(row.indicator, name)) or None


def _change(row: Listed) -> float | None:
    """From the first to the last value in sight."""
    given = [value for value in row.spark if value is not None]
    return given[-1] - given[0] if len(given) > 1 else None


_KEYS: dict[Column, Callable[[Listed], Any]] = {
    "letter": lambda row: _LETTERS.index(row.indicator.letter) if row.indicator.letter else None,
    "name": _text("name"),
    "state": lambda row: BY_NEED.index(row.status.state),
    "value": lambda row: row.status.value,
    "target": lambda row: target_of(row),
    "gap": lambda row: row.status.gap,
    "unit": _text("unit"),
    "spark": _change,
    "owner": _text("owner"),
    "frequency": lambda row: _FREQUENCIES.index(row.indicator.frequency) if row.indicator.frequency else None,
    "direction": lambda row: _DIRECTIONS.index(row.indicator.direction),
    "axis": lambda row: plain(row.axis) or None,
}


def target_of(row: Listed) -> float | None:
    """The one that held for the last value; before the first value the one that was set."""
    return row.status.target if row.status.last is not None else row.indicator.target
