"""Every gesture on problems, without a window: one step of undo each, and exactly taken back by it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from app.calc.action import Action
from app.calc.approval import Approval
from app.calc.dmaic import USUAL
from app.calc.indicator import Indicator
from app.calc.observation import Observation
from app.calc.problem import Containment, FollowUp, GateItem, Problem
from app.calc.proof import Proof
from app.calc.value_stream import Symbol, ValueStream
from app.exchange.event_json import dumps
from app.models import action_edit, approval_edit, fishbone_edit, five_whys_edit, observation_edit
from app.models import problem_edit as edit
from app.models import problem_gate_edit as gate
from app.models import problem_link as link
from app.models.action import read_actions
from app.models.document import Document
from app.models.event import read_event
from app.models.fishbone import Cause
from app.models.indicator_edit import add_indicator
from app.models.link import read_links
from app.models.problem import read_problems
from app.models.rank import spread
from app.models.trail import trail
from app.models.value_stream import add_value_stream

NOW, TODAY = datetime(2026, 3, 12, 14, 5), date(2026, 3, 12)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "event.kaizen", "fr")
    edit.add_problem(
        document, Problem("q", " Burr on the flange ", part="F-12", what="A burr", where="Press 3"), now=NOW
    )
    edit.add_problem(document, Problem("d", "Scrap of line 3", method="dmaic"), now=NOW)
    yield document
    document.close()


def problem(document: Document, id: str) -> Problem:
    found = edit.read(document, id)
    assert found is not None
    return found


def links(document: Document) -> set[tuple[str, str, str, str]]:
    with document.read() as session:
        return {(each.source_kind, each.source, each.target_kind, each.target) for each in read_links(session)}


def everything(document: Document) -> object:
    with document.read() as session:
        return read_problems(session), links(document)


def test_a_new_problem_starts_its_clock_by_itself_and_is_linked_with_what_it_comes_from(document):
    assert (problem(document, "q").name, problem(document, "q").opened_at) == (
        "Burr on the flange",
        "2026-03-12T14:05:00",
    )
    seen = observation_edit.add_observation(document, Observation("", "Burrs in box 4"))
    made = edit.add_problem(document, Problem(""), [("observation", seen)])
    assert ("observation", seen, "problem", made) in links(document)
    assert abs((datetime.now() - datetime.fromisoformat(problem(document, made).opened_at)).total_seconds()) < 60
    with document.read() as session:
        assert [end.id for end in trail(session, "problem", made).origin()] == [seen]


def test_a_method_other_than_qrqc_has_more_time_and_a_dmaic_its_items_in_the_language_of_the_event(document):
    assert (problem(document, "q").solving_days, problem(document, "d").solving_days) == (10, 120)
    assert len(problem(document, "d").gate_items) == sum(map(len, USUAL.values()))
    edit.set_method(document, ["q"], "pdca")
    assert (problem(document, "q").solving_days, problem(document, "q").gate_items) == (30, ())
    edit.set_method(document, ["q"], "dmaic")
    gate.delete_items(document, [item.id for item in problem(document, "q").gate_items[1:]])
    edit.set_method(document, ["q"], "qrqc")
    edit.change(document, ["q"], "method", "dmaic")
    assert len(problem(document, "q").gate_items) == 1  # they came once
    edit.change(document, ["q"], "solving_days", 45)
    edit.set_method(document, ["q"], "qrqc")
    assert problem(document, "q").solving_days == 45


def test_containments_stand_in_their_order_and_can_be_put_between(document):
    first = edit.add_containment(document, "q", Containment("Sort the stock", sorted=200, found=3))
    edit.add_containment(document, "q", Containment("Tell the customer"))
    edit.add_containment(document, "q", Containment("Stop the press"), at=0)
    edit.change_containments(document, [first or ""], "owner", "Nadia")
    held = problem(document, "q").containments
    assert [(each.what, each.owner) for each in held] == [
        ("Stop the press", ""), ("Sort the stock", "Nadia"), ("Tell the customer", ""),
    ]  # fmt: skip
    assert edit.add_containment(document, "gone", Containment("x")) is None


def test_a_day_is_followed_once_and_goes_when_nothing_is_said_of_it(document):
    edit.follow(document, "q", "2026-03-13", 2)
    edit.follow(document, "q", "2026-03-13", 0, "after sorting")
    edit.follow(document, "q", "2026-03-13", 1)
    (day,) = problem(document, "q").follow_ups
    assert (day.followed_on, day.found, day.text) == ("2026-03-13", 1, "after sorting")
    edit.follow(document, "q", "2026-03-13", None)
    assert problem(document, "q").follow_ups == (FollowUp("2026-03-13", None, "after sorting", day.id),)
    edit.follow(document, "q", "2026-03-13", None, "")
    assert problem(document, "q").follow_ups == ()
    edit.follow(document, "gone", "2026-03-13", 1)


def test_a_gate_asks_for_its_proof_and_for_a_reason_where_something_is_open(document):
    with pytest.raises(gate.GateClosed, match="7 of its items are not done"):
        gate.pass_gate(document, "d", Proof("define", "Charter signed"), TODAY)
    wanted = [item.id for item in problem(document, "d").gate_items if item.step == "define"]
    gate.tick(document, wanted[1:], True)
    with pytest.raises(gate.GateClosed, match="one of its items is not done"):
        gate.pass_gate(document, "d", Proof("define", "Charter signed"), TODAY)
    gate.tick(document, wanted, True)
    with pytest.raises(gate.GateClosed, match="say what proves"):
        gate.pass_gate(document, "d", Proof("define", " "), TODAY)
    assert problem(document, "d").phase == "define"
    assert gate.pass_gate(document, "d", Proof("measure", "Charter signed", closed_by="Ana"), TODAY) == "measure"
    assert gate.pass_gate(document, "d", Proof("measure", overridden="Customer waits"), TODAY) == "analyse"
    proofs = [(p.step, p.text, p.overridden, p.closed_by, p.closed_on) for p in problem(document, "d").proofs]
    assert proofs == [
        ("define", "Charter signed", "", "Ana", "2026-03-12"), ("measure", "", "Customer waits", "", "2026-03-12"),
    ]  # fmt: skip


def test_going_back_opens_the_phase_before_and_takes_its_proof_away(document):
    assert gate.go_back(document, "d") is None
    for _phase in range(5):
        last = gate.pass_gate(document, "d", Proof("define", overridden="Known"), TODAY)
    assert last == "closed"
    assert gate.pass_gate(document, "d", Proof("define", overridden="Known"), TODAY) is None
    assert gate.go_back(document, "d") == "control"
    assert gate.go_back(document, "d") == "improve"
    assert [proof.step for proof in problem(document, "d").proofs] == ["define", "measure", "analyse"]
    assert gate.go_back(document, "q") is None
    assert gate.pass_gate(document, "q", Proof("define", overridden="x"), TODAY) is None


def test_a_document_of_a_phase_is_a_thing_of_the_event(document):
    of_define = [item for item in problem(document, "d").gate_items if item.step == "define"]
    charter = of_define[-1]
    bone = fishbone_edit.new_fishbone(document, "Burrs")
    assert (bone, "Burrs") in [(end.id, end.title) for end in link.documents(document)]
    gate.link_document(document, charter.id, ("fishbone", bone))
    linked = next(item for item in problem(document, "d").gate_items if item.id == charter.id)
    assert (linked.thing_kind, linked.thing) == ("fishbone", bone)
    gate.link_document(document, charter.id, None)
    new = gate.add_item(document, "d", GateItem("define", text="Photo of the line"), charter.id)
    items = [item.id for item in problem(document, "d").gate_items]
    assert items.index(new) == items.index(charter.id) + 1
    gate.change_items(document, [new or ""], "text", "Film of the line")
    assert problem(document, "d").gate_items[items.index(new)].text == "Film of the line"


def test_a_document_whose_thing_was_deleted_holds_its_gate_until_undo_brings_it_back(document):
    items = [item for item in problem(document, "d").gate_items if item.step == "define"]
    charter = items[-1]
    bone = fishbone_edit.new_fishbone(document, "Burrs")
    gate.link_document(document, charter.id, ("fishbone", bone))
    gate.tick(document, [item.id for item in items if item is not charter], True)
    fishbone_edit.delete_fishbone(document, bone)
    with pytest.raises(gate.GateClosed):
        gate.pass_gate(document, "d", Proof("define", "Signed"), TODAY)
    deleted = next(item for item in problem(document, "d").gate_items if item.id == charter.id)
    assert (deleted.thing_kind, deleted.thing) == ("fishbone", None)
    with document.read() as session:
        event = read_event(session)
    (exported,) = (one for one in json.loads(dumps(event))["problems"] if one["name"] == "Scrap of line 3")
    assert not [item for item in exported["gate_items"] if "thing_kind" in item]
    document.undo()
    assert next(item for item in problem(document, "d").gate_items if item.id == charter.id).thing == bone
    assert gate.pass_gate(document, "d", Proof("define", "Signed"), TODAY) == "measure"


def test_a_document_of_a_phase_can_be_an_indicator(document):
    scrap = add_indicator(document, Indicator("", "Scrap rate"))
    assert ("indicator", scrap, "Scrap rate") in [(end.kind, end.id, end.title) for end in link.documents(document)]


def test_a_map_is_linked_by_its_first_symbol_and_told_by_its_own_name(document):
    symbols = [Symbol(id, "process", id.title(), x=0, y=0, ref=id) for id in ("press", "weld")]
    with document.edit("Fill") as session:
        add_value_stream(session, ValueStream("m", "Line 3 today", symbols=tuple(symbols)), "a0", spread(2), [])
        add_value_stream(session, ValueStream("e", "Empty"), "a1", [], [])
    found = [(end.kind, end.id, end.word, end.title) for end in link.documents(document)]
    assert found[0] == ("symbol", "press", "Map", "Line 3 today")
    assert [kind for kind, *_told in found].count("symbol") == 1
    with document.read() as session:
        assert link.document_end(session, "symbol", "weld").title == "Line 3 today"
        assert not link.document_end(session, "symbol", "gone").there
        assert link.document_end(session, "problem", "q").title == "Burr on the flange"


def test_the_fishbone_and_the_whys_are_made_from_the_problem_once(document):
    bone, whys = link.look_for_causes(document, "q"), link.ask_why(document, "q")
    assert (bone, whys) == (link.look_for_causes(document, "q"), link.ask_why(document, "q"))
    assert (problem(document, "q").fishbone, problem(document, "q").five_whys) == (bone, whys)
    assert fishbone_edit.read(document, bone or "").effect == "Burr on the flange"
    asked = five_whys_edit.read(document, whys or "")
    assert (asked.problem, asked.what, asked.where) == ("Burr on the flange", "A burr", "Press 3")
    with document.read() as session:
        assert [end.id for end in trail(session, "problem", "q").came] == [bone, whys]
    assert link.look_for_causes(document, "gone") is link.ask_why(document, "gone") is None


def test_another_fishbone_may_be_chosen_and_the_trail_follows(document):
    first, other = link.look_for_causes(document, "q"), fishbone_edit.new_fishbone(document, "Burrs in general")
    link.choose(document, "q", "fishbone", other)
    assert problem(document, "q").fishbone == other
    with document.read() as session:
        assert [end.id for end in trail(session, "fishbone", other or "").origin()] == ["q"]
        assert not trail(session, "fishbone", first or "")
    assert link.searches(document, "fishbone") == [(first, "Burr on the flange"), (other, "Burrs in general")]
    link.choose(document, "q", "fishbone", None)
    assert problem(document, "q").fishbone is None
    assert link.searches(document, "five_whys") == []


def test_a_root_cause_is_taken_over_with_what_it_was_verified_as(document):
    whys = link.ask_why(document, "q") or ""
    why = five_whys_edit.add_answer(document, whys, None, "The punch is worn")
    five_whys_edit.change_answers(document, [why], "root", "occurrence")
    five_whys_edit.change_answers(document, [why], "status", "confirmed")
    guess = five_whys_edit.add_answer(document, whys, None, "Nobody measures")
    five_whys_edit.change_answers(document, [guess], "root", "occurrence")
    bone = link.look_for_causes(document, "q") or ""
    cause = fishbone_edit.add_cause(document, "Dull edge", fishbone_edit.read(document, bone).categories[0].id)
    fishbone_edit.set_status(document, [cause], "confirmed")
    found = link.found_causes(document, bone, whys)
    assert [(each.kind, each.text, each.root) for each in found] == [
        ("why", "The punch is worn", "occurrence"),
        ("why", "Nobody measures", "occurrence"),
        ("cause", "Dull edge", None),
    ]
    for each in (found[0], found[0]):
        link.take_cause(document, "q", "occurrence", each)
    assert (problem(document, "q").occurrence, problem(document, "q").occurrence_verified) == (
        "The punch is worn",
        True,
    )
    link.take_cause(document, "q", "occurrence", found[1])
    assert problem(document, "q").occurrence == "The punch is worn\nNobody measures"
    assert not problem(document, "q").occurrence_verified
    with document.read() as session:
        assert session.get(Cause, cause) is not None


def test_a_deleted_problem_leaves_its_actions_in_the_plan(document):
    action = action_edit.add_action(document, Action("", label="Change the punch", problem="q"), ("problem", "q"))
    approval_edit.add_step(document, "problem_id", "q", Approval("approved", "Ana"))
    assert [step.decided_by for step in problem(document, "q").closures] == ["Ana"]
    assert edit.delete_problems(document, ["q"]) == {("problem", "q")}
    assert edit.read(document, "q") is None
    with document.read() as session:
        assert [(each.id, each.problem) for each in read_actions(session)] == [(action, None)]
    document.undo()
    assert problem(document, "q").closures


def _item(document: Document) -> str:
    return problem(document, "d").gate_items[0].id


GESTURES: tuple[tuple[str, Callable[[Document], object]], ...] = (
    ("Add a problem", lambda d: edit.add_problem(d, Problem("", "Another"))),
    ("Change the symptom", lambda d: edit.change(d, ["q"], "name", "Burrs")),
    ("Verify why it occurred", lambda d: edit.change(d, ["q"], "occurrence_verified", True)),
    ("Describe the problem", lambda d: edit.change(d, ["q", "d"], "who", "Operators")),
    ("Change a problem", lambda d: edit.change(d, ["q"], "same_elsewhere", "Line 4")),
    ("Change the method of a problem", lambda d: edit.set_method(d, ["q"], "dmaic")),
    ("Contain a problem", lambda d: edit.contain(d, "q", NOW)),
    ("Close a problem", lambda d: edit.close(d, ["q"], TODAY)),
    ("Delete problems", lambda d: edit.delete_problems(d, ["q", "d"])),
    ("Add a containment", lambda d: edit.add_containment(d, "q", Containment("Sort"))),
    ("Follow a problem", lambda d: edit.follow(d, "q", "2026-03-13", 0)),
    ("Add to a gate", lambda d: gate.add_item(d, "d", GateItem("define", text="More"))),
    ("Change an item of a gate", lambda d: gate.change_items(d, [_item(d)], "text", "Less")),
    ("Tick an item of a gate", lambda d: gate.tick(d, [_item(d)], True)),
    ("Link a document of a gate", lambda d: gate.link_document(d, _item(d), ("problem", "q"))),
    ("Delete items of a gate", lambda d: gate.delete_items(d, [_item(d)])),
    ("Pass a gate", lambda d: gate.pass_gate(d, "d", Proof("define", overridden="Known"), TODAY)),
    ("Look for the causes of a problem", lambda d: link.look_for_causes(d, "q")),
    ("Ask why of a problem", lambda d: link.ask_why(d, "q")),
)


@pytest.mark.parametrize(("label", "gesture"), GESTURES, ids=[label for label, _gesture in GESTURES])
def test_each_gesture_is_one_step_that_undo_takes_back_exactly(document, label, gesture):
    before = everything(document)
    gesture(document)
    after = everything(document)
    assert after != before
    assert document.undo_label == label
    document.undo()
    assert everything(document) == before
    document.redo()
    assert everything(document) == after


def test_what_was_contained_and_closed_can_be_opened_again(document):
    edit.contain(document, "q", NOW)
    edit.contain(document, "q", None)
    edit.close(document, ["q"], TODAY)
    edit.reopen(document, ["q"])
    assert (problem(document, "q").contained_at, problem(document, "q").closed_on) == ("", "")
    held = edit.add_containment(document, "q", Containment("Sort"))
    edit.delete_containments(document, [held or ""])
    gate.tick(document, [_item(document)], False)
    assert problem(document, "q").containments == ()
