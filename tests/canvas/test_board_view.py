"""The PDCA board by hand: cards typed, selected, carried between columns and lanes, turned, filtered, limited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from app.calc.action import Action
from app.calc.axis import Axis
from app.calc.board import Card, Filter
from app.calc.event import EventData
from app.calc.proof import Proof
from app.canvas.board_commands import Gate
from app.canvas.board_drawing import BoardPainting
from app.canvas.board_view import BoardView
from app.canvas.field_editor import LineField, SentenceField
from app.exchange.event_file import write_new
from app.look import DARK, LIGHT
from app.models import action_edit, board_edit
from app.models.action import add_actions, read_actions
from app.models.document import Document
from app.models.event import read_event
from app.models.rank import spread
from tests.hand import Hand

TODAY = date(2026, 3, 12)
PLAN = (
    Action("i", 1, "An idea", phase="idea", moved_on="2026-03-01"),
    Action("p", 2, "Preset the dies", "Drawing", "Zoé", axis="x", phase="plan", due="2026-03-20"),
    Action("q", 3, "Shadow board", "Board", "Karim", phase="plan", due="2026-03-20"),
    Action("d", 4, "Quick clamps", "Clamps", "Zoé", phase="do", due="2026-03-09", moved_on="2026-01-01"),
    Action("e", 5, "Train setters", "Matrix", "", phase="do", due="2026-03-20"),
    Action("c", 6, "Standard", "Sheet", "Zoé", phase="closed"),
    Action("z", 7, "Given up", phase="dropped", dropped_because="Too dear"),
)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    path = tmp_path / "event.kaizen"
    write_new(path, EventData("E", "en", axes=(Axis("x", "Short changeovers"), Axis("y", "")), actions=PLAN))
    document = Document.open(path)
    yield document
    document.close()


@pytest.fixture
def view(qapp: QApplication, document: Document) -> Iterator[BoardView]:
    """Gates are passed with one word, unless a test asks otherwise."""
    view = BoardView(LIGHT)
    view.resize(1280, 720)
    view.set_today(TODAY)
    view.work_on(document)
    view.does.ask = partial(passes, document)
    Hand(view)
    view.setFocus()
    yield view
    view.close()
    view.deleteLater()
    Hand.wait()


@pytest.fixture
def hand(view: BoardView) -> Hand:
    return Hand(view)


def passes(document: Document, gate: Gate) -> None:
    gate.write(document, [Proof(quarter, "Seen") for quarter in gate.quarters])  # type: ignore[arg-type]
    gate.then()


def stored(document: Document) -> dict[str, Action]:
    with document.read() as session:
        return {action.id: action for action in read_actions(session)}


def middle(view: BoardView, id: str) -> QPointF:
    left, top, right, bottom = view.box_of(id)
    return QPointF((left + right) / 2, (top + bottom) / 2)


def column(view: BoardView, n: int) -> list[str]:
    return list(view.laid.stacks[n][0])


def below(view: BoardView, n: int) -> QPointF:
    """An empty place under the cards of a column."""
    left, right = view.laid.columns[n]
    return QPointF((left + right) / 2, view.laid.height - 4)


def test_actions_stand_in_their_columns_and_what_was_dropped_on_none(view):
    assert [column(view, n) for n in range(5)] == [["i"], ["p", "q"], ["d", "e"], [], []]
    assert view.laid.feet[0].count == 1
    hand = Hand(view)
    hand.click(QPointF(*view.laid.feet[0].box[:2]) + QPointF(10, 10))
    assert column(view, 4) == ["c"]


def test_a_card_is_carried_to_the_next_column_with_the_proof_of_the_quarter_that_closes(view, hand, document):
    hand.drag(middle(view, "p"), middle(view, "e") + QPointF(0, 8))
    assert column(view, 2) == ["d", "e", "p"]
    action = stored(document)["p"]
    assert (action.phase, action.moved_on, [(p.step, p.text) for p in action.proofs]) == (
        "do",
        "2026-03-12",
        [("plan", "Seen")],
    )
    assert view.selected() == ["p"]
    document.undo()
    assert column(view, 1) == ["p", "q"]


def test_a_card_falls_between_those_where_the_line_was_shown(view, hand):
    hand.drag(middle(view, "p"), middle(view, "e") - QPointF(0, 8))
    assert column(view, 2) == ["d", "p", "e"]


def test_within_a_column_the_order_changes_and_nothing_is_asked(view, hand, document):
    view.does.ask = lambda gate: pytest.fail("no quarter closes")
    hand.drag(middle(view, "q"), middle(view, "p") - QPointF(0, 10))
    assert column(view, 1) == ["q", "p"]
    assert document.undo_label == "Move cards"
    label = document.undo_label
    hand.drag(middle(view, "q"), middle(view, "q") + QPointF(0, 12))
    assert document.undo_label == label
    assert len(stored(document)["q"].proofs) == 0


def test_several_cards_go_together_and_stay_in_their_order(view, hand, document):
    view.select(["q", "p"])
    hand.drag(middle(view, "q"), below(view, 3))
    assert column(view, 3) == ["p", "q"]
    assert {p.step for p in stored(document)["q"].proofs} == {"plan", "do"}
    assert stored(document)["q"].done_on == "2026-03-12"
    document.undo()
    assert column(view, 3) == []


def test_where_the_gate_is_not_passed_the_card_stays_where_it_was(view, hand, document):
    asked: list[Gate] = []
    view.does.ask = asked.append
    before = document.undo_label
    hand.drag(middle(view, "p"), below(view, 4) - QPointF(0, 60))
    assert asked[0].quarters[:2] == ("plan", "do")
    assert column(view, 1) == ["p", "q"]
    assert document.undo_label == before


def test_without_anyone_to_ask_the_document_refuses_a_quarter_without_proof(view, hand, document):
    view.does.ask = None
    said: list[str] = []
    view.message.connect(said.append)
    hand.drag(middle(view, "p"), below(view, 2))
    assert stored(document)["p"].phase == "plan"
    assert said


def test_escape_and_undo_give_up_what_is_carried(view, hand, document):
    for key in ("Escape", "Ctrl+Z"):
        hand.press(middle(view, "p"))
        hand.move(below(view, 2))
        hand.key(key)
        assert view.pointing.gesture is None
        hand.release(below(view, 2))
        assert stored(document)["p"].phase == "plan"
    assert document.undo_label is None


def test_backwards_reopens_and_takes_the_proofs_away(view, hand, document):
    hand.drag(middle(view, "p"), below(view, 3))
    hand.drag(middle(view, "p"), below(view, 1))
    action = stored(document)["p"]
    assert (action.phase, action.proofs, action.done_on) == ("plan", (), "")


def test_dropped_on_the_line_of_the_closed_ones_a_card_is_closed(view, hand, document):
    said: list[str] = []
    view.message.connect(said.append)
    left, top, right, bottom = view.laid.feet[0].box
    hand.drag(middle(view, "d"), QPointF((left + right) / 2, (top + bottom) / 2))
    assert stored(document)["d"].phase == "closed"
    assert [p.step for p in stored(document)["d"].proofs] == ["do", "check", "act"]
    assert said
    assert view.laid.feet[0].count == 2


# Lanes


def test_in_a_lane_of_an_owner_a_card_takes_the_owner(view, hand, document):
    view.set_lanes("owner")
    assert [lane.lane.key for lane in view.laid.lanes] == ["karim", "zoe", ""]
    cell = view.laid.cell("karim", 2)
    hand.drag(middle(view, "e"), QPointF((cell.box[0] + cell.box[2]) / 2, cell.box[1] + 5))
    assert stored(document)["e"].owner == "Karim"
    assert view.laid.lane_of("e") == "karim"
    assert stored(document)["e"].phase == "do"
    document.undo()
    assert stored(document)["e"].owner == ""


@pytest.mark.parametrize(("due", "words"), [("2026-03-20", "no owner"), ("2027-01-01", "Who?")])
def test_a_missing_owner_is_said_in_a_word_that_has_room_beside_the_date(view, monkeypatch, due, words):
    written: list[str] = []
    picture = QPixmap(300, 60)
    painter = QPainter(picture)
    painting = BoardPainting(painter, LIGHT, year=2026)
    monkeypatch.setattr(painting, "_text", lambda _x, _y, text, *_style: written.append(text))
    painting._who(Card(Action("a", due=due), missing=("owner",)), 0, 134, 20)  # noqa: SLF001 - what it writes
    painter.end()
    assert written[-1] == words


def test_in_a_lane_of_an_axis_a_card_takes_the_axis_and_gives_it_up_again(view, hand, document):
    view.set_lanes("axis")
    assert [lane.lane.name for lane in view.laid.lanes] == ["Short changeovers", "Axis without a name", "Without axis"]
    cell = view.laid.cell("y", 1)
    hand.drag(middle(view, "q"), QPointF((cell.box[0] + cell.box[2]) / 2, cell.box[1] + 5))
    assert stored(document)["q"].axis == "y"
    view.select(["q"])
    hand.key("Shift+Down")
    assert stored(document)["q"].axis is None


def test_a_lane_folds_by_a_click_on_its_name_and_by_full_stop(view, hand):
    view.set_lanes("owner")
    band = next(lane.band for lane in view.laid.lanes if lane.lane.name == "Zoé")
    hand.click(QPointF(band[0] + 40, band[1] + 10))
    assert not view.has("d")
    assert view.laid.lanes[1].count == 3
    hand.click(QPointF(band[0] + 40, band[1] + 10))
    view.select(["q"])
    hand.key(".")
    assert not view.has("q")
    assert view.selected() == []


def test_the_name_of_a_lane_stays_in_sight_and_folds_there_too(view, hand, document):
    with document.edit("Many") as session:
        more = [Action(f"m{i}", 20 + i, f"Action {i}", owner="Karim", phase="do") for i in range(30)]
        add_actions(session, more, spread(30, "a9"))
    view.set_lanes("owner")
    view.scroll_by(0, 600)
    pinned = view.pinned()
    assert pinned.lane.key == "karim"
    hand.click(QPointF(60, pinned.band[1] + 12))
    assert "karim" in view.folded


# Keys


def test_enter_makes_the_next_card_and_escape_ends_it(view, hand, document):
    view.select(["p"])
    hand.key("Return")
    hand.type("Buy the clamps")
    hand.key("Return")
    hand.type("Fit them")
    hand.key("Return")
    hand.key("Escape")
    labels = {action.label: action for action in stored(document).values()}
    assert [labels[name].number for name in ("Buy the clamps", "Fit them")] == [8, 9]
    ids = [labels[name].id for name in ("Buy the clamps", "Fit them")]
    assert column(view, 1) == ["p", *ids, "q"]
    assert view.selected() == [ids[1]]
    assert labels["Fit them"].moved_on == TODAY.isoformat()


def test_an_empty_card_ends_the_typing_and_is_not_stored(view, hand, document):
    view.select(["p"])
    for key in ("Return", "Escape"):
        hand.key("Return")
        assert view.typing.is_new
        hand.key(key)
        assert not view.typing.is_open
    assert len(stored(document)) == len(PLAN)
    assert view.selected() == ["p"]


def test_from_a_later_column_the_next_card_begins_in_plan(view, hand, document):
    view.select(["d"])
    hand.key("Return")
    hand.type("Follow up")
    hand.key("Return")
    made = next(action for action in stored(document).values() if action.label == "Follow up")
    assert made.phase == "plan"


def test_in_a_lane_the_next_card_has_its_owner(view, hand, document):
    view.set_lanes("owner")
    view.select(["q"])
    hand.key("Return")
    hand.type("More")
    hand.key("Escape")
    hand.key("Return")
    hand.type("One more")
    hand.key("Return")
    made = next(action for action in stored(document).values() if action.label == "One more")
    assert made.owner == "Karim"


def test_letters_and_f2_change_the_label(view, hand, document):
    view.select(["p"])
    hand.type("Set up outside")
    hand.key("Tab")
    assert stored(document)["p"].label == "Set up outside"
    hand.key("F2")
    hand.key("End")
    hand.type(" of hours")
    hand.key("Escape")
    assert stored(document)["p"].label == "Set up outside"
    hand.key("F2")
    field = view.findChild(SentenceField)
    assert field.toPlainText() == "Set up outside"
    hand.key("Escape")


def test_tab_goes_on_to_the_rest_of_the_action(view, hand):
    asked: list[bool] = []
    view.details_asked.connect(lambda: asked.append(True))
    view.select(["p"])
    hand.key("Return")
    hand.type("New")
    hand.key("Tab")
    assert asked
    assert view.mirror.actions[view.selected()[0]].label == "New"


def test_a_label_that_was_emptied_stays_as_it_was(view, hand, document):
    hand.double_click(middle(view, "p"))
    hand.key("Ctrl+A")
    hand.key("Delete")
    hand.key("Return")
    hand.key("Escape")
    assert stored(document)["p"].label == "Preset the dies"


def test_a_double_click_beside_the_cards_types_one_there(view, hand, document):
    hand.double_click(below(view, 0))
    hand.type("Another idea")
    hand.key("Return")
    hand.key("Escape")
    made = next(action for action in stored(document).values() if action.label == "Another idea")
    assert made.phase == "idea"


def test_w_turns_the_wheel_of_all_that_are_selected(view, hand, document):
    view.select(["p", "q"])
    hand.key("W")
    assert column(view, 2) == ["p", "q", "d", "e"]
    assert document.undo_label == "Turn the wheel of an action"
    assert {stored(document)[id].phase for id in "pq"} == {"do"}


def test_cards_of_several_columns_are_not_moved_together(view, hand, document):
    said: list[str] = []
    view.message.connect(said.append)
    view.select(["p", "d"])
    view.does.turn()
    hand.key("Shift+Right")
    assert len(said) == 2
    assert document.undo_label is None


def test_shift_and_ctrl_with_arrows_move_the_card(view, hand, document):
    view.select(["i"])
    hand.key("Shift+Right")
    assert stored(document)["i"].phase == "plan"
    hand.key("Ctrl+Right")
    assert stored(document)["i"].phase == "do"
    hand.key("Ctrl+Left")
    assert stored(document)["i"].phase == "plan"
    before = column(view, 1)
    at = before.index("i")
    hand.key("Shift+Up" if at else "Shift+Down")
    assert column(view, 1).index("i") == (at - 1 if at else 1)


def test_arrows_go_from_card_to_card_and_with_alt_they_collect(view, hand):
    hand.key("Down")
    assert view.selected() == ["i"]
    hand.key("Right")
    hand.key("Alt+Down")
    assert view.selected() == ["p", "q"]
    hand.key("Right")
    assert view.selected() == ["e"]
    hand.key("Escape")
    assert view.selected() == []


def test_delete_takes_the_selected_ones_and_goes_on_to_the_next(view, hand, document):
    gone: list[object] = []
    view.deleted.connect(gone.append)
    view.select(["p"])
    hand.key("Delete")
    assert "p" not in stored(document)
    assert view.selected() == ["q"]
    assert gone == [[("action", "p")]]
    document.undo()
    assert column(view, 1) == ["p", "q"]


def test_a_list_is_pasted_as_cards_and_cards_are_copied_as_a_list(view, hand, document):
    QApplication.clipboard().setText("1. Order the clamps\n2. Fit them\n\n")
    view.select(["p"])
    hand.key("Ctrl+V")
    labels = [view.laid.cards[id].card.action.label for id in column(view, 1)]
    assert labels == ["Preset the dies", "Order the clamps", "Fit them", "Shadow board"]
    assert len(view.selected()) == 2
    view.select(["p", "e"])
    hand.key("Ctrl+C")
    assert (
        QApplication.clipboard().text()
        == "Preset the dies\tDrawing\tZoé\t2026-03-20\nTrain setters\tMatrix\t\t2026-03-20"
    )
    document.undo()
    assert column(view, 1) == ["p", "q"]


def test_plus_and_minus_change_the_priority(view, hand, document):
    view.select(["p"])
    hand.key("+")
    assert stored(document)["p"].priority == "high"
    hand.key("-")
    hand.key("-")
    hand.key("-")
    assert stored(document)["p"].priority == "low"


# Selecting and looking


def test_a_frame_selects_what_it_touches_and_ctrl_adds(view, hand):
    hand.drag(below(view, 1), middle(view, "q") - QPointF(40, 0))
    assert view.selected() == ["q"]
    hand.hold(ctrl=True)
    hand.click(middle(view, "d"))
    hand.hold()
    assert set(view.selected()) == {"q", "d"}
    hand.click(middle(view, "d"))
    assert view.selected() == ["d"]


def test_the_filter_hides_what_does_not_fit_and_what_is_made_meanwhile_stays(view, hand):
    view.set_filter(Filter(late=True))
    assert list(view.laid.cards) == ["d"]
    view.select(["d"])
    hand.key("Return")
    hand.type("New one")
    hand.key("Return")
    hand.key("Escape")
    assert len(view.laid.cards) == 2
    view.set_filter(Filter(words="clamps"))
    assert list(view.laid.cards) == ["d"]
    assert view.counts["plan"] == 3  # the head counts what is there, whatever is shown


def test_with_a_filter_lanes_without_a_card_are_left_out(view):
    view.set_lanes("owner")
    view.set_filter(Filter(words="clamps"))
    assert [lane.lane.name for lane in view.laid.lanes] == ["Zoé"]


def test_the_limit_of_a_column_is_typed_in_its_head_and_kept_in_the_event(view, hand, document):
    head_hand = Hand(view.head)
    rect = dict(view.head.columns())["do"]
    head_hand.click(rect.center())
    assert isinstance(view.head.findChild(LineField), LineField)
    head_hand.type("1x")
    head_hand.key("Return")
    with document.read() as session:
        assert read_event(session).limit_do == 1
    assert view.head.is_over("do")
    assert view.head.count_words("do") == "2 / 1"
    view.head.edit("do")
    head_hand.key("Delete")
    head_hand.key("Return")
    assert not view.head.is_over("do")
    document.undo()
    assert view.head.is_over("do")


def test_a_move_into_a_full_column_is_done_and_says_what_was_agreed(view, hand, document):
    board_edit.set_limit(document, "do", 2)
    said: list[str] = []
    view.message.connect(said.append)
    view.select(["p"])
    hand.key("W")
    assert stored(document)["p"].phase == "do"
    assert said == ["“Do” has 3 cards now, and at most 2 were agreed."]


def test_ideas_have_no_limit(view):
    view.head.edit("idea")
    assert view.head.findChild(LineField) is None


def test_another_view_an_undo_or_a_redo_are_followed(view, document):
    action_edit.change_actions(document, ["p"], "owner", "Someone")
    assert view.laid.cards["p"].card.action.owner == "Someone"
    action_edit.delete_actions(document, ["p"])
    assert not view.has("p")
    document.undo()
    assert view.has("p")
    action_edit.postpone(document, "q", "2026-05-01", "Part came late", TODAY)
    assert len(view.laid.cards["q"].card.action.postponements) == 1
    document.undo()
    assert view.laid.cards["q"].card.action.postponements == ()


def test_an_event_that_is_only_looked_at_is_not_written(qapp, document):
    path = document.path
    document.write_back()
    looked = Document.look(path)
    view = BoardView(LIGHT)
    view.set_today(TODAY)
    view.work_on(looked)
    said: list[str] = []
    view.message.connect(said.append)
    view.resize(1280, 720)
    hand = Hand(view)
    view.setFocus()
    view.select(["p"])
    hand.key("Return")
    assert not view.typing.is_open
    hand.key("Delete")
    hand.key("+")
    assert len(said) == 3
    view.close()
    view.deleteLater()
    looked.close()


@pytest.mark.parametrize(("look", "scale", "columns"), [(LIGHT, 1.0, 5), (DARK, 1.5, 4)])
def test_whole_columns_fill_the_view_fewer_and_larger_in_the_projector_look(view, look, scale, columns):
    view.resize(1100, 600)
    view.set_look(look, scale)
    Hand.wait()
    assert view.visible_rect().width() / (view.laid.columns[0][1]) == pytest.approx(columns, abs=0.02)
    assert view.zoom.scale == scale


def test_what_is_typed_goes_when_its_card_is_deleted_meanwhile(view, hand, document):
    view.typing.change("p")
    action_edit.delete_actions(document, ["p"])
    assert not view.typing.is_open
    Hand.wait()
    assert view.findChildren(SentenceField) == []


def test_space_and_drag_pull_the_board_along(view, hand, document):
    view.resize(700, 150)
    Hand.wait()
    before = view.visible_rect().topLeft()
    hand.press_key(Qt.Key.Key_Space)
    hand.drag(QPointF(300, 90), QPointF(300, 10))
    hand.release_key(Qt.Key.Key_Space)
    assert view.visible_rect().top() >= before.y() + 80  # places of the hand go along with the board


@pytest.mark.parametrize("kind", ["none", "owner"])
def test_what_was_scrolled_and_carried_over_looks_as_if_it_were_painted_anew(view, hand, document, kind):
    with document.edit("Many") as session:
        add_actions(session, [Action(f"m{i}", i, f"Action {i}", owner="Karim", phase="do") for i in range(20)],
                    spread(20, "a9"))  # fmt: skip
    view.resize(701, 403)
    view.set_look(LIGHT, 1.5)
    view.set_lanes(kind)
    Hand.wait()
    for step in range(9):
        view.scroll_by(13 * (step % 3), 37 + 7 * step)
        Hand.wait()
    middle_of_view = view.visible_rect().center()
    hand.press(middle_of_view)
    for step in range(5):
        hand.move(middle_of_view + QPointF(20 * step, -9 * step))
    hand.key("Escape")
    hand.release()
    seen = view.screen().grabWindow(view.winId()).toImage()
    view.viewport().update()
    Hand.wait()
    assert view.screen().grabWindow(view.winId()).toImage() == seen
