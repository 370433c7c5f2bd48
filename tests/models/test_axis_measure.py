"""The indicators of an axis say its present value."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.calc.axis import Axis
from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure
from app.models.axis import read_axes
from app.models.axis_measure import measuring, take_present
from app.models.document import Document
from app.models.new_document import write_new
from tests.models.chain import dump

SCRAP = Indicator(
    "scrap",
    "Scrap rate",
    unit="%",
    direction="less",
    initial=5.0,
    alarm_high=3.0,
    axis="axis",
    measures=(Measure("2026-03-11", 2.0), Measure("2026-03-12T06:00", 4.2)),
)
EVENT = EventData(
    "Line 3",
    "en",
    axes=(Axis("axis", "Less scrap"), Axis("worded", "Faster", indicator="Lead time", unit="d"), Axis("other", "Calm")),
    indicators=(
        SCRAP,
        replace(SCRAP, id="lots", name="Rejected lots", measures=(Measure("Lot 7", 1.0),)),
        replace(SCRAP, id="bare", name="Returns", measures=()),
        replace(SCRAP, id="lead", name="Days", unit="days", axis="worded"),
    ),
)


@pytest.fixture
def document(tmp_path: Path):
    write_new(tmp_path / "e.kaizen", EVENT)
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


def axis(document: Document, id: str) -> Axis:
    with document.read() as session:
        return next(each for each in read_axes(session) if each.id == id)


def test_an_axis_knows_how_its_indicators_stand(document):
    with document.read() as session:
        found = measuring(session, "axis")
        assert measuring(session, "other") == []
    assert [(row.indicator.name, row.status.state) for row in found] == [
        ("Scrap rate", "alarm"),
        ("Rejected lots", "good"),
        ("Returns", "unknown"),
    ]


def test_the_last_value_becomes_the_present_one_in_one_gesture(document):
    before = dump(document)
    assert take_present(document, "axis", "scrap")
    found = axis(document, "axis")
    assert (found.present, found.present_on) == (4.2, "2026-03-12")
    assert (found.indicator, found.unit, found.baseline) == ("Scrap rate", "%", 5.0)
    document.undo()
    assert dump(document) == before


def test_what_was_said_of_the_objective_stays(document):
    assert take_present(document, "worded", "lead")
    found = axis(document, "worded")
    assert (found.present, found.indicator, found.unit, found.baseline) == (4.2, "Lead time", "d", None)


def test_a_measure_without_a_day_gives_the_value_alone(document):
    assert take_present(document, "axis", "lots")
    assert (axis(document, "axis").present, axis(document, "axis").present_on) == (1.0, "")


@pytest.mark.parametrize(("of", "indicator"), [("axis", "bare"), ("axis", "lead"), ("axis", "gone"), ("gone", "scrap")])
def test_without_a_value_or_of_another_axis_nothing_is_taken(document, of, indicator):
    assert not take_present(document, of, indicator)
    assert document.undo_label is None
