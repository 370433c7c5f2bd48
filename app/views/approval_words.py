"""How an approval is put in signs and words on the screen: in its strip, on cards, in lists."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from app.calc import calendar_date
from app.calc.approval import STATES, Approval, State
from app.language import _
from app.look import Look
from app.views.icon import icon

SIGNS: dict[State, tuple[str, str]] = {
    "proposed": ("circle-dashed", "muted"),
    "presented": ("presentation", "accent"),
    "approved": ("circle-check", "ok"),
    "adjusted": ("square-pen", "ok"),
    "refused": ("circle-x", "danger"),
    "postponed": ("hourglass", "warn"),
}
"""The icon of each state, and the token of its colour, which never says it alone."""


def state_icon(state: State, look: Look) -> QIcon:
    picture, token = SIGNS[state]
    return icon(picture, getattr(look, token))


def state_ink(state: State, look: Look) -> str:
    """`#rrggbb` for the word of a state."""
    ink: str = getattr(look, SIGNS[state][1])
    return ink


def state_word(state: State) -> str:
    return _(STATES[state])


def decider_words(step: Approval) -> str:
    """Who it was, and in which function; empty where nobody is named."""
    return ", ".join(part for part in (step.decided_by.strip(), step.function.strip()) if part)


def step_words(step: Approval) -> str:
    """Such as “Approved – 12 Mar 2026 – Mme Roux, plant manager”."""
    parts = (state_word(step.state), calendar_date.show(step.decided_on), decider_words(step))
    return " – ".join(part for part in parts if part)
