"""A menu in which several things are ticked before they are taken together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.language import _


class TickMenu(QMenu):
    """A click or the space bar ticks and leaves the menu open; `take` is told the ids that are ticked, or all of them.

    `every` is the line that takes all, `things` are ids and words.
    """

    def __init__(
        self, parent: QWidget, every: str, things: Sequence[tuple[str, str]], take: Callable[[list[str]], object]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ids: dict[QAction, str] = {}
        if len(things) > 1:
            self.addAction(every, lambda: take([id for id, _words in things]))
            self.addSeparator()
        for id, words in things:
            action = self.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.toggled.connect(lambda _on: self._say())
            self._ids[action] = id
        self.addSeparator()
        self._done = self.addAction(_("Take those that are ticked"), lambda: take(self.ticked()))
        self._say()

    def ticked(self) -> list[str]:
        return [id for action, id in self._ids.items() if action.isChecked()]

    def _say(self) -> None:
        self._done.setEnabled(bool(self.ticked()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action in self._ids:
            action.toggle()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action in self._ids:
            action.toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and action in self._ids:
            action.setChecked(True)
            self._done.trigger()
            self.close()
        else:
            super().keyPressEvent(event)
