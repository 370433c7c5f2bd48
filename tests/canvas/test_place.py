"""Symbols come onto the map by drop, by double click in the palette, or by their first letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication

from app import language
from app.canvas.map_view import MapView
from app.canvas.quick_add import QuickAdd, matching
from app.models.document import Document
from tests.canvas.conftest import joined, stored
from tests.hand import Hand


def carried(kind: str) -> QMimeData:
    mime = QMimeData()
    mime.setData("application/x-chantier-symbol", QByteArray(kind.encode()))
    return mime


def last(document: Document):
    return stored(document).symbols[-1]


def test_a_symbol_dropped_on_empty_canvas_lies_there_and_its_name_is_typed_at_once(hand: Hand, view, document):
    assert hand.drop(carried("process"), (203, 251))
    hand.type("Paint shop")
    hand.key("Return")
    assert (last(document).kind, last(document).name, last(document).x, last(document).y) == (
        "process", "Paint shop", 200, 250,
    )  # fmt: skip
    assert len(joined(document)) == 4


def test_what_is_no_symbol_cannot_be_dropped(hand: Hand, document: Document):
    mime = QMimeData()
    mime.setText("process")
    assert not hand.drop(mime, (200, 250))
    assert not hand.drop(carried("no such kind"), (200, 250))
    assert len(stored(document).symbols) == 5


def test_a_process_dropped_on_a_flow_inserts_itself_in_one_step(hand: Hand, view: MapView, document: Document):
    hand.drop(carried("process"), (550, 0))
    hand.key("Escape")
    new = last(document)
    assert {("P2", new.id, "push"), (new.id, "C", "shipment")} <= joined(document)
    assert ("P2", "C", "shipment") not in joined(document)
    assert document.undo_label == "Insert a symbol into a flow"
    document.undo()
    assert joined(document) == {
        ("S", "P1", "shipment"), ("P1", "I1", "push"), ("I1", "P2", "push"), ("P2", "C", "shipment"),
    }  # fmt: skip
    assert len(stored(document).symbols) == 5


def test_a_flow_that_somebody_chose_stays_so_on_both_sides_of_what_is_inserted(hand: Hand, view, document: Document):
    view.edits.set_flow_kind(["f3"], "pull")
    hand.drop(carried("process"), (300, 0))
    hand.key("Escape")
    new = last(document)
    assert {("I1", new.id, "pull"), (new.id, "P2", "pull")} <= joined(document)


def test_what_is_inserted_gets_room_and_pushes_on_what_follows(hand: Hand, view: MapView, document: Document):
    hand.drop(carried("process"), (300, 0))
    boxes = sorted(item.box for item in view.map.symbols.values())
    assert all(a[2] + 30 <= b[0] for a, b in zip(boxes, boxes[1:], strict=False))
    hand.key("Escape")


def test_an_inventory_dropped_between_two_processes_joins_them(hand: Hand, view: MapView, document: Document):
    view.place("process", QPointF(400, 300))
    hand.key("Escape")
    a = view.selected()[0]
    view.place("process", QPointF(700, 300))
    hand.key("Escape")
    b = view.selected()[0]
    hand.drop(carried("inventory"), (560, 310))
    hand.key("Escape")
    new = last(document)
    assert {(a, new.id, "push"), (new.id, b, "push")} <= joined(document)


def test_an_inventory_begins_with_its_quantity(hand: Hand, view: MapView, document: Document):
    hand.drop(carried("inventory"), (200, 250))
    hand.type("4 140")
    hand.key("Tab")
    hand.type("2 d")
    hand.key("Return")
    assert (last(document).quantity, last(document).days) == (4140, 2)


def test_a_burst_is_never_put_into_a_flow(hand: Hand, view: MapView, document: Document):
    hand.drop(carried("kaizen_burst"), (550, 0))
    assert len(joined(document)) == 4
    assert ("P2", "C", "shipment") in joined(document)
    hand.key("Escape")


def test_a_symbol_carried_over_the_map_and_away_leaves_nothing(view: MapView, hand: Hand, document: Document):
    mime = carried("process")
    event = QDragEnterEvent(
        view.mapFromScene(200, 200), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.pointing.gesture is not None
    QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    assert view.pointing.gesture is None
    assert len(stored(document).symbols) == 5


def test_from_the_palette_a_symbol_comes_to_the_middle_or_beside_what_lies_there(hand: Hand, view, document):
    view.place("truck")
    hand.key("Escape")
    first = last(document)
    view.place("truck")
    hand.key("Escape")
    boxes = [item.box for item in view.map.symbols.values()]
    assert (first.x, first.y) != (last(document).x, last(document).y)
    overlaps = [
        (a, b)
        for i, a in enumerate(boxes)
        for b in boxes[i + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert overlaps == []


def test_first_letters_on_the_canvas_put_a_symbol_at_the_pointer(hand: Hand, view: MapView, document: Document):
    hand.move((200, 250))
    hand.type("tru")
    hand.key("Return")
    hand.type("Daily")
    hand.key("Return")
    assert (last(document).kind, last(document).name) == ("truck", "Daily")
    assert (last(document).x, last(document).y) == (200, 250)


def test_escape_leaves_the_field_of_first_letters(hand: Hand, view: MapView, document: Document):
    hand.type("pro")
    assert view.findChildren(QuickAdd)
    hand.key("Escape")
    hand.wait()
    assert not view.findChildren(QuickAdd)
    assert len(stored(document).symbols) == 5
    assert view.hasFocus()


@pytest.mark.parametrize(
    ("text", "first"), [("pro", "process"), ("cust", "customer"), ("sto", "inventory"), ("note", "text_note")]
)
def test_symbols_are_found_by_the_beginning_of_their_names_and_of_other_words(text: str, first: str):
    assert matching(text)[0].id == first


def test_in_french_symbols_are_found_by_their_french_names_without_accents():
    language.use("fr")
    kinds = {kind.id: kind for kind in matching("")}
    for id, kind in kinds.items():
        name = language._(kind.name)
        assert matching(name.lower()[:6])[0].id in kinds, (id, name)
        assert kind in matching(name.upper())


def test_the_leave_event_hides_the_handles(view: MapView, hand: Hand):
    hand.move((0, 0))
    assert view.pointing.hovered == "P1"
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view.pointing.hovered == ""


def test_the_list_of_symbols_is_as_high_as_its_matches(view: MapView, hand: Hand):
    hand.type("t")
    (asked,) = view.findChildren(QuickAdd)
    several, rows = asked.height(), asked.list.count()
    hand.type("ru")
    assert (rows > 2, asked.list.count()) == (True, 1)
    last = asked.list.visualItemRect(asked.list.item(0))
    assert asked.height() < several - last.height()
    assert asked.list.viewport().height() - last.bottom() <= 4
    hand.type("x")
    assert (asked.list.isVisible(), asked.nothing.isVisible()) == (False, True)
    hand.key("Escape")
