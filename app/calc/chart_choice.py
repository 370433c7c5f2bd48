"""Which control chart fits the measures, and why: what most of the points are decides."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from app.calc.indicator import Chart, Indicator, Measure
from app.language import N_, Sentence, sentence

FEW_POINTS = 12
"""Single values below as many get no limits yet (L. P. Provost, S. K. Murray, *The Health Care Data Guide*, 2011)."""
LARGEST_FOR_RANGE = 10
"""Of more readings the range says little of what lies between its ends (Montgomery, chapter 6)."""

NOTHING_YET = sentence(N_("A run chart, until there are measures that say which chart fits them."))
FEW = N_("A run chart: there are too few single values for limits ({n} of {needed}).")
SINGLE = sentence(N_("I-MR: each point is a single value."))
RANGES = N_("X̄-R: each point is a subgroup of at most {n} readings, whose range says how they vary.")
DEVIATIONS = N_("X̄-S: subgroups of up to {n} readings are too large for their range to say how they vary.")
COUNTS = sentence(N_("c: events are counted, each time over the same time or quantity, as no sample size is given."))
SAMPLES = sentence(N_("p: defectives are counted in samples. If one part can have several defects, take u."))
PER_UNIT = sentence(N_("u: events are counted per unit, as there are more events than units, or parts of units."))

_Kind = Literal["value", "subgroup", "count", "sample"]


def proposed(indicator: Indicator) -> tuple[Chart, Sentence]:
    """The chart, and why it is this one."""
    used = [(kind, measure) for measure in indicator.measures if not measure.excluded and (kind := _kind(measure))]
    if not used:
        return "run", NOTHING_YET
    tallied = Counter(kind for kind, _measure in used)
    most = max(tallied, key=lambda kind: tallied[kind])
    of_kind = [measure for kind, measure in used if kind == most]
    if most == "subgroup":
        largest = max(len(measure.values) for measure in of_kind)
        if largest > LARGEST_FOR_RANGE:
            return "xbar_s", sentence(DEVIATIONS, n=largest)
        return "xbar_r", sentence(RANGES, n=largest)
    if most == "count":
        return "c", COUNTS
    if most == "sample":
        return _of_samples(of_kind)
    if len(of_kind) < FEW_POINTS and indicator.fixed_sigma is None:
        return "run", sentence(FEW, n=len(of_kind), needed=FEW_POINTS)
    return "i_mr", SINGLE


def _of_samples(measures: list[Measure]) -> tuple[Chart, Sentence]:
    """p where samples are of one size, too: a share is what trend, target and thresholds of the indicator show."""
    for measure in measures:
        n = measure.n or 0.0
        if not float(n).is_integer() or (measure.count is not None and measure.count > n):
            return "u", PER_UNIT
    return "p", SAMPLES


def _kind(measure: Measure) -> _Kind | None:
    """What is given of a point; numbers that are no counts of events are values."""
    if measure.value is not None:
        return "value"
    if measure.values:
        return "subgroup" if len(measure.values) > 1 else "value"
    if measure.count is None:
        return None
    if measure.count < 0 or not float(measure.count).is_integer():
        return "value"
    return "count" if measure.n is None else "sample"
