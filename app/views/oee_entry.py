"""The line in which losses are noted as the shift sheet is read out: kind by first letters, how much, what."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy

from app.calc.oee import LOSSES, OF_QUALITY, Loss, LossKind
from app.calc.oee_list import amount_for_typing, read_amount
from app.calc.pasted_list import tidy
from app.calc.quantity import Unreadable
from app.language import _
from app.views.completion import Completion
from app.views.observation_entry import NoteLine
from app.views.quick_choice import QuickChoice
from app.views.theme import Appearance

KEYS = "1234567890"
"""The key of each kind, in the order of the norm."""


class LossEntry(QFrame):
    """`noted(loss)` on Enter; the kind makes way for the next. `left` down to the table."""

    noted = Signal(object)
    left = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("entry")
        px = worn.px
        grid = QGridLayout(self)
        grid.setContentsMargins(px(8), px(6), px(8), px(6))
        grid.setHorizontalSpacing(px(6))
        grid.setVerticalSpacing(px(2))
        self.kind = QuickChoice(worn, _("Kind of loss"), "timer")
        self.kind.keys = KEYS
        self.kind.set_choices([(kind, _(words), "") for kind, words in LOSSES.items()])
        self.kind.setToolTip(_("Kind of loss: first letters, or 1 to 0"))
        self.kind.setMinimumWidth(px(120))
        self.amount, self.name = NoteLine(), NoteLine()
        self.amount.setAccessibleName(_("How much"))
        self.name.setAccessibleName(_("What happened"))
        self.name.setPlaceholderText(_("What happened"))
        self.amount.setFixedWidth(px(104))
        self.name.setMinimumWidth(px(80))
        self.kind.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for at, editor in enumerate((self.kind, self.amount, self.name)):
            grid.addWidget(editor, 0, at)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 3)
        self.reason = QLabel()
        self.reason.setObjectName("wrong")
        self.reason.setWordWrap(True)
        self.reason.hide()
        grid.addWidget(self.reason, 1, 0, 1, 3)
        self._names = Completion(self.name)
        self.kind.taken.connect(lambda _kind: self._ask())
        self.kind.done.connect(self._from_kind)
        for line in (self.amount, self.name):
            line.returnPressed.connect(self._note)
            line.down.connect(self.left)
            line.textEdited.connect(lambda _text: self._right())
        self._ask()

    def set_names(self, names: list[str]) -> None:
        """What happened before, which completes what is typed."""
        self._names.set_words(names)

    def _ask(self) -> None:
        in_parts = self.kind.value in OF_QUALITY
        self.amount.setPlaceholderText(_("parts") if in_parts else _("12, 1h30, 90 s"))
        self.amount.setToolTip(
            _("How many parts were lost") if in_parts else _("How long: 12 is minutes, 1h30 and 90 s are read, too")
        )
        self._right()

    def _from_kind(self) -> None:
        if self.amount.text().strip():
            self._note()
        else:
            self.amount.setFocus()

    def _note(self) -> None:
        """Empty, Enter leads to the field that is missing."""
        kind = cast("LossKind | None", self.kind.value)
        if kind is None:
            self.kind.setFocus()
            return
        try:
            seconds, parts = read_amount(kind, self.amount.text())
        except Unreadable as refused:
            self._wrong(str(refused.sentence))
            return
        if seconds is None and parts is None:
            self.amount.setFocus()
            return
        made = Loss(kind, tidy(self.name.text()), seconds, parts)
        self.clear()
        self.kind.setFocus()
        self.noted.emit(made)

    def clear(self) -> None:
        self.kind.set_value(None)
        self.amount.clear()
        self.name.clear()
        self._right()

    def _wrong(self, said: str) -> None:
        self.reason.setText(said)
        self.reason.show()
        self.amount.setProperty("wrong", True)
        self.amount.style().polish(self.amount)
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    def _right(self) -> None:
        self.reason.hide()
        if self.amount.property("wrong"):
            self.amount.setProperty("wrong", False)
            self.amount.style().polish(self.amount)

    def give_back(self, loss: Loss) -> None:
        """What was taken could not be noted."""
        self.type_again(loss.kind, amount_for_typing(loss), loss.name)

    def typed(self) -> tuple[str | None, str, str]:
        """What is half typed: kind, how much, what."""
        return self.kind.value, self.amount.text(), self.name.text()

    def type_again(self, kind: str | None, amount: str, name: str) -> None:
        self.kind.set_value(kind)
        self.amount.setText(amount)
        self.name.setText(name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.kind.setFocus()
