"""Editors of one field: what is typed as people say it and cannot be read turns red, and is not kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit

from app.calc import calendar_date, typed_measure
from app.calc.map_symbol import Field, typed
from app.calc.quantity import SPACE, Unreadable, show_for_typing
from app.canvas.pressed import leaves_undo
from app.language import _
from app.models.document_error import DocumentError

LEAST, MOST = 2, 8
"""Lines of a note that are in sight."""
SHORT_UNIT = 4
"""Letters of a unit that has room behind its number in the narrow place of a field."""
ENDLESS = 10_000
"""Letters without a blank: no word."""

Value = float | str | None
refused: list[DocumentError] = []
"""What fields could not keep since this was last emptied: out of a slot no exception reaches whoever asked for it."""


@contextmanager
def kept_in(editor: FieldEditor | NoteEditor | ChoiceEditor) -> Iterator[None]:
    """Write within this what was taken of an editor: what the disk refuses stays there, and is not said to be kept."""
    try:
        yield
    except DocumentError as problem:
        editor.not_kept()
        refused.append(problem)
        raise


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
        self._before: Value = None
        """What was shown before something was taken."""
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
        if self.field.unit == "date":
            return calendar_date.show(str(value or ""))
        if value is None or isinstance(value, str) or self.field.unit in ("text", "lines", "choice"):
            return str(value or "")
        if (unit := self.field.measured_in) is not None:
            number = typed_measure.show_number(value)
            return f"{number}{SPACE}{unit}" if unit and len(unit) <= SHORT_UNIT else number
        return show_for_typing(value, self.field.unit, day_s=self.day_s)  # type: ignore[arg-type]

    def read(self, text: str) -> Value:
        """What this text says. Raises `Unreadable`."""
        return typed(self.field, text, day_s=self.day_s)

    @property
    def is_typed(self) -> bool:
        """Whether it holds what is not taken yet."""
        return self.isModified()

    def take(self) -> None:
        if not self.isModified():
            return
        try:
            value = self.read(self.text())
        except Unreadable as refused:
            self._wrong(str(refused.sentence))
            return
        self._right()
        self._before, self._shown = self._shown, value
        self.setText(self._text(value))
        self.taken.emit(value)

    def not_kept(self) -> None:
        """What was taken could not be stored: it counts as typed, and is taken anew."""
        self._shown = self._before
        self.setModified(True)

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
        return False if leaves_undo(event, typed=self.isModified()) else super().event(event)


class NoteEditor(QPlainTextEdit):
    """Several lines, kept when the field is left."""

    taken = Signal(object)
    least = LEAST

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        """As high as the text, within limits; a bar for scrolling only beyond them, for it would take width."""
        whole = self.document().size().height()
        lines = min(max(whole, self.least), MOST)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if whole > MOST else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        frame = max(0, self.height() - self.viewport().height())  # below zero while it is not laid out yet
        edges = 2 * self.document().documentMargin() + frame
        self.setFixedHeight(ceil(lines * QFontMetricsF(self.font()).lineSpacing() + edges) + 1)

    def show_value(self, value: Value, *, various: bool = False, default: Value = None) -> None:
        if self.hasFocus() and self.document().isModified():
            return
        text = str(value or "")
        self._wrap(text)
        self.setPlainText(text)
        self.setPlaceholderText(_("various") if various else "")

    def _wrap(self, text: str) -> None:
        """Looking for blanks in what has none takes Qt minutes: that is broken anywhere."""
        endless = len(text) > ENDLESS and any(len(word) > ENDLESS for word in text.split())
        mode = QTextOption.WrapMode
        self.setWordWrapMode(mode.WrapAnywhere if endless else mode.WrapAtWordBoundaryOrAnywhere)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._wrap(source.text())
        super().insertFromMimeData(source)

    @property
    def is_typed(self) -> bool:
        """Whether it holds what is not taken yet."""
        return self.document().isModified()

    def take(self) -> None:
        if self.document().isModified():
            text = self.toPlainText().strip()
            if text != self.toPlainText():
                self.setPlainText(text)  # what is kept is what is seen
            self.document().setModified(False)
            self.taken.emit(text)

    def not_kept(self) -> None:
        """What was taken could not be stored: it counts as typed, and is taken anew."""
        self.document().setModified(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.take()


class ChoiceEditor(QComboBox):
    """A short list; the wheel scrolls the panel, not the choice. The choice "" stands for no value."""

    taken = Signal(object)

    def __init__(self, field: Field, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for id, title in field.choices:
            self.addItem(title if field.named else _(title), id)
        self._shown = -1
        self.activated.connect(lambda at: self.taken.emit(self.itemData(at)))

    def show_value(self, value: Value, *, various: bool = False, default: Value = None) -> None:
        shown = next((each for each in (value, default) if each is not None), "")
        self._shown = -1 if various else self.findData(shown)
        self.setCurrentIndex(self._shown)

    def not_kept(self) -> None:
        """What was chosen could not be stored: it is as it was."""
        self.setCurrentIndex(self._shown)

    is_typed = False

    def take(self) -> None:
        """A choice is taken when it is made."""

    def setReadOnly(self, on: bool) -> None:
        """As the others have it."""
        self.setEnabled(not on)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
