"""What can be done to the photographs of an observation, a cause, an answer or a problem: each is one gesture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select, update

from app.calc import photo as calc
from app.language import N_
from app.models.diff import Diff
from app.models.document import Document
from app.models.fishbone import Cause
from app.models.five_whys import Why
from app.models.observation import Observation
from app.models.photo import Photo
from app.models.picture import add_picture, read_pictures
from app.models.problem import Problem
from app.models.rank import spread
from app.models.record import add, held
from app.models.row_order import last_rank, put_at
from app.models.schema import new_id

ADD_ONE, ADD_SEVERAL, REMOVE = N_("Add a photo"), N_("Add photos"), N_("Remove a photo")
CAPTION, MOVE, SHOW = N_("Change the caption"), N_("Move a photo"), N_("Say what a photo shows")
OWNERS: dict[str, Any] = {"observation_id": Observation, "cause_id": Cause, "why_id": Why, "problem_id": Problem}
"""The column of a photograph that names what it belongs to, and the table of that."""


def photos_of(document: Document, owner: str, id: str) -> list[calc.Photo]:
    """The photographs of what the column `owner` names, in their order."""
    with document.read() as session:
        return [calc.Photo(**row) for row in held(session, Photo, calc.Photo, getattr(Photo, owner) == id)]


def owners_of(document: Document, diff: Diff, owner: str) -> set[str]:
    """The ids that the column `owner` names of the photographs that appeared, changed or went."""
    found = {
        image[owner]
        for change in diff.tables.get(Photo.__tablename__, {}).values()
        for image in change
        if image and image.get(owner)
    }
    with document.read() as session:
        row = getattr(Photo, owner)
        return found | set(session.scalars(select(row).where(Photo.id.in_(diff.keys(Photo)), row.is_not(None))))


def content_of(document: Document, picture: str) -> bytes:
    """The bytes of a picture; empty where it is no more."""
    with document.read() as session:
        return read_pictures(session, [picture]).get(picture, b"")


def add_photos(
    document: Document, owner: str, id: str, contents: Sequence[bytes], shows: calc.Shows | None = None
) -> list[str]:
    """Store pictures, made small before, after the others; their ids. None where the owner was deleted meanwhile."""
    if not contents:
        return []
    with document.read() as session:
        if session.get(OWNERS[owner], id) is None:
            return []
        last = last_rank(session, Photo, getattr(Photo, owner) == id)
    ids = [new_id() for _content in contents]
    with document.edit(ADD_ONE if len(contents) == 1 else ADD_SEVERAL) as session:
        rows = [
            {"id": each, owner: id, "rank": rank, "picture": add_picture(session, content), "shows": shows}
            for each, content, rank in zip(ids, contents, spread(len(contents), last), strict=True)
        ]
        add(session, Photo, rows)
    return ids


def remove_photo(document: Document, id: str) -> None:
    with document.edit(REMOVE) as session:
        session.execute(delete(Photo).where(Photo.id == id))


def caption_photo(document: Document, id: str, caption: str) -> None:
    with document.edit(CAPTION) as session:
        session.execute(update(Photo).where(Photo.id == id).values(caption=caption.strip()))


def set_shows(document: Document, id: str, shows: calc.Shows | None) -> None:
    """Say whether the part on a photo of a problem is as it should be."""
    with document.edit(SHOW) as session:
        session.execute(update(Photo).where(Photo.id == id).values(shows=shows))


def move_photo(document: Document, owner: str, id: str, to: int) -> None:
    """Put the photo in the place `to` among the others of the same owner, counted without it."""
    column = getattr(Photo, owner)
    with document.edit(MOVE) as session:
        put_at(session, Photo, id, to, column == select(column).where(Photo.id == id).scalar_subquery())
