"""A short list in a panel, each line one click away from what it speaks of: root causes, checks, votes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.calc.pasted_list import tidy
from app.canvas.font import MEDIUM, elided, wrapped
from app.canvas.tip import tip_of
from app.views.button import WordButton
from app.views.form_group import heading
from app.views.icon import icon
from app.views.theme import TEXT_SIZE, Appearance

LINE_WIDTH = 158


@dataclass(frozen=True, slots=True)
class Pointer:
    """`key` is what `chosen` carries; `below` says more in a second line; `colour` is a token of the look."""

    key: str
    text: str
    below: str = ""
    icon: str = ""
    colour: str = "accent"


class PointerList(QWidget):
    """Hidden while there is nothing to point at, unless `nothing` says what that means."""

    chosen = Signal(str)

    def __init__(self, worn: Appearance, title: str, nothing: str = "", *, line_width: int = LINE_WIDTH) -> None:
        super().__init__()
        self._worn, self._nothing, self._line_width = worn, nothing, line_width
        self._shown: tuple[Pointer, ...] | None = None
        self.buttons: list[WordButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(4))
        self.title = heading(title, worn)
        self.title.setWordWrap(True)
        column.addWidget(self.title)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(worn.px(4))
        column.addLayout(self._lines)
        self.hide()

    def show_pointers(self, pointers: Sequence[Pointer]) -> None:
        self.setVisible(bool(pointers or self._nothing))
        if self._shown == tuple(pointers):
            return
        self._shown = tuple(pointers)
        while item := self._lines.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()  # it may be the one that asks
        self.buttons = [self._button(pointer) for pointer in pointers]
        for button in self.buttons:
            self._lines.addWidget(button)
        if not pointers:
            none = QLabel(self._nothing)
            none.setObjectName("muted")
            none.setWordWrap(True)
            self._lines.addWidget(none)

    def _button(self, pointer: Pointer) -> WordButton:
        worn = self._worn
        button = WordButton()
        button.setObjectName("pointer")
        text, room = tidy(pointer.text), worn.px(self._line_width)
        told = [text, *filter(None, [pointer.below])]
        button.setToolTip(tip_of("\n".join(told)))
        button.setAccessibleName(", ".join(told))
        below = wrapped(pointer.below, room, 2, worn.px(TEXT_SIZE), MEDIUM)
        shown = [elided(text, room, worn.px(TEXT_SIZE), MEDIUM), *below]
        button.setText("\n".join(shown).replace("&", "&&"))
        if pointer.icon:
            button.setIcon(icon(pointer.icon, getattr(worn.look, pointer.colour)))
            button.setIconSize(QSize(worn.px(18), worn.px(18)))
        button.clicked.connect(lambda: self.chosen.emit(pointer.key))
        return button
