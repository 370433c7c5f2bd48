"""An event whose indicators deviate in every way, for the pages that show it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app.calc.action import Action
from app.calc.axis import Axis
from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure
from app.calc.link import Link
from app.calc.problem import Problem

TODAY = date(2026, 3, 18)
FIRST = date(2026, 2, 27)
QUIET = (2.0, 2.1, 1.9) * 4


def series(indicator: Indicator, *values: float) -> Indicator:
    """One measure a day, the last one on 18 March; their ids are the indicator's with their number."""
    first = TODAY - timedelta(len(values) - 1)
    measures = [
        Measure((first + timedelta(i)).isoformat(), value, id=f"{indicator.id}{i + 1}")
        for i, value in enumerate(values)
    ]
    return replace(indicator, measures=tuple(measures))


_ONE = Indicator("", unit="%", direction="less", chart="i_mr", baseline_from=1, baseline_to=12)
SCRAP = series(
    replace(_ONE, id="scrap", name="Scrap rate", letter="Q", target=2.0, alarm_high=3.0, axis="axis"), *QUIET, 2.1, 4.2
)
LEAD = series(replace(_ONE, id="lead", name="Lead time", letter="D", unit="d", target=2.0), *QUIET, *(2.5,) * 9)
OUTPUT = series(
    replace(_ONE, id="output", name="Productivity", letter="C", unit="parts/h", direction="more"), *QUIET, *(2.5,) * 9
)
NEAR_MISSES = series(replace(_ONE, id="near", name="Near misses", letter="S", unit="", alarm_high=3.0), *QUIET)
EVENT = EventData(
    "Line 3",
    "en",
    axes=(Axis("axis", "Less scrap"),),
    indicators=(SCRAP, LEAD, OUTPUT, NEAR_MISSES),
    actions=(Action("old", 1, "Sort the coils", phase="closed"), Action("new", 2, "Clean the die", phase="do")),
    problems=(Problem("problem", "Late deliveries", opened_at="2026-03-16T08:00:00"),),
    links=(
        Link("indicator", "scrap", "action", "old"),
        Link("indicator", "scrap", "action", "new"),
    ),
)
