"""What a table changes in the action plan, taken over in one gesture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from app.calc.action import Action, Phase
from app.calc.action_change import ActionRow
from app.calc.proof import Proof
from app.calc.wheel import needs_proof
from app.language import N_, sentence
from app.models import action_edit
from app.models.action import read_actions
from app.models.document import Document

IMPORT = N_("Take over a table of actions")
SAID_BY = N_("As the table “{name}” says")
"""Why something was closed, postponed or dropped where the table gives no reason of its own."""
_MORE_THAN_WRITTEN = ("phase", "due", "reason")


def apply(document: Document, rows: Iterable[ActionRow], name: str, today: date) -> tuple[str, ...]:
    """Change and add what these lines of the table `name` say; the ids of their actions, new ones last.

    Lines of actions that were deleted meanwhile, unchanged ones and those left out do nothing.
    """
    rows = [row for row in rows if row.state in ("changed", "new")]
    if not rows:
        return ()
    why = str(sentence(SAID_BY, name=name))
    with document.edit(IMPORT):
        with document.read() as session:
            known = {action.id: action for action in read_actions(session)}
        changed = [known[row.id] for row in rows if row.id in known]
        for row in rows:
            if row.id in known:
                _change(document, known[row.id], {each.field: each.value for each in row.changes}, why, today)
        added = [_begun(row.new, why, today) for row in rows if row.new is not None]
        ids = action_edit.add_all(document, added, today=today) if added else []
    return (*(action.id for action in changed), *ids)


def _change(document: Document, action: Action, given: dict[str, Any], why: str, today: date) -> None:
    """The wheel first, for it gives the day on which an action was done; then what the table says of that day."""
    reason = given.get("reason", "")
    if "phase" in given:
        _move(document, action, given, why, today)
    if "due" in given:
        action_edit.postpone(document, action.id, given["due"], reason or why, today)
        reason = "" if action.due and given["due"] > action.due else reason
    if "reason" in given and action.postponements and (reason or not given["reason"]):
        action_edit.change_postponement(document, action.postponements[-1].id, given["reason"])
    for proof in action.proofs:
        said = given.get(f"proof_{proof.step}")
        if said and proof == [each for each in action.proofs if each.step == proof.step][-1]:
            action_edit.change_proof(document, proof.id, "text", said)
    for field, value in given.items():
        if field not in _MORE_THAN_WRITTEN and not field.startswith("proof_"):
            action_edit.change_actions(document, [action.id], field, value)


def _move(document: Document, action: Action, given: dict[str, Any], why: str, today: date) -> None:
    phase: Phase = given["phase"]
    if phase == "dropped":
        reason = given.get("dropped_because", action.dropped_because) or why
        action_edit.drop_actions(document, [action.id], reason, today)
        given.pop("dropped_because", None)
        return
    action_edit.move_to_phase(document, [action.id], phase, _proofs(action, phase, given, why), today)


def _proofs(action: Action, phase: Phase, given: dict[str, Any], why: str) -> list[Proof]:
    """A proof of each quarter that closes on the way, or why it closes without."""
    found = []
    for quarter in needs_proof(action, phase):
        said = given.get(f"proof_{quarter}", "")
        found.append(Proof(quarter, said, "" if said else why))  # type: ignore[arg-type]
    return found


def _begun(action: Action, why: str, today: date) -> Action:
    """A new action with a proof, or a reason, of each quarter that its phase has closed."""
    proven = {proof.step: proof for proof in action.proofs}
    before = Action("")
    quarters = needs_proof(before, action.phase) if action.phase != "dropped" else ()
    proofs = [
        replace(proven.get(quarter) or Proof(quarter, "", why), closed_on=today.isoformat())  # type: ignore[arg-type]
        for quarter in quarters
    ]
    because = action.dropped_because or (why if action.phase == "dropped" else "")
    return replace(action, proofs=tuple(proofs), dropped_because=because)
