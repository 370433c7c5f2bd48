"""Every gesture on improvement axes, without a window: one step of undo each, and exactly taken back by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from app.calc.approval import Approval
from app.calc.axis import Axis
from app.calc.event import EventData
from app.calc.lever import Lever
from app.calc.observation import Observation
from app.exchange.event_file import write_new
from app.models import approval_edit, fishbone_edit
from app.models import axis_edit as edit
from app.models.axis import read_axes
from app.models.axis_list import read_told
from app.models.document import Document
from app.models.event import read_event
from app.models.lever import add_levers, read_levers
from app.models.origin_edit import things
from tests.models.test_trail import CHAIN


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    write_new(tmp_path / "event.kaizen", replace(CHAIN, axes=(), levers=(), actions=(), problems=(), decisions=()))
    document = Document.open(tmp_path / "event.kaizen")
    yield document
    document.close()


def names(document: Document) -> list[str]:
    with document.read() as session:
        return [axis.name for axis in read_axes(session)]


def root(document: Document) -> tuple[str, str]:
    return next((each.kind, each.id) for each in edit.diagnosed(document) if each.word == "Root cause")


def test_an_axis_is_put_in_its_place_and_undo_takes_it_back_with_its_links(document):
    edit.add_axis(document, Axis("", "Fewer stops"))
    origins = [root(document)]
    before = names(document)
    id = edit.add_axis(document, Axis("", "Less scrap"), origins, at=0)
    assert names(document) == ["Less scrap", "Fewer stops"]
    assert edit.origins_of(document, id) == origins
    assert document.undo_label == "Add an improvement axis"
    document.undo()
    assert names(document) == before
    assert edit.origins_of(document, id) == []


def test_several_lines_become_several_axes_side_by_side_in_one_step(document):
    edit.add_all(document, [Axis("", name) for name in ("One", "Two", "Three")])
    assert names(document) == ["One", "Two", "Three"]
    document.undo()
    assert names(document) == []


def test_an_axis_is_moved_among_the_others(document):
    ids = edit.add_all(document, [Axis("", name) for name in ("One", "Two", "Three")])
    edit.move_axis(document, ids[2], 0)
    assert names(document) == ["Three", "One", "Two"]
    edit.move_axis(document, ids[2], 2)
    assert names(document) == ["One", "Two", "Three"]


def test_what_it_comes_from_is_attached_once_and_taken_off(document):
    id = edit.add_axis(document, Axis("", "Less scrap"))
    thing = root(document)
    assert edit.attach(document, id, thing)
    assert edit.attach(document, id, thing)
    with document.read() as session:
        (told,) = read_told(session)
    assert [(each.kind, each.id) for each in told.origins] == [thing]
    assert [each.fulfilled for each in told.checks] == [False, False, False, True, False]
    assert edit.attach(document, id, thing, on=False)
    assert edit.origins_of(document, id) == []
    document.undo()
    assert edit.origins_of(document, id) == [thing]


def test_what_axes_come_from_is_read_with_as_many_queries_however_much_it_is(tmp_path):
    seen = tuple(Observation(f"o{n}", f"Waits {n} minutes") for n in range(40))
    write_new(tmp_path / "many.kaizen", EventData(axes=(Axis("x", "Less waiting"),), observations=seen))
    document = Document.open(tmp_path / "many.kaizen")
    try:
        edit.attach(document, "x", ("observation", "o0"))
        few = queries(document, read_told)
        for each in seen:
            edit.attach(document, "x", ("observation", each.id))
        assert queries(document, read_told) == few
        assert queries(document, lambda session: things(session, ["observation", "axis"])) == 4
    finally:
        document.close()


def queries(document, read):
    """How often the document is asked."""
    asked = []

    def count(_connection, _cursor, statement, *_rest):
        asked.append(statement)

    with document.read() as session:
        event.listen(session.get_bind(), "before_cursor_execute", count)
        try:
            read(session)
        finally:
            event.remove(session.get_bind(), "before_cursor_execute", count)
    return len(asked)


def test_what_was_deleted_is_not_attached_and_no_longer_counted(document):
    kind, cause = next((each.kind, each.id) for each in edit.diagnosed(document) if each.kind == "cause")
    id = edit.add_axis(document, Axis("", "Less scrap"), [(kind, cause)])
    fishbone_edit.delete_causes(document, [cause])
    assert not edit.attach(document, id, (kind, cause))
    assert edit.origins_of(document, id) == [(kind, cause)]
    with document.read() as session:
        (told,) = read_told(session)
    assert told.origins == ()
    assert not edit.attach(document, "gone", root(document))


def test_the_diagnosis_is_offered_root_causes_first_and_of_the_map_the_bursts_alone(document):
    offered = edit.diagnosed(document)
    assert offered[0].word == "Root cause"
    assert {each.kind for each in offered} == set(edit.DIAGNOSED)
    with document.read() as session:
        event = read_event(session)
    bursts = [s.id for stream in event.value_streams for s in stream.symbols if s.kind == "kaizen_burst"]
    assert [each.id for each in offered if each.kind == "symbol"] == bursts


def test_a_copy_has_the_same_origins_but_nobody_decided_on_it(document):
    id = edit.add_axis(document, Axis("", "Less scrap", target=4), [root(document)])
    approval_edit.add_step(document, "axis_id", id, Approval("approved"))
    edit.add_axis(document, Axis("", "Another"))
    copy = edit.duplicate(document, id)
    assert names(document) == ["Less scrap", "Less scrap", "Another"]
    assert edit.origins_of(document, copy) == [root(document)]
    assert approval_edit.steps_of(document, "axis_id", copy) == ()
    document.undo()
    assert names(document) == ["Less scrap", "Another"]
    assert edit.duplicate(document, "gone") is None


def test_a_deleted_axis_leaves_its_levers_and_undo_brings_all_back(document):
    id = edit.add_axis(document, Axis("", "Less scrap"))
    with document.edit("Fill") as session:
        add_levers(session, [Lever("l", "Wear protection", axis=id)], ["a0"])
    approval_edit.add_step(document, "axis_id", id, Approval("approved"))
    edit.delete_axes(document, [id])
    with document.read() as session:
        assert [lever.axis for lever in read_levers(session)] == [None]
    document.undo()
    with document.read() as session:
        assert [lever.axis for lever in read_levers(session)] == [id]
        assert [step.state for step in read_axes(session)[0].approvals] == ["approved"]


def test_one_value_is_given_to_several_and_undo_says_which(document):
    ids = edit.add_all(document, [Axis("", "One"), Axis("", "Two")])
    edit.change_axes(document, ids, "owner", "Karim")
    with document.read() as session:
        assert [axis.owner for axis in read_axes(session)] == ["Karim", "Karim"]
    assert document.undo_label == "Change the owner of an axis"
