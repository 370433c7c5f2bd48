"""The kaizen event itself: the one row that names the document, and the whole document as frozen data."""

from __future__ import annotations

from sqlalchemy import insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc.event import EventData
from app.models.picture import Picture
from app.models.rank import spread
from app.models.schema import Row
from app.models.value_stream import add_value_stream, read_value_streams


class Event(Row):
    __tablename__ = "event"

    id: Mapped[str] = mapped_column(primary_key=True, default="event")
    name: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="fr")
    site: Mapped[str] = mapped_column(default="")
    coordinator: Mapped[str] = mapped_column(default="")


_OWN = ("name", "language", "site", "coordinator")


def read_event(session: Session) -> EventData:
    """The whole document."""
    event = session.get(Event, "event")
    pictures = session.execute(select(Picture.sha256, Picture.content)).all()
    return EventData(
        **{key: getattr(event, key) for key in _OWN if event is not None},
        value_streams=tuple(read_value_streams(session)),
        pictures={key: content for key, content in pictures},
    )


def add_event(session: Session, data: EventData) -> None:
    """Give the document this name and language, and add these pictures and maps, whose symbols all have their place."""
    event = session.get(Event, "event")
    if event is None:
        session.add(event := Event(id="event"))
    for key in _OWN:
        setattr(event, key, getattr(data, key))
    for stream, rank in zip(data.value_streams, spread(len(data.value_streams)), strict=True):
        add_value_stream(session, stream, rank, spread(len(stream.symbols)), spread(len(stream.flows)))
    held = set(session.scalars(select(Picture.sha256)))
    rows = [{"sha256": key, "content": content} for key, content in data.pictures.items() if key not in held]
    if rows:
        session.execute(insert(Picture), rows)
