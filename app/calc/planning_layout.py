"""Where the actions of a plan stand in time: the axis of days, the rows, the bars. Lengths are pixels, days are whole.

A bar goes from the morning of its start to the evening of its due date; the middle of a day is half a day further.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from app.calc.action import Action
from app.calc.action_figures import day as day_of
from app.calc.action_figures import progress_of
from app.calc.calendar_date import moved
from app.calc.person import key_of

Unit = Literal["day", "week", "month", "year"]
Zoom = Literal["days", "weeks", "months"]
DAY_WIDTH: dict[Zoom, float] = {"days": 26.0, "weeks": 7.0, "months": 2.4}
"""Pixels of one day."""
LEAST_DAY, MOST_DAY = 0.8, 60.0
_LEAST: dict[Unit, float] = {"day": 17.0, "week": 30.0, "month": 30.0, "year": 0.0}
"""What the name of a unit needs, pixels."""
_DAYS: dict[Unit, float] = {"day": 1.0, "week": 7.0, "month": 28.0, "year": 365.0}
_ABOVE: dict[Unit, Unit] = {"day": "month", "week": "month", "month": "year", "year": "year"}
BEFORE, AFTER = 31, 92
"""Days that are shown before the first date and after the last one, at least."""
_BESIDE = 120.0
"""What the owner beside the last bar needs, pixels."""
FARTHEST = 3660
"""Days from today: what lies beyond stands at the edge."""

Grouping = Literal["none", "owner", "axis"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit of the axis, from its first to its last day in sight; `first` may lie within it at the left edge."""

    unit: Unit
    first: date
    last: date


