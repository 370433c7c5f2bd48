"""A new document written at once from data: no lock, no working copy, no history that could undo it into nothing."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from app.calc.event import EventData
from app.models.database import connect, sessions_on
from app.models.event import add_event
from app.models.migration import create
from app.models.whole_file import replacing


def write_new(path: Path, data: EventData) -> None:
    """Write a document that holds these data, whose symbols all have their place; it is there whole or not at all.

    Raises `AlreadyThere` where something has this name, and `OSError`.
    """
    with replacing(path, overwrite=False) as fresh:
        fresh.touch(exist_ok=False)  # the system says why it refuses, where SQLite only says that it cannot
        db = connect(fresh)
        try:
            create(db)
            engine = sessions_on(db)
            db.execute("BEGIN")
            with Session(engine) as session:
                add_event(session, data)
                session.flush()
                db.execute("COMMIT")
            engine.dispose()
        finally:
            db.close()
