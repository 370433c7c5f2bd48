"""Every gesture on five whys, without a window: one step of undo each, and exactly taken back by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.calc.fishbone import Bone, Cause, Fishbone
from app.calc.five_whys import FiveWhys, Why
from app.calc.link import Link
from app.models import five_whys_edit as whys
from app.models.document import Document
from app.models.fishbone import add_fishbones
from app.models.five_whys import add_whys
from app.models.link import read_links

PUMP = FiveWhys(
    "f",
    "The machine stopped",
    answers=(
        Why("a", "The fuse blew", answers=(Why("b", "Dry bearing", answers=(Why("c", "No strainer"),)), Why("d", "X"))),
        Why("e", "Nobody heard it"),
    ),
)
CAUSES = Fishbone("i", "Stops", categories=(Bone("m", "Machine", (Cause("dry", "Dry bearing"),)),))


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "event.kaizen", "en")
    with document.edit("Fill") as session:
        add_whys(session, [PUMP], ["a0"])
        add_fishbones(session, [CAUSES], ["a0"])
    yield document
    document.close()


def told(document: Document, id: str = "f") -> str:
    """The answers as an outline of their ids, in one line."""
    found = whys.read(document, id)
    assert found is not None

    def of(answers: tuple[Why, ...]) -> str:
        return " ".join(why.id + (f"({of(why.answers)})" if why.answers else "") for why in answers)

    return of(found.answers)


def test_an_answer_stands_next_to_the_one_it_follows_or_last(document):
    first = whys.add_answer(document, "f", "a", "Overload", after="b")
    last = whys.add_answer(document, "f", "a", "Wrong fuse")
    begun = whys.add_answer(document, "f", None, "Nobody checked")
    assert told(document) == f"a(b(c) {first} d {last}) e {begun}"
    assert document.undo_label == whys.ADD_ANSWER
    for _ in range(3):
        document.undo()
    assert told(document) == "a(b(c) d) e"


def test_an_answer_moves_among_its_neighbours_and_between_levels(document):
    assert whys.shift(document, "d", -1)
    assert told(document) == "a(d b(c)) e"
    assert not whys.shift(document, "d", -1)
    assert whys.indent(document, "e")
    assert told(document) == "a(d b(c) e)"
    assert whys.outdent(document, "b")
    assert told(document) == "a(d e) b(c)"
    assert not whys.outdent(document, "b")
    assert not whys.indent(document, "a")
    for _ in range(3):
        document.undo()
    assert told(document) == "a(b(c) d) e"


def test_an_answer_is_put_under_another_but_never_under_itself(document):
    assert whys.put(document, "b", "e")
    assert told(document) == "a(d) e(b(c))"
    assert not whys.put(document, "e", "c")
    assert not whys.put(document, "e", "e")
    assert not whys.put(document, "e", "not there")
    assert not whys.put(document, "not there", "e")
    other = whys.add(document, "Another")
    strange = whys.add_answer(document, other, None, "Strange")
    assert not whys.put(document, "e", strange)
    assert told(document) == "a(d) e(b(c))"


def test_answers_go_with_all_below_them_and_come_back_by_undo(document):
    assert whys.remove_answers(document, ["b", "e"]) == {("why", "b"), ("why", "c"), ("why", "e")}
    assert told(document) == "a(d)"
    document.undo()
    assert told(document) == "a(b(c) d) e"


def test_several_answers_get_their_mark_in_one_gesture(document):
    whys.change_answers(document, ["c", "e"], "root", "occurrence")
    whys.change_answers(document, ["c"], "status", "confirmed")
    whys.change_answers(document, ["e"], "root", None)
    found = whys.read(document, "f")
    assert [(why.id, why.verified) for why in found.roots()] == [("c", True)]
    assert document.undo_label == whys.CHANGE["root"]


def test_the_problem_and_its_frame_are_written(document):
    whys.change(document, "f", "how_many", "3 a week")
    whys.change(document, "f", "problem", "The pump stops")
    assert whys.read(document, "f").how_many == "3 a week"
    assert whys.listed(document) == [("f", "The pump stops")]


def test_a_pasted_outline_becomes_answers_with_their_answers(document):
    outline = [(0, "one"), (1, "one one"), (2, "deep"), (1, "one two"), (0, "two")]
    made = whys.paste(document, "f", "e", outline)
    (e,) = [why for why in whys.read(document, "f").whys() if why.id == "e"]
    assert [why.id for why in e.answers] == made
    assert [(why.text, [below.text for below in why.answers]) for why in e.all()] == [
        ("Nobody heard it", ["one", "two"]),
        ("one", ["one one", "one two"]),
        ("one one", ["deep"]),
        ("deep", []),
        ("one two", []),
        ("two", []),
    ]
    assert whys.paste(document, "f", "e", []) == []
    document.undo()
    assert told(document) == "a(b(c) d) e"


def test_five_whys_are_ordered_and_deleted_with_their_answers(document):
    second, third = whys.add(document, "second"), whys.add(document, "third")
    whys.move(document, third, 0)
    assert [id for id, _problem in whys.listed(document)] == [third, "f", second]
    whys.move(document, third, 2)
    assert [id for id, _problem in whys.listed(document)] == ["f", second, third]
    gone = whys.remove(document, "f")
    assert gone == {("five_whys", "f"), *(("why", id) for id in "abcde")}
    assert whys.home_of(document, ["c"]) is None
    document.undo()
    assert whys.home_of(document, ["c"]) == "f" == whys.home_of(document, ["f"])


def test_the_five_whys_of_a_cause_are_made_once_with_its_words_and_its_link(document):
    made = whys.of_cause(document, "dry")
    assert whys.read(document, made).problem == "Dry bearing"
    assert whys.of_cause(document, "dry") == made
    with document.read() as session:
        (link,) = read_links(session)
    assert link == Link("cause", "dry", "five_whys", made, "origin", link.id)
    assert whys.of_cause(document, "not there") is None
    whys.remove(document, made)
    assert whys.of_cause(document, "dry") not in (None, made)
