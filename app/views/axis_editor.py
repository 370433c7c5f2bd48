"""The statement of an axis typed on its card: Enter keeps it, Shift+Enter makes a new line, Escape lets it go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.calc.pasted_list import lines
from app.canvas.pressed import leaves_undo
from app.language import _


class StatementEditor(QPlainTextEdit):
    """`done(text, then)`: `then` is "next" after Enter, "form" after Tab, "stay" when the focus went elsewhere.

    `let_go` on Escape; `listed(lines)` when several lines were pasted into an empty one.
    """

    done = Signal(str, str)
    let_go = Signal()
    listed = Signal(list)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAccessibleName(_("What is to become better?"))
        self.setPlaceholderText(_("What is to become better?"))
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.hide()

    def open_at(self, place: QRect, text: str, size: int) -> None:
        """`size` is that of the letters, in pixels."""
        self.setStyleSheet(f"font-size: {size}px; font-weight: 600;")
        self.setPlainText(text)
        self.setGeometry(place)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def close_it(self) -> str:
        """What was typed."""
        text = " ".join(self.toPlainText().split()) if "\n" not in self.toPlainText().strip() else self._several()
        self.blockSignals(True)
        self.hide()
        self.blockSignals(False)
        return text

    def _several(self) -> str:
        return "\n".join(" ".join(line.split()) for line in self.toPlainText().strip().splitlines())

    def insertFromMimeData(self, source: QMimeData) -> None:
        entries = lines(source.text()) if source.hasText() else []
        if len(entries) > 1 and not self.toPlainText().strip():
            self.listed.emit(entries)
        else:
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            self.done.emit(self.close_it(), "next")
        elif event.key() == Qt.Key.Key_Tab:
            self.done.emit(self.close_it(), "form")
        elif event.key() == Qt.Key.Key_Escape:
            self.close_it()
            self.let_go.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if leaves_undo(event, typed=self.document().isModified()):
            return False
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab)
        ):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.is_open and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.done.emit(self.close_it(), "stay")
