"""What the measures of an indicator say of the effect of an action."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.calc.action import Action
from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure
from app.models.action import read_actions
from app.models.action_edit import change_actions
from app.models.action_effect import choose, measured, others_worsened, take
from app.models.document import Document
from app.models.new_document import write_new
from tests.models.chain import dump

DONE_ON = date(2026, 3, 16)


def series(indicator: Indicator, before: tuple[float, ...], after: tuple[float, ...]) -> Indicator:
    days = [DONE_ON + timedelta(i - len(before)) for i in range(len(before))]
    days += [DONE_ON + timedelta(i + 1) for i in range(len(after))]
    return replace(
        indicator,
        measures=tuple(Measure(day.isoformat(), v) for day, v in zip(days, (*before, *after), strict=True)),
    )


QUIET = (10.0, 12.0, 11.0, 13.0, 12.0, 11.0)
SCRAP = Indicator("scrap", "Scrap", unit="%", direction="less", chart="i_mr")
EVENT = EventData(
    "Line 3",
    "en",
    indicators=(
        series(SCRAP, QUIET, (8.0, 8.5, 9.0)),
        series(replace(SCRAP, id="lead", name="Lead time", unit="d"), QUIET, (17.0, 16.0)),
        series(replace(SCRAP, id="calm", name="Stock", unit=""), QUIET, (11.0, 12.0)),
        replace(SCRAP, id="bare", name="Absence"),
    ),
    actions=(
        Action("a", 1, "New die", phase="check", done_on=DONE_ON.isoformat(), due="2026-03-01", measured_by="scrap"),
        Action("planned", 2, "Later", due=DONE_ON.isoformat(), measured_by="scrap"),
        Action("by_hand", 3, "Counted by hand", indicator="Dust", unit="g"),
    ),
)


@pytest.fixture
def document(tmp_path: Path):
    write_new(tmp_path / "e.kaizen", EVENT)
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


def action(document: Document, id: str) -> Action:
    with document.read() as session:
        return next(each for each in read_actions(session) if each.id == id)


@pytest.mark.parametrize("id", ["a", "planned"])
def test_the_change_is_of_the_day_it_was_done_or_else_is_due(document, id):
    with document.read() as session:
        found = measured(session, action(document, id))
        assert measured(session, action(document, "by_hand")) is None
    assert (found.indicator.name, found.changed_on) == ("Scrap", "2026-03-16")
    assert (found.effect.before_mean, found.effect.after_mean, found.effect.better) == (11.5, 8.5, True)


def test_the_others_that_worsened_are_named_and_its_own_is_not(document):
    with document.read() as session:
        worse = others_worsened(session, action(document, "a"))
    assert [each.indicator.name for each in worse] == ["Lead time"]


def test_before_and_after_are_taken_from_the_measures_in_one_gesture(document):
    before = dump(document)
    assert take(document, "a")
    found = action(document, "a")
    assert (found.measure_before, found.measure_after, found.indicator, found.unit) == (11.5, 8.5, "Scrap", "%")
    assert document.undo_label == "Take the effect of an action from the measures"
    document.undo()
    assert dump(document) == before


def test_where_the_measures_do_not_say_both_nothing_is_taken(document):
    choose(document, ["a"], "bare")
    said = document.undo_label
    assert not take(document, "a")
    assert not take(document, "by_hand")
    assert not take(document, "gone")
    assert document.undo_label == said


def test_choosing_an_indicator_writes_its_name_and_its_unit_in_one_gesture(document):
    before = dump(document)
    choose(document, ["by_hand", "planned"], "lead")
    for id in ("by_hand", "planned"):
        found = action(document, id)
        assert (found.measured_by, found.indicator, found.unit) == ("lead", "Lead time", "d")
    choose(document, ["by_hand"], None)
    assert (action(document, "by_hand").measured_by, action(document, "by_hand").indicator) == (None, "Lead time")
    document.undo()
    document.undo()
    assert dump(document) == before


def test_another_day_of_the_change_says_something_else(document):
    change_actions(document, ["a"], "done_on", "2026-03-18")
    with document.read() as session:
        found = measured(session, action(document, "a"))
    assert (found.effect.before_n, found.effect.after_n) == (7, 1)
