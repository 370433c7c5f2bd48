"""What the management decides is written down step by step; each step can be mended, removed and undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.calc.approval import Approval, state_of
from app.calc.axis import Axis
from app.calc.decision import Decision
from app.calc.lever import Lever
from app.calc.problem import Problem
from app.models import approval_edit as edit
from app.models.axis import add_axes, read_axes
from app.models.decision import add_decisions
from app.models.document import Document
from app.models.lever import add_levers
from app.models.problem import add_problems

MAKERS = {
    "axis_id": (add_axes, Axis),
    "decision_id": (add_decisions, Decision),
    "lever_id": (add_levers, Lever),
    "problem_id": (add_problems, Problem),
}


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "event.kaizen", "en")
    with document.edit("Fill") as session:
        for add, kind in MAKERS.values():
            add(session, [kind("x"), kind("y")], ["a0", "a1"])
    yield document
    document.close()


@pytest.mark.parametrize("owner", edit.OWNERS)
def test_what_was_decided_stands_at_its_own_thing_and_is_undone_by_one_step(document, owner):
    edit.add_step(document, owner, "x", Approval("presented", "Mme Roux", "Plant manager", "2026-11-20"))
    edit.add_step(document, owner, "x", Approval("refused", comment="Too dear"))
    steps = edit.steps_of(document, owner, "x")
    assert [(step.state, step.decided_by, step.comment) for step in steps] == [
        ("presented", "Mme Roux", ""),
        ("refused", "", "Too dear"),
    ]
    assert state_of(steps) == "refused"
    others = [(each, id) for each in edit.OWNERS for id in ("x", "y") if (each, id) != (owner, "x")]
    assert not any(edit.steps_of(document, each, id) for each, id in others)
    assert document.undo_label == "Note the refusal"
    document.undo()
    assert state_of(edit.steps_of(document, owner, "x")) == "presented"


def test_the_axis_itself_tells_what_was_decided_on_it(document):
    edit.add_step(document, "axis_id", "y", Approval("approved"))
    with document.read() as session:
        assert [state_of(axis.approvals) for axis in read_axes(session)] == ["proposed", "approved"]


def test_the_next_step_is_of_today_and_by_whoever_took_the_one_before(document):
    edit.add_step(document, "lever_id", "x", Approval("presented", "Mme Roux", "Plant manager", "2026-11-20"))
    edit.go_on(document, "lever_id", "x", "approved", "2026-11-23")
    last = edit.steps_of(document, "lever_id", "x")[-1]
    assert (last.state, last.decided_by, last.function) == ("approved", "Mme Roux", "Plant manager")
    assert (last.decided_on, last.comment) == ("2026-11-23", "")


def test_a_step_is_mended_and_removed_and_undo_brings_it_back_in_its_place(document):
    first = edit.go_on(document, "axis_id", "x", "presented", "2026-11-20")
    edit.go_on(document, "axis_id", "x", "approved", "2026-11-23")
    edit.change_step(document, first, "comment", "In the weekly meeting")
    whole = edit.steps_of(document, "axis_id", "x")
    assert whole[0].comment == "In the weekly meeting"
    edit.remove_step(document, first)
    assert [step.state for step in edit.steps_of(document, "axis_id", "x")] == ["approved"]
    document.undo()
    assert edit.steps_of(document, "axis_id", "x") == whole


def test_a_change_tells_on_what_was_decided_when_a_step_comes_changes_and_goes(document):
    told: list[set[str]] = []
    stop = document.subscribe(lambda diff: told.append(edit.decided_on(document, diff, "axis_id")))
    id = edit.go_on(document, "axis_id", "x", "presented", "2026-11-20")
    edit.change_step(document, id, "comment", "In the weekly meeting")
    edit.remove_step(document, id)
    document.undo()
    edit.go_on(document, "lever_id", "x", "presented", "2026-11-20")
    stop()
    assert told == [{"x"}, {"x"}, {"x"}, {"x"}, set()]
