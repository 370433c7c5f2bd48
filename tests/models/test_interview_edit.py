"""Holding an interview, as the document keeps it: questions, ticks, answers, and observations made of them."""

from __future__ import annotations

import pytest

from app.calc.interview import GUIDES
from app.models import interview_edit as edit
from app.models.document import Document
from app.models.link import read_links
from app.models.observation import read_observations
from app.models.observation_edit import delete_observations

ASKED = ("What do you wait for?", "What do you carry?", "What hurts?")


@pytest.fixture
def document(tmp_path):
    with Document.new(tmp_path / "event.kaizen") as document:
        yield document


@pytest.fixture
def held(document):
    id = edit.add_interview(document, "Operator", ASKED, held_on="2026-03-12", held_by="Léa")
    edit.change(document, id, "person", "Marc")
    return id


def interviews(document):
    return edit.read(document)[0]


def questions(document):
    return interviews(document)[0].questions


def test_an_interview_holds_the_questions_of_its_guide_in_their_order(document, held):
    found = interviews(document)[0]
    assert [q.text for q in found.questions] == list(ASKED)
    assert (found.function, found.person, found.held_on, found.held_by) == ("Operator", "Marc", "2026-03-12", "Léa")
    assert not any(q.asked or q.answer for q in found.questions)


def test_an_answer_ticks_its_question_and_a_tick_needs_no_answer(document, held):
    first, second, _third = questions(document)
    edit.answer(document, first.id, "For the forklift")
    edit.tick(document, second.id, True)
    assert [(q.asked, q.answer) for q in questions(document)] == [(True, "For the forklift"), (True, ""), (False, "")]
    edit.answer(document, first.id, "")
    assert questions(document)[0].asked, "it was put all the same"
    edit.tick(document, second.id, False)
    assert not questions(document)[1].asked


def test_own_questions_are_added_moved_reworded_and_removed(document, held):
    first = questions(document)[0].id
    own = edit.add_question(document, held, "Who helps you?", after=first)
    last = edit.add_question(document, held, "Anything else?")
    assert [q.text for q in questions(document)] == [ASKED[0], "Who helps you?", *ASKED[1:], "Anything else?"]
    edit.move_question(document, last, 0)
    edit.reword(document, last, "How are you?")
    edit.delete_question(document, own)
    assert [q.text for q in questions(document)] == ["How are you?", *ASKED]
    edit.move_question(document, last, 99)
    assert questions(document)[-1].id == last


def test_interviews_are_ordered_and_deleted_with_their_questions(document, held):
    other = edit.add_interview(document, "Quality", ["Which defects?"])
    edit.move_interview(document, other, 0)
    assert [i.function for i in interviews(document)] == ["Quality", "Operator"]
    edit.delete_interview(document, held)
    assert [i.function for i in interviews(document)] == ["Quality"]
    document.undo()
    assert [len(i.questions) for i in interviews(document)] == [1, 3]


def test_an_answer_becomes_an_observation_that_says_who_was_asked_and_when(document, held):
    question = questions(document)[0].id
    edit.answer(document, question, "For the forklift, ten minutes each time ")
    id = edit.observe(document, question)
    with document.read() as session:
        (found,) = read_observations(session)
        (link,) = read_links(session)
    assert (found.id, found.text, found.source) == (id, "For the forklift, ten minutes each time", "interview")
    assert (found.asked, found.seen_on, found.seen_by) == ("Marc, Operator", "2026-03-12", "Léa")
    assert (link.source_kind, link.source, link.target_kind, link.target) == ("question", question, "observation", id)
    assert edit.read(document)[1] == {question: id}
    document.undo()
    assert edit.read(document)[1] == {}
    with document.read() as session:
        assert read_observations(session) == []


def test_an_answer_is_observed_once_and_again_when_that_observation_is_no_more(document, held):
    question = questions(document)[0].id
    edit.answer(document, question, "For the forklift")
    id = edit.observe(document, question)
    assert edit.observe(document, question) == id
    delete_observations(document, [id])
    assert edit.read(document)[1] == {}
    assert edit.observe(document, question) not in (id, None)


def test_without_an_answer_there_is_nothing_to_observe(document, held):
    assert edit.observe(document, questions(document)[0].id) is None
    assert edit.observe(document, "gone") is None
    assert document.undo_label == "Change the person asked"


def test_there_is_a_guide_for_each_function_of_the_plant_with_open_questions():
    assert len({guide.id for guide in GUIDES}) == len(GUIDES) >= 9
    for guide in GUIDES:
        assert 7 <= len(guide.questions) <= 10, guide.id
        assert len(set(guide.questions)) == len(guide.questions)
        for question in guide.questions:
            assert question[-1] in "?."
            assert len(question) <= 110, "longer ones are not read aloud"
            first = question.split()[0].lower()
            assert first not in ("do", "does", "is", "are", "can", "have", "has", "did"), "only open questions"
