"""What deviates now: indicators over their alarm, and rules of control charts that were broken lately.

What deviated once and is back counts no more. Of an alarm that lasts, and of points that break several rules at once,
one deviation is made: one thing is asked of the team.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.calc.control_chart import ControlChart, control_chart
from app.calc.deviation_words import said_of_signals
from app.calc.indicator import Indicator
from app.calc.indicator_status import beyond, status
from app.calc.indicator_words import moment_of
from app.calc.measure_value import values_of
from app.calc.signal_run import Run, runs_of
from app.language import Sentence

Kind = Literal["alarm", "signal"]
RECENT = 7
"""Points of the present stage in which a broken rule counts as present: a week of daily figures, so that a meeting held
each week sees every one of them once."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """`index` is the point at which it stands now, `since` the one at which it began, both counted from 1.

    `at` says when that point was made. It is `explained` where one of its points has a comment. `better` says of a
    signal whether it goes the right way, None where that cannot be said; an alarm never does. `rules` are those that
    the same points break.
    """

    indicator: str
    kind: Kind
    index: int
    since: int
    at: str
    said: Sentence
    explained: bool
    better: bool | None = False
    rules: tuple[str, ...] = ()


def deviations(indicators: Iterable[Indicator]) -> tuple[Deviation, ...]:
    """Of all indicators, the newest first; of one time alarms first, and last what goes the right way."""
    return in_order(each for indicator in indicators for each in _of(indicator))


def in_order(found: Iterable[Deviation]) -> tuple[Deviation, ...]:
    """In the order of `deviations`."""
    return tuple(sorted(found, key=_weight, reverse=True))


def _weight(deviation: Deviation) -> tuple[datetime, bool, bool]:
    return moment_of(deviation.at) or datetime.min, deviation.kind == "alarm", deviation.better is not True


def _of(indicator: Indicator) -> Iterator[Deviation]:
    alarm = _alarm(indicator)
    if alarm is not None:
        yield alarm
    values = values_of(indicator)
    counted = [
        index
        for index, (value, measure) in enumerate(zip(values, indicator.measures, strict=True), 1)
        if value is not None and not measure.excluded
    ]
    if not counted:
        return
    chart = control_chart(indicator)
    for run in runs_of(chart.signals, _present_from(chart, counted)):
        if not _is_told(run, chart, alarm):
            said, better = said_of_signals(indicator, chart, run)
            yield _deviation(indicator, "signal", run.last, run.began, said, better, run.rules)


def _alarm(indicator: Indicator) -> Deviation | None:
    """Where the last point that counts is beyond an alarm, with the points before it that are so without a break."""
    now = status(indicator)
    if now.state != "alarm" or now.last is None:
        return None
    since, values = now.last, values_of(indicator)
    for index in range(now.last, 0, -1):
        value = values[index - 1]
        if value is None or indicator.measures[index - 1].excluded:
            continue
        if beyond(indicator, value, "alarm") is None:
            break
        since = index
    return _deviation(indicator, "alarm", now.last, since, now.said, False, ())


def _present_from(chart: ControlChart, counted: Sequence[int]) -> int:
    """The first point of which a signal is present."""
    stage = next((stage for stage in reversed(chart.stages) if stage.first <= counted[-1]), None)
    first = stage.first if stage is not None else 1
    latest = [index for index in counted if index >= first][-RECENT:]
    return latest[0]


def _is_told(run: Run, chart: ControlChart, alarm: Deviation | None) -> bool:
    """Whether others tell of it: an alarm of its points beyond the limits, and of a jump what leads to or from it."""
    if run.chart == "main":
        return alarm is not None and run.pattern == "beyond" and alarm.since <= run.last <= alarm.index
    if chart.chart != "i_mr":
        return False
    known = [(alarm.since, alarm.index)] if alarm is not None else []
    known += [(each.first, each.last) for each in runs_of(chart.signals) if each.chart == "main"]
    return any(first <= run.last and run.first - 1 <= last for first, last in known)


def _deviation(
    indicator: Indicator,
    kind: Kind,
    index: int,
    since: int,
    said: Sentence,
    better: bool | None,
    rules: tuple[str, ...],
) -> Deviation:
    points = indicator.measures[since - 1 : index]
    explained = any(point.comment.strip() for point in points)
    return Deviation(indicator.id, kind, index, since, points[-1].at, said, explained, better, rules)
