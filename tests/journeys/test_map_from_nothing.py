"""The open case drawn from nothing with mouse and keys, as in front of eight people; then undone and done again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QFileDialog

from app.canvas.overlay import handles
from app.models.event import read_event
from app.views.application import dress
from app.views.main_window import MainWindow
from app.views.settings import Settings
from app.views.symbol_panel import symbol_mime
from tests.hand import Hand

PROCESSES = (
    ("Stamping", "1", "1 h", "85 %", "1"),
    ("Spot weld 1", "39 s", "10 min", "100", "1"),
    ("Spot weld 2", "46", "600", "0,8", "1"),
    ("Assembly 1", "1 min 2", "0", "100 %", "1"),
    ("Assembly 2", "40", "0 s", "1", "1"),
)
STOCKS = ("7 000", "1700", "2450", "1 840")
STEP, ROW = 320.0, 300.0


class Coordinator:
    """Draws on one map with the hand alone."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.page = window.pages["value_stream"]
        self.view = self.page.view
        self.hand = Hand(self.view)
        for _ in range(4):
            self.hand.key("Ctrl+-")
        self.view.show_place(QPointF(2 * STEP, ROW / 2), 0.5)

    def put(self, kind: str, x: float, y: float, *typed: str) -> str:
        """Carry a symbol from the panel to the map, type what it asks for, leave it; its id."""
        before = {s.id for s in self.page.stream().symbols}
        assert self.hand.drop(symbol_mime(kind), (x, y))
        for i, text in enumerate(typed):
            if i:
                self.hand.key("Tab")
            self.hand.type(text)
        self.hand.key("Tab" if typed else "Escape")
        self.hand.key("Escape")
        (made,) = {s.id for s in self.page.stream().symbols} - before
        self.hand.key("Escape")
        self.view.show_place(QPointF(2 * STEP, ROW / 2), 0.5)
        return made

    def join(self, source: str, target: str) -> None:
        """Drag from the handle at the edge of one symbol to the middle of the other."""
        boxes = self.view.map.symbols
        self.hand.click(self.middle(source))
        a, b = self.middle(source), self.middle(target)
        pixel = self.view.pixel()
        start = min(handles(boxes[source], pixel), key=lambda at: (at - b).manhattanLength())
        assert start != a
        self.hand.drag(start, b)
        self.hand.key("Escape")

    def middle(self, id: str) -> QPointF:
        return QPointF(*self.view.map.symbols[id].centre())

    def fill(self, field: str, text: str) -> None:
        editor = self.page.properties.editors[field]
        editor.setFocus()
        editor.selectAll()
        self.hand.type(text)
        self.hand.key("Return")


@pytest.fixture
def window(qapp, qtbot):
    dress(qapp)
    made = MainWindow(Settings(language="en", example_seen=True))
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    yield made
    made.files.close_event()
    qapp.setStyleSheet("")


def begin(window: MainWindow, path: Path) -> Coordinator:
    Hand(window).key("Ctrl+N")
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    Hand.wait()
    return Coordinator(window)


def draw(who: Coordinator) -> None:
    for field, text in (
        ("demand_quantity", "18 400"),
        ("shifts_per_day", "2"),
        ("shift_s", "8"),
        ("breaks_s_per_shift", "20"),
        ("days_per_week", "5"),
        ("days_per_month", "20"),
        ("days_per_year", "240"),
    ):
        who.fill(field, text)
    who.page.properties.editors["demand_per"].setFocus()
    for _ in ("week", "month"):
        who.hand.key("Down")
    who.view.setFocus()
    processes = [who.put("process", i * STEP, ROW, *typed) for i, typed in enumerate(PROCESSES)]
    for i, quantity in enumerate(STOCKS):
        x = (who.middle(processes[i]).x() + who.middle(processes[i + 1]).x()) / 2
        who.put("inventory", x, ROW, quantity)
    coils = who.put("inventory", -STEP / 2 - 40, ROW, "", "5")
    ready = who.put("inventory", who.middle(processes[-1]).x() + 200, ROW, "4140")
    supplier = who.put("supplier", -STEP / 2 - 40, -60, "Steel works")
    customer = who.put("customer", who.middle(ready).x(), -60, "State Street")
    control = who.put("production_control", 2 * STEP, -60, "Production control")
    for source, target in (
        (supplier, coils),
        (coils, processes[0]),
        (processes[-1], ready),
        (ready, customer),
        (customer, control),
        (control, supplier),
        (control, processes[0]),
    ):
        who.join(source, target)


def test_the_open_case_is_drawn_closed_reopened_undone_and_redone(window, tmp_path):
    path = tmp_path / "Acme é.kaizen"
    who = begin(window, path)
    draw(who)

    stream, figures = who.page.stream(), who.view.map.figures
    assert [len(stream.symbols), len(stream.flows)] == [14, 15]
    assert figures.takt_s == pytest.approx(60)
    assert figures.waiting_days == pytest.approx(23.619565217391305)
    assert figures.value_added_s == pytest.approx(188)
    named = {s.id: s.name for s in stream.symbols}
    assert named[figures.bottleneck] == "Assembly 1"
    assert [id for id, each in figures.processes.items() if each.over_takt] == [figures.bottleneck]
    kinds = sorted(flow.kind for flow in stream.flows)
    assert kinds.count("shipment") == 2
    assert kinds.count("push") == 10
    drawn = whole(window)

    window.files.close_event()
    window.files.open_path(path)
    assert whole(window) == drawn

    hand = Hand(window.pages["value_stream"].view)
    while window.commands["undo"].isEnabled():
        hand.key("Ctrl+Z")
    page = window.pages["value_stream"]
    assert (page.stream().symbols, page.stream().flows) == ((), ())
    assert page.empty.isVisible()

    while window.commands["redo"].isEnabled():
        hand.key("Ctrl+Y")
    assert whole(window) == drawn
    assert page.strip.numbers()[0][1] == "60\u202fs"


def whole(window: MainWindow) -> object:
    with window.document.read() as session:
        return read_event(session)
