"""The gates of a DMAIC: their items, and how a phase is closed and opened again. Each function is one gesture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import delete, update

from app.calc import problem as calc
from app.calc.link import Kind
from app.calc.problem_figures import PHASES, gates, next_phase
from app.calc.proof import STEPS, Proof, Step
from app.language import N_, sentence
from app.models.document import Document
from app.models.document_error import DocumentError
from app.models.problem import GateItem, Problem, read_problems
from app.models.proof import Proof as ProofRow
from app.models.rank import ranks_at
from app.models.record import add, values
from app.models.row_order import in_order, rank_at_end
from app.models.schema import new_id

ADD, CHANGE, DELETE = N_("Add to a gate"), N_("Change an item of a gate"), N_("Delete items of a gate")
TICK, UNTICK = N_("Tick an item of a gate"), N_("Take a tick of a gate back")
LINK, PASS, BACK = N_("Link a document of a gate"), N_("Pass a gate"), N_("Go back before a gate")


class GateClosed(DocumentError):
    """A phase would close without its proof, or with items that are open and no reason why; nothing was written."""

    def __init__(self, step: Step, *, open: int) -> None:
        if open == 1:
            said = N_("“{phase}” stays open: one of its items is not done. Do it, or say why it is passed without.")
        elif open:
            said = N_("“{phase}” stays open: {n} of its items are not done. Do them, or say why it is passed without.")
        else:
            said = N_("“{phase}” stays open: say what proves that it is done, or why it is passed without a proof.")
        super().__init__(sentence(said, phase=sentence(STEPS[step]), n=open))


# Items


def add_item(document: Document, problem_id: str, item: calc.GateItem, after: str | None = None) -> str | None:
    """One more item, next after this one, at the end without one; its id. `None` where the problem is no more."""
    id = item.id or new_id()
    with document.read() as session:
        if session.get(Problem, problem_id) is None:
            return None
    with document.edit(ADD) as session:
        known = in_order(session, GateItem, GateItem.problem_id == problem_id)
        at = next((i + 1 for i, (each, _rank) in enumerate(known) if each == after), len(known))
        row = {**values(GateItem, replace(item, id=id)), "problem_id": problem_id}
        add(session, GateItem, [{**row, "rank": ranks_at([rank for _id, rank in known], at)[0]}])
    return id


def change_items(document: Document, ids: Iterable[str], field: str, value: Any) -> None:
    with document.edit(CHANGE) as session:
        session.execute(update(GateItem).where(GateItem.id.in_(list(ids))).values({field: value}))


def tick(document: Document, ids: Iterable[str], done: bool) -> None:
    with document.edit(TICK if done else UNTICK) as session:
        session.execute(update(GateItem).where(GateItem.id.in_(list(ids))).values(done=int(done)))


def link_document(document: Document, id: str, thing: tuple[Kind, str] | None) -> None:
    """Say which thing of the event a document is; with `None` it is none of them."""
    kind, of = thing if thing else (None, None)
    with document.edit(LINK) as session:
        session.execute(update(GateItem).where(GateItem.id == id).values(thing_kind=kind, thing=of))


def delete_items(document: Document, ids: Iterable[str]) -> None:
    with document.edit(DELETE) as session:
        session.execute(delete(GateItem).where(GateItem.id.in_(list(ids))))


# Phases


def pass_gate(document: Document, problem_id: str, proof: Proof, today: date) -> calc.Phase | None:
    """Close the present phase with this proof and go on to the next; where it stands then.

    `None` where there is no gate to pass. Raises `GateClosed` without a proof, and where items are open without a
    reason, before anything is written.
    """
    with document.read() as session:
        found = read_problems(session, Problem.id == problem_id)
    here = next((gate for gate in gates(found[0]) if gate.state == "here"), None) if found else None
    if here is None:
        return None
    reason, said = proof.overridden.strip(), proof.text.strip()
    if not reason and (here.wanted or not said):
        raise GateClosed(here.step, open=len(here.wanted))
    closed_on = proof.closed_on or today.isoformat()
    kept = replace(proof, step=here.step, text=said, overridden=reason, closed_on=closed_on, id=new_id())
    to = next_phase(found[0].phase)
    with document.edit(PASS) as session:
        rank = rank_at_end(session, ProofRow, ProofRow.problem_id == problem_id)
        add(session, ProofRow, [{**values(ProofRow, kept), "problem_id": problem_id, "rank": rank}])
        session.execute(update(Problem).where(Problem.id == problem_id).values(phase=to))
    return to


def go_back(document: Document, problem_id: str) -> calc.Phase | None:
    """Open the phase before the present one again, whose proof goes; where it stands then, `None` at the first one."""
    with document.read() as session:
        found = read_problems(session, Problem.id == problem_id)
    passed = [gate.step for gate in gates(found[0]) if gate.state == "passed"] if found else []
    if not passed:
        return None
    gone: Sequence[Step] = [gate.step for gate in gates(found[0]) if gate.step not in passed[:-1]]
    back = PHASES[len(passed) - 1]
    with document.edit(BACK) as session:
        session.execute(delete(ProofRow).where(ProofRow.problem_id == problem_id, ProofRow.step.in_(gone)))
        session.execute(update(Problem).where(Problem.id == problem_id).values(phase=back))
    return back
