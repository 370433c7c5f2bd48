"""How the readings lie within the tolerance: Cp and Cpk, Pp and Ppk of a process, Cm and Cmk of a machine.

    Cp = (upper − lower) ÷ 6σ, Cpk = the smaller of (upper − mean) ÷ 3σ and (mean − lower) ÷ 3σ

with the σ within of the control chart (R̄ ÷ d2, s̄ ÷ c4, MR̄ ÷ d2); Pp and Ppk are the same with the standard deviation of
all readings (n − 1). Sources: ISO 22514-2; D. C. Montgomery, *Introduction to Statistical Quality Control*, chapter 8.
Cm and Cmk (NF E60-181, ISO 22514-3) are the same formulas with the standard deviation of one short run: at least 50
parts made one after the other, by one operator, of one batch, without adjusting: so that the machine alone varies.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.calc import sample
from app.calc.control_chart import ControlChart, control_chart
from app.calc.indicator import COUNTED, Indicator, Measure
from app.calc.measure_value import value_of
from app.calc.normality import Normality, anderson_darling
from app.calc.yearly_cost import TOO_LARGE
from app.language import N_, Sentence, sentence

ENOUGH_POINTS = 25
ENOUGH_PARTS = 50
"""Parts of a short run for Cm and Cmk."""

NO_TOLERANCE = sentence(N_("No tolerance is given: neither a lower nor an upper specification limit."))
CROSSED = sentence(N_("The lower specification limit is not below the upper one."))
ONE_SIDED = sentence(N_("The tolerance has one side only: there is no width to compare the spread with."))
OF_COUNTS = sentence(N_("Counts have no tolerance: capability is of measured values."))
NO_READING = sentence(N_("There is no reading that counts."))
ONE_READING = sentence(N_("A single reading has no standard deviation."))
NO_SPREAD = sentence(N_("The readings have no spread: there is nothing to divide the tolerance by."))
FEW_PARTS = N_("Fewer than {needed} readings ({n}): a machine is judged by {needed} parts made one after the other.")
SHORT_RUN = sentence(
    N_(
        "Cm and Cmk hold for one short run: parts made one after the other, without any adjusting, by one operator and "
        "of one batch. They say what the machine can do, not what the process does over weeks."
    )
)


@dataclass(frozen=True, slots=True)
class Capability:
    """Of `n` readings out of `points` points, those that the limits of the last stage come from.

    `undefined` says of `cp`, `cpk`, `pp` and `ppk` why they are `None`.
    """

    cp: float | None = None
    cpk: float | None = None
    pp: float | None = None
    ppk: float | None = None
    mean: float | None = None
    sigma_within: float | None = None
    sigma_overall: float | None = None
    n: int = 0
    points: int = 0
    normality: Normality = Normality()
    undefined: Mapping[str, Sentence] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MachineCapability:
    """Of one short run of `n` parts; `undefined` says of `cm` and `cmk` why they are `None`."""

    cm: float | None = None
    cmk: float | None = None
    n: int = 0
    normality: Normality = Normality()
    warnings: tuple[Sentence, ...] = ()
    undefined: Mapping[str, Sentence] = field(default_factory=dict)


def capability(indicator: Indicator, chart: ControlChart | None = None) -> Capability:
    """`chart` is its control chart, where that was reckoned before."""
    chart = chart or control_chart(indicator)
    reasons = ("cp", "cpk", "pp", "ppk")
    if chart.chart in COUNTED:
        return Capability(undefined=dict.fromkeys(reasons, OF_COUNTS))
    readings = _readings(indicator, [indicator.measures[index - 1] for index in chart.based_on])
    points = len(chart.based_on)
    if not readings:
        return Capability(undefined=dict.fromkeys(reasons, _no_tolerance(indicator) or NO_READING))
    mean, overall = sample.mean(readings), _overall(readings)
    known_within = chart.sigma_within[-1]
    within = chart.undefined["sigma_within"] if known_within is None else known_within
    found: dict[str, float | Sentence] = {}
    found["cp"], found["cpk"] = _indices(indicator, mean, within)
    found["pp"], found["ppk"] = _indices(indicator, mean, overall)
    known = {key: value for key, value in found.items() if not isinstance(value, Sentence)}
    undefined = {key: value for key, value in found.items() if isinstance(value, Sentence)}
    return Capability(
        **known,
        mean=mean,
        sigma_within=None if isinstance(within, Sentence) else within,
        sigma_overall=None if isinstance(overall, Sentence) else overall,
        n=len(readings),
        points=points,
        normality=anderson_darling(readings),
        undefined=undefined,
    )


def machine_capability(indicator: Indicator) -> MachineCapability:
    """Of all readings of the last stage that are not excluded: that is the short run."""
    last = indicator.measures[-1].stage if indicator.measures else ""
    run: list[Measure] = []
    for measure in reversed(indicator.measures):
        if measure.stage != last:
            break
        run.append(measure)
    readings = _readings(indicator, [measure for measure in reversed(run) if not measure.excluded])
    if not readings:
        why = _no_tolerance(indicator) or NO_READING
        return MachineCapability(undefined={"cm": why, "cmk": why}, warnings=(SHORT_RUN,))
    cm, cmk = _indices(indicator, sample.mean(readings), _overall(readings))
    undefined = {key: why for key, why in (("cm", cm), ("cmk", cmk)) if isinstance(why, Sentence)}
    n = len(readings)
    warnings = [sentence(FEW_PARTS, n=n, needed=ENOUGH_PARTS)] if n < ENOUGH_PARTS else []
    return MachineCapability(
        None if isinstance(cm, Sentence) else cm,
        None if isinstance(cmk, Sentence) else cmk,
        n,
        anderson_darling(readings),
        (*warnings, SHORT_RUN),
        undefined,
    )


def readings_of(indicator: Indicator, chart: ControlChart) -> list[float]:
    """The single readings of the points that the limits of the last stage come from."""
    return _readings(indicator, [indicator.measures[index - 1] for index in chart.based_on])


def _readings(indicator: Indicator, measures: Sequence[Measure]) -> list[float]:
    readings: list[float] = []
    for measure in measures:
        if measure.value is None and measure.values:
            readings += measure.values
        elif (value := value_of(indicator, measure)) is not None:
            readings.append(value)
    return readings


def _overall(readings: Sequence[float]) -> float | Sentence:
    if len(readings) < 2:
        return ONE_READING
    found = sample.deviation(readings)
    return found if math.isfinite(found) else TOO_LARGE


def _no_tolerance(indicator: Indicator) -> Sentence | None:
    lower, upper = indicator.lower_spec, indicator.upper_spec
    if lower is None and upper is None:
        return NO_TOLERANCE
    return CROSSED if lower is not None and upper is not None and lower >= upper else None


def _indices(indicator: Indicator, mean: float, sigma: float | Sentence) -> tuple[float | Sentence, float | Sentence]:
    """The index of the width and that of the nearer side."""
    lower, upper = indicator.lower_spec, indicator.upper_spec
    if why := _no_tolerance(indicator):
        return why, why
    if isinstance(sigma, Sentence):
        return ONE_SIDED if lower is None or upper is None else sigma, sigma
    sides = [] if upper is None else [_times(upper - mean, sigma, 3)]
    sides += [] if lower is None else [_times(mean - lower, sigma, 3)]
    numbers = [side for side in sides if not isinstance(side, Sentence)]
    nearer = min(numbers) if len(numbers) == len(sides) else next(s for s in sides if isinstance(s, Sentence))
    if lower is None or upper is None:
        return ONE_SIDED, nearer
    return _times(upper - lower, sigma, 6), nearer


def _times(room: float, sigma: float, times: int) -> float | Sentence:
    if not sigma:
        return NO_SPREAD
    found = room / sigma / times
    return found if math.isfinite(found) else TOO_LARGE
