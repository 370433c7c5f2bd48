"""Criteria that teams usually judge, ready to take: 5S, TPM, standard work, visual management, daily management."""

from __future__ import annotations

from app.calc.maturity import MaturityCriterion
from app.language import N_, _

TARGET = 4.0
USUAL: dict[str, tuple[str, tuple[str, ...]]] = {
    "5s": (
        N_("5S"),
        (N_("Sort"), N_("Set in order"), N_("Shine"), N_("Standardise the state"), N_("Sustain")),
    ),
    "tpm": (
        N_("TPM"),
        (
            N_("Elimination of losses"),
            N_("Autonomous maintenance"),
            N_("Planned maintenance"),
            N_("Training of operators"),
            N_("Early equipment management"),
            N_("Quality maintenance"),
            N_("TPM in offices"),
            N_("Safety and environment"),
        ),
    ),
    "standard_work": (
        N_("Standard work"),
        (
            N_("Standards written by the team"),
            N_("Standards at the workplace"),
            N_("Takt and sequence known"),
            N_("People trained by the standard"),
            N_("Standards checked on the spot"),
            N_("Standards improved"),
        ),
    ),
    "visual_management": (
        N_("Visual management"),
        (
            N_("Places and flows marked"),
            N_("State seen at a glance"),
            N_("Indicators up to date"),
            N_("Deviations visible at once"),
            N_("Reaction agreed"),
            N_("Daily meeting at the board"),
        ),
    ),
    "problem_solving": (
        N_("Problem solving"),
        (
            N_("Problems are shown"),
            N_("Reaction within the shift"),
            N_("Root causes verified"),
            N_("Actions followed up"),
            N_("Lessons shared"),
        ),
    ),
}
"""Name and criteria of each, in English: sources are the five S of Hirano and the eight pillars of the JIPM."""


def usual_criteria(id: str) -> tuple[MaturityCriterion, ...]:
    """In the language of the window, each with the usual target on a scale from 0 to 5."""
    return tuple(MaturityCriterion(_(name), TARGET) for name in USUAL[id][1])
