"""What can be done to observations: each function is one gesture of the user, one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, update

from app.calc import observation as calc
from app.language import N_
from app.models.document import Document
from app.models.observation import Observation, add_observations, read_observations
from app.models.photo_edit import add_photos
from app.models.rank import ranks_at
from app.models.record import chunks
from app.models.row_order import in_order, rank_at_end
from app.models.schema import new_id

ADD, DELETE, DUPLICATE = N_("Add an observation"), N_("Delete observations"), N_("Duplicate observations")
CHANGE = {
    "text": N_("Change what was seen"),
    "kind": N_("Change the kind of observation"),
    "step": N_("Change the step of an observation"),
    "waste": N_("Change the waste"),
    "source": N_("Change the source"),
}
CHANGE_OTHER = N_("Change an observation")
"""What undo says of each field."""


def add_observation(document: Document, observation: calc.Observation, label: str = ADD) -> str:
    """Note one after the others; its id, which is made when it has none."""
    id = observation.id or new_id()
    with document.edit(label) as session:
        add_observations(session, [replace(observation, id=id)], [rank_at_end(session, Observation)])
    return id


def add_seen(document: Document, observation: calc.Observation, pictures: Sequence[bytes]) -> list[str]:
    """One such observation for each picture, with it; their ids. The pictures were made ready before."""
    with document.edit(ADD):
        ids = [add_observation(document, replace(observation, id="")) for _picture in pictures]
        for id, picture in zip(ids, pictures, strict=True):
            add_photos(document, "observation_id", id, [picture])
    return ids


def change(document: Document, ids: Sequence[str], field: str, value: Any) -> None:
    """Give several observations one value."""
    with document.edit(CHANGE.get(field, CHANGE_OTHER)) as session:
        for chunk in chunks(ids):
            session.execute(update(Observation).where(Observation.id.in_(chunk)).values({field: value}))


def delete_observations(document: Document, ids: Sequence[str]) -> None:
    with document.edit(DELETE) as session:
        for chunk in chunks(ids):
            session.execute(delete(Observation).where(Observation.id.in_(chunk)))


def duplicate(document: Document, ids: Sequence[str]) -> list[str]:
    """The same once more, photographs included, each behind its original; the new ids in that order."""
    with document.edit(DUPLICATE) as session:
        order = in_order(session, Observation)
        place = {id: i for i, (id, _rank) in enumerate(order)}
        ranks = [rank for _id, rank in order]
        wanted = set(ids)
        originals = [each for each in read_observations(session) if each.id in wanted]
        copies = [
            replace(each, id=new_id(), photos=tuple(replace(photo, id="") for photo in each.photos))
            for each in originals
        ]
        add_observations(session, copies, [ranks_at(ranks, place[each.id] + 1)[0] for each in originals])
    return [copy.id for copy in copies]
