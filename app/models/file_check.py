"""Whether a file is a document of ours, whole, and nothing else: asked before anything in it is used."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Float, Integer, LargeBinary, String, Table

from app.models import history
from app.models.document_error import AnotherProgram, Damaged, EmptyFile, ForeignContent, NewerVersion, NotADocument
from app.models.migration import version
from app.models.schema import APPLICATION_ID, SCHEMA_VERSION
from app.models.tables import TABLES

MAGIC = b"SQLite format 3\0"
BESIDE = ("-wal", "-journal")
"""What SQLite leaves beside a file that was being written directly: part of its contents."""


def check_bytes(content: bytes, name: str) -> None:
    """What can be told without SQLite. Raises `EmptyFile`, `NotADocument` or `Damaged`."""
    if not content:
        raise EmptyFile(name=name)
    if content[:16] != MAGIC:
        raise NotADocument(name=name)
    page = int.from_bytes(content[16:18], "big")
    if len(content) % max(page, 512):  # SQLite reads what is missing of the last page as zeros, and finds it whole
        raise Damaged(name=name)


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
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
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
            columns = db.execute("SELECT name FROM pragma_table_xinfo(?, 'main')", (table.name,)).fetchall()
            if {column.name for column in table.columns} != {column for (column,) in columns}:
                raise Damaged(name=name)
        if db.execute("PRAGMA main.foreign_key_check").fetchone():
            raise Damaged(name=name)
        for table in tables.values():
            if db.execute(f'SELECT 1 FROM main."{table.name}" WHERE {_odd(table)} LIMIT 1').fetchone():
                raise Damaged(name=name)
        for table in TABLES:
            _read_texts(db, table)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise Damaged(name=name) from error


def _read_texts(db: sqlite3.Connection, table: Table) -> None:
    """Look at every text once: SQLite itself does not mind bytes that are no UTF-8. Raises what it then raises."""
    texts = ", ".join(f'"{column.name}"' for column in table.columns if isinstance(column.type, String))
    if texts:
        for _row in db.execute(f'SELECT {texts} FROM main."{table.name}"'):
            pass


def _odd(table: Table) -> str:
    """The condition that a row holds a value that its column does not take, which SQLite would let pass."""
    odd = []
    for column in table.columns:
        odd.append(_odd_value(column))
        if not column.nullable:
            odd.append(f'"{column.name}" IS NULL')
    return " OR ".join(odd)


def _odd_value(column: Column[Any]) -> str:
    """The same of one value that is not NULL. The plus keeps a file from making words pass by the type it declares."""
    value = f'+"{column.name}"'
    if choices := column.info.get("choices"):
        return f"{value} NOT IN ({', '.join(repr(choice) for choice in choices)})"
    if isinstance(column.type, Float):  # words and bytes are above all numbers
        most = column.info.get("at_most")
        return f"{value} NOT BETWEEN -{most} AND {most}" if most else f"NOT ({value} > -9e999 AND {value} < 9e999)"
    kinds = ((Integer, "integer"), (LargeBinary, "blob"), (String, "text"))
    stored = next(stored for kind, stored in kinds if isinstance(column.type, kind))
    return f"typeof({value}) NOT IN ('{stored}', 'null')"


def beside(target: Path) -> list[Path]:
    """The files that SQLite left beside this one, and that complete it."""
    found = (target.with_name(target.name + suffix) for suffix in BESIDE)
    return [path for path in found if path.exists() and path.stat().st_size]
