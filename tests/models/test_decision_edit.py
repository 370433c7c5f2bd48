"""The gestures on decisions, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.calc import decision as calc
from app.calc.decision_figures import figures
from app.calc.lever import Lever
from app.calc.link import Link
from app.models import decision_edit as edit
from app.models import decision_vote_edit as vote
from app.models.document import Document
from app.models.lever import add_levers
from app.models.link import read_links
from app.models.rank import spread
from tests.calc.decisions import compared, matrix
from tests.models.chain import dump


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "Ligne 3.kaizen")
    yield document
    document.close()


@pytest.fixture
def id(document: Document) -> str:
    """Cost (less) and gain; A and B."""
    return edit.add_decision(document, matrix({"cost": (3, "less"), "gain": 5}, {"A": (2, 3), "B": (4, 5)}))


def read(document: Document, id: str) -> calc.Decision:
    found = edit.read(document, id)
    assert found is not None
    return found


def names(things) -> list[str]:
    return [thing.name for thing in things]


def test_a_decision_comes_from_what_it_was_made_of(document):
    id = edit.add_decision(document, calc.Decision("", "Feeder"), [("axis", "x"), ("lever", "l")])
    assert edit.listed(document) == [(id, "Feeder")]
    with document.read() as session:
        links = read_links(session)
    assert {replace(link, id="") for link in links} == {
        Link("axis", "x", "decision", id),
        Link("lever", "l", "decision", id),
    }


def test_decisions_are_renamed_put_in_order_and_deleted_with_all_that_is_in_them(document, id):
    other = edit.add(document, "Second")
    edit.change(document, other, "name", "First")
    edit.move(document, other, 0)
    assert edit.listed(document) == [(other, "First"), (id, "Which one?")]
    assert edit.remove(document, id) == {("decision", id)}
    assert edit.read(document, id) is None
    assert edit.home_of(document, ["A"]) is None


def test_criteria_are_added_weighed_turned_moved_and_go_with_their_scores(document, id):
    (risk,) = edit.add_criteria(document, id, ["Risk"], at=1)
    assert names(read(document, id).criteria) == ["cost", "Risk", "gain"]
    edit.change_criterion(document, risk, "weight", 2.5)
    edit.turn_direction(document, risk)
    edit.turn_direction(document, "cost")
    edit.move_criterion(document, id, risk, 2)
    cost, gain, moved = read(document, id).criteria
    assert (moved.id, moved.weight, moved.direction, cost.direction) == (risk, 2.5, "less", "more")
    edit.delete_criteria(document, [gain.id])
    assert {score.criterion for option in read(document, id).options for score in option.scores} == {"cost"}


def test_an_option_that_is_deleted_is_no_longer_chosen(document, id):
    edit.choose(document, id, "B", "Cheapest over three years")
    assert (read(document, id).chosen, read(document, id).because) == ("B", "Cheapest over three years")
    edit.change_option(document, "A", "reason", "Too slow")
    edit.delete_options(document, ["B"])
    decision = read(document, id)
    assert (decision.chosen, names(decision.options), decision.options[0].reason) == (None, ["A"], "Too slow")
    document.undo()
    assert read(document, id).chosen == "B"


def test_an_option_follows_the_name_of_its_lever_and_gives_it_its_own(document, id):
    with document.edit("Levers") as session:
        add_levers(session, [Lever("l1", "Kanban"), Lever("l2", "SMED")], spread(2))
    made = edit.take_levers(document, id, ["l2", "l1", "gone"])
    assert names(read(document, id).options) == ["A", "B", "SMED", "Kanban"]
    assert edit.take_levers(document, id, ["l1"]) == []
    edit.change_option(document, made[1], "name", "Kanban with two bins")
    assert edit.levers(document) == [("l1", "Kanban with two bins"), ("l2", "SMED")]
    edit.change_option(document, "A", "lever", "l1")
    assert read(document, id).options[0].name == "Kanban with two bins"
    edit.change_option(document, "A", "lever", None)
    assert read(document, id).options[0].name == "Kanban with two bins"


def test_a_score_is_given_changed_and_taken_away_by_each_voter_apart(document, id):
    vote.set_score(document, "A", "cost", 5)
    vote.set_score(document, "A", "cost", 1, "Ana")
    vote.set_score(document, "B", "cost", None)
    scores = {(s.voter, s.criterion): s.value for s in read(document, id).options[0].scores}
    assert scores == {("", "cost"): 5, ("", "gain"): 3, ("Ana", "cost"): 1}
    assert [s.criterion for s in read(document, id).options[1].scores] == ["gain"]
    assert vote.rename_voter(document, id, "Ana", "Anna")
    assert {s.voter for s in read(document, id).options[0].scores} == {"", "Anna"}
    vote.set_score(document, read(document, id).options[0].id, read(document, id).criteria[0].id, 1, "Ben")
    assert not vote.rename_voter(document, id, "Ben", "Anna")
    assert {s.voter for s in read(document, id).options[0].scores} == {"", "Anna", "Ben"}
    vote.delete_voter(document, id, "Ben")
    assert vote.rename_voter(document, id, "Anna", "Ana")
    vote.delete_voter(document, id, "Ana")
    assert {s.voter for s in read(document, id).options[0].scores} == {""}
    vote.set_scores(document, [("B", "cost", 2), ("B", "gain", 4)])
    assert figures(read(document, id)).options["B"].score == (3 * 4 + 5 * 4) / 8


def test_what_a_level_means_is_written_changed_and_cleared(document, id):
    vote.word_level(document, id, 5, "Great")
    vote.word_level(document, id, 1, "Bad")
    vote.word_level(document, id, 5, "Excellent")
    vote.word_level(document, id, 1, "")
    assert [(level.value, level.words) for level in read(document, id).levels] == [(5, "Excellent")]


def test_points_dots_and_places_of_an_option(document, id):
    quick = vote.add_point(document, "A", "pro", "Quick")
    dear = vote.add_point(document, "A", "con", "Dear")
    vote.change_point(document, dear, "weight", 4)
    vote.delete_points(document, [quick])
    for by in (1, 1, -1, -1, -1, 1):
        vote.dot(document, "A", by)
    vote.place(document, "A", 2.5, 8)
    option = read(document, id).options[0]
    assert [(p.side, p.text, p.weight) for p in option.points] == [("con", "Dear", 4)]
    assert (option.dots, option.effort, option.impact) == (1, 2.5, 8)
    vote.place(document, "A", None, None)
    vote.clear_dots(document, id)
    option = read(document, id).options[0]
    assert (option.dots, option.effort, option.impact) == (0, None, None)


def test_the_dots_that_are_left_are_known_once_it_is_said_how_many_vote(document, id):
    assert calc.dots_left(read(document, id)) is None
    edit.change(document, id, "voters", 2)
    vote.dot(document, "A", 4)
    assert calc.dots_left(read(document, id)) == 2
    vote.dot(document, "B", 3)
    assert calc.dots_left(read(document, id)) == -1


def test_weights_are_taken_over_from_the_comparisons_once_none_is_missing(document, id):
    assert not edit.take_weights(document, id)
    vote.compare(document, id, "cost", "gain", 9)
    vote.compare(document, id, "gain", "cost", 3)  # the same pair the other way round
    assert [(c.first, c.second, c.ratio) for c in read(document, id).comparisons] == [("gain", "cost", 3)]
    assert edit.take_weights(document, id)
    assert [c.weight for c in read(document, id).criteria] == pytest.approx([25, 75])
    vote.compare(document, id, "cost", "gain", None)
    assert read(document, id).comparisons == ()


def test_a_copy_has_everything_under_other_ids_and_is_not_decided(document, id):
    edit.choose(document, id, "A", "Why not")
    vote.add_point(document, "A", "pro", "Quick")
    vote.compare(document, id, "cost", "gain", 2)
    made = edit.copy(document, id, "Once more")
    one, other = read(document, id), read(document, made or "")
    assert (other.name, other.chosen, other.because) == ("Once more", None, "")
    assert list(figures(other).options.values())[0].score == figures(one).options["A"].score
    assert other.comparisons[0].first == other.criteria[0].id != "cost"
    assert other.options[0].points[0].text == "Quick"
    assert edit.copy(document, "gone", "x") is None


def test_parts_know_the_decision_they_belong_to(document, id):
    point = vote.add_point(document, "A", "pro", "Quick")
    vote.word_level(document, id, 5, "Great")
    decision = read(document, id)
    parts = [decision.levels[0].id, decision.options[0].scores[0].id, point, "A", "cost", id]
    assert [edit.home_of(document, [part]) for part in parts] == [id] * len(parts)


GESTURES: list[Callable[[Document, str], object]] = [
    lambda d, id: edit.add(d, "Another"),
    lambda d, id: edit.change(d, id, "low", 0),
    lambda d, id: edit.add_criteria(d, id, ["x", "y"]),
    lambda d, id: edit.move_criterion(d, id, "cost", 1),
    lambda d, id: edit.delete_criteria(d, ["cost"]),
    lambda d, id: edit.add_options(d, id, ["x", "y"], at=0),
    lambda d, id: edit.move_option(d, id, "B", 0),
    lambda d, id: edit.delete_options(d, ["A"]),
    lambda d, id: vote.set_score(d, "A", "cost", 4, "Ana"),
    lambda d, id: vote.place(d, "A", 1, 2),
    lambda d, id: vote.add_point(d, "B", "con", "Loud"),
    lambda d, id: vote.compare(d, id, "cost", "gain", 7),
    lambda d, id: edit.remove(d, id),
]


@pytest.mark.parametrize("gesture", GESTURES)
def test_every_gesture_is_one_step_that_undo_takes_back_wholly(document, id, gesture):
    before = dump(document)
    gesture(document, id)
    after = dump(document)
    assert after != before
    document.undo()
    assert dump(document) == before
    document.redo()
    assert dump(document) == after


def test_comparisons_of_a_criterion_go_with_it(document):
    id = edit.add_decision(document, compared("ABC", (2, 4, 2)))
    edit.delete_criteria(document, ["B"])
    assert [(c.first, c.second) for c in read(document, id).comparisons] == [("A", "C")]
