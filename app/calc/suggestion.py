"""Suggestions: anyone's ideas, and what became of them, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.language import N_

State = Literal["received", "studied", "kept", "done", "not_kept"]
STATES: dict[State, str] = {
    "received": N_("Received"),
    "studied": N_("Being studied"),
    "kept": N_("Kept"),
    "done": N_("Carried out"),
    "not_kept": N_("Not kept"),
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`reason` is why it was kept or not, and `told_on` the day on which its author was told (2026-03-12)."""

    id: str
    text: str = ""
    author: str = ""
    place: str = ""
    suggested_on: str = ""
    state: State = "received"
    studied_by: str = ""
    reason: str = ""
    told_on: str = ""
