"""The rows of a table in the order of their ranks: what stands last, and how one is put elsewhere.

`among` are the conditions that name the rows among which one has its place: the steps of one chart; none for them all.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.models.rank import between, ranks_at


def in_order(session: Session, model: Any, *among: Any) -> list[tuple[str, str]]:
    """Ids and ranks in their order."""
    query = select(model.id, model.rank).where(*among).order_by(model.rank, model.id)
    return [(id, rank) for id, rank in session.execute(query)]


def last_rank(session: Session, model: Any, *among: Any) -> str | None:
    """The rank of the last one; `None` where there is none."""
    last: str | None = session.scalar(select(func.max(model.rank)).where(*among))
    return last


def rank_at_end(session: Session, model: Any, *among: Any) -> str:
    """A rank after all others."""
    return between(last_rank(session, model, *among), None)


def put_at(session: Session, model: Any, id: str, to: int, *among: Any) -> None:
    """Within an edit: put a row in the place `to` among the others, counted without it."""
    others = [rank for each, rank in in_order(session, model, *among) if each != id]
    session.execute(update(model).where(model.id == id).values(rank=ranks_at(others, to)[0]))
