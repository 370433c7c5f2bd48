"""The kaizen event itself: the one row that names the document, and the whole document as frozen data."""

from __future__ import annotations

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc.event import EventData
from app.models.action import add_actions, read_actions
from app.models.axis import add_axes, read_axes
from app.models.decision import add_decisions, read_decisions
from app.models.fishbone import add_fishbones, read_fishbones
from app.models.five_whys import add_whys, read_whys
from app.models.import_recipe import add_recipes, read_recipes
from app.models.indicator import add_indicators, read_indicators
from app.models.interview import add_interviews, read_interviews
from app.models.lever import add_levers, read_levers
from app.models.link import add_link, read_links
from app.models.maturity import add_maturities, read_maturities
from app.models.observation import add_observations, add_ratings, read_observations, read_ratings
from app.models.oee import add_oee, read_oee
from app.models.picture import Picture, read_pictures
from app.models.problem import add_problems, read_problems
from app.models.process_chart import add_process_charts, read_process_charts
from app.models.rank import spread
from app.models.schema import Row
from app.models.suggestion import add_suggestions, read_suggestions
from app.models.tally import add_tallies, read_tallies
from app.models.value_stream import add_value_stream, read_value_streams


class Event(Row):
    __tablename__ = "event"

    id: Mapped[str] = mapped_column(primary_key=True, default="event")
    name: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="fr")
    site: Mapped[str] = mapped_column(default="")
    coordinator: Mapped[str] = mapped_column(default="")
    currency: Mapped[str] = mapped_column(default="€", server_default="€")
    limit_plan: Mapped[int | None]
    limit_do: Mapped[int | None]
    limit_check: Mapped[int | None]
    limit_act: Mapped[int | None]
    idle_days: Mapped[int] = mapped_column(default=14, server_default=text("14"))


_OWN = (
    *("name", "language", "site", "coordinator", "currency"),
    *("limit_plan", "limit_do", "limit_check", "limit_act", "idle_days"),
)


def read_event(session: Session, *, pictures: bool = True) -> EventData:
    """The whole document; without the bytes of its photographs where they are not asked for."""
    event = session.get(Event, "event")
    return EventData(
        **{key: getattr(event, key) for key in _OWN if event is not None},
        value_streams=tuple(read_value_streams(session)),
        observations=tuple(read_observations(session)),
        ratings=tuple(read_ratings(session)),
        interviews=tuple(read_interviews(session)),
        process_charts=tuple(read_process_charts(session)),
        tallies=tuple(read_tallies(session)),
        fishbones=tuple(read_fishbones(session)),
        whys=tuple(read_whys(session)),
        axes=tuple(read_axes(session)),
        suggestions=tuple(read_suggestions(session)),
        levers=tuple(read_levers(session)),
        decisions=tuple(read_decisions(session)),
        problems=tuple(read_problems(session)),
        actions=tuple(read_actions(session)),
        indicators=tuple(read_indicators(session)),
        oee=tuple(read_oee(session)),
        maturities=tuple(read_maturities(session)),
        import_recipes=tuple(read_recipes(session)),
        links=tuple(read_links(session)),
        pictures=read_pictures(session) if pictures else {},
    )


def add_event(session: Session, data: EventData) -> None:
    """Give the document this name and language, and add all that is in it; every symbol has its place."""
    event = session.get(Event, "event")
    if event is None:
        session.add(event := Event(id="event"))
    for key in _OWN:
        setattr(event, key, getattr(data, key))
    session.execute(text("PRAGMA defer_foreign_keys = ON"))  # what refers to what comes later in its list
    held = set(session.scalars(select(Picture.sha256)))
    rows = [{"sha256": key, "content": content} for key, content in data.pictures.items() if key not in held]
    if rows:
        session.execute(insert(Picture), rows)
    for stream, rank in zip(data.value_streams, spread(len(data.value_streams)), strict=True):
        add_value_stream(session, stream, rank, spread(len(stream.symbols)), spread(len(stream.flows)))
    add_observations(session, data.observations, spread(len(data.observations)))
    add_ratings(session, data.ratings)
    add_interviews(session, data.interviews, spread(len(data.interviews)))
    add_process_charts(session, data.process_charts, spread(len(data.process_charts)))
    add_tallies(session, data.tallies, spread(len(data.tallies)))
    add_fishbones(session, data.fishbones, spread(len(data.fishbones)))
    add_whys(session, data.whys, spread(len(data.whys)))
    add_axes(session, data.axes, spread(len(data.axes)))
    add_suggestions(session, data.suggestions, spread(len(data.suggestions)))
    add_levers(session, data.levers, spread(len(data.levers)))
    add_decisions(session, data.decisions, spread(len(data.decisions)))
    add_problems(session, data.problems, spread(len(data.problems)))
    add_actions(session, data.actions, spread(len(data.actions)))
    add_indicators(session, data.indicators, spread(len(data.indicators)))
    add_oee(session, data.oee, spread(len(data.oee)))
    add_maturities(session, data.maturities, spread(len(data.maturities)))
    add_recipes(session, data.import_recipes, spread(len(data.import_recipes)))
    for link in data.links:
        add_link(session, link)
