"""What the page of problems reads, and which problems a change concerns."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.calc.action import Action
from app.calc.approval import Approval
from app.calc.axis import Axis
from app.calc.event import EventData
from app.calc.problem import Containment, Problem
from app.calc.value_stream import Symbol, ValueStream
from app.models import photo_edit, problem_edit, problem_gate_edit
from app.models.approval_edit import add_step
from app.models.document import Document
from app.models.new_document import write_new
from app.models.problem_list import read_all, touched

EVENT = EventData(
    value_streams=(ValueStream("m", symbols=(Symbol("s", "process", "Press", x=0, y=0, ref="P1"),)),),
    axes=(Axis("x", "Cut\nthe scrap"),),
    problems=(Problem("p", "Burr"), Problem("d", "Scrap", "dmaic")),
    actions=(Action("a", 1, "Sharpen", problem="p"), Action("b", 2, "Elsewhere")),
)


@pytest.fixture
def document(tmp_path: Path):
    write_new(tmp_path / "e.kaizen", EVENT)
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


def test_problems_come_with_the_actions_against_them_the_axes_and_the_steps_of_the_maps(document):
    held = read_all(document)
    assert [problem.id for problem in held.problems] == ["p", "d"]
    assert [action.id for action in held.actions] == ["a"]
    assert (held.axes, held.places) == ([("x", "Cut the scrap")], ["Press"])


def test_a_change_concerns_the_problem_of_whatever_belongs_to_it(document):
    found: list[set[str]] = []
    document.subscribe(lambda diff: found.append(touched(document, diff)))
    problem_edit.change(document, ["p"], "name", "Burrs")
    containment = problem_edit.add_containment(document, "p", Containment("Sort"))
    problem_edit.change_containments(document, [containment or ""], "found", 3)
    problem_edit.delete_containments(document, [containment or ""])
    problem_edit.follow(document, "d", "2026-03-12", 0)
    add_step(document, "problem_id", "p", Approval("approved"))
    photo_edit.add_photos(document, "problem_id", "d", [b"1"])
    problem_edit.contain(document, "p", datetime(2026, 3, 12))
    assert found == [{"p"}, {"p"}, {"p"}, {"p"}, {"d"}, {"p"}, {"d"}, {"p"}]
    problem_edit.set_method(document, ["p"], "dmaic")
    item = problem_edit.read(document, "p").gate_items[0].id
    problem_gate_edit.tick(document, [item], True)
    document.undo()
    problem_gate_edit.delete_items(document, [item])
    assert found[8:] == [{"p"}] * 4
