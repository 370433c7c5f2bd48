"""Actions of the one plan, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.calc.proof import Proof
from app.language import N_

Phase = Literal["idea", "plan", "do", "check", "act", "closed", "dropped"]
PHASES: dict[Phase, str] = {
    "idea": N_("Idea"),
    "plan": N_("Plan"),
    "do": N_("Do"),
    "check": N_("Check"),
    "act": N_("Act"),
    "closed": N_("Closed"),
    "dropped": N_("Dropped"),
}
"""In which quarter of the wheel one works now; the quarters before it are filled, all of them when it is closed."""
QUARTERS: tuple[Phase, ...] = ("plan", "do", "check", "act")
DONE: tuple[Phase, ...] = ("check", "act", "closed")
"""The phases of an action whose deliverable is there: its quarter Do is filled."""
Priority = Literal["low", "normal", "high"]
PRIORITIES: dict[Priority, str] = {"low": N_("Low"), "normal": N_("Normal"), "high": N_("High")}
Verdict = Literal["effective", "partly", "ineffective"]
VERDICTS: dict[Verdict, str] = {
    "effective": N_("Effective"),
    "partly": N_("Partly effective"),
    "ineffective": N_("Not effective"),
}


@dataclass(frozen=True, slots=True)
class Postponement:
    """The due date was moved from `from_due` to `to_due` on `moved_on`, and why."""

    from_due: str
    to_due: str
    reason: str = ""
    moved_on: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Deployment:
    """Where an action is generalised (yokoten), by whom, from when planned and when done (2026-03-12)."""

    place: str = ""
    owner: str = ""
    planned_on: str = ""
    done_on: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Where it comes from (cause, burst, lever, problem, suggestion …) are the links that end at it.

    `due` is the present due date and `first_due` the first one; `done_on` is the day on which the deliverable was
    there, `moved_on` the day of the card's last movement. `progress` is from 0 to 1; `effort_h` is in hours of its
    owner. Gains are a year, in the currency of the event. The effectiveness check is due on `check_on`:
    `measure_before` and `measure_after` are of `indicator`, in `unit`; where it is one of the event's own,
    `measured_by`, they are read from its measures. `dropped_because` is why it was dropped.
    """

    id: str
    number: int = 0
    label: str = ""
    deliverable: str = ""
    owner: str = ""
    team: str = ""
    axis: str | None = None
    problem: str | None = None
    phase: Phase = "plan"
    start: str = ""
    first_due: str = ""
    due: str = ""
    done_on: str = ""
    moved_on: str = ""
    progress: float | None = None
    priority: Priority = "normal"
    effort_h: float | None = None
    gain_expected: float | None = None
    gain_obtained: float | None = None
    indicator: str = ""
    measured_by: str | None = None
    unit: str = ""
    measure_before: float | None = None
    measure_after: float | None = None
    check_on: str = ""
    verdict: Verdict | None = None
    effect_on_indicators: str = ""
    effect_on_steps: str = ""
    transferable: bool = False
    dropped_because: str = ""
    postponements: tuple[Postponement, ...] = ()
    proofs: tuple[Proof, ...] = ()
    deployments: tuple[Deployment, ...] = ()
