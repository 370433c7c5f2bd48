"""One stage of a control chart: what its limits are made of, its lines, its signals."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from app.calc import control_rules
from app.calc.control_limits import Basis, Line, limits
from app.calc.control_points import Points
from app.calc.control_rules import Signal
from app.calc.indicator import Chart, Indicator
from app.language import N_, Sentence, sentence

NO_POINTS = sentence(N_("There is no measure yet."))
ALL_EXCLUDED = sentence(N_("Every point that has a value is excluded."))
ALL_UNUSABLE = sentence(N_("No point has a count with the size of its sample."))
EMPTY_BASELINE = sentence(N_("The baseline period has no point that counts."))
MAIN_KEYS = ("centre", "lower_limit", "upper_limit")
RANGE_KEYS = ("range_centre", "range_lower", "range_upper")

Column = tuple[float | None, ...]
"""One entry for each point."""


class Columns(NamedTuple):
    centre: Column
    lower: Column
    upper: Column
    sigma: Column


@dataclass(frozen=True, slots=True)
class DrawnStage:
    """`based_on` are the points, from 1, that the limits come from."""

    main: Columns
    spread: Columns | None
    sigma_within: float | None
    signals: list[Signal]
    undefined: dict[str, Sentence]
    based_on: tuple[int, ...]


def drawn_stage(indicator: Indicator, chart: Chart, points: Points, first: int, end: int) -> DrawnStage:
    """Of the points `first` up to, without, `end`, from 0."""
    counted = [i for i in range(first, end) if points.counted[i]]
    based_on, nothing = _base(indicator, points, counted, first, end)
    made = limits(_basis(indicator, chart, points, based_on, nothing))
    sizes = _sizes(points, first, end)
    needed = set(sizes) if len(counted) == len(sizes) > 0 else {sizes[i - first] for i in counted} or {2.0}
    undefined = {"sigma_within": made.sigma_within} if isinstance(made.sigma_within, Sentence) else {}
    main, missing = _columns(made.main, sizes, needed)
    undefined |= _reasons(missing, MAIN_KEYS)
    signals = _main_signals(indicator, chart, points, first, main)
    spread = None
    if made.spread is not None:
        spread, missing = _columns(made.spread, sizes, needed)
        undefined |= _reasons(missing, RANGE_KEYS)
        signals += _range_signals(indicator, points, first, spread)
    return DrawnStage(main, spread, _known(made.sigma_within), signals, undefined, tuple([i + 1 for i in based_on]))


def baseline(indicator: Indicator) -> range:
    """The points of the baseline period, from 0."""
    if indicator.baseline_from is None and indicator.baseline_to is None:
        return range(0)
    first, last = indicator.baseline_from or 1, indicator.baseline_to
    return range(first - 1, len(indicator.measures) if last is None else last)


def _base(indicator: Indicator, points: Points, counted: list[int], first: int, end: int) -> tuple[list[int], Sentence]:
    """The points that the limits of a stage are made of, and why there are none where there are none."""
    frozen = baseline(indicator)
    if frozen and frozen.start < end and frozen.stop > first:
        counted, nothing = [i for i in counted if i in frozen], EMPTY_BASELINE
    elif any(points.values[i] is not None for i in range(first, end)):
        nothing = ALL_EXCLUDED
    else:
        unusable = bisect_left(points.unusable, end) - bisect_left(points.unusable, first)
        nothing = ALL_UNUSABLE if unusable else NO_POINTS
    return counted, nothing


def _basis(indicator: Indicator, chart: Chart, points: Points, based_on: list[int], nothing: Sentence) -> Basis:
    values = [value for i in based_on if (value := points.values[i]) is not None]
    sizes = [size for i in based_on if (size := points.sizes[i]) is not None]
    if chart == "i_mr":
        own = based_on[1:] if baseline(indicator) else based_on  # the first moving range lies half before the period
        spreads = [spread for i in own if (spread := points.spreads[i]) is not None]
        spread_sizes = [2.0]
    else:
        apart = [i for i in based_on if points.spreads[i] is not None]
        spreads = [spread for i in apart if (spread := points.spreads[i]) is not None]
        spread_sizes = [size for i in apart if (size := points.sizes[i]) is not None]
    fixed = indicator.fixed_centre, indicator.fixed_sigma
    return Basis(chart, values, sizes, spreads, spread_sizes, nothing, *fixed)


def _sizes(points: Points, first: int, end: int) -> list[float]:
    """Of each point; a gap without one has that of the point before it, so that its limits go on."""
    sizes = points.sizes[first:end]
    last = next((size for size in sizes if size is not None), 2.0)
    filled: list[float] = []
    for size in sizes:
        last = last if size is None else size
        filled.append(last)
    return filled


def _columns(line: Callable[[float], Line], sizes: list[float], needed: set[float]) -> tuple[Columns, list[Line]]:
    """The lines of all points, and of those of the sizes that are `needed` those that lack a number."""
    made = {size: line(size) for size in {*sizes, *needed}}
    lacking = [size for size, each in made.items() if Sentence in map(type, each)]
    missing = [made[size] for size in lacking if size in needed]
    known: dict[float, tuple[float | None, ...]] = {**made}  # type: ignore[dict-item]
    for size in lacking:
        known[size] = tuple(map(_known, made[size]))
    if len(made) == 1:
        return Columns(*((number,) * len(sizes) for number in next(iter(known.values())))), missing
    return Columns(*zip(*[known[size] for size in sizes], strict=True)), missing


def _known(number: float | Sentence) -> float | None:
    return None if isinstance(number, Sentence) else number


def _reasons(missing: list[Line], keys: tuple[str, str, str]) -> dict[str, Sentence]:
    found: dict[str, Sentence] = {}
    for line in missing:
        for key, number in zip(keys, (line.centre, line.lower, line.upper), strict=True):
            if isinstance(number, Sentence):
                found.setdefault(key, number)
    return found


def _main_signals(indicator: Indicator, chart: Chart, points: Points, first: int, main: Columns) -> list[Signal]:
    end = first + len(main.centre)
    values = [
        value if counts else None
        for value, counts in zip(points.values[first:end], points.counted[first:end], strict=True)
    ]
    centres = main.centre
    sigmas = None if all(sigma is None for sigma in main.sigma) else main.sigma
    if None in centres or (sigmas and None in sigmas):  # beyond the numbers at some sizes of samples, or at all
        drawn = [centre is not None for centre in centres]
        if sigmas:
            drawn = [sigma is not None and known for sigma, known in zip(sigmas, drawn, strict=True)]
        values = [value if known else None for value, known in zip(values, drawn, strict=True)]
        centres = tuple(centre or 0.0 for centre in centres)
        sigmas = sigmas and tuple(sigma or 0.0 for sigma in sigmas)
    names = control_rules.names_of(indicator.rules, chart)
    found = control_rules.broken(values, centres, sigmas, names)  # type: ignore[arg-type]  # none is None now
    return [Signal("main", first + i + 1, rule) for i, rule in found]


def _range_signals(indicator: Indicator, points: Points, first: int, spread: Columns) -> list[Signal]:
    """Of ranges and standard deviations, whose values are not symmetric, only the limits are looked at."""
    rule = control_rules.beyond_name(indicator.rules)
    lowest = min((upper for upper in spread.upper if upper is not None), default=math.inf)
    highest = max((lower for lower in spread.lower if lower is not None), default=-math.inf)
    found = []
    for i, value in enumerate(points.spreads[first : first + len(spread.upper)]):
        if value is None or highest <= value <= lowest or not points.counted[first + i]:
            continue
        lower, upper, sigma = spread.lower[i], spread.upper[i], spread.sigma[i]
        if upper is None or sigma is None:
            continue
        near = max(control_rules.ROUNDING * sigma, control_rules.rounding(upper))
        if value > upper + near or (lower is not None and value < lower - near):
            found.append(Signal("range", first + i + 1, rule))
    return found
