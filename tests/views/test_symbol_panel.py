"""The symbols at the left: found by name, carried to the map, kept as favourites."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from app import language
from app.calc.map_symbol import SYMBOLS
from app.views import settings as remembered
from app.views.settings import Settings
from app.views.symbol_panel import MIME, SymbolPanel, symbol_mime
from app.views.theme import Appearance
from tests.hand import Hand


@pytest.fixture
def placed():
    return []


@pytest.fixture
def panel(dressed, qtbot, placed):
    made = SymbolPanel(Appearance(), Settings(favourites=["truck"]), placed.append)
    qtbot.addWidget(made)
    made.resize(made.width(), 700)
    return made


def shown(panel) -> list[str]:
    return [tile.kind.id for tile in panel.tiles()]


def test_every_symbol_is_there_once_and_favourites_first(panel):
    assert sorted(shown(panel)) == sorted(kind.id for kind in SYMBOLS)
    assert shown(panel)[0] == "truck"


@pytest.mark.parametrize(
    ("asked", "found"), [("inv", "inventory"), ("wip", "inventory"), ("BURST", "kaizen_burst"), ("lorry", "truck")]
)
def test_a_symbol_is_found_by_its_name_and_by_other_words(panel, asked, found):
    hand = Hand(panel)
    panel.line.setFocus()
    hand.type(asked)
    assert shown(panel) == [found]


def test_enter_in_the_search_takes_the_first(panel, placed):
    hand = Hand(panel)
    panel.line.setFocus()
    hand.type("cust")
    hand.key("Return")
    assert placed == ["customer"]
    assert panel.line.text() == ""


def test_nothing_found_is_said(panel):
    panel.line.setText("zzz")
    assert shown(panel) == []
    assert any("No symbol" in label.text() for label in panel.findChildren(QLabel))


def test_a_double_click_puts_the_symbol_on_the_map(panel, placed):
    tile = panel.tiles()[1]
    Hand(panel).double_click(tile.mapTo(panel, QPoint(40, 40)))
    assert placed == [tile.kind.id]


def test_the_star_makes_a_favourite_that_is_remembered(panel):
    tile = next(tile for tile in panel.tiles() if tile.kind.id == "process")
    corner = QPoint(tile.width() - 8, 8)
    hand = Hand(panel)
    hand.click(tile.mapTo(panel, corner))
    assert shown(panel)[:2] == ["process", "truck"]
    assert remembered.load().favourites == ["truck", "process"]
    hand.click(panel.tiles()[1].mapTo(panel, corner))
    assert remembered.load().favourites == ["process"]


def test_arrows_go_from_symbol_to_symbol_and_enter_takes_one(panel, placed):
    hand = Hand(panel)
    panel.tiles()[1].setFocus()
    hand.key("Right")
    hand.key("Return")
    assert placed == [panel.tiles()[2].kind.id]


def test_a_dragged_symbol_carries_its_kind():
    assert bytes(symbol_mime("truck").data(MIME)) == b"truck"


def test_names_are_in_the_language_of_the_window(dressed, qtbot):
    language.use("fr")
    made = SymbolPanel(Appearance(), Settings(), lambda _id: None)
    qtbot.addWidget(made)
    made.line.setText("stock")
    assert "inventory" in shown(made)
