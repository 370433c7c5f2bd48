"""A series beside its target: what was aimed at when, the gaps, the moving mean and the mean of each stage."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.calc.indicator import Indicator, Measure
from app.calc.indicator_words import day_of
from app.calc.measure_value import values_of
from app.calc.sample import mean


@dataclass(frozen=True, slots=True)
class StageMean:
    """Measures that follow each other with one `name`; `first` and `last` are counted from 1.

    `mean` is None where none of them counts.
    """

    name: str
    first: int
    last: int
    mean: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Trend:
    """One entry for each measure; `gaps` are value − target.

    `counts` says which are neither a gap nor excluded. `moving` is the mean of the last points that count, within one
    stage; None until there are so many.
    """

    values: tuple[float | None, ...]
    counts: tuple[bool, ...]
    targets: tuple[float | None, ...]
    gaps: tuple[float | None, ...]
    moving: tuple[float | None, ...]
    stages: tuple[StageMean, ...]


def target_at(indicator: Indicator, at: str) -> float | None:
    """The target that held on the day of `at`; the latest one where `at` is no date."""
    return _target_on(indicator)(day_of(at))


def trend(indicator: Indicator) -> Trend:
    measures, values = indicator.measures, values_of(indicator)
    counts = [value is not None and not measure.excluded for value, measure in zip(values, measures, strict=True)]
    targets = _targets(indicator)
    gaps = [
        value - target if value is not None and target is not None else None
        for value, target in zip(values, targets, strict=True)
    ]
    spans = list(stages_of(measures))
    stages = [_stage(name, first, last, values, counts) for name, first, last in spans]
    moving: list[float | None] = []
    for _name, first, last in spans:
        moving += _moving(values[first - 1 : last], counts[first - 1 : last], indicator.moving_points)
    return Trend(tuple(values), tuple(counts), tuple(targets), tuple(gaps), tuple(moving), tuple(stages))


def stages_of(measures: Sequence[Measure]) -> Iterator[tuple[str, int, int]]:
    """Each run of measures with the same stage: its name, its first and its last measure, counted from 1."""
    first = 1
    for name, run in groupby(measures, key=lambda measure: measure.stage):
        last = first + sum(1 for _measure in run) - 1
        yield name, first, last
        first = last + 1


def _targets(indicator: Indicator) -> list[float | None]:
    if not indicator.targets:
        return [indicator.target] * len(indicator.measures)
    found = _target_on(indicator)
    return [found(day_of(measure.at)) for measure in indicator.measures]


def _target_on(indicator: Indicator) -> Callable[[date | None], float | None]:
    """A change without a readable day never came into force; of several on one day the last one holds."""
    dated = [(day, change.target) for change in indicator.targets if (day := day_of(change.since_on)) is not None]
    dated.sort(key=lambda change: change[0])

    def target(day: date | None) -> float | None:
        held = [target for since, target in dated if day is None or since <= day]
        return held[-1] if held else indicator.target

    return target


def _stage(name: str, first: int, last: int, values: list[float | None], counts: list[bool]) -> StageMean:
    span = slice(first - 1, last)
    counted = [value for value, does in zip(values[span], counts[span], strict=True) if does and value is not None]
    return StageMean(name, first, last, mean(counted) if counted else None, len(counted))


def _moving(values: list[float | None], counts: list[bool], points: int) -> Iterator[float | None]:
    """Of one stage; nothing at all for fewer than two points."""
    window: deque[float] = deque(maxlen=max(points, 1))
    for value, does in zip(values, counts, strict=True):
        if points < 2 or not does or value is None:
            yield None
            continue
        window.append(value)
        yield mean(window) if len(window) == points else None
