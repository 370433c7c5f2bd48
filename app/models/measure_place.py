"""Where measures that come to an indicator stand: in the order of time, where all of them have a place in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc.next_measure import in_time, is_moment
from app.models.indicator import Measure
from app.models.rank import ranks_at

PIECE = 5000
"""Dates between two ticks."""


def ranks_in_time(
    session: Session, indicator_id: str, at: Sequence[str], tick: Callable[[], object] = lambda: None
) -> list[str]:
    """A rank for each of these dates, among the measures that are there and among each other; `tick` is called often.

    Where one of them has no place in time, or those that are there stand in another order, they come to the end in the
    order given.
    """
    moments = _moments(at, tick)
    if moments is None:
        return ranks_at(_last_rank(session, indicator_id), 1, len(at))
    if all(a <= b for a, b in pairwise(moments)) and _is_later(session, indicator_id, moments):
        return ranks_at(_last_rank(session, indicator_id), 1, len(at))
    there = placed(session, indicator_id)
    known, before = [rank for _id, rank, _at in there], _moments([when for _id, _rank, when in there], tick)
    if before is None or any(a > b for a, b in pairwise(before)):
        return ranks_at(known, len(known), len(at))
    gaps: dict[int, list[int]] = {}
    for i in sorted(range(len(at)), key=moments.__getitem__):
        gaps.setdefault(gap_at(known, bisect_right(before, moments[i])), []).append(i)
    found = [""] * len(at)
    for gap, places in gaps.items():
        for i, rank in zip(places, ranks_at(known, gap, len(places)), strict=True):
            found[i] = rank
    return found


def placed(session: Session, indicator_id: str) -> list[tuple[str, str, str]]:
    """Id, rank and date of each measure, in their order."""
    query = select(Measure.id, Measure.rank, Measure.at).where(Measure.indicator_id == indicator_id)
    return [(id, rank, at) for id, rank, at in session.execute(query.order_by(Measure.rank, Measure.id))]


def gap_at(ranks: Sequence[str], place: int) -> int:
    """The next place with room for a rank: there is none between equal ones."""
    while 0 < place < len(ranks) and ranks[place - 1] == ranks[place]:
        place += 1
    return place


def _moments(at: Sequence[str], tick: Callable[[], object]) -> list[datetime] | None:
    """Where each lies in time; `None` where one does not."""
    known: dict[str, datetime] = {}
    for begin in range(0, len(at), PIECE):
        try:
            known |= {when: in_time(when) for when in {*at[begin : begin + PIECE]} - known.keys()}
        except ValueError:
            return None
        tick()
    return [known[when] for when in at]


def _is_later(session: Session, indicator_id: str, moments: Sequence[datetime]) -> bool:
    """Whether these come after all that are there, told without reading them."""
    query = select(Measure.at).where(Measure.indicator_id == indicator_id)
    last = session.scalar(query.order_by(Measure.rank.desc(), Measure.id.desc()).limit(1))
    return last is None or not moments or (is_moment(last) and in_time(last) <= moments[0])


def _last_rank(session: Session, indicator_id: str) -> list[str]:
    query = select(Measure.rank).where(Measure.indicator_id == indicator_id)
    return list(session.scalars(query.order_by(Measure.rank.desc()).limit(1)))
