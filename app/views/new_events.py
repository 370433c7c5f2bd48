"""Events that begin here: an empty one, the example, one read from JSON; each a document written whole, then opened."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.calc.event import EventData
from app.calc.value_stream import ValueStream
from app.exchange.event_file import example, read_json, write_new
from app.language import N_, _, current
from app.models.document import Document
from app.models.picture import add_picture
from app.models.schema import new_id
from app.views.maps import put_map


def make_event(path: Path) -> Document:
    """A new event named as its file, with one empty map to begin on. Raises `DocumentError`, as all here."""
    stream = ValueStream(new_id(), _("Current state"))
    return _made(path, EventData(name=path.stem, language=current(), value_streams=(stream,)))


def make_example(path: Path) -> Document:
    return _made(path, example(current(), date.today()))


def import_event(source: Path, path: Path) -> Document:
    return _made(path, read_json(source))


def _made(path: Path, data: EventData) -> Document:
    write_new(path, data)
    return Document.open(path)


def put_example_map(document: Document) -> str:
    """The first map of the example after the maps of this event; its id."""
    return put_map(document, example(current(), date.today()).value_streams[0], N_("Insert the example map"))


def put_example_charts(document: Document) -> list[str]:
    """The process flow charts of the example after those of this event, with their floor plans; their ids."""
    from app.models.process_chart_edit import put_all

    told = example(current(), date.today())
    with document.edit(N_("Insert the example chart")) as session:
        for chart in told.process_charts:
            if chart.plan.picture:
                add_picture(session, told.pictures[chart.plan.picture])
        return put_all(document, told.process_charts, N_("Insert the example chart"))
