"""Photographs of the event, stored once each under the SHA-256 of their bytes and never changed."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

from sqlalchemy import LargeBinary, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.models.schema import Row


class Picture(Row):
    """Insert only, so that history never copies the bytes: an edit keeps the key alone."""

    __tablename__ = "picture"
    __table_args__ = {"info": {"insert_only": True}}

    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


def add_picture(session: Session, content: bytes) -> str:
    """Store a picture unless it is there already; its key."""
    key = hashlib.sha256(content).hexdigest()
    session.execute(insert(Picture).prefix_with("OR IGNORE"), {"sha256": key, "content": content})
    return key


def read_pictures(session: Session, keys: Iterable[str] | None = None) -> dict[str, bytes]:
    """The bytes of these pictures that are there, of all when none are named, by their key."""
    query = select(Picture.sha256, Picture.content)
    if keys is not None:
        query = query.where(Picture.sha256.in_(list(keys)))
    return {key: content for key, content in session.execute(query)}


def purge(db: sqlite3.Connection) -> None:
    """Delete the pictures that no row refers to; while no table refers to pictures, all stay."""
    key = Picture.__table__.c.sha256
    uses = [
        f'SELECT "{column.name}" FROM "{table.name}"'
        for table in Row.metadata.tables.values()
        for column in table.columns
        if any(reference.column is key for reference in column.foreign_keys)
    ]
    if uses:
        db.execute(f"DELETE FROM picture WHERE sha256 NOT IN ({' UNION '.join(uses)})")