@dataclass(frozen=True)
class TimeAxis:
    """The days from `first` to `last`, each `day` pixels wide; x 0 is the morning of the first."""

    first: date
    last: date
    day: float

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def width(self) -> float:
        return self.days * self.day

    def x_of(self, day: date) -> float:
        """The morning of a day, before the first or after the last one, too."""
        return (day - self.first).days * self.day

    def middle_of(self, day: date) -> float:
        return self.x_of(day) + self.day / 2

    def day_at(self, x: float) -> date:
        """The day at a place, the first or the last one beyond them."""
        n = int(x // self.day)
        return self.first + timedelta(days=max(0, min(n, self.days - 1)))

    def bands(self, size: float = 1.0) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
        """The upper and the lower line of the axis, in the smallest unit whose names have room in this size."""
        units: tuple[Unit, ...] = ("day", "week", "month", "year")
        low = next(unit for unit in units if self.day * _DAYS[unit] >= _LEAST[unit] * size)
        return self.cells(_ABOVE[low]), (() if low == "year" else self.cells(low))

    def cells(self, unit: Unit) -> tuple[Cell, ...]:
        """All days in units, none twice and none left out."""
        found, first = [], self.first
        while first <= self.last:
            last = min(_end_of(unit, first), self.last)
            found.append(Cell(unit, first, last))
            if last == self.last:
                break
            first = last + timedelta(days=1)
        return tuple(found)

    def weekends(self) -> Iterable[tuple[float, float]]:
        """Left and right of each Saturday with its Sunday, as far as they are shown."""
        n = (5 - self.first.weekday()) % 7 if self.first.weekday() != 6 else -1
        while n < self.days:
            yield max(0.0, n * self.day), min(self.width, (n + 2) * self.day)
            n += 7


def _end_of(unit: Unit, day: date) -> date:
    """The last day of the week, month or year that this day is in."""
    if unit == "day":
        return day
    if unit == "week":
        return moved(day, 6 - day.weekday())
    first_of_next = (1, 1) if unit == "year" or day.month == 12 else (0, day.month + 1)
    if day.year + first_of_next[0] > date.max.year:
        return date.max
    return date(day.year + first_of_next[0], first_of_next[1], 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """When an action is planned: from `start` to `due`, on the day `due` alone without a start."""

    start: date | None
    due: date

    @property
    def first(self) -> date:
        return min(self.start or self.due, self.due)

    @property
    def last(self) -> date:
        return max(self.start or self.due, self.due)

    def shifted(self, days: int) -> Span:
        return Span(moved(self.start, days) if self.start else None, moved(self.due, days))

    def with_due(self, days: int) -> Span:
        """Its end so many days later, not before its start."""
        due = moved(self.due, days)
        return Span(self.start, max(due, self.start) if self.start else due)

    def with_start(self, days: int) -> Span:
        """Its start so many days later, not after its end; one without a start gets one."""
        return Span(min(moved(self.start or self.due, days), self.due), self.due)


def span_of(action: Action) -> Span | None:
    """`None` for an action without a due date: it is not planned yet."""
    due = day_of(action.due)
    return Span(day_of(action.start), due) if due is not None else None


def planned_for(action: Action, due: date) -> Span:
    """An action that gets its due date: from its start, where that is not after it."""
    start = day_of(action.start)
    return Span(start if start is not None and start <= due else None, due)


def time_axis(
    spans: Iterable[Span], today: date, day: float, room: float = 0.0, *, before: int = BEFORE, after: int = AFTER
) -> TimeAxis:
    """From before the first to after the last of these and of today, in whole weeks, at least as wide as the room."""
    low, high = moved(today, -FARTHEST), moved(today, FARTHEST)
    firsts, lasts = [today], [today]
    for span in spans:
        firsts.append(max(low, span.first))
        lasts.append(min(high, span.last))
    first = moved(min(min(firsts), high), -before)
    first = moved(first, -first.weekday())
    last = max(moved(max(max(lasts), low), after), moved(first, int(room / day)))
    return TimeAxis(first, moved(last, 6 - last.weekday()), day)


def zoom_for(spans: Iterable[Span], today: date, room: float) -> Zoom:
    """The nearest look at which all of these, and what is written beside them, have room."""
    axis = time_axis(spans, today, 1.0)
    days = axis.days - BEFORE - AFTER
    return next((zoom for zoom, day in DAY_WIDTH.items() if days * day + _BESIDE <= room), "months")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the plan: of an action with this id, or the heading of a group. Below `top` it is `height` high."""

    id: str
    title: str
    top: float
    height: float
    planned: bool = True

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True)
class Plan:
    """The rows from top to bottom, and when each action is planned; what is not planned yet stands below the rest."""

    axis: TimeAxis
    today: date
    rows: tuple[Row, ...]
    spans: Mapping[str, Span]
    actions: Mapping[str, Action]

    @cached_property
    def row_of(self) -> dict[str, Row]:
        return {row.id: row for row in self.rows if row.id}

    @property
    def height(self) -> float:
        return self.rows[-1].bottom if self.rows else 0.0

    def extent(self, id: str) -> tuple[float, float]:
        """Left and right of a bar; of an action that has only a due date, of that day."""
        span = self.spans[id]
        return self.axis.x_of(span.first), self.axis.x_of(span.last) + self.axis.day

    def progress_x(self, id: str) -> float:
        """How far the bar is filled; its left end where nothing is said."""
        left, right = self.extent(id)
        return left + (right - left) * max(0.0, min(progress_of(self.actions[id]) or 0.0, 1.0))

    def share_at(self, id: str, x: float) -> float:
        """The progress that a place of the bar stands for, in steps of 5 %."""
        left, right = self.extent(id)
        return max(0, min(20, round(20 * (x - left) / (right - left)))) / 20

    def row_at(self, y: float) -> Row | None:
        return next((row for row in self.rows_between(y, y) if row.top <= y < row.bottom), None)

    def rows_between(self, top: float, bottom: float) -> Sequence[Row]:
        """Those of which something lies between these heights."""
        first = bisect_left(self.rows, top, key=lambda row: row.bottom)
        return self.rows[first : bisect_right(self.rows, bottom, key=lambda row: row.top)]

    def ids(self) -> list[str]:
        """The actions from top to bottom."""
        return [row.id for row in self.rows if row.id]


@dataclass(frozen=True, slots=True)
class Heading:
    """The group of an action, told apart by `key`, "" for none: it stands at its `place` under this `title`."""

    key: str = ""
    title: str = ""
    place: str | int = ""


Group = Callable[[Action], Heading]
"""The heading of the group that an action stands in."""


def group_by(grouping: Grouping, axes: Mapping[str, str]) -> Group | None:
    """By whom or by which axis (names by ids, in their order) actions are headed; `None` where they are not."""
    if grouping == "owner":
        return lambda action: Heading(key_of(action.owner), " ".join(action.owner.split()), key_of(action.owner))
    if grouping != "axis":
        return None
    known = {id: Heading(id, name, place) for place, (id, name) in enumerate(axes.items())}
    return lambda action: known.get(action.axis or "", Heading())


def lay_plan(
    actions: Sequence[Action],
    today: date,
    axis: TimeAxis,
    *,
    row: float,
    heading: float,
    group: Group | None = None,
    otherwise: str = "",
    unplanned: str = "",
    spans: Mapping[str, Span] | None = None,
) -> Plan:
    """The actions in their order, those of a group together below its heading; groups in their order.

    `otherwise` heads those that belong to no group, which come last, and `unplanned` those without a due date. `spans`
    stand for what the actions say: what a hand moves.
    """
    said = {action.id: span for action in actions if (span := span_of(action)) is not None} | dict(spans or {})
    planned = [action for action in actions if action.id in said]
    waiting = [action for action in actions if action.id not in said]
    rows: list[Row] = []
    top = 0.0

    def add(id: str, title: str, height: float, *, is_planned: bool = True) -> None:
        nonlocal top
        rows.append(Row(id, title, top, height, is_planned))
        top += height

    for title, members in _grouped(planned, group):
        if title is not None:
            add("", title or otherwise, heading)
        for action in members:
            add(action.id, "", row)
    if waiting:
        add("", unplanned, heading, is_planned=False)
        for action in waiting:
            add(action.id, "", row, is_planned=False)
    return Plan(axis, today, tuple(rows), said, {action.id: action for action in actions})


def _grouped(actions: Sequence[Action], group: Group | None) -> Iterable[tuple[str | None, list[Action]]]:
    if group is None:
        return [(None, list(actions))]
    found: dict[str, tuple[Heading, list[Action]]] = {}
    for action in actions:
        heading = group(action)
        found.setdefault(heading.key, (heading, []))[1].append(action)
    last = found.pop("", None)
    known = sorted(found.values(), key=lambda item: item[0].place)
    return [(heading.title, members) for heading, members in (*known, *([last] if last else []))]
