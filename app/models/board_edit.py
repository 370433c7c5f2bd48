"""What can be done on the PDCA board beyond the gestures on single actions: each function is one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.calc.action import Phase
from app.calc.board import Column
from app.calc.proof import Proof
from app.language import N_
from app.models import action_edit
from app.models.document import Document
from app.models.event import Event

LIMIT, IDLE = N_("Change the limit of a column"), N_("Change when a card is marked for its age")
MOVE = N_("Move cards")


def put(
    document: Document,
    ids: Sequence[str],
    phase: Phase,
    changes: Mapping[str, Any],
    proofs: Sequence[Proof],
    today: date,
    *,
    at: int | None = None,
    among: Sequence[str] = (),
    label: str = MOVE,
) -> None:
    """Bring cards to a phase with the proofs that it wants, and to a lane, whose values they take.

    They stand there one after the other from the place `at` among those cards; without it their places stay. Raises
    `ProofMissing`, before anything is written.
    """
    with document.edit(label):
        action_edit.move_to_phase(document, ids, phase, proofs, today)
        action_edit.place_all(document, ids, changes, at if among else None, among)
        if at is not None and not among:  # the first one stays where it is in the plan, the others follow it
            action_edit.place_all(document, ids[1:], {}, 1, ids[:1])


def set_limit(document: Document, column: Column, most: int | None) -> None:
    """At most so many cards in a column; any number with `None`."""
    _agree(document, LIMIT, f"limit_{column}", most)


def set_idle_days(document: Document, days: int) -> None:
    """Mark the cards that were not moved for longer; none with 0."""
    _agree(document, IDLE, "idle_days", days)


def _agree(document: Document, label: str, field: str, value: int | None) -> None:
    with document.edit(label) as session:
        event = session.get(Event, "event") or Event(id="event")
        session.add(event)
        setattr(event, field, value)
