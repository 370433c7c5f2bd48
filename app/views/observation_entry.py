"""The line in which what is seen is noted as fast as people say it: Enter notes it, Tab goes on to step and waste."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy

from app.calc.observation import WASTES
from app.canvas.pressed import leaves_undo
from app.language import _
from app.views.icon import icon
from app.views.observation_words import WASTE_ICONS
from app.views.quick_choice import Choice, QuickChoice
from app.views.theme import Appearance

WASTE_KEYS = "1234567890"
"""The key of each waste, in the order of the field."""


class NoteLine(QLineEdit):
    """Up and down leave it, an image on the clipboard is pasted as a photograph."""

    down = Signal()
    pasted = Signal(QImage)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.down.emit()
        elif (
            event.matches(QKeySequence.StandardKey.Paste)
            and not (image := QGuiApplication.clipboard().image()).isNull()
        ):
            self.pasted.emit(image)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        return False if leaves_undo(event, typed=bool(self.text())) else super().event(event)


class ObservationEntry(QFrame):
    """`noted(text, step, waste)`: the step stays for the next one, which is often seen at the same place."""

    noted = Signal(str, object, object)
    left = Signal()
    pasted = Signal(QImage)

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("entry")
        px = worn.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(6), px(8), px(6))
        row.setSpacing(px(6))
        self.text = NoteLine()
        self.text.setAccessibleName(_("What was seen?"))
        self.text.setPlaceholderText(_("What was seen?  Type, then Enter"))
        self.text.addAction(icon("notebook-pen", worn.look.accent), QLineEdit.ActionPosition.LeadingPosition)
        self.step = QuickChoice(worn, _("Step"), "map-pin")
        self.waste = QuickChoice(worn, _("Waste"), "tag")
        self.waste.keys = WASTE_KEYS
        self.waste.set_choices([(id, _(words), WASTE_ICONS[id]) for id, words in WASTES.items()])
        for editor in (self.step, self.waste):
            editor.setMinimumWidth(px(110))
            editor.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            editor.done.connect(self._note)
        self.text.setMinimumWidth(px(160))
        row.addWidget(self.text, 1)
        row.addWidget(self.step)
        row.addWidget(self.waste)
        self.text.returnPressed.connect(self._note)
        self.text.down.connect(self.left)
        self.text.pasted.connect(self.pasted)

    def set_steps(self, choices: Sequence[Choice]) -> None:
        """Those of the maps; Tab passes the field by while there is none."""
        self.step.set_choices(choices)
        self.step.setEnabled(bool(choices))
        self.step.setToolTip(_("Step") if choices else _("The steps are those of the maps: there is no map yet."))

    def take(self) -> None:
        """Note what is half typed."""
        if self.text.text().strip():
            self._note()

    def _note(self) -> None:
        self.text.setFocus()
        if self.text.text().strip():
            self.noted.emit(*self.taken())

    def taken(self) -> tuple[str, str | None, Any]:
        """Text, step and waste as they stand; the text and the waste make way for the next."""
        taken = self.text.text().strip(), self.step.value, self.waste.value
        self.text.clear()
        self.waste.set_value(None)
        return taken

    def give_back(self, text: str, step: str | None, waste: Any) -> None:
        """What was taken could not be noted."""
        self.text.setText(text)
        self.step.set_value(step)
        self.waste.set_value(waste)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.text.setFocus()
