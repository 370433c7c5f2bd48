"""Symbols are taken by the hand and moved; the document hears of it once, on release."""

from __future__ import annotations

import pytest

from app.canvas.map_view import MapView
from app.models.diff import Diff
from app.models.document import Document
from tests.canvas.conftest import colours, joined, stored, symbol
from tests.hand import Hand


@pytest.fixture
def heard(document: Document) -> list[Diff]:
    diffs: list[Diff] = []
    document.subscribe(diffs.append)
    return diffs


def test_a_symbol_that_is_dragged_is_stored_once_where_it_was_let_go(hand: Hand, document: Document, heard: list[Diff]):
    hand.drag((0, 0), (40, 150), steps=12)
    assert (symbol(document, "P1").x, symbol(document, "P1").y) == (40, 150)
    assert len(heard) == 1
    assert document.undo_label == "Move"


def test_while_it_is_dragged_the_symbol_and_its_flows_are_seen_at_the_new_place(hand: Hand, view: MapView):
    assert view.map.flows.rows["f2"].points[0] == (70, 0)
    hand.press((0, 0))
    hand.move((0, 20))
    hand.move((20, 30))
    assert view.map.flows.rows["f2"].points[0] == (90, 0)
    assert colours(view, 80, 30 - 52 + 5, 1) == {"#eef4f6"}
    assert "#eef4f6" not in colours(view, 60, -52 + 5, 1)
    hand.release()
    hand.release()


def test_escape_gives_a_drag_up(hand: Hand, view: MapView, document: Document, heard: list[Diff]):
    hand.press((0, 0))
    hand.move((20, 100))
    hand.move((40, 150))
    hand.key("Escape")
    assert view.map.symbols["P1"].centre() == (0, 0)
    hand.release()
    assert heard == []
    assert symbol(document, "P1").x == 0


def test_ctrl_z_in_a_drag_gives_up_the_drag_before_anything_is_undone(hand: Hand, view: MapView, document: Document):
    hand.drag((400, 0), (400, 200))
    hand.press((0, 0))
    hand.move((20, 100))
    hand.move((40, 150))
    hand.key("Ctrl+Z")
    hand.release()
    assert view.map.symbols["P1"].centre() == (0, 0)
    assert symbol(document, "P2").y == 200


def test_undo_brings_the_symbol_back_on_the_screen_and_redo_again(hand: Hand, view: MapView, document: Document):
    hand.drag((0, 0), (40, 150))
    document.undo()
    assert view.map.symbols["P1"].centre() == (0, 0)
    assert view.map.flows.rows["f2"].points[0] == (70, 0)
    document.redo()
    assert view.map.symbols["P1"].centre() == (40, 150)


def test_all_selected_symbols_move_together(hand: Hand, view: MapView, document: Document, heard: list[Diff]):
    view.select(["P1", "I1"])
    hand.drag((0, 0), (0, 200))
    assert (symbol(document, "P1").y, symbol(document, "I1").y) == (200, 200)
    assert len(heard) == 1


def test_shift_keeps_a_drag_on_one_axis(hand: Hand, document: Document):
    hand.press((0, 0))
    hand.hold(shift=True)
    hand.move((30, 100))
    hand.move((33, 170))
    hand.release()
    assert symbol(document, "P1").x == 0
    assert symbol(document, "P1").y == 170


def test_a_symbol_is_pulled_to_the_middle_of_another_and_alt_lets_it_go(hand: Hand, view: MapView, document: Document):
    hand.drag((400, 0), (404, 223))
    assert (symbol(document, "P2").x, symbol(document, "P2").y) == (400, 220)
    hand.drag((400, 220), (403, 4))
    assert (symbol(document, "P2").x, symbol(document, "P2").y) == (400, 0)
    hand.hold(alt=True)
    hand.drag((400, 0), (404, 223))
    assert (symbol(document, "P2").x, symbol(document, "P2").y) == (404, 223)


def test_at_the_border_the_map_scrolls_by_itself(hand: Hand, view: MapView, qtbot):
    left = view.visible_rect().left()
    hand.press((0, 0))
    hand.move((10, 0))
    hand.move(view.mapToScene(4, 300))
    qtbot.waitUntil(lambda: view.visible_rect().left() < left - 60, timeout=2000)
    hand.key("Escape")
    hand.release()


def test_a_change_that_cannot_be_stored_is_said_and_the_symbol_goes_back(
    hand: Hand, view: MapView, document: Document, monkeypatch: pytest.MonkeyPatch, qtbot
):
    from app.models.document_error import NotStored

    def full(*_args: object) -> None:
        raise NotStored(reason="the disk is full")

    monkeypatch.setattr(document._history, "remember", full)  # noqa: SLF001
    said: list[str] = []
    view.message.connect(said.append)
    hand.drag((0, 0), (40, 150))
    assert view.map.symbols["P1"].centre() == (0, 0)
    assert "could not be stored" in said[0]


def test_a_process_without_flows_that_is_moved_onto_a_flow_takes_its_place_there(hand: Hand, view: MapView, document):
    from PySide6.QtCore import QPointF

    view.place("process", QPointF(200, 250))
    hand.key("Escape")
    new = view.selected()[0]
    hand.drag((200, 250), (550, 0))
    assert {("P2", new, "push"), (new, "C", "shipment")} <= joined(document)
    assert (new, "C", "shipment") in joined(document)
    assert ("P2", "C", "shipment") not in joined(document)


def test_arrows_nudge_and_several_in_a_row_are_one_step(hand: Hand, view: MapView, document: Document):
    view.select(["P1"])
    for _ in range(3):
        hand.key("Right")
    hand.key("Shift+Down")
    assert (symbol(document, "P1").x, symbol(document, "P1").y) == (30, 1)
    document.undo()
    assert (symbol(document, "P1").x, symbol(document, "P1").y) == (0, 0)
    assert len(stored(document).symbols) == 5
