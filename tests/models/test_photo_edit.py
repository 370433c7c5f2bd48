"""Photographs of observations, causes, answers and problems: added, named, ordered, removed, each in one gesture."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete

from app.calc.event import EventData
from app.calc.fishbone import Bone, Cause, Fishbone
from app.calc.five_whys import FiveWhys, Why
from app.calc.observation import Observation
from app.calc.problem import Problem
from app.models import observation as observations
from app.models.document import Document
from app.models.new_document import write_new
from app.models.observation import read_observations
from app.models.photo_edit import (
    OWNERS,
    add_photos,
    caption_photo,
    content_of,
    move_photo,
    photos_of,
    remove_photo,
    set_shows,
)

EVENT = EventData(
    observations=(Observation("o"),),
    fishbones=(Fishbone("f", categories=(Bone("b", causes=(Cause("c"),)),)),),
    whys=(FiveWhys("5", answers=(Why("w"),)),),
    problems=(Problem("p"),),
)


@pytest.fixture
def document(tmp_path: Path):
    write_new(tmp_path / "e.kaizen", EVENT)
    with Document.open(tmp_path / "e.kaizen") as document:
        yield document


def contents(document, owner: str = "observation_id", id: str = "o") -> list[bytes]:
    return [content_of(document, photo.picture) for photo in photos_of(document, owner, id)]


@pytest.mark.parametrize(("owner", "id"), list(zip(OWNERS, ("o", "c", "w", "p"), strict=True)))
def test_photos_are_added_after_the_others_and_undone_at_once(document, owner, id):
    add_photos(document, owner, id, [b"1"])
    assert document.undo_label == "Add a photo"
    add_photos(document, owner, id, [b"2", b"3"])
    assert contents(document, owner, id) == [b"1", b"2", b"3"]
    assert document.undo_label == "Add photos"
    document.undo()
    assert contents(document, owner, id) == [b"1"]
    document.redo()
    assert contents(document, owner, id) == [b"1", b"2", b"3"]


def test_the_same_picture_twice_is_kept_once(document):
    add_photos(document, "observation_id", "o", [b"same", b"same"])
    photos = photos_of(document, "observation_id", "o")
    assert photos[0].picture == photos[1].picture
    remove_photo(document, photos[0].id)
    assert contents(document) == [b"same"]


def test_a_caption_and_an_order_are_given(document):
    ids = add_photos(document, "observation_id", "o", [b"1", b"2", b"3"])
    caption_photo(document, ids[0], " The crane \n")
    move_photo(document, "observation_id", ids[0], 1)
    assert contents(document) == [b"2", b"1", b"3"]
    move_photo(document, "observation_id", ids[0], 9)
    assert contents(document) == [b"2", b"3", b"1"]
    move_photo(document, "observation_id", ids[0], 0)
    assert contents(document) == [b"1", b"2", b"3"]
    with document.read() as session:
        assert [photo.caption for photo in read_observations(session)[0].photos] == ["The crane", "", ""]


def test_a_photo_of_a_problem_says_whether_the_part_is_as_it_should_be(document):
    good, bad = (
        add_photos(document, "problem_id", "p", [content], shows)[0] for content, shows in ((b"1", "ok"), (b"2", "nok"))
    )
    assert [photo.shows for photo in photos_of(document, "problem_id", "p")] == ["ok", "nok"]
    set_shows(document, good, "nok")
    assert {photo.id: photo.shows for photo in photos_of(document, "problem_id", "p")} == {good: "nok", bad: "nok"}
    assert document.undo_label == "Say what a photo shows"


def test_what_was_deleted_meanwhile_gets_no_photo(document):
    with document.edit("Delete") as session:
        session.execute(delete(observations.Observation))
    assert add_photos(document, "observation_id", "o", [b"1"]) == []
    assert document.undo_label == "Delete"
    assert content_of(document, "no such key") == b""
