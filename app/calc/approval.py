"""What the management decided on what was proposed to it, step by step, as frozen data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.language import N_

State = Literal["proposed", "presented", "approved", "adjusted", "refused", "postponed"]
STATES: dict[State, str] = {
    "proposed": N_("Proposed"),
    "presented": N_("Presented"),
    "approved": N_("Approved"),
    "adjusted": N_("Approved with changes"),
    "refused": N_("Refused"),
    "postponed": N_("Put off"),
}
"""In the order in which they come; the last four are what can be decided."""
FOLLOWING: dict[State, tuple[State, ...]] = {
    "proposed": ("presented", "approved", "adjusted", "refused", "postponed"),
    "presented": ("approved", "adjusted", "refused", "postponed"),
    "approved": ("presented",),
    "adjusted": ("presented", "approved"),
    "refused": ("presented",),
    "postponed": ("presented", "approved", "adjusted", "refused"),
}
"""What can come after each state, the next one first; what was decided can be presented anew."""
KEPT: tuple[State, ...] = ("approved", "adjusted")
"""The decisions after which work goes on."""


@dataclass(frozen=True, slots=True)
class Approval:
    """One step: who decided what, when (2026-03-12), with what words. `function` is that of the person."""

    state: State
    decided_by: str = ""
    function: str = ""
    decided_on: str = ""
    comment: str = ""
    id: str = ""


def state_of(approvals: Sequence[Approval]) -> State:
    """Where a proposal stands: at the last step that was written down."""
    return approvals[-1].state if approvals else "proposed"
