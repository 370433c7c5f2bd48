"""Rating a waste on a step, as the document keeps it."""

from __future__ import annotations

import pytest

from app.calc.map_layout import place
from app.calc.observation import Observation, Rating
from app.models.diagnosis_edit import TABLES, read_grid, set_rating
from app.models.document import Document
from app.models.observation import add_observations, add_ratings, read_ratings
from app.models.value_stream import add_value_stream
from tests.calc.maps import chain, step


@pytest.fixture
def document(tmp_path):
    stream = place(chain(step("P1", name="Cutting"), step("P2", name="Welding")))
    with Document.new(tmp_path / "event.kaizen") as document:
        with document.edit("Fill") as session:
            add_value_stream(session, stream, "a0", ["a0", "a1", "a2"], ["a0", "a1"])
            add_observations(session, [Observation("o", step="P1", waste="muri")], ["a0"])
        yield document


def ratings(document):
    with document.read() as session:
        return {(r.step, r.waste): r.rating for r in read_ratings(session)}


def test_a_waste_is_rated_on_a_step_rated_anew_and_no_longer(document):
    set_rating(document, "P1", "muri", 2)
    assert read_grid(document)[0].cell("P1", "muri").rating == 2
    set_rating(document, "P1", "muri", 3)
    assert ratings(document) == {("P1", "muri"): 3}
    set_rating(document, "P1", "muri", None)
    assert ratings(document) == {}
    document.undo()
    assert ratings(document) == {}, "digits typed over each other within a second are one gesture"


def test_the_rating_of_another_cell_is_a_gesture_of_its_own(document):
    set_rating(document, "P1", "muri", 0)
    set_rating(document, "P2", "muri", 1)
    assert document.undo_label == "Rate a waste"
    document.undo()
    assert ratings(document) == {("P1", "muri"): 0}


def test_of_two_ratings_of_a_cell_the_one_that_is_shown_is_changed(document):
    with document.edit("Fill") as session:
        add_ratings(session, [Rating("P1", "muri", 1, id="a"), Rating("P1", "muri", 2, id="b")])
    set_rating(document, "P1", "muri", 3)
    assert read_grid(document)[0].cell("P1", "muri").rating == 3
    set_rating(document, "P1", "muri", None)
    assert ratings(document) == {}


def test_the_grid_knows_which_tables_it_is_made_of(document):
    told = []
    document.subscribe(told.append)
    set_rating(document, "P1", "waiting", 1)
    assert any(diff.keys(table) for diff in told for table in TABLES)
    assert read_grid(document)[0].cell("P1", "muri").count == 1
