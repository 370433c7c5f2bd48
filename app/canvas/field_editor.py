"""The small fields in which names and data are typed right on the map."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.look import Look

NEXT, PREVIOUS, ENTER, CANCEL, LEAVE = "next", "previous", "enter", "cancel", "leave"

_KEYS = {
    Qt.Key.Key_Tab: NEXT,
    Qt.Key.Key_Backtab: PREVIOUS,
    Qt.Key.Key_Return: ENTER,
    Qt.Key.Key_Enter: ENTER,
    Qt.Key.Key_Escape: CANCEL,
}
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""The menu of the field itself, or another window, does not end the typing."""


def _asked(event: QKeyEvent) -> str:
    asked = _KEYS.get(Qt.Key(event.key()), "")
    is_back = asked == NEXT and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return PREVIOUS if is_back else asked


_EDGES = 20.0
"""Border, padding and cursor beside the text of a field."""

_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


class LineField(QLineEdit):
    """`asked` says what is to become of the text: one of the words above."""

    asked = Signal(str)
    edited = Signal()

    def __init__(self, text: str, align: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setAlignment(_ALIGN[align] | Qt.AlignmentFlag.AlignVCenter)
        self.selectAll()
        self.textChanged.connect(lambda _text: self.edited.emit())

    def words(self) -> str:
        return self.text()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if asked := _asked(event):
            self.asked.emit(asked)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.asked.emit(LEAVE)


class TextField(QPlainTextEdit):
    """Several lines: Enter makes a new one, Ctrl+Enter is done."""

    asked = Signal(str)
    edited = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.selectAll()
        self.textChanged.connect(self.edited)

    def words(self) -> str:
        return self.toPlainText()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = _asked(event)
        if asked == ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            asked = ""
        if asked:
            self.asked.emit(asked)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.asked.emit(LEAVE)


class SentenceField(TextField):
    """One sentence, wrapped: Enter is done; line ends that are pasted are for who takes the text to make spaces of."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit(ENTER)
        else:
            super().keyPressEvent(event)


Field = LineField | TextField


class FieldEditor:
    """One field on the viewport and, below it, the reason why its text cannot be read."""

    def __init__(self, field: Field, viewport: QWidget, look: Look, scale: float) -> None:
        self.field = field
        self._viewport, self._look, self._scale = viewport, look, scale
        self._reason = QLabel(viewport)
        self._reason.setWordWrap(True)
        self._reason.hide()
        self._dress()

    def _dress(self, *, is_wrong: bool = False) -> None:
        look = self._look
        edge, ground = (look.danger, look.danger_soft) if is_wrong else (look.accent, look.surface)
        self.field.setStyleSheet(
            f"border: 2px solid {edge}; border-radius: 3px; padding: 0 3px; background: {ground}; color: {look.text};"
            f"selection-background-color: {look.accent}; selection-color: {look.on_accent};"
        )
        self._reason.setStyleSheet(
            f"border: 1px solid {look.danger}; border-radius: 3px; padding: 3px 6px; background: {look.surface};"
            f"color: {look.danger}; font-size: {round(12 * self._scale)}px;"
        )

    def room_for_text(self, font: QFont, least: float, most: float) -> tuple[float, float]:
        """Width between the two and height that show the text that is typed."""
        measure, text = QFontMetricsF(font), self.field.words()
        wide = min(max(least, measure.horizontalAdvance(text) + _EDGES), most)
        if isinstance(self.field, LineField):
            return wide, measure.height() + 6
        inside = QRectF(0, 0, least - _EDGES, 1e4)
        return least, measure.boundingRect(inside, Qt.TextFlag.TextWordWrap, text + "\n").height() + 6

    def lay(self, rect: QRect, font: QFont) -> None:
        self.field.setFont(font)
        self.field.setGeometry(rect)
        self._lay_reason()

    def show(self) -> None:
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, reason: str) -> None:
        """Turn red and say why."""
        self._dress(is_wrong=True)
        self._reason.setText(reason)
        self._lay_reason()
        self._reason.show()
        self._reason.raise_()

    def forgive(self) -> None:
        """The text is another now: nothing is known against it."""
        if self.reason:
            self._dress()
            self._reason.hide()

    @property
    def reason(self) -> str:
        return self._reason.text() if not self._reason.isHidden() else ""

    def _lay_reason(self) -> None:
        rect = self.field.geometry()
        width = min(round(300 * self._scale), self._viewport.width())
        left = max(0, min(rect.left(), self._viewport.width() - width))
        height = self._reason.heightForWidth(width)
        top = rect.bottom() + 3
        if top + height > self._viewport.height():
            top = rect.top() - height - 3
        self._reason.setGeometry(left, top, width, height)

    def close(self) -> None:
        """Be gone; keys that are still here go to the picture, not to nowhere."""
        has_keys, view = self.field.hasFocus(), self._viewport.parentWidget()
        self.field.blockSignals(True)
        for widget in (self.field, self._reason):
            widget.hide()
            widget.deleteLater()
        if has_keys and view is not None:
            view.setFocus()
