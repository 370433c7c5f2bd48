"""What a control chart and the capability say, in sentences: when it happened, and what it means."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from app.calc import quantity
from app.calc.calendar_date import Day
from app.calc.capability import ENOUGH_POINTS, Capability, capability
from app.calc.control_chart import ControlChart, Track, control_chart
from app.calc.control_stage import NO_POINTS
from app.calc.indicator import COUNTED, Indicator
from app.calc.indicator_words import Moment, moment_of, when
from app.calc.measure_value import share_scale
from app.calc.normality import FEWEST
from app.calc.signal_run import Run, runs_of
from app.language import N_, Sentence, sentence

TOLD_AT_MOST = 20
"""Of more patterns than these the last ones are told."""
CAPABLE, BARELY = 1.33, 1.0
"""The usual demand on Cpk, four and three σ to the nearer limit (ISO 22514-2)."""
DRIFTING = 0.8
"""Ppk below this part of Cpk: readings vary more over the whole time than from point to point."""

_SAID: dict[tuple[str, str], str] = {
    ("side", "up"): N_("{n} points in a row above the centre, {span}: the process has shifted upwards."),
    ("side", "down"): N_("{n} points in a row below the centre, {span}: the process has shifted downwards."),
    ("trend", "up"): N_("{n} points in a row rising, {span}: the process drifts upwards."),
    ("trend", "down"): N_("{n} points in a row falling, {span}: the process drifts downwards."),
    ("two", "up"): N_("2 of 3 points far above the centre, {span}: the process has probably shifted upwards."),
    ("two", "down"): N_("2 of 3 points far below the centre, {span}: the process has probably shifted downwards."),
    ("four", "up"): N_("4 of 5 points well above the centre, {span}: the process has probably shifted upwards."),
    ("four", "down"): N_("4 of 5 points well below the centre, {span}: the process has probably shifted downwards."),
    ("beyond", "up"): N_("{n} points in a row above the upper control limit, {span}: something special happened."),
    ("beyond", "down"): N_("{n} points in a row below the lower control limit, {span}: something special happened."),
    ("beyond", "both"): N_("{n} points in a row outside the control limits, {span}: something special happened."),
}
_ONE = {
    "up": N_("{value} {when} is above the upper control limit of {limit}: something special happened."),
    "down": N_("{value} {when} is below the lower control limit of {limit}: something special happened."),
}
_WITHOUT_SIDE = {
    "alternating": N_(
        "{n} points in a row going up and down in turn, {span}: two causes take turns, or each point is readjusted."
    ),
    "within": N_(
        "{n} points in a row close to the centre, {span}: the spread has become smaller, or each point mixes several "
        "sources."
    ),
    "outside": N_("{n} points in a row on both sides, none close to the centre, {span}: two processes are mixed."),
}
_JUMP = N_("A jump of {value} {when}, more than the limit of {limit}: something special happened.")
_JUMPS = N_("{n} jumps in a row above the limit, {span}: something special happened.")
_SPREAD = {
    "up": N_("The spread of {value} {when} is above its control limit of {limit}: the readings vary more than usual."),
    "down": N_(
        "The spread of {value} {when} is below its control limit of {limit}: the readings vary less than usual."
    ),
}
_SPREADS = {
    "up": N_("{n} points in a row whose spread is above its control limit, {span}: the readings vary more than usual."),
    "down": N_(
        "{n} points in a row whose spread is below its control limit, {span}: the readings vary less than usual."
    ),
    "both": N_("{n} points in a row whose spread is outside its control limits, {span}: something special happened."),
}
_DATED = N_("from {first} to {last}")
_NAMED = N_("from “{first}” to “{last}”")
_NUMBERED = N_("from point {first} to point {last}")
_MORE = N_("Before that, rules were broken {n} times more.")
_ONE_MORE = sentence(N_("Before that, a rule was broken once more."))
STABLE = sentence(N_("No rule is broken: only the usual noise is seen."))
FEW = N_("Fewer than 25 points ({n}): the limits are provisional.")
FEW_FOR_RUN = N_("Fewer than 25 points ({n}): too few to be sure.")
LEFT_OUT = N_("Left out, as the sample size is missing or the numbers cannot be: points {points}.")
LEFT_OUT_ONE = N_("Left out, as the sample size is missing or the numbers cannot be: point {points}.")
EXCLUDED = N_("Excluded points, which are in no figure: {n}.")
NOT_NORMAL = N_("The readings do not look normal ({p}, Anderson–Darling): look at the histogram before any index.")
UNSTABLE = sentence(N_("The process is not stable: its capability says little about tomorrow."))
_P, _P_BELOW = N_("p = {p}"), N_("p < {p}")
_CAPABLE = N_("Capable: Cpk is {cpk}, and 1.33 is asked.")
_BARELY = N_("Barely capable: Cpk is {cpk}, and 1.33 is asked. A small shift makes parts out of tolerance.")
_NOT_CAPABLE = N_("Not capable: Cpk is {cpk}, below 1. Parts out of tolerance are to be expected.")
_OUTSIDE = N_("Not capable: Cpk is {cpk}, as the mean itself lies out of tolerance.")
_CENTRE = N_("Well centred, Cpk would be {cp}: the mean lies too near to one side of the tolerance.")
_DRIFTS = N_("Over all readings Ppk is only {ppk}: the process moves between one point and the next.")


@dataclass(frozen=True, slots=True)
class Fixed(Sentence):
    """A number with so many decimals and its unit, written in the language of the sentence; `template` is the unit."""

    def within(self, language: str) -> str:
        held = dict(self.values)
        value, decimals = float(str(held["value"])), int(str(held["decimals"]))
        if not math.isfinite(value):
            return quantity.UNKNOWN  # a share as percents, beyond the numbers
        number = quantity.show_fixed(value, decimals, language=language)
        return f"{number}{quantity.SPACE}{self.template}" if self.template else number


def fixed(value: float, decimals: int, unit: str = "") -> Fixed:
    return Fixed(unit, (("value", value), ("decimals", decimals)))


def findings(
    indicator: Indicator, chart: ControlChart | None = None, found: Capability | None = None
) -> tuple[Sentence, ...]:
    """Everything worth saying, in the order of time and of weight; `chart` and `found` where they were reckoned."""
    chart = chart or control_chart(indicator)
    found = found or capability(indicator, chart)
    return (*signals_said(indicator, chart), *_points_said(indicator, chart), *_capability_said(chart, found))


def signals_said(indicator: Indicator, chart: ControlChart) -> tuple[Sentence, ...]:
    """Each pattern as one sentence, or that none is there."""
    runs = _runs(chart)
    if not runs:
        limited = chart.chart == "run" or any(limit is not None for limit in chart.main.upper)
        return (STABLE,) if limited and sum(chart.counted) > 1 else ()
    said = [told for _run, told in runs_said(indicator, chart)]
    if more := max(0, len(runs) - TOLD_AT_MOST):
        said.append(_ONE_MORE if more == 1 else sentence(_MORE, n=more))
    return tuple(said)


def runs_said(indicator: Indicator, chart: ControlChart) -> tuple[tuple[Run, Sentence], ...]:
    """The patterns that are told, each with its points."""
    return tuple((run, _run_said(indicator, chart, run)) for run in _runs(chart)[-TOLD_AT_MOST:])


def _runs(chart: ControlChart) -> list[Run]:
    """Of each rule for itself; "2 of 3" and "4 of 5" only where no stronger pattern says the same points."""
    rules = sorted({(signal.chart, signal.rule) for signal in chart.signals})
    runs = [
        run
        for of, rule in rules
        for run in runs_of(signal for signal in chart.signals if (signal.chart, signal.rule) == (of, rule))
    ]
    strong = [run for run in runs if run.chart == "main" and run.pattern in ("side", "beyond")]
    kept = [
        run
        for run in runs
        if run.pattern not in ("two", "four")
        or not any(other.first <= run.last and run.first <= other.last for other in strong)
    ]
    return sorted(kept, key=lambda run: (run.last, run.chart, run.first))


def _run_said(indicator: Indicator, chart: ControlChart, run: Run) -> Sentence:
    n, span = run.last - run.first + 1, _span(indicator, run.first, run.last)
    if run.pattern in _WITHOUT_SIDE:
        return sentence(_WITHOUT_SIDE[run.pattern], n=n, span=span)
    track = chart.main if run.chart == "main" or chart.spread is None else chart.spread
    side = _side(track, run)
    if run.pattern == "beyond" and n == 1:
        limit = track.upper[run.last - 1] if side == "up" else track.lower[run.last - 1]
        value, said = track.values[run.last - 1], _ONE[side]
        if run.chart == "range":
            said = _JUMP if chart.chart == "i_mr" else _SPREAD[side]
        shown = {"value": _value(indicator, chart, track, run.last, value)}
        shown |= {"limit": _value(indicator, chart, track, run.last, limit)}
        return sentence(said, when=when(indicator.measures[run.last - 1], run.last), **shown)
    if run.chart == "range":
        return sentence(_JUMPS if chart.chart == "i_mr" else _SPREADS[side], n=n, span=span)
    return sentence(_SAID[run.pattern, side], n=n, span=span)


def _side(track: Track, run: Run) -> str:
    """Up, down or both, of a trend where it leads to, of others on which side of the centre."""
    last = track.values[run.last - 1]
    if run.pattern == "trend":
        before = track.values[run.last - 2]
        return "up" if last is not None and before is not None and last > before else "down"
    points = range(run.first - 1 if run.pattern == "beyond" else run.last - 1, run.last)
    above = {_above(track, i) for i in points}
    return "both" if len(above) > 1 else "up" if above.pop() else "down"


def _above(track: Track, i: int) -> bool:
    value, centre = track.values[i], track.centre[i]
    return value is not None and centre is not None and value > centre


def _value(indicator: Indicator, chart: ControlChart, track: Track, index: int, value: float | None) -> Sentence:
    """With as many decimals as tell two digits of the noise apart."""
    scale = share_scale(indicator) if chart.chart in ("p", "u") else 1.0
    sigma = (track.sigma[index - 1] or 0.0) * scale
    return fixed((value or 0.0) * scale, decimals_for(sigma, 2), indicator.unit.strip())


def decimals_for(sigma: float, digits: int) -> int:
    """How many decimals show so many digits of the noise."""
    if not 0 < sigma < math.inf:
        return digits
    return min(12, max(0, digits - 1 - math.floor(math.log10(sigma))))


def _span(indicator: Indicator, first: int, last: int) -> Sentence:
    """From 12 Mar to 24 Mar 2026, or by the names or the numbers of the points."""
    begin, end = indicator.measures[first - 1].at.strip(), indicator.measures[last - 1].at.strip()
    if moment_of(begin) is not None and moment_of(end) is not None:
        return sentence(_DATED, first=_moment(begin), last=_moment(end))
    if begin and end:
        return sentence(_NAMED, first=begin, last=end)
    return sentence(_NUMBERED, first=first, last=last)


def _moment(at: str) -> Sentence:
    return Moment(at) if len(at) > len("2026-03-12") else Day(at)


def _points_said(indicator: Indicator, chart: ControlChart) -> Iterator[Sentence]:
    n = len(chart.based_on)
    wholly_fixed = indicator.fixed_centre is not None and (indicator.fixed_sigma is not None or chart.chart in COUNTED)
    if not n and not wholly_fixed:
        yield chart.undefined.get("centre", NO_POINTS)
    elif n < ENOUGH_POINTS and not wholly_fixed:
        yield sentence(FEW_FOR_RUN if chart.chart == "run" else FEW, n=n)
    if chart.unusable:
        more = ["…"] if len(chart.unusable) > 10 else []
        yield sentence(
            LEFT_OUT if len(chart.unusable) > 1 else LEFT_OUT_ONE,
            points=", ".join([*map(str, chart.unusable[:10]), *more]),
        )
    if excluded := sum(measure.excluded for measure in indicator.measures):
        yield sentence(EXCLUDED, n=excluded)


def _capability_said(chart: ControlChart, found: Capability) -> Iterator[Sentence]:
    if found.normality.normal is False:
        yield sentence(NOT_NORMAL, p=_chance(found.normality.p or 0.0))
    if found.cpk is None:
        return
    if found.n < FEWEST and found.normality.undefined is not None:
        yield found.normality.undefined
    if any(signal.index >= chart.stages[-1].first for signal in chart.signals):
        yield UNSTABLE
    said = _CAPABLE if found.cpk >= CAPABLE else _BARELY if found.cpk >= BARELY else _NOT_CAPABLE
    yield sentence(_OUTSIDE if found.cpk < 0 else said, cpk=index_said(found.cpk))
    if found.cp is not None and found.cpk < CAPABLE <= found.cp:
        yield sentence(_CENTRE, cp=index_said(found.cp))
    if found.ppk is not None and found.ppk < DRIFTING * found.cpk:
        yield sentence(_DRIFTS, ppk=index_said(found.ppk))


def index_said(index: float) -> Fixed:
    """With two decimals, never rounded up: what is said to be 1.33 is at least that."""
    return fixed(math.floor(index * 100 + 1e-6) / 100 if abs(index) < 1e12 else index, 2)


def _chance(p: float) -> Sentence:
    return sentence(_P_BELOW, p=fixed(0.001, 3)) if p < 0.001 else sentence(_P, p=fixed(p, 3))
