"""One line in which a quantity or a text is typed as people say it; what cannot be read turns red, and is not kept."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from app.calc.map_symbol import Field, typed
from app.calc.quantity import Unreadable, show_for_typing
from app.language import _

Value = float | str | None


class FieldEditor(QLineEdit):
    """`taken(value)` when Enter or the way out of the field makes a new value. Escape gives the old one back.

    What makes sense is declared with the `field`; `name` is told to a screen reader.
    The reason of a red field goes to `reason`, a label that is shown only then.
    """

    taken = Signal(object)

    def __init__(self, field: Field, name: str, reason: QLabel | None = None) -> None:
        super().__init__()
        self.field, self._reason = field, reason
        self.day_s: float | None = None
        self._shown: Value = None
        self.setAccessibleName(name)
        self.editingFinished.connect(self.take)
        self.textEdited.connect(lambda _text: self._right())

    def show_value(self, value: Value, *, various: bool = False, default: Value = None) -> None:
        """`various` stands for several values that differ. A field in which someone is typing is left alone."""
        if self.hasFocus() and self.isModified():
            return
        self._shown = value
        self.setText(self._text(value))
        self.setPlaceholderText(_("various") if various else self._text(default))
        self.setCursorPosition(0)
        self._right()

    def _text(self, value: Value) -> str:
        if value is None or isinstance(value, str) or self.field.unit in ("text", "lines", "choice"):
            return str(value or "")
        return show_for_typing(value, self.field.unit, day_s=self.day_s)  # type: ignore[arg-type]

    def take(self) -> None:
        if not self.isModified():
            return
        try:
            value = typed(self.field, self.text(), day_s=self.day_s)
        except Unreadable as refused:
            self._wrong(str(refused.sentence))
            return
        self._right()
        self._shown = value
        self.setText(self._text(value))
        self.taken.emit(value)

    def _wrong(self, reason: str) -> None:
        self._mark(True)
        self.setToolTip(reason)
        if self._reason is not None:
            self._reason.setText(reason)
            self._reason.show()

    def _right(self) -> None:
        self._mark(False)
        self.setToolTip("")
        if self._reason is not None:
            self._reason.hide()

    def _mark(self, wrong: bool) -> None:
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setModified(False)
            self.show_value(self._shown)
            self.selectAll()
            event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.isModified():
            undo = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in undo):  # nothing typed here to undo: it means the last gesture
                event.ignore()
                return False
        return super().event(event)


class NoteEditor(QPlainTextEdit):
    """Several lines, kept when the field is left."""

    taken = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)

    def show_value(self, value: Value, *, various: bool = False, default: Value = None) -> None:
        if self.hasFocus() and self.document().isModified():
            return
        self.setPlainText(str(value or ""))
        self.setPlaceholderText(_("various") if various else "")

    def take(self) -> None:
        if self.document().isModified():
            self.document().setModified(False)
            self.taken.emit(self.toPlainText().strip())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.take()
