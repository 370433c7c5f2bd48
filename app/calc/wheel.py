"""The wheel of an action: which quarters are closed in a phase, and which need a proof before one may go on."""

from __future__ import annotations

from collections.abc import Sequence

from app.calc.action import QUARTERS, Action, Phase

TURNS: tuple[Phase, ...] = ("idea", *QUARTERS, "closed")
"""The way of an action; one that is dropped has left it."""


def closed_in(phase: Phase) -> tuple[Phase, ...]:
    """The quarters that are closed in this phase: all before it; none of what was dropped, as far as that tells."""
    return QUARTERS[: max(0, TURNS.index(phase) - 1)] if phase in TURNS else ()


def next_phase(phase: Phase) -> Phase | None:
    """Where the wheel turns to; `None` of what is closed or dropped."""
    return TURNS[TURNS.index(phase) + 1] if phase in TURNS[:-1] else None


def proven(action: Action) -> tuple[Phase, ...]:
    """The quarters that have a proof, or a reason why there is none."""
    known = {proof.step for proof in action.proofs}
    return tuple(quarter for quarter in QUARTERS if quarter in known)


def needs_proof(action: Action, to_phase: Phase) -> tuple[Phase, ...]:
    """The quarters that close on the way of this action to that phase; none backwards and when it is dropped.

    What was dropped takes up its wheel where its proofs end.
    """
    before = proven(action) if action.phase == "dropped" else closed_in(action.phase)
    return tuple(quarter for quarter in closed_in(to_phase) if quarter not in before)


def reopened(quarters: Sequence[Phase], to_phase: Phase) -> tuple[Phase, ...]:
    """Those of these quarters that are open again in that phase."""
    stay = closed_in(to_phase)
    return tuple(quarter for quarter in quarters if quarter not in stay)
