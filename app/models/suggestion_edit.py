"""What can be done to suggestions: each function is one gesture of the user, one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, update

from app.calc import suggestion as calc
from app.calc.suggestion_list import ANSWERS
from app.language import N_
from app.models.document import Document
from app.models.rank import spread
from app.models.record import chunks
from app.models.row_order import in_order
from app.models.schema import new_id
from app.models.suggestion import Suggestion, add_suggestions

ADD, ADD_LIST = N_("Note a suggestion"), N_("Note a list of suggestions")
DELETE = N_("Delete suggestions")
STATE: dict[calc.State, str] = {
    "received": N_("Put a suggestion back to the received ones"),
    "studied": N_("Study a suggestion"),
    "kept": N_("Keep a suggestion"),
    "done": N_("Note a suggestion as carried out"),
    "not_kept": N_("Do not keep a suggestion"),
}
TELL, UNTELL = N_("Note that the author was told"), N_("Note that the author was not told")
CHANGE = {
    "text": N_("Reword a suggestion"),
    "author": N_("Change who made a suggestion"),
    "place": N_("Change where a suggestion belongs"),
    "suggested_on": N_("Change the date of a suggestion"),
    "studied_by": N_("Change who studies a suggestion"),
    "reason": N_("Change the reason of a suggestion"),
    "told_on": N_("Change when an author was told"),
}
"""What undo says of each field."""


def add_suggestion(document: Document, suggestion: calc.Suggestion) -> str:
    """Note one after the others; its id."""
    return add_all(document, [suggestion])[0]


def add_all(document: Document, suggestions: Sequence[calc.Suggestion]) -> list[str]:
    """Note several, such as the lines of a brainwriting; their ids in this order."""
    made = [replace(each, id=each.id or new_id()) for each in suggestions]
    with document.edit(ADD if len(made) == 1 else ADD_LIST) as session:
        ranks = [rank for _id, rank in in_order(session, Suggestion)]
        add_suggestions(session, made, spread(len(made), ranks[-1] if ranks else None))
    return [each.id for each in made]


def set_state(document: Document, ids: Sequence[str], state: calc.State, reason: str | None = None) -> None:
    """Take suggestions on, or back, to a state, with the reason where one is given.

    Whose author was told another answer before, waits for this one: a yes that is carried out stays told.
    """
    values: dict[str, Any] = {"state": state}
    if reason is not None:
        values["reason"] = reason
    same = [each for each in calc.STATES if ANSWERS.get(each) == ANSWERS.get(state)] if state in ANSWERS else []
    with document.edit(STATE[state]) as session:
        for chunk in chunks(ids):
            chosen = Suggestion.id.in_(chunk)
            session.execute(update(Suggestion).where(chosen, Suggestion.state.not_in(same)).values(told_on=""))
            session.execute(update(Suggestion).where(chosen).values(values))


def tell(document: Document, ids: Sequence[str], told_on: str) -> None:
    """The authors were told on this day (2026-03-12) what became of their ideas; empty: they were not."""
    _update(document, TELL if told_on else UNTELL, ids, {"told_on": told_on})


def delete_suggestions(document: Document, ids: Sequence[str]) -> None:
    with document.edit(DELETE) as session:
        for chunk in chunks(ids):
            session.execute(delete(Suggestion).where(Suggestion.id.in_(chunk)))


def _update(document: Document, label: str, ids: Sequence[str], values: dict[str, Any]) -> None:
    with document.edit(label) as session:
        for chunk in chunks(ids):
            session.execute(update(Suggestion).where(Suggestion.id.in_(chunk)).values(values))
