"""The trail in the status bar: where the selected thing comes from and what came of it, one click each way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.canvas.tip import tip_of
from app.language import N_, _
from app.views.icon import icon
from app.views.kind_icon import ICONS
from app.views.theme import Appearance

if TYPE_CHECKING:
    from app.models.trail import End

AT_MOST = 3
"""Ends to one side; the strip in the panel has them all."""


class StatusTrail(QWidget):
    """`asked(kind, id)` by a click on an end; `changed` when it takes more room or less."""

    asked = Signal(str, str)
    changed = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self.origin: tuple[End, ...] = ()
        self.came: tuple[End, ...] = ()
        self.buttons: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(worn.px(4))
        self.hide()

    def show_ends(self, origin: Iterable[End], came: Iterable[End]) -> None:
        """What is still there of both; without any it is not seen."""
        now = tuple(origin), tuple(end for end in came if end.there)
        if now == (self.origin, self.came):
            return
        self.origin, self.came = now
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()  # it may be the one that asks
        back = self._buttons(self.origin, N_("Where it comes from: {what}"), "‹ {word}", "Ctrl+Up")
        self.buttons = back + self._buttons(self.came, N_("What came of it: {what}"), "{word} ›", "Ctrl+Down")
        for button in self.buttons:
            self._row.addWidget(button)
            button.show()  # while it is hidden, the layout thinks that it needs no room
        self.setVisible(bool(self.buttons))
        self.changed.emit()

    def _buttons(self, ends: Sequence[End], told: str, said: str, key: str) -> list[QToolButton]:
        made: list[QToolButton] = []
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        for end in ends[:AT_MOST]:
            word = _(end.word)
            tip = _(told, what=f"{word} – {end.title}" if end.title else word)
            button = QToolButton()
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setIcon(icon(ICONS[end.kind], self._worn.look.accent))
            button.setIconSize(QSize(self._worn.px(15), self._worn.px(15)))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setText(f" {said.format(word=word)}".replace("&", "&&"))
            button.setAccessibleName(tip)
            button.setToolTip(tip_of(tip if made else f"{tip}  ({native})"))
            button.clicked.connect(lambda _checked=False, end=end: self.asked.emit(end.kind, end.id))
            made.append(button)
        return made
