"""The event on which the page of the indicators is tested, and what is asked of that page again and again."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication

from app.calc.axis import Axis
from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure

TODAY = date(2026, 11, 23)
AXIS = Axis("axis", "Less scrap", indicator="Scrap", baseline=4.0, target=2.0, unit="%", due="2027-06-30")
INDICATORS = (
    Indicator("oee", "OEE of press 3", unit="%", target=75.0, alarm_low=60.0, letter="C", owner="Karim",
              frequency="day", measures=(Measure("2026-11-19", 70.0), Measure("2026-11-20", 58.04321))),
    Indicator("scrap", "Scrap", unit="%", direction="less", target=2.0, letter="Q", chart="p", frequency="shift",
              axis="axis", measures=(Measure("2026-11-20", count=3.0, n=200.0, shift="Morning"),)),
    Indicator("accidents", "Accidents", direction="less", target=0.0, letter="S", chart="c", frequency="month",
              measures=(Measure("2026-11-02", count=0.0),)),
    Indicator("weight", "Weight", unit="g", direction="range", chart="xbar_r", lower_spec=11.0, upper_spec=13.0),
)  # fmt: skip
EVENT = EventData("Line 3", "en", axes=(AXIS,), indicators=INDICATORS)


def of(page, id: str) -> Indicator:
    return page.reference.of(id).indicator


def focused():
    return QApplication.focusWidget()
