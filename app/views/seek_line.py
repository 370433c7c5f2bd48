"""The line in which words are typed that everything shown must have."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.language import _
from app.views.icon import icon
from app.views.theme import Appearance

WIDTH = 170


class SeekLine(QLineEdit):
    """`down` when the keys are to go to what is shown; Escape empties it first."""

    down = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setAccessibleName(_("Show only with these words"))
        self.setPlaceholderText(_("Filter…"))
        self.setToolTip(_("Show only with these words  (Ctrl+F)"))
        self.addAction(icon("filter", worn.look.muted), QLineEdit.ActionPosition.LeadingPosition)
        self.setFixedWidth(worn.px(WIDTH))

    def begin(self) -> None:
        """Type other words, over those that stand here."""
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        else:
            super().keyPressEvent(event)
