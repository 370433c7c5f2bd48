"""Between the rows of a table and the frozen data that carry the same names."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from itertools import chain
from typing import Any, TypeVar, get_type_hints

from sqlalchemy import Column, Table, insert, select
from sqlalchemy.orm import Session

from app.models.rank import spread
from app.models.recorder import Tick
from app.models.schema import Row, new_id

T = TypeVar("T")
CHUNK = 5000
"""Ids in one statement; SQLite takes 32 766 variables at most."""
ROWS = 100
"""Rows in one statement that inserts; more are no quicker."""


def shared(model: type[Row], kind: type) -> tuple[str, ...]:
    """The names that a table and a dataclass have in common, in the order of the dataclass."""
    return _shared(model.__tablename__, kind)


@cache
def _shared(table: str, kind: type) -> tuple[str, ...]:
    columns = Row.metadata.tables[table].columns.keys()
    return tuple(field.name for field in fields(kind) if field.name in columns)


@cache
def truths(kind: Any) -> frozenset[str]:
    """The fields of a dataclass that are true or false, which tables keep as 1 and 0."""
    return frozenset(name for name, hint in get_type_hints(kind).items() if hint is bool)


def values(model: type[Row], data: Any) -> dict[str, Any]:
    """What of these data the table keeps; an empty id is left to the table to make."""
    kind: Any = type(data)
    names, true = shared(model, kind), truths(kind)
    held = {name: getattr(data, name) for name in names if name != "id" or data.id}
    return {name: int(value) if name in true else value for name, value in held.items()}


def add(session: Session, model: type[Row], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows, at once; of those without an id the table makes one."""
    rows = list(rows)
    if rows:
        session.execute(insert(table_of(model)), rows)


def add_columns(
    session: Session, model: type[Row], given: Mapping[str, Any], columns: Mapping[str, Sequence[Any]], tick: Tick
) -> None:
    """Insert very many rows: those of `columns`, all equally long, with the values `given`, which all have in common.

    What is named in neither is what the table says. Several rows a statement: SQLite begins and ends each one.
    """
    table = table_of(model)
    usual = {column.name: getattr(column.default, "arg", None) for column in table.columns if _has_value(column)}
    same = {name: value for name, value in (usual | dict(given)).items() if name not in columns}
    names, width = [*same, *columns], len(columns)
    n = len(next(iter(columns.values())))
    shared_places = [f"?{n}" for n in range(1, len(same) + 1)]
    marks = [
        ", ".join([*shared_places, *(f"?{len(same) + i * width + j + 1}" for j in range(width))]) for i in range(ROWS)
    ]
    quoted = ", ".join(f'"{name}"' for name in names)
    into = f'INSERT INTO "{table.name}" ({quoted}) VALUES '
    whole = into + ", ".join(f"({each})" for each in marks)
    for begin in range(0, n, ROWS):
        piece = list(zip(*(column[begin : begin + ROWS] for column in columns.values()), strict=True))
        statement = whole if len(piece) == ROWS else into + ", ".join(f"({each})" for each in marks[: len(piece)])
        session.connection().exec_driver_sql(statement, (*same.values(), *chain.from_iterable(piece)))
        if begin % (20 * ROWS) == 0:
            tick()


def new_ids(n: int) -> list[str]:
    """So many at once, in order: rows that are added in the order of their keys are added sooner."""
    drawn = os.urandom(16 * n).hex()
    return sorted(drawn[i : i + 32] for i in range(0, 32 * n, 32))


def _has_value(column: Column[Any]) -> bool:
    return column.default is not None and column.default.is_scalar


def chunks(ids: Sequence[str]) -> list[Sequence[str]]:
    """The ids in groups that are few enough for one statement: SQLite has an end to its variables."""
    return [ids[i : i + CHUNK] for i in range(0, len(ids), CHUNK)]


def held(session: Session, model: type[Row], kind: type, *where: Any, further: Sequence[str] = ()) -> list[Any]:
    """The rows that fulfil this, as mappings of what the dataclass keeps and of `further` columns, in their order."""
    table = table_of(model)
    chosen = [table.c[name] for name in (*shared(model, kind), *further)]
    query = select(*chosen).where(*where).order_by(*(table.c[n] for n in ("rank", "id") if n in table.c))
    true = truths(kind)
    rows = [dict(row) for row in session.execute(query).mappings()]
    for row in rows if true else ():
        row.update({name: bool(row[name]) for name in true & row.keys()})
    return rows


def held_of(
    session: Session, model: type[Row], kind: type, owner: str, ids: Iterable[str], further: Sequence[str] = ()
) -> dict[Any, list[dict[str, Any]]]:
    """The rows that belong to these ids, by the id that their column `owner` names, each in their order."""
    column = table_of(model).c[owner]
    rows = (
        row
        for few in chunks(list(ids))
        for row in held(session, model, kind, column.in_(few), further=[owner, *further])
    )
    return by(rows, owner)


def parts_of(
    session: Session, model: type[Row], kind: type[T], owner: str, ids: Iterable[str]
) -> Callable[[str], tuple[T, ...]]:
    """The parts of these things, each a dataclass without parts of its own: by the id of the thing, in their order."""
    found = held_of(session, model, kind, owner, ids)
    return lambda id: tuple(kind(**row) for row in found.get(id, ()))


def add_parts(session: Session, model: type[Row], owner: str, of: Iterable[tuple[str, Sequence[Any]]]) -> None:
    """Store the parts of each of these ids, in this order; of those without an id the table makes one."""
    rows = [
        {"id": new_id(), **values(model, part), owner: id, "rank": rank}
        for id, parts in of
        for part, rank in zip(parts, spread(len(parts)), strict=True)
    ]
    add(session, model, rows)


def by(rows: Iterable[dict[str, Any]], key: str) -> dict[Any, list[dict[str, Any]]]:
    """The rows by the value of a column, which is taken out of them."""
    groups: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row.pop(key)].append(row)
    return groups


def tree(rows: list[dict[str, Any]], make: Callable[[dict[str, Any], tuple[T, ...]], T]) -> tuple[T, ...]:
    """The things that `make(row, those below it)` gives of rows with a `parent_id`, however deep."""
    below = by(rows, "parent_id")
    order: list[str | None] = [None]
    for parent in order:
        order += [row["id"] for row in below.get(parent, ())]
    made: dict[str | None, tuple[T, ...]] = {}
    for parent in reversed(order):
        made[parent] = tuple(make(row, made[row["id"]]) for row in below.get(parent, ()))
    return made[None]


def flat(
    things: Sequence[Any], ranks: Sequence[str], parent: str | None, below: str
) -> list[tuple[Any, str, str | None]]:
    """Each thing with its rank and the id of its parent, parents before what their field `below` holds."""
    waiting = list(zip(things, ranks, [parent] * len(things), strict=True))
    for thing, _rank, _parent in waiting:
        under = getattr(thing, below)
        waiting += zip(under, spread(len(under)), [thing.id] * len(under), strict=True)
    return waiting


def table_of(model: type[Row]) -> Table:
    return model.metadata.tables[model.__tablename__]
