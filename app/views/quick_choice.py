"""A choice by its first letters: what is typed is completed in place, arrows go on, the mouse opens the whole list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from app.canvas.pressed import leaves_undo
from app.language import _, plain
from app.views.icon import icon
from app.views.theme import Appearance

Choice = tuple[str, str, str]
"""Id, words, name of an icon or nothing."""


class QuickChoice(QLineEdit):
    """Always one of the choices or nothing. `taken(id or None)` whenever it becomes another; `done` on Enter."""

    taken = Signal(object)
    done = Signal()

    def __init__(self, worn: Appearance, name: str, picture: str) -> None:
        super().__init__()
        self._worn = worn
        self._choices: list[Choice] = []
        self._at = -1
        self.keys = ""
        """A letter that stands for each choice in turn, such as a digit."""
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setPlaceholderText(name)
        self.setClearButtonEnabled(False)
        self._picture = picture
        self._sign = QAction(icon(picture, worn.look.muted), name, self)
        self._open = QAction(icon("chevron-down", worn.look.muted), _("All choices"), self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self._sign.triggered.connect(self.open_list)
        self._open.triggered.connect(self.open_list)
        self.textEdited.connect(self._complete)

    @property
    def value(self) -> str | None:
        return self._choices[self._at][0] if self._at >= 0 else None

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """The value stays where it is still a choice."""
        if list(choices) == self._choices:
            return
        kept = self.value
        self._choices, self._at = list(choices), -1
        self.set_value(kept)

    def set_value(self, id: str | None) -> None:
        at = next((i for i, choice in enumerate(self._choices) if choice[0] == id), -1)
        self._show(at)

    def _show(self, at: int) -> None:
        changed, self._at = at != self._at, at
        words, picture = self._choices[at][1:] if at >= 0 else ("", "")
        self.setText(words)
        self.setCursorPosition(0)
        colour = self._worn.look.accent if at >= 0 else self._worn.look.muted
        self._sign.setIcon(icon(picture or self._picture, colour))
        if changed:
            self.taken.emit(self.value)

    def _complete(self, typed: str) -> None:
        """The choice of this name, else the first that begins so or has such a word; what fits none is not taken."""
        if not typed.strip():
            self._show(-1)
            return
        if len(typed) == 1 and typed in self.keys and self.keys.index(typed) < len(self._choices):
            self._show(self.keys.index(typed))
            self.selectAll()
            return
        wanted = plain(typed.strip())
        names = [plain(words) for _id, words, _picture in self._choices]
        begun = next((i for i, name in enumerate(names) if name.startswith(wanted)), -1)
        at = names.index(wanted) if wanted in names else begun
        if at >= 0:
            self._show(at)
            self.setSelection(len(self.text()), len(typed) - len(self.text()))  # what was guessed goes with a letter
            return
        at = next((i for i, name in enumerate(names) if any(w.startswith(wanted) for w in name.split())), -1)
        self._show(at if at >= 0 else self._at)
        self.selectAll()

    def _step(self, by: int) -> None:
        """On to the next choice; before the first one is nothing."""
        self._show(max(-1, min(self._at + by, len(self._choices) - 1)))
        self.selectAll()

    def open_list(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        none = menu.addAction(_("None"))
        none.triggered.connect(lambda: self._choose(-1))
        for i, (_id, words, picture) in enumerate(self._choices):
            action = menu.addAction(words.replace("&", "&&"))
            if picture:
                action.setIcon(icon(picture, self._worn.look.muted))
            action.triggered.connect(lambda _checked=False, i=i: self._choose(i))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, at: int) -> None:
        self._show(at)
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_list()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._show(-1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        return False if leaves_undo(event, typed=False) else super().event(event)  # a choice is no text

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(self._worn.px(150), super().sizeHint().height())
