"""A small map in a document on disk, shown in a view, and a hand over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.calc.value_stream import Calendar, Demand, Flow, Symbol, ValueStream
from app.canvas.map_view import MapView
from app.look import LIGHT
from app.models.document import Document
from app.models.rank import spread
from app.models.value_stream import add_value_stream, read_value_stream
from tests.canvas.fishbones import fish, fish_document, fish_hand
from tests.hand import Hand

__all__ = ["fish", "fish_document", "fish_hand"]

SMALL = ValueStream(
    "m",
    "Line 3",
    "current",
    Calendar(2, 28800, 1200, 5, 20, 240),
    Demand(18400, "month"),
    (
        Symbol("S", "supplier", "Steel", x=-300, y=0, ref="S"),
        Symbol("P1", "process", "Stamping", x=0, y=0, cycle_time_s=1, changeover_s=3600, uptime=0.85, ref="P1"),
        Symbol("I1", "inventory", x=200, y=0, quantity=7000, ref="I1"),
        Symbol("P2", "process", "Welding", x=400, y=0, cycle_time_s=62, uptime=1.0, ref="P2"),
        Symbol("C", "customer", "Assembly", x=700, y=0, ref="C"),
    ),
    (
        Flow("f1", "S", "P1", "shipment"),
        Flow("f2", "P1", "I1", "push"),
        Flow("f3", "I1", "P2", "push"),
        Flow("f4", "P2", "C", "shipment"),
    ),
)


def chain(n: int) -> ValueStream:
    """Processes and inventories by turns, folded into rows, each joined to the next."""
    symbols, flows, columns = [], [], max(4, round(n**0.5 * 1.2))
    for i in range(n):
        row, column = divmod(i, columns)
        column = columns - 1 - column if row % 2 else column
        kind = "inventory" if i % 2 else "process"
        numbers = {"quantity": 100.0 + i % 900} if i % 2 else {"cycle_time_s": 20.0 + i % 90, "changeover_s": 300.0}
        symbols.append(Symbol(f"s{i}", kind, f"Step {i}", x=column * 210, y=row * 190, ref=f"s{i}", **numbers))
        if i:
            flows.append(Flow(f"f{i}", f"s{i - 1}", f"s{i}", "push"))
    return ValueStream("m", "Chain", "current", SMALL.calendar, SMALL.demand, tuple(symbols), tuple(flows))


def fill(document: Document, stream: ValueStream) -> None:
    with document.edit("Fill") as session:
        add_value_stream(session, stream, "a0", spread(len(stream.symbols)), spread(len(stream.flows)))


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "event.kaizen", "en")
    fill(document, SMALL)
    yield document
    document.close()


@pytest.fixture
def view(qapp: QApplication, document: Document) -> Iterator[MapView]:
    """The map at its real size, one pixel of the scene to one of the screen."""
    view = MapView(document, LIGHT)
    view.resize(1280, 720)
    view.show_stream("m")
    Hand(view)
    view.show_place(QPointF(200, 0), 1.0)
    Hand.wait()
    yield view
    view.close()
    view.deleteLater()
    Hand.wait()


@pytest.fixture
def hand(view: MapView) -> Hand:
    return Hand(view)


def stored(document: Document, id: str = "m") -> ValueStream:
    """The map as the document has it."""
    with document.read() as session:
        stream = read_value_stream(session, id)
    assert stream is not None
    return stream


def symbol(document: Document, id: str) -> Symbol:
    return next(s for s in stored(document).symbols if s.id == id)


def joined(document: Document) -> set[tuple[str, str, str]]:
    """Source, target and kind of every flow."""
    return {(f.source, f.target, f.kind) for f in stored(document).flows}


def colours(view: MapView, x: float, y: float, reach: int = 0) -> set[str]:
    """The colours seen around a point of the map."""
    image = view.viewport().grab().toImage()
    at = view.mapFromScene(QPointF(x, y))
    return {
        QColor(image.pixel(at.x() + i, at.y() + j)).name()
        for i in range(-reach, reach + 1)
        for j in range(-reach, reach + 1)
    }
