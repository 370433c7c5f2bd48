"""What the measures of an indicator say of the effect of an action: before and after it, and on other indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.calc import indicator as calc
from app.calc.action import Action
from app.calc.effect import Effect, effect, side_effects
from app.language import N_
from app.models import action as stored
from app.models.action import read_actions
from app.models.diff import Diff
from app.models.document import Document
from app.models.indicator import Indicator, Measure, Reading, TargetChange, read_indicators
from app.models.record import chunks

CHOOSE, TAKE = N_("Say which indicator measures an action"), N_("Take the effect of an action from the measures")


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator, and what the measures before and after `changed_on` (2026-03-12) say."""

    indicator: calc.Indicator
    changed_on: str
    effect: Effect


def changed_on(action: Action) -> str:
    """The day on which the deliverable was there, else that on which it is due."""
    return action.done_on or action.due


def measured(session: Session, action: Action) -> Measured | None:
    """None where no indicator of the event measures it."""
    if action.measured_by is None:
        return None
    for found in read_indicators(session, Indicator.id == action.measured_by):
        return Measured(found, changed_on(action), effect(found, changed_on(action)))
    return None


def others_worsened(session: Session, action: Action) -> list[Measured]:
    """The other indicators that became worse by more than the noise since then, each with what it says."""
    known = {each.id: each for each in read_indicators(session)}
    day = changed_on(action)
    return [Measured(known[id], day, found) for id, found in side_effects(known.values(), day, action.measured_by)]


def concerns(diff: Diff) -> bool:
    """Whether the measures may say something else after this gesture."""
    return any(diff.keys(model) for model in (Indicator, TargetChange, Measure, Reading))


def choose(document: Document, ids: Sequence[str], indicator_id: str | None) -> None:
    """Measure actions by an indicator, whose name and unit take the place of what was typed; without one by hand."""
    with document.edit(CHOOSE) as session:
        values: dict[str, str | None] = {"measured_by": indicator_id}
        row = session.get(Indicator, indicator_id) if indicator_id is not None else None
        if row is not None:
            values |= {"indicator": row.name, "unit": row.unit}
        for few in chunks(ids):
            session.execute(update(stored.Action).where(stored.Action.id.in_(few)).values(values))


def take(document: Document, id: str) -> bool:
    """Write the means before and after, as the measures have them now; whether there were both."""
    with document.read() as session:
        actions = read_actions(session, stored.Action.id == id)
        found = measured(session, actions[0]) if actions else None
    if found is None or found.effect.before_mean is None or found.effect.after_mean is None:
        return False
    values = {
        "indicator": found.indicator.name,
        "unit": found.indicator.unit,
        "measure_before": found.effect.before_mean,
        "measure_after": found.effect.after_mean,
    }
    with document.edit(TAKE) as session:
        session.execute(update(stored.Action).where(stored.Action.id == id).values(values))
    return True
