"""The figures of a day, without a window: one measure a day, corrected rather than added twice, taken back by undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure
from app.calc.todays_figure import figure_of, read
from app.models.document import Document
from app.models.indicator import read_indicators
from app.models.new_document import write_new
from app.models.todays_figure_edit import enter

DAY = "2026-11-23"
INDICATORS = (
    Indicator("oee", "OEE", unit="%", measures=(Measure("2026-11-20", 71.0),)),
    Indicator("scrap", "Scrap", chart="p", frequency="shift"),
    Indicator("weight", "Weight", chart="xbar_r", measures=(Measure(DAY, values=(1.0, 2.0), event="new die"),)),
)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    write_new(tmp_path / "e.kaizen", EventData(indicators=INDICATORS))
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


def of(document: Document, id: str) -> Indicator:
    with document.read() as session:
        return next(each for each in read_indicators(session) if each.id == id)


def type_in(document: Document, id: str, text: str, sample: str = "", shift: str = "") -> str | None:
    indicator = of(document, id)
    return enter(document, figure_of(indicator, DAY, shift), read(indicator, text, sample))


def test_a_figure_is_added_once_and_then_corrected(document: Document) -> None:
    first = type_in(document, "oee", "72")
    assert type_in(document, "oee", "73.5") == first
    assert [each.value for each in of(document, "oee").measures] == [71.0, 73.5]
    document.undo()
    assert [each.value for each in of(document, "oee").measures] == [71.0, 72.0]
    document.undo()
    assert len(of(document, "oee").measures) == 1


def test_a_figure_that_is_emptied_is_no_measure_any_more(document: Document) -> None:
    type_in(document, "oee", "72")
    assert type_in(document, "oee", "") is None
    assert len(of(document, "oee").measures) == 1
    assert type_in(document, "oee", "") is None


def test_where_something_was_noted_of_the_point_it_stays_as_a_gap(document: Document) -> None:
    type_in(document, "weight", "")
    (measure,) = of(document, "weight").measures
    assert (measure.value, measure.values, measure.event) == (None, (), "new die")


def test_each_shift_has_its_own_figure_of_the_day(document: Document) -> None:
    type_in(document, "scrap", "3", "200", "Morning")
    type_in(document, "scrap", "5", "180", "Evening")
    type_in(document, "scrap", "4", "200", "Morning")
    assert [(m.shift, m.count, m.n) for m in of(document, "scrap").measures] == [
        ("Morning", 4.0, 200.0),
        ("Evening", 5.0, 180.0),
    ]
