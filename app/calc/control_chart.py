"""Control charts: the points, their limits stage by stage, and the points at which a rule is broken.

Formulas: FIELD 4.3, in `control_limits`; rules in `control_rules`. Measures stand in their order and are counted from
1. A gap and an excluded point are both no points: no moving range touches them, no pattern goes across them, they are
in no figure. Limits come from the points of the stage, in a stage with points of the baseline period from these alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from app.calc.chart_choice import proposed
from app.calc.control_points import points_of, stages_of
from app.calc.control_rules import Signal
from app.calc.control_stage import Column, Columns, drawn_stage
from app.calc.indicator import Chart, Indicator
from app.language import Sentence

__all__ = ["ControlChart", "Signal", "Stage", "Track", "control_chart"]


@dataclass(frozen=True, slots=True)
class Track:
    """What is drawn of one of the two charts, with one entry for each measure; excluded points have their value.

    `sigma` is the standard error of the point: zones are 1, 2 and 3 of it wide. Limits stand at gaps, too.
    """

    values: Column = ()
    centre: Column = ()
    lower: Column = ()
    upper: Column = ()
    sigma: Column = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """The points `first` to `last`, from 1, which have limits of their own."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ControlChart:
    """`proposed_because` says why this chart was chosen where the indicator names none.

    `sigma_within`, the standard deviation of one reading, has one entry for each measure. `counted` are the points of
    which limits are made and rules are read; `based_on` (from 1) are those that the limits of the last stage come from,
    `unusable` (from 1) those whose numbers cannot be, such as more defectives than parts. `undefined` says why
    `centre`, `lower_limit`, `upper_limit`, `sigma_within`, `range_centre`, `range_lower` or `range_upper` is `None`,
    at one point or at all. Of shares (p, u) everything is a share, whatever the unit of the indicator.
    """

    chart: Chart
    proposed_because: Sentence | None = None
    main: Track = Track()
    spread: Track | None = None
    sigma_within: Column = ()
    stages: tuple[Stage, ...] = ()
    signals: tuple[Signal, ...] = ()
    undefined: Mapping[str, Sentence] = field(default_factory=dict)
    counted: tuple[bool, ...] = ()
    based_on: tuple[int, ...] = ()
    unusable: tuple[int, ...] = ()


def control_chart(indicator: Indicator) -> ControlChart:
    """Of any finite numbers; what they do not give is `None` with its reason."""
    chart, because = (indicator.chart, None) if indicator.chart else proposed(indicator)
    points = points_of(indicator, chart)
    spans = stages_of(indicator)
    drawn = [drawn_stage(indicator, chart, points, first, end) for first, end in spans or [(0, 0)]]
    spreads = [part.spread for part in drawn if part.spread is not None]
    return ControlChart(
        chart,
        because,
        _track(points.values, [part.main for part in drawn]),
        _track(points.spreads, spreads) if spreads else None,
        tuple(chain.from_iterable([part.sigma_within] * len(part.main.centre) for part in drawn)),
        tuple(Stage(indicator.measures[first].stage, first + 1, end) for first, end in spans),
        tuple(sorted(chain.from_iterable(part.signals for part in drawn), key=_order)),
        {key: why for part in reversed(drawn) for key, why in part.undefined.items()},
        tuple(points.counted),
        drawn[-1].based_on,
        tuple(i + 1 for i in points.unusable),
    )


def _order(signal: Signal) -> tuple[str, int, str]:
    return signal.chart, signal.index, signal.rule


def _track(values: Sequence[float | None], parts: Sequence[Columns]) -> Track:
    columns = parts[0] if len(parts) == 1 else [tuple(chain.from_iterable(each)) for each in zip(*parts, strict=True)]
    return Track(tuple(values if math.inf not in values else [_finite(value) for value in values]), *columns)


def _finite(value: float | None) -> float | None:
    return None if value == math.inf else value
