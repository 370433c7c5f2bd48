"""A control chart as a plan: the points, their limits stage by stage, and below them the chart of their spread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from app.calc.control_chart import ControlChart, Track
from app.calc.control_stage import baseline
from app.calc.control_words import runs_said
from app.calc.indicator import CHART_NAMES, COUNTED, Chart, Indicator
from app.calc.measure_value import share_scale
from app.calc.signal_run import Run
from app.canvas.chart_plan import Axis, ChartPlan, Line, Note, Panel, Ring, Series, Stroke
from app.canvas.measure_parts import Remarks, edges, flags, hollow, in_order, pieces, stages
from app.language import N_, Sentence, current, sentence

MAIN: dict[Chart, str] = {
    "i_mr": N_("Single values"),
    "xbar_r": N_("Means of the subgroups"),
    "xbar_s": N_("Means of the subgroups"),
    "p": N_("Share of defectives"),
    "np": N_("Number of defectives"),
    "c": N_("Number of defects"),
    "u": N_("Defects per unit"),
    "run": N_("Values"),
}
SPREAD: dict[Chart, str] = {
    "i_mr": N_("Moving range"),
    "xbar_r": N_("Range"),
    "xbar_s": N_("Standard deviation"),
}
UPPER, LOWER, CENTRE, MEDIAN = N_("UCL"), N_("LCL"), N_("Centre"), N_("Median")
BASELINE = N_("Baseline period")
NOTHING = N_("No measure yet: type or import the first ones.")
_SPREAD_SHARE = 0.42
_MOST_SAID = 8
"""Of limits that step more often only the last value is written."""


def control_plan(
    indicator: Indicator, chart: ControlChart, *, notes: Sequence[Note] = (), language: str | None = None
) -> ChartPlan:
    """The chart of an indicator, with its findings as `notes`; shares are shown in the indicator's unit, else in %."""
    language = language or current()
    name = Sentence(CHART_NAMES[chart.chart]).within(language)
    title = f"{indicator.name} – {name}" if indicator.name else name
    if not indicator.measures:
        return ChartPlan((), Axis(), title, tuple(notes), language=language, empty=Sentence(NOTHING).within(language))
    return _Plan(indicator, chart, language).plan(title, tuple(notes))


class _Plan:
    def __init__(self, indicator: Indicator, chart: ControlChart, language: str) -> None:
        self.indicator, self.chart, self.language = indicator, chart, language
        self.xs, self.axis = in_order(indicator)
        self.edges = edges(self.xs)
        self.scale, self.unit = shown_share(indicator, chart.chart)
        self.indices = tuple(range(1, len(self.xs) + 1))
        self.hollow = hollow(indicator)
        self.rules: dict[tuple[str, int], list[str]] = defaultdict(list)
        for signal in chart.signals:
            self.rules[signal.chart, signal.index].append(signal.rule)

    def plan(self, title: str, notes: tuple[Note, ...]) -> ChartPlan:
        chart = self.chart
        panels = [self._panel("main", chart.main, MAIN[chart.chart], 1.0)]
        if chart.spread is not None:
            panels.append(self._panel("range", chart.spread, SPREAD[chart.chart], _SPREAD_SHARE))
        frozen = baseline(self.indicator)
        last = min(frozen.stop, len(self.xs))
        spans = [(stage.name, stage.first, stage.last) for stage in chart.stages]
        return ChartPlan(
            tuple(panels),
            self.axis,
            title,
            notes,
            stages(spans, self.edges),
            flags(self.indicator, self.xs),
            (self.edges[frozen.start], self.edges[last]) if frozen and frozen.start < last else None,
            self._say(BASELINE),
            Remarks(self.indicator, self.language, self._rules_said),
            self.language,
        )

    def _panel(self, which: str, track: Track, name: str, share: float) -> Panel:
        values = self._scaled(track.values)
        series = Series("line", self.xs, values, marked=True, indices=self.indices, hollow=self.hollow)
        middle = MEDIAN if self.chart.chart == "run" else CENTRE
        lines = (
            self._line(track.upper, UPPER, "danger", "dashed"),
            self._line(track.centre, middle, "ink", "solid"),
            self._line(track.lower, LOWER, "danger", "dashed"),
        )
        low = 0.0 if which == "range" or self.chart.chart in COUNTED else None
        return Panel(
            Axis(unit=self.unit, low=low, floor=low, whole=self.chart.chart in ("np", "c")),
            (series,),
            tuple(line for line in lines if line.pieces),
            rings=self._rings(which, values),
            name=self._say(name),
            share=share,
        )

    def _line(self, column: Sequence[float | None], label: str, tint: str, stroke: Stroke) -> Line:
        found = pieces(self._scaled(column), self.edges)
        few = len(found) <= _MOST_SAID
        return Line(found, self._say(label), tint, stroke, each=few, heavy=stroke == "solid")

    def _scaled(self, column: Sequence[float | None]) -> tuple[float | None, ...]:
        if self.scale == 1.0:
            return tuple(column)
        return tuple(None if value is None else value * self.scale for value in column)

    def _rings(self, which: str, values: Sequence[float | None]) -> tuple[Ring, ...]:
        found = []
        for (chart, index), rules in self.rules.items():
            value = values[index - 1]
            if chart == which and value is not None:
                found.append(Ring(self.xs[index - 1], value, " ".join(rules), index))
        return tuple(found)

    @cached_property
    def _runs(self) -> tuple[tuple[Run, Sentence], ...]:
        return runs_said(self.indicator, self.chart)

    def _rules_said(self, index: int) -> list[str]:
        """What the patterns that a ringed point belongs to mean."""
        if ("main", index) not in self.rules and ("range", index) not in self.rules:
            return []
        return [said.within(self.language) for run, said in self._runs if run.first <= index <= run.last]

    def _say(self, text: str) -> str:
        return sentence(text).within(self.language)


def shown_share(indicator: Indicator, chart: Chart) -> tuple[float, str]:
    """By what the numbers of a chart are multiplied to be read, and their unit: shares without one are in %."""
    unit = indicator.unit.strip()
    if chart not in ("p", "u"):
        return 1.0, unit
    return (100.0, "%") if chart == "p" and not unit else (share_scale(indicator), unit)
