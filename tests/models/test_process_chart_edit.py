"""The gestures on process flow charts, their floor plans and their ends on the map, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.calc.process_chart import ProcessChart, Step, pair_of
from app.calc.value_stream import Calendar, Symbol, ValueStream
from app.models import floor_plan_edit as plan
from app.models import process_chart_edit as edit
from app.models import process_chart_link as ends
from app.models.document import Document
from app.models.link import read_links
from app.models.value_stream import add_value_stream, read_symbols
from tests.models.chain import dump


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "Ligne 3.kaizen")
    yield document
    document.close()


@pytest.fixture
def chart(document: Document) -> str:
    """Three rows: Unload, Carry, Weld."""
    id = edit.add(document, "Support")
    rows = [Step("", "operation", "Unload"), Step("", "transport", "Carry"), Step("", "operation", "Weld")]
    edit.add_rows(document, id, rows, None)
    return id


def read(document: Document, id: str) -> ProcessChart:
    found = edit.read(document, id)
    assert found is not None
    return found


def said(document: Document, id: str) -> list[str]:
    return [step.description for step in read(document, id).steps]


def ids(document: Document, id: str) -> list[str]:
    return [step.id for step in read(document, id).steps]


# Rows


def test_rows_are_added_at_the_top_in_the_middle_and_at_the_end(document, chart):
    first, second, third = ids(document, chart)
    edit.add_rows(document, chart, [Step("", description="Wait")], second)
    edit.add_rows(document, chart, [Step("", description="Arrive")], None)
    edit.add_rows(document, chart, [Step("", description="Store"), Step("", description="Ship")], third, edit.PASTE)
    assert said(document, chart) == ["Arrive", "Unload", "Carry", "Wait", "Weld", "Store", "Ship"]
    assert document.undo_label == "Paste steps"
    document.undo()
    assert said(document, chart) == ["Arrive", "Unload", "Carry", "Wait", "Weld"]


def test_several_rows_move_together_and_keep_their_order(document, chart):
    first, _second, third = ids(document, chart)
    edit.move_steps(document, chart, [third, first], 1)
    assert said(document, chart) == ["Carry", "Unload", "Weld"]
    document.undo()
    assert said(document, chart) == ["Unload", "Carry", "Weld"]


def test_rows_that_stay_where_they_are_are_no_gesture(document, chart):
    label = document.undo_label
    edit.move_steps(document, chart, ids(document, chart)[:2], 0)
    assert document.undo_label == label


def test_several_rows_get_a_value_at_once(document, chart):
    edit.set_values(document, ids(document, chart)[:2], {"actor": "Anna"})
    assert [step.actor for step in read(document, chart).steps] == ["Anna", "Anna", ""]
    assert document.undo_label == "Change the actor"
    assert edit.actors(document) == ["Anna"]


def test_deleted_rows_come_back_where_they_were(document, chart):
    before = dump(document)
    edit.delete_steps(document, ids(document, chart)[:2])
    assert said(document, chart) == ["Weld"]
    document.undo()
    assert dump(document) == before


def test_a_lap_gives_its_row_a_measured_time_and_makes_a_row_where_there_is_none(document, chart):
    last = ids(document, chart)[-1]
    assert edit.take_lap(document, chart, last, 12.3) == last
    made = edit.take_lap(document, chart, None, 4.5, last)
    assert [(s.id, s.time_s, s.time_source) for s in read(document, chart).steps][2:] == [
        (last, 12.3, "measured"),
        (made, 4.5, "measured"),
    ]


@settings(max_examples=12)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=4, unique=True), st.integers(0, 10))
def test_moved_rows_stand_together_where_they_were_put(tmp_path_factory, chosen, to):
    with Document.new(tmp_path_factory.mktemp("moved") / "a.kaizen") as document:
        id = edit.add(document, "")
        made = edit.add_rows(document, id, [Step("", description=str(i)) for i in range(10)], None)
        edit.move_steps(document, id, [made[i] for i in chosen], to)
        rows = [str(i) for i in range(10) if i in chosen]
        others = [str(i) for i in range(10) if i not in chosen]
        assert said(document, id) == [*others[:to], *rows, *others[to:]]


# Charts


def test_the_proposed_chart_is_a_copy_that_is_compared_with_the_present_one(document, chart):
    proposed = edit.propose(document, chart, "Support, after")
    assert proposed is not None
    told = read(document, proposed)
    assert (told.state, told.compared_to, told.name) == ("proposed", chart, "Support, after")
    assert said(document, proposed) == said(document, chart)
    assert not set(ids(document, proposed)) & set(ids(document, chart))
    listed = edit.charts(document)
    assert pair_of(listed, chart) == pair_of(listed, proposed) == (chart, proposed)


def test_a_second_proposal_is_compared_with_the_same_present_chart(document, chart):
    first = edit.propose(document, chart, "A")
    second = edit.propose(document, first, "B")
    assert read(document, second).compared_to == chart


def test_a_proposal_whose_present_chart_is_deleted_stays_alone(document, chart):
    proposed = edit.propose(document, chart, "A")
    edit.delete_chart(document, chart)
    assert pair_of(edit.charts(document), proposed) is None
    document.undo()
    assert pair_of(edit.charts(document), proposed) == (chart, proposed)


def test_charts_are_ordered_named_copied_and_found_by_their_steps(document, chart):
    other = edit.copy(document, chart, "Copy")
    edit.move(document, other, 0)
    edit.change(document, other, "name", "First")
    assert [each.name for each in edit.charts(document)] == ["First", "Support"]
    assert edit.home_of(document, [ids(document, other)[1]]) == other
    assert edit.home_of(document, [chart]) == chart
    assert edit.home_of(document, ["nobody"]) is None


# The floor


def test_the_plan_and_its_scale_go_to_the_proposal_that_has_none(document, chart):
    proposed = edit.propose(document, chart, "A")
    plan.set_plan(document, chart, b"a picture")
    plan.set_scale(document, chart, (0, 0), (30, 40), 10)
    assert read(document, proposed).plan == read(document, chart).plan
    assert read(document, chart).plan.scale_m == 10
    plan.set_scale(document, proposed, (0, 0), (30, 40), 12)
    assert read(document, chart).plan.scale_m == 10


def test_a_sharper_picture_keeps_every_step_at_its_part_of_the_floor(document, chart):
    first = ids(document, chart)[0]
    plan.place(document, {first: (100, 50)})
    plan.set_plan(document, chart, b"twice as wide", (2, 3))
    step = read(document, chart).steps[0]
    assert (step.x, step.y) == (200, 150)
    document.undo()
    step = read(document, chart).steps[0]
    assert (step.x, step.y) == (100, 50)


def test_steps_are_placed_and_taken_off(document, chart):
    first, second, _third = ids(document, chart)
    plan.place(document, {first: (1, 2), second: (3, 4)})
    assert document.undo_label == "Place a step"
    plan.place(document, {first: None})
    assert document.undo_label == "Take a step off the plan"
    assert [(step.x, step.y) for step in read(document, chart).steps] == [(None, None), (3, 4), (None, None)]


def test_the_distances_of_the_plan_are_taken_in_one_gesture(document, chart):
    first, second, _third = ids(document, chart)
    plan.take_distances(document, {first: 1.2345, second: 7.0})
    assert [step.distance_m for step in read(document, chart).steps] == [1.23, 7, None]
    document.undo()
    assert [step.distance_m for step in read(document, chart).steps] == [None, None, None]


# The map


@pytest.fixture
def box(document: Document) -> str:
    calendar = Calendar(2, 28800, 1200)
    stream = ValueStream("m", "Line 3", calendar=calendar, symbols=(Symbol("p", "process", "Weld\ning", x=0, y=0),))
    with document.edit("Add a map") as session:
        add_value_stream(session, stream, "a0", ["a0"], [])
    return "p"


def test_a_process_box_makes_its_chart_once_and_goes_to_it_then(document, box):
    made = ends.open_chart(document, box)
    assert read(document, made).name == "Weld ing"
    assert ends.open_chart(document, box) == made
    assert len(edit.charts(document)) == 1
    assert ends.box_of(document, made).id == box
    with document.read() as session:
        assert [(link.source_kind, link.target_kind) for link in read_links(session)] == [("symbol", "process_chart")]


def test_undo_takes_the_chart_and_its_link_back_together(document, box):
    ends.open_chart(document, box)
    document.undo()
    assert ends.chart_of(document, box) is None
    with document.read() as session:
        assert read_links(session) == []


def test_a_deleted_chart_leaves_its_link_and_the_box_makes_another(document, box):
    first = ends.open_chart(document, box)
    edit.delete_chart(document, first)
    second = ends.open_chart(document, box)
    assert second != first
    document.undo()
    document.undo()
    assert ends.chart_of(document, box) == first


def test_a_box_that_is_no_more_makes_no_chart(document):
    assert ends.open_chart(document, "gone") is None


def test_the_totals_are_written_into_the_box_and_taken_back_at_once(document, box):
    ends.take_totals(document, box, {"processing_time_s": 120, "value_added_s": 40})
    with document.read() as session:
        told = read_symbols(session, [box])[0]
    assert (told.processing_time_s, told.value_added_s) == (120, 40)
    document.undo()
    with document.read() as session:
        told = read_symbols(session, [box])[0]
    assert (told.processing_time_s, told.value_added_s) == (None, None)


def test_a_worked_day_is_that_of_the_map_of_the_box(document, box):
    id = ends.open_chart(document, box)
    assert ends.worked_day_s(document, id) == 55200
    assert ends.worked_day_s(document, "a chart of no box") == 55200


def test_without_a_map_there_is_no_worked_day(document, chart):
    assert ends.worked_day_s(document, chart) is None
