"""Keeps the first image of every row that is touched, whoever touches it: the ORM, plain SQL, or a cascade.

TEMP triggers, made from the metadata, do it inside SQLite; they are part of no file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Set
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
    made: str
    standing: str
    clear: str


Tick = Callable[[], object]
"""Called every now and then during long work; what it raises gives the work up."""
_MANY = 5000
"""Rows between two calls of a `Tick`."""


class Recorder:
    """Watches the tables of one connection. To be made after any migration."""

    def __init__(self, db: sqlite3.Connection, tables: Iterable[Table]) -> None:
        self._db = db
        self._tables = [_watch(db, table) for table in tables]
        # one question for all tables: a note of each that is touched would be asked for with every row
        self._touched = " UNION ALL ".join(
            f'SELECT {number} WHERE EXISTS (SELECT 1 FROM temp."_before_{table.name}")'
            for number, table in enumerate(self._tables)
        )

    def take(self, overlooked: Set[str] = frozenset(), tick: Tick = lambda: None) -> Diff:
        """What changed since the last take, within this transaction, but for the tables of these names.

        Raises `ValueError` when a row of an insert-only table was changed or deleted.
        """
        tables = {}
        for (number,) in self._db.execute(self._touched).fetchall():
            table = self._tables[number]
            if table.name not in overlooked and (rows := self._changes(table, tick)):
                tables[table.name] = rows
            self._db.execute(table.clear)
        return Diff(tables)

    def _changes(self, table: _Watched, tick: Tick) -> dict[Key, Change]:
        columns, width, rows = table.columns, len(table.columns), dict[Key, Change]()
        for existing in _pieces(self._db.execute(table.standing), tick):
            for exists, *values in existing:
                if table.insert_only:
                    raise ValueError(f"a row of {table.name} is never changed nor deleted")
                after = tuple(values[width:]) if exists else None
                if changed := change(tuple(values[:width]), after, columns):
                    rows[tuple(values[i] for i in table.key)] = changed
        for made in _pieces(self._db.execute(table.made), tick):
            images = [{c: value for c, value in zip(columns, row, strict=True) if value is not None} for row in made]
            keys = zip(*([row[i] for row in made] for i in table.key), strict=True)
            rows.update(zip(keys, ((None, image) for image in images), strict=True))
        return rows


def _pieces(rows: sqlite3.Cursor, tick: Tick) -> Iterator[list[Key]]:
    while piece := rows.fetchmany(_MANY):
        yield piece
        tick()


def _watch(db: sqlite3.Connection, table: Table) -> _Watched:
    name, columns, key = table.name, recorded_columns(table), [c.name for c in table.primary_key.columns]
    db.execute(
        f'CREATE TEMP TABLE "_before_{name}" ({quoted(columns)}, _existed INTEGER, PRIMARY KEY ({quoted(key)})) '
        "WITHOUT ROWID"
    )
    for event, sides in (("INSERT", ("NEW",)), ("DELETE", ("OLD",)), ("UPDATE", ("OLD", "NEW"))):
        body = " ".join(_keep(name, columns, key, side) for side in sides)
        db.execute(f'CREATE TEMP TRIGGER "_{event}_{name}" AFTER {event} ON main."{name}" BEGIN {body} END')
    same = " AND ".join(f'm."{c}" = b."{c}"' for c in key)
    before, after = (", ".join(f'{side}."{c}"' for c in columns) for side in "bm")
    return _Watched(
        name,
        columns,
        [columns.index(c) for c in key],
        insert_only(table),
        f'SELECT {after} FROM temp."_before_{name}" b CROSS JOIN main."{name}" m ON {same} WHERE NOT b._existed',
        f'SELECT m."{key[0]}" IS NOT NULL, {before}, {after} '
        f'FROM temp."_before_{name}" b LEFT JOIN main."{name}" m ON {same} WHERE b._existed',
        f'DELETE FROM temp."_before_{name}"',
    )


def _keep(name: str, columns: list[str], key: list[str], side: str) -> str:
    """Keep the image unless there is one. `NOT EXISTS`, because OR IGNORE would yield to an OR REPLACE outside.

    Of a row that appears the key is enough.
    """
    kept = columns if side == "OLD" else key
    values = ", ".join(f'{side}."{c}"' for c in kept)
    same = " AND ".join(f'"{c}" = {side}."{c}"' for c in key)
    return (
        f'INSERT INTO "_before_{name}" ({quoted(kept)}, _existed) SELECT {values}, {int(side == "OLD")} '
        f'WHERE NOT EXISTS (SELECT 1 FROM "_before_{name}" WHERE {same});'
    )


def quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
