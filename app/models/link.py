"""The links of the chain, as a table.

They end at ids of any kind: what is deleted leaves its links, and undo mends them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import link as calc
from app.models.record import add, chunks, shared, table_of, values
from app.models.schema import Row, new_id


class Link(Row):
    __tablename__ = "link"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    source_kind: Mapped[str] = mapped_column(info={"choices": get_args(calc.Kind)})
    source: Mapped[str] = mapped_column(index=True)
    target_kind: Mapped[str] = mapped_column(info={"choices": get_args(calc.Kind)})
    target: Mapped[str] = mapped_column(index=True)
    role: Mapped[str] = mapped_column(default="origin", info={"choices": get_args(calc.Role)})


_TABLE = {"category": "tally_category"}
"""Of the kinds whose table has another name than they."""


def still_there(session: Session, ends: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of these ends, kinds with ids, that were not deleted: one query of each kind."""
    given: dict[str, list[str]] = {}
    for kind, id in ends:
        given.setdefault(kind, []).append(id)
    found: set[tuple[str, str]] = set()
    for kind, ids in given.items():
        key = Row.metadata.tables[_TABLE.get(kind, kind)].c.id
        for few in chunks(ids):
            found.update((kind, id) for id in session.scalars(select(key).where(key.in_(few))))
    return found


def add_link(session: Session, link: calc.Link) -> None:
    """Store a link, once."""
    table, given = table_of(Link), values(Link, link)
    same = [table.c[name] == value for name, value in given.items() if name != "id"]
    if session.execute(select(table.c.id).where(*same)).first() is None:
        add(session, Link, [given])


def made_of(session: Session, kind: calc.Kind, id: str, target: calc.Kind, model: Any) -> str | None:
    """The first thing of the kind `target`, a row of `model`, that was made from this one and is still there."""
    query = select(Link.target).join(model, model.id == Link.target).order_by(Link.id).limit(1)
    from_this = (Link.source_kind == kind, Link.source == id, Link.target_kind == target, Link.role == "origin")
    found: str | None = session.scalar(query.where(*from_this))
    return found


def read_links(session: Session) -> list[calc.Link]:
    """All links, in the order of their ids; some end at what is no more."""
    table = table_of(Link)
    names = shared(Link, calc.Link)
    return [calc.Link(*row) for row in session.execute(select(*(table.c[n] for n in names)).order_by(table.c.id))]
