"""Series of which the overall equipment effectiveness (OEE, in French TRS) is reckoned, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.language import N_

LossKind = Literal[
    "not_required",
    "breakdown",
    "changeover",
    "tooling",
    "induced",
    "minor_stop",
    "slow",
    "start_up",
    "scrap",
    "rework",
]
LOSSES: dict[LossKind, str] = {
    "not_required": N_("Planned stop: break, maintenance, no demand"),
    "breakdown": N_("Breakdown"),
    "changeover": N_("Changeover and adjustment"),
    "tooling": N_("Tool change, planned check"),
    "induced": N_("Induced stop: no material, no operator, no energy"),
    "minor_stop": N_("Minor stops"),
    "slow": N_("Slow running"),
    "start_up": N_("Start-up rejects"),
    "scrap": N_("Scrap"),
    "rework": N_("Rework"),
}
OF_AVAILABILITY: tuple[LossKind, ...] = ("breakdown", "changeover", "tooling", "induced")
"""What lies between required and operating time; of performance are minor stops and slow running."""
OF_QUALITY: tuple[LossKind, ...] = ("start_up", "scrap", "rework")
"""What is counted in parts."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Seconds that were lost, those of quality in `parts`."""

    kind: LossKind = "breakdown"
    name: str = ""
    seconds: float | None = None
    parts: float | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Oee:
    """One series of parts on a machine: a shift, a day, an order. Times by NF E60-182, in seconds.

    Total ⊃ opening ⊃ required ⊃ operating; `good` of `total` parts are good at first, `reference_cycle_s` is the
    shortest time of one. What is left out is made of the losses, where these say it. `changeovers_required` is
    whether changeovers lie inside the required time. Its OEE is a measure of `indicator`.
    """

    id: str
    name: str = ""
    made_on: str = ""
    shift: str = ""
    machine: str = ""
    indicator: str | None = None
    total_s: float | None = None
    opening_s: float | None = None
    required_s: float | None = None
    operating_s: float | None = None
    good: float | None = None
    total: float | None = None
    reference_cycle_s: float | None = None
    changeovers_required: bool = True
    losses: tuple[Loss, ...] = ()
