"""What a process flow chart says: number, time and distance by symbol, the share of value, and the gain of a proposal.

Times are seconds, distances metres, shares lie between 0 and 1. Decimals are added exactly, as they were typed. A total
that misses a datum is `None`; what of it is known stands beside it: "at least". FIELD 5, "Process flow chart".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from app.calc.flow_formula import TOO_LARGE
from app.calc.flow_reason import in_a_row
from app.calc.process_chart import KINDS, ProcessChart, Step, ValueClass
from app.language import N_, Sentence, sentence

_EXACT = Context(prec=700)
"""More digits than lie between the largest and the smallest of all floats."""

NO_TIME_AT_ALL = sentence(N_("The steps take no time together."))
NOT_COMPARED = sentence(N_("One of the two charts does not give this figure."))


@dataclass(frozen=True, slots=True)
class Totals:
    """Of some steps; `known_…` is the sum of what is given, whatever is missing."""

    count: int
    time_s: float | None
    distance_m: float | None
    known_time_s: float
    known_distance_m: float


@dataclass(frozen=True, slots=True)
class ChartFigures:
    """`totals` has all five kinds, in the order of their columns.

    `undefined` gives the reasons by name: "total_time_s", and "totals.transport.distance_m" for those of a kind.
    `time_by_source` is what is known of the total by how it was found: "measured", "standard", "estimated", or "".
    """

    count: int
    totals: dict[str, Totals]
    total_time_s: float | None
    total_distance_m: float | None
    known_time_s: float
    known_distance_m: float
    value_added_s: float | None
    necessary_s: float | None
    value_added_share: float | None
    time_by_source: dict[str, float]
    undefined: dict[str, Sentence]


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of both charts. `gain` is positive where the proposal is better; `share` is the gain ÷ present."""

    present: float | None
    proposed: float | None
    gain: float | None
    share: float | None
    reason: Sentence | None = None
    """Why there is no gain."""


@dataclass(frozen=True, slots=True)
class Gain:
    """Number, time and distance that are saved, and the points of value-added share that are won."""

    count: Change
    time_s: Change
    distance_m: Change
    value_added_share: Change
    kinds: dict[str, tuple[Change, Change, Change]]
    """Number, time and distance of each kind."""


def figures(chart: ProcessChart) -> ChartFigures:
    undefined: dict[str, Sentence] = {}
    numbered = list(enumerate(chart.steps, 1))
    totals = {}
    for kind in KINDS:
        of_kind = [(number, step) for number, step in numbered if step.kind == kind]
        totals[kind] = _totals(of_kind, f"totals.{kind}.", undefined)
    whole = _totals(numbered, "total_", undefined)
    added = _time_of_class("VA", "value_added_s", numbered, undefined)
    return ChartFigures(
        count=whole.count,
        totals=totals,
        total_time_s=whole.time_s,
        total_distance_m=whole.distance_m,
        known_time_s=whole.known_time_s,
        known_distance_m=whole.known_distance_m,
        value_added_s=added,
        necessary_s=_time_of_class("NNVA", "necessary_s", numbered, undefined),
        value_added_share=_share(added, whole.time_s, undefined),
        time_by_source=_by_source(chart.steps),
        undefined=undefined,
    )


def gain(present: ChartFigures, proposed: ChartFigures) -> Gain:
    """What the proposed chart saves against the present one."""
    before, after = present.value_added_share, proposed.value_added_share
    won = None if before is None or after is None else after - before
    return Gain(
        count=_saved(present.count, proposed.count),
        time_s=_saved(present.total_time_s, proposed.total_time_s),
        distance_m=_saved(present.total_distance_m, proposed.total_distance_m),
        value_added_share=Change(
            before,
            after,
            won,
            won / before if won is not None and before else None,
            NOT_COMPARED if won is None else None,
        ),
        kinds={
            kind: (
                _saved(old.count, proposed.totals[kind].count),
                _saved(old.time_s, proposed.totals[kind].time_s),
                _saved(old.distance_m, proposed.totals[kind].distance_m),
            )
            for kind, old in present.totals.items()
        },
    )


