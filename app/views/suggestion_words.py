"""How suggestions are put in signs and words on the screen: in the list, in filters, in the status bar."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from app.calc import calendar_date
from app.calc.suggestion import STATES, State, Suggestion
from app.calc.suggestion_list import Counts, is_to_tell
from app.language import N_, _
from app.look import Look
from app.views.icon import icon

SIGNS: dict[State, tuple[str, str]] = {
    "received": ("inbox", "muted"),
    "studied": ("search", "accent"),
    "kept": ("circle-check", "ok"),
    "done": ("badge-check", "ok"),
    "not_kept": ("circle-x", "danger"),
}
"""The icon of each state, and the token of its colour, which never says it alone."""
TO_TELL_ICON = "message-square-reply"
UNNAMED, NO_AUTHOR = N_("Nothing written yet"), N_("Author not named")
TO_TELL = N_("To be told")


def state_icon(state: State, look: Look) -> QIcon:
    picture, token = SIGNS[state]
    return icon(picture, getattr(look, token))


def state_word(state: State) -> str:
    return _(STATES[state])


def told_words(suggestion: Suggestion) -> str:
    """When the author was told; that it is still to be done; nothing while there is no answer."""
    if suggestion.told_on:
        return calendar_date.show(suggestion.told_on)
    return _(TO_TELL) if is_to_tell(suggestion) else ""


def numbers(counted: Counts) -> list[tuple[str, str, str]]:
    """The statistics of the status bar."""
    if not counted.received:
        return []
    why = _("Not decided yet, or decided without the author having been told.")
    return [
        (_("Received"), str(counted.received), ""),
        (_("Kept"), str(counted.kept + counted.done), _("Kept, those that were carried out among them.")),
        (_("Carried out"), str(counted.done), ""),
        (_("Waiting for an answer"), str(counted.waiting), why),
    ]
