"""A flow is drawn from the handle of one symbol to another; its kind follows from the two."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QMenu

from app.canvas.map_view import MapView
from app.canvas.overlay import handles
from app.models.document import Document
from tests.canvas.conftest import joined, stored
from tests.hand import Hand


def handle(view: MapView, id: str, side: int) -> QPointF:
    return handles(view.map.symbols[id], view.pixel())[side]


def hover(hand: Hand, view: MapView, id: str) -> None:
    hand.move(QPointF(*view.map.symbols[id].centre()))


def test_a_drag_from_a_handle_to_another_symbol_makes_a_flow(hand: Hand, view: MapView, document: Document):
    hover(hand, view, "P1")
    hand.drag(handle(view, "P1", 3), (400, 0))
    assert ("P1", "P2", "push") in joined(document)
    assert document.undo_label == "Add a flow"


def test_the_kind_of_the_flow_follows_from_its_ends(hand: Hand, view: MapView, document: Document):
    view.place("production_control", QPointF(200, -220))
    hand.key("Escape")
    control = view.selected()[0]
    hover(hand, view, control)
    hand.drag(handle(view, control, 1), (0, 20))
    hover(hand, view, "C")
    hand.drag(handle(view, "C", 3), (220, -220))
    assert (control, "P1", "manual_information") in joined(document)
    assert ("C", control, "electronic_information") in joined(document)


def test_dropped_on_empty_canvas_it_makes_a_process_and_its_name_is_typed_at_once(
    hand: Hand, view: MapView, document: Document
):
    hover(hand, view, "P2")
    hand.drag(handle(view, "P2", 1), (400, 250))
    hand.type("Paint")
    hand.key("Return")
    new = next(s for s in stored(document).symbols if s.name == "Paint")
    assert (new.kind, new.x, new.y) == ("process", 400, 250)
    assert ("P2", new.id, "push") in joined(document)
    document.undo()
    document.undo()
    assert len(stored(document).symbols) == 5


def test_dropped_near_its_own_symbol_nothing_happens(hand: Hand, view: MapView, document: Document):
    hover(hand, view, "P2")
    hand.drag(handle(view, "P2", 1), (400, 70))
    assert len(joined(document)) == 4


def test_escape_gives_a_flow_up(hand: Hand, view: MapView, document: Document):
    hover(hand, view, "P1")
    hand.press(handle(view, "P1", 3))
    hand.move((300, -100))
    hand.move((400, 0))
    hand.key("Escape")
    hand.release()
    assert len(joined(document)) == 4


def test_the_same_flow_of_material_is_not_drawn_twice(hand: Hand, view: MapView, document: Document):
    view.select(["P1", "I1"])
    hand.key("L")
    assert len(joined(document)) == 4
    assert view.selected() == ["f2"]


def test_l_joins_the_selected_symbols_in_their_order(hand: Hand, view: MapView, document: Document):
    view.select(["P2", "P1", "S"])
    hand.key("L")
    assert {("P2", "P1", "push"), ("P1", "S", "shipment")} <= joined(document)
    document.undo()
    assert len(joined(document)) == 4


def test_a_flow_is_selected_by_a_click_and_deleted(hand: Hand, view: MapView, document: Document):
    hand.click((550, 0))
    assert view.selected() == ["f4"]
    hand.key("Delete")
    assert len(joined(document)) == 3
    document.undo()
    assert ("P2", "C", "shipment") in joined(document)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_kind_of_a_flow_is_changed_in_its_menu(hand: Hand, view: MapView, document: Document):
    hand.menu((550, 0))
    menu = next(m for m in view.findChildren(QMenu) if m.isVisible())
    kinds = next(a.menu() for a in menu.actions() if a.text() == "Kind of flow")
    next(a for a in kinds.actions() if a.text() == "FIFO lane").trigger()
    assert ("P2", "C", "fifo_lane") in joined(document)
    menu.close()
    hand.wait()


def test_the_name_of_a_flow_is_typed_on_it(hand: Hand, view: MapView, document: Document):
    hand.double_click((550, 0))
    hand.type("Once a day")
    hand.key("Return")
    assert next(f for f in stored(document).flows if f.id == "f4").name == "Once a day"
    assert "Once a day" in [w.text for w in view.map.words_of(view.map.flows.rows["f4"])]


def test_the_handle_below_an_inventory_is_reached_over_its_words(hand: Hand, view: MapView, document: Document):
    hover(hand, view, "I1")
    below = handle(view, "I1", 1)
    words = [w for w in view.map.written(view.map.symbols["I1"]).words if w.y > 56]
    bottom = view.map.symbols["I1"].box[1] + max(w.y for w in words)
    assert below.y() > bottom
    for y in range(30, round(below.y())):
        hand.move((200, y))
        assert view.pointing.hovered == "I1"
    hand.drag(below, (700, 0))
    assert ("I1", "C", "shipment") in joined(document)
