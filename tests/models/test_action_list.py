"""The plan as it is listed: read whole, and only what was touched anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from app.calc.action import Action, Deployment
from app.calc.axis import Axis
from app.calc.problem import Problem
from app.calc.proof import Proof
from app.models import action_edit as edit
from app.models.action_list import Plan, read_plan, refreshed, touched
from app.models.axis import add_axes
from app.models.diff import Diff
from app.models.document import Document
from app.models.problem import Problem as ProblemRow
from app.models.problem import add_problems

TODAY = date(2026, 11, 23)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "event.kaizen", "en")
    with document.edit("Fill") as session:
        add_axes(session, [Axis("x", "Flow"), Axis("y", " Scrap\nrate ")], ["a0", "a1"])
        add_problems(session, [Problem("p", "Burrs")], ["a0"])
    actions = [Action(id, label=id, owner=f"Owner {id}", axis="y", due="2026-11-20") for id in "abc"]
    edit.add_all(document, actions, today=TODAY)
    yield document
    document.close()


def whole(document: Document) -> Plan:
    with document.read() as session:
        return read_plan(session, TODAY)


def test_actions_are_listed_with_the_names_of_what_they_belong_to(document: Document) -> None:
    plan = whole(document)
    assert [row.action.id for row in plan.rows] == ["a", "b", "c"]
    assert (plan.rows[0].axis, plan.rows[0].axis_place, plan.rows[0].problem) == ("Scrap rate", 1, "")
    assert "late" in plan.rows[0].states
    assert [*plan.said("owner").values()] == ["Owner a", "Owner b", "Owner c"]
    assert plan.axes == {"x": (0, "Flow"), "y": (1, "Scrap rate")}


GESTURES: tuple[Callable[[Document], object], ...] = (
    lambda document: edit.change_actions(document, ["b"], "owner", "Zoe"),
    lambda document: edit.place(document, "c", {}, 0),
    lambda document: edit.add_action(document, Action("n", label="New"), at=1),
    lambda document: edit.delete_actions(document, ["a"]),
    lambda document: edit.turn_wheel(document, "a", Proof("plan", "Agreed"), TODAY),
    lambda document: edit.postpone(document, "a", "2026-12-24", "Late", TODAY),
    lambda document: edit.add_deployment(document, "a", Deployment("Line 4")),
    lambda document: document.undo(),
)


@pytest.mark.parametrize("gesture", GESTURES)
def test_reading_what_was_touched_gives_the_same_as_reading_all(
    document: Document, gesture: Callable[[Document], object]
) -> None:
    before, diffs = whole(document), list[Diff]()
    stop = document.subscribe(diffs.append)
    gesture(document)
    stop()
    ids = touched(diffs[0])
    assert ids
    with document.read() as session:
        assert refreshed(session, before, ids, TODAY) == whole(document) != before


def test_a_name_of_a_problem_or_a_corrected_proof_reads_all(document: Document) -> None:
    edit.turn_wheel(document, "a", Proof("plan", "Dawn"), TODAY)
    diffs = list[Diff]()
    stop = document.subscribe(diffs.append)
    edit.change_proof(document, whole(document).rows[0].action.proofs[0].id, "text", "Drawn")
    with document.edit("Name") as session:
        session.get_one(ProblemRow, "p").name = "Burrs on the housing"
    stop()
    assert [touched(diff) for diff in diffs] == [None, None]


def test_what_does_not_concern_the_plan_touches_nothing() -> None:
    assert touched(Diff({"observation": {("o",): ({"text": "a"}, {"text": "b"})}})) == set()
    assert touched(Diff({"proof": {("q",): (None, {"problem_id": "p", "step": "define"})}})) == set()
