"""Holding an interview at the keyboard while the person talks: guide, ticks, answers, observations, undo."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QWidget

from app.calc.interview import GUIDES
from app.calc.observation import Observation
from app.models import interview_edit as edit
from app.models.document import Document
from app.models.observation import read_observations
from app.models.observation_edit import delete_observations
from app.views.interview import Interviews
from app.views.interview_row import QuestionRow
from app.views.settings import Settings
from app.views.theme import appearance, wear
from tests.hand import Hand

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the screenless platform says of menus
ASKED = ("What do you wait for?", "What do you carry?", "What hurts?")


@pytest.fixture
def document(tmp_path):
    with Document.new(tmp_path / "event.kaizen", "en") as document:
        yield document


@pytest.fixture
def show(dressed, qtbot, document):
    """Makes the interviews as the page does, in a window of this size and look."""
    stops = []

    def show(document=document, width: int = 1196, height: int = 600, projector: bool = False) -> Interviews:
        worn = appearance("light", projector)
        wear(dressed, worn)
        said: list[str] = []
        opened: list[tuple[str, str]] = []
        desk = SimpleNamespace(
            document=document,
            worn=worn,
            settings=Settings(),
            say=said.append,
            said=said,
            open_thing=lambda *thing: opened.append(thing),
            opened=opened,
        )
        widget = Interviews(desk)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.begin()
        stops.append(document.subscribe(widget.refresh))
        return widget

    yield show
    for stop in stops:
        stop()


@pytest.fixture
def page(show, document):
    edit.add_interview(document, "Operator", ASKED, held_on="2026-03-12", held_by="Léa")
    return show()


@pytest.fixture
def hand(page):
    made = Hand(page)
    page.setFocus()
    Hand.wait()
    return made


def questions(document, at: int = 0):
    return edit.read(document)[0][at].questions


def focused() -> QuestionRow:
    widget = QApplication.focusWidget()
    while not isinstance(widget, QuestionRow):
        widget = widget.parentWidget()
    return widget


def test_an_empty_event_offers_a_guide_or_a_free_interview(show):
    page = show()
    Hand(page)
    assert page.empty.isVisible()
    assert [button.text() for button in page.empty.buttons] == ["New interview…", "Interview without a guide"]


def test_a_new_interview_takes_two_keys_and_the_name_is_typed_at_once(show, document):
    page = show()
    hand = Hand(page)
    page.setFocus()
    hand.key("N")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    Hand.wait()
    assert QApplication.activePopupWidget() is None
    hand.type("Marc")
    hand.key("Return")
    (held,) = edit.read(document)[0]
    assert (held.function, held.person, held.held_on) == ("Operator", "Marc", date.today().isoformat())
    assert [q.text for q in held.questions] == list(GUIDES[0].questions)
    assert focused().answer.hasFocus(), "then the first answer is typed"
    assert focused().question.id == held.questions[0].id


def test_a_new_interview_takes_two_clicks(page, hand, document):
    menu_button = page.findChildren(type(page.empty.buttons[0]))
    Hand(next(b for b in menu_button if b.text() == "New interview…" and b.isVisible())).click()
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    quality = next(a for a in menu.actions() if a.text() == "Quality")
    Hand(menu).click(menu.actionGeometry(quality).center())
    assert [i.function for i in edit.read(document)[0]] == ["Operator", "Quality"]
    assert edit.read(document)[0][1].held_by == "Léa", "who held the last one holds this one"


def test_answers_are_typed_one_after_another_with_enter(page, hand, document):
    for text in ("For the forklift", "Boxes of 20 kg", "My back"):
        hand.type(text)
        hand.key("Return")
    assert [(q.asked, q.answer) for q in questions(document)] == [
        (True, "For the forklift"), (True, "Boxes of 20 kg"), (True, "My back"),
    ]  # fmt: skip
    assert page.own.hasFocus()
    hand.type("Anything else?")
    hand.key("Return")
    assert questions(document)[-1].text == "Anything else?"
    assert page.own.text() == ""


def test_an_answer_takes_several_lines_and_grows(page, hand, document):
    row = focused()
    before = row.answer.height()
    hand.type("one")
    hand.key("Shift+Return")
    hand.type("two")
    assert row.answer.height() > before
    hand.key("Return")
    assert questions(document)[0].answer == "one\ntwo"


def test_a_tick_is_set_by_space_and_arrows_go_from_question_to_question(page, hand, document):
    hand.key("Escape")
    hand.key("Down")
    hand.key("Space")
    assert [q.asked for q in questions(document)] == [False, True, False]
    hand.key("Space")
    hand.key("Down")
    hand.key("Return")
    hand.type("My back")
    hand.key("Up")
    assert focused().question.text == ASKED[1]
    assert [(q.asked, q.answer) for q in questions(document)] == [(False, ""), (False, ""), (True, "My back")]


def test_one_key_makes_an_answer_an_observation_and_the_sign_opens_it(page, hand, document):
    hand.type("For the forklift")
    row = focused()
    assert row.sign.text().strip() == "To observation"
    hand.key("Ctrl+Return")
    with document.read() as session:
        (made,) = read_observations(session)
    assert (made.text, made.source, made.asked, made.seen_on) == (
        "For the forklift",
        "interview",
        "Operator",
        "2026-03-12",
    )
    assert row.sign.text().strip() == "Observation"
    Hand(row.sign).click()
    assert page.desk.opened == [("observation", made.id)]
    hand.key("Ctrl+Return")
    with document.read() as session:
        assert len(read_observations(session)) == 1


def test_the_sign_itself_makes_the_observation(page, hand, document):
    hand.type("For the forklift")
    Hand(focused().sign).click()
    with document.read() as session:
        assert [o.text for o in read_observations(session)] == ["For the forklift"]
    assert page.desk.opened == []


def test_an_answer_whose_observation_was_deleted_can_be_made_one_again(page, hand, document):
    hand.type("For the forklift")
    hand.key("Ctrl+Return")
    row = focused()
    delete_observations(document, list(page.observed.values()))
    assert row.sign.text().strip() == "To observation"
    document.undo()
    assert row.sign.text().strip() == "Observation"


def test_without_an_answer_there_is_no_sign_and_the_key_says_what_to_do(page, hand):
    assert not focused().sign.isVisible()
    hand.key("Ctrl+Return")
    assert page.desk.said == ["Write the answer first: it becomes the observation."]


def test_undo_takes_the_answer_back_once_nothing_is_half_typed(page, hand, document):
    hand.type("For the forklift")
    hand.key("Return")
    document.undo()
    assert questions(document)[0] == questions(document)[0].__class__(questions(document)[0].id, ASKED[0])
    assert page.rows[questions(document)[0].id].answer.toPlainText() == ""
    assert not page.rows[questions(document)[0].id].tick.isChecked()


def test_what_is_being_typed_stays_when_something_else_changes(page, hand, document):
    hand.type("For the fork")
    edit.tick(document, questions(document)[1].id, True)
    hand.type("lift")
    assert focused().answer.toPlainText() == "For the forklift"
    page.leave()
    assert questions(document)[0].answer == "For the forklift"


def test_a_question_is_reworded_where_it_stands_and_escape_gives_up(page, hand, document):
    hand.key("Escape")
    hand.key("F2")
    hand.type("Who keeps you waiting?")
    hand.key("Return")
    assert questions(document)[0].text == "Who keeps you waiting?"
    assert focused().tick.hasFocus()
    hand.key("F2")
    hand.type("Never mind")
    hand.key("Escape")
    assert questions(document)[0].text == "Who keeps you waiting?"
    assert focused().words.isVisible()


def test_questions_are_moved_and_removed_by_keys(page, hand, document):
    hand.key("Alt+Down")
    assert [q.text for q in questions(document)] == [ASKED[1], ASKED[0], ASKED[2]]
    assert focused().question.text == ASKED[0], "the keys stay with the question"
    hand.key("Alt+Up")
    hand.key("Alt+Up")
    assert [q.text for q in questions(document)] == list(ASKED)
    hand.key("Escape")
    hand.key("Delete")
    assert [q.text for q in questions(document)] == [ASKED[1], ASKED[2]]
    assert page.desk.said[-1] == "The question was deleted; Ctrl+Z brings it back."
    assert focused().question.text == ASKED[1]
    document.undo()
    assert page.order() == [q.id for q in questions(document)]


def test_deleting_a_question_says_that_its_observation_stays(page, hand, document):
    hand.type("For the forklift")
    hand.key("Ctrl+Return")
    hand.key("Escape")
    hand.key("Delete")
    assert "stays: Observation “For the forklift”" in page.desk.said[-1]
    with document.read() as session:
        assert len(read_observations(session)) == 1


def test_one_goes_from_interview_to_interview_and_orders_and_deletes_them(page, hand, document):
    other = edit.add_interview(document, "Quality", ["Which defects come back?"])
    hand.key("Ctrl+PgDown")
    assert page.current == other
    assert focused().question.text == "Which defects come back?"
    hand.key("Ctrl+Shift+PgUp")
    assert [i.function for i in edit.read(document)[0]] == ["Quality", "Operator"]
    assert page.current == other
    hand.key("Ctrl+Shift+Del")
    assert [i.function for i in edit.read(document)[0]] == ["Operator"]
    assert page.interview().function == "Operator"
    document.undo()
    assert [page.list.item(i).text().split("\n")[0] for i in range(page.list.count())] == ["Quality", "Operator"]


def test_who_when_and_by_whom_are_written_above_the_questions(page, hand, document):
    for field, typed, kept in (
        ("person", "Marc", "Marc"), ("held_on", "3/4/2026", "2026-04-03"), ("held_by", "Paul", "Paul"),
    ):  # fmt: skip
        editor = page.head.editors[field]
        editor.setFocus()
        editor.selectAll()
        hand.type(typed)
        hand.key("Return")
        assert getattr(edit.read(document)[0][0], field) == kept
    assert page.list.item(0).text() == "Marc\nOperator\n3 Apr 2026 · 0 of 3"


def test_a_question_is_shown_from_elsewhere(page, hand, document):
    other = edit.add_interview(document, "Quality", ["Which defects come back?"])
    question = questions(document, 1)[0].id
    assert page.show_thing("question", question)
    assert page.current == other
    assert focused().question.id == question
    assert not page.show_thing("question", "gone")
    assert not page.show_thing("observation", question)
    assert page.show_thing("interview", other)


def test_what_was_kept_comes_back(page, hand, document, show):
    edit.add_interview(document, "Quality", ["Which defects come back?"])
    hand.key("Ctrl+PgDown")
    page.own.setText("half")
    other = show()
    other.restore(page.kept())
    assert (other.current, other.own.text()) == (page.current, "half")


def test_its_commands_act_only_while_it_is_on_screen(page, hand):
    assert page.commands["add_question"].isEnabled()
    page.hide()
    assert not any(action.isEnabled() for action in page.commands.values())


def test_an_event_that_is_only_looked_at_can_be_read_and_not_written(document, show):
    edit.add_interview(document, "Operator", ASKED)
    document.write_back()
    with Document.look(document.path) as looked:
        page = show(looked)
        hand = Hand(page)
        page.setFocus()
        hand.type("No")
        hand.key("Return")
        page.leave()
        assert not page.commands["new_interview"].isEnabled()
        assert [q.answer for q in questions(looked)] == ["", "", ""]
        page.hide()


def test_what_others_observed_does_not_count_as_made_from_an_answer(page, document):
    from app.models.observation_edit import add_observation

    add_observation(document, Observation("", "Seen"))
    assert page.observed == {}


def test_rows_are_as_high_as_their_words_before_an_audience(show, document):
    edit.add_interview(document, "Operator", [GUIDES[0].questions[0]] * 9)
    page = show(width=1000, projector=True)
    Hand(page)
    Hand.wait()
    rows = [page.rows[id] for id in page.order()]
    for above, below in zip(rows, rows[1:], strict=False):
        assert above.geometry().bottom() < below.geometry().top()
        assert above.answer.geometry().bottom() <= above.height()
        assert above.words.height() >= above.words.heightForWidth(above.words.width())


def test_the_present_question_is_in_sight_however_long_the_guide(show, document, qtbot):
    edit.add_interview(document, "Operator", [GUIDES[0].questions[0]] * 20)
    page = show(width=1000, height=500, projector=True)
    for question in questions(document)[:17]:
        edit.answer(document, question.id, "One, and then another line, and a third one: " * 4)
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.addWidget(QWidget())
    stack.addWidget(page)
    stack.resize(1000, 500)
    Hand(stack)
    stack.setCurrentWidget(page)
    page.setFocus()  # as the page does, before anything was laid out
    for _ in range(3):
        Hand.wait()
    row = page.rows[page.present]
    assert row.question.id == questions(document)[17].id
    seen = row.visibleRegion().boundingRect().height()
    page.setParent(None)
    assert seen == row.height()
