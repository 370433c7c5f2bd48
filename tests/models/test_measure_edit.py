"""Every gesture on measures, without a window: one step of undo each, and exactly taken back by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.calc.event import EventData
from app.calc.indicator import Indicator, Measure
from app.models import measure_edit as edit
from app.models.document import Document
from app.models.indicator import read_indicators
from app.models.indicator_edit import change_indicators
from app.models.measure_block import Pasted, as_subgroups, paste_block
from app.models.new_document import write_new

SCRAP = Indicator(
    "scrap",
    "Scrap",
    unit="%",
    frequency="day",
    baseline_from=1,
    baseline_to=2,
    measures=(
        Measure("2026-03-10", 4.0, id="a"),
        Measure("2026-03-11", 5.0, id="b"),
        Measure("2026-03-13", 6.0, id="c"),
    ),
)
BORE = Indicator("bore", "Bore", unit="mm", measures=(Measure("1", values=(74.0, 74.1), id="r"),))
TODAY = date(2026, 3, 20)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    write_new(tmp_path / "e.kaizen", EventData(indicators=(SCRAP, BORE)))
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


def indicator(document: Document, id: str = "scrap") -> Indicator:
    with document.read() as session:
        return next(each for each in read_indicators(session) if each.id == id)


def measures(document: Document, id: str = "scrap") -> tuple[Measure, ...]:
    return indicator(document, id).measures


def ids(document: Document) -> str:
    return "".join(each.id if len(each.id) == 1 else "*" for each in measures(document))


def paste(document: Document, row: int, fields: list[str], *rows: list[str], to: str = "scrap") -> Pasted:
    return paste_block(document, to, row, fields, rows, today=TODAY)


def test_a_measure_of_a_day_between_two_others_stands_between_them(document: Document) -> None:
    before = indicator(document)
    edit.add_measures(document, "scrap", [Measure("2026-03-20"), Measure("2026-03-12"), Measure("2026-03-11T06:00:00")])
    assert [each.at for each in measures(document)] == [
        *("2026-03-10", "2026-03-11", "2026-03-11T06:00:00", "2026-03-12", "2026-03-13", "2026-03-20"),
    ]
    document.undo()
    assert indicator(document) == before


def test_a_measure_that_is_only_called_something_stands_at_the_end_and_one_with_a_place_there(
    document: Document,
) -> None:
    edit.add_measures(document, "scrap", [Measure("trial")])
    edit.add_measures(document, "scrap", [Measure("2026-03-01")], at=1)
    assert [each.at for each in measures(document)][1::3] == ["2026-03-01", "trial"]


def test_the_baseline_stays_on_its_points_when_others_come_before_them_and_when_they_go(document: Document) -> None:
    edit.add_measures(document, "scrap", [Measure("2026-03-01"), Measure("2026-03-02")])
    assert (indicator(document).baseline_from, indicator(document).baseline_to) == (3, 4)
    edit.delete_measures(document, ["a"])
    assert (indicator(document).baseline_from, indicator(document).baseline_to) == (3, 3)
    edit.delete_measures(document, ["b"])
    assert (indicator(document).baseline_from, indicator(document).baseline_to) == (None, None)


def test_a_baseline_of_which_a_file_names_the_end_alone_stays_on_its_points_too(document: Document) -> None:
    change_indicators(document, ["scrap"], "baseline_from", None)
    edit.add_measures(document, "scrap", [Measure("2026-03-09", 3.0)])
    assert (indicator(document).baseline_from, indicator(document).baseline_to) == (2, 3)


def test_a_lot_whose_number_reads_like_a_date_is_a_lot(document: Document) -> None:
    edit.add_measures(document, "scrap", [Measure("20260101", 3.0)])
    assert ids(document) == "abc*", "no date of the charts: it comes to the end"


def test_a_measure_with_another_date_finds_its_place_anew_and_takes_the_baseline_along(document: Document) -> None:
    edit.change_measures(document, ["a"], "at", "2026-03-12")
    assert ids(document) == "bac"
    edit.change_measures(document, ["b"], "at", "2026-03-30")
    assert ids(document) == "acb"
    assert (indicator(document).baseline_from, indicator(document).baseline_to) == (1, 3)
    edit.change_measures(document, ["c"], "at", "after the move")
    assert ids(document) == "acb"


def test_readings_take_the_place_of_a_value_and_a_value_that_of_readings(document: Document) -> None:
    edit.change_measures(document, ["a"], "values", [4.0, 4.5])
    assert (measures(document)[0].value, measures(document)[0].values) == (None, (4.0, 4.5))
    edit.change_measures(document, ["a"], "value", 7.0)
    assert (measures(document)[0].value, measures(document)[0].values) == (7.0, ())
    document.undo()
    assert measures(document)[0].values == (4.0, 4.5)


def test_cleared_cells_leave_a_gap(document: Document) -> None:
    edit.exclude(document, ["a", "b"], "wrong gauge")
    paste(document, 0, ["at", "value", "excluded"], ["", "", ""], ["", "", ""])
    assert [(each.at, each.value, each.excluded) for each in measures(document)][:2] == [("", None, False)] * 2
    document.undo()
    paste(document, 0, ["reading_1"], [""], to="bore")
    assert measures(document, "bore")[0].values == (74.1,)


def test_points_are_excluded_with_their_reason_and_counted_again(document: Document) -> None:
    edit.exclude(document, ["a", "c"], "wrong gauge")
    assert [(each.excluded, each.excluded_why) for each in measures(document)] == [
        *[(True, "wrong gauge"), (False, ""), (True, "wrong gauge")],
    ]
    edit.include(document, ["a"])
    assert [each.excluded for each in measures(document)] == [False, False, True]


def test_a_stage_goes_to_the_end_of_the_one_it_begins_in_and_is_joined_again(document: Document) -> None:
    edit.begin_stage(document, "scrap", "b", "new die")
    edit.begin_stage(document, "scrap", "c", "second shift")
    assert [each.stage for each in measures(document)] == ["", "new die", "second shift"]
    edit.begin_stage(document, "scrap", "a", "before")
    assert [each.stage for each in measures(document)] == ["before", "new die", "second shift"]
    edit.join_stages(document, "scrap", "c")
    assert [each.stage for each in measures(document)] == ["before", "new die", "new die"]
    edit.join_stages(document, "scrap", "a")
    assert [each.stage for each in measures(document)] == ["before"] * 3


def test_limits_are_frozen_on_points_and_freed(document: Document) -> None:
    edit.freeze_baseline(document, "scrap", 3, 2)
    assert (indicator(document).baseline_from, indicator(document).baseline_to) == (2, 3)
    edit.free(document, "scrap")
    assert indicator(document).baseline_from is None


def test_a_point_says_what_happened_and_why(document: Document) -> None:
    edit.set_event(document, ["b"], "new die")
    edit.set_comment(document, ["b"], "worn since Monday")
    assert (measures(document)[1].event, measures(document)[1].comment) == ("new die", "worn since Monday")
    assert document.undo_label == "Comment a point"


def test_a_french_block_is_pasted_in_one_gesture_and_what_cannot_be_read_is_told(document: Document) -> None:
    before = indicator(document)
    pasted = paste(
        document,
        1,
        ["at", "value", "comment"],
        ["Date", "Rebut", "Remarque"],
        ["11/03/2026", "4,25", "lundi"],
        ["14/03/2026", "#N/A", "réglage"],
        ["15/03/2026", "1\u202f204,5 %", ""],
        ["31/02/2026", "12", "", "beyond"],
    )
    assert pasted.heading == "Date · Rebut · Remarque"
    assert [(each.row, each.column, each.text) for each in pasted.unread] == [
        *[(3, 2, "#N/A"), (5, 1, "31/02/2026"), (5, 4, "beyond")],
    ]
    assert (len(pasted.ids), pasted.added) == (4, 2)
    assert [(each.at, each.value) for each in measures(document)] == [
        ("2026-03-10", 4.0),
        ("2026-03-11", 4.25),
        ("2026-03-14", 6.0),  # its value was left as it stood
        ("2026-03-15", 1204.5),
        ("2026-03-16", 12.0),  # without a date that can be read, the next one
    ]
    document.undo()
    assert indicator(document) == before


def test_a_value_in_the_empty_last_row_is_a_measure_of_the_next_working_day(document: Document) -> None:
    paste(document, 3, ["value"], ["7"])
    paste(document, 4, ["value"], ["8,5"])
    assert [(each.at, each.value) for each in measures(document)][3:] == [("2026-03-16", 7.0), ("2026-03-17", 8.5)]
    assert paste(document, 5, ["value"], [""]).ids == ()


def test_readings_are_pasted_side_by_side(document: Document) -> None:
    paste(document, 0, ["reading_2", "reading_3"], ["74,2", "74,3"], ["74,01 mm", "74,02"], to="bore")
    assert [(each.at, each.values) for each in measures(document, "bore")] == [
        ("1", (74.0, 74.2, 74.3)),
        ("2", (74.01, 74.02)),
    ]


def test_a_first_line_with_a_date_is_no_heading_whatever_stands_beside_it(document: Document) -> None:
    pasted = paste(document, 3, ["at", "value"], ["16/03/2026", "panne"], ["17/03/2026", "5"])
    assert (pasted.heading, [each.text for each in pasted.unread]) == ("", ["panne"])
    assert [(each.at, each.value) for each in measures(document)][3:] == [("2026-03-16", None), ("2026-03-17", 5.0)]


def test_the_first_block_of_three_numbers_and_more_a_line_is_of_subgroups() -> None:
    shown = ("at", "value", "event")
    bores = [["Date", "x1", "x2", "x3"], ["12/03/2026", "74,01", "74,02", "73,99"], ["13/03/2026", "74", "", "74,1"]]
    assert as_subgroups(shown, bores, "mm") == ("at", "reading_1", "reading_2", "reading_3", "event")
    assert as_subgroups(shown[1:], [row[1:] for row in bores], "mm")[:2] == ("reading_1", "reading_2")
    assert as_subgroups(shown, [["12/03/2026", "4,2", "new die"]], "%") == shown
    assert as_subgroups(shown, [["12/03/2026", "4", "200"]], "") == shown


def test_a_count_below_zero_is_refused_and_a_reason_excludes(document: Document) -> None:
    pasted = paste(document, 0, ["count", "n", "excluded"], ["-3", "100", "broken scale"])
    assert [each.text for each in pasted.unread] == ["-3"]
    first = measures(document)[0]
    assert (first.count, first.n, first.excluded, first.excluded_why) == (None, 100.0, True, "broken scale")
