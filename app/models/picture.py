"""Photographs of the event, stored once each under the SHA-256 of their bytes and never changed."""

from __future__ import annotations

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.models.schema import Row


class Picture(Row):
    """Insert only, so that history never copies the bytes: an edit keeps the key alone."""

    __tablename__ = "picture"
    __table_args__ = {"info": {"insert_only": True}}

    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
