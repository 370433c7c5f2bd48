"""Every gesture on suggestions, without a window: one step of undo each, and no answer counts that was not given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.calc.suggestion import Suggestion
from app.models import suggestion_edit as edit
from app.models.document import Document
from app.models.suggestion import read_suggestions


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "event.kaizen", "en")
    yield document
    document.close()


def told(document: Document) -> list[Suggestion]:
    with document.read() as session:
        return read_suggestions(session)


def test_a_brainwriting_is_one_step_in_the_order_of_its_lines(document):
    edit.add_suggestion(document, Suggestion("", "Paint the floor", "Lucie"))
    assert document.undo_label == "Note a suggestion"
    edit.add_all(document, [Suggestion("", text) for text in ("A hook", "A lamp", "A bin")])
    assert [each.text for each in told(document)] == ["Paint the floor", "A hook", "A lamp", "A bin"]
    document.undo()
    assert [each.text for each in told(document)] == ["Paint the floor"]


def test_a_state_is_given_to_several_with_its_reason_and_taken_back_in_one_step(document):
    ids = edit.add_all(document, [Suggestion("", "A hook", reason="Simple"), Suggestion("", "A lamp")])
    edit.set_state(document, ids, "not_kept", "Too dear")
    assert [(each.state, each.reason) for each in told(document)] == [("not_kept", "Too dear")] * 2
    document.undo()
    assert [(each.state, each.reason) for each in told(document)] == [("received", "Simple"), ("received", "")]
    edit.set_state(document, ids, "kept")
    assert [each.reason for each in told(document)] == ["Simple", ""]


@pytest.mark.parametrize(
    ("before", "after", "stays"),
    [
        ("kept", "done", True),
        ("done", "kept", True),
        ("kept", "kept", True),
        ("not_kept", "not_kept", True),
        ("kept", "not_kept", False),
        ("not_kept", "done", False),
        ("not_kept", "studied", False),
        ("kept", "received", False),
        ("studied", "kept", False),
    ],
)
def test_an_answer_that_became_another_one_has_to_be_told_again(document, before, after, stays):
    id = edit.add_suggestion(document, Suggestion("", "A hook", state=before, told_on="2026-03-30"))
    edit.set_state(document, [id], after)
    (found,) = told(document)
    assert found.state == after
    assert found.told_on == ("2026-03-30" if stays else "")


def test_the_author_was_told_today_and_undo_says_so(document):
    ids = edit.add_all(document, [Suggestion("", "A hook", state="kept"), Suggestion("", "A lamp", state="done")])
    edit.tell(document, ids, "2026-11-23")
    assert [each.told_on for each in told(document)] == ["2026-11-23"] * 2
    assert document.undo_label == "Note that the author was told"
    edit.tell(document, ids[:1], "")
    assert [each.told_on for each in told(document)] == ["", "2026-11-23"]


def test_what_is_deleted_comes_back(document):
    ids = edit.add_all(document, [Suggestion("", "A hook"), Suggestion("", "A lamp")])
    before = told(document)
    assert len(before) == 2
    edit.delete_suggestions(document, ids)
    assert told(document) == []
    document.undo()
    assert told(document) == before
