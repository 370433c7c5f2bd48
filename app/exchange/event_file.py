"""Events in files, whichever kind: documents (`.kaizen`) and their exchange form (`.json`)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.calc.event import EventData
from app.exchange.strict_json import Refused
from app.language import N_, sentence
from app.models.document_error import AlreadyThere, FileNotReadable, FileNotWritten, MissingFile
from app.models.whole_file import named, reason, write_bytes
from app.places import RESOURCES

LARGEST_JSON = 500_000_000
"""Bytes; more is no event, and would only fill the memory."""


def is_json(path: Path) -> bool:
    return path.suffix.lower() == ".json"


def read_json(source: Path) -> EventData:
    """The event of an exchange file. Raises `DocumentError`."""
    from app.exchange.event_json import loads  # every start imports this file, and few read an exchange file

    target = named(source)
    try:
        if target.stat().st_size > LARGEST_JSON:
            raise Refused(sentence(N_("“{name}” is too large to be an event."), name=source.name))
        content = target.read_bytes()
    except FileNotFoundError as error:
        raise MissingFile(name=source.name) from error
    except OSError as error:
        raise FileNotReadable(name=source.name, reason=reason(error)) from error
    try:
        return loads(content)
    except Refused as error:
        raise Refused(sentence(N_("“{name}”: {problem}"), name=source.name, problem=error.sentence)) from error


def read(source: Path) -> EventData:
    """The event of a document or an exchange file, which is touched in no way. Raises `DocumentError`."""
    if is_json(source):
        return read_json(source)
    from app.models.event import read_event
    from app.models.reader import reading

    with reading(source) as session:
        return read_event(session)


def laid_out(data: EventData) -> EventData:
    """The event with a place for every symbol."""
    from app.calc.map_layout import place

    return replace(data, value_streams=tuple(place(stream) for stream in data.value_streams))


def example(language: str, today: date | None = None) -> EventData:
    """The example event that comes with the program, in French or in English, told today or on its own day."""
    from app.exchange.event_json import loads
    from app.exchange.story_date import TOLD_ON, as_of

    text = (RESOURCES / "demo" / f"event.{language}.json").read_text(encoding="utf-8")
    return laid_out(loads(as_of(text, language, today or TOLD_ON)))


def write_new(path: Path, data: EventData) -> None:
    """Write an event as a new document, or as JSON where the name says so. Raises `DocumentError`."""
    if os.path.lexists(path):
        raise AlreadyThere(name=path.name)
    if is_json(path):
        from app.exchange.event_json import dumps

        write(path, dumps(data).encode())
        return
    from app.models import new_document

    with _not_written(path):
        new_document.write_new(named(path), laid_out(data))


def write(path: Path, content: bytes) -> None:
    """Replace a file whole; a device or a pipe is written to. Raises `DocumentError`."""
    with _not_written(path):
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
        else:
            write_bytes(named(path), content)


@contextmanager
def _not_written(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileNotWritten(name=path.name, reason=reason(error)) from error
    except Exception as error:
        refusal = _refusal(error)
        if refusal is None:
            raise
        raise FileNotWritten(name=path.name, reason=reason(refusal)) from error


def _refusal(error: BaseException | None) -> sqlite3.OperationalError | None:
    """What SQLite first refused: SQLAlchemy wraps it, and a ROLLBACK that finds nothing left hides it."""
    first = None
    while error is not None:
        if isinstance(error, sqlite3.OperationalError):
            first = error
        error = error.__context__
    return first
