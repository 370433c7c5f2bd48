"""Every gesture on levers, without a window: one step of undo each, and exactly taken back by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete

from app.calc.approval import Approval
from app.calc.axis import Axis
from app.calc.lever import Lever, MoneyLine
from app.calc.link import Link
from app.calc.observation import Observation
from app.models import approval_edit, axis_edit
from app.models import lever_edit as edit
from app.models.document import Document
from app.models.fishbone import Cause
from app.models.lever import read_levers
from app.models.lever_list import facts_behind, read_listed
from app.models.link import add_link
from app.models.new_document import write_new
from app.models.origin_edit import origins_of, things
from tests.models.test_trail import CHAIN

SEEN = (
    Observation("seen", "The press waits\nfor the crane", cost_per_year=12000.0),
    Observation("other", "Oil on the floor", cost_per_year=700.0),
    Observation("third", "Nobody knows the plan"),
)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    bare = replace(CHAIN, axes=(), levers=(), actions=(), problems=(), decisions=(), suggestions=())
    links = tuple(each for each in bare.links if not {each.source_kind, each.target_kind} & LATER)
    write_new(tmp_path / "e.kaizen", replace(bare, observations=SEEN, links=links))
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


LATER = {"axis", "suggestion", "lever", "decision", "action", "problem"}
KILN = Lever(
    "",
    "New kiln",
    investment=10000.0,
    yearly_gain=4000.0,
    cash_flows=(500.0, -20.0),
    lines=(MoneyLine("", "Training", "cost", "hard", 300.0, 0), MoneyLine("", "Calm", "gain", "soft", 50.0, 1, 3)),
)


def levers(document: Document) -> list[Lever]:
    with document.read() as session:
        return read_levers(session)


def names(document: Document) -> list[str]:
    return [lever.name for lever in levers(document)]


def origins(document: Document, id: str) -> list[tuple[str, str]]:
    with document.read() as session:
        return origins_of(session, "lever", id)


def listed(document: Document):
    with document.read() as session:
        return read_listed(session)


def test_a_lever_is_put_in_its_place_with_its_money_and_what_it_acts_on_and_undo_takes_all_back(document):
    edit.add_lever(document, Lever("", "Crane on call"))
    id = edit.add_lever(document, KILN, [("cause", "c2"), ("symbol", "press")], at=0)
    assert names(document) == ["New kiln", "Crane on call"]
    kiln = levers(document)[0]
    assert kiln.cash_flows == (500.0, -20.0)
    assert [(line.name, line.amount) for line in kiln.lines] == [("Training", 300.0), ("Calm", 50.0)]
    assert set(origins(document, id)) == {("cause", "c2"), ("symbol", "press")}
    assert document.undo_label == "Add a lever"
    document.undo()
    assert names(document) == ["Crane on call"]
    assert origins(document, id) == []


def test_the_flows_of_the_years_are_written_over_shortened_and_taken_away(document):
    id = edit.add_lever(document, KILN)
    edit.change_flows(document, id, [1.0, 2.0, 3.0])
    assert levers(document)[0].cash_flows == (1.0, 2.0, 3.0)
    edit.change_flows(document, id, [9.0])
    assert levers(document)[0].cash_flows == (9.0,)
    document.undo()
    assert levers(document)[0].cash_flows == (1.0, 2.0, 3.0)
    edit.change_flows(document, id, [])
    assert levers(document)[0].cash_flows == ()
    before = document.undo_label
    edit.change_flows(document, "no more", [1.0])
    assert document.undo_label == before


def test_lines_of_money_are_added_changed_and_deleted(document):
    id = edit.add_lever(document, Lever("", "Kiln"))
    first, second = (edit.add_line(document, id, MoneyLine("", name)) for name in ("Oven", "Licence"))
    edit.change_lines(document, [first, second], "sign", "cost")
    edit.change_lines(document, [second], "amount", 100.0)
    assert [(line.name, line.sign, line.amount) for line in levers(document)[0].lines] == [
        ("Oven", "cost", None),
        ("Licence", "cost", 100.0),
    ]
    edit.delete_lines(document, [first])
    assert [line.name for line in levers(document)[0].lines] == ["Licence"]
    document.undo()
    assert len(levers(document)[0].lines) == 2


def test_a_duplicate_stands_behind_with_lines_of_its_own_and_is_not_decided_yet(document):
    id = edit.add_lever(document, KILN, [("cause", "c2")])
    edit.add_lever(document, Lever("", "Last"))
    approval_edit.add_step(document, "lever_id", id, Approval("refused", comment="Too dear"))
    (copy,) = edit.duplicate(document, [id])
    assert names(document) == ["New kiln", "New kiln", "Last"]
    original, again, _last = levers(document)
    assert again.id == copy
    assert again.cash_flows == original.cash_flows
    assert [replace(line, id="") for line in again.lines] == [replace(line, id="") for line in original.lines]
    assert {line.id for line in again.lines}.isdisjoint(line.id for line in original.lines)
    assert (len(original.approvals), again.approvals) == (1, ())
    assert origins(document, copy) == [("cause", "c2")]
    document.undo()
    assert names(document) == ["New kiln", "Last"]


def test_levers_are_moved_and_deleted_with_all_their_money(document):
    ids = [edit.add_lever(document, replace(KILN, name=name)) for name in ("One", "Two", "Three")]
    edit.move_lever(document, ids[2], 0)
    assert names(document) == ["Three", "One", "Two"]
    before = levers(document)
    assert edit.delete_levers(document, ids[:2]) == {("lever", ids[0]), ("lever", ids[1])}
    assert names(document) == ["Three"]
    document.undo()
    assert levers(document) == before


def test_what_a_lever_acts_on_is_attached_once_taken_off_and_only_where_it_is_there(document):
    id = edit.add_lever(document, KILN)
    assert edit.attach(document, id, ("cause", "c1"))
    assert edit.attach(document, id, ("cause", "c1"))
    assert origins(document, id) == [("cause", "c1")]
    assert not edit.attach(document, id, ("cause", "gone"))
    assert not edit.attach(document, "gone", ("cause", "c1"))
    assert edit.attach(document, id, ("cause", "c1"), on=False)
    assert origins(document, id) == []
    document.undo()
    assert origins(document, id) == [("cause", "c1")]


def test_what_it_can_act_on_begins_with_the_root_causes(document):
    with document.read() as session:
        found = things(session, edit.ACTED_ON)
    assert found[0].word == "Root cause"
    assert {"why", "cause", "symbol", "observation", "category"} <= {each.kind for each in found}
    assert all(each.title for each in found)


def test_the_list_says_what_each_acts_on_and_where_it_stands_and_a_deleted_cause_is_left_out(document):
    axis = axis_edit.add_axis(document, Axis("", "Fewer waits"))
    id = edit.add_lever(document, replace(KILN, axis=axis), [("cause", "c1"), ("symbol", "press")])
    (one,) = listed(document)
    assert one.words in ("No plan, Press", "Press, No plan")
    assert (one.axis, one.state, one.kept) == ("Fewer waits", "proposed", None)
    approval_edit.add_step(document, "lever_id", id, Approval("refused", comment="Too dear "))
    with document.edit("x") as session:
        session.execute(delete(Cause).where(Cause.id == "c1"))
    (one,) = listed(document)
    assert (one.state, one.kept, one.reason) == ("refused", False, "Too dear")
    assert one.words == "Press"


def test_the_facts_behind_a_lever_are_found_through_its_cause_and_counted_once(document):
    id = edit.add_lever(document, KILN, [("cause", "c2"), ("observation", "third")])
    with document.edit("x") as session:
        add_link(session, Link("observation", "other", "fishbone", "fish"))
    with document.read() as session:
        facts = facts_behind(session, id)
    assert set(facts.observations) == {"seen", "other", "third"}
    assert (facts.cost, facts.uncosted) == (12700.0, 1)
    edit.take_over(document, id, facts.cost)
    assert levers(document)[0].yearly_gain == 12700.0
    assert document.undo_label == "Take the cost of the facts over as gain"


def test_without_facts_there_is_no_cost(document):
    id = edit.add_lever(document, KILN)
    with document.read() as session:
        assert facts_behind(session, id).cost is None
        assert facts_behind(session, "gone").observations == ()
