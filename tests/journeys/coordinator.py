"""Who plays an event: works in one window with the hand alone, and sees what it shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QFileDialog

from app.canvas.fishbone_view import FishboneView
from app.models.link import read_links
from app.views.main_window import MainWindow
from tests.hand import Hand


class Coordinator:
    def __init__(self, window: MainWindow, qtbot, folder: Path) -> None:
        self.window, self.qtbot, self.folder = window, qtbot, folder
        self.hand = Hand(window)
        self.clicks = 0

    @property
    def page(self):
        return self.window.page(self.window.current)

    @property
    def said(self) -> str:
        return self.window.status.hint.text()

    @property
    def spoken_of(self) -> tuple[str, str]:
        """Kind and id of what is selected on the page on show."""
        Hand.wait()
        return self.page.thing()

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.hand.key(key)

    def type(self, *texts: str, by: str = "Return") -> None:
        """Each text, ended by this key."""
        for text in texts:
            self.hand.type(text)
            self.hand.key(by)

    def named(self, command: str) -> None:
        """Do a command that has no key, by its name."""
        self.hand.key("Ctrl+K")
        self.type(command)
        Hand.wait()

    def click_end(self, side: str, kind: str) -> None:
        """Click on an end of the trail in the status bar."""
        Hand.wait()
        trail = self.window.status.trail
        ends = trail.origin if side == "origin" else trail.came
        at = next(i for i, end in enumerate(ends) if end.kind == kind)
        Hand(trail.buttons[at if side == "origin" else len(trail.buttons) - len(ends) + at]).click()
        self.clicks += 1

    def links(self) -> set[tuple[str, str]]:
        """The kinds that are linked."""
        with self.window.document.read() as session:
            return {(each.source_kind, each.target_kind) for each in read_links(session)}

    def begin(self, path: Path) -> Path:
        """A new event in this file."""
        self.keys("Ctrl+N")
        self.answer(path)
        self.hand = Hand(self.window)
        return path

    def answer(self, path: Path) -> None:
        """Choose a file in the dialog that is open."""
        dialog = self.window.findChild(QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.close()
        Hand.wait()


def middle(view: FishboneView, id: str) -> QPointF:
    """Of a cause, a bone or the head."""
    left, top, right, bottom = view.box_of(id)
    return QPointF((left + right) / 2, (top + bottom) / 2)
