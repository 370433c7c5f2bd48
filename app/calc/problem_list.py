"""Which of the problems are shown, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.calc.problem import Method, Problem
from app.calc.problem_figures import Clock, ProblemFigures, moment
from app.language import N_, plain

Show = Literal["all", "open", "late", "closed"]
SHOWS: dict[Show, str] = {
    "all": N_("All"),
    "open": N_("Still open"),
    "late": N_("Late"),
    "closed": N_("No longer open"),
}
Order = Literal["urgent", "opened", "name", "line", "method"]
ORDERS: dict[Order, str] = {
    "urgent": N_("Most urgent first"),
    "opened": N_("Last opened first"),
    "name": N_("By symptom"),
    "line": N_("By line"),
    "method": N_("By method"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A problem, and how it stands now."""

    problem: Problem
    figures: ProblemFigures

    @property
    def clock(self) -> Clock:
        """The one that counts now: the containment until the customer is protected, then the solving."""
        containment = self.figures.containment
        waits = containment is not None and not self.problem.contained_at and not self.problem.closed_on
        return containment if containment is not None and waits else self.figures.solving


@dataclass(frozen=True, slots=True)
class Filter:
    """`text` are words of which each occurs somewhere in the problem; accents and capitals do not matter."""

    show: Show = "all"
    method: Method | None = None
    text: str = ""

    def __bool__(self) -> bool:
        return self.show != "all" or self.method is not None or bool(self.text.strip())

    def passes(self, seen: Seen) -> bool:
        if self.method not in (None, seen.problem.method):
            return False
        if self.show == "late" and seen.figures.state != "late":
            return False
        if self.show in ("open", "closed") and bool(seen.problem.closed_on) != (self.show == "closed"):
            return False
        words = plain(self.text).split()
        return not words or all(word in _said(seen.problem) for word in words)


def ordered(seen: Iterable[Seen], order: Order) -> list[Seen]:
    """Closed problems come last where the most urgent come first; of the same, the last opened comes first."""
    found = sorted(seen, key=lambda each: each.problem.opened_at, reverse=True)
    if order == "urgent":
        return sorted(found, key=_urgency)
    if order == "opened":
        return found
    if order == "method":
        return sorted(found, key=lambda each: ("qrqc", "dmaic", "pdca").index(each.problem.method))
    return sorted(found, key=lambda each: plain(getattr(each.problem, order)))


def _urgency(seen: Seen) -> tuple[bool, bool, str]:
    """Those whose clock never started come after those that have a time."""
    due = moment(seen.clock.due)
    return bool(seen.problem.closed_on), due is None, due.isoformat() if due else ""


def _said(problem: Problem) -> str:
    told = (problem.name, problem.part, problem.line, problem.pilot, problem.customer_effect, problem.found_by)
    return plain(" ".join((*told, problem.what, problem.where, problem.occurrence, problem.non_detection)))
