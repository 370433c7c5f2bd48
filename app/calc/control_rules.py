"""The rules of Nelson and of Western Electric, read off a text that has one letter for each point.

Sources: L. S. Nelson, *The Shewhart control chart: tests for special causes*, Journal of Quality Technology 16 (1984);
Western Electric, *Statistical Quality Control Handbook* (1956). Beyond is strict. Every further point that completes a
pattern is one, too; of "2 of 3" and "4 of 5" that point is itself beyond, and there are three, or five, points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import copysign, inf, nextafter, ulp
from typing import Literal

from app.calc.indicator import Chart, Rules


@dataclass(frozen=True, slots=True)
class Signal:
    """The point `index`, from 1, completes the pattern of a rule, N1 to N8 or WE1 to WE4."""

    chart: Literal["main", "range"]
    index: int
    rule: str


ROUNDING = 1e-9
"""In σ: what is nearer than this to a limit is on it."""
ONE_SIDE = {"N2": 9, "WE4": 8}
"""How many points in a row on one side of the centre break which rule."""
NO_POINT = "-"
_ZONES = "DCBAoabcd"
"""Beyond 3σ below, …, on the centre, above within 1σ, between 1σ and 2σ, …"""


def _two_of_three(zone: str) -> str:
    """The point first, which most are not: what stands before it is looked at only then."""
    return f"{zone}(?:(?<={zone}[^-]{zone})|(?<=[^-]{zone}{zone}))"


def _four_of_five(zone: str) -> str:
    before = (f"(?<={zone * i}[^-]{zone * (4 - i)})" for i in range(4))
    return f"{zone}(?:{'|'.join(before)})"


_BEYOND = re.compile("[dD]")
_TWO_OF_THREE = re.compile(f"{_two_of_three('[cd]')}|{_two_of_three('[CD]')}")
_FOUR_OF_FIVE = re.compile(f"{_four_of_five('[bcd]')}|{_four_of_five('[BCD]')}")
_SIDE = {n: re.compile(f"[abcd]{{{n},}}|[ABCD]{{{n},}}") for n in ONE_SIDE.values()}
_TREND = re.compile("u{5,}|d{5,}")
_ALTERNATING = re.compile("u(?:du){6,}d?|d(?:ud){6,}u?")
_WITHIN = re.compile("[aAo]{15,}")
_OUTSIDE = re.compile("[bcdBCD]{8,}")
_NAMES: dict[Rules, dict[str, str]] = {
    "nelson": {
        "beyond": "N1",
        "side": "N2",
        "trend": "N3",
        "alternating": "N4",
        "two": "N5",
        "four": "N6",
        "within": "N7",
        "outside": "N8",
    },
    "western_electric": {"beyond": "WE1", "two": "WE2", "four": "WE3", "side": "WE4"},
}
_OF_COUNTS = ("beyond", "side", "trend", "alternating")
_OF_RUNS = ("side", "trend", "alternating")


def names_of(rules: Rules, chart: Chart) -> dict[str, str]:
    """The rules that are looked at on the main chart: all on charts of σ, those without zones on charts of counts."""
    if chart in ("i_mr", "xbar_r", "xbar_s"):
        return _NAMES[rules]
    kept = _OF_RUNS if chart == "run" else _OF_COUNTS
    return {pattern: name for pattern, name in _NAMES[rules].items() if pattern in kept}


def beyond_name(rules: Rules) -> str:
    return _NAMES[rules]["beyond"]


def rounding(number: float) -> float:
    """What sums and means may be wrong by, of numbers of this size."""
    return 8 * ulp(number)


def broken(
    values: Sequence[float | None],
    centres: Sequence[float],
    sigmas: Sequence[float] | None,
    names: dict[str, str],
) -> Iterator[tuple[int, str]]:
    """Which points, from 0, complete which patterns; `None` is no point, without σ only runs are looked at.

    `values`, `centres` and `sigmas` are of one stage and have one entry for each of its points.
    """
    if all(value is None for value in values):
        return
    small = max(map(rounding, set(centres)))
    least = min(sigmas) if sigmas else 0.0
    zones = _sides(values, centres, small) if sigmas is None else _zones(values, centres, sigmas, small)
    moves = _moves(values, max(small, ROUNDING * least))
    if sigmas is not None:
        yield from _zone_patterns(zones, names, least > 0)
    length = ONE_SIDE[names["side"]]
    yield from _ends(_SIDE[length], zones, names["side"], length)
    if "trend" in names:
        yield from _ends(_TREND, moves, names["trend"], 5)
        yield from _ends(_ALTERNATING, moves, names["alternating"], 13)


def _zone_patterns(zones: str, names: dict[str, str], spread: bool) -> Iterator[tuple[int, str]]:
    for pattern, form in (("beyond", _BEYOND), ("two", _TWO_OF_THREE), ("four", _FOUR_OF_FIVE)):
        if pattern in names:
            yield from ((found.start(), names[pattern]) for found in form.finditer(zones))
    if "within" in names and spread:  # without any spread all lies on the centre
        yield from _ends(_WITHIN, zones, names["within"], 15)
    if "outside" in names:
        for i, name in _ends(_OUTSIDE, zones, names["outside"], 8):
            if not zones[i - 7 : i + 1].isupper() and not zones[i - 7 : i + 1].islower():
                yield i, name


def _ends(form: re.Pattern[str], text: str, name: str, length: int) -> Iterator[tuple[int, str]]:
    """Each point from that on which completes the pattern, to the last one of it."""
    for found in form.finditer(text):
        for i in range(found.start() + length - 1, found.end()):
            yield i, name


def _zones(values: Sequence[float | None], centres: Sequence[float], sigmas: Sequence[float], small: float) -> str:
    steps = _steps(max(ROUNDING, small / (min(sigmas) or 1.0)))
    points = zip(values, centres, sigmas, strict=True)
    if 0.0 in sigmas:
        return "".join([_zone(*point, steps, small) for point in points])
    return "".join(
        [
            NO_POINT if value is None else _ZONES[bisect_right(steps, (value - centre) / sigma)]
            for value, centre, sigma in points
        ]
    )


def _zone(value: float | None, centre: float, sigma: float, steps: list[float], small: float) -> str:
    """Without any spread each point off the centre is beyond every limit."""
    if value is None:
        return NO_POINT
    away = value - centre
    if sigma:
        return _ZONES[bisect_right(steps, away / sigma)]
    return _ZONES[bisect_right(steps, copysign(inf, away) if abs(away) > small else 0.0)]


def _steps(near: float) -> list[float]:
    """Where one letter ends and the next begins, in σ; on the step is not beyond it."""
    below = [float(-k) - near for k in (3, 2, 1, 0)]
    return below + [nextafter(k + near, inf) for k in (0, 1, 2, 3)]


def _sides(values: Sequence[float | None], centres: Sequence[float], small: float) -> str:
    letters = []
    for value, centre in zip(values, centres, strict=True):
        if value is None:
            letters.append(NO_POINT)
        else:
            away = value - centre
            letters.append("o" if abs(away) <= small else "a" if away > 0 else "A")
    return "".join(letters)


def _moves(values: Sequence[float | None], small: float) -> str:
    """How each point was reached from the one before: up, down, tied, or not at all."""
    return NO_POINT + "".join(
        [
            NO_POINT
            if value is None or before is None
            else "u"
            if value - before > small
            else "d"
            if before - value > small
            else "t"
            for before, value in pairwise(values)
        ]
    )
