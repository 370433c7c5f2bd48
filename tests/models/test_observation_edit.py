"""Every gesture on observations, without a window: one step of undo each, and exactly taken back by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.calc.observation import Observation
from app.calc.photo import Photo
from app.calc.value_stream import Calendar, Symbol, ValueStream
from app.models import fishbone_edit, tally_edit
from app.models import observation_edit as edit
from app.models import observation_link as link
from app.models.document import Document
from app.models.link import read_links
from app.models.observation import add_observations, read_observations
from app.models.observation_list import read_seen, read_shop
from app.models.picture import add_picture
from app.models.rank import spread
from app.models.value_stream import add_value_stream, read_value_stream

MAP = ValueStream(
    "m",
    "Line 3",
    calendar=Calendar(2, 28800, 1200, 5, 20, 240),
    symbols=(
        Symbol("p", "process", "Stamping", x=0.0, y=400.0, ref="P1"),
        Symbol("q", "process", "Assembly", x=300.0, y=400.0, ref="P2"),
        Symbol("b", "kaizen_burst", "Crane is late", note="see photo", x=310.0, y=200.0, ref="K1"),
    ),
)
WAIT = Observation("o", "Waiting for the crane", step="p", waste="waiting", quantity=4, per="shift", cost_each=10)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "event.kaizen", "en")
    with document.edit("Fill") as session:
        add_value_stream(session, MAP, "a0", spread(3), [])
        photo = Photo(add_picture(session, b"not looked at here"), "the crane", "f")
        add_observations(session, [WAIT, Observation("e", photos=(photo,))], ["a1", "a2"])
    yield document
    document.close()


def told(document: Document) -> list[Observation]:
    with document.read() as session:
        return read_observations(session)


def ids(document: Document) -> list[str]:
    return [each.id for each in told(document)]


def links(document: Document) -> set[tuple[str, str, str, str]]:
    with document.read() as session:
        return {(each.source_kind, each.source, each.target_kind, each.target) for each in read_links(session)}


def test_an_observation_is_noted_after_the_others(document):
    id = edit.add_observation(document, Observation("", "Dark aisle", waste="motion"))
    assert ids(document) == ["o", "e", id]
    assert document.undo_label == edit.ADD
    document.undo()
    assert ids(document) == ["o", "e"]


def test_several_are_given_one_waste_deleted_and_duplicated_at_once(document):
    edit.change(document, ["o", "e"], "waste", "defects")
    assert [each.waste for each in told(document)] == ["defects", "defects"]
    copies = edit.duplicate(document, ["e", "o"])
    assert ids(document) == ["o", copies[0], "e", copies[1]]
    assert told(document)[3].photos[0].caption == "the crane"
    assert told(document)[3].photos[0].id != "f"
    edit.delete_observations(document, ["o", copies[0]])
    assert ids(document) == ["e", copies[1]]
    for _ in range(3):
        document.undo()
    assert told(document)[0] == WAIT
    assert told(document)[1].photos[0].id == "f"


def test_a_burst_becomes_an_observation_of_the_step_below_it_once(document):
    id = link.record_burst(document, "b", "2026-03-12")
    made = told(document)[2]
    assert (made.id, made.text, made.step, made.seen_on) == (id, "Crane is late\nsee photo", "q", "2026-03-12")
    assert links(document) == {("symbol", "b", "observation", id)}
    assert link.record_burst(document, "b") == id
    assert link.burst_of(document, id) == "b"
    assert link.record_burst(document, "gone") is None
    document.undo()
    assert links(document) == set()
    assert len(told(document)) == 2


def test_a_burst_is_put_above_the_step_of_an_observation_once(document):
    id = link.put_burst(document, "o")
    with document.read() as session:
        burst = next(s for s in read_value_stream(session, "m").symbols if s.id == id)
    assert (burst.kind, burst.name, burst.ref) == ("kaizen_burst", "Waiting for the crane", "K2")
    assert burst.y < 400
    assert links(document) == {("symbol", id, "observation", "o")}
    assert link.put_burst(document, "o") == id
    assert link.put_burst(document, "e") is None
    assert document.undo_label == link.PUT_BURST


def test_a_burst_that_was_deleted_does_not_stand_for_the_observation(document):
    id = link.put_burst(document, "o")
    with document.edit("Delete") as session:
        from app.models.value_stream import Symbol as Row

        session.delete(session.get(Row, id))
    assert link.burst_of(document, "o") is None
    assert link.put_burst(document, "o") not in (None, id)


def test_observations_are_counted_in_a_tally_each_once_with_what_one_costs(document):
    tally, (first, second) = link.count_in(document, ["o", "e"], None, "Stops")
    sheet = tally_edit.read(document, tally)
    assert [(each.name, each.cost_each, each.other) for each in sheet.categories] == [
        ("Waiting for the crane", 10, False),
        ("", None, False),
        ("", None, True),
    ]
    assert links(document) == {("observation", "o", "category", first), ("observation", "e", "category", second)}
    assert link.count_in(document, ["o"], tally, "") == (tally, [first])
    assert document.undo_label == link.COUNT
    document.undo()
    assert tally_edit.listed(document) == []
    assert links(document) == set()


def test_the_cost_of_one_occurrence_holds_its_time(document):
    timed = Observation("t", "Slow", time_each_s=1800, hourly_rate=40, cost_each=5)
    edit.add_observation(document, timed)
    tally, _made = link.count_in(document, ["t"], None, "Stops")
    category = tally_edit.read(document, tally).categories[0]
    assert (category.cost_each, category.time_each_s) == (25, 1800)


def test_an_observation_becomes_the_head_of_a_fishbone_once(document):
    id = link.look_for_causes(document, "o")
    assert [(each.id, each.name) for each in fishbone_edit.fishbones(document)] == [(id, "Waiting for the crane")]
    assert links(document) == {("observation", "o", "fishbone", id)}
    assert link.look_for_causes(document, "o") == id
    assert link.look_for_causes(document, "gone") is None
    document.undo()
    assert fishbone_edit.fishbones(document) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("  \n Late crane \nmore", "Late crane"),
        ("", ""),
        ("one " * 30, f"{('one ' * 14).strip()}…"),
        ("x" * 80, f"{'x' * 59}…"),
    ],
)
def test_a_name_is_the_first_line_cut_at_a_word(text, said):
    assert link.short(text) == said
    assert len(said) <= link.SHORT


def test_what_was_seen_is_read_with_its_step_and_its_cost(document):
    with document.read() as session:
        shop = read_shop(session)
        seen = read_seen(session, shop)
        alone = read_seen(session, shop, ["e"])
    assert list(shop.steps) == ["p", "q"]
    assert (seen[0].step_name, seen[0].step_place, seen[0].yearly.cost) == ("Stamping", 0, 4 * 480 * 10)
    assert (seen[1].step_name, seen[1].step_place) == ("", 2)
    assert [each.observation.id for each in alone] == ["e"]
