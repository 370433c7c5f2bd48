"""Whether an indicator changed by more than the noise since something was changed, and which others worsened.

The limits of a control chart are made of what was measured before and laid over what was measured after. More than the
noise is what breaks one of the rules of Western Electric (*Statistical Quality Control Handbook*, 1956), of which each
gives less than one false alarm in a hundred: a point beyond the limits, 2 of 3 beyond two thirds of the way to them,
4 of 5 beyond one third, or 8 in a row on one side; on charts of counts the first and the last of these. So few points
can already say something, and many are needed to say that little happened.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from app.calc.calendar_date import Day
from app.calc.chart_choice import proposed
from app.calc.control_chart import ControlChart, Signal, control_chart
from app.calc.indicator import Chart, Frequency, Indicator, Measure
from app.calc.indicator_status import is_better
from app.calc.indicator_words import amount, day_of
from app.calc.measure_value import share_scale, value_of
from app.calc.sample import mean
from app.calc.trend import target_at
from app.language import N_, Sentence, sentence

FEWEST = 5
"""Points before the change without which nobody can say what the noise is."""

_BETTER = N_("From {before} to {after}: better, and by more than the noise before ({range}).")
_WORSE = N_("From {before} to {after}: worse, and by more than the noise before ({range}).")
_OTHER = N_("From {before} to {after}: changed by more than the noise before ({range}).")
_NOISE = N_("From {before} to {after}: no more than the noise before ({range}); an effect is not shown.")
_BETWEEN = N_("{lower} to {upper}")
_UP_TO = N_("up to {upper}")
_FROM = N_("from {lower}")
_AROUND = N_("always {centre}")
NO_DATE = N_("The day of the change is not known.")
TOO_FEW = N_("Only {n} points were measured before {day}: {fewest} are needed to know the noise.")
NONE_AFTER = N_("Nothing was measured after {day} yet.")
NO_NOISE = N_("What was measured before says nothing about the noise.")


@dataclass(frozen=True, slots=True)
class Effect:
    """Means with their numbers of points; `lower` and `upper` are the limits of before at the last point.

    `change` is after − before. `better` is None where it is the same, or nobody said what is better. Where it cannot be
    judged, `undefined` and `said` tell why, and the means that are known stand all the same.
    """

    said: Sentence
    before_mean: float | None = None
    before_n: int = 0
    after_mean: float | None = None
    after_n: int = 0
    lower: float | None = None
    upper: float | None = None
    change: float | None = None
    better: bool | None = None
    more_than_noise: bool | None = None
    undefined: Sentence | None = None

    @property
    def worsened(self) -> bool:
        return self.better is False and self.more_than_noise is True


def effect(indicator: Indicator, changed_on: str) -> Effect:
    """What the change of that day (2026-03-12) brought.

    What was measured on the very day, or over the week, month, quarter or year in which it lies, is neither before nor
    after. Before is only the last stage before: what an earlier improvement changed is no noise.
    """
    changed = day_of(changed_on)
    if changed is None:
        return Effect(Sentence(NO_DATE), undefined=Sentence(NO_DATE))
    before, after = _parted(indicator, changed)
    chart = _chart(indicator, before)
    means = [_mean(indicator, chart, points) for points in (before, after)]
    known = Effect(Sentence(""), means[0], len(before), means[1], len(after))
    reason = _reason(before, after, changed_on[:10])
    if reason is not None:
        return replace(known, said=reason, undefined=reason)
    return _judged(indicator, chart, before, after, known)


def side_effects(indicators: Iterable[Indicator], changed_on: str, measured_by: str | None) -> list[tuple[str, Effect]]:
    """The other indicators, by their ids, that worsened by more than the noise since that day."""
    others = ((each.id, effect(each, changed_on)) for each in indicators if each.id != measured_by)
    return [(id, found) for id, found in others if found.worsened]


def _parted(indicator: Indicator, changed: date) -> tuple[list[Measure], list[Measure]]:
    """The points that count and are dated, before and after; the last stage alone of those before."""
    period = _PERIODS.get(indicator.frequency, _day) if indicator.frequency else _day
    before: list[Measure] = []
    after: list[Measure] = []
    for measure in indicator.measures:
        day = day_of(measure.at)
        if day is None or measure.excluded or value_of(indicator, measure) is None:
            continue
        if period(day) != period(changed):
            (before if day < changed else after).append(measure)
    if before:
        stage = before[-1].stage
        before = list(takewhile(lambda measure: measure.stage == stage, reversed(before)))[::-1]
    return before, after


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


_PERIODS: dict[Frequency, Callable[[date], tuple[int, ...]]] = {
    "week": lambda day: tuple(day.isocalendar()[:2]),
    "month": lambda day: (day.year, day.month),
    "quarter": lambda day: (day.year, (day.month - 1) // 3),
    "year": lambda day: (day.year,),
}


def _reason(before: Sequence[Measure], after: Sequence[Measure], changed_on: str) -> Sentence | None:
    if len(before) < FEWEST:
        return sentence(TOO_FEW, n=len(before), day=Day(changed_on), fewest=FEWEST)
    if not after:
        return sentence(NONE_AFTER, day=Day(changed_on))
    return None


def _chart(indicator: Indicator, before: Sequence[Measure]) -> Chart:
    """That of the indicator; in the place of a run chart, which has no limits, the one of single values."""
    chart = indicator.chart or proposed(replace(indicator, measures=tuple(before)))[0]
    return "i_mr" if chart == "run" else chart


def _mean(indicator: Indicator, chart: Chart, points: Sequence[Measure]) -> float | None:
    """Of shares all counts ÷ all samples, as the centre of their chart."""
    if not points:
        return None
    counts = [(point.count, point.n) for point in points if point.count is not None and point.n]
    if chart in ("p", "u") and len(counts) == len(points):
        samples = math.fsum(n for _count, n in counts)
        return math.fsum(count for count, _n in counts) / samples * share_scale(indicator)
    values = [value for point in points if (value := value_of(indicator, point)) is not None]
    return mean(values)


def _judged(
    indicator: Indicator, chart: Chart, before: Sequence[Measure], after: Sequence[Measure], known: Effect
) -> Effect:
    assert known.before_mean is not None
    assert known.after_mean is not None
    found = _laid_over(indicator, chart, before, after)
    change = known.after_mean - known.before_mean
    better = is_better(indicator, known.before_mean, known.after_mean, target_at(indicator, after[-1].at))
    known = replace(known, change=change, better=better)
    if found.main.sigma[-1] is None:
        reason = found.undefined.get("upper_limit", Sentence(NO_NOISE))
        return replace(known, said=reason, undefined=reason)
    scale = share_scale(indicator) if chart in ("p", "u") else 1.0
    lower, upper = (_scaled(limit[-1], scale) for limit in (found.main.lower, found.main.upper))
    more = any(_goes(found, signal, len(before), change) for signal in found.signals)
    said = (_OTHER if better is None else _BETTER if better else _WORSE) if more else _NOISE
    judged = replace(known, lower=lower, upper=upper, more_than_noise=more)
    before_mean, after_mean = amount(indicator, known.before_mean), amount(indicator, known.after_mean)
    words = sentence(said, before=before_mean, after=after_mean, range=_range(indicator, judged))
    return replace(judged, said=words)


def _laid_over(indicator: Indicator, chart: Chart, before: Sequence[Measure], after: Sequence[Measure]) -> ControlChart:
    """One stage with its limits frozen on before. A gap between keeps patterns from reaching over the change."""
    points = [replace(point, stage="") for point in (*before, Measure(), *after)]
    return control_chart(
        replace(
            indicator,
            measures=tuple(points),
            chart=chart,
            fixed_centre=None,
            fixed_sigma=None,
            rules="western_electric",
            baseline_from=1,
            baseline_to=len(before),
        )
    )


def _goes(found: ControlChart, signal: Signal, before: int, change: float) -> bool:
    """Whether a signal is one of the points after, on the side to which the mean moved."""
    value, centre = found.main.values[signal.index - 1], found.main.centre[signal.index - 1]
    if signal.chart != "main" or signal.index <= before or value is None or centre is None:
        return False
    return (value - centre) * change > 0


def _scaled(limit: float | None, scale: float) -> float | None:
    return limit * scale if limit is not None else None


def _range(indicator: Indicator, found: Effect) -> Sentence:
    """Between which values it was before."""
    lower, upper = amount(indicator, found.lower), amount(indicator, found.upper)
    if found.lower is not None and found.upper is not None:
        if math.isclose(found.lower, found.upper):
            return sentence(_AROUND, centre=lower)
        return sentence(_BETWEEN, lower=lower, upper=upper)
    return sentence(_UP_TO, upper=upper) if found.lower is None else sentence(_FROM, lower=lower)
