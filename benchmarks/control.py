"""Limits and all Nelson rules of each kind of control chart, without a picture, by the clock."""

from __future__ import annotations

from pathlib import Path
from random import Random
from time import perf_counter

from app.calc.control_chart import control_chart
from app.calc.indicator import CHARTS, Chart, Indicator, Measure

Measures = dict[str, tuple[float, float]]
WARM = 2
"""Runs that are not counted: they integrate the constants, and fill the caches of the processor."""


def our_control(n: int, folder: Path, steps: int) -> Measures:
    from benchmarks.drive import summary

    measures = {}
    for chart in CHARTS:
        chance = Random(7)
        told = Indicator("i", chart=chart, measures=tuple(_measure(chart, chance) for _point in range(n)))
        taken = []
        for _run in range(WARM + max(5, steps // 5)):
            begin = perf_counter()
            control_chart(told)
            taken.append(perf_counter() - begin)
        measures[f"control_{chart}"] = summary(taken[WARM:])
    return measures


def _measure(chart: Chart, chance: Random) -> Measure:
    """Subgroups of five, samples of 50 to 500: what a plant has."""
    if chart in ("i_mr", "run"):
        return Measure(value=chance.gauss(10, 1))
    if chart in ("xbar_r", "xbar_s"):
        return Measure(values=tuple(chance.gauss(10, 1) for _reading in range(5)))
    return Measure(count=float(chance.randint(0, 20)), n=float(chance.randint(50, 500)))
