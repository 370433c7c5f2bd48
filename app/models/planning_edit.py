"""What a hand does on the planning: each function is one gesture of the user, one step of undo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.calc.planning_layout import Span
from app.language import N_
from app.models.action import Action, read_actions
from app.models.action_edit import POSTPONE, change_actions, change_dues
from app.models.document import Document

MOVE, PROGRESS = N_("Move an action in time"), N_("Change the progress of an action")


def postponed(document: Document, spans: Mapping[str, Span]) -> list[str]:
    """Those that would be due later than they are: for them a reason is asked."""
    with document.read() as session:
        dues = {each.id: each.due for each in read_actions(session, Action.id.in_(list(spans)))}
    return [id for id, span in spans.items() if dues.get(id) and span.due.isoformat() > dues[id]]


def reschedule(document: Document, spans: Mapping[str, Span], reason: str, today: date, *, merge_key: str = "") -> None:
    """Give actions their start and due dates. Raises `ReasonMissing` where one is due later and nothing was said."""
    with document.read() as session:
        before = {each.id: each for each in read_actions(session, Action.id.in_(list(spans)))}
    dues = {id: span.due.isoformat() for id, span in spans.items() if id in before}
    starts = {id: span.start.isoformat() for id, span in spans.items() if id in before and span.start is not None}
    with document.edit(POSTPONE if postponed(document, spans) else MOVE, merge_key):
        change_dues(document, dues, reason, today)
        for id, start in starts.items():
            if before[id].start != start:
                change_actions(document, [id], "start", start)


def set_progress(document: Document, ids: list[str], share: float | None, *, merge_key: str = "") -> None:
    with document.edit(PROGRESS, merge_key):
        change_actions(document, ids, "progress", share)