def exact_sum(values: Iterable[float]) -> float:
    """The sum of decimals as they were typed: 0.1 + 0.2 is 0.3. Infinity where it is more than a float can hold."""
    total = Decimal(0)
    for value in values:
        total = _EXACT.add(total, Decimal(repr(float(value))))
    return float(total)


def label(number: int, step: Step) -> Sentence:
    """How a sentence calls a step: its number in the chart, with its description or else its kind."""
    name = " ".join(step.description.split())
    return sentence(N_("{number} “{step}”"), number=number, step=name or Sentence(KINDS[step.kind]))


def _totals(numbered: Sequence[tuple[int, Step]], key: str, undefined: dict[str, Sentence]) -> Totals:
    steps = [step for _number, step in numbered]
    time = exact_sum(step.time_s for step in steps if step.time_s is not None)
    distance = exact_sum(step.distance_m for step in steps if step.distance_m is not None)
    timeless = _those(numbered, lambda step: step.time_s is None)
    if timeless:
        undefined[f"{key}time_s"] = sentence(N_("No time is given for {steps}."), steps=in_a_row(timeless))
    unmeasured = _those(numbered, lambda step: step.kind == "transport" and step.distance_m is None)
    if unmeasured:
        undefined[f"{key}distance_m"] = sentence(N_("No distance is given for {steps}."), steps=in_a_row(unmeasured))
    return Totals(
        len(steps),
        None if timeless else _finite(time, f"{key}time_s", undefined),
        None if unmeasured else _finite(distance, f"{key}distance_m", undefined),
        time,
        distance,
    )


def _finite(total: float, key: str, undefined: dict[str, Sentence]) -> float | None:
    if math.isfinite(total):
        return total
    undefined[key] = TOO_LARGE
    return None


def _time_of_class(
    value_class: ValueClass, key: str, numbered: Sequence[tuple[int, Step]], undefined: dict[str, Sentence]
) -> float | None:
    unclassed = _those(numbered, lambda step: step.kind == "operation" and step.value_class is None)
    timeless = _those(numbered, lambda step: step.value_class == value_class and step.time_s is None)
    if unclassed:
        undefined[key] = sentence(
            N_("Not said whether it adds value: {steps}."),
            steps=in_a_row(unclassed),
        )
    elif timeless:
        undefined[key] = sentence(N_("No time is given for {steps}."), steps=in_a_row(timeless))
    if key in undefined:
        return None
    times = (step.time_s or 0.0 for _number, step in numbered if step.value_class == value_class)
    return _finite(exact_sum(times), key, undefined)


def _share(added: float | None, total: float | None, undefined: dict[str, Sentence]) -> float | None:
    if added is not None and total:
        return float(Fraction(repr(added)) / Fraction(repr(total)))
    if added is None:
        undefined["value_added_share"] = undefined["value_added_s"]
    elif total is None:
        undefined["value_added_share"] = undefined["total_time_s"]
    else:
        undefined["value_added_share"] = NO_TIME_AT_ALL
    return None


def _by_source(steps: Sequence[Step]) -> dict[str, float]:
    sources = {step.time_source or "" for step in steps if step.time_s is not None}
    return {
        source: exact_sum(
            step.time_s for step in steps if step.time_s is not None and (step.time_source or "") == source
        )
        for source in sorted(sources)
    }


def _those(numbered: Sequence[tuple[int, Step]], lacks: Callable[[Step], bool]) -> list[Sentence]:
    return [label(number, step) for number, step in numbered if lacks(step)]


def _saved(present: float | None, proposed: float | None) -> Change:
    if present is None or proposed is None:
        return Change(present, proposed, None, None, NOT_COMPARED)
    saved = float(Fraction(repr(present)) - Fraction(repr(proposed)))
    return Change(present, proposed, saved, saved / present if present else None)
