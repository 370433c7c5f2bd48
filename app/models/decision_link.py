"""From a decision to the plan: the action that does what was chosen."""

from __future__ import annotations

from datetime import date

from app.calc import action
from app.calc.decision import Decision
from app.calc.decision_figures import figures
from app.language import N_
from app.models.action_edit import add_all
from app.models.decision_edit import read
from app.models.document import Document
from app.models.lever import Lever

MAKE = N_("Make an action of the decision")


def taken(decision: Decision) -> str | None:
    """The option that is done: the one that was chosen, else the winner of the matrix."""
    return decision.chosen or figures(decision).winner


def make_action(document: Document, decision_id: str, today: date) -> str | None:
    """An action for what was taken, from the lever that it stands for or from the decision; its id.

    It belongs to the axis of that lever. `None` where nothing was chosen and no option wins.
    """
    decision = read(document, decision_id)
    option = next((o for o in decision.options if o.id == taken(decision)), None) if decision else None
    if option is None:
        return None
    with document.read() as session:
        lever = session.get(Lever, option.lever) if option.lever else None
        axis = lever.axis if lever is not None else None
    made = action.Action("", label=" ".join(option.name.split()), axis=axis)
    origin = ("lever", option.lever) if option.lever else ("decision", decision_id)
    return add_all(document, [made], origin, label=MAKE, today=today)[0]  # type: ignore[arg-type]
