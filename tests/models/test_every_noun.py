"""What is deleted takes with it what belongs to it and nothing else, and undo brings back every row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select

from app.calc import link as calc
from app.models.action import Action, Deployment, Postponement, read_actions
from app.models.approval import Approval
from app.models.axis import Axis
from app.models.decision import Comparison, Criterion, Decision, Option, Point, ScaleLevel, Score, read_decisions
from app.models.document import Document
from app.models.event import add_event, read_event
from app.models.fishbone import Bone, Cause, Fishbone, SuggestedCause
from app.models.five_whys import FiveWhys, Why
from app.models.interview import Interview, Question
from app.models.lever import CashFlow, Lever, MoneyLine, read_levers
from app.models.link import Link, add_link, read_links
from app.models.observation import Observation, Rating, read_observations, read_ratings
from app.models.photo import Photo
from app.models.problem import Containment, FollowUp, GateItem, Problem, read_problems
from app.models.process_chart import ProcessChart, ProcessStep, read_process_charts
from app.models.proof import Proof
from app.models.suggestion import Suggestion
from app.models.tables import TABLES
from app.models.tally import Tally, TallyCategory, TallyColumn, TallyMark, read_tallies
from app.models.value_stream import Symbol
from tests.models.chain import dump
from tests.models.every_noun import EVERY_NOUN


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.new(tmp_path / "a.kaizen") as document:
        with document.edit("Import") as session:
            add_event(session, EVERY_NOUN)
        yield document


def count(document: Document, *models: type) -> list[int]:
    with document.read() as session:
        return [session.scalar(select(func.count()).select_from(model)) or 0 for model in models]


def remove(document: Document, model: type, id: str) -> None:
    with document.edit("Delete") as session:
        session.execute(delete(model).where(model.id == id))  # type: ignore[attr-defined]


def test_every_table_and_every_column_is_tried(document: Document) -> None:
    with document.read() as session:
        assert read_event(session) == EVERY_NOUN
        for table in TABLES:
            for column in table.columns:
                given = select(func.count()).select_from(table).where(column.is_not(None))
                assert session.scalar(given), f"{table.name}.{column.name}"


WITH_IT = {
    "a diagram": (Fishbone, "fishbone", {Fishbone: 1, Bone: 1, Cause: 4, SuggestedCause: 1, Photo: 1}),
    "a bone": (Bone, "bone", {Bone: 1, Cause: 4, Photo: 1}),
    "a cause": (Cause, "cause", {Cause: 4, Photo: 1}),
    "a cause below": (Cause, "second", {Cause: 2}),
    "five whys": (FiveWhys, "whys", {FiveWhys: 1, Why: 2, Photo: 1}),
    "an answer": (Why, "why", {Why: 2, Photo: 1}),
    "an observation": (Observation, "observation", {Observation: 1, Photo: 1}),
    "an interview": (Interview, "interview", {Interview: 1, Question: 1}),
    "a chart": (ProcessChart, "proposed", {ProcessChart: 1, ProcessStep: 1}),
    "the present chart": (ProcessChart, "present", {ProcessChart: 1, ProcessStep: 1}),
    "a tally": (Tally, "tally", {Tally: 1, TallyColumn: 2, TallyCategory: 2, TallyMark: 2}),
    "the tally before": (Tally, "old", {Tally: 1, TallyCategory: 1, TallyMark: 1}),
    "a category": (TallyCategory, "burr", {TallyCategory: 1, TallyMark: 1}),
    "a column": (TallyColumn, "morning", {TallyColumn: 1}),
    "a step of a map": (Symbol, "press", {Symbol: 1, Rating: 1}),
    "an axis": (Axis, "axis", {Axis: 1, Approval: 1}),
    "a suggestion": (Suggestion, "suggestion", {Suggestion: 1}),
    "a lever": (Lever, "lever", {Lever: 1, CashFlow: 3, MoneyLine: 1, Approval: 1}),
    "a decision": (
        Decision,
        "decision",
        {Decision: 1, ScaleLevel: 1, Criterion: 2, Comparison: 1, Option: 2, Score: 3, Point: 1, Approval: 1},
    ),
    "a criterion": (Criterion, "cost", {Criterion: 1, Comparison: 1, Score: 1}),
    "an option": (Option, "coated", {Option: 1, Score: 3, Point: 1}),
    "a problem": (
        Problem,
        "problem",
        {Problem: 1, Containment: 1, FollowUp: 1, GateItem: 1, Proof: 1, Approval: 1, Photo: 1},
    ),
    "an action": (Action, "action", {Action: 1, Postponement: 1, Proof: 1, Deployment: 1}),
}
COUNTED = (
    Fishbone, Bone, Cause, SuggestedCause, FiveWhys, Why, Observation, Rating, Interview, Question, ProcessChart,
    ProcessStep, Tally, TallyColumn, TallyCategory, TallyMark, Photo, Link, Symbol, Axis, Suggestion, Lever, CashFlow,
    MoneyLine, Decision, ScaleLevel, Criterion, Comparison, Option, Score, Point, Problem, Containment, FollowUp,
    GateItem, Action, Postponement, Deployment, Proof, Approval,
)  # fmt: skip


@pytest.mark.parametrize(("model", "id", "with_it"), WITH_IT.values(), ids=[*WITH_IT])
def test_what_is_deleted_takes_its_own_with_it_and_undo_brings_all_back(
    document: Document, model: type, id: str, with_it: dict[type, int]
) -> None:
    before, counts = dump(document), count(document, *COUNTED)
    remove(document, model, id)
    gone = [was - now for was, now in zip(counts, count(document, *COUNTED), strict=True)]
    assert {kind: n for kind, n in zip(COUNTED, gone, strict=True) if n} == with_it
    document.undo()
    assert dump(document) == before
    document.redo()
    document.undo()
    assert dump(document) == before


def test_what_named_it_names_nothing_any_more(document: Document) -> None:
    for model, id in ((Symbol, "press"), (ProcessChart, "present"), (Tally, "old"), (TallyColumn, "morning")):
        remove(document, model, id)
    with document.read() as session:
        (observation,), (chart,), (tally,) = (
            read_observations(session),
            read_process_charts(session),
            read_tallies(session),
        )
        assert read_ratings(session) == []
    assert (observation.step, chart.compared_to, tally.before) == (None, None, None)
    assert [mark.column for row in tally.categories for mark in row.marks] == [None, "evening"]


def test_what_named_an_axis_a_lever_or_a_problem_stays_without_it(document: Document) -> None:
    for model, id in ((Axis, "axis"), (Lever, "lever"), (Problem, "problem"), (Option, "coated")):
        remove(document, model, id)
    with document.read() as session:
        (decision,), (action, _other) = read_decisions(session), read_actions(session)
    assert (action.axis, action.problem) == (None, None)
    assert [option.lever for option in decision.options] == ["other lever"]
    assert decision.chosen == "coated", "as the end of a link, so that undo has nothing to mend"


def test_a_problem_stays_without_the_sheets_that_looked_for_its_causes(document: Document) -> None:
    for model, id in ((Fishbone, "fishbone"), (FiveWhys, "whys"), (Axis, "axis")):
        remove(document, model, id)
    with document.read() as session:
        (problem,), (lever, _other) = read_problems(session), read_levers(session)
    assert (problem.fishbone, problem.five_whys, problem.axis, lever.axis) == (None, None, None, None)
    assert problem.gate_items[0].thing == "press"


def test_a_link_outlives_its_ends(document: Document) -> None:
    with document.read() as session:
        links = read_links(session)
    for model, id in ((Observation, "observation"), (Fishbone, "fishbone"), (FiveWhys, "whys")):
        remove(document, model, id)
    with document.read() as session:
        assert read_links(session) == links


def test_a_link_is_stored_once_for_each_role(document: Document) -> None:
    before = count(document, Link)[0]
    with document.edit("Link") as session:
        for _again in range(2):
            add_link(session, calc.Link("symbol", "press", "observation", "observation"))
            add_link(session, calc.Link("symbol", "press", "observation", "observation", "evidence"))
    assert count(document, Link) == [before + 2]


def test_marks_stand_in_the_order_of_their_times(document: Document) -> None:
    with document.edit("Mark") as session:
        for id, at in (
            ("b", "2026-03-12T15:00:00"),
            ("a", "2026-03-12T16:00:00"),
            ("c", ""),
            ("0", "2026-03-12T14:00:00"),
        ):
            session.add(TallyMark(id=id, category_id="burr", at=at))
    with document.read() as session:
        marks = read_tallies(session, Tally.id == "tally")[0].categories[0].marks
    assert [mark.id for mark in marks] == ["c", "0", "mark", "b", "a"]
