"""Keeps the first image of every row that is touched, whoever touches it: the ORM, plain SQL, or a cascade.

TEMP triggers, made from the metadata, do it inside SQLite; they are part of no file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Set
from dataclasses import dataclass

from sqlalchemy import Table

from app.models.diff import Change, Diff, Key, change


def insert_only(table: Table) -> bool:
    """Rows of such a table are written once; history keeps their keys alone."""
    return bool(table.info.get("insert_only"))


def recorded_columns(table: Table) -> list[str]:
    columns = table.primary_key.columns if insert_only(table) else table.columns
    return [column.name for column in columns]


@dataclass(frozen=True, slots=True)
class _Watched:
    name: str
    columns: list[str]
    key: list[int]
    insert_only: bool
    images: str
    clear: str


class Recorder:
    """Watches the tables of one connection. To be made after any migration."""

    def __init__(self, db: sqlite3.Connection, tables: Iterable[Table]) -> None:
        self._db = db
        self._tables = [_watch(db, number, table) for number, table in enumerate(tables)]

    def take(self, overlooked: Set[str] = frozenset()) -> Diff:
        """What changed since the last take, within this transaction, but for the tables of these names.

        Raises `ValueError` when a row of an insert-only table was changed or deleted.
        """
        tables = {}
        for (number,) in self._db.execute("SELECT number FROM temp._touched ORDER BY number").fetchall():
            table = self._tables[number]
            if table.name not in overlooked and (rows := self._changes(table)):
                tables[table.name] = rows
            self._db.execute(table.clear)
        self._db.execute("DELETE FROM temp._touched")
        return Diff(tables)

    def _changes(self, table: _Watched) -> dict[Key, Change]:
        width, rows = len(table.columns), {}
        for existed, exists, *values in self._db.execute(table.images):
            if existed and table.insert_only:
                raise ValueError(f"a row of {table.name} is never changed nor deleted")
            before = tuple(values[:width]) if existed else None
            after = tuple(values[width:]) if exists else None
            if changed := change(before, after, table.columns):
                rows[tuple(values[i] for i in table.key)] = changed
        return rows


def _watch(db: sqlite3.Connection, number: int, table: Table) -> _Watched:
    name, columns, key = table.name, recorded_columns(table), [c.name for c in table.primary_key.columns]
    if number == 0:
        db.execute("CREATE TEMP TABLE _touched (number INTEGER PRIMARY KEY)")
    db.execute(
        f'CREATE TEMP TABLE "_before_{name}" ({quoted(columns)}, _existed INTEGER, PRIMARY KEY ({quoted(key)})) '
        "WITHOUT ROWID"
    )
    for event, sides in (("INSERT", ("NEW",)), ("DELETE", ("OLD",)), ("UPDATE", ("OLD", "NEW"))):
        body = " ".join(_keep(number, name, columns, key, side) for side in sides)
        db.execute(f'CREATE TEMP TRIGGER "_{event}_{name}" AFTER {event} ON main."{name}" BEGIN {body} END')
    same = " AND ".join(f'm."{c}" = b."{c}"' for c in key)
    before, after = (", ".join(f'{side}."{c}"' for c in columns) for side in "bm")
    return _Watched(
        name,
        columns,
        [columns.index(c) for c in key],
        insert_only(table),
        f'SELECT b._existed, m."{key[0]}" IS NOT NULL, {before}, {after} '
        f'FROM temp."_before_{name}" b LEFT JOIN main."{name}" m ON {same}',
        f'DELETE FROM temp."_before_{name}"',
    )


def _keep(number: int, name: str, columns: list[str], key: list[str], side: str) -> str:
    """Keep the image unless there is one. `NOT EXISTS`, because OR IGNORE would yield to an OR REPLACE outside."""
    values = ", ".join(f'{side}."{c}"' if side == "OLD" or c in key else "NULL" for c in columns)
    same = " AND ".join(f'"{c}" = {side}."{c}"' for c in key)
    return (
        f"INSERT INTO _touched SELECT {number} WHERE NOT EXISTS (SELECT 1 FROM _touched WHERE number = {number}); "
        f'INSERT INTO "_before_{name}" SELECT {values}, {int(side == "OLD")} '
        f'WHERE NOT EXISTS (SELECT 1 FROM "_before_{name}" WHERE {same});'
    )


def quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
