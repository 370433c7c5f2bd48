"""How much is in an event, as `chantier check` says it."""

from __future__ import annotations

import pytest

from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure
from app.calc.maturity import Maturity
from app.calc.oee import Oee
from app.exchange.contents_said import contents_said
from app.language import use


@pytest.fixture(autouse=True)
def _english():
    use("en")


def test_an_empty_event_says_its_maps_and_photographs():
    assert contents_said(EventData("E")) == ["0 maps", "0 symbols", "0 flows", "0 photographs"]


def test_indicators_measures_series_and_assessments_are_counted():
    indicators = (Indicator("a", measures=(Measure(value=1), Measure(value=2))), Indicator("b"))
    said = contents_said(EventData("E", indicators=indicators, oee=(Oee("o"),), maturities=(Maturity("m"),)))
    assert said[3:-1] == ["2 indicators", "2 measures", "1 OEE series", "1 maturity assessment"]
