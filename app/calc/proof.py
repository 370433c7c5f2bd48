"""What lets a phase of an action or of a problem close, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.language import N_

Step = Literal["plan", "do", "check", "act", "define", "measure", "analyse", "improve", "control"]
STEPS: dict[Step, str] = {
    "plan": N_("Plan"),
    "do": N_("Do"),
    "check": N_("Check"),
    "act": N_("Act"),
    "define": N_("Define"),
    "measure": N_("Measure"),
    "analyse": N_("Analyse"),
    "improve": N_("Improve"),
    "control": N_("Control"),
}
LETTER: dict[str, str] = {step: step[0].upper() for step in STEPS}
"""The letters of PDCA and DMAIC, the same in French."""


@dataclass(frozen=True, slots=True)
class Proof:
    """`text` is the proof with which a phase was closed; `overridden` is the reason where it was closed without."""

    step: Step
    text: str = ""
    overridden: str = ""
    closed_by: str = ""
    closed_on: str = ""
    id: str = ""
