"""Between an observation and the burst that it came from, the tally and the fishbone that it went to: gestures."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.calc import observation as calc
from app.calc import value_stream
from app.calc.burst_place import place_above, step_below
from app.calc.link import Link
from app.calc.symbol_ref import new_refs
from app.calc.yearly_cost import cost_of_each
from app.language import N_, Sentence
from app.models import tally_edit
from app.models.document import Document
from app.models.fishbone import Fishbone
from app.models.fishbone_edit import add_fishbone
from app.models.link import Link as LinkRow
from app.models.link import add_link, made_of
from app.models.observation import Observation, add_observations, read_observations
from app.models.row_order import rank_at_end
from app.models.schema import new_id
from app.models.tally import TallyCategory
from app.models.value_stream import Symbol, add_symbols, read_value_stream

RECORD, PUT_BURST = N_("Record the observation of a burst"), N_("Put a burst on the map")
COUNT, ASK_CAUSES = N_("Count an observation in a tally"), N_("Look for the causes of an observation")
SHORT = 60
"""Letters of a text that names a bar, a burst or a head, at most."""


def short(text: str) -> str:
    """The first line of a text, cut at a word where it is long."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= SHORT:
        return line
    words = line[: SHORT - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    return f"{words or line[: SHORT - 1]}…"


def record_burst(document: Document, symbol_id: str, seen_on: str = "") -> str | None:
    """The observation of a kaizen burst, made with its words at the step below it when there is none.

    `None` where the burst is no more.
    """
    with document.read() as session:
        known = made_of(session, "symbol", symbol_id, "observation", Observation)
        burst = session.get(Symbol, symbol_id)
        stream = read_value_stream(session, burst.value_stream_id) if burst is not None else None
    if known is not None or stream is None:
        return known
    own = next(symbol for symbol in stream.symbols if symbol.id == symbol_id)
    words = "\n".join(part for part in (own.name.strip(), own.note.strip()) if part)
    step = step_below(own, stream.symbols)
    observation = calc.Observation(new_id(), words, step=step, seen_on=seen_on)
    with document.edit(RECORD) as session:
        add_observations(session, [observation], [rank_at_end(session, Observation)])
        add_link(session, Link("symbol", symbol_id, "observation", observation.id))
    return observation.id


def burst_of(document: Document, observation_id: str) -> str | None:
    """The symbol from which an observation was made, or which was put on the map for it."""
    with document.read() as session:
        return session.scalar(
            select(LinkRow.source)
            .where(LinkRow.source_kind == "symbol", LinkRow.target == observation_id)
            .where(exists().where(Symbol.id == LinkRow.source))
            .order_by(LinkRow.id)
            .limit(1)
        )


def put_burst(document: Document, observation_id: str) -> str | None:
    """A kaizen burst above the step of an observation, linked with it; its id, or that of the one that is there.

    `None` without a step.
    """
    if known := burst_of(document, observation_id):
        return known
    with document.read() as session:
        observation = session.get(Observation, observation_id)
        step = session.get(Symbol, observation.step) if observation is not None and observation.step else None
        stream = read_value_stream(session, step.value_stream_id) if step is not None else None
        words = observation.text if observation is not None else ""
        if stream is None or step is None:
            return None
        below = next(symbol for symbol in stream.symbols if symbol.id == step.id)
    x, y = place_above(below, stream.symbols)
    ref = new_refs(["kaizen_burst"], {symbol.ref for symbol in stream.symbols})[0]
    burst = value_stream.Symbol(new_id(), "kaizen_burst", short(words), x=x, y=y, ref=ref)
    with document.edit(PUT_BURST) as session:
        add_symbols(session, stream.id, [burst], [rank_at_end(session, Symbol, Symbol.value_stream_id == stream.id)])
        add_link(session, Link("symbol", burst.id, "observation", observation_id))
    return burst.id


def count_in(document: Document, ids: Sequence[str], tally_id: str | None, new_name: str) -> tuple[str, list[str]]:
    """Make observations categories of a tally, of a new one of this name without an id; each once.

    The id of the tally, and those of the categories in the order of the observations. A category is named by the first
    line of its observation, and takes over what one occurrence costs and lasts.
    """
    with document.edit(COUNT) as session:
        of = {each.id: each for each in read_observations(session, Observation.id.in_(list(ids)))}
        tally_id = tally_id or tally_edit.add(document, new_name)
        return tally_id, [_category(document, session, of[id], tally_id) for id in ids if id in of]


def _category(document: Document, session: Session, observation: calc.Observation, tally_id: str) -> str:
    known = session.scalar(
        select(TallyCategory.id)
        .join(LinkRow, LinkRow.target == TallyCategory.id)
        .where(LinkRow.source_kind == "observation", LinkRow.source == observation.id)
        .where(TallyCategory.tally_id == tally_id)
        .limit(1)
    )
    if known is not None:
        return known
    id = tally_edit.add_category(document, tally_id, short(observation.text))
    cost = cost_of_each(observation)
    if not isinstance(cost, Sentence):
        tally_edit.change_categories(document, [id], "cost_each", cost)
    if observation.time_each_s is not None:
        tally_edit.change_categories(document, [id], "time_each_s", observation.time_each_s)
    add_link(session, Link("observation", observation.id, "category", id))
    return id


def look_for_causes(document: Document, observation_id: str) -> str | None:
    """The fishbone whose head is this observation, made when there is none; `None` where the observation is no more."""
    with document.read() as session:
        known = made_of(session, "observation", observation_id, "fishbone", Fishbone)
        observation = session.get(Observation, observation_id)
        text = observation.text if observation is not None else ""
    if known is not None or observation is None:
        return known
    with document.edit(ASK_CAUSES) as session:
        id = add_fishbone(session, short(text))
        add_link(session, Link("observation", observation_id, "fishbone", id))
    return id
