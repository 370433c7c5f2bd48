"""Every gesture on actions, without a window: one step of undo each, and exactly taken back by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.calc.action import QUARTERS, Action, Deployment, Postponement
from app.calc.axis import Axis
from app.calc.proof import Proof
from app.models import action_edit as edit
from app.models.action import read_actions
from app.models.axis import add_axes
from app.models.document import Document
from app.models.link import read_links

TODAY = date(2026, 11, 23)
DONE_SO = Proof("do", "Standard at the press, 12 of 12 trained", closed_by="Lea")


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "event.kaizen", "en")
    with document.edit("Fill") as session:
        add_axes(session, [Axis("x", "Flow")], ["a0"])
    edit.add_action(document, Action("a", label="Move the rack", due="2026-11-30"), today=TODAY)
    edit.add_action(document, Action("b", label="Train", owner="Lea", phase="do"), ("axis", "x"), today=TODAY)
    yield document
    document.close()


def told(document: Document) -> list[Action]:
    with document.read() as session:
        return read_actions(session)


def one(document: Document, id: str) -> Action:
    return next(each for each in told(document) if each.id == id)


def labels(document: Document) -> list[str]:
    return [each.label for each in told(document)]


def links(document: Document) -> set[tuple[str, str, str, str]]:
    with document.read() as session:
        return {(each.source_kind, each.source, each.target_kind, each.target) for each in read_links(session)}


def undone(document: Document, before: list[Action]) -> bool:
    """Whether one step of undo brings exactly this back."""
    document.undo()
    return told(document) == before


def test_an_action_is_put_at_the_end_of_the_plan_with_the_next_number_its_first_due_date_and_its_origin(
    document: Document,
) -> None:
    rack, train = told(document)
    assert (rack.number, train.number) == (1, 2)
    assert (rack.first_due, rack.moved_on) == ("2026-11-30", "2026-11-23")
    assert links(document) == {("axis", "x", "action", "b")}
    before = told(document)
    first = edit.add_action(document, Action("", label="Mark the floor"), ("axis", "x"), at=0)
    assert labels(document) == ["Mark the floor", "Move the rack", "Train"]
    assert one(document, first).number == 3
    assert undone(document, before)
    assert links(document) == {("axis", "x", "action", "b")}


def test_several_actions_keep_the_numbers_they_have_and_take_the_next_ones_otherwise(document: Document) -> None:
    edit.add_all(document, [Action("", label="c"), Action("", 12, "d"), Action("", label="e"), Action("", 5, "f")])
    assert [(each.label, each.number) for each in told(document)][2:] == [("c", 3), ("d", 12), ("e", 13), ("f", 5)]


def test_several_actions_get_one_owner_in_one_step(document: Document) -> None:
    before = told(document)
    edit.change_actions(document, ["a", "b"], "owner", "Jean")
    assert [each.owner for each in told(document)] == ["Jean", "Jean"]
    edit.change_actions(document, ["a"], "transferable", True)
    assert one(document, "a").transferable is True
    document.undo()
    assert undone(document, before)


def test_a_phase_is_not_changed_without_its_proofs_nor_a_later_due_date_without_a_reason(document: Document) -> None:
    with pytest.raises(ValueError, match="move_to_phase"):
        edit.change_actions(document, ["a"], "phase", "closed")
    with pytest.raises(edit.ReasonMissing):
        edit.change_actions(document, ["a"], "due", "2026-12-24")
    assert one(document, "a").due == "2026-11-30"


def test_the_day_on_which_something_was_done_is_written_of_what_is_done_alone(document: Document) -> None:
    before = told(document)
    with pytest.raises(edit.NotDone):
        edit.change_actions(document, ["a"], "done_on", "2026-11-20")
    assert told(document) == before
    edit.move_to_phase(document, ["a"], "check", [Proof("plan", "Drawn"), DONE_SO], TODAY)
    edit.change_actions(document, ["a"], "done_on", "2026-11-20")
    assert one(document, "a").done_on == "2026-11-20"


def test_the_effect_is_judged_of_what_is_done_alone(document: Document) -> None:
    before = told(document)
    with pytest.raises(edit.NotDone, match="judged when the action is done"):
        edit.change_actions(document, ["a"], "verdict", "effective")
    assert told(document) == before


def test_a_first_due_date_stays_what_it_is(document: Document) -> None:
    with pytest.raises(ValueError, match="stays"):
        edit.change_actions(document, ["a"], "first_due", "2026-12-24")


def test_postponing_counts_and_keeps_the_first_date_and_the_reason(document: Document) -> None:
    before = told(document)
    edit.postpone(document, "a", "2026-12-07", " The supplier is late ", TODAY)
    rack = one(document, "a")
    assert (rack.first_due, rack.due) == ("2026-11-30", "2026-12-07")
    moved = Postponement("2026-11-30", "2026-12-07", "The supplier is late", "2026-11-23", rack.postponements[0].id)
    assert rack.postponements == (moved,)
    edit.postpone(document, "a", "2026-12-14", "Still", TODAY)
    assert [each.to_due for each in one(document, "a").postponements] == ["2026-12-07", "2026-12-14"]
    document.undo()
    assert undone(document, before)


def test_an_earlier_date_a_first_one_and_none_at_all_are_no_postponement(document: Document) -> None:
    edit.postpone(document, "a", "2026-11-25", "", TODAY)
    assert (one(document, "a").due, one(document, "a").first_due) == ("2026-11-25", "2026-11-30")
    edit.change_actions(document, ["b"], "due", "2026-12-01")
    assert (one(document, "b").due, one(document, "b").first_due) == ("2026-12-01", "2026-12-01")
    edit.change_actions(document, ["b"], "due", "")
    assert (one(document, "b").due, one(document, "b").first_due) == ("", "2026-12-01")
    assert not any(each.postponements for each in told(document))


def test_of_several_that_get_their_dates_only_those_that_are_later_are_postponed(document: Document) -> None:
    edit.change_dues(document, {"a": "2026-12-02", "b": "2026-12-02"}, "Stock taking", TODAY)
    assert [len(each.postponements) for each in told(document)] == [1, 0]
    assert document.undo_label == "Postpone an action"


def test_the_wheel_turns_with_a_proof_and_closing_do_says_when_it_was_done(document: Document) -> None:
    before = told(document)
    assert edit.turn_wheel(document, "b", DONE_SO, TODAY) == "check"
    train = one(document, "b")
    assert (train.phase, train.done_on, train.moved_on) == ("check", "2026-11-23", "2026-11-23")
    assert [(each.step, each.text, each.closed_on) for each in train.proofs] == [("do", DONE_SO.text, "2026-11-23")]
    assert undone(document, before)


def test_a_quarter_does_not_close_without_a_proof_but_with_a_reason_for_that(document: Document) -> None:
    before = told(document)
    for nothing in (None, Proof("do"), Proof("do", "  ", " ")):
        with pytest.raises(edit.ProofMissing, match="what proves that “Do” is done"):
            edit.turn_wheel(document, "b", nothing, TODAY)
    assert told(document) == before
    edit.turn_wheel(document, "b", Proof("do", overridden="The visitor is waiting"), TODAY)
    assert one(document, "b").proofs[0].overridden == "The visitor is waiting"


def test_an_idea_is_planned_without_a_proof_and_what_is_closed_turns_no_more(document: Document) -> None:
    id = edit.add_action(document, Action("", label="A thought", phase="idea"))
    assert edit.turn_wheel(document, id, None, TODAY) == "plan"
    for quarter in QUARTERS:
        edit.turn_wheel(document, id, Proof("plan", f"{quarter} is done"), TODAY)
    assert one(document, id).phase == "closed"
    assert [each.step for each in one(document, id).proofs] == [*QUARTERS]
    assert edit.turn_wheel(document, id, Proof("act", "again"), TODAY) is None
    assert edit.turn_wheel(document, "nowhere", None, TODAY) is None


def test_going_over_several_quarters_wants_a_proof_of_each(document: Document) -> None:
    rack = one(document, "a")
    assert edit.needs_proof(rack, "check") == ("plan", "do")
    with pytest.raises(edit.ProofMissing, match="“Plan”"):
        edit.move_to_phase(document, ["a"], "check", [DONE_SO], TODAY)
    assert one(document, "a") == rack
    edit.move_to_phase(document, ["a", "b"], "check", [Proof("plan", "Drawn"), DONE_SO], TODAY)
    assert [[proof.step for proof in each.proofs] for each in told(document)] == [["plan", "do"], ["do"]]


def test_going_back_reopens_and_takes_the_proofs_away(document: Document) -> None:
    edit.move_to_phase(document, ["a"], "act", [Proof("plan", "p"), DONE_SO, Proof("check", "c")], TODAY)
    before = told(document)
    edit.move_to_phase(document, ["a"], "check", [], TODAY)
    assert ([each.step for each in one(document, "a").proofs], one(document, "a").done_on) == (
        ["plan", "do"],
        "2026-11-23",
    )
    edit.change_actions(document, ["a"], "verdict", "ineffective")
    edit.move_to_phase(document, ["a"], "do", [], date(2026, 11, 24))
    rack = one(document, "a")
    assert rack.verdict is None
    assert ([each.step for each in rack.proofs], rack.done_on, rack.moved_on) == (["plan"], "", "2026-11-24")
    assert document.undo_label == "Reopen an action"
    document.undo()
    document.undo()
    assert undone(document, before)


def test_what_is_dropped_says_why_and_takes_up_its_wheel_where_its_proofs_end(document: Document) -> None:
    edit.turn_wheel(document, "a", Proof("plan", "Drawn"), TODAY)
    with pytest.raises(edit.ReasonMissing):
        edit.drop_actions(document, ["a"], " ")
    edit.drop_actions(document, ["a"], "The line is sold", TODAY)
    dropped = one(document, "a")
    assert (dropped.phase, dropped.dropped_because) == ("dropped", "The line is sold")
    assert edit.needs_proof(dropped, "do") == ()
    assert edit.needs_proof(dropped, "check") == ("do",)
    edit.move_to_phase(document, ["a"], "do", [], TODAY)
    assert (one(document, "a").phase, one(document, "a").dropped_because) == ("do", "")
    assert len(one(document, "a").proofs) == 1


def test_a_card_is_put_among_those_that_are_shown_and_takes_the_values_of_its_lane(document: Document) -> None:
    edit.add_all(document, [Action(id, label=id) for id in "cdef"])
    before = told(document)
    edit.place(document, "a", {"owner": "Lea"}, 1, ["c", "e", "a"])
    assert [each.id for each in told(document)] == [*"bcdaef"]
    assert one(document, "a").owner == "Lea"
    assert undone(document, before)
    edit.place(document, "a", {}, 2, ["c", "e"])
    assert [each.id for each in told(document)] == [*"bcdeaf"]
    edit.place(document, "a", {}, 0)
    assert [each.id for each in told(document)] == [*"abcdef"]
    edit.place(document, "a", {}, 0, [])
    assert [each.id for each in told(document)] == [*"bcdefa"]
    edit.place(document, "a", {"axis": "x"})
    assert [each.id for each in told(document)] == [*"bcdefa"]


def test_a_duplicate_has_the_same_origin_and_nothing_of_what_was_lived_through(document: Document) -> None:
    edit.turn_wheel(document, "b", DONE_SO, TODAY)
    edit.move_to_phase(document, ["b"], "check", [Proof("plan", "Drawn"), DONE_SO], TODAY)
    edit.change_actions(document, ["b"], "verdict", "effective")
    edit.add_action(document, Action("c", label="Last"))
    (copy,) = edit.duplicate(document, ["b"], TODAY)
    assert labels(document) == ["Move the rack", "Train", "Train", "Last"]
    again = one(document, copy)
    assert (again.number, again.owner, again.phase, again.proofs, again.verdict) == (4, "Lea", "plan", (), None)
    assert ("axis", "x", "action", copy) in links(document)


def test_what_belongs_to_an_action_is_added_changed_and_taken_away(document: Document) -> None:
    before = told(document)
    id = edit.add_deployment(document, "a", Deployment("Line 4", "Jean"))
    edit.change_deployment(document, id, "done_on", "2026-12-01")
    assert one(document, "a").deployments == (Deployment("Line 4", "Jean", "", "2026-12-01", id),)
    edit.delete_deployments(document, [id])
    assert told(document) == before
    edit.turn_wheel(document, "a", Proof("plan", "Dawn"), TODAY)
    edit.change_proof(document, one(document, "a").proofs[0].id, "text", "Drawn")
    assert one(document, "a").proofs[0].text == "Drawn"
    edit.postpone(document, "a", "2026-12-31", "Becuase", TODAY)
    edit.change_postponement(document, one(document, "a").postponements[0].id, "Because")
    assert one(document, "a").postponements[0].reason == "Because"


def test_deleting_takes_all_that_belongs_to_an_action_and_undo_brings_it_back(document: Document) -> None:
    edit.turn_wheel(document, "b", DONE_SO, TODAY)
    edit.add_deployment(document, "b", Deployment("Line 4"))
    before = told(document)
    edit.delete_actions(document, ["a", "b"])
    assert told(document) == []
    assert undone(document, before)
