"""Every gesture on indicators, without a window: one step of undo each, and exactly taken back by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.calc.axis import Axis
from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure, TargetChange
from app.models import indicator_edit as edit
from app.models.axis_edit import add_axis
from app.models.document import Document
from app.models.indicator import read_indicators
from app.models.new_document import write_new
from app.models.trail import trail

SCRAP = Indicator(
    "scrap",
    "Scrap rate",
    unit="%",
    direction="less",
    target=2.0,
    targets=(TargetChange("2026-03-01", 1.5, "New die", "t1"), TargetChange("2026-06-01", 1.0, "", "t2")),
    baseline_from=1,
    baseline_to=2,
    measures=(Measure("2026-01-05", 2.4, id="m1"), Measure("2026-01-06", 2.1, id="m2")),
)
OEE = Indicator("oee", "OEE", unit="%", target=75.0)
LEAD = Indicator("lead", "Lead time", unit="days", direction="less")


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    write_new(tmp_path / "e.kaizen", EventData(indicators=(SCRAP, OEE, LEAD)))
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


def indicators(document: Document) -> list[Indicator]:
    with document.read() as session:
        return read_indicators(session)


def names(document: Document) -> list[str]:
    return [each.name for each in indicators(document)]


def dates(document: Document) -> list[str]:
    return [each.since_on for each in indicators(document)[0].targets]


def test_an_indicator_comes_with_its_targets_and_measures_where_it_is_put(document: Document) -> None:
    again = Indicator("", "Rework", targets=(TargetChange("2026-02-01", 3.0),), measures=(Measure("2026-01-01", 4.0),))
    id = edit.add_indicator(document, again, at=1)
    assert names(document) == ["Scrap rate", "Rework", "OEE", "Lead time"]
    made = indicators(document)[1]
    assert (made.id, made.targets[0].target, made.measures[0].value) == (id, 3.0, 4.0)
    edit.add_indicator(document, Indicator("", "Stock"))
    assert names(document)[-1] == "Stock"


def test_the_trail_of_an_axis_leads_to_the_indicators_that_serve_it_and_back(document: Document) -> None:
    axis = add_axis(document, Axis("", "Less scrap"))
    edit.change_indicators(document, ["scrap"], "axis", axis)
    with document.read() as session:
        assert [(end.kind, end.id) for end in trail(session, "axis", axis).came] == [("indicator", "scrap")]
        assert [end.id for ends in trail(session, "indicator", "scrap").path for end in ends] == [axis]


def test_several_indicators_are_taken_as_one_gesture(document: Document) -> None:
    edit.add_all(document, [Indicator("", "Absence"), Indicator("", "Near misses")])
    assert names(document)[-2:] == ["Absence", "Near misses"]
    document.undo()
    assert names(document) == ["Scrap rate", "OEE", "Lead time"]


def test_several_indicators_get_one_owner_and_typing_merges_into_one_step(document: Document) -> None:
    for text in ("K", "Ka", "Karim"):
        edit.change_indicators(document, ["oee", "lead"], "owner", text, merge_key="owner")
    assert [each.owner for each in indicators(document)] == ["", "Karim", "Karim"]
    document.undo()
    assert [each.owner for each in indicators(document)] == ["", "", ""]


def test_the_baseline_period_is_written_with_both_its_ends_at_once(document: Document) -> None:
    edit.change_fields(document, ["oee"], {"baseline_from": 1, "baseline_to": 20}, edit.CHANGE["baseline_from"])
    oee = indicators(document)[1]
    assert (oee.baseline_from, oee.baseline_to) == (1, 20)


def test_a_duplicate_stands_behind_its_original_without_measures(document: Document) -> None:
    (id,) = edit.duplicate(document, ["scrap"])
    original, again = indicators(document)[:2]
    assert again.id == id != original.id
    assert (again.name, again.target, again.measures, again.baseline_to) == ("Scrap rate", 2.0, (), None)
    assert [(each.since_on, each.target) for each in again.targets] == [("2026-03-01", 1.5), ("2026-06-01", 1.0)]
    assert len(original.measures) == len(original.targets) == 2


def test_indicators_are_moved_and_put_in_order(document: Document) -> None:
    edit.move_indicator(document, "lead", 0)
    assert names(document) == ["Lead time", "Scrap rate", "OEE"]
    edit.put_in_order(document, ["oee", "scrap", "gone"])
    assert names(document) == ["OEE", "Scrap rate", "Lead time"]


def test_a_change_of_target_finds_its_place_by_its_date(document: Document) -> None:
    id = edit.add_target(document, "scrap", TargetChange("2026-04-01", 1.2, "Better steel"))
    assert dates(document) == ["2026-03-01", "2026-04-01", "2026-06-01"]
    edit.change_target(document, id, "since_on", "2026-09-01")
    assert dates(document) == ["2026-03-01", "2026-06-01", "2026-09-01"]
    edit.change_target(document, id, "target", 0.8)
    assert indicators(document)[0].targets[-1].target == 0.8
    edit.delete_targets(document, ["t1", id])
    assert dates(document) == ["2026-06-01"]


def test_a_change_of_target_without_a_date_stays_behind_the_others(document: Document) -> None:
    edit.add_target(document, "scrap", TargetChange("", 0.5))
    edit.add_target(document, "scrap", TargetChange("2026-01-15", 1.8))
    assert dates(document) == ["2026-01-15", "2026-03-01", "2026-06-01", ""]


@pytest.mark.parametrize(
    "gesture",
    [
        lambda document: edit.add_indicator(document, Indicator("", "Stock")),
        lambda document: edit.change_indicators(document, ["oee"], "letter", "D"),
        lambda document: edit.delete_indicators(document, ["scrap", "oee"]),
        lambda document: edit.duplicate(document, ["scrap", "oee"]),
        lambda document: edit.move_indicator(document, "oee", 0),
        lambda document: edit.put_in_order(document, ["lead", "oee"]),
        lambda document: edit.add_target(document, "oee", TargetChange("2026-04-01", 80.0)),
        lambda document: edit.change_target(document, "t1", "why", "Old die"),
        lambda document: edit.delete_targets(document, ["t1"]),
    ],
)
def test_undo_takes_every_gesture_back_and_redo_brings_the_same(
    document: Document, gesture: Callable[[Document], Any]
) -> None:
    before = indicators(document)
    gesture(document)
    after = indicators(document)
    assert after != before
    document.undo()
    assert indicators(document) == before
    document.redo()
    assert indicators(document) == after


def test_every_field_of_the_reference_list_has_its_word_in_undo() -> None:
    own = {"id", "targets", "measures"}
    assert set(edit.CHANGE) == {name for name in Indicator.__dataclass_fields__ if name not in own}
