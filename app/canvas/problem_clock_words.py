"""What the clocks of a problem say in words and digits: on the board, in the list, to those who cannot see them."""

from __future__ import annotations

from dataclasses import dataclass

from app.calc import calendar_date, moment
from app.calc.problem import Problem
from app.calc.problem_figures import Clock, ClockState
from app.calc.quantity import HOUR, MINUTE, SPACE, UNKNOWN, show
from app.language import _, ngettext

SOON = 0.25
"""The share of the time that is left below which a clock warns."""


@dataclass(frozen=True, slots=True)
class Face:
    """`share` of the time is gone, `None` where that cannot be said; `soon` it will have run out."""

    state: ClockState
    title: str
    digits: str
    word: str
    below: str = ""
    share: float | None = None
    soon: bool = False

    @property
    def said(self) -> str:
        """All of it in one line."""
        return ", ".join(part for part in (self.title, f"{self.digits} {self.word}".strip(), self.below) if part)


def hours_words(seconds: float) -> str:
    """18 h 20 of a longer time, 45 min of a shorter one; whole minutes, those that have begun not counted."""
    minutes = int(abs(seconds) // MINUTE)
    hours, rest = divmod(minutes, HOUR // MINUTE)
    return f"{hours}{SPACE}h{SPACE}{rest:02}" if hours else f"{rest}{SPACE}min"


def containment_face(problem: Problem, clock: Clock) -> Face:
    title = _("Containment within {hours} h", hours=show(problem.containment_h, "count"))
    if clock.left is None:
        return Face(clock.state, title, UNKNOWN, "", str(clock.reason or ""))
    whole = problem.containment_h * HOUR
    due = moment.show(clock.due)
    if clock.state in ("stopped", "stopped_late"):
        below = _("Contained on {moment}", moment=moment.show(problem.contained_at))
        word = _("too late") if clock.late else _("in time")
        return Face(clock.state, title, hours_words(whole - clock.left), word, below, _gone(clock.left, whole))
    if clock.late:
        return Face(
            clock.state, title, hours_words(clock.left), _("late"), _("It was due on {moment}", moment=due), 1.0
        )
    gone = _gone(clock.left, whole)
    below = _("Until {moment}", moment=due)
    return Face(clock.state, title, hours_words(clock.left), _("left"), below, gone, _is_soon(clock.left, whole))


def solving_face(problem: Problem, clock: Clock) -> Face:
    title = _("Solved within {days}", days=show(problem.solving_days, "days"))
    if clock.left is None:
        return Face(clock.state, title, UNKNOWN, "", str(clock.reason or ""))
    due, days = calendar_date.show(clock.due), show(abs(clock.left), "days")
    if clock.state in ("stopped", "stopped_late"):
        below = _("Closed on {day}", day=calendar_date.show(problem.closed_on))
        word = _("too late") if clock.late else _("in time")
        gone = _gone(clock.left, problem.solving_days)
        return Face(clock.state, title, show(problem.solving_days - clock.left, "days"), word, below, gone)
    if clock.late:
        return Face(clock.state, title, days, _("late"), _("It was due on {day}", day=due), 1.0)
    gone = _gone(clock.left, problem.solving_days)
    soon = _is_soon(clock.left, problem.solving_days)
    return Face(clock.state, title, days, _("left"), _("Until {day}", day=due), gone, soon)


def short_words(problem: Problem, clock: Clock) -> str:
    """The clock that counts now in a word or two, for a list; of what is closed that it is."""
    if problem.closed_on:
        return _("Closed on {day}", day=calendar_date.show(problem.closed_on))
    if clock.left is None:
        return _("Not started")
    days = int(abs(clock.left)) if "T" not in clock.due else 0
    time = ngettext("{n} day", "{n} days", days) if "T" not in clock.due else hours_words(clock.left)
    if clock.late:
        return _("late by {time}", time=time)
    return _("to contain: {time} left", time=time) if "T" in clock.due else _("to solve: {time} left", time=time)


def _gone(left: float, whole: float) -> float:
    return min(1.0, max(0.0, 1 - left / whole)) if whole > 0 else 1.0


def _is_soon(left: float, whole: float) -> bool:
    return left < SOON * whole
