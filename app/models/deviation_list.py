"""The deviations of a document; after a gesture only those indicators are judged anew that it touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.calc import indicator as calc
from app.calc.action import PHASES
from app.calc.deviation import Deviation, deviations, in_order
from app.calc.deviation_list import Case, Opened, case
from app.calc.indicator_list import Listed, listed
from app.language import N_
from app.models import row_order
from app.models.action import Action
from app.models.diff import Diff
from app.models.five_whys import FiveWhys
from app.models.indicator import Indicator, Measure, Reading, TargetChange, read_indicators
from app.models.link import Link
from app.models.observation import Observation
from app.models.problem import Problem
from app.models.record import chunks

OPEN, CLOSED = N_("Still open"), N_("No longer open")
_FINISHED = ("closed", "dropped")
_PHASES: Mapping[str, str] = {str(phase): words for phase, words in PHASES.items()}


@dataclass(frozen=True, slots=True)
class Judged:
    """An indicator that deviates, as it is listed."""

    row: Listed
    found: tuple[Deviation, ...]


@dataclass(frozen=True, slots=True)
class Deviating:
    """The indicators that were `judged`, by their ids; None stands for one that does not deviate.

    `total` is how many there are. What is `old` was touched since, and stands as it was until it is judged anew.
    """

    judged: Mapping[str, Judged | None] = field(default_factory=dict)
    total: int = 0
    old: frozenset[str] = frozenset()

    @property
    def measured(self) -> bool:
        return self.total > 0


def unjudged(session: Session, known: Deviating) -> dict[str, int]:
    """Those whose state is not known, of what is there now, with how many measures they have; the shortest first."""
    ids = [id for id in session.scalars(select(Indicator.id)) if id not in known.judged or id in known.old]
    found = dict.fromkeys(ids, 0)
    for few in chunks(ids):
        counted = select(Measure.indicator_id, func.count()).where(Measure.indicator_id.in_(few))
        found |= {id: n for id, n in session.execute(counted.group_by(Measure.indicator_id))}
    return dict(sorted(found.items(), key=lambda each: each[1]))


def outdated(known: Deviating, changed: Iterable[str]) -> Deviating:
    """With these to be judged anew."""
    return replace(known, old=known.old.union(changed))


def judge(session: Session, known: Deviating, ids: Iterable[str]) -> Deviating:
    """With these as they are now; those that are no more are left out."""
    found = {}
    for few in chunks(list(ids)):
        for indicator in read_indicators(session, Indicator.id.in_(few)):
            found[indicator.id] = judged(indicator)
    return with_judged(session, known, found)


def judged(indicator: calc.Indicator) -> Judged | None:
    """Frozen data in, frozen data out: of many measures in any thread."""
    found = deviations([indicator])
    return Judged(listed(indicator, {}), found) if found else None


def with_judged(session: Session, known: Deviating, found: Mapping[str, Judged | None]) -> Deviating:
    """With these states; those that are no more are left out."""
    there = set(session.scalars(select(Indicator.id)))
    states = {id: each for id, each in {**known.judged, **found}.items() if id in there}
    return Deviating(states, len(there), known.old & there - found.keys())


def cases(session: Session, known: Deviating) -> list[Case]:
    """All deviations, the newest first, with what was opened from their indicators; else in the order of these."""
    order = [id for id, _rank in row_order.in_order(session, Indicator)]
    deviating = {id: each for id in order if (each := known.judged.get(id)) is not None}
    opened = _opened(session, deviating)
    found = in_order(deviation for each in deviating.values() for deviation in each.found)
    return [case(one, deviating[one.indicator].row, opened.get(one.indicator, ())) for one in found]


def concerns(diff: Diff) -> bool:
    """Whether there may be other deviations after this gesture, or another answer."""
    models = (Indicator, TargetChange, Measure, Reading, Link, Action, Problem, FiveWhys, Observation)
    return any(diff.keys(model) for model in models)


def _opened(session: Session, indicators: Iterable[str]) -> dict[str, tuple[Opened, ...]]:
    """What was made from each of these and is still there: what is open first, then as it was made."""
    pairs: list[tuple[str, str, str]] = []
    for few in chunks(list(indicators)):
        query = select(Link.source, Link.target_kind, Link.target).order_by(Link.id)
        query = query.where(Link.source_kind == "indicator", Link.role == "origin", Link.source.in_(few))
        pairs += [(source, kind, target) for source, kind, target in session.execute(query)]
    there = {(each.kind, each.id): each for each in _read(session, pairs)}
    found: dict[str, list[Opened]] = {}
    for source, kind, target in pairs:
        if (kind, target) in there:
            found.setdefault(source, []).append(there[kind, target])
    return {id: tuple(sorted(given, key=lambda each: not each.open)) for id, given in found.items()}


def _read(session: Session, pairs: Iterable[tuple[str, str, str]]) -> Iterable[Opened]:
    given: dict[str, list[str]] = {}
    for _source, kind, target in pairs:
        given.setdefault(kind, []).append(target)
    for few in chunks(given.get("action", [])):
        query = select(Action.id, Action.label, Action.phase, Action.number).where(Action.id.in_(few))
        for id, label, phase, number in session.execute(query):
            yield Opened("action", id, label, _PHASES.get(phase, phase), phase not in _FINISHED, number)
    for few in chunks(given.get("problem", [])):
        problems = session.execute(select(Problem.id, Problem.name, Problem.closed_on).where(Problem.id.in_(few)))
        for id, name, closed in problems:
            yield Opened("problem", id, name, CLOSED if closed else OPEN, not closed)
    for few in chunks(given.get("five_whys", [])):
        for id, problem in session.execute(select(FiveWhys.id, FiveWhys.problem).where(FiveWhys.id.in_(few))):
            yield Opened("five_whys", id, problem)
    for few in chunks(given.get("observation", [])):
        for id, text in session.execute(select(Observation.id, Observation.text).where(Observation.id.in_(few))):
            yield Opened("observation", id, text)
