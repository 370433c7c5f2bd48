"""Whether a file is a document of ours, whole, and nothing else: asked before anything in it is used."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Float, Integer, LargeBinary, String, Table

from app.models import history
from app.models.document_error import AnotherProgram, Damaged, EmptyFile, ForeignContent, NewerVersion, NotADocument
from app.models.migration import version
from app.models.schema import APPLICATION_ID, SCHEMA_VERSION
from app.models.tables import TABLES

MAGIC = b"SQLite format 3\0"
BESIDE = ("-wal", "-journal")
"""What SQLite leaves beside a file that was being written directly: part of its contents."""


def check_bytes(content: bytes, name: str) -> None:
    """What can be told without SQLite. Raises `EmptyFile` or `NotADocument`."""
    if not content:
        raise EmptyFile(name=name)
    if content[:16] != MAGIC:
        raise NotADocument(name=name)


def check_contents(db: sqlite3.Connection, name: str) -> None:
    """What must be true of a document of any version that this program reads.

    Raises `AnotherProgram`, `NewerVersion`, `ForeignContent` or `Damaged`.
    """
    try:
        things = db.execute("SELECT type, name, sql FROM main.sqlite_schema").fetchall()
        if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise AnotherProgram(name=name) if things else Damaged(name=name)
        if version(db) > SCHEMA_VERSION:
            raise NewerVersion(name=name)
        for kind, thing, sql in things:
            if kind not in ("table", "index") or (sql or "").upper().startswith("CREATE VIRTUAL"):
                raise ForeignContent(name=name, what=thing)
        if version(db) < 1 or db.execute("PRAGMA main.quick_check(1)").fetchone()[0] != "ok":
            raise Damaged(name=name)
    except sqlite3.DatabaseError as error:
        raise Damaged(name=name) from error


def check_schema(db: sqlite3.Connection, name: str) -> None:
    """That the tables are those of the present version, no more and no less, and their rows hang together.

    Raises `ForeignContent` or `Damaged`.
    """
    tables = {table.name: table for table in (*TABLES, *history.TABLES)}
    known = tables.keys() | {index.name for table in TABLES for index in table.indexes}
    try:
        things = db.execute(
            "SELECT name FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        ).fetchall()
        for (thing,) in things:
            if thing not in known:
                raise ForeignContent(name=name, what=thing)
        for table in tables.values():
            columns = db.execute("SELECT name, hidden FROM pragma_table_xinfo(?, 'main')", (table.name,)).fetchall()
            if {column.name for column in table.columns} != {column for column, hidden in columns if not hidden}:
                raise Damaged(name=name)
        if db.execute("PRAGMA main.foreign_key_check").fetchone():
            raise Damaged(name=name)
        for table in tables.values():
            if db.execute(f'SELECT 1 FROM main."{table.name}" WHERE {_odd(table)} LIMIT 1').fetchone():
                raise Damaged(name=name)
    except sqlite3.DatabaseError as error:
        raise Damaged(name=name) from error


def _odd(table: Table) -> str:
    """The condition that a row holds a value of another kind than its column says, which SQLite would let pass."""
    kinds = ((Float, "'real', 'integer'"), (Integer, "'integer'"), (LargeBinary, "'blob'"), (String, "'text'"))
    odd = []
    for column in table.columns:
        allowed = next(stored for kind, stored in kinds if isinstance(column.type, kind))
        if column.nullable:
            allowed += ", 'null'"
        odd.append(f'typeof("{column.name}") NOT IN ({allowed})')
    return " OR ".join(odd)


def beside(target: Path) -> list[Path]:
    """The files that SQLite left beside this one, and that complete it."""
    found = (target.with_name(target.name + suffix) for suffix in BESIDE)
    return [path for path in found if path.exists() and path.stat().st_size]
