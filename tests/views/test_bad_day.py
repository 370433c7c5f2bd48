"""A hurried, clumsy coordinator on a bad day: keys in the wrong state, the mouse amid typing, far too much of all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit
from sqlalchemy import delete

from app.calc.event import EventData
from app.calc.fishbone import Bone, Cause, Fishbone
from app.calc.five_whys import FiveWhys, Why
from app.calc.tally import Category
from app.calc.tally import Tally as TallyData
from app.exchange.event_file import write_new
from app.models.document_error import NotStored
from app.models.history import History
from app.models.observation import read_observations
from app.models.tally import Tally
from app.views.background import ask
from app.views.pdca_gate import GateSheet
from app.views.photo_intake import Offered
from app.views.proof_sheet import ProofSheet
from tests.hand import Hand
from tests.views.conftest import make_window


@pytest.mark.parametrize(
    ("tool", "begin", "aside"),
    [
        ("fishbone", "add_cause", "scheme_6M"),
        ("fishbone", "add_cause", "collapse_all"),
        ("five_whys", "ask_why", "copy"),
        ("five_whys", "edit_text", "type_evidence"),
    ],
)
def test_a_command_of_the_bar_amid_typing_leaves_the_keys_somewhere(linked, tool, begin, aside):
    """The buttons of the bar take no focus: the field that is closed for them had it."""
    linked.go(tool)
    page, hand = linked.page(tool), Hand(linked)
    page.commands[begin].trigger()
    hand.type("Half a")
    page.settle()
    page.commands[aside].trigger()
    hand.wait()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()
    hand.key("Ctrl+Z")
    hand.key("Ctrl+Y")


def test_no_problem_is_typed_over_that_the_filter_hides_and_no_line_that_nobody_sees(problem_page):
    window = problem_page.window()
    hand = Hand(window)
    problem_page.side.seek.setText("nothing is called so")
    problem_page.side.list.setFocus()
    for key in ("Return", "F2"):
        hand.key(key)
        assert QApplication.focusWidget().isVisible()
    problem_page.side.seek.clear()
    hand.key("Ctrl+A")
    hand.key("Delete")
    assert problem_page.side.all == []
    hand.key("Ctrl+F")
    assert QApplication.focusWidget() is not problem_page.side.seek


# Photographs


@pytest.fixture
def photo(tmp_path) -> str:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("orange"))
    path = str(tmp_path / "press.jpg")
    assert image.save(path)
    return path


@pytest.fixture
def slow(window) -> Iterator[Event]:
    """The background rests until this is set."""
    gate = Event()
    ask(window, gate.wait, lambda _answer: None, lambda _problem: None)
    yield gate
    gate.set()


def seen(window) -> list[tuple[str, int]]:
    with window.document.read() as session:
        return [(each.text, len(each.photos)) for each in read_observations(session)]


def drop_beside(window, hand: Hand, files: list[str]) -> None:
    entry = window.page("observation").board.entry.text
    assert hand.drop(files, entry.mapTo(window, QPoint(40, 5)))


def test_words_typed_before_a_broken_picture_was_dropped_are_noted_without_it(window, qtbot, tmp_path):
    (tmp_path / "empty.jpg").write_bytes(b"")
    window.go("observation")
    hand = Hand(window)
    hand.type("Oil on the floor")
    drop_beside(window, hand, [str(tmp_path / "empty.jpg")])
    qtbot.waitUntil(lambda: seen(window) == [("Oil on the floor", 0)], timeout=10_000)
    assert "empty.jpg" in window.banners.open_banners()[0].text


def test_words_and_photo_come_together_whatever_look_is_taken_meanwhile(window, qtbot, photo, slow):
    window.go("observation")
    hand = Hand(window)
    hand.type("Oil on the floor")
    drop_beside(window, hand, [photo])
    window.rebuild()
    drop_beside(window, Hand(window), [photo])
    window.rebuild()
    slow.set()
    qtbot.waitUntil(lambda: seen(window) == [("Oil on the floor", 1), ("", 1)], timeout=10_000)
    assert [each.observation.text for each in window.page("observation").board.all] == ["Oil on the floor", ""]


def test_an_event_that_is_closed_keeps_the_words_and_says_what_of_the_photo_was(window, qtbot, event_file, photo, slow):
    window.go("observation")
    hand = Hand(window)
    hand.type("Oil on the floor")
    drop_beside(window, hand, [photo])
    window.files.close_event()
    slow.set()
    qtbot.waitUntil(lambda: bool(window.banners.open_banners()), timeout=10_000)
    assert window.banners.open_banners()[0].text.startswith("1 photo was not ready when the event was closed")
    window.files.open_path(event_file)
    assert seen(window) == [("Oil on the floor", 0)]


def test_a_photo_whose_observation_is_deleted_meanwhile_is_not_said_to_be_added(window, qtbot, photo, slow):
    window.go("observation")
    page, hand = window.page("observation"), Hand(window)
    hand.type("Oil on the floor")
    hand.key("Return")
    page.photos.strip.take([Offered("press.jpg", Path(photo))])
    hand.key("Escape")
    hand.key("Delete")
    slow.set()
    qtbot.waitUntil(lambda: bool(window.banners.open_banners()), timeout=10_000)
    assert "deleted before it was ready" in window.banners.open_banners()[0].text


# A full disk


@pytest.fixture
def full_disk(monkeypatch, qtbot):
    """Within this nothing more fits on the disk; the sentences that were said come out."""

    def refuse(*_given: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    @contextmanager
    def full() -> Iterator[list[str]]:
        told: list[str] = []
        with monkeypatch.context() as patch, qtbot.captureExceptions() as raised:
            patch.setattr(History, "remember", refuse)
            yield told
        assert all(isinstance(error, NotStored) for _kind, error, _where in raised)
        told += [str(error) for _kind, error, _where in raised]

    return full


def test_what_a_full_disk_refuses_stays_in_the_line_and_in_the_fields(window, full_disk):
    window.go("observation")
    page, hand = window.page("observation"), Hand(window)
    hand.type("Oil on the floor")
    with full_disk() as told:
        hand.key("Return")
    assert len(told) == 1
    assert page.board.entry.text.text() == "Oil on the floor"
    assert page.board.all == []
    hand.key("Return")
    assert [each.observation.text for each in page.board.all] == ["Oil on the floor"]
    hand.key("Escape")
    with full_disk():
        page.form.show_field("quantity")
        hand.type("12")
        hand.key("Tab")
        page.form.show_field("text")
        hand.key("Ctrl+A")
        hand.type("Oil everywhere")
        page.form.editors["unit"].setFocus()
    assert page.form.editors["quantity"].text() == "12"
    assert page.form.editors["text"].toPlainText() == "Oil everywhere"
    assert page.board.all[0].observation.quantity is None
    page.settle()
    told = page.board.all[0].observation
    assert (told.quantity, told.text) == (12, "Oil everywhere")


def test_what_a_full_disk_refuses_of_an_interview_stays_in_its_fields(window, full_disk):
    window.go("observation")
    page, hand = window.page("observation"), Hand(window)
    page.show_mode("interviews")
    interviews = page.modes.of("interviews")
    interviews.commands["open_interview"].trigger()
    interviews.own.setFocus()
    hand.type("Why?")
    with full_disk():
        hand.key("Return")
    assert interviews.own.text() == "Why?"
    hand.key("Return")
    assert interviews.own.text() == ""
    row = next(iter(interviews.rows.values()))
    row.answer.setFocus()
    hand.type("Because")
    with full_disk():
        hand.key("Return")
    assert row.answer.toPlainText() == "Because"
    page.settle()
    assert interviews.interview().questions[0].answer == "Because"


def test_five_whys_show_what_is_stored_when_the_disk_refuses_an_answer(linked, full_disk):
    linked.go("five_whys")
    page, hand = linked.page("five_whys"), Hand(linked)
    before = page.view.laid.ids()
    page.commands["ask_why"].trigger()
    hand.type("The fuse blew")
    with full_disk() as told:
        hand.key("Return")
    assert told
    assert page.view.laid.ids() == before


def test_what_a_full_disk_refuses_of_axes_and_suggestions_stays_typed(linked, full_disk):
    linked.go("axis")
    page, hand = linked.page("axis"), Hand(linked)
    page.focus()
    hand.key("Return")
    hand.type("Clean machines")
    with full_disk() as told:
        hand.key("Return")
    assert told
    assert page.board.typing.editor.toPlainText() == "Clean machines"
    hand.key("Return")
    hand.key("Escape")
    assert page.board.told[-1].axis.name == "Clean machines"
    hand.key("F2")
    hand.type("Always clean")
    with full_disk():
        hand.key("Return")
    assert page.board.typing.editor.toPlainText() == "Always clean"
    linked.go("suggestion")
    entry = linked.page("suggestion").board.entry
    entry.text.setFocus()
    hand.type("A lamp")
    hand.key("Tab")
    hand.type("Ali")
    with full_disk():
        hand.key("Return")
    assert (entry.text.text(), entry.author.text()) == ("A lamp", "Ali")


@pytest.mark.parametrize("key", ["Return", "Tab"])
def test_what_a_full_disk_refuses_of_the_plan_stays_typed_in_its_cell(linked, full_disk, key):
    linked.go("action")
    page, hand = linked.page("action"), Hand(linked)
    page.board.into_view()
    page.commands["edit_text"].trigger()
    hand.key("Ctrl+A")
    hand.type("Call the maker twice")
    with full_disk() as told:
        hand.key(key)
    assert told
    assert page.board.table.typing.editor.text() == "Call the maker twice"
    hand.key("Return")
    assert page.board.plan.rows[0].action.label == "Call the maker twice"


def test_what_a_full_disk_refuses_of_a_card_stays_typed_on_it(linked, full_disk):
    linked.go("pdca")
    page, hand = linked.page("pdca"), Hand(linked)
    page.commands["add_card"].trigger()
    hand.type("Paint the floor")
    with full_disk():
        hand.key("Return")
    assert page.view.typing.is_open
    hand.key("Return")
    hand.key("Escape")
    made = next(a for a in page.view.mirror.actions.values() if a.label == "Paint the floor")
    page.view.select([made.id])
    hand.key("F2")
    hand.type("Paint it yellow")
    with full_disk():
        hand.key("Return")
    hand.key("Return")
    hand.key("Escape")
    assert page.view.mirror.actions[made.id].label == "Paint it yellow"


def test_the_proof_that_a_full_disk_refuses_stays_at_the_gate(linked, full_disk):
    linked.go("pdca")
    page = linked.page("pdca")
    page.view.select(list(page.view.mirror.actions)[:1])
    page.commands["turn_wheel"].trigger()
    gate = page.findChild(GateSheet)
    gate.lines["plan"].setText("Agreed with the shift")
    with full_disk():
        gate.on.click()
    assert gate.isVisible()
    assert "could not be stored" in gate.wrong.text()
    assert gate.lines["plan"].text() == "Agreed with the shift"
    gate.on.click()
    assert not gate.isVisible()
    assert [p.text for a in page.view.mirror.actions.values() for p in a.proofs] == ["Agreed with the shift"]


def test_a_question_whose_answer_a_full_disk_refuses_is_asked_again_with_it(linked, full_disk):
    linked.go("action")
    page, hand = linked.page("action"), Hand(linked)
    page.board.into_view()
    page.commands["drop"].trigger()
    hand.type("Nobody needs it")
    with full_disk() as told:
        page.ask.go.click()
    assert told
    assert page.ask.isVisible()
    assert page.ask.asked[0].line.text() == "Nobody needs it"
    hand.key("Return")
    assert not page.ask.isVisible()
    assert page.board.plan.rows[0].action.dropped_because == "Nobody needs it"


def test_what_a_full_disk_refuses_of_a_problem_outlives_another_look(linked, full_disk):
    linked.go("problem")
    hand = Hand(linked)
    linked.page("problem").side.list.select([linked.page("problem").side.all[0].problem.id])
    linked.page("problem").type_name()
    hand.type("The crane stopped twice")
    with full_disk() as told:
        hand.key("F9")
        hand.wait()
    assert told
    assert QApplication.focusWidget().toPlainText() == "The crane stopped twice"
    linked.settle()
    assert linked.page("problem").side.all[0].problem.name == "The crane stopped twice"


@pytest.mark.parametrize("away", ["another look", "closing", "another event", "closing the window"])
def test_what_a_full_disk_refuses_stays_half_typed_whatever_one_turns_to(linked, full_disk, away, tmp_path):
    other = tmp_path / "other.kaizen"
    write_new(other, EventData("Other", "en"))
    linked.go("decision")
    linked.go("lever")
    page, hand = linked.page("lever"), Hand(linked)
    page.show_field("description")
    hand.type("A second crane beside the first")
    with full_disk() as told:
        if away == "another look":
            hand.key("F9")
        elif away == "closing":
            linked.files.close_event()
        elif away == "another event":
            linked.files.open_path(other)
        else:
            linked.close()
        hand.wait()
    said = [*told, *(banner.text for banner in linked.banners.open_banners())]
    assert any("could not be stored" in each for each in said)
    assert linked.isVisible()
    assert linked.page("lever").form.editors["description"].toPlainText() == "A second crane beside the first"
    linked.settle()
    assert linked.page("lever").board.all[0].lever.description == "A second crane beside the first"
    hand.key("F9")
    linked.files.close_event()
    assert linked.document is None


def test_half_a_text_in_the_panel_outlives_the_photo_that_comes_meanwhile(window, qtbot, photo, slow):
    window.go("observation")
    page, hand = window.page("observation"), Hand(window)
    hand.type("Oil on the floor")
    hand.key("Return")
    page.photos.strip.take([Offered("press.jpg", Path(photo))])
    page.form.show_field("place")
    hand.type("Hall")
    slow.set()
    qtbot.waitUntil(lambda: seen(window) == [("Oil on the floor", 1)], timeout=10_000)
    hand.type(" 2")
    hand.key("Return")
    assert page.board.all[0].observation.place == "Hall 2"
    assert window.document.undo_label == "Change an observation"


# The clock, names and proofs, while something else is done


@pytest.fixture
def timing(linked):
    """The stopwatch runs over the chart of the event, after a lap."""
    linked.go("process_chart")
    page, hand = linked.page("process_chart"), Hand(linked)
    page.table.go(0, 1)
    page.commands["stopwatch"].trigger()
    hand.key("Space")
    hand.key("Space")
    return linked


@pytest.mark.parametrize("keys", ["F9", "F11", "Ctrl+Shift+L"])
def test_the_stopwatch_runs_on_when_the_look_changes(timing, keys):
    hand = Hand(timing)
    before = timing.page("process_chart").timing.bar.watch.total_s
    hand.key(keys)
    hand.wait()
    bar = timing.page("process_chart").timing.bar
    assert bar.isVisible()
    assert bar.watch.is_running
    assert bar.watch.total_s > before
    hand.key("Space")
    assert len(bar.watch.laps) == 2


def test_the_stopwatch_runs_on_while_another_tool_is_looked_at_and_not_when_it_is_closed(timing):
    bar = timing.page("process_chart").timing.bar
    timing.go("tally")
    timing.go("process_chart")
    assert bar.watch.is_running
    timing.page("process_chart").commands["stopwatch"].trigger()
    assert not bar.watch.is_running


@pytest.mark.parametrize("tool", ["tally", "process_chart", "fishbone", "five_whys", "value_stream"])
def test_a_name_that_is_half_typed_on_a_tab_is_kept_when_the_look_changes(linked, tool):
    linked.go(tool)
    hand = Hand(linked)
    linked.page(tool).tabs.name_current()
    hand.type("Half")
    hand.key("F9")
    hand.wait()
    tabs = linked.page(tool).tabs.tabs
    assert "Half" in [tabs.tabText(i) for i in range(tabs.count())]


def test_a_field_for_a_name_goes_with_what_it_names(linked):
    linked.go("tally")
    page, hand = linked.page("tally"), Hand(linked)
    page.commands["add_tally"].trigger()
    hand.key("Escape")
    page.tabs.name_current()
    with linked.document.edit("Delete the tally") as session:
        session.execute(delete(Tally).where(Tally.id == page.tally.id))
    hand.wait()
    assert not [line for line in page.tabs.findChildren(QLineEdit) if line.isVisible()]
    assert linked.document.undo_label == "Delete the tally"


def test_nothing_is_proved_that_was_deleted_while_the_list_of_proofs_is_open(linked):
    linked.go("fishbone")
    page, hand = linked.page("fishbone"), Hand(linked)
    page.view.select([page.view.fishbone.categories[0].id])
    hand.key("Tab")
    hand.type("Fresh cause")
    hand.key("Return")
    hand.key("Escape")
    page.view.select([next(c.id for c in page.view.fishbone.causes() if c.text == "Fresh cause")])
    page.commands["link_proof"].trigger()
    linked.commands["undo"].trigger()
    label = linked.document.undo_label
    hand.key("Return")
    assert linked.document.undo_label == label
    assert not [sheet for sheet in page.findChildren(ProofSheet) if sheet.isVisible()]


# What comes from elsewhere


@pytest.fixture
def lines(dressed, qtbot, settings, tmp_path):
    """The window on an event whose texts have several lines where people type one."""
    why, cause = Why("y", "u\nv"), Cause("c", "x\ny\nz")
    data = EventData(
        "Lines",
        "en",
        tallies=(TallyData("t", "T\nT", categories=(Category("tc", "c\nd"),)),),
        fishbones=(Fishbone("f", "E\nF", categories=(Bone("b", "B\nC", (cause,)),)),),
        whys=(FiveWhys("w", "Q\nR", answers=(why,)),),
    )
    write_new(tmp_path / "lines.kaizen", data)
    made = make_window(qtbot, settings)
    made.files.open_path(tmp_path / "lines.kaizen")
    return made


def test_a_text_of_several_lines_that_is_looked_at_and_left_alone_is_not_changed(lines):
    hand = Hand(lines)
    for tool, ids in (("fishbone", ("f", "b", "c")), ("five_whys", ("w", "y")), ("tally", ("tc",))):
        lines.go(tool)
        page = lines.page(tool)
        picture = page.sheet if tool == "tally" else page.view
        for id in ids:
            picture.select(id if tool == "tally" else [id])
            picture.setFocus()
            hand.key("F2")
            assert picture.typing.is_open
            hand.key("Return")
            page.settle()
        page.tabs.name_current()
        hand.key("Return")
        assert lines.document.undo_label is None, tool


def test_a_note_shows_what_is_kept_of_it(window):
    window.go("observation")
    page, hand = window.page("observation"), Hand(window)
    hand.type("Oil")
    hand.key("Return")
    hand.key("Escape")
    page.form.show_field("text")
    hand.key("Ctrl+Home")
    hand.key("Return")
    page.form.editors["place"].setFocus()
    assert page.form.editors["text"].toPlainText() == page.board.all[0].observation.text == "Oil"
