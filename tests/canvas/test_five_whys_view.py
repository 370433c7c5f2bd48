"""Five whys typed, marked, moved and read upwards by keys and mouse, as a tree and as a list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from app.calc.five_whys import FiveWhys, Why
from app.canvas.field_editor import SentenceField
from app.canvas.five_whys_typing import DRAFT
from app.canvas.five_whys_view import WhysView
from app.look import LIGHT
from app.models import five_whys_edit as edit
from app.models.document import Document
from app.models.five_whys import add_whys
from tests.hand import Hand

PUMP = FiveWhys(
    "f",
    "The machine stopped",
    answers=(
        Why("a", "The fuse blew", answers=(Why("b", "Dry bearing", answers=(Why("c", "No strainer"),)), Why("d", "X"))),
        Why("e", "Nobody heard it"),
    ),
)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "event.kaizen", "en")
    with document.edit("Fill") as session:
        add_whys(session, [PUMP, FiveWhys("new")], ["a0", "a1"])
    yield document
    document.close()


@pytest.fixture
def view(qapp: QApplication, document: Document) -> Iterator[WhysView]:
    view = WhysView(LIGHT)
    view.resize(1280, 720)
    view.work_on(document)
    view.show_whys("f")
    Hand(view)
    view.setFocus()
    yield view
    view.close()
    view.deleteLater()
    Hand.wait()


@pytest.fixture
def hand(view: WhysView) -> Hand:
    return Hand(view)


def told(view: WhysView) -> str:
    """What is stored, as an outline of the texts in one line."""
    found = edit.read(view.document, view.whys_id or "")
    assert found is not None

    def of(answers: tuple[Why, ...]) -> str:
        return " ".join(why.text + (f"({of(why.answers)})" if why.answers else "") for why in answers)

    return of(found.answers)


def middle(view: WhysView, id: str) -> QPointF:
    return view.laid.box(id).center()


def test_five_whys_are_typed_without_the_mouse_from_the_problem_to_the_root(view, hand):
    view.show_whys("new")
    hand.key("Return")
    hand.type("The machine stopped")
    hand.key("Return")
    for text in ("The fuse blew", "The bearing ran dry", "No oil came", "The pump is worn"):
        hand.type(text)
        hand.key("Tab")
    hand.type("No strainer")
    hand.key("Return")
    hand.type("Strainer forgotten")
    hand.key("Return")
    hand.key("Return")  # an empty answer is none
    assert view.five_whys.problem == "The machine stopped"
    assert (
        told(view)
        == "The fuse blew(The bearing ran dry(No oil came(The pump is worn(No strainer Strainer forgotten))))"
    )
    assert view.laid.layout.depths[view.selected()[0]] == 5
    assert not view.typing.is_open


def test_tab_on_an_answer_asks_why_below_and_shift_tab_goes_back_up(view, hand):
    view.select(["e"])
    hand.key("Tab")
    hand.type("No alarm")
    hand.key("Shift+Tab")
    assert told(view).endswith("Nobody heard it(No alarm)")
    assert view.selected() == ["e"]
    hand.key("Shift+Tab")
    assert view.selected() == ["f"]


def test_enter_on_an_answer_gives_another_answer_to_the_same_why(view, hand):
    view.select(["b"])
    hand.key("Return")
    hand.type("Overload")
    hand.key("Escape")
    assert told(view) == "The fuse blew(Dry bearing(No strainer) X) Nobody heard it"
    assert view.selected() == ["b"]
    hand.key("Return")
    hand.type("Overload")
    hand.key("Tab")
    hand.key("Escape")
    assert told(view) == "The fuse blew(Dry bearing(No strainer) Overload X) Nobody heard it"
    assert view.document.undo_label == edit.ADD_ANSWER


def test_what_is_half_typed_leaves_no_trace_in_the_document(view, hand):
    before = view.document.undo_label
    view.select(["e"])
    hand.key("Tab")
    hand.type("half")
    assert DRAFT in view.laid.layout.boxes
    assert view.document.undo_label == before
    hand.key("Escape")
    assert DRAFT not in view.laid.layout.boxes
    hand.key("Tab")
    hand.key("Return")
    assert view.document.undo_label == before
    assert view.selected() == ["e"]


def test_a_text_is_changed_where_it_stands_and_its_card_grows_with_it(view, hand):
    before = view.laid.box("a").height()
    hand.double_click(middle(view, "a"))
    hand.key("Ctrl+A")
    hand.type("Le fusible a fondu parce que le palier etait grippe par la limaille et la poussiere du hall")
    assert view.laid.box("a").height() > before
    hand.click(QPointF(view.bounds().left(), view.bounds().bottom()))
    assert told(view).startswith("Le fusible a fondu")
    view.document.undo()
    assert view.laid.box("a").height() == before


def test_pasted_line_ends_become_spaces(view, hand):
    view.select(["e"])
    hand.key("F2")
    (field,) = view.viewport().findChildren(SentenceField)
    field.setPlainText("Nobody\nwas  there")
    hand.key("Return")
    assert told(view).endswith("Nobody was there")


def test_arrows_go_where_they_point_on_the_tree_and_on_the_list(view, hand):
    view.select(["f"])
    seen = []
    for key in ("Down", "Right", "Left", "Down", "Down", "Down", "Up", "Right"):
        hand.key(key)
        seen += view.selected()
    assert "".join(seen) == "aeabccbd"
    view.set_list(True)
    view.select(["f"])
    seen = []
    for key in ("Down", "Down", "Down", "Down", "Down", "Down", "Up", "Left", "Right"):
        hand.key(key)
        seen += view.selected()
    assert "".join(seen) == "abcdeedab"


def test_alt_and_an_arrow_carry_an_answer_the_way_it_points(view, hand):
    view.select(["d"])
    hand.key("Alt+Left")
    assert told(view) == "The fuse blew(X Dry bearing(No strainer)) Nobody heard it"
    hand.key("Alt+Up")
    assert told(view) == "The fuse blew(Dry bearing(No strainer)) X Nobody heard it"
    hand.key("Alt+Down")
    assert told(view) == "The fuse blew(Dry bearing(No strainer) X) Nobody heard it"
    view.set_list(True)
    hand.key("Alt+Up")
    hand.key("Alt+Left")
    hand.key("Alt+Right")
    assert told(view) == "The fuse blew(Dry bearing(No strainer) X) Nobody heard it"
    assert view.selected() == ["d"]


def test_an_answer_is_dragged_onto_the_one_that_it_answers_to(view, hand):
    hand.drag(middle(view, "b"), middle(view, "e"))
    assert told(view) == "The fuse blew(X) Nobody heard it(Dry bearing(No strainer))"
    hand.drag(middle(view, "e"), middle(view, "c"))
    assert told(view) == "The fuse blew(X) Nobody heard it(Dry bearing(No strainer))"
    hand.press(middle(view, "b"))
    hand.move(middle(view, "c"))
    assert view.pointing.target is None
    hand.move(middle(view, "a"))
    assert view.pointing.target == "a"
    hand.key("Escape")
    hand.release(middle(view, "a"))
    assert told(view) == "The fuse blew(X) Nobody heard it(Dry bearing(No strainer))"


def test_the_buttons_at_the_selected_card_do_what_the_keys_do(view, hand):
    hand.click(middle(view, "e"))
    hand.click(view.mapToScene(view.pointing.buttons()["below"].center().toPoint()))
    hand.type("No alarm")
    hand.key("Shift+Tab")
    hand.click(view.mapToScene(view.pointing.buttons()["beside"].center().toPoint()))
    hand.type("Nobody was there")
    hand.key("Escape")
    assert told(view).endswith("Nobody heard it(No alarm)")


def test_several_are_selected_by_mouse_and_keys(view, hand):
    hand.click(middle(view, "d"))
    hand.hold(ctrl=True)
    hand.click(middle(view, "e"))
    assert view.selected() == ["d", "e"]
    hand.click(middle(view, "d"))
    assert view.selected() == ["e"]
    hand.hold()
    hand.key("Escape")
    assert view.selected() == []
    view.select(["a"])
    hand.key("Shift+Right")
    assert view.selected() == ["a", "e"]


def test_a_branch_is_read_upwards_link_by_link_and_every_link_is_lit(view, hand):
    view.select(["c"])
    read = []
    view.reading_changed.connect(lambda reading: read.append(reading and (reading.ids, reading.at)))
    assert view.read_upwards()
    for key in ("Right", "Left", "Up", "Space"):
        hand.key(key)
    up = ("c", "b", "a", "f")
    assert read == [(up, 0), (up, 1), (up, 0), (up, 1), (up, 2)]
    hand.key("Return")
    assert read[-1] is None
    assert view.selected() == ["c"]
    view.select(["f"])
    assert not view.read_upwards()


def test_a_reading_ends_when_its_branch_is_no_more(view):
    view.select(["c"])
    view.read_upwards()
    edit.remove_answers(view.document, ["b"])
    assert view.reading is None
    assert view.selected() == []


def test_what_is_typed_goes_when_its_answer_is_deleted_elsewhere_and_undo_is_followed(view, hand):
    view.select(["c"])
    hand.key("Tab")
    hand.type("Because")
    edit.remove_answers(view.document, ["a"])
    assert not view.typing.is_open
    assert view.laid.ids() == ["f", "e"]
    view.document.undo()
    assert view.laid.ids() == ["f", "a", "b", "c", "d", "e"]


def test_a_tree_that_was_seen_whole_stays_whole_while_it_grows(view, hand):
    view.select(["c"])
    for text in ("The fourth", "The fifth"):
        hand.key("Tab")
        hand.type(text)
        hand.key("Return")
        hand.key("Escape")
        assert view.is_whole()


def test_the_list_is_as_wide_as_the_window_and_not_smaller_than_can_be_read(view, hand):
    view.set_list(True)
    wide = view.bounds().width()
    assert view.zoom.scale == 1.0
    view.resize(700, 500)
    Hand.wait()
    assert view.bounds().width() < wide
    assert view.visible_rect().left() <= 0
    assert view.visible_rect().top() < view.laid.box("f").top()
