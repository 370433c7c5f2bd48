"""Photographs of observations, causes, answers and problems, as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import get_args

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import photo as calc
from app.models.rank import spread
from app.models.record import add, table_of, values
from app.models.schema import Row, new_id


class Photo(Row):
    """Belongs to the one of the four that is given."""

    __tablename__ = "photo"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    observation_id: Mapped[str | None] = mapped_column(ForeignKey("observation.id", ondelete="CASCADE"), index=True)
    cause_id: Mapped[str | None] = mapped_column(ForeignKey("cause.id", ondelete="CASCADE"), index=True)
    why_id: Mapped[str | None] = mapped_column(ForeignKey("why.id", ondelete="CASCADE"), index=True)
    picture: Mapped[str] = mapped_column(ForeignKey("picture.sha256"), index=True)
    caption: Mapped[str] = mapped_column(default="")
    problem_id: Mapped[str | None] = mapped_column(ForeignKey("problem.id", ondelete="CASCADE"), index=True)
    shows: Mapped[str | None] = mapped_column(info={"choices": get_args(calc.Shows)})


def read_photos(session: Session, owner: str) -> dict[str, tuple[calc.Photo, ...]]:
    """The photographs of all that `owner`, a column of this table, can name; by its id."""
    table = table_of(Photo)
    key = table.c[owner]
    query = select(key, table.c.picture, table.c.caption, table.c.id, table.c.shows).where(key.is_not(None))
    found: dict[str, list[calc.Photo]] = defaultdict(list)
    for of, *photo in session.execute(query.order_by(table.c.rank, table.c.id)):
        found[of].append(calc.Photo(*photo))
    return {of: tuple(photos) for of, photos in found.items()}


def add_photos(session: Session, owner: str, of: Iterable[tuple[str, tuple[calc.Photo, ...]]]) -> None:
    """Store the photographs of each of these ids."""
    rows = [
        {owner: id, "rank": rank, **values(Photo, photo)}
        for id, photos in of
        for photo, rank in zip(photos, spread(len(photos)), strict=True)
    ]
    for row in rows:
        row.setdefault("id", new_id())
    add(session, Photo, rows)
