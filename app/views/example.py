"""Documents made from data: a new event, the example, an event read from JSON."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.calc.event import EventData
from app.calc.map_layout import place
from app.calc.value_stream import ValueStream
from app.language import N_, _, current
from app.models.document import Document
from app.models.document_error import FileNotReadable, FileNotWritten, MissingFile
from app.models.new_document import write_new
from app.models.schema import new_id
from app.models.whole_file import reason
from app.places import RESOURCES


def example() -> EventData:
    """The example in the language of the window, every symbol in its place."""
    return read_json(RESOURCES / "demo" / f"event.{current()}.json")


def read_json(source: Path) -> EventData:
    """An event of the exchange format, laid out. Raises `DocumentError`."""
    from app.exchange.event_json import loads

    try:
        text = source.read_bytes()
    except FileNotFoundError:
        raise MissingFile(name=source.name) from None
    except OSError as error:
        raise FileNotReadable(name=source.name, reason=reason(error)) from error
    data = loads(text)
    return replace(data, value_streams=tuple(place(stream) for stream in data.value_streams))


def make_event(path: Path) -> Document:
    """A new event named as its file, with one empty map to begin on."""
    stream = ValueStream(new_id(), _("Current state"))
    return _made(path, EventData(name=path.stem, language=current(), value_streams=(stream,)))


def make_example(path: Path) -> Document:
    return _made(path, example())


def import_event(source: Path, path: Path) -> Document:
    return _made(path, read_json(source))


def _made(path: Path, data: EventData) -> Document:
    """The document holding these data, open; whole or not at all. Raises `DocumentError`."""
    try:
        write_new(path, data)
    except OSError as error:
        raise FileNotWritten(name=path.name, reason=reason(error)) from error
    return Document.open(path)


def put_example_map(document: Document) -> str:
    """The first map of the example after the maps of this event; its id."""
    from app.views.maps import put_map

    return put_map(document, example().value_streams[0], N_("Insert the example map"))


def free_path(folder: Path, name: str) -> Path:
    """`name.kaizen` in the folder, or with the first number that no file has."""
    path, n = folder / f"{name}.kaizen", 2
    while path.exists():
        path, n = folder / f"{name} {n}.kaizen", n + 1
    return path
