"""The driver itself: what a hand does arrives where Qt would bring it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene, QGraphicsView, QLineEdit, QVBoxLayout, QWidget

from tests.hand import Hand


@pytest.fixture
def view(qtbot):
    view = QGraphicsView()
    qtbot.addWidget(view)
    scene = QGraphicsScene(0, 0, 2000, 2000, view)
    view.setScene(scene)
    view.resize(600, 400)
    return view


def test_a_drag_moves_an_item_of_a_scrolled_and_zoomed_view(view):
    box = QGraphicsRectItem(0, 0, 100, 60)
    box.setFlag(box.GraphicsItemFlag.ItemIsMovable)
    box.setPos(900, 900)
    view.scene().addItem(box)
    hand = Hand(view)
    view.scale(0.5, 0.5)
    view.centerOn(box)
    hand.drag((950, 930), (1050, 980))
    assert (box.pos() - QPointF(1000, 950)).manhattanLength() <= 4


def test_the_wheel_and_its_modifier_reach_the_view(view):
    seen = []

    class Seen(QGraphicsView):
        def wheelEvent(self, event):
            seen.append((event.angleDelta().y(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)))

    seeing = Seen(view.scene(), view)
    seeing.resize(300, 300)
    Hand(seeing).wheel((10, 10), -2, ctrl=True)
    assert seen == [(-240, True)]


def test_typing_goes_where_the_focus_goes(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    first, second = QLineEdit(), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(first)
    layout.addWidget(second)
    hand = Hand(window)
    hand.click((first.x() + 5, first.y() + 5))
    hand.type("Été ’12’")
    hand.key("Tab")
    hand.type("5\u202f%")
    assert (first.text(), second.text()) == ("Été ’12’", "5\u202f%")


def test_a_shortcut_acts(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    done = []
    action = QAction(window)
    action.setShortcut("Ctrl+D")
    action.triggered.connect(lambda: done.append(1))
    window.addAction(action)
    Hand(window).key("Ctrl+D")
    assert done == [1]


def test_a_drop_is_taken_or_refused(qtbot):
    class Taker(QWidget):
        def dragEnterEvent(self, event):
            event.setAccepted(event.mimeData().hasText())

        def dropEvent(self, event):
            self.text = event.mimeData().text()
            event.acceptProposedAction()

    taker = Taker()
    taker.setAcceptDrops(True)
    qtbot.addWidget(taker)
    hand = Hand(taker)
    mime = QMimeData()
    mime.setText("here")
    assert hand.drop(mime, (5, 5))
    assert taker.text == "here"
    assert not hand.drop(QMimeData(), (5, 5))


LEAVING = """
import sys
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel
kept = []

def test_window(qapp):
    kept.append(QLabel("left")); kept[-1].setWindowTitle("forgotten")

def test_timer(qapp):
    kept.append(QTimer()); kept[-1].start(60000)

def test_hook():
    sys.excepthook = print

def test_slot(qapp):
    thing = QObject(); thing.objectNameChanged.connect(lambda name: 1 / 0); thing.setObjectName("a")

def test_clean(qapp):
    QLabel("gone"); QTimer().start(1000)
"""


def test_a_test_that_leaves_something_behind_fails(tmp_path):
    (tmp_path / "test_leaving.py").write_text(LEAVING)
    ground = Path(__file__).parent.parent
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", ground / "pyproject.toml", f"--rootdir={tmp_path}",
         "-p", "tests.conftest", "-p", "no:cacheprovider", "-p", "no:randomly", tmp_path / "test_leaving.py"],
        cwd=ground, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert "1 failed, 4 passed, 3 errors" in ran.stdout, ran.stdout
    for said in ("window QLabel “forgotten”", "every 60000 ms", "an exception hook", "ZeroDivisionError"):
        assert said in ran.stdout, ran.stdout
