"""Every gesture on maturity radars, without a window: one step of undo each, and exactly taken back by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.calc.event import EventData
from app.calc.maturity import Maturity, MaturityCriterion, MaturityLevel
from app.calc.maturity_figures import days
from app.models import maturity_edit as edit
from app.models.document import Document
from app.models.new_document import write_new

FIVE_S = Maturity(
    "m",
    "5S of the press shop",
    criteria=(
        MaturityCriterion("Sort", 4, (MaturityLevel("2026-01-15", 2, id="l1"),), "a"),
        MaturityCriterion("Shine", 3, (MaturityLevel("2026-01-15", 1, id="l2"),), "b"),
    ),
)
DAY, LATER = "2026-01-15", "2026-03-12"


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    write_new(tmp_path / "e.kaizen", EventData(maturities=(FIVE_S,)))
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


def levels(document: Document, day: str, id: str = "m") -> list[float | None]:
    return [level.level for c in edit.read(document, id).criteria for level in c.levels if level.assessed_on == day]


def test_an_assessment_is_begun_judged_dated_and_deleted(document):
    assert edit.begin_assessment(document, "m", LATER)
    assert levels(document, LATER) == [None, None]
    assert not edit.begin_assessment(document, "m", LATER)
    edit.judge(document, "a", LATER, 3.5)
    edit.say_why(document, "a", LATER, "Shelves are labelled")
    assert levels(document, LATER) == [3.5, None]
    assert edit.read(document, "m").criteria[0].levels[-1].why == "Shelves are labelled"
    assert not edit.change_date(document, "m", LATER, DAY)
    assert edit.change_date(document, "m", LATER, "2026-03-13")
    assert days(edit.read(document, "m")) == [DAY, "2026-03-13"]
    edit.delete_assessment(document, "m", "2026-03-13")
    assert edit.read(document, "m") == FIVE_S


def test_a_day_without_an_assessment_is_judged_at_once(document):
    edit.judge(document, "b", LATER, 4)
    assert levels(document, LATER) == [4]
    edit.judge(document, "b", LATER, None)
    assert levels(document, LATER) == [None]
    edit.judge(document, "gone", LATER, 4)
    assert levels(document, LATER) == [None]


def test_criteria_are_added_named_moved_and_deleted(document):
    made = edit.add_criteria(document, "m", [MaturityCriterion("Sustain"), MaturityCriterion("Safety")], 1)
    assert [c.name for c in edit.read(document, "m").criteria] == ["Sort", "Sustain", "Safety", "Shine"]
    assert levels(document, DAY) == [2, None, None, 1]
    edit.change_criteria(document, made, "target", 5)
    edit.change_criteria(document, made[:1], "name", "Discipline")
    edit.move_criterion(document, made[0], 0)
    assert [(c.name, c.target) for c in edit.read(document, "m").criteria][:2] == [("Discipline", 5), ("Sort", 4)]
    edit.delete_criteria(document, made)
    assert edit.read(document, "m") == FIVE_S
    assert edit.add_criteria(document, "gone", [MaturityCriterion("x")]) == []


def test_criteria_are_copied_without_the_levels(document):
    id = edit.copy_criteria(document, "m", "5S of the welding shop")
    copy = edit.read(document, id)
    assert [(c.name, c.target, c.levels) for c in copy.criteria] == [("Sort", 4, ()), ("Shine", 3, ())]
    assert not {c.id for c in copy.criteria} & {"a", "b"}
    assert edit.listed(document) == [("m", "5S of the press shop"), (id, "5S of the welding shop")]
    edit.move(document, id, 0)
    assert [each for each, _name in edit.listed(document)] == [id, "m"]
    assert edit.copy_criteria(document, "gone", "x") is None


def test_what_is_deleted_comes_back_with_undo(document):
    edit.change(document, "m", "name", "Five S")
    edit.change(document, "m", "highest", 4)
    assert edit.delete_maturity(document, "m") == {("maturity", "m")}
    assert edit.read(document, "m") is None
    for _step in range(3):
        document.undo()
    assert edit.read(document, "m") == FIVE_S


def test_each_part_leads_to_its_radar(document):
    assert [edit.home_of(document, [id]) for id in ("m", "a", "l2", "gone")] == ["m", "m", "m", None]
