"""The kaizen event itself: the one row that names the document."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from app.models.schema import Row


class Event(Row):
    __tablename__ = "event"

    id: Mapped[str] = mapped_column(primary_key=True, default="event")
    name: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="fr")
    site: Mapped[str] = mapped_column(default="")
    coordinator: Mapped[str] = mapped_column(default="")
