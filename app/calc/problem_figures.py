"""How a problem stands at a given moment: its two clocks, what is missing before it may be closed, and its gates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from app.calc.action import DONE, Action
from app.calc.approval import KEPT
from app.calc.problem import DMAIC, FollowUp, GateItem, Method, Phase, Problem
from app.calc.proof import STEPS, Proof, Step
from app.language import N_, Sentence, sentence

SOLVING_DAYS: dict[Method, float] = {"qrqc": 10.0, "pdca": 30.0, "dmaic": 120.0}
"""Within how many days a problem is to be solved where nobody said otherwise, by its method."""
QUIET_DAYS = 5
"""Followed days in a row without finding it again, after which a problem counts as gone: one week of work."""

ClockState = Literal["running", "late", "stopped", "stopped_late", "unknown"]
State = Literal["late", "to_contain", "to_solve", "closed"]
STATES: dict[State, str] = {
    "late": N_("Late"),
    "to_contain": N_("To be contained"),
    "to_solve": N_("To be solved"),
    "closed": N_("No longer open"),
}
GateState = Literal["passed", "here", "ahead"]
GATE_STATES: dict[GateState, str] = {"passed": N_("Passed"), "here": N_("Here now"), "ahead": N_("Ahead")}

PHASES: tuple[Phase, ...] = ("define", "measure", "analyse", "improve", "control", "closed")
"""Of a DMAIC, in their order."""

NOT_OPENED = N_("Nobody wrote when it was opened.")
NO_SUCH_TIME = N_("The time that was given leads to no date.")


@dataclass(frozen=True, slots=True)
class Clock:
    """`due` is a moment (2026-03-13T14:05:00) of the containment, a day (2026-03-22) of the solving.

    `left` are seconds of the containment, days of the solving: until `due` from now, or from where the clock was
    stopped; below zero where that is too late. `None` with the reason where the problem was never opened.
    """

    state: ClockState
    due: str = ""
    left: float | None = None
    reason: Sentence | None = None

    @property
    def late(self) -> bool:
        return self.state in ("late", "stopped_late")


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not there yet; `key` names it for the board, which leads there."""

    key: str
    said: Sentence


@dataclass(frozen=True, slots=True)
class Gate:
    """One phase of a DMAIC. `proof` is that with which it was closed, `overridden` in it where it was closed without.

    `wanted` are its checks and deliverables that are not done: a document is done with the thing that it links to.
    """

    step: Step
    state: GateState
    items: tuple[GateItem, ...] = ()
    done: int = 0
    wanted: tuple[GateItem, ...] = ()
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class ProblemFigures:
    """`containment` is `None` where the method has none. `sorted` and `found` are sums over the containments.

    `quiet_days` are the followed days in a row without finding it again, up to now.
    """

    state: State
    containment: Clock | None
    solving: Clock
    missing: tuple[Missing, ...]
    gates: tuple[Gate, ...]
    quiet_days: int
    sorted: float | None
    found: float | None


def figures(problem: Problem, actions: Iterable[Action], now: datetime) -> ProblemFigures:
    """All of them at once; of the `actions` those count that name this problem."""
    today = now.date()
    return ProblemFigures(
        state_of(problem, now),
        containment_clock(problem, now) if problem.method == "qrqc" else None,
        solving_clock(problem, today),
        missing(problem, actions),
        gates(problem),
        quiet_days(problem),
        _sum(each.sorted for each in problem.containments),
        _sum(each.found for each in problem.containments),
    )


def state_of(problem: Problem, now: datetime) -> State:
    """Where it stands, in one word: an open problem of which a clock has run out is late."""
    if problem.closed_on:
        return "closed"
    if is_late(problem, now):
        return "late"
    return "to_contain" if problem.method == "qrqc" and not problem.contained_at else "to_solve"


def is_late(problem: Problem, now: datetime) -> bool:
    """Whether a clock has run out that still runs; nothing is late once it is closed."""
    clocks = [solving_clock(problem, now.date())]
    if problem.method == "qrqc":
        clocks.append(containment_clock(problem, now))
    return not problem.closed_on and any(clock.state == "late" for clock in clocks)


# The clocks


def containment_clock(problem: Problem, now: datetime) -> Clock:
    """Hours in which the customer is to be protected; stopped by the moment in which it was contained."""
    opened, stopped = moment(problem.opened_at), moment(problem.contained_at)
    if opened is None:
        return Clock("unknown", reason=sentence(NOT_OPENED))
    try:
        due = opened + timedelta(hours=problem.containment_h)
    except (OverflowError, ValueError):
        return Clock("unknown", reason=sentence(NO_SUCH_TIME))
    left = (due - (stopped or now)).total_seconds()
    return Clock(_clock_state(left, stopped=stopped is not None), due.isoformat(timespec="seconds"), left)


def solving_clock(problem: Problem, today: date) -> Clock:
    """Calendar days in which it is to be solved, the day of the opening not counted; stopped by its closing."""
    opened, stopped = moment(problem.opened_at), moment(problem.closed_on)
    if opened is None:
        return Clock("unknown", reason=sentence(NOT_OPENED))
    try:
        due = opened.date() + timedelta(days=problem.solving_days)
    except (OverflowError, ValueError):
        return Clock("unknown", reason=sentence(NO_SUCH_TIME))
    left = float((due - (stopped.date() if stopped else today)).days)
    return Clock(_clock_state(left, stopped=stopped is not None), due.isoformat(), left)


