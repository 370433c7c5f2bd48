"""The line in which a cell of a table is typed; it says how it is left, and completes earlier words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.calc.quantity import Unreadable
from app.canvas.pressed import leaves_undo
from app.views.completion import Completion
from app.views.theme import Appearance

_LEAVES = {
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Tab: "right",
    Qt.Key.Key_Backtab: "left",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def is_table(text: str) -> bool:
    """Whether a text has several lines or cells."""
    return bool(set("\n\t") & set(text.strip("\r\n")))


class CellEditor(QLineEdit):
    """`left(how)`: "enter", "right", "left", "up", "down" or "away"; `given_up()` with Escape.

    `table_pasted(text)` when what is pasted has several lines or cells. It stays as it is until its owner closes it.
    """

    left = Signal(str)
    given_up = Signal()
    table_pasted = Signal(str)

    def __init__(self, ground: QWidget, worn: Appearance, title: str, *, number: bool = False) -> None:
        super().__init__(ground)
        self.setObjectName("cell")
        self._ground = ground
        self.setAccessibleName(title)
        self._standing = ""
        self._offered: Completion | None = None
        self._reason = QLabel(ground)
        self._reason.setObjectName("cell_reason")
        self._reason.hide()
        self._worn = worn
        if number:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._edited)

    def show_text(self, standing: str, text: str | None) -> None:
        """What stands in the cell, chosen whole, or `text` in its place as if it had been typed."""
        self._standing = standing
        self.setText(standing if text is None else text)
        if text is None:
            self.selectAll()
        else:
            self.setModified(True)

    @property
    def is_changed(self) -> bool:
        """Whether it says another thing than what stood there."""
        return self.text() != self._standing

    def complete_from(self, words: list[str]) -> None:
        """Offer the first of these words that begins as what is typed."""
        self._offered = Completion(self, words)

    def refuse(self, refused: Unreadable) -> None:
        """Turn red, with the reason below."""
        self._mark(True)
        self._reason.setText(str(refused.sentence))
        self._reason.setWordWrap(True)
        self._reason.setMaximumWidth(self._worn.px(320))
        self._reason.adjustSize()
        ground = self._ground.rect()
        at = self.geometry().bottomLeft()
        at.setX(max(0, min(at.x(), ground.width() - self._reason.width())))
        if at.y() + self._reason.height() > ground.height():
            at.setY(self.geometry().top() - self._reason.height())
        self._reason.move(at)
        self._reason.show()
        self._reason.raise_()

    def _edited(self, _text: str) -> None:
        self._mark(False)
        self._reason.hide()
        self.widen()

    def _mark(self, wrong: bool) -> None:
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().polish(self)

    def lay_over(self, cell: QRect) -> None:
        """Lie over this rectangle of the ground, wider where what is typed needs it."""
        self.setMinimumWidth(cell.width())
        self.setGeometry(cell.adjusted(0, 0, 0, -1))
        self.widen()

    def widen(self) -> None:
        """As wide as what is typed needs, with what completes it, within the table."""
        offered = self._offered.rest if self._offered is not None else ""
        needed = self.fontMetrics().horizontalAdvance(self.text() + offered) + self._worn.px(24)
        room = self._ground.width()
        wide = min(max(self.minimumWidth(), needed), room)
        if wide > self.width():
            x = self.x() - (wide - self.width()) if self.alignment() & Qt.AlignmentFlag.AlignRight else self.x()
            self.setGeometry(max(0, min(x, room - wide)), self.y(), wide, self.height())

    def close_down(self) -> None:
        """Be gone; it may be the one that asks."""
        self.blockSignals(True)
        self.hide()
        self._reason.hide()
        self._reason.deleteLater()
        self.deleteLater()

    def sizeHint(self) -> QSize:
        return QSize(self._worn.px(80), super().sizeHint().height())

    # Events of Qt

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TABS:
            self.keyPressEvent(event)  # Qt would go to the next widget
            return True
        return False if leaves_undo(event, typed=self.isModified()) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        how = _LEAVES.get(Qt.Key(event.key()))
        if how == "right" and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            how = "left"
        if how and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier:
            self.left.emit(how)
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.matches(QKeySequence.StandardKey.Paste) and self._pastes_a_table():
            pass
        else:
            super().keyPressEvent(event)

    def _pastes_a_table(self) -> bool:
        text = QGuiApplication.clipboard().text()
        if not is_table(text):
            return False
        self.table_pasted.emit(text)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit("away")
