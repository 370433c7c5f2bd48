"""Who plays an event: works in one window with the hand alone, and sees what it shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from app.canvas.fishbone_view import FishboneView
from app.language import _
from app.models.link import read_links
from app.views.form import Form
from app.views.main_window import MainWindow
from app.views.tools import tool_of
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

    def visit(self, tool: str) -> None:
        """Go to the page of a tool by its button in the rail."""
        title = _(tool_of(tool).title)
        buttons = self.window.content.rail.findChildren(QToolButton)
        Hand(next(each for each in buttons if each.accessibleName() == title)).click()
        self.clicks += 1
        Hand.wait()
        assert self.window.current == tool

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until the keys are there."""
        for _press in range(60):
            if self.window.focusWidget() is widget:
                return
            self.keys("Tab")
        raise AssertionError(f"Tab does not lead to {widget.accessibleName()}")

    def fill(self, form: Form, **texts: str) -> None:
        """Type in fields of a panel, on from where the keys are; the last one is left."""
        for field, text in texts.items():
            self.tab_to(form.editors[field])
            self.hand.type(text)
        self.keys("Tab")

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
        return path

    def answer(self, path: Path) -> None:
        """Choose a file in the dialog that is open; the window is in front again."""
        dialog = self.window.findChild(QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.close()
        dialog.deleteLater()
        self.hand = Hand(self.window)


def middle(view: FishboneView, id: str) -> QPointF:
    """Of a cause, a bone or the head."""
    left, top, right, bottom = view.box_of(id)
    return QPointF((left + right) / 2, (top + bottom) / 2)