def moment(said: str) -> datetime | None:
    """A moment or a day that is kept as text, at the clock on the wall; `None` where it is none."""
    try:
        return datetime.fromisoformat(said).replace(tzinfo=None)
    except ValueError:
        return None


def _clock_state(left: float, *, stopped: bool) -> ClockState:
    if stopped:
        return "stopped" if left >= 0 else "stopped_late"
    return "running" if left >= 0 else "late"


# What is missing


def against(problem: Problem, actions: Iterable[Action]) -> list[Action]:
    """The actions against it that were not dropped, in the order of the plan."""
    return [action for action in actions if action.problem == problem.id and action.phase != "dropped"]


def missing(problem: Problem, actions: Iterable[Action]) -> tuple[Missing, ...]:
    """What is not there yet before it may be closed by its method; nothing where it may."""
    found: list[Missing] = []
    if problem.method == "qrqc":
        found += _missing_of_qrqc(problem)
    elif problem.method == "dmaic":
        found += [
            Missing("gates", sentence(N_("The gate “{phase}” is not passed."), phase=sentence(STEPS[gate.step])))
            for gate in gates(problem)
            if gate.state == "here"
        ]
    elif not problem.goal.strip():
        found.append(Missing("goal", sentence(N_("The goal is not written."))))
    found += _missing_actions(against(problem, actions))
    if problem.method == "qrqc" and quiet_days(problem) < QUIET_DAYS:
        said = sentence(N_("Days in a row without it: {n} of {all}."), n=quiet_days(problem), all=QUIET_DAYS)
        found.append(Missing("follow_up", said))
    if not problem.lesson.strip():
        found.append(Missing("lesson", sentence(N_("The lesson learned is not written."))))
    if not any(closure.state in KEPT for closure in problem.closures):
        found.append(Missing("signatures", sentence(N_("Nobody has signed the closure."))))
    return tuple(found)


def _missing_of_qrqc(problem: Problem) -> list[Missing]:
    told: list[tuple[str, bool, str]] = [
        ("contained", bool(problem.contained_at), N_("The customer is not protected yet.")),
        (
            "occurrence",
            problem.occurrence_verified and bool(problem.occurrence.strip()),
            N_("Why it occurred is not verified."),
        ),
        (
            "non_detection",
            problem.non_detection_verified and bool(problem.non_detection.strip()),
            N_("Why it was not detected is not verified."),
        ),
    ]
    return [Missing(key, sentence(said)) for key, there, said in told if not there]


def _missing_actions(actions: Sequence[Action]) -> list[Missing]:
    if not actions:
        return [Missing("actions", sentence(N_("There is no action against it.")))]
    done = [action for action in actions if action.phase in DONE]
    effective = [action for action in done if action.verdict == "effective"]
    found = []
    if len(done) < len(actions):
        said = sentence(N_("Actions not done yet: {n} of {all}."), n=len(actions) - len(done), all=len(actions))
        found.append(Missing("actions", said))
    if len(effective) < len(done):
        said = sentence(
            N_("Actions done whose effect is not confirmed: {n} of {all}."), n=len(done) - len(effective), all=len(done)
        )
        found.append(Missing("effect", said))
    return found


# Day by day


def quiet_days(problem: Problem) -> int:
    """Days at the end of the follow-up on which it was looked for and not found; a day without a number counts not."""
    n = 0
    for day in sorted(problem.follow_ups, key=lambda each: each.followed_on, reverse=True):
        if day.found:
            break
        n += day.found is not None
    return n


def days(problem: Problem, today: date, most: int = 31) -> tuple[FollowUp, ...]:
    """The last days of the follow-up, at most so many, up to today or to the closing, the oldest first.

    A day that nobody followed has no id and `found` nothing.
    """
    noted = {each.followed_on: each for each in sorted(problem.follow_ups, key=lambda each: each.followed_on)}
    opened, closed = moment(problem.opened_at), moment(problem.closed_on)
    known = [day.date() for said in noted if (day := moment(said))]
    last = max([*known, closed.date() if closed else today])
    first = min([*known, opened.date() if opened else last])
    first = max(first, last - timedelta(days=min(most - 1, last.toordinal() - 1)))
    wanted = [date.fromordinal(n).isoformat() for n in range(first.toordinal(), last.toordinal() + 1)]
    return tuple(noted.get(day, FollowUp(day)) for day in wanted)


# The gates of a DMAIC


def gates(problem: Problem) -> tuple[Gate, ...]:
    """The five phases in their order, each with its items; none of another method."""
    if problem.method != "dmaic":
        return ()
    proofs = {proof.step: proof for proof in problem.proofs}
    made = []
    for step in DMAIC:
        items = tuple(item for item in problem.gate_items if item.step == step)
        wanted = tuple(item for item in items if not is_done(item))
        state = _gate_state(step, problem.phase)
        proof = proofs.get(step) if state == "passed" else None
        made.append(Gate(step, state, items, len(items) - len(wanted), wanted, proof))
    return tuple(made)


def is_done(item: GateItem) -> bool:
    """A document that was not ticked is there when it links to a thing."""
    return item.done or (item.kind == "document" and item.thing is not None)


def next_phase(phase: Phase) -> Phase:
    """The one after it, at last that it is closed."""
    return PHASES[min(PHASES.index(phase) + 1, len(PHASES) - 1)]


def _gate_state(step: Step, phase: Phase) -> GateState:
    if phase == "closed" or DMAIC.index(step) < DMAIC.index(phase):
        return "passed"
    return "here" if step == phase else "ahead"


def _sum(numbers: Iterable[float | None]) -> float | None:
    """`None` where nothing was counted."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
