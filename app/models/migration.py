"""From the schema of an older file to the present one, step by step, all in one transaction.

A step is a function of plain SQL under the number of the version that it reaches; it stays as it was written, whatever
becomes of the tables later. It runs with foreign keys off, so that a table can be rebuilt; they are checked at the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cache

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from app.models import history
from app.models.migration_2 import to_2
from app.models.migration_3 import to_3
from app.models.migration_4 import to_4
from app.models.schema import APPLICATION_ID, SCHEMA_VERSION
from app.models.tables import TABLES

STEPS: dict[int, Callable[[sqlite3.Connection], None]] = {2: to_2, 3: to_3, 4: to_4}
"""Version reached → step."""


def create(db: sqlite3.Connection) -> None:
    """Make all tables of the present version in an empty database."""
    db.execute("BEGIN")
    try:
        for statement in _schema():
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


@cache
def _schema() -> tuple[str, ...]:
    """The statements that make all tables and their indexes: working them out takes as long as obeying them."""
    dialect, made = sqlite.dialect(), []
    for table in (*TABLES, *history.TABLES):
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            made.append(str(CreateIndex(index).compile(dialect=dialect)))
    return tuple(made)


def version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: sqlite3.Connection) -> bool:
    """Bring an older schema to the present one; whether there was anything to do.

    The history goes, for its images fit no longer. Any exception leaves the database as it was. A database that is
    newer than this program is for `file_check` to refuse.
    """
    found = version(db)
    if found >= SCHEMA_VERSION:
        return False
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN")
    try:
        for number in range(found + 1, SCHEMA_VERSION + 1):
            STEPS[number](db)
        if torn := db.execute("PRAGMA main.foreign_key_check").fetchall():
            raise sqlite3.IntegrityError(f"migration left rows without their parents: {torn[:3]}")
        history.empty(db)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    finally:
        db.execute("PRAGMA foreign_keys = ON")
    return True
