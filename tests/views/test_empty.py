"""The page that is never blank: what it says, and the ways to begin."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from app.views.empty import Empty
from app.views.theme import Appearance
from tests.hand import Hand


@pytest.fixture
def board(dressed, qtbot):
    board = QWidget()
    qtbot.addWidget(board)
    board.resize(900, 500)
    board.asked = []
    board.ways = [QAction(text, board) for text in ("New tally", "Take the example")]
    for way in board.ways:
        way.triggered.connect(lambda _checked, way=way: board.asked.append(way.text()))
    board.list, board.line = QListWidget(), QLineEdit()
    column = QVBoxLayout(board)
    column.addWidget(board.list)
    column.addWidget(board.line)
    board.empty = Empty(board.list, Appearance(), "tally-5", "No tally yet", "Count what goes wrong.", board.ways)
    return board


def test_it_is_there_only_when_asked_for_and_stands_in_the_middle(board):
    hand = Hand(board)
    assert not board.empty.isVisible()
    board.empty.show()
    hand.wait()
    for width in (900, 420):
        board.resize(width, 400)
        hand.wait()
        middle = board.empty.geometry().center() - board.list.viewport().rect().center()
        assert middle.manhattanLength() <= 2
        assert board.list.viewport().rect().contains(board.empty.geometry())
        assert board.empty.words.height() >= board.empty.words.heightForWidth(board.empty.words.width())


def test_each_way_to_begin_is_one_click_or_one_key(board):
    board.empty.show()
    hand = Hand(board)
    first, second = board.empty.buttons
    assert (first.property("primary"), second.property("primary")) == (True, False)
    hand.click(second.mapTo(board, second.rect().center()))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    hand.key("Return")
    assert board.asked == ["Take the example", "New tally"]


def test_it_can_say_something_else_with_other_ways(board):
    board.empty.show()
    board.empty.tell("No mark yet", "Press a key.", board.ways[1:])
    Hand(board)
    assert [(button.text(), button.property("primary")) for button in board.empty.buttons] == [
        ("Take the example", False)
    ]
    assert board.empty.title.text() == "No mark yet"
