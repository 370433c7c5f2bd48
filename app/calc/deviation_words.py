"""What the points of a control chart that break a rule say, in the words of a title."""

from __future__ import annotations

from app.calc.control_chart import ControlChart, Track
from app.calc.indicator import Indicator
from app.calc.indicator_status import is_better
from app.calc.indicator_words import amount, since, when
from app.calc.measure_value import share_scale, value_of
from app.calc.signal_run import Run
from app.calc.trend import target_at
from app.language import N_, Sentence, sentence

_ONE = {
    "up": N_("{value} {when}, above the control limit"),
    "down": N_("{value} {when}, below the control limit"),
}
_SPREAD = {
    "up": N_("spread of {value} {when}, above its control limit"),
    "down": N_("spread of {value} {when}, below its control limit"),
}
_JUMP = N_("a jump of {value} {when}, above its control limit")
_SAID: dict[tuple[str, str], str] = {
    ("beyond", "up"): N_("{n} points above the control limit {since}"),
    ("beyond", "down"): N_("{n} points below the control limit {since}"),
    ("beyond", "both"): N_("{n} points outside the control limits {since}"),
    ("side", "up"): N_("shifted up {since}, {n} points in a row above the centre"),
    ("side", "down"): N_("shifted down {since}, {n} points in a row below the centre"),
    ("trend", "up"): N_("rising {since}, {n} points in a row"),
    ("trend", "down"): N_("falling {since}, {n} points in a row"),
    ("two", "up"): N_("high {since}: 2 of 3 points close to the control limit"),
    ("two", "down"): N_("low {since}: 2 of 3 points close to the control limit"),
    ("four", "up"): N_("high {since}: 4 of 5 points well above the centre"),
    ("four", "down"): N_("low {since}: 4 of 5 points well below the centre"),
}
_WITHOUT_SIDE: dict[str, str] = {
    "alternating": N_("{n} points in turn up and down {since}"),
    "within": N_("{n} points in a row very near the centre {since}"),
    "outside": N_("{n} points in a row on both sides, none near the centre, {since}"),
}


def said_of_signals(indicator: Indicator, chart: ControlChart, run: Run) -> tuple[Sentence, bool | None]:
    """The sentence, and whether that goes the right way: a smaller spread does, of others the direction says it."""
    track = chart.main if run.chart == "main" or chart.spread is None else chart.spread
    first, last = indicator.measures[run.began - 1], indicator.measures[run.ended - 1]
    words = {"since": since(first, run.began), "when": when(last, run.ended), "n": run.ended - run.began + 1}
    if run.pattern in _WITHOUT_SIDE:
        return sentence(_WITHOUT_SIDE[run.pattern], **words), None
    up = _is_up(track, run)
    side = "up" if up else "down"
    if run.chart == "range":
        said = _JUMP if chart.chart == "i_mr" else _SPREAD[side]
        return sentence(said, value=amount(indicator, track.values[run.ended - 1]), **words), not up
    better = _better(indicator, chart, run)
    if run.pattern == "beyond" and len({_is_above(track, at) for at in range(run.began - 1, run.ended)}) > 1:
        return sentence(_SAID["beyond", "both"], **words), None if better else better
    if run.pattern == "beyond" and run.began == run.ended:
        return sentence(_ONE[side], value=amount(indicator, value_of(indicator, last)), **words), better
    return sentence(_SAID[run.pattern, side], **words), better


def _is_up(track: Track, run: Run) -> bool:
    """A trend by where it led, others by the side of the centre."""
    at = run.ended - 1
    value, before = track.values[at], track.values[at - 1] if at else None
    if run.pattern == "trend" and value is not None and before is not None:
        return value > before
    return _is_above(track, at)


def _is_above(track: Track, at: int) -> bool:
    """Whether the point at this place, counted from 0, lies above the centre."""
    value, centre = track.values[at], track.centre[at]
    return value is not None and centre is not None and value > centre


def _better(indicator: Indicator, chart: ControlChart, run: Run) -> bool | None:
    """Whether the last point is better than the centre; of a trend, than its first point."""
    value = chart.main.values[run.ended - 1]
    before = chart.main.values[run.began - 1] if run.pattern == "trend" else chart.main.centre[run.ended - 1]
    if value is None or before is None:
        return None
    scale = share_scale(indicator) if chart.chart in ("p", "u") else 1.0
    target = target_at(indicator, indicator.measures[run.ended - 1].at)
    return is_better(indicator, before * scale, value * scale, target)
