"""How many hours of work each owner has in which week: the effort of open actions, spread over the days worked on them.

Days worked are Monday to Friday from the start to the due date, both included. An action without a start is worked on
the day on which it is due; one that lies on a weekend alone, on that weekend.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.calc.action import Action
from app.calc.action_figures import is_open
from app.calc.planning_layout import FARTHEST, moved, span_of
from app.language import plain

LEAST_WEEKS, MOST_WEEKS = 8, 53
"""That are shown from the present week on; what lies further is summed up."""
CAPACITY_H = 35.0
"""Hours that a person can work on actions in a week, unless another number is set."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`parts` are actions with their hours; `unknown` are actions that fall in it and whose effort nobody has said.

    `hours` is None where nothing is known of it.
    """

    parts: tuple[tuple[str, float], ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def hours(self) -> float | None:
        return sum(hours for _id, hours in self.parts) if self.parts else None

    @property
    def ids(self) -> tuple[str, ...]:
        return (*(id for id, _hours in self.parts), *self.unknown)


@dataclass(frozen=True, slots=True)
class Column:
    """A week by its Monday; `before` it and `later` than it columns that sum up weeks which are not shown."""

    monday: date
    sums: str = ""


BEFORE, LATER = "before", "later"


@dataclass(frozen=True, slots=True)
class OwnerLoad:
    """`without_effort` and `without_dates` are actions that are in no sum of hours: their number is said beside it."""

    owner: str
    cells: tuple[Cell, ...]
    without_effort: tuple[str, ...]
    without_dates: tuple[str, ...]

    @property
    def uncounted(self) -> tuple[str, ...]:
        """Those that are in no sum of hours, each once."""
        return tuple(dict.fromkeys((*self.without_effort, *self.without_dates)))

    @property
    def total(self) -> float | None:
        known = [cell.hours for cell in self.cells if cell.hours is not None]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True)
class Workload:
    """Owners by their names, last those actions that have none; each has a cell in each column."""

    columns: tuple[Column, ...]
    owners: tuple[OwnerLoad, ...]


def days_worked(first: date, last: date) -> int:
    """Mondays to Fridays from the first to the last day."""
    weeks, rest = divmod((last - first).days + 1, 7)
    return 5 * weeks + sum((first.weekday() + n) % 7 < 5 for n in range(rest))


def hours_by_week(action: Action) -> dict[date, float | None]:
    """The hours of each week, by its Monday, in which an action is worked on; None where its effort is not known.

    Empty for an action without a due date. More than `FARTHEST` days are not walked through: what would be dated so
    is a slip of the pen, and counts in the weeks of its due date.
    """
    span = span_of(action)
    if span is None:
        return {}
    first, last = span.first, span.last
    if (last - first).days > FARTHEST:
        first = last = span.due
    all_days = days_worked(first, last)
    found: dict[date, float | None] = {}
    day = first
    while day <= last:
        sunday = min(moved(day, 6 - day.weekday()), last)
        days = days_worked(day, sunday) if all_days else (sunday - day).days + 1
        share = days / (all_days or (last - first).days + 1)
        if days:
            found[moved(day, -day.weekday())] = None if action.effort_h is None else action.effort_h * share
        if sunday == date.max:
            break
        day = sunday + timedelta(days=1)
    return found


def workload(actions: Iterable[Action], today: date) -> Workload:
    """Of the actions that have still to be done; hours before the present week are those of work that is late."""
    counted = [action for action in actions if is_open(action)]
    by_week = {action.id: hours_by_week(action) for action in counted}
    columns = _columns([monday for weeks in by_week.values() for monday in weeks], moved(today, -today.weekday()))
    owners = sorted({action.owner.strip() for action in counted}, key=lambda name: (not name, plain(name), name))
    return Workload(
        columns,
        tuple(
            _of_owner(owner, [each for each in counted if each.owner.strip() == owner], columns, by_week)
            for owner in owners
        ),
    )


def _columns(mondays: Sequence[date], present: date) -> tuple[Column, ...]:
    last = max([(monday - present).days // 7 + 1 for monday in mondays], default=0)
    shown = [Column(moved(present, 7 * n)) for n in range(max(LEAST_WEEKS, min(last, MOST_WEEKS)))]
    before = [Column(present, BEFORE)] if any(monday < present for monday in mondays) else []
    later = [Column(shown[-1].monday, LATER)] if any(monday > shown[-1].monday for monday in mondays) else []
    return (*before, *shown, *later)


def _of_owner(
    owner: str, actions: Sequence[Action], columns: Sequence[Column], by_week: dict[str, dict[date, float | None]]
) -> OwnerLoad:
    cells = []
    for column in columns:
        parts, unknown = [], []
        for action in actions:
            hours = [found for monday, found in by_week[action.id].items() if _falls_in(monday, column)]
            known = [each for each in hours if each is not None]
            if known:
                parts.append((action.id, sum(known)))
            elif hours:
                unknown.append(action.id)
        cells.append(Cell(tuple(parts), tuple(unknown)))
    return OwnerLoad(
        owner,
        tuple(cells),
        tuple(action.id for action in actions if action.effort_h is None),
        tuple(action.id for action in actions if not by_week[action.id]),
    )


def _falls_in(monday: date, column: Column) -> bool:
    if column.sums == BEFORE:
        return monday < column.monday
    return monday > column.monday if column.sums == LATER else monday == column.monday
