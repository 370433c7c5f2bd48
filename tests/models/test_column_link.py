"""From the cause to the action and back: what links say and what columns say is one chain."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete, update

from app.calc.action import Action
from app.calc.axis import Axis
from app.calc.decision import Decision, Option
from app.calc.event import EventData
from app.calc.fishbone import Bone, Cause, Fishbone
from app.calc.five_whys import FiveWhys, Why
from app.calc.lever import Lever
from app.calc.link import Link
from app.calc.observation import Observation
from app.calc.problem import Problem
from app.calc.suggestion import Suggestion
from app.models import action as actions
from app.models import decision as decisions
from app.models import lever as levers
from app.models.document import Document
from app.models.new_document import write_new
from app.models.trail import concerns, left_behind, named, trail

DECIDED = EventData(
    "Line 3",
    "en",
    observations=(Observation("seen", "Burrs"),),
    fishbones=(Fishbone("fish", "Burrs", categories=(Bone("b", "Method", (Cause("c", "Worn tool"),)),)),),
    whys=(FiveWhys("five", "Burrs", answers=(Why("w", "No limit", root="occurrence"),)),),
    axes=(Axis("axis", "No more burrs"),),
    suggestions=(Suggestion("idea", "Count the strokes"),),
    levers=(Lever("lever", "Sharpen by strokes", axis="axis"),),
    decisions=(Decision("choice", "Which tool", options=(Option("o1", "Sharpen", "lever"), Option("o2", "Buy"))),),
    problems=(Problem("problem", "Burrs at the customer", axis="axis", fishbone="fish", five_whys="five"),),
    actions=(
        Action("counter", 1, "Fit a counter", axis="axis"),
        Action("sort", 2, "Sort the stock", problem="problem"),
        Action("tell", 3, "Tell the team", axis="axis"),
    ),
    links=(
        Link("observation", "seen", "problem", "problem", id="l1"),
        Link("cause", "c", "axis", "axis", id="l2"),
        Link("cause", "c", "lever", "lever", id="l3"),
        Link("suggestion", "idea", "lever", "lever", id="l4"),
        Link("lever", "lever", "action", "counter", id="l5"),
    ),
)


@pytest.fixture
def document(tmp_path: Path):
    write_new(tmp_path / "e.kaizen", DECIDED)
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


def ids(ends) -> list[str]:
    return [end.id for end in ends]


def of(document, kind: str, id: str):
    with document.read() as session:
        return trail(session, kind, id)


def test_an_action_goes_back_through_its_lever_and_the_axis_to_the_cause_and_what_was_seen(document):
    path = [sorted(ids(step)) for step in of(document, "action", "counter").path]
    assert path == [["seen"], ["problem"], ["fish"], ["c"], ["axis", "idea"], ["lever"]]
    assert ids(of(document, "action", "counter").origin()) == ["lever"]


@pytest.mark.parametrize(
    ("kind", "id", "came"),
    [
        ("observation", "seen", ["problem"]),
        ("cause", "c", ["axis", "lever"]),
        ("suggestion", "idea", ["lever"]),
        ("axis", "axis", ["lever", "problem", "tell"]),
        ("lever", "lever", ["counter", "choice"]),
        ("problem", "problem", ["fish", "five", "sort"]),
        ("action", "counter", []),
        ("decision", "choice", []),
    ],
)
def test_what_came_of_each_thing_is_said_by_links_and_columns(document, kind, id, came):
    assert ids(of(document, kind, id).came) == came


@pytest.mark.parametrize(
    ("kind", "id", "origin"),
    [
        ("fishbone", "fish", ["problem"]),
        ("why", "w", ["problem"]),
        ("problem", "problem", ["seen", "axis"]),
        ("lever", "lever", ["axis", "idea"]),
        ("decision", "choice", ["lever"]),
        ("action", "sort", ["problem"]),
        ("action", "tell", ["axis"]),
    ],
)
def test_where_each_thing_came_from_is_said_by_links_and_columns(document, kind, id, origin):
    assert ids(of(document, kind, id).origin()) == origin


def test_what_a_column_says_no_longer_is_said_no_longer_and_undo_brings_it_back(document):
    with document.edit("Change") as session:
        session.execute(update(actions.Action).values(problem=None))
    assert ids(of(document, "problem", "problem").came) == ["fish", "five"]
    document.undo()
    assert ids(of(document, "problem", "problem").came) == ["fish", "five", "sort"]
    told = []
    document.subscribe(lambda diff: told.append(concerns(diff)))
    with document.edit("Change") as session:
        session.execute(delete(decisions.Option))
    assert told == [True]
    assert ids(of(document, "lever", "lever").came) == ["counter"]


def test_a_deleted_lever_leaves_its_action_and_the_chain_goes_on_beyond_it(document):
    with document.edit("Delete") as session:
        session.execute(delete(levers.Lever))
    with document.read() as session:
        assert sorted(ids(left_behind(session, [("lever", "lever")]))) == ["c", "counter", "idea"]
    path = of(document, "action", "counter").path
    assert [(end.id, end.there) for end in path[-1]] == [("lever", False), ("axis", True)]
    assert "c" in ids(path[-2]) + ids(path[-3])


def test_an_axis_of_thousands_of_actions_shows_the_first_ones_at_once(tmp_path):
    many = tuple(Action(f"a{n:04}", n, f"Action {n}", axis="axis") for n in range(3000))
    write_new(tmp_path / "many.kaizen", EventData("Line", "en", axes=(Axis("axis", "All"),), actions=many))
    with Document.open(tmp_path / "many.kaizen") as document:
        assert ids(of(document, "axis", "axis").came) == [f"a{n:04}" for n in range(12)]
        assert ids(of(document, "action", "a2999").origin()) == ["axis"]


def test_everything_that_is_decided_or_done_is_found_by_its_name(document):
    with document.read() as session:
        found = named(session, ["axis", "suggestion", "lever", "decision", "action", "problem"])
    assert [(end.word, end.title) for end in found][:4] == [
        ("Improvement axis", "No more burrs"),
        ("Suggestion", "Count the strokes"),
        ("Lever", "Sharpen by strokes"),
        ("Decision", "Which tool"),
    ]
    assert [end.title for end in found[4:]] == [
        "Fit a counter", "Sort the stock", "Tell the team", "Burrs at the customer",
    ]  # fmt: skip
