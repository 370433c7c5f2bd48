"""How many hours of work each owner has in which week: the effort of open actions, spread over the days worked on them.

Days worked are Monday to Friday from the start to the due date, both included. An action without a start is worked on
the day on which it is due; one that lies on a weekend alone, on that weekend.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.calc.action import Action
from app.calc.action_figures import is_open
from app.calc.calendar_date import moved
from app.calc.person import key_of, people
from app.calc.planning_layout import FARTHEST, span_of

LEAST_WEEKS, MOST_WEEKS = 8, 53
"""That are shown from the present week on; what lies further is summed up."""


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
    days = days_worked(first, last)
    begins, ends = first.toordinal(), last.toordinal()
    through = 4 if days else 6  # days from Monday that count, to Friday or to Sunday
    found: dict[date, float | None] = {}
    for monday in range(begins - first.weekday(), ends + 1, 7):
        worked = min(ends, monday + through) - max(begins, monday) + 1
        if worked > 0:
            share = worked / (days or ends - begins + 1)
            found[date.fromordinal(monday)] = None if action.effort_h is None else action.effort_h * share
    return found


def workload(actions: Iterable[Action], today: date) -> Workload:
    """Of the actions that have still to be done; hours before the present week are those of work that is late."""
    counted = [action for action in actions if is_open(action)]
    by_week = {action.id: hours_by_week(action) for action in counted}
    columns = _columns([monday for weeks in by_week.values() for monday in weeks], moved(today, -today.weekday()))
    names = {**people(action.owner for action in counted), "": ""}
    owned: dict[str, list[Action]] = {key: [] for key in names}
    for action in counted:
        owned[key_of(action.owner)].append(action)
    owners = [_of_owner(names[key], of, columns, by_week) for key, of in owned.items() if of]
    return Workload(columns, tuple(owners))


def _columns(mondays: Sequence[date], present: date) -> tuple[Column, ...]:
    last = max([(monday - present).days // 7 + 1 for monday in mondays], default=0)
    shown = [Column(moved(present, 7 * n)) for n in range(max(LEAST_WEEKS, min(last, MOST_WEEKS)))]
    before = [Column(present, BEFORE)] if any(monday < present for monday in mondays) else []
    later = [Column(shown[-1].monday, LATER)] if any(monday > shown[-1].monday for monday in mondays) else []
    return (*before, *shown, *later)


def _of_owner(
    owner: str, actions: Sequence[Action], columns: Sequence[Column], by_week: dict[str, dict[date, float | None]]
) -> OwnerLoad:
    hours: list[dict[str, float]] = [{} for _column in columns]
    unknown: list[dict[str, None]] = [{} for _column in columns]
    weeks = {column.monday: n for n, column in enumerate(columns) if not column.sums}
    first = min(weeks)
    for action in actions:
        for monday, worked in by_week[action.id].items():
            n = weeks.get(monday, 0 if monday < first else len(columns) - 1)
            if worked is None:
                unknown[n][action.id] = None
            else:
                hours[n][action.id] = hours[n].get(action.id, 0.0) + worked
    cells = [Cell(tuple(known.items()), tuple(others)) for known, others in zip(hours, unknown, strict=True)]
    return OwnerLoad(
        owner,
        tuple(cells),
        tuple(action.id for action in actions if action.effort_h is None),
        tuple(action.id for action in actions if not by_week[action.id]),
    )
