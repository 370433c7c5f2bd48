"""The diagnosis grid of a document, and the one gesture on it: how heavily a waste weighs on a step."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from app.calc import diagnosis as calc
from app.language import N_
from app.models.document import Document
from app.models.event import Event
from app.models.observation import Observation, Rating, read_observations, read_ratings
from app.models.schema import Row, new_id
from app.models.value_stream import Flow, Symbol, ValueStream, read_value_streams

TABLES: tuple[type[Row], ...] = (Observation, Rating, Symbol, Flow, ValueStream, Event)
"""A change in any of these may change the grid."""


def read_grid(document: Document) -> tuple[calc.Grid, str]:
    """The grid, and the currency of its money."""
    with document.read() as session:
        event = session.get(Event, "event")
        grid = calc.grid(read_observations(session), read_value_streams(session), read_ratings(session))
        return grid, event.currency if event is not None else ""


def set_rating(document: Document, step: str, waste: str, rating: int | None) -> None:
    """What the team judged, 0 to 3; `None` takes the judgement back. Digits typed over each other are one gesture."""
    here = (Rating.step == step, Rating.waste == waste)
    with document.read() as session:
        ids = session.scalars(select(Rating.id).where(*here).order_by(Rating.id)).all()
    with document.edit(N_("Rate a waste"), merge_key=f"rating {step} {waste}") as session:
        if rating is None:
            session.execute(delete(Rating).where(*here))
        elif ids:  # of two the first is the one that is shown
            session.execute(update(Rating).where(Rating.id == ids[0]).values(rating=rating))
        else:
            session.add(Rating(id=new_id(), step=step, waste=waste, rating=rating))
