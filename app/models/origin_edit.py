"""What a thing of the chain was made from, attached and taken off by hand: its links of origin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.calc.link import ROOT_CAUSE, Kind, Link
from app.models import link as links
from app.models.diff import Diff
from app.models.document import Document
from app.models.trail import TITLED, End, ends

Thing = tuple[Kind, str]
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


def link_origins(session: Session, kind: Kind, id: str, origins: Iterable[Thing]) -> None:
    """Within an edit: say what a thing was made from."""
    for origin_kind, origin in origins:
        links.add_link(session, Link(origin_kind, origin, kind, id))


def origins_of(session: Session, kind: Kind, id: str) -> list[Thing]:
    """What it was made from or attached to, there or not, in the order of the links."""
    row = links.Link
    found = select(row.source_kind, row.source).where(row.target_kind == kind, row.target == id)
    found = found.where(row.role == "origin").order_by(row.id)
    return [(_KINDS[source_kind], source) for source_kind, source in session.execute(found)]


def origins_by(session: Session, kind: Kind) -> dict[str, list[End]]:
    """What all things of a kind were made from and is there, by their ids."""
    row = links.Link
    found = select(row.target, row.source_kind, row.source).where(row.target_kind == kind, row.role == "origin")
    linked = [(target, (of, source)) for target, of, source in session.execute(found.order_by(row.id))]
    told: dict[str, list[End]] = {}
    found_ends = ends(session, [thing for _target, thing in linked])
    for (target, _thing), found_end in zip(linked, found_ends, strict=True):
        if found_end.there:
            told.setdefault(target, []).append(found_end)
    return told


def attach(document: Document, labels: tuple[str, str], origin: Thing, thing: Thing, on: bool) -> bool:
    """Link a thing with one that it comes from, or take that link off; whether both are still there.

    `labels` are what undo says of the one and of the other.
    """
    row = links.Link
    with document.read() as session:
        if any(session.get(TITLED[kind][0], id) is None for kind, id in (origin, thing)):
            return False
    with document.edit(labels[0] if on else labels[1]) as session:
        if on:
            links.add_link(session, Link(*origin, *thing))
        else:
            ends = zip((row.source_kind, row.source, row.target_kind, row.target), (*origin, *thing), strict=True)
            session.execute(delete(row).where(*(column == value for column, value in ends), row.role == "origin"))
    return True


def attached(diff: Diff, kind: Kind) -> set[str]:
    """The things of a kind to which something was attached, or from which it was taken off."""
    changes = diff.tables.get(links.Link.__tablename__, {}).values()
    images = [image for change in changes for image in change if image]
    return {str(image["target"]) for image in images if image.get("target_kind") == kind}


def things(session: Session, kinds: Sequence[Kind]) -> list[End]:
    """All things of these kinds that have a title: root causes first, then kind after kind, each in its order."""
    found: list[End] = []
    for kind in kinds:
        model: Any = TITLED[kind][0]
        ids = session.scalars(select(model.id).order_by(model.rank, model.id))
        found += ends(session, [(kind, id) for id in ids])
    return sorted((each for each in found if each.title), key=lambda each: each.word != ROOT_CAUSE)
