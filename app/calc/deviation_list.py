"""The deviations of an event as they are listed: what was opened from each, filtered, sorted, counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal

from app.calc.deviation import Deviation
from app.calc.deviation_count import Held
from app.calc.indicator import LETTERS, Indicator
from app.calc.indicator_list import Listed
from app.calc.indicator_status import Status
from app.calc.indicator_words import moment_of
from app.language import N_, plain

Column = Literal["state", "letter", "name", "said", "since", "value", "target", "gap", "answer", "spark"]
COLUMNS: dict[Column, str] = {
    "state": N_("State"),
    "letter": N_("Letter"),
    "name": N_("Indicator"),
    "said": N_("Deviation"),
    "since": N_("Since"),
    "value": N_("Last value"),
    "target": N_("Target"),
    "gap": N_("Gap"),
    "answer": N_("Answer"),
    "spark": N_("Course"),
}
State = Literal["alarm", "signal", "better"]
STATES: dict[State, str] = {"alarm": N_("Alarm"), "signal": N_("Signal"), "better": N_("Improved")}
"""A signal is a broken rule of the control chart; where that goes the right way, it has improved."""
Answer = Literal["open", "explained", "waiting"]
ANSWERS: dict[Answer, str] = {
    "open": N_("In work"),
    "explained": N_("Explained"),
    "waiting": N_("Not answered"),
}
_LETTERS = list(LETTERS)


@dataclass(frozen=True, slots=True)
class Opened:
    """What was made from an indicator: an action, a problem, five whys, an observation.

    `state` is what calls its state in English, empty where it has none; it is `open` while there is something to do.
    """

    kind: str
    id: str
    title: str
    state: str = ""
    open: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """One deviation with its indicator, how that stands, what was opened from it, and its last values.

    `said` are words to search by.
    """

    deviation: Deviation
    indicator: Indicator
    status: Status
    opened: tuple[Opened, ...] = ()
    spark: tuple[float | None, ...] = ()
    said: str = ""

    @property
    def id(self) -> str:
        """The same as long as the deviation lasts."""
        found = self.deviation
        return "/".join((found.indicator, found.kind, str(found.since), *found.rules[:1]))

    @property
    def state(self) -> State:
        if self.deviation.kind == "alarm":
            return "alarm"
        return "better" if self.deviation.better else "signal"

    @property
    def answer(self) -> Answer:
        """A comment explains it; else it is in work while something that was opened from its indicator is open."""
        if self.deviation.explained:
            return "explained"
        return "open" if any(each.open for each in self.opened) else "waiting"


def case(deviation: Deviation, row: Listed, opened: tuple[Opened, ...]) -> Case:
    of = row.indicator
    words = (of.name, of.owner, of.context, str(deviation.said), *(each.title for each in opened))
    return Case(deviation, of, row.status, opened, row.spark, plain(" ".join(words)))


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: the letters, all without any, "" what has none; only what is `waiting` for an answer."""

    letter: frozenset[str] = field(default_factory=frozenset)
    waiting: bool = False
    text: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def passes(self, row: Case) -> bool:
        if self.letter and (row.indicator.letter or "") not in self.letter:
            return False
        if self.waiting and not is_waiting(row):
            return False
        return all(word in row.said for word in _words(self.text))


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[str, ...]:
    return tuple(plain(text).split())


def is_waiting(row: Case) -> bool:
    """Whether it calls for an answer: good news calls for none."""
    return row.answer == "waiting" and row.state != "better"


def held(rows: Iterable[Case]) -> Held:
    bad = [row for row in rows if row.state != "better"]
    return Held(len(bad), sum(row.state == "alarm" for row in bad), sum(map(is_waiting, bad)))


def ordered(rows: Iterable[Case], column: Column | None, *, falling: bool = False) -> list[Case]:
    """By one column; without one the newest first. What is not known comes last either way."""
    given = list(rows)
    if column is None:
        return given
    of = _KEYS[column]
    known = [row for row in given if of(row) is not None]
    return sorted(known, key=of, reverse=falling) + [row for row in given if of(row) is None]


def _since(row: Case) -> datetime | None:
    return moment_of(row.indicator.measures[row.deviation.since - 1].at)


_KEYS: dict[Column, Callable[[Case], Any]] = {
    "state": lambda row: list(STATES).index(row.state),
    "letter": lambda row: _LETTERS.index(row.indicator.letter) if row.indicator.letter else None,
    "name": lambda row: plain(row.indicator.name) or None,
    "said": lambda row: plain(str(row.deviation.said)),
    "since": _since,
    "value": lambda row: row.status.value,
    "target": lambda row: row.status.target,
    "gap": lambda row: row.status.gap,
    "answer": lambda row: list(ANSWERS).index(row.answer),
    "spark": lambda row: row.deviation.index - row.deviation.since,
}
