"""What proves or refutes a cause or an answer: the tallies, charts and observations that it is linked to."""

from __future__ import annotations

from typing import get_args

from sqlalchemy import delete, select

from app.calc.link import Kind, Link
from app.language import N_
from app.models import link as links
from app.models.document import Document
from app.models.record import table_of
from app.models.trail import TITLED

LINK, UNLINK = N_("Link a proof"), N_("Take a proof away")
PROVING: tuple[Kind, ...] = ("tally", "process_chart", "observation")
"""What can prove something."""

Thing = tuple[Kind, str]
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


def proofs(document: Document) -> list[tuple[Thing, str]]:
    """All that could prove something, with its name, in the order of the kinds and of each list."""
    found: list[tuple[Thing, str]] = []
    with document.read() as session:
        for kind in PROVING:
            model, column = TITLED[kind]
            table = table_of(model)
            rows = select(table.c.id, table.c[column]).order_by(table.c.rank, table.c.id)
            found += [((kind, id), " ".join(name.split())) for id, name in session.execute(rows)]
    return found


def proofs_of(document: Document, kind: Kind, id: str) -> set[Thing]:
    """What this cause or answer is linked to as its proof."""
    row = links.Link
    where = row.target_kind == kind, row.target == id, row.role == "evidence"
    with document.read() as session:
        found = session.execute(select(row.source_kind, row.source).where(*where))
        return {(_KINDS[source_kind], source) for source_kind, source in found}


def set_proof(document: Document, kind: Kind, id: str, proof: Thing, on: bool) -> bool:
    """Link a cause or an answer to what proves it, or take that link away; whether both are still there."""
    row = links.Link
    with document.read() as session:
        if any(session.get(TITLED[each][0], end) is None for each, end in ((kind, id), proof)):
            return False
    with document.edit(LINK if on else UNLINK) as session:
        if on:
            links.add_link(session, Link(*proof, kind, id, "evidence"))
        else:
            ends = row.source_kind == proof[0], row.source == proof[1], row.target_kind == kind, row.target == id
            session.execute(delete(row).where(*ends, row.role == "evidence"))
    return True
