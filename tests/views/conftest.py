"""What the tests of the window share: a dressed application, an event on disk, a window on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.calc.action import Action
from app.calc.axis import Axis
from app.calc.decision import Decision
from app.calc.event import EventData
from app.calc.lever import Lever
from app.calc.map_layout import place
from app.calc.maturity import Maturity, MaturityCriterion
from app.calc.oee import Oee
from app.calc.problem import Problem
from app.calc.suggestion import Suggestion
from app.calc.value_stream import Calendar, Demand, Flow, Symbol, ValueStream
from app.exchange.event_file import write_new
from app.views.application import dress
from app.views.settings import Settings


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    dress(qapp)
    yield qapp
    qapp.setStyleSheet("")


DONE: dict[str, Any] = {
    "axes": (Axis("axis", "Less waiting"),),
    "suggestions": (Suggestion("idea", "Paint the floor"),),
    "levers": (Lever("lever", "A second crane"),),
    "decisions": (Decision("decision", "Which crane"),),
    "actions": (Action("action", 1, "Call the maker"),),
    "problems": (Problem("problem", "The crane stopped"),),
    "oee": (Oee("oee", "Night shift", machine="Press 3"),),
    "maturities": (Maturity("maturity", "5S", criteria=(MaturityCriterion("Sort", id="sort"),)),),
}
"""One thing of each tool after the diagnosis."""


def small_map(id: str = "m1", name: str = "Line 3") -> ValueStream:
    """Supplier, stock, two processes of which the second is over takt, customer: takt 60 s."""
    return place(
        ValueStream(
            id,
            name,
            "current",
            Calendar(2, 28800, 1200, 5, 20, 240),
            Demand(18400, "month"),
            (
                Symbol(f"{id}S", "supplier", "Steel works", ref="S"),
                Symbol(f"{id}I", "inventory", "", quantity=1840, ref="I"),
                Symbol(f"{id}P", "process", "Stamping", cycle_time_s=1, changeover_s=3600, uptime=0.85, ref="P"),
                Symbol(f"{id}Q", "process", "Assembly", cycle_time_s=62, changeover_s=0, uptime=1, ref="Q"),
                Symbol(f"{id}C", "customer", "Client", ref="C"),
            ),
            (
                Flow(f"{id}1", f"{id}S", f"{id}I", "shipment"),
                Flow(f"{id}2", f"{id}I", f"{id}P", "push"),
                Flow(f"{id}3", f"{id}P", f"{id}Q", "push"),
                Flow(f"{id}4", f"{id}Q", f"{id}C", "shipment"),
            ),
        )
    )


@pytest.fixture
def event_file(tmp_path: Path) -> Path:
    """A closed event with one small map."""
    path = tmp_path / "Line 3.kaizen"
    write_new(path, EventData("Line 3", "en", "Nancy", "A. Martin", (small_map(),)))
    return path


@pytest.fixture
def settings() -> Settings:
    return Settings(language="en", example_seen=True)


@pytest.fixture
def window(dressed, qtbot, settings, event_file):
    """The window on the small event, at the size of a projector of a meeting room."""
    made = make_window(qtbot, settings)
    made.files.open_path(event_file)
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def bare_window(dressed, qtbot, settings):
    return make_window(qtbot, settings)


def make_window(qtbot, settings):
    from app.views.main_window import MainWindow

    made = MainWindow(settings)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


@pytest.fixture
def linked(dressed, qtbot, settings, tmp_path):
    """The window on an event with the whole chain, from the burst to the root cause, and one thing of each tool."""
    from tests.models.test_trail import CHAIN

    made = make_window(qtbot, settings)
    write_new(tmp_path / "chain.kaizen", replace(CHAIN, **DONE))
    made.files.open_path(tmp_path / "chain.kaizen")
    return made


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's documents folder of this test."""
    from app.views import files

    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(files, "documents_folder", lambda: folder)
    return folder


@pytest.fixture
def problem_page(dressed, qtbot, settings, tmp_path):
    """The page of problems, at a moment that does not move."""
    from tests.views.problem_event import EVENT, NOW

    window = make_window(qtbot, settings)
    write_new(tmp_path / "Line 3.kaizen", EVENT)
    window.files.open_path(tmp_path / "Line 3.kaizen")
    window.go("problem")
    page = window.page("problem")
    page.now = lambda: NOW
    page.tell_time()
    page.qtbot = qtbot
    return page


@pytest.fixture
def indicator_page(dressed, qtbot, settings, tmp_path):
    """The page of the indicators, on a day that does not move."""
    from tests.views.indicator_event import EVENT, TODAY

    window = make_window(qtbot, settings)
    write_new(tmp_path / "Line 3.kaizen", EVENT)
    window.files.open_path(tmp_path / "Line 3.kaizen")
    window.go("indicator")
    page = window.page("indicator")
    page.today = lambda: TODAY
    page.board.modes.today = TODAY
    return page
