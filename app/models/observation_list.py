"""The observations of a document with their figures, and the steps of its maps at which they can be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc.diagnosis import in_order
from app.calc.map_symbol import SYMBOL_KIND
from app.calc.observation_list import Seen
from app.calc.yearly_cost import Calendars, yearly
from app.models.event import Event
from app.models.observation import Observation, read_observations
from app.models.photo import Photo
from app.models.schema import Row
from app.models.value_stream import Flow, Symbol, ValueStream, read_value_streams

OF_STEPS: tuple[type[Row], ...] = (Symbol, Flow, ValueStream, Event)
"""A change in any of these may change the steps and the calendar; in those of `OF_LIST`, the observations alone."""
OF_LIST: tuple[type[Row], ...] = (Observation, Photo)


@dataclass(frozen=True, slots=True)
class Step:
    """`name` is with that of its map where several maps have steps."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Shop:
    """What the observations of a document are read against: `steps` by their ids, in the order of the maps."""

    steps: dict[str, Step]
    calendars: Calendars
    currency: str


def read_shop(session: Session) -> Shop:
    """What stands on the way of the material and of the information, and every symbol observed."""
    streams = read_value_streams(session)
    observed = set(session.scalars(select(Observation.step).distinct()))
    found = [
        (symbol, name, stream)
        for stream in streams
        for symbol, name in in_order(stream)
        if SYMBOL_KIND[symbol.kind].family != "general" or symbol.id in observed
    ]
    several = len({stream.id for _symbol, _name, stream in found}) > 1
    steps = {
        symbol.id: Step(symbol.id, f"{name} – {stream.name}" if several and stream.name else str(name), symbol.kind)
        for symbol, name, stream in found
    }
    event = session.get(Event, "event")
    return Shop(steps, Calendars(streams), event.currency if event is not None else "")


def read_seen(session: Session, shop: Shop, ids: Sequence[str] | None = None) -> list[Seen]:
    """The observations in their order, all or those of these ids."""
    places = {id: place for place, id in enumerate(shop.steps)}
    where = () if ids is None else (Observation.id.in_(ids),)
    return [
        Seen(
            each,
            yearly(each, shop.calendars.of(each.step), shop.currency),
            shop.steps[each.step].name if each.step in shop.steps else "",
            places.get(each.step or "", len(places)),
        )
        for each in read_observations(session, *where)
    ]
