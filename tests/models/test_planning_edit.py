"""What a hand does on the planning, without a window: dates together, later ones with their reason, progress."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.calc.action import Action
from app.calc.event import EventData
from app.calc.planning_layout import Span
from app.models.action import read_actions
from app.models.action_edit import POSTPONE, ReasonMissing
from app.models.document import Document
from app.models.new_document import write_new
from app.models.planning_edit import MOVE, PROGRESS, postponed, reschedule, set_progress
from tests.models.chain import dump

TODAY = date(2026, 3, 18)
ACTIONS = (
    Action("a", 1, start="2026-03-10", first_due="2026-03-20", due="2026-03-20"),
    Action("b", 2, due="2026-03-25", first_due="2026-03-25"),
    Action("c", 3),
)


@pytest.fixture
def document(tmp_path: Path):
    write_new(tmp_path / "e.kaizen", EventData("Line 3", "en", actions=ACTIONS))
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


def dates(document) -> list[tuple[str, str, str]]:
    with document.read() as session:
        return [(each.start[5:], each.first_due[5:], each.due[5:]) for each in read_actions(session)]


def span(start: int | None, due: int) -> Span:
    return Span(date(2026, 3, start) if start else None, date(2026, 3, due))


def test_start_and_due_date_are_one_step(document):
    before = dump(document)
    reschedule(document, {"a": span(8, 18)}, "", TODAY)
    assert dates(document)[0] == ("03-08", "03-20", "03-18")
    assert document.undo_label == MOVE
    document.undo()
    assert dump(document) == before


def test_what_is_due_later_wants_a_reason_and_nothing_is_written_without(document):
    moved = {"a": span(12, 22), "b": span(None, 20)}
    assert postponed(document, moved) == ["a"]
    before = dump(document)
    with pytest.raises(ReasonMissing):
        reschedule(document, moved, " ", TODAY)
    assert dump(document) == before
    reschedule(document, moved, "No part", TODAY)
    assert dates(document)[:2] == [("03-12", "03-20", "03-22"), ("", "03-25", "03-20")]
    assert document.undo_label == POSTPONE
    with document.read() as session:
        told = {each.id: [(one.to_due, one.reason) for one in each.postponements] for each in read_actions(session)}
    assert told == {"a": [("2026-03-22", "No part")], "b": [], "c": []}


def test_the_first_due_date_of_an_action_is_no_postponement(document):
    assert postponed(document, {"c": span(None, 30)}) == []
    reschedule(document, {"c": span(None, 30)}, "", TODAY)
    assert dates(document)[2] == ("", "03-30", "03-30")


def test_presses_of_a_key_are_one_step_and_what_is_gone_is_passed_over(document):
    for due in (19, 18, 17):
        reschedule(document, {"a": span(10, due), "gone": span(1, 2)}, "", TODAY, merge_key="planning a")
    assert dates(document)[0][2] == "03-17"
    document.undo()
    assert dates(document)[0][2] == "03-20"


def test_progress_is_given_to_several(document):
    set_progress(document, ["a", "b"], 0.5)
    assert document.undo_label == PROGRESS
    with document.read() as session:
        assert [each.progress for each in read_actions(session)] == [0.5, 0.5, None]
