"""Whether the objective of an axis is specific, measurable, attainable, relevant and dated; how far it is reached.

The five criteria: G. T. Doran, *There’s a S.M.A.R.T. way to write management’s goals and objectives* (1981), with the
words in which they are taught now.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.calc.axis import Axis
from app.calc.calendar_date import Day
from app.calc.yearly_cost import amount
from app.language import N_, Sentence, sentence

Letter = Literal["S", "M", "A", "R", "T"]
LETTERS: dict[Letter, str] = {
    "S": N_("Specific"),
    "M": N_("Measurable"),
    "A": N_("Attainable"),
    "R": N_("Relevant"),
    "T": N_("Time-bound"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """`said` is what fulfils the criterion, or plainly what is missing."""

    letter: Letter
    fulfilled: bool
    said: Sentence


@dataclass(frozen=True, slots=True)
class Progress:
    """`share` of the way from the baseline to the target that is gone: below 0 where it went the other way, above 1
    beyond the target. `reached` says whether the present value is at the target or beyond. `None` with the `reason`."""

    share: float | None
    reached: bool | None
    reason: Sentence | None = None


def check(axis: Axis, comes_from: int) -> tuple[Check, ...]:
    """The five criteria in their order; `comes_from` is how many things of the diagnosis the axis was made from."""
    return (_specific(axis), _measurable(axis), _attainable(axis), _relevant(axis, comes_from), _dated(axis))


def fulfilled(checks: tuple[Check, ...]) -> int:
    """How many of them are fulfilled."""
    return sum(each.fulfilled for each in checks)


def _specific(axis: Axis) -> Check:
    indicator = axis.indicator.strip()
    if axis.name.strip() and indicator:
        return Check("S", True, sentence(N_("The indicator is: {indicator}."), indicator=indicator))
    if axis.name.strip():
        return Check("S", False, sentence(N_("Name the indicator by which one will see it.")))
    if indicator:
        return Check("S", False, sentence(N_("Say what is to become better.")))
    return Check("S", False, sentence(N_("Say what is to become better, and name its indicator.")))


def _measurable(axis: Axis) -> Check:
    if axis.baseline is None and axis.target is None:
        return Check("M", False, sentence(N_("Give the value of today and the value to reach.")))
    if axis.baseline is None:
        return Check("M", False, sentence(N_("Measure the value of today: the baseline is missing.")))
    if axis.target is None:
        return Check("M", False, sentence(N_("Give the value to reach: the target is missing.")))
    if axis.baseline == axis.target:
        return Check("M", False, sentence(N_("Baseline and target are the same: nothing would change.")))
    values = {"baseline": amount(axis.baseline, axis.unit), "target": amount(axis.target, axis.unit)}
    return Check("M", True, sentence(N_("From {baseline} to {target}."), **values))


def _attainable(axis: Axis) -> Check:
    why = axis.attainable_because.strip()
    if not why:
        return Check("A", False, sentence(N_("Say why the team can reach it.")))
    return Check("A", True, sentence(N_("It can be reached: {why}"), why=why))


def _relevant(axis: Axis, comes_from: int) -> Check:
    objective = axis.company_objective.strip()
    if objective:
        return Check("R", True, sentence(N_("It serves the company’s objective: {objective}"), objective=objective))
    if comes_from > 0:
        return Check("R", True, sentence(N_("It answers what the diagnosis found: {n}."), n=comes_from))
    missing = N_("Name the company’s objective that it serves, or attach its causes.")
    return Check("R", False, sentence(missing))


def _dated(axis: Axis) -> Check:
    due = axis.due.strip()
    if not due:
        return Check("T", False, sentence(N_("Say until when it is to be reached.")))
    try:
        date.fromisoformat(due)
    except ValueError:
        return Check("T", False, sentence(N_("“{due}” is not a date: say until which day."), due=due))
    return Check("T", True, sentence(N_("By {day}."), day=Day(due)))


def progress(axis: Axis) -> Progress:
    """(present − baseline) ÷ (target − baseline), whichever of the two is larger; not clamped."""
    if axis.target is None:
        return Progress(None, None, sentence(N_("There is no target yet.")))
    if axis.baseline is None:
        return Progress(None, None, sentence(N_("There is no baseline yet.")))
    if axis.baseline == axis.target:
        return Progress(None, None, sentence(N_("Baseline and target are the same: there is no way to go.")))
    if axis.present is None:
        return Progress(None, None, sentence(N_("The present value was not measured yet.")))
    share = (axis.present - axis.baseline) / (axis.target - axis.baseline)
    rising = axis.target > axis.baseline
    reached = axis.present >= axis.target if rising else axis.present <= axis.target
    if not math.isfinite(share):
        return Progress(None, reached, sentence(N_("The values are too far apart for a share.")))
    return Progress(share, reached)
