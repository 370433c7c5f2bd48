"""The spaghetti diagram: the way over the floor plan from step to step, in metres by a scale of two points.

Places are pixels of the plan. The way runs straight from one placed step to the next one placed. FIELD 2, "spaghetti
diagram".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, isfinite

from app.calc.flow_formula import TOO_LARGE
from app.calc.flow_reason import in_a_row
from app.calc.process_chart import FloorPlan, ProcessChart, Step
from app.calc.process_chart_figures import label
from app.language import N_, Sentence, sentence

Point = tuple[float, float]

NO_SCALE = sentence(N_("The scale is not set: show two points of the plan and say how far apart they are."))
ONE_POINT = sentence(N_("The two points of the scale lie on each other. Set it anew."))
NO_WAY = sentence(N_("Fewer than two places: there is no way yet."))


@dataclass(frozen=True, slots=True)
class Place:
    """One point of the plan and the steps at it, with their numbers in the chart."""

    at: Point
    steps: tuple[tuple[int, Step], ...]


@dataclass(frozen=True, slots=True)
class Leg:
    """The way from one step to the next one placed elsewhere. `row` is the step whose distance it is, if it is clear.

    That is the one transport without a place between the two; else the end that is itself a transport, whose place is
    a corner of its way; else the second, which is reached so. Several transports without a place share no leg.
    """

    source: str
    target: str
    start: Point
    end: Point
    pixels: float
    distance_m: float | None
    row: str | None


@dataclass(frozen=True, slots=True)
class Way:
    """All legs between the same two places: `there` from start to end, `back` the other way."""

    start: Point
    end: Point
    there: int
    back: int

    @property
    def passes(self) -> int:
        return self.there + self.back


@dataclass(frozen=True, slots=True)
class Spaghetti:
    """`undefined` gives the reasons of "metres_per_pixel" and "total_m"."""

    places: tuple[Place, ...]
    legs: tuple[Leg, ...]
    ways: tuple[Way, ...]
    metres_per_pixel: float | None
    total_m: float | None
    distances: dict[str, float]
    """Metres by the id of the row; a row that has no clear way of its own is left out."""
    unclear: tuple[int, ...]
    """Numbers of the transports that share a leg: one more place between them would tell them apart."""
    undefined: dict[str, Sentence]


def spaghetti(chart: ProcessChart) -> Spaghetti:
    scale, reason = metres_per_pixel(chart.plan)
    undefined = {"metres_per_pixel": reason, "total_m": reason} if reason else {}
    placed = [i for i, step in enumerate(chart.steps) if step.x is not None and step.y is not None]
    legs = tuple(
        leg
        for i, j in zip(placed, placed[1:], strict=False)
        if (leg := _leg(chart.steps, i, j, scale)) and leg.start != leg.end
    )
    if not legs:
        undefined["total_m"] = NO_WAY
    total = sum(leg.pixels for leg in legs) * scale if legs and scale is not None else None
    if total is not None and not isfinite(total):
        total, undefined["total_m"] = None, TOO_LARGE
    return Spaghetti(
        places=_places(chart.steps, placed),
        legs=legs,
        ways=_ways(legs),
        metres_per_pixel=scale,
        total_m=total,
        distances=_distances(legs),
        unclear=tuple(
            number for i, j in zip(placed, placed[1:], strict=False) for number in _unclear(chart.steps, i, j)
        ),
        undefined=undefined,
    )


def metres_per_pixel(plan: FloorPlan) -> tuple[float | None, Sentence | None]:
    """The scale of the plan, or why there is none."""
    if plan.x1 is None or plan.y1 is None or plan.x2 is None or plan.y2 is None or not plan.scale_m:
        return None, NO_SCALE
    pixels = hypot(plan.x2 - plan.x1, plan.y2 - plan.y1)
    return (plan.scale_m / pixels, None) if pixels else (None, ONE_POINT)


def unclear_words(chart: ProcessChart, numbers: Sequence[int]) -> Sentence:
    """What to do about transports that share a leg; there is at least one."""
    named = [label(number, chart.steps[number - 1]) for number in numbers]
    return sentence(N_("They share one way: {steps}. Place one more step between them."), steps=in_a_row(named))


def _leg(steps: Sequence[Step], i: int, j: int, scale: float | None) -> Leg | None:
    source, target = steps[i], steps[j]
    if source.x is None or source.y is None or target.x is None or target.y is None:
        return None
    pixels = hypot(target.x - source.x, target.y - source.y)
    between = [step for step in steps[i + 1 : j] if step.kind == "transport"]
    if len(between) == 1:
        row: str | None = between[0].id
    elif between:
        row = None
    else:
        row = source.id if source.kind == "transport" != target.kind else target.id
    metres = pixels * scale if scale is not None else None
    return Leg(source.id, target.id, (source.x, source.y), (target.x, target.y), pixels, metres, row)


def _unclear(steps: Sequence[Step], i: int, j: int) -> list[int]:
    numbers = [n + 1 for n in range(i + 1, j) if steps[n].kind == "transport"]
    return numbers if len(numbers) > 1 else []


def _places(steps: Sequence[Step], placed: Sequence[int]) -> tuple[Place, ...]:
    at: dict[Point, list[tuple[int, Step]]] = {}
    for i in placed:
        x, y = steps[i].x, steps[i].y
        if x is not None and y is not None:
            at.setdefault((x, y), []).append((i + 1, steps[i]))
    return tuple(Place(point, tuple(those)) for point, those in at.items())


def _ways(legs: Sequence[Leg]) -> tuple[Way, ...]:
    counts: dict[tuple[Point, Point], list[int]] = {}
    for leg in legs:
        if (leg.end, leg.start) in counts:
            counts[leg.end, leg.start][1] += 1
        else:
            counts.setdefault((leg.start, leg.end), [0, 0])[0] += 1
    return tuple(Way(start, end, there, back) for (start, end), (there, back) in counts.items())


def _distances(legs: Sequence[Leg]) -> dict[str, float]:
    metres: dict[str, list[float]] = {}
    for leg in legs:
        if leg.row is not None and leg.distance_m is not None:
            metres.setdefault(leg.row, []).append(leg.distance_m)
    whole = {row: sum(parts) for row, parts in metres.items()}
    return {row: distance for row, distance in whole.items() if isfinite(distance)}
