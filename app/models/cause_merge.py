"""Duplicates of a cause become one."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.calc import fishbone as calc
from app.calc import link as calc_link
from app.models.cause_tree import CauseTree
from app.models.fishbone import Cause
from app.models.link import Link, read_links
from app.models.photo import Photo
from app.models.rank import spread
from app.models.record import held, table_of

_FURTHEST = ("suspected", "ruled_out", "checking", "confirmed")
"""Of two states of the same cause the later in this row holds: what is still being checked is not ruled out."""

_FIRST_GIVEN = ("checked_by", "checked_on", "check_owner", "check_due")


def merge_causes(session: Session, tree: CauseTree, ids: Sequence[str]) -> None:
    """Within an edit: the first of these, as they are read, takes over what the others have, and they go."""
    kept, *others = ids
    _move_below(tree, kept, others)
    _gather(session, ids)
    _take_photos(session, kept, others)
    _redirect(session, kept, set(others))
    table = table_of(Cause)
    session.execute(delete(table).where(table.c.id.in_(others)))


def _move_below(tree: CauseTree, kept: str, others: Sequence[str]) -> None:
    """The causes below the others, but for those that go themselves, after those below the first."""
    gone = set(others)
    moved = [each for id in others for each in tree.below[id] if each not in gone]
    if moved:
        tree.move(moved, kept)


def _gather(session: Session, ids: Sequence[str]) -> None:
    table = table_of(Cause)
    rows = {row["id"]: calc.Cause(**row) for row in held(session, Cause, calc.Cause, table.c.id.in_(ids))}
    causes = [rows[id] for id in ids]
    values: dict[str, object] = {
        name: next((value for cause in causes if (value := getattr(cause, name))), "") for name in _FIRST_GIVEN
    }
    values["votes"] = sum(cause.votes for cause in causes)
    values["status"] = max((cause.status for cause in causes), key=_FURTHEST.index)
    values["author"] = ", ".join(dict.fromkeys(cause.author for cause in causes if cause.author))
    values["evidence"] = "\n".join(dict.fromkeys(cause.evidence for cause in causes if cause.evidence))
    session.execute(update(table).where(table.c.id == ids[0]).values(values))


def _take_photos(session: Session, kept: str, others: Sequence[str]) -> None:
    table = table_of(Photo)
    of = table.c.cause_id
    last = session.scalar(select(table.c.rank).where(of == kept).order_by(table.c.rank.desc()).limit(1))
    by_cause = session.execute(select(of, table.c.id).where(of.in_(others)).order_by(table.c.rank, table.c.id)).all()
    moved = [id for other in others for cause, id in by_cause if cause == other]
    for id, rank in zip(moved, spread(len(moved), last), strict=True):
        session.execute(update(table).where(table.c.id == id).values(cause_id=kept, rank=rank))


def _redirect(session: Session, kept: str, gone: set[str]) -> None:
    """Links that begin or end at one of the others go to the first; one that would be there twice goes."""
    table = table_of(Link)
    known: set[tuple[str, ...]] = set()
    links = read_links(session)
    links.sort(key=lambda link: _touches(link, gone))
    for link in links:
        ends = _ends(link, kept, gone)
        is_loop = ends[:2] == ends[2:4]
        if not _touches(link, gone):
            known.add(ends)
        elif ends in known or is_loop:
            session.execute(delete(table).where(table.c.id == link.id))
        else:
            known.add(ends)
            session.execute(update(table).where(table.c.id == link.id).values(source=ends[1], target=ends[3]))


def _touches(link: calc_link.Link, gone: set[str]) -> bool:
    return (link.source_kind == "cause" and link.source in gone) or (
        link.target_kind == "cause" and link.target in gone
    )


def _ends(link: calc_link.Link, kept: str, gone: set[str]) -> tuple[str, ...]:
    source = kept if link.source_kind == "cause" and link.source in gone else link.source
    target = kept if link.target_kind == "cause" and link.target in gone else link.target
    return link.source_kind, source, link.target_kind, target, link.role
