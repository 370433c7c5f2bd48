"""Every gesture on series for the OEE, without a window: one step of undo each, and its measure always with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure
from app.calc.oee import Loss, Oee
from app.models import indicator_edit
from app.models import oee_edit as edit
from app.models.document import Document
from app.models.indicator import read_indicators
from app.models.measure_block import paste_block
from app.models.measure_edit import change_measures, delete_typed
from app.models.new_document import write_new
from app.models.oee import read_oee

SHIFT = Oee(
    "s",
    "Press 3",
    "2026-03-10",
    "early",
    "Press 3",
    opening_s=480,
    total=100,
    good=96,
    reference_cycle_s=4,
    losses=(Loss("not_required", seconds=40, id="l1"), Loss("breakdown", seconds=40, id="l2")),
)
OF_PRESS = Indicator(
    "i", "OEE of press 3", unit="%", measures=(Measure("2026-03-09", 80.0, id="m"),), baseline_from=1, baseline_to=1
)
SHARE = Indicator("j", "OEE as a share")


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    write_new(tmp_path / "e.kaizen", EventData(indicators=(OF_PRESS, SHARE), oee=(SHIFT,)))
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


def series(document: Document) -> list[Oee]:
    with document.read() as session:
        return read_oee(session)


def measures(document: Document, id: str = "i") -> list[Measure]:
    with document.read() as session:
        return [each for one in read_indicators(session) if one.id == id for each in one.measures if each.oee]


def test_the_oee_of_a_series_is_a_measure_of_its_indicator_in_the_same_gesture(document):
    edit.change_series(document, ["s"], "indicator", "i")
    (made,) = measures(document)
    assert (made.at, made.shift, made.machine, made.oee) == ("2026-03-10", "early", "Press 3", "s")
    assert made.value == pytest.approx(100 * 384 / 440)
    assert document.undo() is not None
    assert measures(document) == []
    assert series(document)[0].indicator is None


def test_the_measure_of_a_series_is_not_deleted_among_others_but_with_its_series(document):
    edit.change_series(document, ["s"], "indicator", "i")
    (made,) = measures(document)
    assert delete_typed(document, ["m", made.id]) == 1
    with document.read() as session:
        (left,) = [each.measures for each in read_indicators(session) if each.id == "i"]
    assert [each.id for each in left] == [made.id]
    edit.delete_series(document, ["s"])
    assert measures(document) == []


def test_the_measure_follows_each_change_of_the_series(document):
    edit.change_series(document, ["s"], "indicator", "i")
    (before,) = measures(document)
    edit.change_series(document, ["s"], "good", 80)
    edit.change_series(document, ["s"], "made_on", "2026-03-08")
    (after,) = measures(document)
    assert after.id == before.id
    assert after.value == pytest.approx(100 * 320 / 440)
    with document.read() as session:
        (found,) = read_indicators(
            session,
        )[:1]
    assert [each.at for each in found.measures] == ["2026-03-08", "2026-03-09"]
    assert (found.baseline_from, found.baseline_to) == (2, 2)


def test_the_measure_follows_the_losses(document):
    edit.change_series(document, ["s"], "indicator", "j")
    (before,) = measures(document, "j")
    assert before.value == pytest.approx(384 / 440)
    added = edit.add_loss(document, "s", Loss("not_required", seconds=60))
    assert measures(document, "j")[0].value == pytest.approx(384 / 380)
    edit.change_loss(document, added, seconds=20)
    assert measures(document, "j")[0].value == pytest.approx(384 / 420)
    edit.delete_losses(document, [added])
    assert measures(document, "j") == [before]


def test_another_unit_of_the_indicator_rescales_the_measure_in_the_same_gesture(document):
    edit.change_series(document, ["s"], "indicator", "i")
    indicator_edit.change_indicators(document, ["i"], "unit", "")
    assert measures(document)[0].value == pytest.approx(384 / 440)
    document.undo()
    assert measures(document)[0].value == pytest.approx(100 * 384 / 440)


def test_an_oee_that_is_undefined_is_a_gap(document):
    edit.change_series(document, ["s"], "indicator", "i")
    edit.change_series(document, ["s"], "reference_cycle_s", None)
    assert [each.value for each in measures(document)] == [None]


def test_another_indicator_takes_the_measure_over_and_none_lets_it_go(document):
    edit.change_series(document, ["s"], "indicator", "i")
    edit.change_series(document, ["s"], "indicator", "j")
    assert (len(measures(document, "i")), len(measures(document, "j"))) == (0, 1)
    edit.change_series(document, ["s"], "indicator", None)
    assert measures(document, "j") == []


def test_what_was_said_of_the_measure_moves_with_the_series(document):
    edit.change_series(document, ["s"], "indicator", "i")
    point = [measures(document)[0].id]
    change_measures(document, point, "comment", "Die was worn")
    change_measures(document, point, "event", "New die")
    edit.change_series(document, ["s"], "indicator", "j")
    (moved,) = measures(document, "j")
    assert (moved.comment, moved.event) == ("Die was worn", "New die")


def test_a_deleted_series_takes_its_measure_along_and_both_come_back(document):
    edit.change_series(document, ["s"], "indicator", "i")
    edit.change_series(document, ["s"], "made_on", "2026-03-01")
    before = measures(document), series(document)
    assert edit.delete_series(document, ["s"]) == {("oee", "s")}
    assert (measures(document), series(document)) == ([], [])
    with document.read() as session:
        assert read_indicators(session)[0].baseline_from == 1
    document.undo()
    assert (measures(document), series(document)) == before


def test_the_next_shift_is_of_the_same_machine_a_day_later_without_losses(document):
    edit.change_series(document, ["s"], "indicator", "i")
    id = edit.duplicate(document, "s")
    first, second = series(document)
    assert second == replace(first, id=id, made_on="2026-03-11", good=None, total=None, losses=())
    assert [each.value is None for each in measures(document)] == [False, True]
    assert edit.duplicate(document, "gone") is None


def test_no_day_comes_after_the_last_one(document):
    edit.change_series(document, ["s"], "made_on", "9999-12-31")
    edit.duplicate(document, "s")
    assert [each.made_on for each in series(document)] == ["9999-12-31"] * 2


def test_a_new_series_stands_where_it_was_asked_for(document):
    id = edit.add_series(document, Oee("", "Press 4", indicator="i", made_on="2026-03-12"), 0)
    assert [each.id for each in series(document)] == [id, "s"]
    assert [each.oee for each in measures(document)] == [id]
    assert edit.add_loss(document, "gone", Loss()) is None


def test_a_change_that_changes_no_figure_writes_no_measure(document):
    edit.change_series(document, ["s"], "indicator", "i")
    seen = []
    document.subscribe(seen.append)
    edit.change_series(document, ["s"], "name", "Press no. 3")
    assert [set(diff.tables) for diff in seen] == [{"oee"}]


def test_what_a_series_reckons_is_not_typed_over_in_the_grid_of_measures(document):
    edit.change_series(document, ["s"], "indicator", "i")
    (before,) = measures(document)
    pasted = paste_block(document, "i", 1, ["at", "value", "comment"], [["1/1/26", "5", "new die"]])
    assert measures(document) == [replace(before, comment="new die")]
    assert [(each.row, each.column) for each in pasted.unread] == [(1, 1), (1, 2)]
