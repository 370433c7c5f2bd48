"""Indicators whose charts have everything on them, for the tests of charts."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from app.calc.control_chart import control_chart
from app.calc.indicator import Indicator, Measure, TargetChange
from app.canvas.chart_layout import LaidChart
from app.canvas.chart_plan import ChartPlan, Note
from app.canvas.control_plan import control_plan
from app.canvas.money_chart import Word
from app.canvas.trend_plan import trend_plan

FIRST = date(2026, 1, 5)
EVENTS = {20: "New die", 23: "Operators trained on the new standard", 24: "Second shift", 38: "Sensor replaced"}


def measures(n: int = 40, change: int = 20) -> tuple[Measure, ...]:
    """One a day, better from `change` on; one gap, one excluded, some events, a comment on the 31st."""
    values = random.Random(4)
    return tuple(
        Measure(
            str(FIRST + timedelta(days=i)),
            None if i == 7 else round(values.gauss(66 if i < change else 73, 2.0), 1),
            stage="Before" if i < change else "After the 5S",
            excluded=i == 12,
            excluded_why="Power cut" if i == 12 else "",
            event=EVENTS.get(i, ""),
            comment="The feeder jammed" if i == 30 else "",
        )
        for i in range(n)
    )


PRESS = Indicator(
    "p",
    "OEE of press 3",
    unit="%",
    target=70.0,
    targets=(TargetChange("2026-01-26", 75.0),),
    initial=62.0,
    alarm_low=60.0,
    warning_low=64.0,
    moving_points=5,
    measures=measures(),
)
SHIFTED = replace(
    PRESS, chart="i_mr", baseline_from=1, baseline_to=15, measures=tuple(replace(m, stage="") for m in measures())
)


def press_control(language: str = "en") -> ChartPlan:
    notes = (Note("Nine points in a row above the centre: the process has shifted upwards.", "alarm"),)
    return control_plan(SHIFTED, control_chart(SHIFTED), notes=notes, language=language)


def press_trend(language: str = "en") -> ChartPlan:
    return trend_plan(PRESS, language=language)


def all_words(laid: LaidChart) -> list[Word]:
    """Everything that is written on a chart."""
    found = [*laid.words, *(flag.word for flag in laid.flags if flag.word)]
    if laid.baseline:
        found.append(laid.baseline.word)
    for plot in laid.plots:
        found += [*plot.over, *(label.word for label in plot.labels)]
    return found


def texts(laid: LaidChart) -> list[str]:
    return [word.text for word in all_words(laid)]
