"""From a decision to the plan: the action that does what was taken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.calc.axis import Axis
from app.calc.lever import Lever
from app.models import decision_edit as edit
from app.models.action import read_actions
from app.models.axis import add_axes
from app.models.decision_link import make_action
from app.models.document import Document
from app.models.lever import add_levers
from app.models.link import read_links
from tests.calc.decisions import matrix

TODAY = date(2026, 3, 12)


@pytest.fixture
def document(tmp_path: Path):
    document = Document.new(tmp_path / "Ligne 3.kaizen")
    with document.edit("Levers") as session:
        add_axes(session, [Axis("x", "Less walking")], ["a0"])
        add_levers(session, [Lever("l", "Train", axis="x")], ["a0"])
    edit.add_decision(document, matrix({"gain": 1}, {"Kanban": (3,), "Belt": (5,)}))
    yield document
    document.close()


def made(document: Document):
    with document.read() as session:
        (action,) = read_actions(session)
        (link,) = read_links(session)
    return action, (link.source_kind, link.source, link.target)


def test_the_winner_becomes_an_action_that_comes_from_the_decision(document):
    id = make_action(document, "d", TODAY)
    action, link = made(document)
    assert (action.id, action.label, action.axis) == (id, "Belt", None)
    assert link == ("decision", "d", id)
    assert document.undo_label == "Make an action of the decision"


def test_what_was_chosen_goes_before_the_winner_and_its_lever_is_the_origin_with_its_axis(document):
    edit.choose(document, "d", "Kanban")
    edit.change_option(document, "Kanban", "lever", "l")
    id = make_action(document, "d", TODAY)
    action, link = made(document)
    assert (action.label, action.axis) == ("Train", "x")
    assert link == ("lever", "l", id)


def test_without_a_winner_nothing_is_made(document):
    edit.add_options(document, "d", ["Not scored yet"])
    assert make_action(document, "d", TODAY) is None
    assert make_action(document, "gone", TODAY) is None
