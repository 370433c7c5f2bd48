"""Bringing a step of history, forwards or backwards, into the tables."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Table

from app.models.diff import Change, Diff, Key, changed_columns
from app.models.recorder import Recorder, insert_only, quoted
from app.models.tables import TABLES


def apply(db: sqlite3.Connection, recorder: Recorder, diff: Diff) -> bool:
    """Write every row of `diff` within the transaction that is open, and say whether exactly that happened.

    Foreign keys must be off: the diff holds what cascades did.
    """
    kept_aside = {table.name: table for table in TABLES if insert_only(table)}
    expected = {}
    for table in TABLES:
        rows = diff.tables.get(table.name)
        if rows and not _fits(table, rows):
            return False
        if rows and table.name in kept_aside:
            if not _apply_aside(db, table, rows):
                return False
        elif rows:
            expected[table.name] = rows
            _apply(db, table, rows)
    if len(expected) + len(kept_aside.keys() & diff.tables.keys()) != len(diff.tables):
        return False
    return recorder.take(kept_aside.keys()).tables == expected


def _fits(table: Table, rows: dict[Key, Change]) -> bool:
    """Whether the step names columns of this table alone: it comes from a file, and goes into statements."""
    columns = {column.name for column in table.columns}
    return all(
        len(key) == len(table.primary_key) and all(columns.issuperset(image) for image in change if image)
        for key, change in rows.items()
    )


def _apply(db: sqlite3.Connection, table: Table, rows: dict[Key, Change]) -> None:
    name, columns = table.name, [column.name for column in table.columns]
    where = " AND ".join(f'"{column.name}" = ?' for column in table.primary_key)
    db.executemany(f'DELETE FROM "{name}" WHERE {where}', [key for key, (_, after) in rows.items() if after is None])
    for changed, group in changed_columns(rows):
        values = ", ".join(f'"{column}" = ?' for column in changed)
        db.executemany(f'UPDATE "{name}" SET {values} WHERE {where}', [(*image.values(), *key) for key, image in group])
    db.executemany(
        f'INSERT INTO "{name}" ({quoted(columns)}) VALUES ({", ".join("?" * len(columns))})',
        [
            tuple(after.get(column) for column in columns)
            for before, after in rows.values()
            if before is None and after is not None
        ],
    )


def _apply_aside(db: sqlite3.Connection, table: Table, rows: dict[Key, Change]) -> bool:
    """Rows whose contents are in no history are moved out of sight and back."""
    columns = quoted(column.name for column in table.columns)
    where = " AND ".join(f'"{column.name}" = ?' for column in table.primary_key)
    for key, (_, after) in rows.items():
        here, there = (table.name, f"{table.name}_undone") if after is None else (f"{table.name}_undone", table.name)
        db.execute(f'INSERT OR REPLACE INTO "{there}" ({columns}) SELECT {columns} FROM "{here}" WHERE {where}', key)
        if db.execute(f'DELETE FROM "{here}" WHERE {where}', key).rowcount != 1:
            return False
    return True
