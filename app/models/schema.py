"""What every table of the document stands on."""

from __future__ import annotations

import uuid

from sqlalchemy.orm import DeclarativeBase

APPLICATION_ID = 0x4348414E
"""`CHAN` in the header of the SQLite file: how the system and the program know a document."""

SCHEMA_VERSION = 4


def new_id() -> str:
    return uuid.uuid4().hex


class Row(DeclarativeBase):
    """A table of the document; its changes are recorded, undone and told to listeners without further code."""
