"""What can be done to actions of the plan: each function is one gesture of the user, one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.calc import action as calc
from app.calc.link import Kind
from app.calc.proof import Proof, Step
from app.calc.wheel import needs_proof as needs_proof
from app.calc.wheel import next_phase, reopened
from app.language import N_, sentence
from app.models.action import Action, Deployment, Postponement, add_actions, read_actions
from app.models.document import Document
from app.models.document_error import DocumentError
from app.models.origin_edit import attach as attach_thing
from app.models.origin_edit import link_origins, origins_of
from app.models.proof import Proof as ProofRow
from app.models.rank import ranks_at, spread
from app.models.record import add, chunks, values
from app.models.row_order import in_order, rank_at_end
from app.models.schema import new_id

ADD, DELETE, DUPLICATE = N_("Add an action"), N_("Delete actions"), N_("Duplicate actions")
POSTPONE, DATE_ACTION = N_("Postpone an action"), N_("Change the due date of an action")
TURN, CLOSE = N_("Turn the wheel of an action"), N_("Close an action")
REOPEN, DROP, PLACE = N_("Reopen an action"), N_("Drop actions"), N_("Move an action")
ATTACH, DETACH = N_("Attach what an action comes from"), N_("Take off what an action comes from")
ADD_DEPLOYMENT, DELETE_DEPLOYMENT = N_("Add a place to generalise to"), N_("Delete a place to generalise to")
CHANGE_DEPLOYMENT = N_("Change a place to generalise to")
CHANGE_PROOF, CHANGE_POSTPONEMENT = N_("Change a proof of an action"), N_("Change the reason of a postponement")
CHANGE = {
    "label": N_("Change what is to be done"),
    "deliverable": N_("Change the deliverable of an action"),
    "owner": N_("Change the owner of an action"),
    "axis": N_("Change the axis of an action"),
    "problem": N_("Change the problem of an action"),
    "priority": N_("Change the priority of an action"),
    "progress": N_("Change the progress of an action"),
    "verdict": N_("Judge the effect of an action"),
    "transferable": N_("Change whether an action can be transferred"),
}
CHANGE_OTHER = N_("Change an action")
"""What undo says of each field."""

_PLANNED = (
    *("label", "deliverable", "owner", "team", "axis", "problem", "start", "due", "priority", "effort_h"),
    *("gain_expected", "indicator", "unit", "measure_before", "check_on", "transferable"),
)
"""What a duplicate takes over."""
_STEP: dict[calc.Phase, Step] = {"plan": "plan", "do": "do", "check": "check", "act": "act"}
OF_DONE = {
    "done_on": N_("Nothing was changed: it is not done yet. Turn its wheel over Do first, which notes the day."),
    "verdict": N_("Nothing was changed: the effect is judged when the action is done. Turn its wheel over Do first."),
}
"""What only an action has that is done, and why another one does not get it."""

Origin = tuple[Kind, str]
"""What an action comes from: the kind and the id of a thing of the chain."""
COMES_FROM: tuple[Kind, ...] = (
    *("lever", "why", "cause", "problem", "suggestion", "observation", "symbol", "category", "axis", "decision"),
)
"""What it can be attached to by hand, what is nearest to it first."""


class ProofMissing(DocumentError):
    """A quarter of the wheel would close without its proof and without a reason for that; nothing was written."""

    def __init__(self, quarter: calc.Phase) -> None:
        said = N_("Nothing was moved: say what proves that “{quarter}” is done, or why it is closed without a proof.")
        super().__init__(sentence(said, quarter=sentence(calc.PHASES[quarter])))


class ReasonMissing(DocumentError):
    """An action would be postponed or dropped without a reason; nothing was written."""

    def __init__(self) -> None:
        super().__init__(sentence(N_("Nothing was changed: say why the action is postponed or dropped.")))


class NotDone(DocumentError):
    """An action whose deliverable is not there would get what is said of one that is; nothing was written."""

    def __init__(self, field: str) -> None:
        super().__init__(sentence(OF_DONE[field]))


def add_action(
    document: Document,
    action: calc.Action,
    origin: Origin | None = None,
    at: int | None = None,
    *,
    today: date | None = None,
) -> str:
    """Put an action in the plan, in the place `at`, at its end without one, linked with its origin; its id."""
    return add_all(document, [action], origin, at, today=today)[0]


def add_all(
    document: Document,
    actions: Sequence[calc.Action],
    origin: Origin | None = None,
    at: int | None = None,
    *,
    label: str = ADD,
    today: date | None = None,
) -> list[str]:
    """Put several in the plan one after the other; their ids. Without a number each takes the next one."""
    with document.edit(label) as session:
        known = in_order(session, Action)
        ranks = spread(len(actions), known[-1][1] if known else None)
        if at is not None:
            ranks = ranks_at([rank for _id, rank in known], at, len(actions))
        highest, made = _highest(session), []
        for action in actions:
            number = action.number or highest + 1
            highest = max(highest, number)
            made.append(_begun(action, number, today or date.today()))
        add_actions(session, made, ranks)
        for each in made:
            link_origins(session, "action", each.id, [origin] if origin else ())
    return [each.id for each in made]


def change_actions(document: Document, ids: Sequence[str], field: str, value: Any) -> None:
    """Give several actions one value.

    Not a phase, which has its proofs: `move_to_phase`. A due date as in `change_dues`, without a reason: raises
    `ReasonMissing` for one that is later than before; the first one is written with it, and stays. Raises `NotDone` for
    the day on which something was done that is still to be done, and for the verdict on its effect.
    """
    if field in ("phase", "first_due"):
        raise ValueError("a phase is changed by move_to_phase, a first due date stays as it is")
    if field == "due":
        change_dues(document, dict.fromkeys(ids, value), "", date.today())
        return
    if field in OF_DONE and value:
        may = (*calc.DONE, "dropped") if field == "done_on" else calc.DONE
        with document.read() as session:
            if any(each.phase not in may for each in _read(session, ids)):
                raise NotDone(field)
    with document.edit(CHANGE.get(field, CHANGE_OTHER)) as session:
        _write(session, ids, {field: int(value) if isinstance(value, bool) else value})


def delete_actions(document: Document, ids: Sequence[str]) -> None:
    with document.edit(DELETE) as session:
        for chunk in chunks(ids):
            session.execute(delete(Action).where(Action.id.in_(chunk)))


def duplicate(document: Document, ids: Sequence[str], today: date | None = None) -> list[str]:
    """The same to be done once more, from the same origin, each behind its original; the new ids in that order.

    What was lived through is left behind: phase, proofs, postponements, what was obtained, its deployments.
    """
    with document.edit(DUPLICATE) as session:
        originals, order, highest = _read(session, ids), in_order(session, Action), _highest(session)
        made, ranks = [], []
        for number, original in enumerate(originals, highest + 1):
            fresh = calc.Action("", **{name: getattr(original, name) for name in _PLANNED})
            made.append(_begun(fresh, number, today or date.today()))
            behind = [id for id, _rank in order].index(original.id) + 1
            ranks += ranks_at([rank for _id, rank in order], behind)
            order.insert(behind, (made[-1].id, ranks[-1]))
        add_actions(session, made, ranks)
        for original, again in zip(originals, made, strict=True):
            link_origins(session, "action", again.id, origins_of(session, "action", original.id))
    return [each.id for each in made]


# The due date


def postpone(document: Document, id: str, to_due: str, reason: str, today: date) -> None:
    """Change one due date as `change_dues` does."""
    change_dues(document, {id: to_due}, reason, today)


def change_dues(document: Document, dues: Mapping[str, str], reason: str, today: date) -> None:
    """Give each of these actions its due date. One later than before counts as postponed, for this reason.

    The first date that an action gets is its first due date, too; an earlier one, and none, are only written. Raises
    `ReasonMissing` where one is later, and nothing was said.
    """
    with document.read() as session:
        changed = [each for each in _read(session, list(dues)) if each.due != dues[each.id]]
    later = [each for each in changed if each.due and dues[each.id] > each.due]
    if later and not reason.strip():
        raise ReasonMissing
    with document.edit(POSTPONE if later else DATE_ACTION) as session:
        for action in changed:
            due = dues[action.id]
            _write(session, [action.id], {"due": due, "first_due": action.first_due or action.due or due})
        for action in later:
            moved = calc.Postponement(action.due, dues[action.id], reason.strip(), today.isoformat())
            _append(session, Postponement, action.id, moved)


# The wheel


def turn_wheel(document: Document, id: str, proof: Proof | None, today: date) -> calc.Phase | None:
    """Close the present quarter with this proof and go to the next; where it stands then.

    `None` where the wheel does not turn: closed, dropped, deleted. An idea needs no proof to be planned. Raises
    `ProofMissing`.
    """
    with document.read() as session:
        found = _read(session, [id])
    to = next_phase(found[0].phase) if found else None
    if to is not None:
        move_to_phase(document, [id], to, [proof] if proof else [], today, label=TURN)
    return to


def move_to_phase(
    document: Document,
    ids: Sequence[str],
    phase: calc.Phase,
    proofs: Sequence[Proof],
    today: date,
    *,
    label: str = "",
) -> None:
    """Bring actions to a phase: forward with a proof of each quarter that closes, which serves all of them.

    A single proof serves whatever single quarter closes. Backwards reopens, and takes the proofs of what is open again
    away. The day on which the deliverable was there follows; what is not done any more has no verdict. Raises
    `ProofMissing`, before anything is written.
    """
    if phase == "dropped":
        raise ValueError("an action is dropped by drop_actions")
    with document.read() as session:
        moving = [each for each in _read(session, ids) if each.phase != phase]
    given = {each.id: _proofs_for(each, phase, proofs) for each in moving}
    forward = any(given.values()) or all(each.phase == "idea" for each in moving)
    with document.edit(label or (CLOSE if phase == "closed" else TURN if forward else REOPEN)) as session:
        for action in moving:
            for proof in given[action.id]:
                _append(session, ProofRow, action.id, replace(proof, closed_on=proof.closed_on or today.isoformat()))
            gone = reopened(calc.QUARTERS, phase)
            session.execute(delete(ProofRow).where(ProofRow.action_id == action.id, ProofRow.step.in_(gone)))
            done_on = (action.done_on or today.isoformat()) if phase in calc.DONE else ""
            moved: dict[str, Any] = {"phase": phase, "moved_on": today.isoformat(), "done_on": done_on}
            if phase not in calc.DONE:
                moved["verdict"] = None
            _write(session, [action.id], {**moved, "dropped_because": ""})


def _proofs_for(action: calc.Action, phase: calc.Phase, proofs: Sequence[Proof]) -> list[Proof]:
    """A proof of each quarter that closes. Raises `ProofMissing`."""
    quarters = needs_proof(action, phase)
    by_quarter = {proof.step: proof for proof in proofs}
    if len(quarters) == len(proofs) == 1:
        by_quarter = {_STEP[quarters[0]]: proofs[0]}
    found = []
    for quarter in quarters:
        proof = by_quarter.get(_STEP[quarter])
        if proof is None or not (proof.text.strip() or proof.overridden.strip()):
            raise ProofMissing(quarter)
        found.append(replace(proof, step=_STEP[quarter], id=""))
    return found


def drop_actions(document: Document, ids: Sequence[str], reason: str, today: date | None = None) -> None:
    """Put actions aside, for this reason. Raises `ReasonMissing`."""
    if not reason.strip():
        raise ReasonMissing
    with document.edit(DROP) as session:
        day = (today or date.today()).isoformat()
        _write(session, ids, {"phase": "dropped", "dropped_because": reason.strip(), "moved_on": day})


def place(
    document: Document,
    id: str,
    changes: Mapping[str, Any],
    at: int | None = None,
    among: Sequence[str] | None = None,
    label: str = PLACE,
) -> None:
    """Put one action elsewhere as `place_all` does."""
    place_all(document, [id], changes, at, among, label)


def place_all(
    document: Document,
    ids: Sequence[str],
    changes: Mapping[str, Any],
    at: int | None = None,
    among: Sequence[str] | None = None,
    label: str = PLACE,
) -> None:
    """Put actions in this order from the place `at` on among these others, as they stand, and give them these values.

    Without `among` it is a place in the whole plan, counted without the actions; without `at` their places stay.
    """
    with document.edit(label) as session:
        if changes:
            _write(session, ids, changes)
        if at is not None:
            moving = set(ids)
            others = [(each, rank) for each, rank in in_order(session, Action) if each not in moving]
            place = _index(others, at, among)
            for id, rank in zip(ids, ranks_at([rank for _each, rank in others], place, len(ids)), strict=True):
                _write(session, [id], {"rank": rank})


def _index(others: Sequence[tuple[str, str]], at: int, among: Sequence[str] | None) -> int:
    """The place in the plan that is the place `at` among those that are shown."""
    if among is None:
        return at
    order = {each: i for i, (each, _rank) in enumerate(others)}
    shown = [order[each] for each in among if each in order]
    if not shown:
        return len(others)
    return shown[at] if at < len(shown) else shown[-1] + 1


# What belongs to an action


def attach(document: Document, id: str, origin: Origin, on: bool = True) -> bool:
    """Link an action with what it comes from, or take that link off; whether both are still there."""
    return attach_thing(document, (ATTACH, DETACH), origin, ("action", id), on)


def add_deployment(document: Document, id: str, deployment: calc.Deployment) -> str:
    """One more place to which an action is generalised; its id."""
    made = deployment.id or new_id()
    with document.edit(ADD_DEPLOYMENT) as session:
        _append(session, Deployment, id, replace(deployment, id=made))
    return made


def change_deployment(document: Document, deployment_id: str, field: str, value: Any) -> None:
    _change_part(document, CHANGE_DEPLOYMENT, Deployment, deployment_id, field, value)


def delete_deployments(document: Document, deployment_ids: Sequence[str]) -> None:
    with document.edit(DELETE_DEPLOYMENT) as session:
        session.execute(delete(Deployment).where(Deployment.id.in_(deployment_ids)))


def change_proof(document: Document, proof_id: str, field: str, value: Any) -> None:
    """Correct what was said when a quarter was closed."""
    _change_part(document, CHANGE_PROOF, ProofRow, proof_id, field, value)


def change_postponement(document: Document, postponement_id: str, reason: str) -> None:
    """Correct the reason for which a due date was moved."""
    _change_part(document, CHANGE_POSTPONEMENT, Postponement, postponement_id, "reason", reason)


def _change_part(document: Document, label: str, model: Any, id: str, field: str, value: Any) -> None:
    with document.edit(label) as session:
        session.execute(update(model).where(model.id == id).values({field: value}))


def _append(session: Session, model: Any, id: str, part: Any) -> None:
    rank = rank_at_end(session, model, model.action_id == id)
    add(session, model, [{"id": new_id(), **values(model, part), "action_id": id, "rank": rank}])


def _begun(action: calc.Action, number: int, today: date) -> calc.Action:
    """As it enters the plan."""
    return replace(
        action,
        id=action.id or new_id(),
        number=number,
        first_due=action.first_due or action.due,
        moved_on=action.moved_on or today.isoformat(),
    )


def _highest(session: Session) -> int:
    return session.scalar(select(func.max(Action.number))) or 0


def _read(session: Session, ids: Sequence[str]) -> list[calc.Action]:
    """Those that are still there, in their order."""
    return [action for chunk in chunks(ids) for action in read_actions(session, Action.id.in_(chunk))]


def _write(session: Session, ids: Sequence[str], changes: Mapping[str, Any]) -> None:
    for chunk in chunks(ids):
        session.execute(update(Action).where(Action.id.in_(chunk)).values(dict(changes)))
