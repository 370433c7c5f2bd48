"""How an indicator stands now: its last measure beside its thresholds and its target."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from app.calc.indicator import Indicator
from app.calc.indicator_words import amount, when
from app.calc.measure_value import values_of
from app.calc.trend import target_at
from app.language import N_, Sentence, sentence

State = Literal["good", "warning", "alarm", "unknown"]
STATES: dict[State, str] = {
    "good": N_("On target"),
    "warning": N_("Warning"),
    "alarm": N_("Alarm"),
    "unknown": N_("Not judged"),
}

_BEYOND: dict[tuple[State, str], str] = {
    ("alarm", "high"): N_("{value} {when}, over the alarm of {limit}"),
    ("alarm", "low"): N_("{value} {when}, under the alarm of {limit}"),
    ("warning", "high"): N_("{value} {when}, over the warning of {limit}"),
    ("warning", "low"): N_("{value} {when}, under the warning of {limit}"),
}
_MET = N_("{value} {when}: the target of {limit} is met")
_MISSED = N_("{value} {when}: the target of {limit} is not met")
_INSIDE = N_("{value} {when}, within the thresholds")
_IN_TOLERANCE = N_("{value} {when}, within the tolerance")
_OUT_OF_TOLERANCE = N_("{value} {when}, outside the tolerance")
_NOT_JUDGED = N_("{value} {when}: without a target or a threshold nobody can say whether that is good")
_NO_RANGE = N_("{value} {when}: between which values it is good has not been said yet")
NO_MEASURE = N_("No measure yet")


@dataclass(frozen=True, slots=True)
class Status:
    """`last` is the last measure that counts, from 1; `gap` is value − target.

    `better` says whether `value` is better than the measure that counts before it: None without one, or where they are
    the same. `said` is the state in words, or why there is none.
    """

    state: State
    said: Sentence
    last: int | None = None
    value: float | None = None
    target: float | None = None
    gap: float | None = None
    better: bool | None = None


def status(indicator: Indicator) -> Status:
    """Of the last measure that is neither a gap nor excluded, with the target of its day."""
    counted = [
        (index, value)
        for index, (value, measure) in enumerate(zip(values_of(indicator), indicator.measures, strict=True), 1)
        if value is not None and not measure.excluded
    ]
    if not counted:
        return Status("unknown", Sentence(NO_MEASURE))
    last, value = counted[-1]
    target = target_at(indicator, indicator.measures[last - 1].at)
    state, said, limit = _judged(indicator, value, target)
    words = {"value": amount(indicator, value), "when": when(indicator.measures[last - 1], last)}
    if limit is not None:
        words["limit"] = amount(indicator, limit)
    gap = value - target if target is not None else None
    better = is_better(indicator, counted[-2][1], value, target) if len(counted) > 1 else None
    return Status(state, sentence(said, **words), last, value, target, gap, better)


def beyond(indicator: Indicator, value: float, state: Literal["warning", "alarm"]) -> float | None:
    """The threshold beyond which, strictly, a value is; None where it is within."""
    low, high = _thresholds(indicator, state)
    if high is not None and value > high and not _same(value, high):
        return high
    if low is not None and value < low and not _same(value, low):
        return low
    return None


def is_better(indicator: Indicator, before: float, now: float, target: float | None) -> bool | None:
    """Whether a value went the right way; within a range, towards its `target` or else its middle.

    None where the values are the same, or nobody said where the range is.
    """
    if _same(before, now):
        return None
    if indicator.direction != "range":
        return now > before if indicator.direction == "more" else now < before
    middle = target if target is not None else _middle(indicator)
    if middle is None or _same(abs(before - middle), abs(now - middle)):
        return None
    return abs(now - middle) < abs(before - middle)


def _judged(indicator: Indicator, value: float, target: float | None) -> tuple[State, str, float | None]:
    """The state, the template that says it, and the number it was compared with."""
    both: tuple[Literal["alarm", "warning"], ...] = ("alarm", "warning")
    for state in both:
        if (limit := beyond(indicator, value, state)) is not None:
            return state, _BEYOND[state, "high" if value > limit else "low"], limit
    if indicator.direction == "range":
        return _judged_in_range(indicator, value)
    if target is not None:
        met = value >= target if indicator.direction == "more" else value <= target
        if met or _same(value, target):
            return "good", _MET, target
        return "warning", _MISSED, target
    if _has_thresholds(indicator):
        return "good", _INSIDE, None
    return "unknown", _NOT_JUDGED, None


def _judged_in_range(indicator: Indicator, value: float) -> tuple[State, str, float | None]:
    low, high = indicator.lower_spec, indicator.upper_spec
    if low is None and high is None:
        return ("good", _INSIDE, None) if _has_thresholds(indicator) else ("unknown", _NO_RANGE, None)
    inside = (low is None or value >= low or _same(value, low)) and (
        high is None or value <= high or _same(value, high)
    )
    return ("good", _IN_TOLERANCE, None) if inside else ("warning", _OUT_OF_TOLERANCE, None)


def _thresholds(indicator: Indicator, state: Literal["warning", "alarm"]) -> tuple[float | None, float | None]:
    if state == "alarm":
        return indicator.alarm_low, indicator.alarm_high
    return indicator.warning_low, indicator.warning_high


def _has_thresholds(indicator: Indicator) -> bool:
    return any(
        limit is not None
        for limit in (indicator.warning_low, indicator.warning_high, indicator.alarm_low, indicator.alarm_high)
    )


def _middle(indicator: Indicator) -> float | None:
    """Of the tolerance, else between the thresholds."""
    for low, high in (
        (indicator.lower_spec, indicator.upper_spec),
        _thresholds(indicator, "warning"),
        _thresholds(indicator, "alarm"),
    ):
        if low is not None and high is not None:
            return (low + high) / 2
    return None


def _same(one: float, other: float) -> bool:
    """Equal but for the rounding of the computer."""
    return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-15)
