"""How a quantity stands against that of an earlier period, and against that of another line."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.calc.explanation import Shown
from app.calc.observation import Observation
from app.calc.yearly_cost import amount
from app.language import N_, Sentence, sentence

EARLIER = sentence(N_("the earlier period"))
OTHER = sentence(N_("the other line"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """`change` is the difference as a share of the other quantity, `None` where that is zero."""

    change: float | None
    sentence: Sentence


def evolution(observation: Observation) -> Comparison | None:
    """Against the earlier period; `None` while one of the two quantities is not given."""
    period = observation.earlier_period.strip() or EARLIER
    return _compared(
        observation,
        observation.earlier_quantity,
        period,
        (
            N_("▲ up {share} on {with}: {now} after {then}"),
            N_("▼ down {share} on {with}: {now} after {then}"),
            N_("= as in {with}: {now}"),
            N_("▲ up on {with}: {now} after {then}"),
        ),
    )


def beside_other_line(observation: Observation) -> Comparison | None:
    """Against another line; `None` while one of the two quantities is not given."""
    line = observation.other_line.strip() or OTHER
    return _compared(
        observation,
        observation.other_quantity,
        line,
        (
            N_("▲ {share} more than {with}: {now} here, {then} there"),
            N_("▼ {share} less than {with}: {now} here, {then} there"),
            N_("= as much as {with}: {now}"),
            N_("▲ more than {with}: {now} here, {then} there"),
        ),
    )


def _compared(
    observation: Observation, other: float | None, name: str | Sentence, words: tuple[str, str, str, str]
) -> Comparison | None:
    now = observation.quantity
    if now is None or other is None:
        return None
    more, less, same, from_none = words
    change = (now - other) / abs(other) if other else None
    if change is not None and not math.isfinite(change):
        change = None
    template = same if now == other else less if now < other else more if change is not None else from_none
    values = {
        "share": Shown("share", (("value", abs(change) if change is not None else None),)),
        "with": name,
        "now": amount(now, observation.unit),
        "then": amount(other, observation.unit),
    }
    return Comparison(0.0 if now == other else change, sentence(template, **values))
