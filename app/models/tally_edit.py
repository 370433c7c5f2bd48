"""What can be done to tally sheets as a whole, to their rows and columns: each function is one gesture of the user."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.calc import tally as calc
from app.language import N_
from app.models.document import Document
from app.models.rank import ranks_at, spread
from app.models.record import add as add_rows
from app.models.row_order import in_order, last_rank, put_at, rank_at_end
from app.models.schema import new_id
from app.models.tally import Tally, TallyCategory, TallyColumn, TallyMark, add_categories, add_tallies, read_tallies
from app.models.tally_count import read_gathered, without_new_other

ADD, DELETE, MOVE, NAME = N_("Add a tally"), N_("Delete the tally"), N_("Move the tally"), N_("Rename the tally")
START_PERIOD = N_("Start the period after")
ADD_CATEGORY, DELETE_CATEGORY = N_("Add a category"), N_("Delete a category")
MOVE_CATEGORY, NAME_CATEGORY = N_("Move a category"), N_("Rename a category")
SET_COLUMNS, ADD_COLUMN = N_("Set the columns"), N_("Add a column")
NAME_COLUMN, DELETE_COLUMN = N_("Rename a column"), N_("Delete a column")
CHANGE = {
    "name": NAME,
    "weight": N_("Weigh the tally"),
    "object": N_("Change the object of the tally"),
    "place": N_("Change the place of the tally"),
    "period": N_("Change the period of the tally"),
    "recorder": N_("Change the recorder of the tally"),
    "shift": N_("Change the shift of the tally"),
    "before": N_("Change the earlier period"),
}
CHANGE_CATEGORY = {
    "name": NAME_CATEGORY,
    "cost_each": N_("Change the cost per occurrence"),
    "time_each_s": N_("Change the time per occurrence"),
}
"""What undo says of each field."""

End = tuple[str, str]
"""What links can end at: a kind of `calc.link` and an id."""


def listed(document: Document) -> list[tuple[str, str, str]]:
    """Ids, names and periods of all tallies, in their order."""
    with document.read() as session:
        rows = session.execute(select(Tally.id, Tally.name, Tally.period).order_by(Tally.rank, Tally.id))
        return [(id, name, period) for id, name, period in rows]


def categories(document: Document) -> list[tuple[str, str, str]]:
    """Ids and names of the named categories of all tallies, with the names of these, in their order."""
    query = select(TallyCategory.id, TallyCategory.name, Tally.name).join(Tally, Tally.id == TallyCategory.tally_id)
    query = query.where(TallyCategory.name != "").order_by(Tally.rank, Tally.id, TallyCategory.rank, TallyCategory.id)
    with document.read() as session:
        return [(id, name, tally) for id, name, tally in session.execute(query)]


def read(document: Document, id: str) -> calc.Tally | None:
    """A tally with every mark, as the file has it."""
    with document.read() as session:
        found = read_tallies(session, Tally.id == id)
    return found[0] if found else None


def home_of(document: Document, ids: Iterable[str]) -> str | None:
    """The tally in which one of these categories, columns or marks stands, or which is itself among them."""
    ids = list(ids)[:500]
    with document.read() as session:
        for column, key in (
            (TallyCategory.tally_id, TallyCategory.id),
            (TallyColumn.tally_id, TallyColumn.id),
            (Tally.id, Tally.id),
        ):
            if home := session.scalar(select(column).where(key.in_(ids)).limit(1)):
                return home
        marked = select(TallyCategory.tally_id).join(TallyMark, TallyMark.category_id == TallyCategory.id)
        return session.scalar(marked.where(TallyMark.id.in_(ids)).limit(1))


# Tallies


def add(document: Document, name: str, names: Sequence[str] = ()) -> str:
    """A tally after the others with these categories and the row for all else; its id."""
    rows = (*(calc.Category(new_id(), each) for each in names), calc.Category(new_id(), other=True))
    return put(document, calc.Tally(new_id(), name, categories=rows), ADD)


def put(document: Document, tally: calc.Tally, label: str) -> str:
    """A whole tally under its ids after the others; its id."""
    with document.edit(label) as session:
        add_tallies(session, [tally], [rank_at_end(session, Tally)])
    return tally.id


def start_period(document: Document, id: str, name: str) -> str | None:
    """An empty tally with the same rows, to be compared with this one; its id. Days are not columns of it: they are
    those of its own period."""
    with document.read() as session:
        found = read_gathered(session, id)
    if found is None:
        return None
    earlier = without_new_other(found)
    columns = () if earlier.column_kind == "day" else earlier.columns
    made = replace(
        earlier,
        id=new_id(),
        name=name,
        period="",
        before=id,
        columns=tuple(replace(column, id=new_id()) for column in columns),
        categories=tuple(replace(each, id=new_id(), marks=()) for each in earlier.categories),
    )
    with document.edit(START_PERIOD) as session:
        ranks = in_order(session, Tally)
        at = next(i for i, (each, _rank) in enumerate(ranks) if each == id) + 1
        add_tallies(session, [made], ranks_at([rank for _id, rank in ranks], at))
    return made.id


def change(document: Document, id: str, field: str, value: Any) -> None:
    """Write the name, the weight, the earlier period or a line of the header."""
    with document.edit(CHANGE[field]) as session:
        session.execute(update(Tally).where(Tally.id == id).values({field: value}))


def move(document: Document, id: str, to: int) -> None:
    """Put a tally in the place `to` among the others, counted without it."""
    with document.edit(MOVE) as session:
        put_at(session, Tally, id, to)


def remove(document: Document, id: str) -> set[End]:
    """Delete a tally; what went with it, as ends of links."""
    with document.edit(DELETE) as session:
        gone = {("category", each) for each in session.scalars(_of(TallyCategory, id))}
        session.execute(delete(Tally).where(Tally.id == id))
    return {("tally", id), *gone}


# Rows


def add_category(document: Document, tally_id: str, name: str = "", after: str | None = None) -> str:
    """A row after `after`, or the last before "other"; its id."""
    made = calc.Category(new_id(), name)
    with document.edit(ADD_CATEGORY) as session:
        rows = [(id, rank) for id, rank, other in session.execute(_categories(tally_id)) if not other]
        at = next((i + 1 for i, (id, _rank) in enumerate(rows) if id == after), len(rows))
        add_categories(session, tally_id, [made], [_rank_before_other(session, tally_id, [r for _i, r in rows], at)])
    return made.id


def change_categories(document: Document, ids: Iterable[str], field: str, value: Any) -> None:
    """Give all these rows the same name, cost or time of one occurrence."""
    with document.edit(CHANGE_CATEGORY[field]) as session:
        session.execute(update(TallyCategory).where(TallyCategory.id.in_(list(ids))).values({field: value}))


def move_category(document: Document, id: str, to: int) -> bool:
    """Put a row in the place `to` among the others, counted without it; whether it moved: "other" stays the last."""
    with document.read() as session:
        row = session.get(TallyCategory, id)
        if row is None or row.other:
            return False
        own = [each for each, _rank, other in session.execute(_categories(row.tally_id)) if not other]
        tally_id, at = row.tally_id, own.index(id)
    to = max(0, min(to, len(own) - 1))
    if to == at:
        return False
    with document.edit(MOVE_CATEGORY) as session:
        ranks = [rank for each, rank, other in session.execute(_categories(tally_id)) if not other and each != id]
        rank = _rank_before_other(session, tally_id, ranks, to)
        session.execute(update(TallyCategory).where(TallyCategory.id == id).values(rank=rank))
    return True


def remove_category(document: Document, id: str) -> set[End]:
    """Delete a row with its marks; what went, as ends of links. The row for all else stays."""
    with document.edit(DELETE_CATEGORY) as session:
        gone = session.execute(delete(TallyCategory).where(TallyCategory.id == id, TallyCategory.other == 0))
    return {("category", id)} if gone.rowcount else set()  # type: ignore[attr-defined]


# Columns


def set_columns(document: Document, tally_id: str, kind: str, names: Sequence[str]) -> None:
    """Mark by this kind of columns; a sheet that has none yet gets these. Those that are there stay."""
    with document.edit(SET_COLUMNS) as session:
        session.execute(update(Tally).where(Tally.id == tally_id).values(column_kind=kind))
        if session.scalar(_of(TallyColumn, tally_id).limit(1)) is None:
            _add_columns(session, tally_id, names)


def add_column(document: Document, tally_id: str, name: str) -> str:
    """A column after the others; its id."""
    with document.edit(ADD_COLUMN) as session:
        return _add_columns(session, tally_id, [name])[0]


def _add_columns(session: Session, tally_id: str, names: Sequence[str]) -> list[str]:
    ids = [new_id() for _name in names]
    ranks = spread(len(names), last_rank(session, TallyColumn, TallyColumn.tally_id == tally_id))
    rows = [
        {"id": id, "tally_id": tally_id, "name": name, "rank": rank}
        for id, name, rank in zip(ids, names, ranks, strict=True)
    ]
    add_rows(session, TallyColumn, rows)
    return ids


def name_column(document: Document, id: str, name: str) -> None:
    with document.edit(NAME_COLUMN) as session:
        session.execute(update(TallyColumn).where(TallyColumn.id == id).values(name=name))


def remove_column(document: Document, id: str) -> None:
    """Delete a column; its marks stay, in none."""
    with document.edit(DELETE_COLUMN) as session:
        session.execute(delete(TallyColumn).where(TallyColumn.id == id))


# Order


def _of(model: Any, tally_id: str) -> Any:
    return select(model.id).where(model.tally_id == tally_id)


def _categories(tally_id: str) -> Any:
    columns = select(TallyCategory.id, TallyCategory.rank, TallyCategory.other)
    return columns.where(TallyCategory.tally_id == tally_id).order_by(TallyCategory.rank, TallyCategory.id)


def _rank_before_other(session: Session, tally_id: str, ranks: Sequence[str], to: int) -> str:
    """A rank among the rows of a sheet; the last place is before the row for all else, where that stands last."""
    others = [rank for _id, rank, other in session.execute(_categories(tally_id)) if other]
    return ranks_at([*ranks, *(rank for rank in others if not ranks or rank > ranks[-1])], to)[0]
