"""Copy, cut, paste and duplicate, on one map and between maps."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.canvas.clipboard import MIME
from app.canvas.map_view import MapView
from app.models.document import Document
from app.models.rank import spread
from app.models.value_stream import add_value_stream
from tests.canvas.conftest import SMALL, joined, stored
from tests.hand import Hand


def test_copied_symbols_are_pasted_beside_with_the_flows_between_them(hand: Hand, view: MapView, document: Document):
    view.select(["P1", "I1"])
    hand.key("Ctrl+C")
    hand.key("Ctrl+V")
    new = view.selected()
    symbols = {s.id: s for s in stored(document).symbols}
    assert [(symbols[id].kind, symbols[id].name, symbols[id].x, symbols[id].y) for id in new] == [
        ("process", "Stamping", 30, 30),
        ("inventory", "", 230, 30),
    ]
    assert (new[0], new[1], "push") in joined(document)
    assert len({s.ref for s in symbols.values()}) == len(symbols)
    hand.key("Ctrl+V")
    assert {s.id: s for s in stored(document).symbols}[view.selected()[0]].x == 60
    document.undo()
    document.undo()
    assert len(stored(document).symbols) == 5


def test_cut_and_paste_on_another_map(hand: Hand, view: MapView, document: Document):
    with document.edit("Fill") as session:
        empty = replace(SMALL, id="other", symbols=(), flows=())
        add_value_stream(session, empty, "a1", spread(0), spread(0))
    view.select(["P1", "I1"])
    hand.key("Ctrl+X")
    assert [s.id for s in stored(document).symbols] == ["S", "P2", "C"]
    assert joined(document) == {("P2", "C", "shipment")}
    view.show_stream("other")
    hand.key("Ctrl+V")
    assert [s.name for s in stored(document, "other").symbols] == ["Stamping", ""]
    assert len(stored(document, "other").flows) == 1
    document.undo()
    document.undo()
    assert len(stored(document).symbols) == 5


def test_duplicate_needs_no_clipboard(hand: Hand, view: MapView, document: Document):
    QGuiApplication.clipboard().setText("mine")
    view.select(["P1"])
    hand.key("Ctrl+D")
    assert len(stored(document).symbols) == 6
    assert document.undo_label == "Duplicate"
    assert QGuiApplication.clipboard().text() == "mine"


def test_what_is_not_ours_or_broken_is_not_pasted(hand: Hand, view: MapView, document: Document):
    for said in (b"", b"{", b"[]", b'{"symbols": [{"kind": "process"}], "flows": []}', b'{"symbols": 1}'):
        mime = QMimeData()
        mime.setData(MIME, said)
        QGuiApplication.clipboard().setMimeData(mime)
        hand.key("Ctrl+V")
    QGuiApplication.clipboard().setText("process")
    hand.key("Ctrl+V")
    assert len(stored(document).symbols) == 5


def test_other_programs_get_the_names(hand: Hand, view: MapView):
    view.select(["P1", "P2"])
    hand.key("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Stamping\nWelding"
