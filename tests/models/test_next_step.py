"""What the diagnosis found becomes an axis, a problem, a lever or actions: with its words and its link, in one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from app.calc.axis import Axis
from app.calc.event import EventData
from app.calc.fishbone import Bone, Cause, Fishbone
from app.calc.indicator import Indicator, Measure
from app.calc.lever import Lever
from app.calc.link import KINDS
from app.calc.observation import Observation
from app.calc.oee import Loss, Oee
from app.calc.problem import Problem
from app.calc.suggestion import Suggestion
from app.calc.value_stream import Symbol, ValueStream
from app.models import tally_edit
from app.models.action import read_actions
from app.models.axis import read_axes
from app.models.document import Document
from app.models.lever import read_levers
from app.models.new_document import write_new
from app.models.next_step import NEXT, Picked, make
from app.models.observation import read_observations
from app.models.oee_edit import add_loss
from app.models.problem import read_problems
from app.models.suggestion import read_suggestions
from app.models.trail import end, trail
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


OF_A_CAUSE = [made for made, step in NEXT.items() if "cause" in step.of]


@pytest.mark.parametrize("made", OF_A_CAUSE)
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


# Of what was measured

SCRAP = Indicator(
    "scrap",
    "Scrap rate",
    unit="%",
    direction="less",
    target=2.0,
    alarm_high=3.0,
    chart="run",
    axis="axis",
    measures=(Measure("2026-03-11", 2.0), Measure("2026-03-12", 4.2)),
)
SHIFT = Oee("shift", "Press 4", "2026-03-12", required_s=100.0, good=30, total=40, reference_cycle_s=2.0)
MEASURED = EventData(
    "Line 3",
    "en",
    axes=(Axis("axis", "Less scrap"),),
    indicators=(
        SCRAP,
        replace(SCRAP, id="warned", name="Stock", alarm_high=None, axis=None),
        replace(SCRAP, id="good", name="Delivery", alarm_high=None, direction="more"),
        Indicator("bare", "Absence"),
    ),
    oee=(SHIFT,),
)
SAID = "Scrap rate: 4.2 % on 12 Mar 2026, over the alarm of 3 %"


@pytest.fixture
def measured(tmp_path: Path):
    write_new(tmp_path / "e.kaizen", MEASURED)
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


@pytest.mark.parametrize("made", ["problem", "action", "five_whys", "observation"])
def test_what_deviates_is_the_title_of_what_is_made_of_an_indicator(measured, made):
    before = dump(measured)
    (id,) = make(measured, made, [Picked("indicator", "scrap")], NOW)
    with measured.read() as session:
        assert end(session, (made, id)).title == SAID
    assert ("indicator", "scrap") in origin(measured, made, id)
    assert measured.undo_label == NEXT[made].label
    measured.undo()
    assert dump(measured) == before


def test_an_action_of_an_indicator_is_measured_by_it_and_belongs_to_its_axis(measured):
    (id,) = make(measured, "action", [Picked("indicator", "scrap")], NOW)
    with measured.read() as session:
        (action,) = [each for each in read_actions(session) if each.id == id]
    assert (action.measured_by, action.axis, action.indicator, action.unit) == ("scrap", "axis", "Scrap rate", "%")


def test_a_problem_and_an_observation_of_an_indicator_are_of_the_day_of_its_last_measure(measured):
    (problem,) = make(measured, "problem", [Picked("indicator", "scrap")], NOW)
    (seen,) = make(measured, "observation", [Picked("indicator", "scrap")], NOW)
    (bare,) = make(measured, "observation", [Picked("indicator", "bare")], NOW)
    with measured.read() as session:
        (opened,) = [each for each in read_problems(session) if each.id == problem]
        facts = {each.id: each for each in read_observations(session)}
    assert (opened.axis, opened.when, opened.opened_at) == ("axis", "12 Mar 2026", "2026-03-18T09:30:00")
    assert (facts[seen].seen_on, facts[seen].source) == ("2026-03-12", "measurement")
    assert (facts[bare].seen_on, facts[bare].text) == ("2026-03-18", "Absence")


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("warned", "Stock: 4.2\u202f% on 12 Mar 2026: the target of 2\u202f% is not met"),
        ("good", "Delivery"),
        ("bare", "Absence"),
    ],
)
def test_what_does_not_deviate_is_called_by_how_it_stands_or_by_its_name(measured, indicator, words):
    (id,) = make(measured, "action", [Picked("indicator", indicator)], NOW)
    assert named(measured, "action", id) == words


@pytest.mark.parametrize("made", ["action", "observation", "tally"])
def test_a_series_of_oee_is_called_by_its_name_its_day_and_its_figure(measured, made):
    (id,) = make(measured, made, [Picked("oee", "shift")], NOW)
    with measured.read() as session:
        assert end(session, (made, id)).title == "Press 4, 12 Mar 2026: OEE 60 %"
    assert origin(measured, made, id) == [("oee", "shift")]


def test_the_named_losses_of_a_series_are_the_rows_of_its_tally(measured):
    for name in ("Jam of the feeder", "", "Jam of the feeder", "Missing coil"):
        add_loss(measured, "shift", Loss("minor_stop", name, 60))
    (id,) = make(measured, "tally", [Picked("oee", "shift")], NOW)
    rows = [(row.name, row.other) for row in tally_edit.read(measured, id).categories]
    assert rows == [("Jam of the feeder", False), ("Missing coil", False), ("", True)]
