"""The five whys page: framed, typed, marked, proved and read upwards; its links to the cause and to what proves it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel

from app.calc.event import EventData
from app.calc.fishbone import Bone, Cause, Fishbone
from app.calc.five_whys import FiveWhys, Why
from app.calc.link import Link
from app.calc.tally import Category, Tally
from app.exchange.event_file import write_new
from app.models import five_whys_edit as edit
from app.models.link import read_links
from app.views.proof_sheet import ProofSheet
from tests.hand import Hand
from tests.views.conftest import make_window

DOORS = FiveWhys(
    "f",
    "Doors are scratched",
    what="scratched doors",
    where="paint line",
    answers=(
        Why("a", "They touch each other", answers=(Why("b", "The trolley is too small"), Why("c", "Felt is worn"))),
        Why("d", "Nobody looks for scratches"),
    ),
)
EVENT = EventData(
    "Line 3",
    "en",
    tallies=(Tally("t", "Defects of week 12", categories=(Category("t1", "Other", other=True),)),),
    fishbones=(Fishbone("i", "Scratches", categories=(Bone("m", "Method", (Cause("k", "Doors touch"),)),)),),
    whys=(DOORS, FiveWhys("g", "Paint runs")),
    links=(Link("cause", "k", "five_whys", "f"),),
)


@pytest.fixture
def page(dressed, qtbot, settings, tmp_path: Path):
    path = tmp_path / "doors.kaizen"
    write_new(path, EVENT)
    window = make_window(qtbot, settings)
    window.files.open_path(path)
    window.go("five_whys")
    qtbot.waitExposed(window)
    Hand.wait()
    return window.page("five_whys")


@pytest.fixture
def hand(page) -> Hand:
    return Hand(page.window())


def why(page, id: str) -> Why:
    found = page.shown().why_of(id)
    assert found is not None
    return found


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_one_key_marks_status_and_root_and_the_root_mark_goes_by_the_same_key(page, hand):
    page.view.select(["b"])
    for key, status in (("C", "checking"), ("X", "ruled_out"), ("S", "suspected"), ("V", "confirmed")):
        hand.key(key)
        assert why(page, "b").status == status
    hand.key("O")
    assert (why(page, "b").root, why(page, "b").verified) == ("occurrence", True)
    hand.key("N")
    assert why(page, "b").root == "non_detection"
    hand.key("N")
    assert why(page, "b").root is None
    page.view.select(["c", "d"])
    hand.key("N")
    assert {why(page, id).root for id in "cd"} == {"non_detection"}
    assert page.desk.document.undo_label == edit.CHANGE["root"]


def test_letters_are_text_while_a_text_is_typed(page, hand):
    page.view.select(["c"])
    hand.key("Tab")
    hand.type("SCVXONTLEP")
    hand.key("Return")
    hand.key("Escape")
    assert why(page, "c").answers[0].text == "SCVXONTLEP"
    page.view.select(["c"])
    page.panel.show_field("text")
    hand.type("X")
    assert why(page, "c").status == "suspected"


def test_a_verified_root_cause_is_said_to_be_ready_to_become_an_action(page, hand):
    page.view.select(["b"])
    assert "ready" not in words(page.panel)
    hand.key("O")
    assert "ready" not in words(page.panel)
    hand.key("V")
    assert "ready to become an action" in words(page.panel)
    page.view.select([])
    (button,) = page.panel.roots.buttons
    assert "ready" in button.text()
    Hand(button).click()
    assert page.view.selected() == ["b"]
    assert "Ready: 1" in page.window().status.numbers.text()


def test_the_frame_makes_a_sentence_that_becomes_the_problem(page, hand):
    page.turn_to("g")
    assert not page.frame.isVisible()
    hand.key("F3")
    hand.type("runs of paint")
    hand.key("Tab")
    hand.type("on the doors")
    hand.key("Tab")
    hand.key("Tab")
    assert page.frame.sentence.text() == "runs of paint, on the doors"
    Hand(page.frame.take_it).click()
    hand.key("Return")
    assert page.shown().problem == "runs of paint, on the doors"
    assert page.shown().where == "on the doors"
    assert page.view.typing.is_open  # the first why is asked at once


def test_five_whys_begin_with_the_problem_or_with_its_frame(page, hand):
    page.commands["add_whys"].trigger()
    hand.type("The pump stops")
    hand.key("Return")
    hand.type("No current")
    hand.key("Return")
    hand.key("Escape")
    assert page.shown().problem == "The pump stops"
    assert [w.text for w in page.shown().answers] == ["No current"]
    page.commands["add_framed"].trigger()
    hand.type("a leak")
    hand.key("Tab")
    assert page.shown().what == "a leak"
    assert page.tabs.tabs.count() == 4


def test_the_branch_is_read_upwards_in_words(page, hand):
    page.view.select(["b"])
    hand.key("T")
    assert page.strip.words.text() == "“The trolley is too small”, therefore “They touch each other”"
    assert page.strip.place.text() == "1 of 2"
    hand.key("Up")
    assert page.strip.words.text() == "“They touch each other”, therefore “Doors are scratched”"
    assert page.strip.chain.text().count("therefore") == 2
    hand.key("Escape")
    assert not page.strip.isVisible()
    assert not page.commands["therefore"].isChecked()
    assert page.view.selected() == ["b"]


def test_reading_upwards_needs_an_answer(page, hand):
    page.view.select(["f"])
    assert not page.commands["therefore"].isEnabled()
    hand.key("T")
    assert page.view.reading is None


def test_tree_and_list_change_by_one_key_and_are_kept_when_the_look_changes(page, hand):
    page.view.select(["c"])
    hand.key("L")
    assert page.view.as_list
    hand.key("F9")
    Hand.wait()
    page = hand.widget.page("five_whys")
    assert page.view.as_list
    assert page.view.selected() == ["c"]
    assert page.commands["as_list"].isChecked()


def test_evidence_is_typed_by_one_key_and_shown_on_the_card(page, hand):
    page.view.select(["c"])
    hand.key("E")
    hand.type("12 of 16 felts thinner than 2 mm")
    page.view.setFocus()
    Hand.wait()
    assert why(page, "c").evidence == "12 of 16 felts thinner than 2 mm"
    assert any("thinner" in line for line in page.view.laid.card("c").known)


def test_a_proof_is_linked_from_a_list_and_stands_in_the_trail(page, hand):
    page.view.select(["c"])
    hand.key("P")
    sheet = page.window().findChild(ProofSheet)
    hand.type("week 12")
    hand.key("Return")
    hand.key("Escape")
    Hand.wait()
    assert not page.window().findChildren(ProofSheet)
    assert [end.id for end in page.panel.trail.shown.proof] == ["t"]
    with page.desk.document.read() as session:
        assert Link("tally", "t", "why", "c", "evidence") in [
            Link(*(getattr(link, name) for name in ("source_kind", "source", "target_kind", "target", "role")))
            for link in read_links(session)
        ]
    hand.key("P")
    hand.key("Return")
    hand.key("Escape")
    assert page.panel.trail.shown.proof == ()
    assert sheet is not None


def test_the_trail_leads_back_to_the_cause(page):
    page.view.select([])
    assert [end.id for step in page.panel.trail.shown.path for end in step] == ["i", "k"]
    page.view.select(["b"])
    assert page.panel.trail.shown.this.id == "b"


def test_deleting_what_is_linked_says_what_stays_and_undo_brings_it_back(page, hand):
    page.commands["delete_whys"].trigger()
    assert "Doors touch" in page.window().status.hint.text()
    assert page.shown_id == "g"
    hand.key("Ctrl+Z")
    assert page.shown_id == "f"
    assert page.panel.trail.shown.path


def test_answers_are_copied_as_an_outline_and_pasted_as_answers(page, hand):
    page.view.select(["a"])
    hand.key("Ctrl+C")
    copied = QGuiApplication.clipboard().text()
    assert copied == "They touch each other\n\tThe trolley is too small\n\tFelt is worn"
    page.turn_to("g")
    hand.key("Ctrl+V")
    assert [(w.text, len(w.answers)) for w in page.shown().answers] == [("They touch each other", 2)]
    QGuiApplication.clipboard().setText("1. first\n2. second")
    hand.key("Ctrl+V")
    assert [w.text for w in page.shown().answers[0].answers][-2:] == ["first", "second"]


def test_deleting_an_answer_selects_the_one_it_answered_to(page, hand):
    page.view.select(["b"])
    hand.key("Delete")
    assert [w.id for w in page.shown().whys()] == ["a", "c", "d"]
    assert page.view.selected() == ["a"]


def test_undo_of_a_change_goes_to_the_five_whys_where_it_was(page, hand):
    page.view.select(["d"])
    hand.key("V")
    page.turn_to("g")
    hand.key("Ctrl+Z")
    assert page.shown_id == "f"
    assert page.view.selected() == ["d"]


def test_things_are_opened_from_elsewhere_and_found_by_name(page):
    window = page.window()
    window.go("value_stream")
    assert window.open_thing("why", "c")
    assert window.current == "five_whys"
    assert page.view.selected() == ["c"]
    assert not window.open_thing("why", "nowhere")
    found = {each.title: each for each in page.found()}
    found["Paint runs"].go()
    assert page.shown_id == "g"
    found["Felt is worn"].go()
    assert (page.shown_id, page.view.selected()) == ("f", ["c"])


def test_the_tabs_name_order_and_delete(page):
    page.tabs.named.emit("g", "Paint drips")
    assert page.tabs.tabs.tabText(1) == "Paint drips"
    page.commands["move_whys_right"].trigger()
    assert [id for id, _problem in edit.listed(page.desk.document)] == ["g", "f"]
    page.commands["next_whys"].trigger()
    assert page.shown_id == "g"
    page.commands["delete_whys"].trigger()
    page.commands["delete_whys"].trigger()
    assert page.empty.isVisible()
    assert page.commands["print_whys"].text() == "Print the blank form…"
    assert not page.panel.isVisible()


def test_a_picture_dropped_on_an_answer_becomes_its_photo_and_is_counted_on_the_card(page, qtbot, tmp_path):
    file = tmp_path / "felt.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(file))
    on = Hand(page.view)
    assert on.drop([file], page.view.laid.box("c").center())
    qtbot.waitUntil(lambda: len(why(page, "c").photos) == 1, timeout=5000)
    assert "1 photo" in page.view.laid.card("c").known[0]
    assert not on.drop([file], page.view.laid.box("f").center())


def test_the_panel_keeps_what_it_says_while_a_new_answer_is_typed(page, hand):
    page.view.select(["b"])
    hand.key("Tab")
    assert page.panel.editors["text"].toPlainText() == "The trolley is too small"
    hand.type("Batches grew")
    hand.key("Return")
    hand.key("Escape")
    Hand.wait()
    assert page.panel.editors["text"].toPlainText() == "Batches grew"


def test_another_writer_is_followed(page):
    edit.change_answers(page.desk.document, ["c"], "text", "The felt is gone")
    Hand.wait()
    page.view.select(["c"])
    assert page.panel.editors["text"].toPlainText() == "The felt is gone"
    edit.remove_answers(page.desk.document, ["c"])
    Hand.wait()
    assert page.view.selected() == []


def test_the_picture_is_saved_and_copied(page, tmp_path):
    from app.language import current
    from app.reports.picture import of_whys
    from app.views.picture_output import write_picture

    page.commands["copy_picture"].trigger()
    assert not QGuiApplication.clipboard().image().isNull()
    write_picture(page.desk, of_whys(page.shown(), current()), tmp_path / "doors.svg")
    assert "scratched" in (tmp_path / "doors.svg").read_text("utf-8")


def test_the_projector_folds_the_panels_and_writes_larger(page, hand):
    hand.key("F11")
    Hand.wait()
    page = hand.widget.page("five_whys")
    assert not page.panel.isVisible()
    assert page.view.size_factor == 1.5
    hand.key("L")
    assert page.view.zoom.scale == 1.5
    hand.key("F11")
    Hand.wait()
