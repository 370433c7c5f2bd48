"""What a chart of measures shows and says, reckoned of frozen data: in the background where there is much of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.calc.box_plot import Grouping
from app.calc.capability import Capability, capability
from app.calc.chart_choice import proposed
from app.calc.control_chart import ControlChart, control_chart
from app.calc.indicator import CHARTS, Indicator
from app.canvas.chart_plan import ChartPlan
from app.canvas.control_plan import control_plan
from app.canvas.trend_plan import trend_plan
from app.language import N_, Sentence, sentence

Mode = Literal["trend", "control", "histogram", "boxes", "scatter"]
MODES: dict[Mode, str] = {
    "trend": N_("Trend"),
    "control": N_("Control chart"),
    "histogram": N_("Histogram and capability"),
    "boxes": N_("Box plot"),
    "scatter": N_("Scatter"),
}
"""What the page shows, by the id of the command that shows it after `show_`."""
QUICK = 4000
"""Measures that are reckoned at once, within 100 ms; of more of them the answer comes from the background."""
CHOSEN = N_("{chart}, as chosen. Proposed is {proposed}: {why}")


@dataclass(frozen=True, slots=True)
class Asked:
    """`other` is the indicator that a scatter compares with, `grouping` what the boxes are of."""

    mode: Mode
    indicator: Indicator
    language: str
    other: Indicator | None = None
    grouping: Grouping = "shift"

    @property
    def n(self) -> int:
        return len(self.indicator.measures) + (len(self.other.measures) if self.other is not None else 0)


@dataclass(frozen=True, slots=True)
class Told:
    """`why` says in words which chart this is and why it is that one."""

    asked: Asked
    plan: ChartPlan
    chart: ControlChart
    capability: Capability
    why: Sentence


def tell(asked: Asked) -> Told:
    indicator, language = asked.indicator, asked.language
    chart = control_chart(indicator)
    found = capability(indicator, chart)
    if asked.mode == "control":
        plan = control_plan(indicator, chart, language=language)
    else:
        plan = trend_plan(indicator, language=language)
    return Told(asked, plan, chart, found, _why(indicator, chart))


def _why(indicator: Indicator, chart: ControlChart) -> Sentence:
    kind, why = proposed(indicator)
    if indicator.chart is None or indicator.chart == kind:
        return why
    return sentence(CHOSEN, chart=Sentence(CHARTS[chart.chart]), proposed=Sentence(CHARTS[kind]), why=why)
