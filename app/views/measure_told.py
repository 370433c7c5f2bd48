"""What a chart of measures shows and says, reckoned of frozen data: in the background where there is much of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.calc.box_plot import Grouping, box_plot
from app.calc.capability import Capability, MachineCapability, capability, machine_capability, readings_of
from app.calc.chart_choice import proposed
from app.calc.control_chart import ControlChart, control_chart
from app.calc.control_words import findings, runs_said
from app.calc.correlation import correlation
from app.calc.histogram import histogram
from app.calc.indicator import CHARTS, Indicator
from app.canvas.box_plot_plan import box_plot_plan
from app.canvas.chart_plan import Axis, ChartPlan, Note
from app.canvas.control_plan import control_plan
from app.canvas.histogram_plan import histogram_plan
from app.canvas.scatter_plan import scatter_plan
from app.canvas.trend_plan import trend_plan
from app.language import N_, Sentence, sentence

Mode = Literal["trend", "control", "histogram", "boxes", "scatter"]
MODES: dict[Mode, str] = {
    "trend": N_("Trend"),
    "control": N_("Control chart"),
    "histogram": N_("Histogram and capability"),
    "boxes": N_("Box plot"),
    "scatter": N_("Scatter plot"),
}
"""What the page shows, by the id of the command that shows it after `show_`."""
NOTED = 2
"""The latest findings that stand above a chart."""
QUICK = 4000
"""Measures that are reckoned at once, within 100 ms; of more of them the answer comes from the background."""
NO_OTHER = N_("A scatter compares two indicators: choose the second one above, or note one more.")
CHOSEN = N_("{chart}, as chosen. Proposed is {proposed}: {why}")


@dataclass(frozen=True, slots=True)
class Asked:
    """`other` is the indicator that a scatter compares with, `grouping` what the boxes are of."""

    mode: Mode
    indicator: Indicator
    language: str
    other: Indicator | None = None
    grouping: Grouping = "shift"
    noted: bool = False
    """Whether the chart itself says what was found, as nothing beside it does."""

    @property
    def n(self) -> int:
        return len(self.indicator.measures) + (len(self.other.measures) if self.other is not None else 0)


@dataclass(frozen=True, slots=True)
class Said:
    """A finding, and the points that it is about, counted from 1: none at 0."""

    text: str
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """`why` says in words which chart this is and why it is that one; `machine` is reckoned beside the histogram."""

    asked: Asked
    plan: ChartPlan
    chart: ControlChart
    capability: Capability
    machine: MachineCapability | None
    why: Sentence
    said: tuple[Said, ...]


def tell(asked: Asked) -> Told:
    indicator = asked.indicator
    chart = control_chart(indicator)
    found = capability(indicator, chart)
    said = _said(asked, chart, found)
    machine = machine_capability(indicator) if asked.mode == "histogram" else None
    return Told(asked, _plan(asked, chart, found, said), chart, found, machine, _why(indicator, chart), said)


def _plan(asked: Asked, chart: ControlChart, found: Capability, said: Sequence[Said]) -> ChartPlan:
    indicator, language = asked.indicator, asked.language
    if asked.mode == "control":
        told = [each for each in said if each.first][-NOTED:] or said[:1]
        notes = [Note(each.text, "alarm" if each.first else "") for each in told if asked.noted]
        return control_plan(indicator, chart, notes=notes, language=language)
    if asked.mode == "histogram":
        return histogram_plan(indicator, histogram(readings_of(indicator, chart)), found, language=language)
    if asked.mode == "boxes":
        return box_plot_plan(indicator, box_plot(indicator, asked.grouping), language=language)
    if asked.mode == "scatter" and asked.other is None:
        return ChartPlan((), Axis(), indicator.name, language=language, empty=Sentence(NO_OTHER).within(language))
    if asked.mode == "scatter" and asked.other is not None:
        together = correlation(indicator, asked.other)
        return scatter_plan(indicator, asked.other, together, language=language)
    return trend_plan(indicator, language=language)


def _said(asked: Asked, chart: ControlChart, found: Capability) -> tuple[Said, ...]:
    """The patterns with their points, then everything else that is to be said."""
    runs = {said.within(asked.language): run for run, said in runs_said(asked.indicator, chart)}
    every = [said.within(asked.language) for said in findings(asked.indicator, chart, found)]
    return tuple(Said(text, runs[text].first, runs[text].last) if text in runs else Said(text) for text in every)


def _why(indicator: Indicator, chart: ControlChart) -> Sentence:
    kind, why = proposed(indicator)
    if indicator.chart is None or indicator.chart == kind:
        return why
    return sentence(CHOSEN, chart=Sentence(CHARTS[chart.chart]), proposed=Sentence(CHARTS[kind]), why=why)
