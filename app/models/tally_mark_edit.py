"""Marks: made, taken away, typed as numbers and read from a list. Each function is one gesture of the user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, literal_column, select, update
from sqlalchemy.orm import Session

from app.calc import tally as calc
from app.calc.link import Link
from app.language import N_
from app.models import link as links
from app.models.document import Document
from app.models.fishbone import Fishbone
from app.models.fishbone_edit import add_fishbone
from app.models.rank import spread
from app.models.record import add as add_rows
from app.models.record import chunks
from app.models.row_order import last_rank, rank_at_end
from app.models.schema import new_id
from app.models.tally import TallyCategory, TallyColumn, TallyMark, add_categories
from app.models.tally_count import NEW_OTHER

MARK, UNMARK, SET_COUNT = N_("Make a mark"), N_("Take a mark away"), N_("Enter a number of marks")
IMPORT, MAKE_HEAD = N_("Import counts"), N_("Make an Ishikawa diagram of a category")


@dataclass(frozen=True, slots=True)
class Counted:
    """One row of a list of counts: for the category of this id, for a new one of this name where there is none."""

    category: str | None
    name: str
    count: int
    column: str = ""
    at: str = ""
    cost_each: float | None = None
    time_each_s: float | None = None


def mark(document: Document, tally_id: str, category: str, column: str | None, at: str, count: int = 1) -> str:
    """Make marks at one moment (2026-03-12T14:32:05); the id of the category, which for `NEW_OTHER` is made with it."""
    with document.edit(MARK) as session:
        category = category if category != NEW_OTHER else _add_other(session, tally_id)
        _add_marks(session, category, column, count, at)
    return category


def unmark(document: Document, category: str, column: str | None, *, anywhere: bool = False) -> bool:
    """Take away the mark of a category that was made last in a column, in none for `None`; whether there was one.

    `anywhere` is in whatever column.
    """
    where = _of(category, column, anywhere=anywhere)
    with document.read() as session:
        found = bool(_count(session, where))
    if found:
        with document.edit(UNMARK) as session:
            _take_away(session, where, 1)
    return found


def set_count(
    document: Document, tally_id: str, category: str, column: str | None, count: int, *, anywhere: bool = False
) -> str:
    """Make the count of a category in a column this one; what is more has no time, what is less goes from the end.

    `anywhere` is the count of the whole row. The id of the category, as of `mark`.
    """
    where = _of(category, column, anywhere=anywhere)
    with document.read() as session:
        now = _count(session, where)
    if count == now:
        return category
    with document.edit(SET_COUNT) as session:
        category = category if category != NEW_OTHER else _add_other(session, tally_id)
        if count > now:
            _add_marks(session, category, column, count - now, "")
        else:
            _take_away(session, where, now - count)
    return category


def import_counts(document: Document, tally_id: str, rows: Sequence[Counted]) -> None:
    """Add counts from elsewhere to those that are there, with the categories and columns that they need."""
    with document.edit(IMPORT) as session:
        categories = _new_categories(session, tally_id, rows)
        columns = _columns(session, tally_id, [row.column for row in rows if row.column])
        for row in rows:
            category = categories[row.name.strip()] if row.category is None else row.category
            if category == NEW_OTHER:
                category = _add_other(session, tally_id)
            each = {"cost_each": row.cost_each, "time_each_s": row.time_each_s}
            given = {field: value for field, value in each.items() if value is not None}
            if given:
                session.execute(update(TallyCategory).where(TallyCategory.id == category).values(given))
            if row.count:
                _add_marks(session, category, columns.get(row.column), row.count, row.at)


def make_head(document: Document, tally_id: str, category: str, effect: str) -> str:
    """The Ishikawa diagram whose head is this category, made and linked to it when there is none; its id."""
    with document.read() as session:
        known = links.made_of(session, "category", category, "fishbone", Fishbone)
    if known is not None:
        return known
    with document.edit(MAKE_HEAD) as session:
        category = category if category != NEW_OTHER else _add_other(session, tally_id)
        id = add_fishbone(session, effect)
        links.add_link(session, Link("category", category, "fishbone", id))
    return id


def _add_marks(session: Session, category: str, column: str | None, count: int, at: str) -> None:
    row = {"id": new_id(), "category_id": category, "column": column, "count": count, "at": at}
    add_rows(session, TallyMark, [row])


def _add_other(session: Session, tally_id: str) -> str:
    """The row for all else, made where the file has none."""
    there = select(TallyCategory.id).where(TallyCategory.tally_id == tally_id, TallyCategory.other == 1)
    known: str | None = session.scalar(there.limit(1))
    if known is not None:
        return known
    made = calc.Category(new_id(), other=True)
    add_categories(session, tally_id, [made], [rank_at_end(session, TallyCategory, TallyCategory.tally_id == tally_id)])
    return made.id


def _of(category: str, column: str | None, *, anywhere: bool) -> Any:
    mine = TallyMark.category_id == category
    return mine if anywhere else mine & (TallyMark.column == column)


def _count(session: Session, where: Any) -> int:
    return session.scalar(select(func.sum(TallyMark.count)).where(where)) or 0


def _take_away(session: Session, where: Any, count: int) -> None:
    """The marks that were made last; the rowid tells, for many are made within one second."""
    newest = select(TallyMark.id, TallyMark.count).where(where)
    gone = []
    for id, many in session.execute(newest.order_by(literal_column("tally_mark.rowid").desc())):
        if count < many:
            if count:
                session.execute(update(TallyMark).where(TallyMark.id == id).values(count=many - count))
            break
        gone.append(id)
        count -= many
    for few in chunks(gone):
        session.execute(delete(TallyMark).where(TallyMark.id.in_(few)))


def _new_categories(session: Session, tally_id: str, rows: Sequence[Counted]) -> dict[str, str]:
    """The rows that a list needs and the sheet does not have, before "other"; their ids by name."""
    names = list(dict.fromkeys(row.name.strip() for row in rows if row.category is None))
    ids = {name: new_id() for name in names}
    own = select(func.max(TallyCategory.rank)).where(TallyCategory.tally_id == tally_id, TallyCategory.other == 0)
    other = select(func.min(TallyCategory.rank)).where(TallyCategory.tally_id == tally_id, TallyCategory.other == 1)
    last, end = session.scalar(own), session.scalar(other)
    ranks = spread(len(names), last, end if last is None or (end or "") > last else None)
    add_categories(session, tally_id, [calc.Category(ids[name], name) for name in names], ranks)
    return ids


def _columns(session: Session, tally_id: str, names: Sequence[str]) -> dict[str, str]:
    """The columns of these names, those that are missing after the others; their ids by name."""
    known = select(TallyColumn.name, TallyColumn.id).where(TallyColumn.tally_id == tally_id)
    ids = {name: id for name, id in session.execute(known)}
    missing = [name for name in dict.fromkeys(names) if name not in ids]
    ranks = spread(len(missing), last_rank(session, TallyColumn, TallyColumn.tally_id == tally_id))
    rows = [
        {"id": new_id(), "tally_id": tally_id, "name": name, "rank": rank}
        for name, rank in zip(missing, ranks, strict=True)
    ]
    add_rows(session, TallyColumn, rows)
    return ids | {str(row["name"]): str(row["id"]) for row in rows}
