"""Indicators with their measures, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.language import N_

Direction = Literal["more", "less", "range"]
DIRECTIONS: dict[Direction, str] = {
    "more": N_("More is better"),
    "less": N_("Less is better"),
    "range": N_("Within a range is better"),
}
Chart = Literal["i_mr", "xbar_r", "xbar_s", "p", "np", "c", "u", "run"]
CHARTS: dict[Chart, str] = {
    "i_mr": N_("I-MR: single values"),
    "xbar_r": N_("X̄-R: means and ranges of subgroups"),
    "xbar_s": N_("X̄-S: means and standard deviations of subgroups"),
    "p": N_("p: share of defectives"),
    "np": N_("np: number of defectives"),
    "c": N_("c: number of defects"),
    "u": N_("u: defects per unit"),
    "run": N_("Run chart: around the median"),
}
CHART_NAMES: dict[Chart, str] = {
    "i_mr": "I-MR",
    "xbar_r": "X̄-R",
    "xbar_s": "X̄-S",
    "p": "p",
    "np": "np",
    "c": "c",
    "u": "u",
    "run": N_("Run chart"),
}
"""Where there is little room."""
SUBGROUPED: tuple[Chart, ...] = ("xbar_r", "xbar_s")
"""The charts of points that are several readings each."""
COUNTED: tuple[Chart, ...] = ("p", "np", "c", "u")
"""The charts of attributes: points are counts, those of p, np and u out of a sample."""
Rules = Literal["nelson", "western_electric"]
RULES: dict[Rules, str] = {"nelson": N_("Nelson rules"), "western_electric": N_("Western Electric rules")}
Letter = Literal["S", "Q", "D", "C", "M", "P", "E"]
LETTERS: dict[Letter, str] = {
    "S": N_("Safety"),
    "Q": N_("Quality"),
    "D": N_("Delivery"),
    "C": N_("Cost"),
    "M": N_("Motivation"),
    "P": N_("People"),
    "E": N_("Environment"),
}
Frequency = Literal["shift", "day", "week", "month", "quarter", "year"]
FREQUENCIES: dict[Frequency, str] = {
    "shift": N_("Each shift"),
    "day": N_("Each day"),
    "week": N_("Each week"),
    "month": N_("Each month"),
    "quarter": N_("Each quarter"),
    "year": N_("Each year"),
}
Representation = Literal["line", "bars", "control"]
REPRESENTATIONS: dict[Representation, str] = {
    "line": N_("Line"),
    "bars": N_("Bars"),
    "control": N_("Control chart"),
}
MOST_READINGS = 100
"""Readings in one subgroup."""


@dataclass(frozen=True, slots=True)
class TargetChange:
    """From `since_on` (2026-03-12) on the target is another, and why."""

    since_on: str = ""
    target: float | None = None
    why: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One point: a `value`, or the readings `values` of a subgroup, or a `count` of events in a sample of `n` units.

    One without any of them is a gap. `at` is a date, a date with its time, or else what the point is called. Points
    that follow each other with the same `stage` are one stage. An excluded point counts for nothing, and
    `excluded_why` says why. `event` is what happened ("new die") and stands on the chart, `comment` explains the
    value. `oee` is the series whose OEE it is.
    """

    at: str = ""
    value: float | None = None
    values: tuple[float, ...] = ()
    count: float | None = None
    n: float | None = None
    stage: str = ""
    excluded: bool = False
    excluded_why: str = ""
    comment: str = ""
    event: str = ""
    shift: str = ""
    machine: str = ""
    oee: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured, what it serves, how, how often and for whom; `initial` is its value when the event began.

    `targets` are those that took the place of `target`, the first one first. Below the low thresholds and above the
    high ones is a warning or an alarm. `lower_spec` and `upper_spec` are the tolerance of one reading. Limits are
    frozen on the points `baseline_from` to `baseline_to`, counted from 1, or made of `fixed_centre` and
    `fixed_sigma`; without `chart` the one that fits the measures is taken. `moving_points` are those of the moving
    mean, none at 0. Measures stand in the order of time.
    """

    id: str
    name: str = ""
    definition: str = ""
    purpose: str = ""
    formula: str = ""
    source: str = ""
    unit: str = ""
    frequency: Frequency | None = None
    frequency_why: str = ""
    owner: str = ""
    direction: Direction = "more"
    initial: float | None = None
    target: float | None = None
    targets: tuple[TargetChange, ...] = ()
    warning_low: float | None = None
    warning_high: float | None = None
    alarm_low: float | None = None
    alarm_high: float | None = None
    letter: Letter | None = None
    axis: str | None = None
    representation: Representation = "line"
    context: str = ""
    shared_with: str = ""
    shared_when: str = ""
    lower_spec: float | None = None
    upper_spec: float | None = None
    chart: Chart | None = None
    rules: Rules = "nelson"
    baseline_from: int | None = None
    baseline_to: int | None = None
    fixed_centre: float | None = None
    fixed_sigma: float | None = None
    moving_points: int = 0
    measures: tuple[Measure, ...] = ()
