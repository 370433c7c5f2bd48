"""From a burst on the map to the root cause: each thing knows where it came from and what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete

from app.calc.event import EventData
from app.calc.fishbone import Bone, Cause, Fishbone
from app.calc.five_whys import FiveWhys, Why
from app.calc.interview import Interview, Question
from app.calc.link import Link
from app.calc.observation import Observation
from app.calc.process_chart import ProcessChart
from app.calc.tally import Category, Tally
from app.calc.value_stream import Symbol, ValueStream
from app.models import fishbone as fishbones
from app.models import tally as tallies
from app.models.document import Document
from app.models.new_document import write_new
from app.models.trail import held_by, left_behind, named, trail

CHAIN = EventData(
    "Line 3",
    "en",
    value_streams=(
        ValueStream(
            "m",
            symbols=(
                Symbol("burst", "kaizen_burst", "Waits", x=0, y=0, ref="K1"),
                Symbol("press", "process", "Press", x=0, y=0, ref="P1"),
            ),
        ),
    ),
    observations=(Observation("seen", "The press waits\nfor the crane"), Observation("other", "Oil on the floor")),
    interviews=(Interview("talk", "Setter", questions=(Question("asked", "Why does it wait?"),)),),
    process_charts=(ProcessChart("chart", "Changeover"),),
    tallies=(Tally("stops", "Stops", categories=(Category("crane", "Crane"), Category("rest", other=True))),),
    fishbones=(
        Fishbone(
            "fish",
            "The crane is late",
            categories=(Bone("b", "Method", (Cause("c1", "No plan", causes=(Cause("c2", "Nobody decides"),)),)),),
        ),
    ),
    whys=(
        FiveWhys(
            "five",
            "Nobody decides",
            answers=(Why("w1", "No rule", answers=(Why("w2", "No owner", root="occurrence"),)),),
        ),
    ),
    links=(
        Link("symbol", "burst", "observation", "seen"),
        Link("question", "asked", "observation", "seen"),
        Link("symbol", "press", "process_chart", "chart"),
        Link("observation", "seen", "category", "crane"),
        Link("category", "crane", "fishbone", "fish"),
        Link("cause", "c2", "five_whys", "five"),
        Link("tally", "stops", "cause", "c1", "evidence"),
        Link("process_chart", "chart", "why", "w2", "evidence"),
    ),
)


@pytest.fixture
def document(tmp_path: Path):
    write_new(tmp_path / "e.kaizen", CHAIN)
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


def ids(ends) -> list[str]:
    return [end.id for end in ends]


def of(document, kind: str, id: str):
    with document.read() as session:
        return trail(session, kind, id)


def test_the_root_cause_goes_back_to_the_burst_step_by_step(document):
    found = of(document, "why", "w2")
    path = [sorted(ids(step)) for step in found.path]
    assert path == [["asked", "burst"], ["seen"], ["stops"], ["crane"], ["fish"], ["c2"], ["five"]]
    assert (found.this.word, found.this.title) == ("Root cause", "No owner")
    assert found.path[0][0].word in ("Kaizen burst", "Question")
    assert found.path[1][0].title == "The press waits for the crane"


@pytest.mark.parametrize(
    ("kind", "id", "came"),
    [
        ("symbol", "burst", ["seen"]),
        ("symbol", "press", ["chart"]),
        ("question", "asked", ["seen"]),
        ("observation", "seen", ["crane"]),
        ("category", "crane", ["fish"]),
        ("tally", "stops", ["fish"]),
        ("fishbone", "fish", ["five"]),
        ("cause", "c1", []),
        ("cause", "c2", ["five"]),
        ("five_whys", "five", ["w2"]),
        ("why", "w2", []),
    ],
)
def test_what_came_of_each_link_of_the_chain(document, kind, id, came):
    assert ids(of(document, kind, id).came) == came


def test_proof_stands_apart_from_where_a_thing_came_from_at_both_ends(document):
    cause = of(document, "cause", "c1")
    assert (ids(cause.proof), ids(cause.came)) == (["stops"], [])
    assert ids(of(document, "tally", "stops").proves) == ["c1"]
    assert ids(of(document, "why", "w2").proof) == ["chart"]


def test_a_thing_that_nothing_is_linked_to_has_no_trail(document):
    assert not of(document, "observation", "other")
    assert of(document, "observation", "seen")


def test_a_deleted_end_is_said_and_undo_mends_it(document):
    with document.edit("Delete") as session:
        session.execute(delete(tallies.Tally).where(tallies.Tally.id == "stops"))
    path = of(document, "fishbone", "fish").path
    assert (path[-1][0].word, path[-1][0].title, path[-1][0].there) == ("Pareto bar", "", False)
    assert ids(path[-2]) == ["seen"]  # the way goes on beyond it
    document.undo()
    assert all(end.there for step in of(document, "fishbone", "fish").path for end in step)


def test_links_that_go_round_in_a_circle_have_an_end(tmp_path):
    round = tuple(Link("observation", a, "observation", b) for a, b in ("ab", "bc", "ca", "ad"))
    write_new(tmp_path / "e.kaizen", EventData(observations=tuple(map(Observation, "abcd")), links=round))
    with Document.open(tmp_path / "e.kaizen") as document:
        assert [ids(step) for step in of(document, "observation", "a").path] == [["b"], ["c"]]
        assert [ids(step) for step in of(document, "observation", "d").path] == [["b"], ["c"], ["a"]]


def test_everything_with_a_title_is_named_by_its_kind(document):
    with document.read() as session:
        found = named(session, ["observation", "cause", "why", "category", "no such kind"])
    assert [(end.word, end.title) for end in found if end.kind != "cause"] == [
        ("Observation", "The press waits for the crane"),
        ("Observation", "Oil on the floor"),
        ("Answer", "No rule"),
        ("Answer", "No owner"),
        ("Pareto bar", "Crane"),
    ]
    assert {end.id for end in found if end.kind == "cause"} == {"c1", "c2"}


def test_what_goes_with_a_sheet_and_who_stays_behind(document):
    with document.read() as session:
        gone = held_by(session, [("fishbone", "fish")])
    assert sorted(gone) == [("cause", "c1"), ("cause", "c2"), ("fishbone", "fish")]
    with document.read() as session:
        assert held_by(session, [("five_whys", "five")])[1:] == [("why", "w1"), ("why", "w2")]
        assert held_by(session, [("cause", "c1")])[1:] == [("cause", "c2")]
    with document.edit("Delete") as session:
        session.execute(delete(fishbones.Fishbone))
    with document.read() as session:
        assert sorted(ids(left_behind(session, gone))) == ["crane", "five", "stops"]
        assert left_behind(session, [("observation", "other")]) == []


@pytest.mark.parametrize(
    ("kind", "id", "origin"),
    [
        ("symbol", "burst", []),
        ("observation", "seen", ["burst", "asked"]),
        ("category", "crane", ["seen"]),
        ("tally", "stops", []),
        ("fishbone", "fish", ["crane"]),
        ("cause", "c1", ["crane"]),
        ("five_whys", "five", ["c2"]),
        ("why", "w2", ["c2"]),
    ],
)
def test_what_a_thing_was_made_from_is_not_the_sheet_that_holds_it(document, kind, id, origin):
    assert ids(of(document, kind, id).origin()) == origin


def test_what_was_deleted_is_no_origin(document):
    with document.edit("Delete") as session:
        session.execute(delete(tallies.TallyCategory))
    assert of(document, "fishbone", "fish").origin() == ()
