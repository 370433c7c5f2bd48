"""Signals of a control chart that tell of the same points, as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from app.calc.control_chart import Signal

Pattern = Literal["side", "trend", "beyond", "two", "four", "alternating", "within", "outside"]
PATTERNS: dict[str, tuple[Pattern, int]] = {
    "N1": ("beyond", 1),
    "N2": ("side", 9),
    "N3": ("trend", 6),
    "N4": ("alternating", 14),
    "N5": ("two", 3),
    "N6": ("four", 5),
    "N7": ("within", 15),
    "N8": ("outside", 8),
    "WE1": ("beyond", 1),
    "WE2": ("two", 3),
    "WE3": ("four", 5),
    "WE4": ("side", 8),
}
"""What a rule looks for, and the number of points that completes it."""
_WEIGHT: tuple[Pattern, ...] = ("side", "trend", "beyond", "two", "four", "alternating", "outside", "within")
"""What says most comes first: a shift says more than the one point of it that lies beyond a limit."""


@dataclass(frozen=True, slots=True)
class Run:
    """The points `first` to `last`, counted from 1; `rules` broken there, and the `pattern` that says most.

    `began` and `ended` are the first and the last point of that pattern alone.
    """

    chart: Literal["main", "range"]
    pattern: Pattern
    first: int
    last: int
    began: int
    ended: int
    rules: tuple[str, ...]


def runs_of(signals: Iterable[Signal], present: int = 1) -> list[Run]:
    """Signals whose points overlap are one run; those of the range chart are runs of their own.

    Patterns that ended before the point `present` are left out.
    """
    found: list[Run] = []
    for chart, of_chart in groupby(sorted(signals, key=_by_rule), key=lambda signal: signal.chart):
        patterns: list[Run] = []
        for rule, of_rule in groupby(of_chart, key=lambda signal: signal.rule):
            pattern, length = PATTERNS[rule]
            for signal in of_rule:
                first = signal.index - length + 1
                before = patterns[-1] if patterns and patterns[-1].rules == (rule,) else None
                if before is not None and _goes_on(before, first, signal.index):
                    patterns[-1] = Run(chart, pattern, before.first, signal.index, before.first, signal.index, (rule,))
                else:
                    patterns.append(Run(chart, pattern, first, signal.index, first, signal.index, (rule,)))
        found += _together(pattern for pattern in patterns if pattern.last >= present)
    return sorted(found, key=lambda run: (run.last, run.chart))


def _goes_on(run: Run, first: int, index: int) -> bool:
    """Each further point of points in a row is a signal, too: nine above the centre and nine below it are two runs."""
    return first <= run.last + 1 if run.pattern in ("two", "four") else index == run.last + 1


def _by_rule(signal: Signal) -> tuple[str, str, int]:
    return signal.chart, signal.rule, signal.index


def _together(runs: Iterable[Run]) -> list[Run]:
    found: list[Run] = []
    for run in sorted(runs, key=lambda each: each.first):
        if found and run.first <= found[-1].last:
            found[-1] = _joined(found[-1], run)
        else:
            found.append(run)
    return found


def _joined(one: Run, other: Run) -> Run:
    lead = min(one, other, key=lambda run: (_WEIGHT.index(run.pattern), -run.ended))
    rules = tuple(dict.fromkeys((*lead.rules, *one.rules, *other.rules)))
    first, last = min(one.first, other.first), max(one.last, other.last)
    return Run(one.chart, lead.pattern, first, last, lead.began, lead.ended, rules)
