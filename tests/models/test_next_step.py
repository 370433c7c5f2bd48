"""What the diagnosis found becomes an axis, a problem, a lever or actions: with its words and its link, in one step."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.calc.event import EventData
from app.calc.fishbone import Bone, Cause, Fishbone
from app.calc.lever import Lever
from app.calc.link import KINDS
from app.calc.observation import Observation
from app.calc.problem import Problem
from app.calc.suggestion import Suggestion
from app.calc.value_stream import Symbol, ValueStream
from app.models.action import read_actions
from app.models.axis import read_axes
from app.models.document import Document
from app.models.lever import read_levers
from app.models.new_document import write_new
from app.models.next_step import NEXT, Picked, make
from app.models.problem import read_problems
from app.models.suggestion import read_suggestions
from app.models.trail import trail
from tests.models.chain import dump

NOW = datetime(2026, 3, 18, 9, 30)
FOUND = EventData(
    "Line 3",
    "en",
    value_streams=(
        ValueStream(
            "m",
            symbols=(
                Symbol("press", "process", "Press", x=0, y=0, ref="P1"),
                Symbol("burst", "kaizen_burst", "", note="Waits for\nthe crane", x=0, y=0, ref="K1"),
                Symbol("bare", "kaizen_burst", "", x=0, y=0, ref="K2"),
            ),
        ),
    ),
    observations=(
        Observation("seen", "Burrs on\nthe cover", step="press", place="Hall 2", seen_on="2026-03-12", seen_by="Ana"),
    ),
    fishbones=(
        Fishbone("fish", "Burrs", categories=(Bone("b", "M", (Cause("c1", "Worn tool"), Cause("c2", "No limit"))),)),
    ),
    levers=(Lever("lever", "Sharpen by strokes"),),
    problems=(Problem("problem", "Burrs at the customer"),),
    suggestions=(Suggestion("idea", "Count the strokes"), Suggestion("old", "Buy two", state="done")),
)
READ = {"axis": read_axes, "problem": read_problems, "lever": read_levers, "action": read_actions}


@pytest.fixture
def document(tmp_path: Path):
    write_new(tmp_path / "e.kaizen", FOUND)
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


def named(document, kind: str, id: str) -> str:
    with document.read() as session:
        thing = next(each for each in READ[kind](session) if each.id == id)
    return thing.label if kind == "action" else thing.name


def origin(document, kind: str, id: str) -> list[tuple[str, str]]:
    with document.read() as session:
        return sorted((end.kind, end.id) for end in trail(session, kind, id).origin())


@pytest.mark.parametrize("made", NEXT)
def test_each_is_made_of_a_cause_with_its_words_and_link_in_one_step(document, made):
    before = dump(document)
    (id,) = make(document, made, [Picked("cause", "c1")], NOW)
    assert named(document, made, id) == "Worn tool"
    assert origin(document, made, id) == [("cause", "c1")]
    assert document.undo_label == NEXT[made].label
    document.undo()
    assert dump(document) == before


@pytest.mark.parametrize(("made", "step"), NEXT.items())
def test_every_kind_it_is_made_of_is_a_kind_of_the_chain(made, step):
    assert set(step.of) <= set(KINDS)
    assert made not in step.of


def test_of_several_causes_one_axis_and_one_lever_but_an_action_each(document):
    both = [Picked("cause", "c1"), Picked("cause", "c2")]
    for made in ("axis", "lever", "problem"):
        (id,) = make(document, made, both, NOW)
        assert named(document, made, id) == "Worn tool; No limit"
        assert origin(document, made, id) == [("cause", "c1"), ("cause", "c2")]
    ids = make(document, "action", both, NOW)
    assert [named(document, "action", id) for id in ids] == ["Worn tool", "No limit"]
    assert [origin(document, "action", id) for id in ids] == [[("cause", "c1")], [("cause", "c2")]]


def test_a_problem_takes_over_where_when_and_by_whom_it_was_seen(document):
    (id,) = make(document, "problem", [Picked("observation", "seen")], NOW)
    with document.read() as session:
        problem = next(each for each in read_problems(session) if each.id == id)
    assert problem.name == "Burrs on the cover"
    assert (problem.line, problem.where, problem.when, problem.found_by) == ("Press", "Hall 2", "2026-03-12", "Ana")
    assert problem.opened_at == "2026-03-18T09:30:00"


@pytest.mark.parametrize(
    ("symbol", "words"), [("press", "Press"), ("burst", "Waits for the crane"), ("bare", "Kaizen burst")]
)
def test_a_symbol_without_a_name_speaks_by_its_note_or_its_kind(document, symbol, words):
    (id,) = make(document, "action", [Picked("symbol", symbol)], NOW)
    assert named(document, "action", id) == words


def test_words_that_say_more_than_the_title_are_taken(document):
    (id,) = make(document, "lever", [Picked("cause", "c1", "  Sharpen\nit ")], NOW)
    assert named(document, "lever", id) == "Sharpen it"


def test_an_action_belongs_to_the_axis_of_its_lever_and_to_its_problem(document):
    (axis,) = make(document, "axis", [Picked("cause", "c1")], NOW)
    (lever,) = make(document, "lever", [Picked("axis", axis)], NOW)
    (first,) = make(document, "action", [Picked("lever", lever)], NOW)
    (second,) = make(document, "action", [Picked("problem", "problem")], NOW)
    with document.read() as session:
        actions = {each.id: each for each in read_actions(session)}
        (made,) = [each for each in read_levers(session) if each.id == lever]
        path = [[end.id for end in step] for step in trail(session, "action", first).path]
    assert made.axis == actions[first].axis == axis
    assert actions[second].problem == "problem"
    assert path == [["fish"], ["c1"], [axis], [lever]]


def test_a_suggestion_of_which_something_is_made_is_kept(document):
    make(document, "lever", [Picked("suggestion", "idea")], NOW)
    make(document, "action", [Picked("suggestion", "old")], NOW)
    with document.read() as session:
        states = {each.id: each.state for each in read_suggestions(session)}
    assert states == {"idea": "kept", "old": "done"}
    document.undo()
    document.undo()
    with document.read() as session:
        assert read_suggestions(session)[0].state == "received"


def test_of_what_is_gone_or_of_another_kind_nothing_is_made(document):
    before = document.undo_label
    assert make(document, "lever", [Picked("cause", "gone"), Picked("tally", "x")], NOW) == []
    assert make(document, "axis", [], NOW) == []
    assert document.undo_label == before
