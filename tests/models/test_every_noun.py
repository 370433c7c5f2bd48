"""What is deleted takes with it what belongs to it and nothing else, and undo brings back every row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select

from app.calc import link as calc
from app.models.document import Document
from app.models.event import add_event, read_event
from app.models.fishbone import Bone, Cause, Fishbone, SuggestedCause
from app.models.five_whys import FiveWhys, Why
from app.models.interview import Interview, Question
from app.models.link import Link, add_link, read_links
from app.models.observation import Observation, Rating, read_observations, read_ratings
from app.models.photo import Photo
from app.models.process_chart import ProcessChart, ProcessStep, read_process_charts
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
}
COUNTED = (
    Fishbone, Bone, Cause, SuggestedCause, FiveWhys, Why, Observation, Rating, Interview, Question, ProcessChart,
    ProcessStep, Tally, TallyColumn, TallyCategory, TallyMark, Photo, Link, Symbol,
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
