"""The plan as a list: filtered by state, by whose it is and by words; grouped under headings; sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache
from typing import Any, Literal, cast

from app.calc.action import PHASES, PRIORITIES, VERDICTS, Action
from app.calc.action_figures import day, is_being_checked, is_done, is_due_this_week, is_late, is_open, missing
from app.calc.person import key_of
from app.language import N_, plain

State = Literal["late", "this_week", "to_check", "no_owner", "no_deliverable", "done", "dropped"]
STATES: dict[State, str] = {
    "late": N_("Late"),
    "this_week": N_("This week"),
    "to_check": N_("To check"),
    "no_owner": N_("Without owner"),
    "no_deliverable": N_("Without deliverable"),
    "done": N_("Done"),
    "dropped": N_("Dropped"),
}
"""What is asked for by one click; an action may be in several of these states."""
Grouping = Literal["none", "owner", "axis", "problem", "phase", "team"]
GROUPINGS: dict[Grouping, str] = {
    "none": N_("Not grouped"),
    "owner": N_("By owner"),
    "axis": N_("By axis"),
    "problem": N_("By problem"),
    "phase": N_("By phase"),
    "team": N_("By team"),
}
Column = Literal["number", "phase", "label", "deliverable", "owner", "axis", "due", "priority", "state", "effect"]


Names = dict[str, tuple[int, str]]
"""The places and names of axes or problems by their ids."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An action with the names of what it belongs to, its states on a day, and its words as they are searched."""

    action: Action
    axis: str
    problem: str
    states: frozenset[State]
    said: str
    axis_place: int = 0
    problem_place: int = 0


def listed(action: Action, today: date, axes: Names, problems: Names) -> Listed:
    axis_place, axis = axes.get(action.axis or "", (len(axes), ""))
    problem_place, problem = problems.get(action.problem or "", (len(problems), ""))
    words = (
        *(str(action.number), action.label, action.deliverable, action.owner, action.team, axis, problem),
        *(action.indicator, action.effect_on_indicators, action.effect_on_steps, action.dropped_because),
    )
    said = plain(" ".join(filter(None, words)))
    return Listed(action, axis, problem, states(action, today), said, axis_place, problem_place)


def states(action: Action, today: date) -> frozenset[State]:
    if action.phase == "dropped":
        return frozenset({"dropped"})
    lacking = missing(action)
    said: dict[State, bool] = {
        "late": is_late(action, today),
        "this_week": is_due_this_week(action, today),
        "to_check": is_being_checked(action),
        "no_owner": "owner" in lacking and is_open(action),
        "no_deliverable": "deliverable" in lacking,
        "done": is_done(action),
    }
    return frozenset(state for state, holds in said.items() if holds)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: of each choice the values that are let through, all without any; `None` is "not said".

    An action passes in any of the `states`; what was dropped passes only where it is asked for.
    """

    states: frozenset[State] = field(default_factory=frozenset)
    owner: frozenset[str | None] = field(default_factory=frozenset)
    axis: frozenset[str | None] = field(default_factory=frozenset)
    problem: frozenset[str | None] = field(default_factory=frozenset)
    team: frozenset[str | None] = field(default_factory=frozenset)
    phase: frozenset[str | None] = field(default_factory=frozenset)
    text: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def passes(self, row: Listed) -> bool:
        if self.states:
            if not self.states & row.states:
                return False
        elif "dropped" in row.states and "dropped" not in self.phase:
            return False
        for name in CHOICES:
            wanted = getattr(self, name)
            if wanted and value_of(row, name) not in wanted:
                return False
        return all(word in row.said for word in _words(self.text))


Choice = Literal["owner", "axis", "problem", "team", "phase"]
CHOICES: tuple[Choice, ...] = ("owner", "axis", "problem", "team", "phase")


def value_of(row: Listed, name: str) -> str | None:
    """The value by which actions are grouped and chosen: an id, the key of a person, None where nothing is said."""
    said = getattr(row.action, name) or ""
    return (key_of(said) if name in ("owner", "team") else said) or None


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[str, ...]:
    """Asked for each action anew; a whole list may have been pasted into the filter."""
    return tuple(dict.fromkeys(plain(text).split()))


def counts(rows: Iterable[Listed]) -> dict[State, int]:
    """How many actions are in each state."""
    found = dict.fromkeys(STATES, 0)
    for row in rows:
        for state in row.states:
            found[state] += 1
    return found


@dataclass(frozen=True, slots=True)
class Group:
    """`key` is the value that its members share; `title` its name, empty where nothing is said."""

    key: str | None
    title: str
    members: tuple[Listed, ...]

    @property
    def late(self) -> int:
        return sum("late" in each.states for each in self.members)

    @property
    def done(self) -> int:
        return sum("done" in each.states for each in self.members)


def grouped(rows: Sequence[Listed], by: Grouping) -> list[Group]:
    """The groups in the order of their names, axes, problems and phases in their own; what is not said comes last."""
    if by == "none":
        return [Group(None, "", tuple(rows))] if rows else []
    members: dict[str | None, list[Listed]] = {}
    for row in rows:
        members.setdefault(value_of(row, by), []).append(row)
    known = sorted((key for key in members if key is not None), key=lambda key: _order(key, members[key][0], by))
    keys: list[str | None] = [*known, *([None] if None in members else [])]
    return [Group(key, _title(key, members[key][0], by), tuple(members[key])) for key in keys]


def _order(key: str, row: Listed, by: Grouping) -> Any:
    if by in ("axis", "problem"):
        return row.axis_place if by == "axis" else row.problem_place
    return _place(PHASES, key) if by == "phase" else key


def _title(key: str | None, row: Listed, by: Grouping) -> str:
    if key is None or by == "phase":
        return key or ""
    if by in ("owner", "team"):
        return " ".join(getattr(row.action, by).split())
    return row.axis if by == "axis" else row.problem


def ordered(rows: Iterable[Listed], column: Column | None, *, falling: bool = False) -> list[Listed]:
    """By one column; without one as they stand in the plan. What is not known comes last either way."""
    rows = list(rows)
    if column is None:
        return rows
    of = _KEYS[column]
    keyed = [(of(row), row) for row in rows]
    known = sorted((pair for pair in keyed if pair[0] is not None), key=lambda pair: pair[0], reverse=falling)
    return [row for _key, row in known] + [row for key, row in keyed if key is None]


def _place(words: Iterable[str], value: str | None) -> int | None:
    order = list(words)
    return order.index(value) if value in order else None


def _urgency(row: Listed) -> int | None:
    """Late first, then this week, then what is to be checked."""
    order = cast("tuple[State, ...]", ("late", "this_week", "to_check", "no_owner", "no_deliverable", "done"))
    return next((n for n, state in enumerate(order) if state in row.states), None)


_KEYS: dict[Column, Callable[[Listed], Any]] = {
    "number": lambda row: row.action.number,
    "phase": lambda row: _place(PHASES, row.action.phase),
    "label": lambda row: plain(row.action.label) or None,
    "deliverable": lambda row: plain(row.action.deliverable) or None,
    "owner": lambda row: key_of(row.action.owner) or None,
    "axis": lambda row: row.axis_place if row.axis else None,
    "due": lambda row: day(row.action.due),
    "priority": lambda row: -[*PRIORITIES].index(row.action.priority),
    "state": _urgency,
    "effect": lambda row: _place(VERDICTS, row.action.verdict),
}
