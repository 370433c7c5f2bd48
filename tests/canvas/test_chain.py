"""A chain typed with the keyboard alone, while eight people talk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.calc.value_stream import Calendar, Demand, Flow, Symbol, ValueStream
from app.canvas.map_view import MapView
from app.look import LIGHT
from app.models.document import Document
from tests.canvas.conftest import fill, joined, stored, symbol
from tests.hand import Hand

EMPTY = ValueStream("m", "Acme", "current", Calendar(2, 28800, 1200, 5, 20, 240), Demand(18400, "month"))
STEPS = (
    ("Stamping", "1", "1 h", "85 %", "1"),
    ("Spot weld 1", "39 s", "10 min", "100", "1"),
    ("Spot weld 2", "46", "600", "0,8", "1"),
    ("Assembly 1", "1 min 2", "0", "100 %", "1"),
    ("Assembly 2", "40", "0 s", "1", "1"),
)
STOCKS = ("7 000", "1700", "2450", "1 840", "4140")


@pytest.fixture
def blank(qapp: QApplication, tmp_path: Path) -> Iterator[MapView]:
    document = Document.new(tmp_path / "event.kaizen", "en")
    fill(document, EMPTY)
    view = MapView(document, LIGHT)
    view.resize(1280, 720)
    view.show_stream("m")
    Hand(view)
    yield view
    view.close()
    view.deleteLater()
    Hand.wait()
    document.close()


def put(hand: Hand, letters: str, *fields: str) -> None:
    """First letters, Enter, the fields with Tab between them, Enter."""
    hand.type(letters)
    hand.key("Return")
    for i, text in enumerate(fields):
        if i:
            hand.key("Tab")
        hand.type(text)
    hand.key("Return")


def line(view: MapView) -> list[str]:
    """Names, or kinds, of the chain from left to right along its flows."""
    stream = view.map.stream
    to = {flow.source: flow.target for flow in stream.flows}
    (at,) = {s.id for s in stream.symbols} - set(to.values())
    ids = [at]
    while ids[-1] in to:
        ids.append(to[ids[-1]])
    xs = [view.map.symbols[id].centre()[0] for id in ids]
    assert xs == sorted(xs)
    return [view.map.symbols[id].symbol.name or view.map.symbols[id].symbol.kind for id in ids]


def overlaps(view: MapView) -> list[tuple[str, str]]:
    items = list(view.map.symbols.values())
    return [
        (a.symbol.kind, b.symbol.kind)
        for i, a in enumerate(items)
        for b in items[i + 1 :]
        if a.box[0] < b.box[2] and b.box[0] < a.box[2] and a.box[1] < b.box[3] and b.box[1] < a.box[3]
    ]


def gaps(view: MapView) -> list[float]:
    boxes = sorted(item.box for item in view.map.symbols.values())
    return [b[0] - a[2] for a, b in zip(boxes, boxes[1:], strict=False)]


def test_acme_is_typed_with_the_keyboard_alone_and_has_its_figures(blank: MapView):
    hand = Hand(blank)
    put(hand, "su", "Steel works")
    put(hand, "inv", "", "5 d")
    for i, (step, stock) in enumerate(zip(STEPS, STOCKS, strict=True)):
        put(hand, "pr", *step)
        put(hand, "inv", stock)
        assert len(blank.map.stream.flows) == 2 * i + 3
    put(hand, "cu", "State Street")

    figures = blank.map.figures
    assert figures.takt_s == pytest.approx(60)
    assert figures.waiting_days == pytest.approx(23.619565217391305)
    assert figures.value_added_s == pytest.approx(188)
    assert blank.map.symbols[figures.bottleneck].symbol.name == "Assembly 1"
    assert line(blank) == [
        "Steel works", "inventory", "Stamping", "inventory", "Spot weld 1", "inventory", "Spot weld 2", "inventory",
        "Assembly 1", "inventory", "Assembly 2", "inventory", "State Street",
    ]  # fmt: skip
    kinds = [flow.kind for flow in blank.map.stream.flows]
    assert (kinds.count("shipment"), kinds.count("push")) == (2, 10)
    assert len({item.centre()[1] for item in blank.map.symbols.values()}) == 1
    assert gaps(blank) == [36.0] * 12
    assert not blank.map.figures.warnings or all("batch" in str(w.sentence) for w in blank.map.figures.warnings)


def test_from_the_customer_the_map_is_typed_upstream(blank: MapView):
    hand = Hand(blank)
    put(hand, "cu", "Customer")
    put(hand, "inv", "100")
    put(hand, "pr", "Assembly")
    put(hand, "inv", "200")
    put(hand, "su", "Supplier")
    put(hand, "tr", "Truck")
    assert line(blank) == ["Supplier", "Truck", "inventory", "Assembly", "inventory", "Customer"]
    kinds = sorted(flow.kind for flow in blank.map.stream.flows)
    assert kinds == ["push", "push", "shipment", "shipment", "shipment"]
    assert overlaps(blank) == []


def test_each_symbol_with_its_flow_is_one_step_of_undo(hand: Hand, view: MapView, document: Document):
    before = joined(document)
    view.select(["P2"])
    put(hand, "pr", "Paint")
    assert document.undo_label == "Change the name"
    document.undo()
    assert document.undo_label == "Insert a symbol into a flow"
    document.undo()
    assert joined(document) == before
    assert (symbol(document, "C").x, len(stored(document).symbols)) == (700, 5)


def test_between_two_joined_symbols_the_new_one_takes_its_room(hand: Hand, view: MapView, document: Document):
    view.select(["P1"])
    put(hand, "pr", "Wash")
    new = stored(document).symbols[-1]
    assert {("P1", new.id, "push"), (new.id, "I1", "push")} <= joined(document)
    assert ("P1", "I1", "push") not in joined(document)
    assert overlaps(view) == []
    assert min(gaps(view)) >= 30
    assert view.selected() == [new.id]
    assert not view.typing.is_open


def test_what_stands_in_the_way_is_pushed_on(hand: Hand, view: MapView, document: Document):
    view.edits.delete(["f3"])
    view.select(["I1"])
    put(hand, "pr", "Paint")
    new = stored(document).symbols[-1]
    assert ("I1", new.id, "push") in joined(document)
    assert symbol(document, "P2").x > 400
    assert symbol(document, "C").x - 700 == symbol(document, "P2").x - 400
    assert overlaps(view) == []


def test_upstream_too_what_stands_in_the_way_is_pushed_on(hand: Hand, view: MapView, document: Document):
    view.edits.delete(["f4"])
    view.edits.move({"C": (520.0, 0.0)})
    view.select(["C"])
    put(hand, "inv", "100")
    new = stored(document).symbols[-1]
    assert (new.id, "C", "shipment") in joined(document)
    assert (symbol(document, "C").x, symbol(document, "P2").x < 400, symbol(document, "S").x < -300) == (
        520,
        True,
        True,
    )
    assert overlaps(view) == []


def test_a_second_supplier_comes_below_the_way_that_leads_there(hand: Hand, view: MapView, document: Document):
    view.select(["P1"])
    put(hand, "su", "Paint works")
    new = stored(document).symbols[-1]
    assert (new.id, "P1", "shipment") in joined(document)
    assert ("S", "P1", "shipment") in joined(document)
    assert new.y > 0
    assert overlaps(view) == []


def test_a_burst_comes_above_and_a_note_below_without_any_flow(hand: Hand, view: MapView, document: Document):
    for letters, below in (("ka", False), ("not", True), ("ka", False)):
        view.select(["P1"])
        hand.type(letters)
        hand.key("Return")
        hand.type("Faster")
        hand.key("Ctrl+Return")
        new = stored(document).symbols[-1]
        assert (new.y > 0, abs(new.x) < 100) == (below, True)
    assert len(joined(document)) == 4
    assert overlaps(view) == []


def test_where_the_pointer_went_since_the_symbol_goes_as_before(hand: Hand, view: MapView, document: Document):
    hand.click((400, 0))
    hand.move((200, 250))
    put(hand, "pr", "Paint")
    new = stored(document).symbols[-1]
    assert (new.x, new.y) == (200, 250)
    assert len(joined(document)) == 4
    put(hand, "inv", "100")
    assert (new.id, stored(document).symbols[-1].id, "push") in joined(document)


def test_a_click_and_a_trembling_hand_still_type_beside_what_was_clicked(hand: Hand, view: MapView, document: Document):
    hand.move((100, 200))
    hand.click((400, 0))
    hand.move((402, 1))
    put(hand, "pr", "Paint")
    assert ("P2", stored(document).symbols[-1].id, "push") in joined(document)


def test_production_control_is_put_where_nothing_stands(hand: Hand, view: MapView, document: Document):
    view.select(["P2"])
    put(hand, "prod", "Planning")
    assert stored(document).symbols[-1].kind == "production_control"
    assert len(joined(document)) == 4
    assert overlaps(view) == []


def test_after_enter_a_known_symbol_leads_on_but_a_new_one_waits_for_letters(hand: Hand, view: MapView):
    view.select(["P1"])
    put(hand, "pr", "Wash")
    assert not view.typing.is_open
    hand.key("F2")
    hand.key("Return")
    assert (view.typing.id, view.typing.field) == ("I1", "quantity")
    hand.key("Escape")


def test_of_several_ways_on_a_further_one_branches_off_below(hand: Hand, view: MapView, document: Document):
    with document.edit("Add") as session:
        view.edits.store_symbols(session, [Symbol("X", "process", "Other", x=200, y=300, ref="X")])
        view.edits.store_flows(session, [Flow("fx", "P1", "X", "push")])
    view.select(["P1"])
    put(hand, "inv", "100")
    new = stored(document).symbols[-1]
    assert ("P1", new.id, "push") in joined(document)
    assert {("P1", "I1", "push"), ("P1", "X", "push")} <= joined(document)
    assert overlaps(view) == []
