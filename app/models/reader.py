"""Reading a document without touching it: its bytes are read into memory, and checked and migrated there."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from app.models.database import connect, sessions_on
from app.models.document_error import Damaged, FileNotReadable, MissingFile, NotADocument
from app.models.file_check import beside, check_bytes, check_contents, check_schema
from app.models.migration import migrate
from app.models.whole_file import named, reason


@contextmanager
def reading(path: Path) -> Iterator[Session]:
    """A session on a copy of the document in memory: no lock, no file left, whatever its version.

    Raises `DocumentError`.
    """
    db = in_memory(path)
    engine = sessions_on(db)
    try:
        with Session(engine) as session:
            yield session
    finally:
        engine.dispose()
        db.close()


def in_memory(path: Path) -> sqlite3.Connection:
    """A connection to such a copy, which can be read only."""
    target = named(path)
    content = _complete(target, raw_bytes(target))
    db = connect(None)
    try:
        db.deserialize(_without_wal(content))
        checked(db, target.name)
        db.execute("PRAGMA query_only = ON")
    except BaseException:
        db.close()
        raise
    return db


def raw_bytes(target: Path) -> bytes:
    """The bytes of a file that may be a document. Raises `DocumentError`."""
    if not target.exists():
        raise MissingFile(name=target.name)
    if not target.is_file():
        raise NotADocument(name=target.name)
    try:
        content = target.read_bytes()
    except OSError as error:
        raise FileNotReadable(name=target.name, reason=reason(error)) from error
    check_bytes(content, target.name)
    return content


def checked(db: sqlite3.Connection, name: str) -> bool:
    """Check the document on this connection and bring it to the present version; whether it was older."""
    check_contents(db, name)
    try:
        older = migrate(db)
    except sqlite3.Error as error:
        raise Damaged(name=name) from error
    check_schema(db, name)
    return older


def copy_beside(target: Path, copy: Path) -> None:
    """Copy what completes a file to where it completes its copy."""
    for part in beside(target):
        shutil.copyfile(part, copy.with_name(copy.name + part.name.removeprefix(target.name)))


def _complete(target: Path, content: bytes) -> bytes:
    """The bytes of the file with what SQLite left beside it worked in, in a place of our own."""
    if not beside(target):
        return content
    with tempfile.TemporaryDirectory(prefix="chantier-") as folder:
        copy = Path(folder) / "copy.kaizen"
        copy.write_bytes(content)
        try:
            copy_beside(target, copy)
            db = connect(copy)
            try:
                db.execute("PRAGMA journal_mode = DELETE").fetchone()
            finally:
                db.close()
        except sqlite3.DatabaseError as error:
            raise Damaged(name=target.name) from error
        return copy.read_bytes()


def _without_wal(content: bytes) -> bytes:
    """SQLite opens no file in memory whose header speaks of a WAL."""
    return content[:18] + b"\x01\x01" + content[20:]
