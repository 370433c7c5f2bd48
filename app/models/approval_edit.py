"""What can be done to the approval of an axis, a decision, a lever or a problem: each function is one gesture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal, get_args

from sqlalchemy import delete, select, update

from app.calc import approval as calc
from app.language import N_
from app.models.approval import Approval
from app.models.diff import Diff
from app.models.document import Document
from app.models.record import add, chunks, held, table_of, values
from app.models.row_order import rank_at_end
from app.models.schema import new_id

Owner = Literal["axis_id", "decision_id", "lever_id", "problem_id"]
"""The column that names what was decided on."""
OWNERS: tuple[Owner, ...] = get_args(Owner)

ADD: dict[calc.State, str] = {
    "proposed": N_("Propose it anew"),
    "presented": N_("Note that it was presented"),
    "approved": N_("Note the approval"),
    "adjusted": N_("Note the approval with changes"),
    "refused": N_("Note the refusal"),
    "postponed": N_("Note that the decision was put off"),
}
REMOVE = N_("Remove a step of the approval")
CHANGE = {
    "state": N_("Change what was decided"),
    "decided_by": N_("Change who decided"),
    "function": N_("Change the function of who decided"),
    "decided_on": N_("Change the date of a decision"),
    "comment": N_("Change the comment on a decision"),
}
"""What undo says of each field."""


def add_step(document: Document, owner: Owner, owner_id: str, step: calc.Approval) -> str:
    """Write down what was decided on this thing, after what was decided before; the id of the step."""
    id = step.id or new_id()
    with document.edit(ADD[step.state]) as session:
        rank = rank_at_end(session, Approval, getattr(Approval, owner) == owner_id)
        add(session, Approval, [{**values(Approval, replace(step, id=id)), owner: owner_id, "rank": rank}])
    return id


def go_on(document: Document, owner: Owner, owner_id: str, state: calc.State, today: str) -> str:
    """The next step, on this day (2026-03-12): by whom the one before it was taken, until another is named."""
    before = steps_of(document, owner, owner_id)
    by, function = (before[-1].decided_by, before[-1].function) if before else ("", "")
    return add_step(document, owner, owner_id, calc.Approval(state, by, function, today))


def change_step(document: Document, id: str, field: str, value: Any) -> None:
    """Give one field of a step a value."""
    with document.edit(CHANGE[field]) as session:
        session.execute(update(Approval).where(Approval.id == id).values({field: value}))


def remove_step(document: Document, id: str) -> None:
    """What it is about stands where it stood before, if it was the last step."""
    with document.edit(REMOVE) as session:
        session.execute(delete(Approval).where(Approval.id == id))


def steps_of(document: Document, owner: Owner, owner_id: str) -> tuple[calc.Approval, ...]:
    """All that was decided on this thing, the first step first."""
    column = table_of(Approval).c[owner]
    with document.read() as session:
        return tuple(calc.Approval(**row) for row in held(session, Approval, calc.Approval, column == owner_id))


def decided_on(document: Document, diff: Diff, owner: Owner) -> set[str]:
    """The axes, decisions, levers or problems, as `owner` says, of which a step is another after this."""
    changes = diff.tables.get(Approval.__tablename__, {})
    images = [image for change in changes.values() for image in change if image]
    found = {str(image[owner]) for image in images if image.get(owner)}  # of a step that came or went
    column = table_of(Approval).c[owner]
    with document.read() as session:
        for chunk in chunks([str(id) for (id,) in changes]):
            query = select(column).where(Approval.id.in_(chunk), column.is_not(None))
            found |= set(session.scalars(query))
    return found
